-- Events that only anonymous sources stand behind, and all events, by outlet, period of publication or dyad.
SELECT key, count(*) FILTER (anonymous) AS part, count(*) AS whole
FROM (
  SELECT key, event, bool_and(anonymous) AS anonymous
  FROM (
    SELECT
      coalesce(j.head, s.id) AS event,
      coalesce(list_filter(s.sources, lambda said: said.kind NOT IN ('author', 'outlet'))[-1].kind = 'anonymous', false)
        AS anonymous,
      unnest(CASE $by
        WHEN 'outlet' THEN [coalesce(d.publication, '(outlet unknown)')]
        WHEN 'dyad' THEN list_distinct(flatten(list_transform(s.actor, lambda a:
          list_transform(list_filter(s.recipient, lambda r: r.code <> a.code), lambda r: a.code || ' > ' || r.code))))
        ELSE [strftime(date_trunc($unit, d.published), '%Y-%m-%d')] END) AS key
    FROM selected s
    JOIN documents d ON d.number = s.document
    LEFT JOIN joined j ON j.kind = 'same_event' AND j.item = s.id
  )
  WHERE key IS NOT NULL
  GROUP BY key, event
)
GROUP BY key
ORDER BY CASE WHEN $by IN ('outlet', 'dyad') THEN -count(*) END, key
LIMIT $most
