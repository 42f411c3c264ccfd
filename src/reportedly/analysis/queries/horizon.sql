-- The last day of which the store knows anything.
SELECT max(published) AS day FROM documents
