-- The documents that this version has not linked with the claims that hold now; whether it knows the text already.
SELECT d.number, d.digest, coalesce(c.run, 0) AS run, l.document IS NOT NULL AS known
FROM documents d
LEFT JOIN (SELECT document, max(run) AS run FROM codings WHERE outcome = 'coded' GROUP BY document) c
  ON c.document = d.number
LEFT JOIN linked l ON l.document = d.number AND l.linker = $linker
WHERE l.run IS DISTINCT FROM coalesce(c.run, 0)
ORDER BY coalesce(d.published, DATE '9999-12-31'), d.number;
