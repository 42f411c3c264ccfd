-- What a place is called in most of its claims.
SELECT mode(where_name ORDER BY where_name) FROM selected
