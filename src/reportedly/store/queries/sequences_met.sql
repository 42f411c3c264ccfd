-- The articles that share word sequences with new ones, and how many; sequences of many articles are boilerplate.
WITH met AS (
  SELECT g.place, s.document, g.hash
  FROM (SELECT unnest($places::INTEGER[]) AS place, unnest($hashes::UINTEGER[]) AS hash) g
  JOIN (SELECT document, unnest(hashes) AS hash FROM sequences) s ON s.hash = g.hash
)
SELECT m.place, d.digest, count(*)
FROM met m
JOIN documents d ON d.number = m.document
WHERE m.hash NOT IN (SELECT hash FROM met GROUP BY hash HAVING count(DISTINCT document) >= $common)
GROUP BY ALL
ORDER BY ALL;
