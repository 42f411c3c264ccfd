-- Who does something to whom, by codes: how much, when, and how friendly.
-- with: selected
SELECT
  actor, recipient, count(*) AS claims, count(DISTINCT document) AS documents, min(day) AS first, max(day) AS last,
  avg(event_scale) AS scale,
  count(*) FILTER (quad_code = 1) AS verbal_cooperation, count(*) FILTER (quad_code = 2) AS material_cooperation,
  count(*) FILTER (quad_code = 3) AS verbal_conflict, count(*) FILTER (quad_code = 4) AS material_conflict
FROM (
  SELECT id, document, day, event_scale, quad_code, actor, unnest(recipients) AS recipient
  FROM (
    SELECT
      id, document, day, event_scale, quad_code,
      -- Most have one actor; to look for doubles in every list takes half of the time.
      unnest(CASE WHEN len(actor) = 1 THEN [actor[1].code] ELSE list_distinct(list_transform(actor, lambda a: a.code)) END)
        AS actor,
      CASE WHEN len(recipient) = 1 THEN [recipient[1].code]
        ELSE list_distinct(list_transform(recipient, lambda a: a.code)) END AS recipients
    FROM selected
  )
)
WHERE actor IS NOT NULL AND recipient IS NOT NULL AND actor <> recipient
GROUP BY actor, recipient
ORDER BY claims DESC, actor, recipient
LIMIT $limit OFFSET $offset;
