-- What is joined now.
INSERT INTO joined
SELECT $kind, item.item, item.head
FROM (SELECT unnest(from_json_strict($rows, '[{"item": "VARCHAR", "head": "VARCHAR"}]')) AS item);
