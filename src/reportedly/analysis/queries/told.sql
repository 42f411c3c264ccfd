-- Claims as numbers, in the order in which they were read: days are counted from 1970-01-01, $none is no day.
SELECT
  hash(s.id) AS claim,
  -- Claims that are linked are of the event that goes by the least of their ids.
  hash(coalesce(j.head, s.id)) AS event,
  (SELECT count(*) > 0 FROM joined WHERE kind = 'same_event') AS linked,
  s.document,
  coalesce(date_diff('day', DATE '1970-01-01', s.day), $none)::INTEGER AS day,
  coalesce(date_diff('day', DATE '1970-01-01', coalesce(s.when_end, s.day)), $none)::INTEGER AS last,
  coalesce(date_diff('day', DATE '1970-01-01', d.published), $none)::INTEGER AS published,
  -- A category of a user's own codebook may have neither.
  coalesce(s.quad_code, 0) AS quad,
  coalesce(s.event_scale, 0) AS scale,
  s.confidence,
  list_position($statuses::VARCHAR[], s.status) AS status,
  list_position($categories::VARCHAR[], s.event) AS category,
  list_position($categories::VARCHAR[], s.act) AS act,
  -- Whoever says so in the end, behind the outlets that relay it, has no name.
  coalesce(list_filter(s.sources, lambda said: said.kind NOT IN ('author', 'outlet'))[-1].kind = 'anonymous', false)
    AS anonymous
FROM selected s
JOIN documents d ON d.number = s.document
LEFT JOIN joined j ON j.kind = 'same_event' AND j.item = s.id
ORDER BY s.document, s.run, s.position
