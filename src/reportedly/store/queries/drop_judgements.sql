-- What a machine judged before and no longer judges; what was undone stays, so that it is not brought again.
DELETE FROM judgements
WHERE kind = $kind AND author = $author AND undone_at IS NULL AND id NOT IN (SELECT unnest($kept));
