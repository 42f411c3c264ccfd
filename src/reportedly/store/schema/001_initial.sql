-- The store: what was read (documents, sightings), what coded it (runs, codings), what was found (claims), what went
-- wrong (failures). Claims are only ever added: coding a document again adds a run beside the old one.

-- One row for each coder, lexicon and setting that ever coded here. The number says which came later.
CREATE TABLE runs (
  number INTEGER PRIMARY KEY,
  id VARCHAR NOT NULL UNIQUE,
  coder VARCHAR NOT NULL,
  codebook VARCHAR NOT NULL,
  model VARCHAR NOT NULL,
  lexicon_hash VARCHAR NOT NULL,
  config_hash VARCHAR NOT NULL,
  first_used TIMESTAMP NOT NULL
);

-- One row for each text; the digest is that of the text, so the same text twice is one document.
CREATE TABLE documents (
  number INTEGER PRIMARY KEY,
  digest VARCHAR NOT NULL UNIQUE,
  id VARCHAR NOT NULL,
  title VARCHAR,
  url VARCHAR,
  publication VARCHAR,
  published DATE,
  published_basis VARCHAR NOT NULL,
  language VARCHAR NOT NULL,
  reader VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  first_seen TIMESTAMP NOT NULL
);

-- Where a text was seen: several outlets, addresses or files may carry the same one.
CREATE TABLE sightings (
  document INTEGER NOT NULL,
  source VARCHAR NOT NULL,
  title VARCHAR,
  url VARCHAR,
  publication VARCHAR,
  published DATE,
  first_seen TIMESTAMP NOT NULL,
  PRIMARY KEY (document, source)
);

-- Which run coded which document. Written with the document's claims in one transaction: what stands here is complete.
CREATE TABLE codings (
  document INTEGER NOT NULL,
  run INTEGER NOT NULL,
  outcome VARCHAR NOT NULL CHECK (outcome IN ('coded', 'failed')),
  claims INTEGER NOT NULL,
  PRIMARY KEY (document, run)
);

-- One row for each claim and run. Columns are named as in the CSV form; actors, recipients and sources are nested as in
-- the JSON form. The *_keys and source_words columns repeat them in the form in which they are looked for.
CREATE TABLE claims (
  id VARCHAR NOT NULL,
  run INTEGER NOT NULL,
  document INTEGER NOT NULL,
  position INTEGER NOT NULL,
  day DATE,
  event VARCHAR NOT NULL,
  act VARCHAR NOT NULL,
  mode VARCHAR[] NOT NULL,
  context VARCHAR[] NOT NULL,
  quad_code TINYINT NOT NULL,
  event_scale DOUBLE NOT NULL,
  cameo VARCHAR NOT NULL,
  event_text VARCHAR NOT NULL,
  event_start INTEGER NOT NULL,
  event_end INTEGER NOT NULL,
  sentence VARCHAR NOT NULL,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  actor STRUCT(
    "text" VARCHAR, "start" INTEGER, "end" INTEGER, "name" VARCHAR, code VARCHAR, sector VARCHAR[], id VARCHAR,
    office VARCHAR, resolution STRUCT("method" VARCHAR, score DOUBLE, runners_up VARCHAR[], reason VARCHAR)
  )[] NOT NULL,
  recipient STRUCT(
    "text" VARCHAR, "start" INTEGER, "end" INTEGER, "name" VARCHAR, code VARCHAR, sector VARCHAR[], id VARCHAR,
    office VARCHAR, resolution STRUCT("method" VARCHAR, score DOUBLE, runners_up VARCHAR[], reason VARCHAR)
  )[] NOT NULL,
  when_start DATE,
  when_end DATE,
  when_grain VARCHAR,
  when_basis VARCHAR,
  when_text STRUCT("start" INTEGER, "end" INTEGER, "text" VARCHAR),
  where_text STRUCT("start" INTEGER, "end" INTEGER, "text" VARCHAR),
  where_name VARCHAR,
  where_geonameid BIGINT,
  where_lat DOUBLE,
  where_lon DOUBLE,
  where_country VARCHAR,
  where_province VARCHAR,
  where_resolution TINYINT,
  status VARCHAR NOT NULL,
  factuality VARCHAR NOT NULL,
  future BOOLEAN NOT NULL,
  hypothetical BOOLEAN NOT NULL,
  negated BOOLEAN NOT NULL,
  historical BOOLEAN NOT NULL,
  sources STRUCT(
    kind VARCHAR, "text" VARCHAR, "start" INTEGER, "end" INTEGER,
    referent STRUCT("start" INTEGER, "end" INTEGER, "text" VARCHAR), code VARCHAR, sector VARCHAR[], style VARCHAR,
    cue STRUCT("start" INTEGER, "end" INTEGER, "text" VARCHAR, "rule" VARCHAR)
  )[] NOT NULL,
  confidence DOUBLE NOT NULL,
  why STRUCT(event VARCHAR[], status VARCHAR[], sources VARCHAR[]) NOT NULL,
  actor_keys VARCHAR[] NOT NULL,
  recipient_keys VARCHAR[] NOT NULL,
  source_words VARCHAR NOT NULL,
  PRIMARY KEY (id, run)
);

-- What could not be read or coded. A failure to read has no document; it is resolved when the source reads again.
CREATE TABLE failures (
  source VARCHAR NOT NULL,
  document INTEGER,
  run INTEGER,
  component VARCHAR NOT NULL,
  code VARCHAR NOT NULL,
  message VARCHAR NOT NULL,
  hint VARCHAR NOT NULL,
  first_seen TIMESTAMP NOT NULL,
  resolved TIMESTAMP
);

-- For SQL by hand: the claims that hold now (of each document, those of the latest run that coded it) ...
CREATE VIEW current_claims AS
SELECT c.*
FROM claims c
JOIN (SELECT document, max(run) AS run FROM codings WHERE outcome = 'coded' GROUP BY document) latest
  ON c.document = latest.document AND c.run = latest.run;

-- ... and one row for each actor or recipient, and for each source of them.
CREATE VIEW claim_actors AS
SELECT claim, run, document, day, event, status, side, found.*
FROM (
  SELECT id AS claim, run, document, day, event, status, 'actor' AS side, unnest(actor) AS found FROM current_claims
  UNION ALL
  SELECT id, run, document, day, event, status, 'recipient', unnest(recipient) FROM current_claims
);

CREATE VIEW claim_sources AS
SELECT claim, run, document, day, event, status, link, innermost, found.*
FROM (
  SELECT
    id AS claim, run, document, day, event, status, unnest(range(1, len(sources) + 1)) AS link,
    link = len(sources) AS innermost, unnest(sources) AS found
  FROM current_claims
);

-- What an actor is looked for by: its code, its Wikidata id and its name. What a source is looked for by: the words that
-- name it, those that it goes back to, and its code. All in lower case.
CREATE MACRO keys_of(actors) AS list_distinct(list_filter(flatten(list_transform(
  actors, lambda a: [lower(a.code), lower(a.id), lower(a.name)]
)), lambda k: k IS NOT NULL));

CREATE MACRO words_of(sources) AS lower(array_to_string(list_filter(flatten(list_transform(
  sources, lambda s: [s.text, s.referent.text, s.code]
)), lambda w: w IS NOT NULL), ' | '));
