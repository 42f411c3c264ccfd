-- The claims at some places of their table, as in claims.sql but in no order.
SELECT
  c.rowid AS place, c.* EXCLUDE (run, document, position, day, actor_keys, recipient_keys, source_words),
  d.digest, d.id AS document_id, d.title, d.url, d.publication, d.published, d.published_basis, d.language, d.reader,
  CASE WHEN $texts THEN d.text END AS document_text,
  r.coder, r.codebook, r.model, r.lexicon_hash, r.config_hash
FROM claims c
JOIN documents d ON d.number = c.document
JOIN runs r ON r.number = c.run
WHERE c.rowid IN (SELECT unnest($places::BIGINT[]));
