-- Claims of a dataset, with the number that their run has here.
SELECT p.digest, r.number AS run, p.position, p AS c
FROM read_parquet($files, hive_partitioning = true, hive_types_autocast = false) p
JOIN runs r ON r.id = p.run_id
