-- Actors and recipients by name and code, the busiest first.
SELECT name, code, id, count(*) AS claims
FROM (
  SELECT found.name AS name, found.code AS code, found.id AS id
  FROM (
    -- Whoever stands twice in a claim counts once. Most claims have one on either side; to look for doubles in every list
    -- takes most of the time.
    SELECT unnest(CASE
      WHEN len(actor) = 1 AND len(recipient) = 1 AND actor[1].name <> recipient[1].name THEN [
        {'name': actor[1].name, 'code': actor[1].code, 'id': actor[1].id},
        {'name': recipient[1].name, 'code': recipient[1].code, 'id': recipient[1].id}
      ]
      ELSE list_distinct(list_concat(
        list_transform(actor, lambda a: {'name': a.name, 'code': a.code, 'id': a.id}),
        list_transform(recipient, lambda a: {'name': a.name, 'code': a.code, 'id': a.id})
      )) END) AS found
    FROM selected
  )
)
WHERE $like = '' OR contains(lower(name), $like) OR lower(code) = $like OR lower(id) = $like
GROUP BY ALL
ORDER BY claims DESC, name, code
LIMIT $most
