-- How many documents were published on each day, of the outlets that are asked for.
SELECT date_diff('day', DATE '1970-01-01', published)::INTEGER AS day, count(*) AS documents
FROM documents
WHERE published IS NOT NULL
  AND (len($publication::VARCHAR[]) = 0 OR lower(publication) IN (SELECT unnest($publication::VARCHAR[])))
GROUP BY day
ORDER BY day
