-- How many claims go how far.
SELECT status, count(*) AS claims FROM selected GROUP BY ALL ORDER BY claims DESC, status
