-- Whether a run is done with a text that was seen at a source.
SELECT count(*) > 0
FROM sightings s
JOIN codings c ON c.document = s.document
WHERE s.source = $source AND c.run = $run AND (c.outcome = 'coded' OR NOT $retry);
