-- The claims of some ids that hold now.
SELECT c.rowid AS place, c.day, c.document, c.run, c.position
FROM claims c
WHERE c.id IN (SELECT unnest($id::VARCHAR[]))
  AND (c.document, c.run) IN (SELECT (document, max(run)) FROM codings WHERE outcome = 'coded' GROUP BY document)
