"""Who says so, and how far the claim goes."""

from reportedly.says.attribution import AttributionFinder, outermost
from reportedly.says.status import StatusReader, assess

__all__ = ["AttributionFinder", "StatusReader", "assess", "outermost"]
