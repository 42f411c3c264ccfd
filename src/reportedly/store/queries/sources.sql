-- Who says so: each source by the words that name it (those it goes back to, when known), a claim without sources by the
-- outlet that tells it.
-- with: selected
SELECT
  kind, arg_min(name, document) AS name, any_value(code) AS code, count(*) AS claims,
  count(DISTINCT document) AS documents, count(DISTINCT publication) AS publications,
  count(*) FILTER (status = 'happened') AS happened, count(*) FILTER (status = 'planned') AS planned,
  count(*) FILTER (status = 'possible') AS possible, count(*) FILTER (status = 'denied') AS denied,
  min(day) AS first, max(day) AS last
FROM (
  SELECT
    s.document, d.publication, s.status, s.day,
    -- A source that stands twice in the chain of one claim counts once.
    unnest(list_distinct(CASE
      WHEN len(s.sources) = 0
        THEN [{'kind': 'author', 'name': coalesce(d.publication, '(outlet unknown)'), 'code': NULL::VARCHAR}]
      ELSE list_transform(
        CASE WHEN $innermost THEN s.sources[-1:] ELSE s.sources END,
        lambda said:
          {'kind': said.kind, 'name': coalesce(said.referent.text, said.text, '(unnamed)'), 'code': said.code}
      ) END
    ), recursive := true)
  FROM selected s JOIN documents d ON d.number = s.document
)
GROUP BY kind, lower(name)
ORDER BY claims DESC, kind, lower(name)
LIMIT $limit OFFSET $offset;
