"""Readers beside a writer, in processes of their own: nobody fails or is kept out, everybody sees whole commits."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from reportedly.errors import StoreError
from reportedly.store import Entry, Store, View, guard, snapshot
from reportedly.store.migrate import available, migrate
from reportedly.types import Document, Run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody read beside a writer")

BATCH = 5
WRITE = """
import sys
from pathlib import Path
from reportedly.store import Entry, Store
from reportedly.types import Document, Run
with Store(Path(sys.argv[1])).writer(wait=20) as writer:
    run = writer.run(Run("a", "plover-0.8", "c", "d", "e"))
    for number in range(int(sys.argv[2])):
        long = f"{number} " * 40_000  # so that the log is brought into the file every now and then
        writer.add(run, [Entry(f"{number}-{i}", Document.of(f"{long} {i}"), ()) for i in range(5)])
        if not number:
            print("begun", flush=True)
"""
READ = """
import sys, time
from pathlib import Path
from reportedly.store import Store
until = time.monotonic() + float(sys.argv[2])
last, views = 0, 0
while time.monotonic() < until:
    with Store(Path(sys.argv[1])).view(snapshot=sys.argv[3] == "copy") as view:
        [[documents, codings, sightings]] = view.sql(
            "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM codings), (SELECT count(*) FROM sightings)"
        ).rows
    assert documents == codings == sightings and documents % 5 == 0 and documents >= last, (documents, codings)
    last, views = documents, views + 1
print(views, last)
"""
COUNTS = "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM codings), (SELECT count(*) FROM sightings)"


def child(script: str, *args: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", textwrap.dedent(script), *map(str, args)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@contextmanager
def writing(path: Path, batches: int = 1_000_000) -> Iterator[subprocess.Popen[str]]:
    """A process that writes, and has begun to."""
    process = child(WRITE, path, batches)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n", process.communicate()
        yield process
    finally:
        process.kill()
        process.communicate()


def documents(view: View) -> int:
    """The number of documents, after a look at whether whole batches are there."""
    [[found, codings, sightings]] = view.sql(COUNTS).rows
    assert found == codings == sightings
    assert found % BATCH == 0
    return int(found)


def litter(path: Path) -> list[str]:
    return sorted(item.name for item in path.parent.iterdir() if item.name.startswith("."))


def test_readers_of_all_kinds_beside_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "claims.duckdb"
    failures: list[Exception] = []
    seen: list[int] = []

    def read(snapshots: snapshot.Snapshots) -> None:
        last, until = 0, time.monotonic() + 2.0
        try:
            while time.monotonic() < until:
                with snapshots.view() as view:
                    found = documents(view)
                assert found >= last
                last = found
            seen.append(last)
        except (StoreError, duckdb.Error, AssertionError) as err:
            failures.append(err)

    with writing(path) as writer:
        others = [child(READ, path, 2.0, kind) for kind in ("copy", "direct")]
        with Store(path).snapshots(refresh=0.05) as snapshots:
            threads = [threading.Thread(target=read, args=(snapshots,)) for _ in range(50)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        for process in others:
            out, err = process.communicate(timeout=60)
            assert process.returncode == 0, err
            assert int(out.split()[0]) >= 2
        assert writer.poll() is None, "the writer was kept out"
        with Store(path).view() as view:
            assert documents(view) > max(seen) > BATCH
    assert not failures
    assert len(seen) == 50
    assert litter(path) == []


def test_a_killed_writer(tmp_path: Path) -> None:
    path = tmp_path / "claims.duckdb"
    with Store(path).writer():
        pass
    with Store(path).snapshots(refresh=0) as snapshots:
        for _ in range(3):
            with writing(path):
                time.sleep(0.2)
            with snapshots.view() as view, Store(path).view() as other:
                assert documents(view) == documents(other) >= BATCH
    with Store(path).writer():
        pass
    assert [item.name for item in tmp_path.iterdir()] == [path.name]


def test_a_killed_reader_leaves_nothing_for_long(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed in the middle of copying, while it keeps the writer waiting."""
    script = """
    import os, signal, sys
    from pathlib import Path
    from reportedly.store import Store, snapshot
    snapshot.copy = lambda path, target: (target.write_bytes(b"half"), os.kill(os.getpid(), signal.SIGKILL))
    with Store(Path(sys.argv[1])).view(snapshot=True):
        pass
    """
    with store.writer() as writer:
        process = child(script, store.path)
        process.communicate()
        assert process.returncode == -signal.SIGKILL
        writer.add(writer.run(Run("x", "plover-0.8", "c", "d", "e")), [])
    assert len(litter(store.path)) == 1
    with store.view(snapshot=True) as view:
        assert view.count() == 3
    assert len(litter(store.path)) == 1, "it might be at work still"
    monkeypatch.setattr(snapshot, "_STALE", 0.0)
    with store.view(snapshot=True) as view:
        assert litter(store.path) == [], "a copy that is read has no name"
        assert view.count() == 3


