-- Texts not yet in the store, numbered in the order in which they come.
INSERT INTO documents
WITH items AS MATERIALIZED (
  SELECT unnest(from_json_strict($rows, '[{
    "place": "INTEGER", "digest": "VARCHAR", "id": "VARCHAR", "title": "VARCHAR", "url": "VARCHAR",
    "publication": "VARCHAR", "published": "DATE", "published_basis": "VARCHAR", "language": "VARCHAR",
    "reader": "VARCHAR", "text": "VARCHAR"
  }]')) AS item
),
-- Looked up first, so that what is held in memory is the size of the batch and not of the store.
there AS (SELECT digest FROM documents WHERE digest IN (SELECT item.digest FROM items))
SELECT
  (SELECT coalesce(max(number), 0) FROM documents) + row_number() OVER (ORDER BY item.place),
  item.digest, item.id, item.title, item.url, item.publication, item.published, item.published_basis, item.language,
  item.reader, item.text, $now
FROM items
WHERE item.digest NOT IN (FROM there)
QUALIFY row_number() OVER (PARTITION BY item.digest ORDER BY item.place) = 1;
