-- What a person did with judgements.
INSERT INTO judgement_log
SELECT $now, $by, $act, id, kind, one, other, verdict, score FROM judgements WHERE id IN (SELECT unnest($ids)) ORDER BY id;
