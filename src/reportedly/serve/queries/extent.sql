-- How many claims, from how many articles and outlets, and which days they span.
SELECT
  count(*) AS claims, count(DISTINCT s.document) AS documents, count(DISTINCT d.publication) AS outlets,
  min(s.day) AS first, max(s.day) AS last
FROM selected s JOIN documents d ON d.number = s.document
