-- Everything that is joined with some things.
SELECT item FROM joined
WHERE kind = $kind AND head IN (SELECT head FROM joined WHERE kind = $kind AND item IN (SELECT unnest($items)));
