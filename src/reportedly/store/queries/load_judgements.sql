-- Judgements of persons that are new here.
INSERT INTO judgements SELECT * FROM read_parquet($files) ON CONFLICT DO NOTHING;
