-- Linking begins again.
DELETE FROM terms;
