"""Python run in a process of its own, for what a test cannot do in its own: be killed, or be no longer root."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

_NOBODY = 65534


def in_child(script: str, *args: object) -> subprocess.CompletedProcess[str]:
    """Run a script; ``args`` are its ``sys.argv[1:]``."""
    command = [sys.executable, "-c", textwrap.dedent(script), *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def without_root(imports: str, script: str, *args: object, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a script in a child that gives up root's rights, which are above permissions.

    Args:
        imports: what is to be imported while the rights last, because the child may not be able to read it later.
        script: the script.
        args: its ``sys.argv[1:]``.
        folder: what the child must be able to enter, with all above it that is ours.
    """
    while folder != folder.parent and folder.stat().st_uid == os.geteuid():
        folder.chmod(folder.stat().st_mode | 0o055)
        folder = folder.parent
    head = f"import os\n{textwrap.dedent(imports)}\nif os.geteuid() == 0:\n    os.setuid({_NOBODY})\n"
    return in_child(head + textwrap.dedent(script), *args)
