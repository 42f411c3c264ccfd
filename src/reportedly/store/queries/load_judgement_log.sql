-- What persons did with judgements, as far as it is not known here.
INSERT INTO judgement_log SELECT * FROM read_parquet($files) EXCEPT SELECT * FROM judgement_log;
