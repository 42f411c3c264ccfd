-- What could not be read or coded and still cannot, or (with $all) ever could not, in the order in which it was met.
SELECT f.source, d.digest, r.id AS run, f.component, f.code, f.message, f.hint, f.first_seen, f.resolved
FROM failures f
LEFT JOIN documents d ON d.number = f.document
LEFT JOIN runs r ON r.number = f.run
LEFT JOIN codings c ON c.document = f.document AND c.run = f.run
LEFT JOIN (SELECT document, max(run) AS run FROM codings WHERE outcome = 'coded' GROUP BY document) good
  ON good.document = f.document
WHERE $all OR (
  f.resolved IS NULL AND (f.document IS NULL OR (c.outcome = 'failed' AND coalesce(good.run, 0) < f.run))
)
ORDER BY f.rowid;
