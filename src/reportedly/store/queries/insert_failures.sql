-- Failures not yet noted.
INSERT INTO failures
SELECT item.source, d.number, CASE WHEN d.number IS NOT NULL THEN $run END,
  item.component, item.code, item.message, item.hint, $now, NULL
FROM (
  SELECT unnest(from_json_strict($rows, '[{
    "place": "INTEGER", "source": "VARCHAR", "digest": "VARCHAR", "component": "VARCHAR", "code": "VARCHAR",
    "message": "VARCHAR", "hint": "VARCHAR"
  }]')) AS item
)
LEFT JOIN documents d ON d.digest = item.digest
WHERE NOT EXISTS (
  SELECT 1 FROM failures f
  WHERE f.source = item.source AND f.code = item.code AND f.message = item.message AND f.resolved IS NULL
    AND f.document IS NOT DISTINCT FROM d.number
    AND f.run IS NOT DISTINCT FROM CASE WHEN d.number IS NOT NULL THEN $run END
)
ORDER BY item.place;
