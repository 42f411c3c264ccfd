"""Locked, read-only, damaged, newer and foreign files; a full disk. Each has its code, and loses nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import duckdb
import pytest
from tests.children import in_child, without_root

from reportedly.errors import StoreError
from reportedly.store import Store
from reportedly.store.migrate import available, migrate


def opens(path: Path, *, write: bool = False) -> str:
    """``"ok"``, or the code of the error."""
    try:
        with Store(path).writer() if write else Store(path).view() as opened:
            if not write:
                opened.count()  # type: ignore[union-attr]
    except StoreError as err:
        assert err.hint
        return err.code
    return "ok"


TRY = """
import sys
from pathlib import Path
from reportedly.errors import StoreError
from reportedly.store import Store
store = Store(Path(sys.argv[1]))
try:
    with (store.writer() if sys.argv[2] == "write" else store.view()):
        print("ok")
except StoreError as err:
    print(err.code)
"""


def test_one_writer_and_many_readers(store: Store) -> None:
    with store.writer():
        assert in_child(TRY, store.path, "write").stdout.strip() == "R401"
        assert in_child(TRY, store.path, "read").stdout.strip() == "ok"
        assert opens(store.path) == "ok"
    with store.view() as one, store.view() as two:
        assert one.count() == two.count() == 3
        assert in_child(TRY, store.path, "read").stdout.strip() == "ok"
        assert in_child(TRY, store.path, "write").stdout.strip() == "R401"
        assert opens(store.path, write=True) == "R401"


def test_a_writer_may_wait_for_readers(store: Store) -> None:
    def hold() -> None:
        with store.view():
            held.set()
            time.sleep(0.5)

    held = threading.Event()
    thread = threading.Thread(target=hold)
    thread.start()
    held.wait()
    with store.writer(wait=10):
        pass
    thread.join()


def test_no_store_there(tmp_path: Path) -> None:
    assert opens(tmp_path / "none.duckdb") == "R406"
    assert not (tmp_path / "none.duckdb").exists()
    assert opens(tmp_path) == "R406"
    assert opens(tmp_path, write=True) == "R406"
    assert opens(tmp_path / "no" / "where.duckdb", write=True) == "R406"
    assert opens(tmp_path / "a.txt" / "b.duckdb") == "R406"


@pytest.mark.parametrize(
    "name", ["it's; DROP.duckdb", "a b.duckdb", "sqlite:x", "\u00e9\U0001f600.duckdb", "s3.parquet"]
)
def test_odd_names(tmp_path: Path, name: str) -> None:
    assert opens(tmp_path / name, write=True) == "ok"
    assert opens(tmp_path / name) == "ok"
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("damage", ["text", "empty", "cut", "bits", "zeros"])
@pytest.mark.parametrize("write", [False, True])
def test_damaged_files(store: Store, damage: str, write: bool) -> None:
    whole = store.path.read_bytes()
    broken = bytearray(whole)
    for place in range(12_288, len(broken), 97):
        broken[place] ^= 0xFF
    bodies = {
        "text": b"no database\n" * 999,
        "empty": b"",
        "cut": whole[:9_000],
        "bits": broken,
        "zeros": bytes(20_000),
    }
    store.path.write_bytes(bodies[damage])
    assert opens(store.path, write=write) == "R403"
    assert store.path.read_bytes() == bodies[damage]


def test_somebody_elses_database(tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as other:
        other.execute("CREATE TABLE things (id INTEGER)")
    assert opens(path) == "R407"
    assert opens(path, write=True) == "R407"


def test_a_newer_store(store: Store) -> None:
    with duckdb.connect(str(store.path)) as other:
        other.execute("INSERT INTO migrations VALUES (999, '999_future.sql', now()::TIMESTAMP)")
    assert opens(store.path) == "R404"
    assert opens(store.path, write=True) == "R404"


def test_an_empty_database_is_made_a_store_by_the_writer_only(tmp_path: Path) -> None:
    path = tmp_path / "new.duckdb"
    duckdb.connect(str(path)).close()
    assert opens(path) == "R408"
    assert opens(path, write=True) == "ok"
    assert opens(path) == "ok"


def test_migrations_run_once_in_order_and_whole(tmp_path: Path) -> None:
    folder = tmp_path / "schema"
    folder.mkdir()
    (folder / "001_first.sql").write_text("CREATE TABLE a (x INTEGER); INSERT INTO a VALUES (1)")
    connection = duckdb.connect(":memory:")
    migrate(connection, "m", folder)
    migrate(connection, "m", folder)
    (folder / "002_second.sql").write_text("INSERT INTO a VALUES (2)")
    (folder / "003_third.sql").write_text("INSERT INTO a VALUES (3); SELECT wrong")
    (folder / "notes.txt").write_text("no migration")
    with pytest.raises(duckdb.Error):
        migrate(connection, "m", folder)
    assert connection.execute("SELECT x FROM a ORDER BY x").fetchall() == [(1,), (2,)]
    (folder / "003_third.sql").write_text("INSERT INTO a VALUES (4)")
    migrate(connection, "m", folder)
    assert connection.execute("SELECT x FROM a ORDER BY x").fetchall() == [(1,), (2,), (4,)]
    assert connection.execute("SELECT number, name FROM migrations ORDER BY number").fetchall() == [
        (1, "001_first.sql"),
        (2, "002_second.sql"),
        (3, "003_third.sql"),
    ]


def test_the_packages_migrations_are_numbered_without_gaps() -> None:
    assert [number for number, _, _ in available()] == list(range(1, len(available()) + 1))


@pytest.mark.skipif(sys.platform == "win32", reason="chmod does not take reading away on Windows")
@pytest.mark.parametrize("write", [False, True])
def test_no_permission(store: Store, write: bool) -> None:
    store.path.chmod(0o444 if write else 0o000)
    mode = "write" if write else "read"
    done = without_root("import reportedly.store.duck", TRY, store.path, mode, folder=store.path.parent)
    assert done.stdout.strip() == "R402", done.stderr


@pytest.mark.skipif(
    sys.platform == "win32", reason="a full disk is played by a limit of file size (setrlimit), which Windows lacks"
)
def test_a_full_disk(tmp_path: Path) -> None:
    """The file may not grow beyond a limit, as on a full disk; what was committed stays, and it goes on later."""
    path = tmp_path / "a.duckdb"
    script = """
    import resource, signal, sys
    from pathlib import Path
    from reportedly.errors import StoreError
    from reportedly.store import Entry, Store
    from reportedly.types import Document, Run
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limit = int(sys.argv[2])
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    import random
    done = 0
    try:
        with Store(Path(sys.argv[1])).writer() as writer:
            run = writer.run(Run("a", "b", "c", "d", "e"))
            for number in range(30):
                words = random.Random(number).choices("abcdefghijklmnopqrstuvwxyz ", k=200_000)
                text = Document.of("".join(words))
                if not writer.known(run, [text.digest]):
                    writer.add(run, [Entry(str(number), text, ())])
                done += 1
        print("ok", done)
    except StoreError as err:
        print(err.code, done)
    """
    first = in_child(script, path, 3_000_000).stdout.split()
    assert first[0] == "R405", first
    with Store(path).view() as view:
        there = len(view.documents())
    assert 0 < there <= int(first[1])
    assert in_child(script, path, 0).stdout.split() == ["ok", "30"]
    with Store(path).view() as view:
        assert len(view.documents()) == 30


def test_writing_and_killing(tmp_path: Path) -> None:
    """A writer killed in the middle leaves whole batches."""
    path = tmp_path / "a.duckdb"
    script = """
    import sys
    from pathlib import Path
    from reportedly.store import Entry, Store
    from reportedly.types import Document, Run
    with Store(Path(sys.argv[1])).writer() as writer:
        run = writer.run(Run("a", "b", "c", "d", "e"))
        for number in range(100_000):
            writer.add(run, [Entry(f"{number}-{i}", Document.of(f"text {number} {i}"), ()) for i in range(5)])
            print(number, flush=True)
    """
    command = [sys.executable, "-c", textwrap.dedent(script), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(20):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        process.wait()
    with Store(path).writer():
        pass
    with Store(path).view() as view:
        [[documents, codings, sightings]] = view.sql(
            "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM codings), (SELECT count(*) FROM sightings)"
        ).rows
    assert documents == codings == sightings
    assert documents % 5 == 0
    assert documents >= 100


def test_memory_is_bounded(tmp_path: Path) -> None:
    """Asking more than the memory allows is an error, not a dead process."""
    store = Store(tmp_path / "a.duckdb", memory="60MB", threads=1)
    with store.writer():
        pass
    with store.view() as view, pytest.raises(StoreError) as caught:
        list(view.sql("SELECT list(range) FROM range(50_000_000)").rows)
    assert caught.value.code in ("R411", "R410")
