-- Judgements: what was decided to be the same, or different, by whom and how surely. They are applied when claims are
-- read; no claim or document is ever changed by them, and each can be undone and taken up again.

CREATE TABLE judgements (
  id VARCHAR PRIMARY KEY,
  kind VARCHAR NOT NULL CHECK (kind IN ('near_duplicate', 'same_event')),
  -- Digests of documents, or ids of claims; the lesser one first.
  one VARCHAR NOT NULL,
  other VARCHAR NOT NULL,
  verdict VARCHAR NOT NULL CHECK (verdict IN ('same', 'different')),
  score DOUBLE NOT NULL,
  author VARCHAR NOT NULL,
  machine BOOLEAN NOT NULL,
  made_at TIMESTAMP NOT NULL,
  undone_at TIMESTAMP,
  undone_by VARCHAR
);
