-- What persons did with judgements.
SELECT * FROM judgement_log ORDER BY ALL;
