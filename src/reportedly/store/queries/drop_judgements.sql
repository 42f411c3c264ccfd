-- What a machine judged before, among some things (among all when none are given), and no longer judges; what was undone
-- stays, so that it is not brought again.
DELETE FROM judgements
WHERE kind = $kind AND author = $author AND undone_at IS NULL AND id NOT IN (SELECT unnest($kept::VARCHAR[]))
  AND (len($items::VARCHAR[]) = 0
    OR (one IN (SELECT unnest($items::VARCHAR[])) AND other IN (SELECT unnest($items::VARCHAR[]))));
