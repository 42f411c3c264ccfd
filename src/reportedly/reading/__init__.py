"""Reading: files, standard input, web pages, folders and tables to documents. Nothing edits a document's text later."""

from reportedly.reading.corpora import Extent, Found, measure, read_sources
from reportedly.reading.dates import dateline_date, parse_date
from reportedly.reading.files import MAX_BYTES, foreign, read_bytes, read_path
from reportedly.reading.language import language_of
from reportedly.reading.tables import Columns

__all__ = [
    "MAX_BYTES",
    "Columns",
    "Extent",
    "Found",
    "dateline_date",
    "foreign",
    "language_of",
    "measure",
    "parse_date",
    "read_bytes",
    "read_path",
    "read_sources",
]
