-- Which outlets tell what others have, and how often.
SELECT outlet, arg_min(relayed, document) AS relayed, count(DISTINCT id) AS claims, count(DISTINCT document) AS documents
FROM (
  SELECT
    s.id, s.document, coalesce(d.publication, '(outlet not given)') AS outlet,
    unnest(list_transform(
      list_filter(s.sources, lambda t: t.kind = 'outlet'), lambda t: coalesce(t.referent.text, t.text, t.code)
    )) AS relayed
  FROM selected s JOIN documents d ON d.number = s.document
)
-- An outlet that names itself relays nobody.
WHERE relayed IS NOT NULL AND NOT contains(lower(outlet), regexp_replace(lower(relayed), '^the ', ''))
GROUP BY outlet, lower(relayed)
ORDER BY claims DESC, outlet, relayed
LIMIT $most
