"""Where: toponyms as places of a gazetteer, and the place of an event."""

from reportedly.where.attach import place_of
from reportedly.where.build import build_gazetteer
from reportedly.where.finder import PlaceFinder
from reportedly.where.gazetteer import open_gazetteer
from reportedly.where.words import is_place_noun

__all__ = ["PlaceFinder", "build_gazetteer", "is_place_noun", "open_gazetteer", "place_of"]
