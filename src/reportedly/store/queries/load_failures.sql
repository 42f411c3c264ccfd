-- Failures of a dataset that are not noted here.
INSERT INTO failures
SELECT p.source, d.number, r.number, p.component, p.code, p.message, p.hint, p.first_seen, p.resolved
FROM read_parquet($files) p LEFT JOIN documents d ON d.digest = p.digest LEFT JOIN runs r ON r.id = p.run_id
WHERE NOT EXISTS (
  SELECT 1 FROM failures f
  WHERE f.source = p.source AND f.code = p.code AND f.message = p.message
    AND f.document IS NOT DISTINCT FROM d.number AND f.run IS NOT DISTINCT FROM r.number
);
