"""A chart's SVG made fit for a page: no scripts, no styles, no foreign addresses, no ids that two charts share."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_KEPT = frozenset(
    "svg g path rect line circle text tspan a title desc defs clipPath linearGradient stop".split(" ")  # noqa: SIM905
)
_DROPPED = frozenset({"style", "target", "role", "aria-roledescription", "aria-label", "aria-hidden", "class"})
_REFERENCE = re.compile(r"url\(#([\w-]+)\)")
_LINK_SCHEMES = frozenset({"", "http", "https"})
_LINK = "https://link.invalid/"  # stands for an address while the chart is drawn: the renderer would complete it


def clean(text: str, links: list[str], *, title: str, description: str, prefix: str, background: bool) -> str:
    """The SVG with only elements and attributes that draw, text and links.

    Args:
        text: what the renderer wrote.
        links: the addresses that stand behind the marks, by :func:`numbered`.
        title, description: read aloud in place of the drawing.
        prefix: before every id, so that charts can share a page.
        background: keep the paper; without it the page's own colour shows.
    """
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(text)
    _strip(root, _Names(prefix), links)
    if not background:
        paper = root.find(f"{{{_SVG}}}rect")
        if paper is not None and paper.get("width") == root.get("width"):
            root.remove(paper)
    root.set("role", "group" if root.find(f".//{{{_SVG}}}a") is not None else "img")
    root.set("aria-labelledby", f"{prefix}-title {prefix}-desc")
    for place, (name, words) in enumerate((("title", title), ("desc", description))):
        element = ElementTree.Element(f"{{{_SVG}}}{name}", {"id": f"{prefix}-{name}"})
        element.text = words
        root.insert(place, element)
    return ElementTree.tostring(root, encoding="unicode")


def safe_link(address: str | None) -> str | None:
    """The address if a reader may be sent there: relative, http or https.

    Example:
        >>> safe_link("/claims?day=2024-04-19"), safe_link("javascript:alert(1)"), safe_link(None)
        ('/claims?day=2024-04-19', None, None)
    """
    if not address:
        return None
    compact = "".join(letter for letter in address if letter.isprintable()).strip()
    try:
        parts = urlsplit(compact)
    except ValueError:
        return None
    return compact if parts.scheme.lower() in _LINK_SCHEMES and "\\" not in compact else None


class _Names(dict[str, str]):
    """Ids by the order in which they appear: the renderer counts on from chart to chart."""

    def __init__(self, prefix: str) -> None:
        super().__init__()
        self._prefix = prefix

    def __missing__(self, name: str) -> str:
        return self.setdefault(name, f"{self._prefix}-{len(self)}")


def _strip(element: ElementTree.Element, names: _Names, links: list[str]) -> None:
    for child in list(element):
        kind = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if kind not in _KEPT or (kind == "path" and not child.get("d")):
            element.remove(child)
        else:
            _strip(child, names, links)
    told = element.get("aria-label")
    if told and element.tag == f"{{{_SVG}}}path":  # browsers show it on hover, screen readers read it
        ElementTree.SubElement(element, f"{{{_SVG}}}title").text = told
    for name, value in list(element.attrib.items()):
        if name in (_XLINK, "href"):
            del element.attrib[name]
            number = value.removeprefix(_LINK)
            if element.tag == f"{{{_SVG}}}a" and number.isdigit() and int(number) < len(links):
                element.set("href", links[int(number)])
                _name(element)
        elif name in _DROPPED or name.startswith(("on", "{")):
            del element.attrib[name]
        elif name == "id":
            element.set("id", names[value])
        elif "url(" in value:
            element.set(name, _REFERENCE.sub(lambda found: f"url(#{names[found[1]]})", value))
    _unlink(element)


def _unlink(element: ElementTree.Element) -> None:
    """What leads nowhere is no link."""
    if element.tag == f"{{{_SVG}}}a" and element.get("href") is None:
        element.tag = f"{{{_SVG}}}g"


def _name(link: ElementTree.Element) -> None:
    """A link goes by the name of its mark."""
    told = link.find(f".//{{{_SVG}}}title")
    if told is not None and told.text:
        link.set("aria-label", told.text)


def numbered(spec: Any, links: list[str]) -> Any:
    """The specification with numbers in place of addresses, which are added to ``links``; unsafe ones are left out."""
    if isinstance(spec, list):
        return [numbered(item, links) for item in spec]
    if not isinstance(spec, dict):
        return spec
    found = {name: numbered(value, links) for name, value in spec.items()}
    address = spec.get("href")
    if isinstance(address, str):
        safe = safe_link(address)
        if safe:
            links.append(safe)
        found["href"] = f"{_LINK}{len(links) - 1}" if safe else None
    return found
