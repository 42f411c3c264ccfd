-- How many documents this version has linked, and how many another one.
SELECT count(*) FILTER (linker = $linker), count(*) FILTER (linker <> $linker) FROM linked;
