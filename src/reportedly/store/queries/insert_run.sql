-- A run, numbered after those that came before.
INSERT INTO runs
SELECT coalesce(max(number), 0) + 1, $id, $coder, $codebook, $model, $lexicon_hash, $config_hash, $now FROM runs;
