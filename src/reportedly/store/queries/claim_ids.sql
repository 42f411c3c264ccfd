-- The ids of claims that hold now and begin so.
-- with: parts
SELECT DISTINCT id FROM parts WHERE starts_with(id, $prefix) ORDER BY id LIMIT 3;
