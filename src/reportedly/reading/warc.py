"""Web archives (WARC, WET), such as those of Common Crawl's news: the pages in them, one after the other.

Nothing in an archive names a place on this machine: no path is made of what stands in it, and no file is written.
"""

from __future__ import annotations

import gzip
import io
import logging
import zlib
from collections.abc import Callable, Iterator
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.errors import ReadError
from reportedly.reading.addresses import check_url, plain_url
from reportedly.reading.articles import Known, failure_of, read_article
from reportedly.reading.extras import needed
from reportedly.reading.files import MAX_BYTES
from reportedly.reading.inflate import Inflater, too_large
from reportedly.reading.opening import opened
from reportedly.reading.pdf import MAGIC as PDF
from reportedly.reading.pdf import read_pdf_bytes
from reportedly.types import Document, Failure

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

log = logging.getLogger(__name__)

_PIECE = 65_536
_GZIP = b"\x1f\x8b"
_ARTICLES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
_HINT = "The pages before this place were read; download the archive again for the others."


def read_warc(
    path: Path | str,
    *,
    wanted: Callable[[str], bool] = lambda url: True,
    at: Callable[[int], None] = lambda position: None,
) -> Iterator[Document | Failure]:
    """The articles of a web archive, packed or not.

    Taken are answers with status 200 and records of text, of the kinds that articles come in; pictures, redirects and
    requests are passed over. The day on which a page was crawled is not taken for its day of publication.

    Args:
        path: the file.
        wanted: passes over addresses that are known already, before their pages are unpacked.
        at: told before each item how many bytes of the file were read.

    Yields:
        Documents and failures, named by the address of the page; a failure named by ``path`` when the archive itself is
        broken (R150). What can be read before the break is read.
    """
    name = str(path)
    try:
        with opened(path) as file:
            for item in _records(file, name, wanted):
                at(file.tell())
                yield item
    except ReadError as err:
        yield failure_of(name, err)


class _Stream:
    """The unpacked bytes of an archive. It never raises: what goes wrong ends it and is kept in ``fault``."""

    def __init__(self, file: BufferedReader) -> None:
        magic = file.peek(4)[:4]
        self._file = gzip.GzipFile(fileobj=file) if magic.startswith(_GZIP) else file
        self._watched = magic.startswith((_GZIP, b"WARC"))
        self._end = b""
        self._at = 0
        self.fault = ""

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        try:
            # One piece at a time: a longer read that meets a fault loses what came before it.
            data = self._file.read1(size if size > 0 else _PIECE)
        except (OSError, EOFError, zlib.error) as err:
            self.fault = str(err) or type(err).__name__
            return b""
        self._at += len(data)
        self._end = (self._end + data[-4:])[-4:]
        return data

    def tell(self) -> int:
        """How many bytes were read."""
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        """Goes nowhere: archives are read from their beginning to their end."""
        raise io.UnsupportedOperation("seek")

    def close(self) -> None:
        """Left to whoever opened the file."""

    @property
    def whole(self) -> bool:
        """Whether the bytes end as a whole archive does, with the empty lines after a record.

        Archives packed in a way that only the library underneath knows are believed.
        """
        return not self.fault and (not self._watched or self._end.endswith((b"\r\n\r\n", b"\n\n")))


def _records(file: BufferedReader, name: str, wanted: Callable[[str], bool]) -> Iterator[Document | Failure]:
    with needed("warc", "web archives"):
        from fastwarc.warc import ArchiveIterator
    records = 0
    told = False  # of the last record, that it is cut off
    stream = _Stream(file)
    try:
        for record in ArchiveIterator(stream, auto_decode="none"):
            records += 1
            told = False
            try:
                document = _article(record, name, wanted)
            except ReadError as err:
                told = err.code == "R151"
                yield failure_of(str(err.fields.get("page") or name), err)
            else:
                if document is not None:
                    yield document
    except OSError as err:
        stream.fault = stream.fault or str(err)
    if not records and not stream.fault:
        raise ReadError("R150", f"{name} holds no records of a web archive", hint="Is it a WARC file?", path=name)
    if not (told or stream.whole):
        why = stream.fault or "it ends in the middle of one"
        raise ReadError("R150", f"{name} is broken after {records} records: {why}", hint=_HINT, path=name)


def _article(record: WarcRecord, name: str, wanted: Callable[[str], bool]) -> Document | None:
    """The document of a record, or ``None`` when it holds no article."""
    kind = str(record.record_type)
    if kind not in ("response", "resource", "conversion"):
        return None
    address = (record.headers.get("WARC-Target-URI") or "").strip().strip("<>")
    size = record.content_length
    if kind == "response" and (not record.http_headers or record.http_headers.status_code is None):
        if address.startswith("http"):
            raise ReadError("R151", f"{address[:300]} is cut off in {name}", hint=_HINT, page=address[:300])
        return None
    media = (record.http_content_type if kind == "response" else record.headers.get("Content-Type")) or ""
    media = media.split(";", 1)[0].strip().lower()
    if media not in _ARTICLES or (kind == "response" and record.http_headers.status_code != 200):
        return None
    url = check_url(address)
    page = plain_url(url)
    if not wanted(page):
        return None
    body = record.reader.read(MAX_BYTES + 1)
    try:
        if len(body) > MAX_BYTES:
            raise too_large(page, MAX_BYTES)
        if len(body) < size:
            raise ReadError("R151", f"{page} is cut off in {name}", hint=_HINT)
        if record.headers.get("WARC-Truncated"):
            log.warning("%s was cut off when it was crawled", page)
        known = Known(page, url, charset=record.http_charset or "")
        body = _unpacked(record, body, page) if kind == "response" else body
        return read_pdf_bytes(body, known) if body.startswith(PDF) else read_article(body, known, reader="warc")
    except ReadError as err:
        err.fields["page"] = page
        raise


def _unpacked(record: WarcRecord, body: bytes, page: str) -> bytes:
    """The body as it was before the server packed it. Many archives keep the header but store it unpacked."""
    headers = record.http_headers
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        body = _joined(body)
    coding = (headers.get("Content-Encoding") or "").strip().lower()
    gzipped = coding in ("gzip", "x-gzip") and body.startswith(_GZIP)
    if not gzipped and (coding != "deflate" or body.lstrip().startswith(b"<")):
        return body  # what is packed in yet another way will not pass for text
    inflater = Inflater(coding, limit=MAX_BYTES, name=page)
    out = b"".join(inflater.feed(body[start : start + _PIECE]) for start in range(0, len(body), _PIECE))
    inflater.end()
    return out


def _joined(body: bytes) -> bytes:
    """The pieces of a chunked body; a body that is not chunked is left as it is.

    Example:
        >>> _joined(b"4\\r\\nnews\\r\\n0\\r\\n\\r\\n"), _joined(b"<html>")
        (b'news', b'<html>')
    """
    parts: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\n", at, at + 100)
        try:
            size = int(body[at:end].split(b";", 1)[0].strip() or b"-", 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            return b"".join(parts) if parts else body
        if size == 0:
            return b"".join(parts)
        parts.append(body[end + 1 : end + 1 + size])
        at = end + 1 + size + 2
