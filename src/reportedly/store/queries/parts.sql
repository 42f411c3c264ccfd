-- The claims that hold now, each with the head of its event; a claim that nothing joins with others is its own.
SELECT coalesce(j.head, c.id) AS head, c.id, c.document, c.day
FROM claims c
JOIN (SELECT document, max(run) AS run FROM codings WHERE outcome = 'coded' GROUP BY document) l
  ON l.document = c.document AND l.run = c.run
LEFT JOIN (SELECT item, head FROM joined WHERE kind = 'same_event') j ON j.item = c.id
