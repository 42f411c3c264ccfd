-- In how many of the documents that were linked a word stands.
SELECT term, sum(documents)::INTEGER
FROM terms
WHERE term IN (SELECT unnest($terms::VARCHAR[]))
GROUP BY term;
