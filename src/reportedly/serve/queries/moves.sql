-- Pairs of which more or fewer claims were published since $split than in the days before.
SELECT
  actor, recipient, count(*) FILTER (published >= $split) AS now, count(*) FILTER (published < $split) AS before,
  avg(event_scale) FILTER (published >= $split) AS scale_now, avg(event_scale) FILTER (published < $split) AS scale_before
FROM (
  SELECT id, published, event_scale, actor, unnest(recipients) AS recipient
  FROM (
    SELECT
      s.id, d.published, s.event_scale, unnest(list_distinct(list_transform(s.actor, lambda a: a.code))) AS actor,
      list_distinct(list_transform(s.recipient, lambda a: a.code)) AS recipients
    FROM selected s JOIN documents d ON d.number = s.document
  )
)
WHERE actor IS NOT NULL AND recipient IS NOT NULL AND actor <> recipient
GROUP BY actor, recipient
HAVING now <> before
ORDER BY abs(now - before) DESC, now DESC, actor, recipient
LIMIT $most
