-- Articles with their claims by the latest run, the latest published first.
SELECT d.digest, d.title, d.publication, d.published, coalesce(arg_max(c.claims, c.run), 0)::BIGINT AS claims
FROM (
  SELECT number, digest, title, publication, published
  FROM documents
  WHERE $like = '' OR contains(lower(title), $like) OR contains(lower(publication), $like)
  ORDER BY published DESC NULLS LAST, number DESC
  LIMIT $most OFFSET $after
) d
LEFT JOIN codings c ON c.document = d.number AND c.outcome = 'coded'
GROUP BY d.number, d.digest, d.title, d.publication, d.published
ORDER BY d.published DESC NULLS LAST, d.number DESC
