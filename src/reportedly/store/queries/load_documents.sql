-- Documents of a dataset that are new here.
INSERT INTO documents
SELECT
  (SELECT coalesce(max(number), 0) FROM documents) + row_number() OVER (ORDER BY p.number),
  p.digest, p.id, p.title, p.url, p.publication, p.published, p.published_basis, p.language, p.reader, p.text,
  p.first_seen
FROM read_parquet($files) p
WHERE p.digest NOT IN (SELECT digest FROM documents);
