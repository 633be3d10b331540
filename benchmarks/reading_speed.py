"""How fast each kind of input is read, and how fast the whole record is made, on one core.

    python benchmarks/reading_speed.py [--seconds 5] [FOLDER]

Reads the files of the demo corpus (or of FOLDER) again and again, kind by kind, and prints documents, megabytes of
raw bytes and words of reading text a second: first for reading alone, then for everything up to the records, all
documents of a kind in one batch. CPU seconds of one process, so that other work on the machine counts little.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from onrecord.model import Document
from onrecord.pipeline import records_of
from onrecord.read.inputs import find_sources
from onrecord.read.readers import read_source
from onrecord.read.source import Source
from onrecord.settings import Settings


@dataclass(frozen=True, slots=True)
class Speed:
    """What one kind of input gave: documents, raw megabytes and words a second."""

    kind: str
    documents: int
    documents_a_second: float
    megabytes_a_second: float
    words_a_second: float


def measure(sources: Sequence[Source], read: Callable[[Sequence[Source]], list[Document]], seconds: float) -> Speed:
    """Read `sources` again and again for at least `seconds`, and return what a second gave."""
    words = sum(len(document.text.split()) for document in read(sources))  # also the warm-up
    size = sum(len(source.data) for source in sources)
    rounds = 0
    begun = time.process_time()
    while (spent := time.process_time() - begun) < seconds:
        read(sources)
        rounds += 1
    rate = rounds / spent
    return Speed(sources[0].media_type or "", len(sources), rate * len(sources), rate * size / 1e6, rate * words)


def by_kind(folder: Path) -> dict[str, list[Source]]:
    """Return the readable sources of a folder, grouped by media type."""
    groups: dict[str, list[Source]] = defaultdict(list)
    for source in find_sources([str(folder)], settings=Settings()):
        if isinstance(source, Source):
            groups[source.media_type or ""].append(source)
    return dict(sorted(groups.items()))


def main() -> None:
    """Print one table for reading and one for everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--seconds", type=float, default=5.0)
    options = parser.parse_args()
    settings = Settings()
    stages: dict[str, Callable[[Sequence[Source]], list[Document]]] = {
        "reading": lambda sources: [read_source(source, settings).document for source in sources],
        "record": lambda sources: [record.document for record in records_of(sources, settings=settings)],
    }
    with as_file(files("onrecord.demo") / "files") as demo:
        groups = by_kind(options.folder or demo)
    sys.stdout.write(f"{'':8} {'kind':16} {'docs':>5} {'docs/s':>9} {'MB/s':>8} {'words/s':>10}\n")
    for stage, read in stages.items():
        for sources in groups.values():
            speed = measure(sources, read, options.seconds)
            sys.stdout.write(
                f"{stage:8} {speed.kind:16} {speed.documents:5} {speed.documents_a_second:9.1f} "
                f"{speed.megabytes_a_second:8.2f} {speed.words_a_second:10,.0f}\n"
            )


if __name__ == "__main__":
    main()
