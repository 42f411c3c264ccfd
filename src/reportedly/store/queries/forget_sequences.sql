-- Linking begins again.
DELETE FROM sequences;
