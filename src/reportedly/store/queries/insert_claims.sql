-- Claims in the form of the record, under the run and the document that they belong to.
-- with: items
INSERT INTO claims
SELECT
  c.id, i.run, d.number, i.position, coalesce(c.when.start::DATE, d.published),
  c.event, c.act, c.mode, c.context, c.quad_code, c.event_scale, c.cameo,
  c.event_text.text, c.event_text.start, c.event_text.end,
  c.sentence.text, c.sentence.start, c.sentence.end,
  c.actor, c.recipient,
  c.when.start, c.when.end, c.when.grain, c.when.basis, c.when.text,
  CASE WHEN c.where IS NOT NULL
    THEN struct_pack("start" := c.where.start, "end" := c.where.end, "text" := c.where.text) END,
  c.where.name, c.where.geonameid, c.where.lat, c.where.lon, c.where.country, c.where.province, c.where.resolution,
  c.status, c.factuality, c.future, c.hypothetical, c.negated, c.historical,
  c.sources, c.confidence, c.why,
  keys_of(c.actor), keys_of(c.recipient), words_of(c.sources)
FROM items i
JOIN documents d ON d.digest = i.digest
ORDER BY d.number, i.position
ON CONFLICT DO NOTHING;
