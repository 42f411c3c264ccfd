-- The documents that a run is done with.
INSERT INTO codings
SELECT d.number, $run, item.outcome, item.claims
FROM (
  SELECT unnest(from_json_strict($rows, '[{
    "digest": "VARCHAR", "outcome": "VARCHAR", "claims": "INTEGER"
  }]')) AS item
)
JOIN documents d ON d.digest = item.digest
ORDER BY d.number
ON CONFLICT (document, run) DO UPDATE SET outcome = excluded.outcome, claims = excluded.claims;
