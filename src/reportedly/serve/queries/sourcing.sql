-- How outlets source their claims, by the kind of the innermost source.
SELECT
  coalesce(d.publication, '(outlet not given)') AS name, count(DISTINCT s.document) AS documents, count(*) AS claims,
  count(*) FILTER (len(s.sources) = 0) AS author,
  count(*) FILTER (s.sources[-1].kind = 'named') AS named,
  count(*) FILTER (s.sources[-1].kind = 'anonymous') AS anonymous,
  count(*) FILTER (s.sources[-1].kind = 'group') AS "group",
  count(*) FILTER (s.sources[-1].kind = 'document') AS document,
  count(*) FILTER (s.sources[-1].kind = 'outlet') AS outlet
FROM selected s JOIN documents d ON d.number = s.document
GROUP BY 1
ORDER BY claims DESC, name
LIMIT $most
