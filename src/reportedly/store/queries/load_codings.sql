-- What runs of a dataset are done with.
INSERT INTO codings
SELECT d.number, r.number, p.outcome, p.claims
FROM read_parquet($files) p JOIN documents d ON d.digest = p.digest JOIN runs r ON r.id = p.run_id
ON CONFLICT DO NOTHING;
