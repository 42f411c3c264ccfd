-- Judgements, of one kind or all, about some thing or all.
SELECT id, kind, one, other, verdict, score, author, machine, made_at, undone_at, undone_by
FROM judgements
WHERE ($kind = '' OR kind = $kind) AND ($of = '' OR one = $of OR other = $of) AND ($undone OR undone_at IS NULL)
  AND ($id = '' OR starts_with(id, $id))
ORDER BY made_at, id;
