-- The ids of claims, by their hashes.
SELECT DISTINCT hash(id) AS claim, id
FROM selected
WHERE hash(id) IN (SELECT unnest($hashes::UBIGINT[]))
