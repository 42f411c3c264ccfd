-- What the store holds beside claims.
SELECT
  (SELECT count(*) FROM documents) AS articles,
  (SELECT count(*) FROM sightings) AS sightings,
  (SELECT count(*) FROM failures WHERE resolved IS NULL) AS failures,
  (SELECT count(*) FROM runs) AS runs,
  (SELECT min(published) FROM documents) AS first,
  (SELECT max(published) FROM documents) AS last
