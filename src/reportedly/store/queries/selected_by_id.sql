-- The claims of some ids that hold now.
SELECT c.*
FROM claims c
WHERE c.id IN (SELECT unnest($id::VARCHAR[]))
  AND (c.document, c.run) IN (SELECT (document, max(run)) FROM codings WHERE outcome = 'coded' GROUP BY document)
