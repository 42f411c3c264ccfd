-- The pairs of claims that are held to be of one event.
SELECT hash(one) AS one, hash(other) AS other
FROM judgements
WHERE kind = 'same_event' AND verdict = 'same' AND undone_at IS NULL
