-- The categories of all claims, those of a user's own codebook too.
SELECT DISTINCT unnest([event, act]) AS category FROM claims ORDER BY category
