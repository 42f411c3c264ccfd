"""XML from strangers: characters in UTF-8, no entities of its own, and the depth and number of elements bounded."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.parsers import expat

from reportedly.errors import ReadError
from reportedly.reading.articles import in_utf8
from reportedly.reading.decode import decode

_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_ENCODING = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_PROLOGUE = re.compile(r"<!--.*?-->|<[?!][^>]*>", re.S)
_ROOT = re.compile(r"<(?:[\w-]+:)?(\w+)")
_DEPTH = 200
_PIECE = 65_536
_HEAD = 8_192


def root_of(data: bytes) -> str:
    """The name of the first element of XML or HTML, in lower case and without prefix; ``""`` when there is none.

    Example:
        >>> root_of(b'<?xml version="1.0"?><!-- made by hand --><rdf:RDF xmlns="...">'), root_of(b"news")
        ('rdf', '')
    """
    head = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").decode("latin-1")
    match = _ROOT.match(_PROLOGUE.sub("", head).lstrip())
    return match[1].lower() if match else ""


def xml_text(data: bytes, *, name: str, charset: str = "") -> str:
    """The characters of an XML file, without its declaration.

    Raises:
        ReadError: R105 when the bytes are no text; R140 when they are nothing like XML.
    """
    declared = _ENCODING.match(data.lstrip()[:200])
    data = in_utf8(data, charset or (declared[1].decode("ascii", "replace") if declared else ""))
    text = _DECLARATION.sub("", decode(data, name=name).lstrip("\ufeff"), count=1).lstrip()
    if not text.startswith("<"):
        raise ReadError("R140", f"{name} is no XML", hint="Give the address of a feed or of a sitemap.", path=name)
    return text


class Walker:
    """Walks over the elements of an XML text and refuses what makes it a bomb.

    Args:
        name: what to call the text in errors.
        start: called with each element's name (without namespace) and attributes.
        end: called with each element's name and its own text.

    Raises:
        ReadError: R140 broken (what came before was walked over); R141 entities of its own, or nested too deep.
    """

    def __init__(
        self,
        name: str,
        start: Callable[[str, dict[str, str]], None],
        end: Callable[[str, str], None],
    ) -> None:
        self._name = name
        self._start, self._end = start, end
        self._texts: list[list[str]] = []
        self._parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._open
        self._parser.EndElementHandler = self._close
        self._parser.CharacterDataHandler = self._characters
        self._parser.EntityDeclHandler = _refusing(name)

    def walk(self, text: str) -> None:
        """Walk over the whole text."""
        try:
            self._parser.Parse(text.encode("utf-8", "replace"), True)
        except expat.ExpatError as err:
            message = f"{self._name} is broken XML: {err}"
            raise ReadError("R140", message, hint="Tell the site, or try again later.", path=self._name) from err

    def _open(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self._texts) >= _DEPTH:
            raise ReadError("R141", f"{self._name} is nested too deep", hint="It is no feed.", path=self._name)
        self._texts.append([])
        self._start(tag.rpartition(" ")[2], attributes)

    def _close(self, tag: str) -> None:
        self._end(tag.rpartition(" ")[2], "".join(self._texts.pop()).strip())

    def _characters(self, text: str) -> None:
        if self._texts:
            self._texts[-1].append(text)


def refuse_entities(text: str, *, name: str) -> None:
    """Refuse an XML text that declares entities; what is broken in other ways is left to whoever reads it.

    Raises:
        ReadError: R141.

    Example:
        >>> refuse_entities('<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss>&a;</rss>', name="a feed")
        Traceback (most recent call last):
        reportedly.errors.ReadError: [R141] a feed declares an XML entity (a). Entities that expand are how such ...
    """
    begun: list[str] = []
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = lambda tag, attributes: begun.append(tag)
    parser.EntityDeclHandler = _refusing(name)
    data = text.encode("utf-8", "replace")
    for start in range(0, len(data), _PIECE):
        try:
            parser.Parse(data[start : start + _PIECE], False)
        except expat.ExpatError:
            return
        if begun:  # no entity can be declared any more
            return


def _refusing(name: str) -> Callable[..., None]:
    def refuse(entity: str, *_: object) -> None:
        hint = "Entities that expand are how such files take a machine down; no feed needs them."
        raise ReadError("R141", f"{name} declares an XML entity ({entity[:40]}).", hint=hint, path=name)

    return refuse
