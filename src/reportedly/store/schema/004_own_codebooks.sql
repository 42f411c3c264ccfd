-- Categories of a user's own codebook may have no quad, no score and no CAMEO code.
ALTER TABLE claims ALTER COLUMN quad_code DROP NOT NULL;
ALTER TABLE claims ALTER COLUMN event_scale DROP NOT NULL;
ALTER TABLE claims ALTER COLUMN cameo DROP NOT NULL;
