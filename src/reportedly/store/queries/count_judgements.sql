-- How many judgements hold that two things are the same.
SELECT count(*) FROM judgements WHERE kind = $kind AND verdict = 'same' AND undone_at IS NULL;
