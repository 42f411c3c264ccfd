-- Claims in the form of the record, nested as in JSON, with what places them in a store: document, position, run.
-- with: selected
SELECT
  s.id,
  struct_pack(
    id := d.id, title := d.title, url := d.url, publication := d.publication, published := d.published::VARCHAR,
    "language" := d.language
  ) AS document,
  struct_pack("start" := sentence_start, "end" := sentence_end, "text" := sentence) AS sentence,
  event, act, mode, context, quad_code, event_scale, cameo,
  struct_pack("start" := event_start, "end" := event_end, "text" := event_text) AS event_text,
  actor, recipient,
  CASE WHEN when_start IS NOT NULL THEN struct_pack(
    "start" := when_start::VARCHAR, "end" := when_end::VARCHAR, grain := when_grain, basis := when_basis,
    "text" := when_text
  ) END AS "when",
  CASE WHEN where_text IS NOT NULL THEN struct_pack(
    "text" := where_text.text, "start" := where_text.start, "end" := where_text.end, "name" := where_name,
    geonameid := where_geonameid, lat := where_lat, lon := where_lon, country := where_country,
    province := where_province, resolution := where_resolution
  ) END AS "where",
  status, factuality, future, hypothetical, negated, historical, sources, confidence, why,
  struct_pack(
    coder := r.coder, codebook := r.codebook, model := r.model, lexicon_hash := r.lexicon_hash,
    config_hash := r.config_hash
  ) AS run,
  d.digest, s.position, r.id AS run_id, coalesce(strftime(d.published, '%Y-%m'), 'unknown') AS month
FROM selected s
JOIN documents d ON d.number = s.document
JOIN runs r ON r.number = s.run
ORDER BY s.document, s.run, s.position
