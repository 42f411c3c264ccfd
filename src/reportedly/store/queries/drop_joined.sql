-- What was joined of some things; of all when none are given.
DELETE FROM joined
WHERE kind = $kind AND (len($items::VARCHAR[]) = 0 OR item IN (SELECT unnest($items::VARCHAR[])));
