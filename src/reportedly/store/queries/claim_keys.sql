-- Of every claim that holds now, what decides which others it meets in linking.
-- with: parts
SELECT
  c.id, d.digest, c.act, c.event_text, list_transform(c.actor, lambda a: [a.code, a.id]).flatten() AS doers,
  list_transform(c.recipient, lambda a: [a.code, a.id]).flatten() AS receivers, c.where_geonameid, c.when_start,
  c.when_end, CASE WHEN NOT c.historical THEN d.published END
FROM parts p
JOIN claims c ON c.id = p.id AND c.document = p.document
JOIN (SELECT document, max(run) AS run FROM codings WHERE outcome = 'coded' GROUP BY document) l
  ON l.document = c.document AND l.run = c.run
JOIN documents d ON d.number = c.document
ORDER BY c.document, c.position;
