-- What persons judged, and what they took back.
SELECT * FROM judgements WHERE NOT machine OR undone_at IS NOT NULL ORDER BY id;
