-- The first and the last day of publication.
SELECT min(d.published) AS first, max(d.published) AS last
FROM selected s JOIN documents d ON d.number = s.document
