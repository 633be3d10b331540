"""Add to an archive in a process of its own and kill it; then see whether anything is lost, twice or torn."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import onrecord
from onrecord.archive import Archive
from onrecord.store.words import SHIFT
from onrecord.store.writer import open_writer

BATCH = 4

CHILD = """
import sys
import onrecord.archive.adding as adding
import onrecord.archive.reading as reading
from onrecord.store.writer import Writer

adding.COMMIT_DOCUMENTS = reading.CHUNK_DOCUMENTS = {batch}
commit = Writer.commit

def told(self, batch):
    print("begin", flush=True)
    commit(self, batch)
    print("end", flush=True)

Writer.commit = told
if __name__ == "__main__":
    import onrecord
    onrecord.open(sys.argv[1]).add(sys.argv[2], processes=int(sys.argv[3]))
    print("done", flush=True)
"""


@dataclass(frozen=True)
class Killed:
    """What a killed run had said before: how many batches it began and ended."""

    begun: int
    ended: int
    done: bool


def write_inputs(folder: Path, count: int) -> Path:
    """Write documents that each hold one statement, and a damaged line, into one .jsonl file."""
    lines = [
        json.dumps({"key": f"n{n}", "text": f"“We will send {n} ships,” Ida Lund said.\n\nReport {n}."})
        for n in range(count)
    ]
    path = folder / "in.jsonl"
    path.write_text("\n".join([*lines, "{broken"]) + "\n", encoding="utf-8")
    return path


def run_and_kill(archive: Archive, inputs: Path, chance: random.Random, *, batches: int, processes: int = 1) -> Killed:
    """Add until a number of batches have begun, a moment more, and kill the process."""
    script = archive.path.parent / "child.py"
    script.write_text(CHILD.format(batch=BATCH), encoding="utf-8")
    command = [sys.executable, str(script), str(archive.path), str(inputs), str(processes)]
    said: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for line in child.stdout:
            said.append(line.strip())
            if said.count("begin") >= batches:
                time.sleep(chance.random() * 0.15)
                break
        child.kill()
        said += child.stdout.read().split()
    return Killed(said.count("begin"), said.count("end"), "done" in said)


def check_sound(archive: Archive, *, at_least: int, at_most: int) -> int:
    """Return how many documents there are, after seeing that both files are whole and agree with each other."""
    ids = [row[0] for row in archive.sql("SELECT id FROM documents")]
    assert len(ids) == len(set(ids)), "a document is there twice"
    assert at_least <= len(ids) <= at_most, (at_least, len(ids), at_most)
    assert archive.sql("SELECT count(*) FROM statements").rows == ((len(ids),),)
    assert archive.sql("SELECT count(*) FROM locations").rows == ((len(ids),),)
    with open_writer(archive._folder):  # what a stopped run left in the SQLite file goes when the next writer begins
        pass
    numbers = {row[0] for row in archive.sql("SELECT doc FROM documents")}
    words = sqlite3.connect(archive.path / "words.sqlite")
    assert words.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert {row[0] for row in words.execute("SELECT doc FROM documents")} == numbers
    words.execute("INSERT INTO document_words(document_words) VALUES ('integrity-check')")
    words.close()
    assert len({number >> SHIFT for number in archive.words.records_about("ships")}) == len(ids)
    assert len(list(archive.records())) == len(ids)
    archive.close()
    return len(ids)


def kill_often(folder: Path, *, kills: int, documents: int, seed: int, processes: int = 1) -> int:
    """Kill an adding process again and again, check after each, finish, and compare with a run never killed."""
    chance = random.Random(seed)
    inputs = write_inputs(folder, documents)
    archive = onrecord.init(folder / "archive")
    there = done = 0
    for _ in range(kills):
        killed = run_and_kill(archive, inputs, chance, batches=chance.randint(1, 3), processes=processes)
        done += killed.done
        there = check_sound(
            archive, at_least=min(there + BATCH * killed.ended, documents), at_most=there + BATCH * killed.begun
        )
    archive.add(inputs)
    whole = onrecord.init(folder / "whole")
    whole.add(inputs)
    for query in _COMPARED:
        assert archive.sql(query).rows == whole.sql(query).rows
    return kills - done


_COMPARED = (
    "SELECT id, key FROM documents ORDER BY id",
    "SELECT id, key FROM locations ORDER BY id",
    "SELECT text, speakers FROM said ORDER BY id",
    "SELECT key, code FROM problems WHERE doc IS NULL",
)
