-- Undone judgements that hold again.
UPDATE judgements SET undone_at = NULL, undone_by = NULL
WHERE id IN (SELECT unnest($ids)) AND undone_at IS NOT NULL
RETURNING id, kind, one, other;
