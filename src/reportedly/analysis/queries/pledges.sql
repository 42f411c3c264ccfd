-- Plans or denials, each once however many articles tell of it: the claim that was published first stands for it.
SELECT
  arg_min(s.id, (d.published, s.document, s.position)) AS claim, count(*) AS claims, s.status = 'planned' AS planned
FROM selected s
JOIN documents d ON d.number = s.document
LEFT JOIN joined j ON j.kind = 'same_event' AND j.item = s.id
WHERE s.status IN (SELECT unnest($pledged::VARCHAR[]))
  AND len(s.actor_keys) > 0
  AND d.published IS NOT NULL
GROUP BY coalesce(j.head, s.id), s.act, planned
QUALIFY row_number() OVER (PARTITION BY planned ORDER BY min(d.published) DESC, claim) <= $most
ORDER BY min(d.published) DESC, claim
