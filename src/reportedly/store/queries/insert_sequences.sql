-- Word sequences of documents that are linked now.
INSERT INTO sequences
SELECT d.number, item.hashes
FROM (SELECT unnest(from_json_strict($rows, '[{"digest": "VARCHAR", "hashes": "UINTEGER[]"}]')) AS item)
JOIN documents d ON d.digest = item.digest
ORDER BY d.number;
