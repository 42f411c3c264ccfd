-- Where texts were seen.
SELECT d.digest, s.source, s.title, s.url, s.publication, s.published, s.first_seen
FROM sightings s
JOIN documents d ON d.number = s.document
WHERE len($document::VARCHAR[]) = 0 OR d.digest IN (SELECT unnest($document::VARCHAR[]))
ORDER BY s.document, s.first_seen, s.source;
