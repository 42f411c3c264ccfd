-- The runs, oldest first, with what they did.
SELECT
  r.number, r.id, r.coder, r.codebook, r.model, r.lexicon_hash, r.config_hash, r.first_used,
  count(c.document) AS documents, coalesce(sum(c.claims), 0)::BIGINT AS claims,
  count(*) FILTER (c.outcome = 'failed') AS failed
FROM runs r LEFT JOIN codings c ON c.run = r.number
GROUP BY ALL
ORDER BY r.number;
