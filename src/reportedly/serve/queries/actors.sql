-- Actors and recipients by name and code, the busiest first.
SELECT name, code, id, count(*) AS claims
FROM (
  SELECT found.name AS name, found.code AS code, found.id AS id
  FROM (SELECT unnest(list_distinct(list_concat(
    list_transform(actor, lambda a: {'name': a.name, 'code': a.code, 'id': a.id}),
    list_transform(recipient, lambda a: {'name': a.name, 'code': a.code, 'id': a.id})
  ))) AS found FROM selected)
)
WHERE $like = '' OR contains(lower(name), $like) OR lower(code) = $like OR lower(id) = $like
GROUP BY ALL
ORDER BY claims DESC, name, code
LIMIT $most
