-- The events that have a wanted claim: head, how many claims that hold now tell of it, from when to when.
-- with: selected
-- with: parts
SELECT head, count(*) AS claims, count(DISTINCT document) AS documents, min(day) AS first, max(day) AS last
FROM parts
GROUP BY head
HAVING count(*) >= $least AND bool_or(id IN (SELECT id FROM selected))
ORDER BY
  CASE WHEN $order = 'claims' THEN -count(*) END,
  CASE WHEN $order = 'recent' THEN max(day) END DESC NULLS LAST,
  min(day) NULLS LAST, head
LIMIT $limit OFFSET $offset;
