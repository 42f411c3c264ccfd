-- Places of events, the most frequent first.
SELECT where_name AS name, where_country AS country, count(*) AS claims
FROM selected
WHERE where_name IS NOT NULL
GROUP BY ALL
ORDER BY claims DESC, name, country
LIMIT $most
