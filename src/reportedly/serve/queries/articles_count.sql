-- How many articles have these words in title or outlet.
SELECT count(*) FROM documents
WHERE $like = '' OR contains(lower(title), $like) OR contains(lower(publication), $like)
