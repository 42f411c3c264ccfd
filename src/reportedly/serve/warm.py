"""What the first visitors would wait for, done before they come: templates read, packages and shapes loaded."""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from importlib import import_module

from reportedly.serve.atlas import WORLD, shapes
from reportedly.serve.rendering import environment

log = logging.getLogger(__name__)


def warm() -> threading.Thread:
    """Begin, beside everything else; nothing depends on it."""
    thread = threading.Thread(target=_warm, name="warm", daemon=True)
    thread.start()
    return thread


def _warm() -> None:
    for name in environment().list_templates(extensions=["html"]):
        environment().get_template(name)
    shapes(WORLD)
    with suppress(ImportError):  # of an extra that may not be there
        import_module("ruptures")
    log.debug("pages are warm")
