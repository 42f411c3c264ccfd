"""An evaluation that nobody can ask for is none: every module that has one is on the list of the command line."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from reportedly import evaluate
from reportedly.evaluate import ROOMS


def test_every_evaluation_has_a_name_on_the_command_line() -> None:
    modules = (f"{evaluate.__name__}.{found.name}" for found in iter_modules(evaluate.__path__))
    having = {name for name in modules if hasattr(import_module(name), "evaluate")}
    assert having == {room.module for room in ROOMS.values()}
