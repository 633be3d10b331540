"""Stopped at any moment, an archive is sound; readers go on while a writer is at work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import onrecord
from onrecord.store.words import SHIFT, Words
from onrecord.store.writer import Batch, Writer, open_writer

from ..store.helpers import empty, put, stored
from .killing import CHILD, kill_often, write_inputs

SAID = "“We will send two ships,” Ida Lund said."


def test_killed_again_and_again_nothing_is_lost_torn_or_twice(tmp_path: Path) -> None:
    assert kill_often(tmp_path, kills=3, documents=40, seed=1) > 0


@pytest.mark.parametrize("last", ["put", "open_tables", "_insert", "take_out"])
def test_an_end_between_any_two_steps_of_a_commit_leaves_the_batch_whole_or_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    """The step named ends in an error, as a full disk would make it."""
    import onrecord.store.writer as module

    folder = empty(tmp_path / "a")
    one, other = (onrecord.read_text(f"{SAID} Report {n}.", key=f"n{n}") for n in (1, 2))
    put(folder, one)

    def fail(*_: object, **__: object) -> None:
        raise OSError("no space left")

    with open_writer(folder) as writer, monkeypatch.context() as patch:
        owner = {"put": Words, "take_out": Words, "_insert": Writer, "open_tables": module}[last]
        patch.setattr(owner, last, fail)
        batch = Batch(documents=[stored(other, writer.number())], outdated=[1])
        with pytest.raises(OSError, match="no space left"):
            writer.commit(batch)
    archive = onrecord.open(tmp_path / "a")
    keys = [row[0] for row in archive.sql("SELECT key FROM documents")]
    assert keys == (["n2"] if last == "take_out" else ["n1"])
    with open_writer(folder) as writer:
        assert len(writer.words.numbers()) == 1
        assert {number >> SHIFT for number in writer.words.records_about("ships")} == writer.words.numbers()
    assert [record.document.key for record in archive.records()] == keys


def test_the_lock_of_a_killed_writer_is_free(tmp_path: Path) -> None:
    archive = onrecord.init(tmp_path / "archive")
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom onrecord.store.locks import writing\n"
        "with writing(Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(60)\n"
    )
    command = [sys.executable, "-c", code, str(archive.path / "writer.lock")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        child.kill()
    assert archive.add(write_inputs(tmp_path, 1)).new == 1


def test_stopped_by_ctrl_c_what_was_read_is_kept(tmp_path: Path) -> None:
    archive = onrecord.init(tmp_path / "archive")
    inputs = write_inputs(tmp_path, 400)
    script = tmp_path / "child.py"
    script.write_text(CHILD.format(batch=4), encoding="utf-8")
    command = [sys.executable, str(script), str(archive.path), str(inputs), "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as child:
        assert child.stdout is not None
        child.stdout.readline()
        os.kill(child.pid, signal.SIGINT)
        child.stdout.read()
    read = archive.status().read
    assert read % 4 == 0
    assert 4 <= read < 400


def test_readers_go_on_while_a_writer_is_at_work(tmp_path: Path) -> None:
    archive = onrecord.init(tmp_path / "archive")
    inputs = write_inputs(tmp_path, 24)
    script = tmp_path / "child.py"
    script.write_text(CHILD.format(batch=2), encoding="utf-8")
    command = [sys.executable, str(script), str(archive.path), str(inputs), "1"]
    counts = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        while child.poll() is None:
            reader = onrecord.open(archive.path)
            counts.append(len(reader.statements(about="ships", by="Lund")))
            reader.close()
        assert child.returncode == 0
    assert counts == sorted(counts)
    assert len(set(counts)) > 2
    assert archive.status().read == 24


def test_threads_of_one_program_ask_side_by_side(tmp_path: Path) -> None:
    archive = onrecord.init(tmp_path / "archive")
    archive.add(write_inputs(tmp_path, 4))
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(len(archive.statements()))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [4] * 8
