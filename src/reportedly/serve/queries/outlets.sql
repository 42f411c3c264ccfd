-- Outlets with their articles and claims, the busiest first.
SELECT d.publication AS name, count(DISTINCT s.document) AS documents, count(*) AS claims
FROM selected s JOIN documents d ON d.number = s.document
WHERE d.publication IS NOT NULL AND ($like = '' OR contains(lower(d.publication), $like))
GROUP BY ALL
ORDER BY claims DESC, name
LIMIT $most
