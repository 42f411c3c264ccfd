-- Who does something to whom, by events: an event of several claims is one on each edge.
WITH pairs AS (
  SELECT event, day, quad_code, event_scale, confidence, doer.key AS actor, unnest(receivers).key AS recipient
  FROM (
    SELECT
      coalesce(j.head, s.id) AS event, s.day, s.quad_code, s.event_scale, s.confidence,
      unnest(list_distinct(list_transform(s.actor, lambda a: {'key': coalesce(a.code, a.name)}))) AS doer,
      list_distinct(list_transform(s.recipient, lambda a: {'key': coalesce(a.code, a.name)})) AS receivers
    FROM selected s
    LEFT JOIN joined j ON j.kind = 'same_event' AND j.item = s.id
    WHERE s.status IN (SELECT unnest($bearing::VARCHAR[]))
  )
)
SELECT
  actor, recipient, count(*) AS events, sum(claims)::BIGINT AS claims,
  coalesce(sum(scale) FILTER (scale < 0), 0) AS conflict, coalesce(sum(scale) FILTER (scale > 0), 0) AS cooperation,
  count(*) FILTER (quad = 1) AS verbal_cooperation, count(*) FILTER (quad = 2) AS material_cooperation,
  count(*) FILTER (quad = 3) AS verbal_conflict, count(*) FILTER (quad = 4) AS material_conflict,
  min(day) AS first, max(day) AS last
FROM (
  SELECT
    event, actor, recipient, count(*) AS claims, arg_max(quad_code, (confidence, event_scale)) AS quad,
    avg(event_scale) AS scale, min(day) AS day
  FROM pairs
  WHERE actor <> recipient
  GROUP BY event, actor, recipient
)
GROUP BY actor, recipient
HAVING count(*) >= $least
ORDER BY events DESC, actor, recipient
LIMIT $most
