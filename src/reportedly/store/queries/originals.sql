-- Near-copies, each with the earliest article of its set.
SELECT item, first_value(item) OVER (PARTITION BY head ORDER BY published NULLS LAST, number)
FROM (
  SELECT j.head, j.item, d.published, d.number
  FROM joined j
  JOIN documents d ON d.digest = j.item
  WHERE j.kind = 'near_duplicate'
    AND ($all OR j.head IN (
      SELECT head FROM joined WHERE kind = 'near_duplicate' AND item IN (SELECT unnest($items::VARCHAR[]))))
)
ORDER BY head, number;
