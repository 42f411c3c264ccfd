SELECT f.source, d.digest, r.id AS run_id, f.component, f.code, f.message, f.hint, f.first_seen, f.resolved
FROM failures f LEFT JOIN documents d ON d.number = f.document LEFT JOIN runs r ON r.number = f.run
ORDER BY f.rowid
