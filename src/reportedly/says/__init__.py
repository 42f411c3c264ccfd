"""Says: who says so (attribution), and how far the claim goes (status).

The doors are components: ``AttributionFinder`` writes the attributions of a page, ``StatusReader`` their statuses.
"""

from reportedly.says.attribution import AttributionFinder

__all__ = ["AttributionFinder"]
