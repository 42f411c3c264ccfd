-- Claims in the order of their days, the latest first, those of no known day last; an article's own order is kept.
SELECT s.id, d.digest
FROM selected s JOIN documents d ON d.number = s.document
ORDER BY s.day DESC NULLS LAST, s.document DESC, s.run DESC, s.position
LIMIT $most OFFSET $after
