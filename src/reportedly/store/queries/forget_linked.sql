-- Linking begins again.
DELETE FROM linked;
