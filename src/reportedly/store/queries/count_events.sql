-- How many events have a wanted claim.
-- with: selected
-- with: parts
SELECT count(*)
FROM (
  SELECT head FROM parts GROUP BY head HAVING count(*) >= $least AND bool_or(id IN (SELECT id FROM selected))
);
