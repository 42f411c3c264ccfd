SELECT * FROM documents ORDER BY number
