"""The demo: a store of an invented crisis, made from articles that come with the package. See ``docs/demo.md``.

Imports nothing heavy: what codes is given by the caller.
"""

from reportedly.demo.build import Built, Step, build
from reportedly.demo.collection import ARTICLES, articles

__all__ = ["ARTICLES", "Built", "Step", "articles", "build"]
