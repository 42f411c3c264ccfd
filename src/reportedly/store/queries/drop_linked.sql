-- Documents that are linked anew.
DELETE FROM linked WHERE document IN (SELECT unnest($documents::INTEGER[]));
