-- The judgements that hold among some things; among all when none are given.
SELECT one, other, verdict, score, author, machine, undone_at
FROM judgements
WHERE kind = $kind AND undone_at IS NULL
  AND (len($items::VARCHAR[]) = 0
    OR (one IN (SELECT unnest($items::VARCHAR[])) AND other IN (SELECT unnest($items::VARCHAR[]))))
ORDER BY id;
