-- Words of documents that are linked now.
INSERT INTO terms SELECT unnest($terms::VARCHAR[]), unnest($counts::INTEGER[]);
