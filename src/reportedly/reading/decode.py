"""Bytes of a file to characters: encodings guessed from the bytes alone, binary data refused."""

from __future__ import annotations

import codecs
import logging
import re

from reportedly.errors import ReadError

log = logging.getLogger(__name__)

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is a prefix of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file", "Convert it first, for example with: pdftotext article.pdf."),
    (b"PK\x03\x04", "a ZIP archive or an office document", "Save the document as plain text or HTML."),
    (b"\xd0\xcf\x11\xe0", "an office document", "Save the document as plain text or HTML."),
    (b"{\\rtf", "a rich-text document", "Save the document as plain text or HTML."),
    (b"\x1f\x8b", "a gzip file", "Unpack it first with: gunzip."),
    (b"WARC/", "a web archive", "Extract the pages and give them as HTML."),
    (b"\x89PNG", "an image", ""),
    (b"\xff\xd8\xff", "an image", ""),
    (b"GIF8", "an image", ""),
    (b"SQLite format 3", "a database", ""),
    (b"PAR1", "a Parquet file", ""),
)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROL = re.compile(r"[\x00-\x07\x0e-\x19\x1c-\x1f\x7f]")
_SAMPLE = 65_536
_CONTROL_SHARE = 0.02
_HINT = "Give plain text or HTML, best in UTF-8."


def decode(data: bytes, *, name: str, fallback: str = "") -> str:
    """The characters of ``data``, newlines untouched, a byte-order mark dropped.

    UTF-8 and UTF-16 are recognised; other bytes are read as Windows-1252, stretch by stretch, so that a file pasted
    together from both keeps its right parts. A warning is logged when that happens.

    Args:
        data: the bytes of a file.
        name: what to call the file in errors and warnings.
        fallback: an encoding that the file declares, tried when it is not UTF-8.

    Raises:
        ReadError: R105 when the bytes are no text.

    Example:
        >>> decode("Za\\u0142\\u0105czono caf\\u00e9".encode("utf-16"), name="a.txt")
        'Załączono café'
    """
    for magic, kind, hint in _MAGIC:
        if data.startswith(magic):
            raise ReadError("R105", f"{name} is {kind}, not text", hint=hint or _HINT, path=name)
    return _printable(_characters(data, name, fallback), name)


def _characters(data: bytes, name: str, fallback: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name)
    guess = _utf16_without_mark(data)
    if guess:
        return _strict(data, guess, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if fallback:
        return data.decode(fallback, errors="replace")
    if _MULTIBYTE.search(data):
        text = _printable(data.decode("utf-8", errors="reportedly-1252"), name)  # a warning only of what is text
        log.warning("%s mixes UTF-8 with another encoding; the other parts were read as Windows-1252", name)
        return text
    text = _printable(data.decode("cp1252", errors="replace"), name)
    log.warning("%s is not UTF-8; it was read as Windows-1252", name)
    return text


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as err:
        message = f"{name} begins like {encoding.upper()} text but is not: {err.reason} at byte {err.start}"
        raise ReadError("R105", message, hint="The file may be cut off. " + _HINT, path=name) from err


def _utf16_without_mark(data: bytes) -> str:
    """UTF-16 of Latin text has a zero in nearly every second byte; else ``""``."""
    sample = data[:4096]
    if len(data) % 2 or len(sample) < 8:
        return ""
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return ""


def _printable(text: str, name: str) -> str:
    sample = text[:_SAMPLE]
    if "\0" in text or len(_CONTROL.findall(sample)) > _CONTROL_SHARE * len(sample):
        raise ReadError("R105", f"{name} holds binary data, not text", hint=_HINT, path=name)
    return text


def _as_1252(err: UnicodeError) -> tuple[str, int]:
    """Codec error handler: the bytes that are no UTF-8, read as Windows-1252."""
    if not isinstance(err, UnicodeDecodeError):
        raise err
    return err.object[err.start : err.end].decode("cp1252", errors="replace"), err.end


codecs.register_error("reportedly-1252", _as_1252)
