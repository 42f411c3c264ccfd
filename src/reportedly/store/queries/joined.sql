-- What some things are one with.
SELECT head, item FROM joined
WHERE kind = $kind AND head IN (SELECT head FROM joined WHERE kind = $kind AND item IN (SELECT unnest($items::VARCHAR[])))
ORDER BY head, item;
