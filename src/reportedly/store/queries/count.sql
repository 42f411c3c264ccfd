-- with: selected
SELECT count(*) FROM selected;
