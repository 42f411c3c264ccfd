SELECT d.digest, s.* EXCLUDE (document) FROM sightings s JOIN documents d ON d.number = s.document ORDER BY s.rowid
