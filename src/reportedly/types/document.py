"""Documents, spans of their text, and what is left when a document fails."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text.

    ``start`` and ``end`` count Unicode code points in ``Document.text``; ``end`` is exclusive; ``text`` repeats the
    characters so that a record can be read without its document (W3C TextPosition and TextQuote selectors together).
    """

    start: int
    end: int
    text: str

    def as_dict(self) -> dict[str, object]:
        """The JSON form: start, end, text."""
        return {"start": self.start, "end": self.end, "text": self.text}


@dataclass(frozen=True, slots=True)
class Document:
    """One news item, frozen: nothing edits ``text`` after reading.

    Args:
        text: NFC-normalised text. Use :meth:`of` to build one from raw text.
        id: the caller's name of the document; the digest when none is given.
        title, url, publication: as found or given; ``None`` when unknown.
        published: day of publication, or ``None``.
        language: ISO 639-1.
        reader: the reader that made it (``"text"``, ``"html"`` …).
        published_basis: what ``published`` was read from: ``given``, ``metadata``, ``dateline`` or ``""``.
    """

    text: str
    id: str
    title: str | None = None
    url: str | None = None
    publication: str | None = None
    published: date | None = None
    language: str = "en"
    reader: str = "text"
    published_basis: str = ""
    digest: str = field(default="", compare=False)

    @classmethod
    def of(
        cls,
        text: str,
        *,
        id: str | None = None,  # noqa: A002 - the record contract calls the field id
        title: str | None = None,
        url: str | None = None,
        publication: str | None = None,
        published: date | None = None,
        language: str = "en",
        reader: str = "text",
        published_basis: str = "",
    ) -> Document:
        """Build a document from raw text: normalises to NFC and computes the digest.

        Offsets of everything read later refer to the normalised text, which is what ``document.text`` holds.

        Example:
            >>> Document.of("Cafe\\u0301 talks").text == "Caf\\u00e9 talks"
            True
        """
        text = unicodedata.normalize("NFC", text)
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(
            text=text,
            id=id or digest[:16],
            title=title,
            url=url,
            publication=publication,
            published=published,
            language=language,
            reader=reader,
            published_basis=published_basis or ("given" if published else ""),
            digest=digest,
        )

    def span(self, start: int, end: int) -> Span:
        """The span of ``text[start:end]``; raises ``ValueError`` when it lies outside the text."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"span {start}:{end} lies outside a text of {len(self.text)} characters")
        return Span(start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be coded: which one, in which component, and why. Never lost, never fatal."""

    document: str
    component: str
    code: str
    message: str
    hint: str = ""

    def as_dict(self) -> dict[str, object]:
        """The JSON form, with ``failure: true`` so that a stream of claims and failures can be told apart."""
        return {
            "failure": True,
            "document": self.document,
            "component": self.component,
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
        }


def digest_of(value: object) -> str:
    """sha256 of the canonical JSON of ``value``: sorted keys, no spaces, so that equal values hash equally."""
    canonical = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
