-- The categories that occur, in the order of their names.
SELECT DISTINCT event FROM selected ORDER BY event LIMIT $most
