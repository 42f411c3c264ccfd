-- The claims that a Filter wants. An empty list or text narrows nothing. One key is looked for with list_contains, which
-- takes a tenth of the time of list_has_any; values, too, for an IN over a list would stay in the plan as a join that all
-- claims pass through even when the list is empty.
SELECT c.*, c.rowid AS place
FROM claims c
JOIN documents d ON d.number = c.document
WHERE CASE WHEN $run::INTEGER IS NULL
    THEN (c.document, c.run) IN (SELECT (document, max(run)) FROM codings WHERE outcome = 'coded' GROUP BY document)
    ELSE c.run = $run END
  AND (
    ((len($actor::VARCHAR[]) = 0 OR list_contains(c.actor_keys, ($actor::VARCHAR[])[1])
        OR (len($actor::VARCHAR[]) > 1 AND list_has_any(c.actor_keys, $actor::VARCHAR[])))
      AND (len($recipient::VARCHAR[]) = 0 OR list_contains(c.recipient_keys, ($recipient::VARCHAR[])[1])
        OR (len($recipient::VARCHAR[]) > 1 AND list_has_any(c.recipient_keys, $recipient::VARCHAR[]))))
    OR ($either_way
      AND (list_contains(c.actor_keys, ($recipient::VARCHAR[])[1])
        OR (len($recipient::VARCHAR[]) > 1 AND list_has_any(c.actor_keys, $recipient::VARCHAR[])))
      AND (list_contains(c.recipient_keys, ($actor::VARCHAR[])[1])
        OR (len($actor::VARCHAR[]) > 1 AND list_has_any(c.recipient_keys, $actor::VARCHAR[]))))
  )
  AND (len($involving::VARCHAR[]) = 0 OR list_contains(c.actor_keys, ($involving::VARCHAR[])[1])
    OR list_contains(c.recipient_keys, ($involving::VARCHAR[])[1])
    OR (len($involving::VARCHAR[]) > 1 AND (list_has_any(c.actor_keys, $involving::VARCHAR[])
      OR list_has_any(c.recipient_keys, $involving::VARCHAR[]))))
  AND (len($event::VARCHAR[]) = 0 OR list_contains($event::VARCHAR[], c.event))
  AND (len($act::VARCHAR[]) = 0 OR list_contains($act::VARCHAR[], c.act))
  AND (len($status::VARCHAR[]) = 0 OR list_contains($status::VARCHAR[], c.status))
  AND (len($source::VARCHAR[]) = 0
    OR len(list_filter($source::VARCHAR[], lambda w: contains(c.source_words, w))) > 0)
  AND (len($source_kind::VARCHAR[]) = 0
    OR list_has_any(list_transform(c.sources, lambda s: s.kind), $source_kind::VARCHAR[]))
  AND (len($publication::VARCHAR[]) = 0 OR list_contains($publication::VARCHAR[], lower(d.publication)))
  AND (len($place::VARCHAR[]) + len($geonameid::BIGINT[]) = 0
    OR list_contains($place::VARCHAR[], lower(c.where_country))
    OR list_contains($place::VARCHAR[], lower(c.where_name))
    OR list_contains($geonameid::BIGINT[], c.where_geonameid))
  AND (NOT $dated OR (c.day <= $until AND coalesce(c.when_end, c.day) >= $since))
  AND (NOT $published OR (d.published BETWEEN $published_since AND $published_until))
  AND c.confidence >= $confidence
  AND ($text = '' OR contains(lower(c.sentence), $text))
  AND (len($document::VARCHAR[]) = 0 OR list_contains($document::VARCHAR[], d.digest))
