"""What all verbs share: errors to exit codes, warnings to stderr, common options, text made safe for a terminal."""

from __future__ import annotations

import io
import logging
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

from reportedly.config import load_settings
from reportedly.errors import ReadError, ReportedlyError
from reportedly.reading import parse_date
from reportedly.types import Failure

if TYPE_CHECKING:
    from rich.console import Console

    from reportedly.coder import Coder

EXIT_FAILED = 1
EXIT_INTERRUPTED = 130
EXIT_BROKEN_PIPE = 141

_REPORT = "This is a defect of reportedly: please report it. With --debug you see where it happened."
# Control characters could drive the terminal, and direction marks could show the words in another order.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]+")
_F = TypeVar("_F", bound=Callable[..., Any])


class ReportedlyGroup(click.Group):
    """The command group: whatever a verb raises ends in a short message and a documented exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb; errors become a line on stderr and an exit code."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()  # here, so that a closed pipe is noticed while it can be handled
        except (click.ClickException, click.exceptions.Exit):
            raise
        except (KeyboardInterrupt, click.Abort):
            click.echo("interrupted", err=True)
            ctx.exit(EXIT_INTERRUPTED)
        except BrokenPipeError:
            _discard_stdout()
            ctx.exit(EXIT_BROKEN_PIPE)
        except Exception as err:
            if ctx.params.get("debug"):
                raise
            if isinstance(err, ReportedlyError):
                complain(err.code, err.message, err.hint)
            else:
                complain("R900", f"{type(err).__name__}: {err}", _REPORT)
            ctx.exit(EXIT_FAILED)
        return result


def _discard_stdout() -> None:
    """Point stdout at nothing, or the interpreter complains when it flushes it at the end."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(code: str, message: str, hint: str = "") -> None:
    """One line on stderr: code, what happened, what to do."""
    line = safe(f"{message}. {hint}" if hint and not message.endswith((".", "!", "?")) else f"{message} {hint}".strip())
    click.echo(f"{click.style(f'[{code}]', fg='red', bold=True)} {line}", err=True)


def complain_of(failure: Failure) -> None:
    """The line of a document that could not be coded."""
    named = failure.document in failure.message
    message = failure.message if named else f"{failure.document}: {failure.message}"
    complain(failure.code, message, failure.hint)


def safe(text: str) -> str:
    """``text`` for a terminal: control characters, line breaks and direction marks become blanks."""
    return _UNSAFE.sub(" ", text)


class _Warnings(logging.Handler):
    """Shows warnings of this package; exceptions it logs become failure rows anyway and are not shown twice."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info is None:
            click.echo(f"{click.style('warning', fg='yellow')} {safe(record.getMessage())}", err=True)


def set_up(debug: bool) -> None:
    """Logging and streams of the process."""
    if debug:
        logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    else:
        logging.getLogger().addHandler(logging.NullHandler())  # other packages' warnings are not the user's
        logger = logging.getLogger("reportedly")
        logger.handlers = [_Warnings(logging.WARNING)]
        logger.propagate = False
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that cannot show a letter shows a question mark


def data_stdout() -> IO[str]:
    """Stdout for data: UTF-8 and bare line feeds on every system."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return sys.stdout


def counted(count: int, noun: str) -> str:
    """A number with its noun: "1 article", "3,000 articles"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def published_option(text: str) -> Callable[[_F], _F]:
    """``--published``, a day as YYYY-MM-DD; anything else is a usage error that says how to write one."""
    return day_option("--published", text)


def day_option(name: str, text: str) -> Callable[[_F], _F]:
    """An option that takes a day, in the same way."""
    return click.option(name, callback=_day, metavar="DATE", help=text)


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    try:
        return None if value is None else parse_date(value)
    except ReadError as err:
        raise click.BadParameter(f"{err.message}. {err.hint}", ctx=ctx, param=param) from err


def model_options(command: _F) -> _F:
    """``--model`` and ``--settings``, for verbs that code."""
    model = click.option(
        "--model", metavar="NAME", help="Installed English spaCy pipeline to parse with [default: the small one]."
    )
    settings = click.option(
        "--settings", "settings_path", type=click.Path(path_type=Path), metavar="FILE", help="TOML file with settings."
    )
    return model(settings(command))


def ontology_option(command: _F) -> _F:
    """``--ontology``, for verbs that code by a codebook of one's own."""
    return click.option(
        "--ontology",
        "ontology_path",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="TOML file with a codebook of your own, instead of PLOVER [see: reportedly ontology].",
    )(command)


def floor_option(command: _F) -> _F:
    """``--min-confidence``, for verbs that write claims."""
    return click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        help="Hold back claims less sure than this; 0 writes all [default: of the settings, which is 0].",
    )(command)


def load_coder(
    model: str | None,
    settings_path: Path | None,
    ontology: Path | None = None,
    min_confidence: float | None = None,
) -> Coder:
    """The coder that the options ask for; imports and loads everything heavy, and says so on a terminal."""
    settings = load_settings(settings_path)
    if min_confidence is not None:
        settings = replace(settings, min_confidence=min_confidence)
    waiting = console(err=True).status("loading models") if is_terminal(err=True) else nullcontext()
    with waiting:
        from reportedly.coder import Coder

        return Coder(replace(settings, spacy_model=model) if model else settings, ontology=ontology)


def console(*, err: bool = False, file: IO[str] | None = None, width: int | None = None) -> Console:
    """A rich console for people: no guessing of markup, colours only on a terminal and without NO_COLOR."""
    from rich.console import Console

    class Piped(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError  # rich would exit with 1; the group knows what a closed pipe is

    return Piped(stderr=err, file=file, width=width, highlight=False, markup=False, emoji=False)


@contextmanager
def progress(total: int, doing: str, *, shown: bool) -> Iterator[Callable[[], None]]:
    """A progress bar on stderr; gives the function that moves it on by one."""
    if not shown:
        yield lambda: None
        return
    from rich.progress import Progress

    with Progress(console=console(err=True), transient=True) as bar:
        task = bar.add_task(doing, total=total)
        yield lambda: bar.advance(task)


def is_terminal(*, err: bool = False) -> bool:
    """Whether stdout (or stderr) is a terminal."""
    return (sys.stderr if err else sys.stdout).isatty()
