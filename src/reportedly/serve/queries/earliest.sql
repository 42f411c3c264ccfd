-- Claims in the order of their days, those of no known day last; only what is needed to fetch them.
SELECT s.id, d.digest
FROM selected s JOIN documents d ON d.number = s.document
ORDER BY s.day NULLS LAST, s.document, s.run, s.position
LIMIT $most OFFSET $after
