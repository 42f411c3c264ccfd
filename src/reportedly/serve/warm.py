"""What the first visitors would wait for, done before they come: templates read, packages and shapes loaded."""

from __future__ import annotations

import threading
from contextlib import suppress
from importlib import import_module

from reportedly.serve.atlas import WORLD, shapes
from reportedly.serve.memo import Known, Memo
from reportedly.serve.pages.overview import overview
from reportedly.serve.reader import Reader
from reportedly.serve.rendering import environment

_PATIENCE = 2.0  # seconds; who opens the first page at once should not have to share the processor


def ready(reader: Reader, memo: Memo) -> None:
    """Open the store and read what the first page shows, before anybody asks for it."""
    environment().get_template("overview.html")
    with suppress(Exception), reader.view() as view:  # whoever asks is told what is wrong
        overview(view, Known(memo, view.stamp))


def warm() -> threading.Timer:
    """Begin in a moment, beside everything else; nothing depends on it. Cancel it when there is no need any more."""
    timer = threading.Timer(_PATIENCE, _warm)
    timer.daemon = True
    timer.start()
    return timer


def _warm() -> None:
    for name in environment().list_templates(extensions=["html"]):
        environment().get_template(name)
    shapes(WORLD)
    with suppress(ImportError):  # of an extra that may not be there
        import_module("ruptures")
