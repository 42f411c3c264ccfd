-- Documents that are linked now.
INSERT INTO linked SELECT unnest($documents::INTEGER[]), unnest($runs::INTEGER[]), $linker;
