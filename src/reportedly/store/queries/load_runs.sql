-- Runs of a dataset that are new here.
INSERT INTO runs
SELECT
  (SELECT coalesce(max(number), 0) FROM runs) + row_number() OVER (ORDER BY p.number),
  p.id, p.coder, p.codebook, p.model, p.lexicon_hash, p.config_hash, p.first_used
FROM read_parquet($files) p
WHERE p.id NOT IN (SELECT id FROM runs);
