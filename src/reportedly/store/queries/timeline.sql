-- Claims a period: how many of each category and status, from how many documents, and their mean score.
-- with: selected
SELECT
  date_trunc($unit, day)::DATE AS period, event, status, count(*) AS claims, count(DISTINCT document) AS documents,
  avg(event_scale) AS scale, avg(confidence) AS confidence
FROM selected
GROUP BY ALL
ORDER BY period NULLS LAST, event, status
LIMIT $limit OFFSET $offset;
