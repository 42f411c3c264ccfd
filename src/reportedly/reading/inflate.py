"""Compressed bytes, unpacked piece by piece and never beyond a limit."""

from __future__ import annotations

import zlib

from reportedly.errors import ReadError

_MAX_MEMBERS = 64
_PIECE = 65_536
_EITHER = 32 + zlib.MAX_WBITS  # zlib or gzip, by its header
_MAGIC = b"\x1f\x8b"
_CODINGS = ("gzip", "x-gzip", "deflate")


class Inflater:
    """Undoes one content coding of HTTP, or none.

    Args:
        coding: ``gzip``, ``deflate``, ``identity`` or ``""``.
        limit: bytes that may come out.
        name: what to call the input in errors.

    Raises:
        ReadError: R137 when the coding is another one.

    Example:
        >>> import gzip
        >>> inflater = Inflater("gzip", limit=100, name="a page")
        >>> inflater.feed(gzip.compress(b"news"))
        b'news'
    """

    def __init__(self, coding: str, *, limit: int, name: str) -> None:
        coding = coding.strip().lower()
        if coding not in (*_CODINGS, "", "identity"):
            hint = "It was not asked for; the server is at fault."
            raise ReadError("R137", f"{name} is packed as {coding[:40]!r}", hint=hint, path=name)
        self._packed = coding in _CODINGS
        self._headless = coding == "deflate"
        self._unpack = zlib.decompressobj(_EITHER)
        self._left = limit
        self._limit = limit
        self._name = name
        self._members = 0
        self._begun = False
        self._pending = b""

    def feed(self, data: bytes) -> bytes:
        """What comes out for the next bytes.

        Raises:
            ReadError: R135 beyond the limit; R137 when the bytes are not what they say.
        """
        out = self._inflated(data) if self._packed else data
        self._left -= len(out)
        if self._left < 0:
            raise too_large(self._name, self._limit)
        return out

    def end(self) -> None:
        """Say that no more bytes come.

        Raises:
            ReadError: R137 when the packed bytes break off.
        """
        if self._packed and self._begun and not self._unpack.eof:
            raise ReadError("R137", f"{self._name} breaks off in the middle", hint="Try again.", path=self._name)

    def _inflated(self, data: bytes) -> bytes:
        parts = []
        room = self._left
        data = self._pending + data
        self._pending = b""
        while data and room >= 0:
            if self._unpack.eof:
                if data[:1] == _MAGIC[:1] and len(data) < len(_MAGIC):
                    self._pending = data
                    break
                if not data.startswith(_MAGIC):  # bytes after the end, which every browser ignores
                    break
                self._members += 1
                if self._members >= _MAX_MEMBERS:
                    raise ReadError("R137", f"{self._name} is packed in too many pieces", path=self._name)
                self._unpack = zlib.decompressobj(_EITHER)
            part = self._decompressed(data, room + 1)
            parts.append(part)
            room -= len(part)
            data = self._unpack.unused_data
        return b"".join(parts)

    def _decompressed(self, data: bytes, most: int) -> bytes:
        begun, self._begun = self._begun, True
        try:
            return self._unpack.decompress(data, most)
        except zlib.error as err:
            if self._headless and not begun:  # some servers leave the header of "deflate" out
                self._unpack = zlib.decompressobj(-zlib.MAX_WBITS)
                return self._decompressed(data, most)
            message = f"{self._name} cannot be unpacked: {err}"
            raise ReadError("R137", message, hint="Try again.", path=self._name) from err


def gunzip(data: bytes, *, limit: int, name: str) -> bytes:
    """The bytes of a gzip file, or ``data`` when it is none.

    Raises:
        ReadError: R135 when more than ``limit`` bytes come out; R137 when it is damaged.
    """
    if not data.startswith(_MAGIC):
        return data
    inflater = Inflater("gzip", limit=limit, name=name)
    parts = [inflater.feed(data[start : start + _PIECE]) for start in range(0, len(data), _PIECE)]
    inflater.end()
    return b"".join(parts)


def too_large(name: str, limit: int) -> ReadError:
    """The error of an input beyond its limit."""
    hint = "It is no single article; nothing of it was kept."
    return ReadError("R135", f"{name} is larger than {limit:,} bytes", hint=hint, path=name)
