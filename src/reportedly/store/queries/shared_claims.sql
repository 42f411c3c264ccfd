-- The claims of two runs over the documents that both coded, document by document.
SELECT
  c.run = $after AS later,
  c.* EXCLUDE (run, document, position, day, actor_keys, recipient_keys, source_words),
  d.digest, d.id AS document_id, d.title, d.url, d.publication, d.published, d.published_basis, d.language, d.reader,
  NULL AS document_text,
  r.coder, r.codebook, r.model, r.lexicon_hash, r.config_hash
FROM claims c
JOIN documents d ON d.number = c.document
JOIN runs r ON r.number = c.run
WHERE c.run IN ($before, $after)
  AND c.document IN (SELECT document FROM codings WHERE run = $before AND outcome = 'coded')
  AND c.document IN (SELECT document FROM codings WHERE run = $after AND outcome = 'coded')
ORDER BY c.document, c.run, c.position;
