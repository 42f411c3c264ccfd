"""Reading: files, standard input and web pages to documents. Nothing edits a document's text after this room."""

from reportedly.reading.dates import dateline_date, parse_date
from reportedly.reading.files import MAX_BYTES, foreign, read_bytes, read_path
from reportedly.reading.language import language_of

__all__ = ["MAX_BYTES", "dateline_date", "foreign", "language_of", "parse_date", "read_bytes", "read_path"]
