-- Claims as JSON, each with the digest of its document and its position in it.
SELECT item.digest, $run::INTEGER AS run, item.position, item.claim AS c
FROM (
  SELECT unnest(from_json_strict($rows, '[{"digest": "VARCHAR", "position": "INTEGER", "claim": {
    "id": "VARCHAR",
    "document": "JSON",
    "sentence": {"start": "INTEGER", "end": "INTEGER", "text": "VARCHAR"},
    "event": "VARCHAR", "act": "VARCHAR", "mode": ["VARCHAR"], "context": ["VARCHAR"],
    "quad_code": "TINYINT", "event_scale": "DOUBLE", "cameo": "VARCHAR",
    "event_text": {"start": "INTEGER", "end": "INTEGER", "text": "VARCHAR"},
    "actor": [{
      "text": "VARCHAR", "start": "INTEGER", "end": "INTEGER", "name": "VARCHAR", "code": "VARCHAR",
      "sector": ["VARCHAR"], "id": "VARCHAR", "office": "VARCHAR",
      "resolution": {"method": "VARCHAR", "score": "DOUBLE", "runners_up": ["VARCHAR"], "reason": "VARCHAR"}
    }],
    "recipient": [{
      "text": "VARCHAR", "start": "INTEGER", "end": "INTEGER", "name": "VARCHAR", "code": "VARCHAR",
      "sector": ["VARCHAR"], "id": "VARCHAR", "office": "VARCHAR",
      "resolution": {"method": "VARCHAR", "score": "DOUBLE", "runners_up": ["VARCHAR"], "reason": "VARCHAR"}
    }],
    "when": {
      "start": "DATE", "end": "DATE", "grain": "VARCHAR", "basis": "VARCHAR",
      "text": {"start": "INTEGER", "end": "INTEGER", "text": "VARCHAR"}
    },
    "where": {
      "text": "VARCHAR", "start": "INTEGER", "end": "INTEGER", "name": "VARCHAR", "geonameid": "BIGINT",
      "lat": "DOUBLE", "lon": "DOUBLE", "country": "VARCHAR", "province": "VARCHAR", "resolution": "TINYINT"
    },
    "status": "VARCHAR", "factuality": "VARCHAR",
    "future": "BOOLEAN", "hypothetical": "BOOLEAN", "negated": "BOOLEAN", "historical": "BOOLEAN",
    "sources": [{
      "kind": "VARCHAR", "text": "VARCHAR", "start": "INTEGER", "end": "INTEGER",
      "referent": {"start": "INTEGER", "end": "INTEGER", "text": "VARCHAR"},
      "code": "VARCHAR", "sector": ["VARCHAR"], "style": "VARCHAR",
      "cue": {"start": "INTEGER", "end": "INTEGER", "text": "VARCHAR", "rule": "VARCHAR"}
    }],
    "confidence": "DOUBLE",
    "why": {"event": ["VARCHAR"], "status": ["VARCHAR"], "sources": ["VARCHAR"]},
    "run": "JSON"
  }}]')) AS item
)
