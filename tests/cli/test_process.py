"""The real command in a process of its own: streams, signals, exit codes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "reportedly"]


def test_a_closed_pipe_is_quiet(article: Path) -> None:
    many = [str(article)] * 200
    process = subprocess.Popen([*COMMAND, "code", *many], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 141


def test_a_closed_pipe_is_quiet_behind_a_table() -> None:
    process = subprocess.Popen([*COMMAND, "pipeline"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 141


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot send SIGINT to one child process")
def test_interrupt_is_exit_130_without_a_traceback() -> None:
    process = subprocess.Popen(
        [*COMMAND, "code", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # in the background of a shell, interrupts are ignored, and children inherit that
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    time.sleep(1.5)  # it waits for standard input by then
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out) == (130, b""), err
    assert b"Traceback" not in err


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_any_terminal_encoding_serves(encoding: str, article: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": encoding, "COLUMNS": "80"}
    table = subprocess.run([*COMMAND, "code", "--format", "table", article], env=environment, capture_output=True)
    assert table.returncode == 0, table.stderr
    assert b"ASSAULT" in table.stdout
    lines = subprocess.run([*COMMAND, "code", article], env=environment, capture_output=True)
    assert lines.returncode == 0, lines.stderr
    assert "\U0001f600" in lines.stdout.decode("utf-8")


def test_help_and_import_load_nothing_heavy() -> None:
    heavy = ("spacy", "numpy", "rich", "trafilatura", "lxml", "pyarrow", "onnxruntime")
    script = (
        "import sys\nimport reportedly.cli\n"
        "try:\n reportedly.cli.cli(['--help'])\nexcept SystemExit: pass\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
