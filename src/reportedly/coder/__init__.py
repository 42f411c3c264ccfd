"""Joins the rooms' layers into records: the programming interface of the package."""

from reportedly.coder.code import Coder
from reportedly.coder.relation import Relation

__all__ = ["Coder", "Relation"]
