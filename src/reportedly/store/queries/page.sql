-- Where the wanted claims stand in their table, in the order in which they were read or by day. To sort whole claims and
-- throw most of them away takes twice the time.
-- with: selected
SELECT s.place
FROM selected s
ORDER BY CASE WHEN $by_day THEN s.day END NULLS LAST, s.document, s.run, s.position
LIMIT $limit OFFSET $offset;
