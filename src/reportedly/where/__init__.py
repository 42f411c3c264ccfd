"""Where: toponyms as places of a gazetteer, and the place of an event."""

from reportedly.where.attach import place_of
from reportedly.where.build import build_gazetteer
from reportedly.where.finder import PlaceFinder

__all__ = ["PlaceFinder", "build_gazetteer", "place_of"]
