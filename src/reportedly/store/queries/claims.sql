-- Claims with their documents and runs, in the order in which they were read.
-- with: selected
SELECT
  s.* EXCLUDE (place, run, document, position, day, actor_keys, recipient_keys, source_words),
  d.digest, d.id AS document_id, d.title, d.url, d.publication, d.published, d.published_basis, d.language, d.reader,
  CASE WHEN $texts THEN d.text END AS document_text,
  r.coder, r.codebook, r.model, r.lexicon_hash, r.config_hash
FROM selected s
JOIN documents d ON d.number = s.document
JOIN runs r ON r.number = s.run
ORDER BY
  CASE WHEN $by_day THEN s.day END NULLS LAST, s.document, s.run, s.position
LIMIT $limit OFFSET $offset;
