-- Claims by the kind of their innermost source; without any, the outlet speaks in its own voice.
SELECT
  CASE WHEN len(sources) = 0 THEN 'author' ELSE sources[-1].kind END AS kind,
  count(*) AS claims, count(DISTINCT document) AS documents,
  count(*) FILTER (status = 'happened') AS happened,
  count(*) FILTER (status = 'planned') AS planned,
  count(*) FILTER (status IN ('possible', 'hypothetical', 'unknown')) AS open,
  count(*) FILTER (status IN ('denied', 'ruled_out')) AS denied
FROM selected
GROUP BY ALL
ORDER BY claims DESC, kind
