-- Sources that could not be read before and were read now.
UPDATE failures SET resolved = $now
WHERE resolved IS NULL AND document IS NULL AND source IN (SELECT unnest($sources));
