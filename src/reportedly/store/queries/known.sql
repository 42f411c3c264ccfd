-- Those of the texts with which a run is done.
SELECT d.digest
FROM documents d
JOIN codings c ON c.document = d.number
WHERE d.digest IN (SELECT unnest($digests)) AND c.run = $run AND (c.outcome = 'coded' OR NOT $retry);
