"""Settings from TOML and the environment; the only reader of ``os.environ``."""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from reportedly.errors import ConfigError
from reportedly.types import digest_of

_PREFIX = "REPORTEDLY_"
_SWITCHES = {"true": True, "1": True, "yes": True, "on": True, "false": False, "0": False, "no": False, "off": False}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set.

    Args:
        spacy_model: name of an installed English spaCy pipeline; empty means the first of the known small models that
            is installed.
        batch_size: documents parsed together by ``code_many``; fewer when together they pass ``max_characters``.
        max_characters: longest text that is coded, about 35,000 words; a longer one becomes a failure row.
        max_sentence_tokens: stretches without a stop (tables, lists) are cut after so many tokens.
        gazetteer: path of a gazetteer made by ``reportedly gazetteer build``; empty means the embedded one.
        actors: path of a table of one's own actors (CSV or TOML), which win over the built-in ones; empty means none.
        min_confidence: records less sure than this, 0..1, are not written; 0 writes all.
        encoder_decides: whether the encoder decides what ambiguous words name ("attacked" a town, or a minister).
        encoder_events: whether the encoder names events in sentences where the lexicon finds none; mostly wrong.
        ontology: path of a codebook of one's own (TOML), in place of PLOVER or beside it; empty means PLOVER.
    """

    spacy_model: str = ""
    batch_size: int = 32
    max_characters: int = 200_000
    max_sentence_tokens: int = 200
    gazetteer: str = ""
    actors: str = ""
    min_confidence: float = 0.0
    encoder_decides: bool = True
    encoder_events: bool = False
    ontology: str = ""

    @property
    def digest(self) -> str:
        """Short hash of all settings, and of what their files hold, written into each run.

        A file that cannot be read counts as empty here; using it raises the error.
        """
        files = [Path(name) for name in (self.gazetteer, self.actors) if name]
        held = [hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "" for path in files]
        # the codebook is named, and its content hashed, by the run itself; where its file lies does not matter
        given = {name: value for name, value in asdict(self).items() if name != "ontology"}
        return digest_of([given, held])[:16]


def load_settings(path: Path | None = None, *, environ: Mapping[str, str] | None = None) -> Settings:
    """Read settings from a TOML file and ``REPORTEDLY_*`` variables; variables win.

    Args:
        path: TOML file with the fields of :class:`Settings`; ``None`` reads the environment alone.
        environ: variables to read instead of the process's own (for tests).

    Raises:
        ConfigError: R001 unreadable file, R002 unknown setting, R003 value of the wrong kind.

    Example:
        >>> load_settings(environ={"REPORTEDLY_BATCH_SIZE": "8"}).batch_size
        8
    """
    given: dict[str, object] = {}
    if path is not None:
        try:
            given.update(tomllib.loads(path.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as err:
            raise ConfigError("R001", f"{path}: {err}", hint="Give a readable TOML file.", path=str(path)) from err
    named: dict[object, Callable[[str], str | int | float]] = {"str": str, "float": float, "bool": _switch}
    kinds = {item.name: named.get(item.type, int) for item in fields(Settings)}
    for key, text in (os.environ if environ is None else environ).items():
        name = key.removeprefix(_PREFIX).lower()
        if key.startswith(_PREFIX) and name in kinds:
            given[name] = text
    values: dict[str, int | float | str] = {}
    for name, value in given.items():
        if name not in kinds:
            known = ", ".join(sorted(kinds))
            raise ConfigError("R002", f"unknown setting {name!r}", hint=f"Known settings: {known}.", setting=name)
        try:
            values[name] = kinds[name](str(value))
        except (TypeError, ValueError) as err:
            kind = "bool (true or false)" if kinds[name] is _switch else getattr(kinds[name], "__name__", "")
            hint = f"It takes a value of kind {kind}."
            raise ConfigError("R003", f"setting {name} cannot be {value!r}", hint=hint, setting=name) from err
    least = values.get("min_confidence", 0.0)
    if not isinstance(least, float) or not 0.0 <= least <= 1.0:
        hint = "It takes a chance from 0 to 1."
        raise ConfigError("R003", f"setting min_confidence cannot be {least!r}", hint=hint, setting="min_confidence")
    return Settings(**values)  # type: ignore[arg-type]


def _switch(text: str) -> bool:
    """A truth value as users write it. Raises ValueError for anything else."""
    if text.strip().lower() not in _SWITCHES:
        raise ValueError(text)
    return _SWITCHES[text.strip().lower()]
