-- Judgements taken back; they stay, with who undid them and when.
UPDATE judgements SET undone_at = $now, undone_by = $by
WHERE id IN (SELECT unnest($ids)) AND undone_at IS NULL
RETURNING id, kind, one, other;
