"""Where: toponyms as places of a gazetteer, and the place of an event."""

from reportedly.where.attach import place_of
from reportedly.where.build import build_gazetteer
from reportedly.where.finder import PlaceFinder
from reportedly.where.gazetteer import open_gazetteer

__all__ = ["PlaceFinder", "build_gazetteer", "open_gazetteer", "place_of"]