def test_a_writer_is_not_kept_out_by_readers_of_copies(store: Store) -> None:
    with store.view(snapshot=True) as one, store.snapshots() as snapshots, snapshots.view() as two:
        process = child(WRITE, store.path, 1)
        _, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
        assert one.count() == two.count() == 3
        assert len(one.documents()) == len(two.documents()) == 3
        assert snapshots.stamp == one.stamp != store.stamp()


def test_a_copy_in_the_writers_own_process_does_not_drop_its_lock(store: Store) -> None:
    """Closing any descriptor of a file drops the POSIX lock of the whole process."""
    with store.writer() as writer:
        run = writer.run(Run("x", "plover-0.8", "c", "d", "e"))
        for number in range(3):
            writer.add(run, [Entry(str(number), Document.of(f"text {number}"), ())])
            with store.view(snapshot=True) as view:
                assert len(view.documents()) == 4 + number
            process = child(WRITE.replace("wait=20", "wait=0"), store.path, 1)
            assert "R401" in process.communicate()[1]
    assert guard._kept == {}
    process = child(WRITE, store.path, 1)
    process.communicate()
    assert process.returncode == 0


def test_who_stands_still_is_passed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that is stopped while it holds the lock: readers read, writers write."""
    monkeypatch.setattr(guard, "_PATIENCE", 0.2)
    script = """
    import sys, time
    from pathlib import Path
    from reportedly.store.guard import Guard
    with Guard(Path(sys.argv[1])).hold(make=True):
        print("held", flush=True)
        time.sleep(60)
    """
    process = child(script, store.path)
    try:
        assert process.stdout is not None
        process.stdout.readline()
        os.kill(process.pid, signal.SIGSTOP)
        with store.writer() as writer, store.view(snapshot=True) as view:
            writer.add(writer.run(Run("x", "plover-0.8", "c", "d", "e")), [])
            assert view.count() == 3
    finally:
        process.kill()
        process.communicate()


def test_a_torn_copy_is_made_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    copies = []

    def torn(path: Path, target: Path) -> None:
        guard.copy(path, target)
        copies.append(target)
        if len(copies) == 1:
            with store.writer() as writer:
                writer.run(Run("x", "plover-0.8", "c", "d", "e"))

    monkeypatch.setattr(snapshot, "copy", torn)
    with store.view(snapshot=True) as view:
        assert len(view.runs()) == 2
        assert view.stamp == store.stamp()
    assert len(copies) == 2


def test_states_follow_commits_and_are_bounded(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "_SHARE", 0)
    with store.snapshots(refresh=0) as snapshots, store.writer() as writer:
        run = writer.run(Run("x", "plover-0.8", "c", "d", "e"))
        held = []
        for number in range(6):
            writer.add(run, [Entry(str(number), Document.of(f"text {number}"), ())])
            viewing = snapshots.view()
            held.append((viewing, viewing.__enter__()))
        counts = [len(view.documents()) for _, view in held]
        assert counts == [4, 5, 6, 6, 6, 6], "three copies at most, each as it was"
        for viewing, _ in held:
            viewing.__exit__(None, None, None)
        with snapshots.view() as view:
            assert len(view.documents()) == 9
            assert view.stamp == snapshots.stamp == store.stamp()
        snapshots._next = 0.0
        assert not snapshots.refresh(), "nothing has changed"
    with pytest.raises(StoreError), snapshots.view():
        pass


def test_a_refresh_that_fails_keeps_the_state(store: Store) -> None:
    with store.snapshots(refresh=0) as snapshots:
        store.path.write_bytes(b"no database\n" * 999)
        with snapshots.view() as view:
            assert view.count() == 3
        store.path.unlink()
        with snapshots.view() as view:
            assert view.count() == 3
    with pytest.raises(StoreError) as caught, store.snapshots():
        pass
    assert caught.value.code == "R406"
    with pytest.raises(StoreError):
        store.stamp()


def test_a_store_of_an_older_form_is_read(tmp_path: Path) -> None:
    """From a copy that is brought up to date; the file stays as it is."""
    path, folder = tmp_path / "old.duckdb", tmp_path / "schema"
    folder.mkdir()
    _, name, sql = available()[0]
    (folder / name).write_text(sql)
    with duckdb.connect(str(path)) as connection:
        migrate(connection, str(path), folder)
    before = path.read_bytes()
    with Store(path).view() as view:
        assert list(view.sql("SELECT count(*) FROM judgements").rows) == [(0,)]
    assert path.read_bytes() == before


def test_no_room_for_a_copy(store: Store) -> None:
    script = """
    import resource, signal, sys
    from pathlib import Path
    from reportedly.errors import StoreError
    from reportedly.store import Store
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
    try:
        with Store(Path(sys.argv[1])).view(snapshot=True):
            print("ok")
    except StoreError as err:
        print(err.code, bool(err.hint))
    """
    out, err = child(script, store.path).communicate()
    assert out.split() == ["R405", "True"], err
    assert litter(store.path) == []
