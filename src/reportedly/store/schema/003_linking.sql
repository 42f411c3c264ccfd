-- What linking keeps, so that it need not begin again, and so that events can be asked for like claims.

-- The judgements that hold, applied: each thing that is the same as others, with the least id among them. Made anew for
-- whatever a judgement touches, in the transaction that stores the judgement.
CREATE TABLE joined (
  kind VARCHAR NOT NULL,
  item VARCHAR NOT NULL,
  head VARCHAR NOT NULL
);

-- What persons judged, undid and took up again: only ever added to. Machines judge anew; their rows are not kept here.
CREATE TABLE judgement_log (
  done_at TIMESTAMP NOT NULL,
  done_by VARCHAR NOT NULL,
  act VARCHAR NOT NULL CHECK (act IN ('judged', 'undone', 'redone')),
  judgement VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  one VARCHAR NOT NULL,
  other VARCHAR NOT NULL,
  verdict VARCHAR NOT NULL,
  score DOUBLE NOT NULL
);

-- Which documents were linked, with the claims of which run (0: with none) and by which version; in how many of them a
-- word stands (a word may have several rows, which add up); the word sequences over which near-copies meet.
CREATE TABLE linked (
  document INTEGER NOT NULL,
  run INTEGER NOT NULL,
  linker VARCHAR NOT NULL
);

CREATE TABLE terms (
  term VARCHAR NOT NULL,
  documents INTEGER NOT NULL
);

CREATE TABLE sequences (
  document INTEGER NOT NULL,
  hashes UINTEGER[] NOT NULL
);
