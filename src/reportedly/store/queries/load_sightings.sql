-- Sightings of a dataset that are new here.
INSERT INTO sightings
SELECT d.number, p.source, p.title, p.url, p.publication, p.published, p.first_seen
FROM read_parquet($files) p JOIN documents d ON d.digest = p.digest
ON CONFLICT DO NOTHING;
