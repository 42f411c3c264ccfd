-- How many claims, from how many articles and outlets, which days they span, and which days all but a few of them.
SELECT
  count(*) AS claims, count(DISTINCT s.document) AS documents, count(DISTINCT d.publication) AS outlets,
  count(s.day) AS dated, min(s.day) AS first, max(s.day) AS last,
  quantile_disc(s.day, 0.01) AS core_first, quantile_disc(s.day, 0.99) AS core_last
FROM selected s JOIN documents d ON d.number = s.document
