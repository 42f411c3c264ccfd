-- Claims as numbers, in the order in which they were read: days are counted from 1970-01-01, $none is no day.
SELECT
  hash(s.id) AS claim,
  s.document,
  coalesce(date_diff('day', DATE '1970-01-01', s.day), $none)::INTEGER AS day,
  coalesce(date_diff('day', DATE '1970-01-01', coalesce(s.when_end, s.day)), $none)::INTEGER AS last,
  coalesce(date_diff('day', DATE '1970-01-01', d.published), $none)::INTEGER AS published,
  s.quad_code AS quad,
  s.event_scale AS scale,
  s.confidence,
  list_position($statuses::VARCHAR[], s.status) AS status,
  list_position($categories::VARCHAR[], s.event) AS event,
  -- Whoever says so in the end, behind the outlets that relay it, has no name.
  coalesce(list_filter(s.sources, lambda said: said.kind NOT IN ('author', 'outlet'))[-1].kind = 'anonymous', false)
    AS anonymous
FROM selected s
JOIN documents d ON d.number = s.document
ORDER BY s.document, s.run, s.position
