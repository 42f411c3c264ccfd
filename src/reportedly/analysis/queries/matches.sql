-- For each of the given claims, later claims of the same deed by the same actor against the same recipient: the best one
-- that says that it happened, and the first one that says that it did not or will not.
WITH pledge AS (
  SELECT p.*, d.published, coalesce(j.head, p.id) AS told_event
  FROM selected p
  JOIN documents d ON d.number = p.document
  LEFT JOIN joined j ON j.kind = 'same_event' AND j.item = p.id
  WHERE p.id IN (SELECT unnest($pledges::VARCHAR[]))
),
deed AS (
  SELECT h.*, d.published, coalesce(j.head, h.id) AS told_event
  FROM selected h
  JOIN documents d ON d.number = h.document
  LEFT JOIN joined j ON j.kind = 'same_event' AND j.item = h.id
  WHERE h.status IN ('happened', 'denied', 'ruled_out') AND d.published IS NOT NULL
),
pairs AS (
  SELECT
    p.id AS pledge, h.id AS deed, h.status,
    p.told_event = h.told_event AS linked,
    list_sort(list_intersect(p.actor_keys, h.actor_keys)) AS actors,
    list_sort(list_intersect(p.recipient_keys, h.recipient_keys)) AS recipients,
    len(p.recipient_keys) > 0 AND len(h.recipient_keys) > 0 AS both_aimed,
    -- Without a link or a common recipient, something else must be common: long words that name no actor.
    CASE WHEN p.told_event = h.told_event OR both_aimed THEN []::VARCHAR[] ELSE
      list_sort(list_filter(
        list_intersect(
          regexp_extract_all(lower(p.sentence), '[[:alpha:]]{5,}'), regexp_extract_all(lower(h.sentence), '[[:alpha:]]{5,}')
        ),
        lambda w: NOT contains(array_to_string(list_concat(p.actor_keys, p.recipient_keys), ' '), w)
      ))
    END AS shared,
    date_diff('day', p.published, coalesce(h.day, h.published)) AS days,
    -- Whoever says so in the end is of the actor's own side.
    len(h.sources) > 0 AND list_contains(list_transform(p.actor, lambda a: a.code), h.sources[-1].code) AS admitted,
    h.confidence, h.published
  FROM pledge p
  JOIN deed h ON h.act = p.act AND h.document <> p.document AND h.published >= p.published
    AND list_has_any(h.actor_keys, p.actor_keys)
    AND (len(p.recipient_keys) = 0 OR len(h.recipient_keys) = 0 OR list_has_any(h.recipient_keys, p.recipient_keys))
    -- Of one deed, unless they are linked: of the same kind and in the same matter where both say so; and whoever denies
    -- a deed against somebody is not contradicted by one against nobody.
    AND (p.told_event = h.told_event OR (
      (len(p.mode) = 0 OR len(h.mode) = 0 OR list_has_any(p.mode, h.mode))
      AND (len(p.context) = 0 OR len(h.context) = 0 OR list_has_any(p.context, h.context))
      AND (p.status = 'planned' OR (len(p.recipient_keys) = 0) = (len(h.recipient_keys) = 0))
    ))
  WHERE CASE
    -- A deed that was asked for, threatened or refused has the category of that, and has not happened.
    WHEN h.status = 'happened' AND h.event <> h.act THEN false
    -- What was planned for a time comes about at that time; else within the limit after it was told.
    WHEN p.status = 'planned' AND h.status = 'happened' AND p.when_basis IN ('explicit', 'relative')
      AND p.when_end >= p.published
      THEN h.day BETWEEN greatest(p.when_start - $slack::INTEGER, p.published - 1) AND p.when_end + $slack::INTEGER
    WHEN p.status = 'planned' THEN h.day BETWEEN p.published AND p.published + $within_plan::INTEGER
    -- What is ruled out is contradicted by a deed after it; what is denied, by one at its time.
    WHEN p.status = 'ruled_out' THEN h.day BETWEEN p.published + 1 AND p.published + $within_refusal::INTEGER
    ELSE h.published > p.published AND (p.told_event = h.told_event OR abs(date_diff('day', p.day, h.day)) <= $slack)
  END
)
SELECT
  pledge, deed, status, linked, actors, recipients, shared, days, admitted
FROM pairs
WHERE linked OR both_aimed OR len(shared) >= 2
QUALIFY row_number() OVER (
  PARTITION BY pledge, status = 'happened'
  ORDER BY linked DESC, both_aimed DESC, len(actors) DESC, len(recipients) DESC, abs(days), confidence DESC, deed
) = 1
ORDER BY pledge, status
