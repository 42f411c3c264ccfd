-- The documents in the order in which they were read, with the number of places where each was seen.
SELECT
  d.digest, d.id, d.title, d.url, d.publication, d.published, d.published_basis, d.language, d.reader,
  CASE WHEN $texts THEN d.text END AS text, d.first_seen,
  (SELECT count(*) FROM sightings s WHERE s.document = d.number) AS sightings
FROM documents d
WHERE len($document::VARCHAR[]) = 0 OR d.digest IN (SELECT unnest($document::VARCHAR[]))
ORDER BY d.number
LIMIT $limit OFFSET $offset;
