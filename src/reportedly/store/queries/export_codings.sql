SELECT d.digest, r.id AS run_id, c.outcome, c.claims
FROM codings c JOIN documents d ON d.number = c.document JOIN runs r ON r.number = c.run
ORDER BY c.run, c.document
