-- Where the texts were seen; a sighting already known changes nothing.
INSERT INTO sightings
SELECT d.number, item.source, item.title, item.url, item.publication, item.published, $now
FROM (
  SELECT unnest(from_json_strict($rows, '[{
    "place": "INTEGER", "digest": "VARCHAR", "source": "VARCHAR", "title": "VARCHAR", "url": "VARCHAR",
    "publication": "VARCHAR", "published": "DATE"
  }]')) AS item
)
JOIN documents d ON d.digest = item.digest
ORDER BY item.place
ON CONFLICT DO NOTHING;
