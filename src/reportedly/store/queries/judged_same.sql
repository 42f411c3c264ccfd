-- What some things are held to be the same as, one step on.
SELECT other FROM judgements
WHERE kind = $kind AND verdict = 'same' AND undone_at IS NULL AND one IN (SELECT unnest($items))
UNION
SELECT one FROM judgements
WHERE kind = $kind AND verdict = 'same' AND undone_at IS NULL AND other IN (SELECT unnest($items));
