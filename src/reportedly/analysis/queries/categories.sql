-- The categories of all claims, those of a user's own codebook too.
SELECT DISTINCT event FROM claims ORDER BY event
