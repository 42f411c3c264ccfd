-- Those of the pairs of source and digest that were noted before.
SELECT s.source, d.digest
FROM sightings s
JOIN documents d ON d.number = s.document
JOIN (SELECT unnest($sources) AS source, unnest($digests) AS digest) given
  ON given.source = s.source AND given.digest = d.digest;
