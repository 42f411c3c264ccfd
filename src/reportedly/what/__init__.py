"""What happened: triggers with their category, the frames that govern them, and their actors and recipients."""

from reportedly.what.finder import EventFinder
from reportedly.what.silent import EncoderEventFinder

__all__ = ["EncoderEventFinder", "EventFinder"]
