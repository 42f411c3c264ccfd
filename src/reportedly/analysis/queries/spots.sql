-- Events by place. An event stands at the most precise place that one of its claims gives.
SELECT
  place.name AS name, place.country AS country, place.province AS province, place.lat AS lat, place.lon AS lon,
  place.resolution AS resolution, place.geonameid AS geonameid,
  count(*) AS events, sum(claims)::BIGINT AS claims,
  count(*) FILTER (happened AND quad IN (3, 4)) AS conflict, count(*) FILTER (happened AND quad IN (1, 2)) AS cooperation,
  count(*) FILTER (NOT happened) AS unrealised, min(day) AS first, max(day) AS last
FROM (
  SELECT
    event, count(*) AS claims, bool_or(status = 'happened') AS happened, min(day) AS day,
    arg_max(quad_code, (status = 'happened', confidence, quad_code)) AS quad,
    arg_max(
      {'name': where_name, 'country': where_country, 'province': where_province, 'lat': where_lat, 'lon': where_lon,
       'resolution': where_resolution, 'geonameid': where_geonameid},
      (where_resolution, confidence, where_name)
    ) AS place
  FROM (
    SELECT coalesce(j.head, s.id) AS event, s.*
    FROM selected s
    LEFT JOIN joined j ON j.kind = 'same_event' AND j.item = s.id
    WHERE s.where_name IS NOT NULL
  )
  GROUP BY event
)
GROUP BY ALL
ORDER BY events DESC, country, name, geonameid
LIMIT $most
