"""Briefs: what two sides did, plan, deny and dispute, every sentence with its claims. See ``docs/brief.md``."""

from reportedly.brief.build import CONFIDENCE, ITEMS, brief
from reportedly.brief.html import to_html
from reportedly.brief.markdown import to_markdown
from reportedly.brief.model import Basis, Brief, Cite, Item, Kind, Quote, Reference, Section, Sentence, Words

__all__ = [
    "CONFIDENCE",
    "ITEMS",
    "Basis",
    "Brief",
    "Cite",
    "Item",
    "Kind",
    "Quote",
    "Reference",
    "Section",
    "Sentence",
    "Words",
    "brief",
    "to_html",
    "to_markdown",
]
