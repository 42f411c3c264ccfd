-- Judgements that are new; one made before keeps its day and, when it was undone, stays undone.
INSERT INTO judgements
SELECT item.id, item.kind, item."one", item.other, item.verdict, item.score, item.author, item.machine, $now, NULL, NULL
FROM (
  SELECT unnest(from_json_strict($rows, '[{
    "id": "VARCHAR", "kind": "VARCHAR", "one": "VARCHAR", "other": "VARCHAR", "verdict": "VARCHAR", "score": "DOUBLE",
    "author": "VARCHAR", "machine": "BOOLEAN"
  }]')) AS item
)
ON CONFLICT (id) DO UPDATE SET score = excluded.score;
