SELECT * FROM runs ORDER BY number
