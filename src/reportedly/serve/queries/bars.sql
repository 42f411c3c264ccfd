-- Claims a period and status.
SELECT date_trunc($unit, day)::DATE AS period, status, count(*) AS claims
FROM selected
WHERE day IS NOT NULL
GROUP BY ALL
ORDER BY period, status
