"""Errors carry code, hint and fields; settings come from TOML and environment, with errors that teach."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.config import Settings, load_settings
from reportedly.errors import ConfigError, ReadError, ReportedlyError


def test_error_says_what_and_what_next() -> None:
    error = ReadError("R101", "a.txt is empty", hint="Give an article.", path="a.txt")
    assert isinstance(error, ReportedlyError)
    assert str(error) == "[R101] a.txt is empty Give an article."
    assert error.fields == {"path": "a.txt"}


def test_environment_wins_over_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('batch_size = 4\nspacy_model = "en_core_web_md"\n')
    settings = load_settings(path, environ={"REPORTEDLY_BATCH_SIZE": "8", "REPORTEDLY_OTHER": "x", "HOME": "/"})
    assert settings.batch_size == 8
    assert settings.spacy_model == "en_core_web_md"


@pytest.mark.parametrize(
    ("content", "code"),
    [("batch_size = ", "R001"), ("colour = 1", "R002"), ('batch_size = "many"', "R003")],
)
def test_bad_settings_name_the_setting(tmp_path: Path, content: str, code: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(content)
    with pytest.raises(ConfigError) as caught:
        load_settings(path, environ={})
    assert caught.value.code == code
    assert caught.value.hint


def test_missing_settings_file() -> None:
    with pytest.raises(ConfigError, match="R001"):
        load_settings(Path("no/such.toml"), environ={})


def test_digest_depends_on_values() -> None:
    assert Settings().digest == Settings().digest
    assert Settings().digest != Settings(batch_size=1).digest


def test_digest_depends_on_what_named_files_hold(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("first")
    before = Settings(actors=str(own)).digest
    own.write_text("second")
    assert Settings(actors=str(own)).digest != before
