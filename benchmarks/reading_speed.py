"""How fast each kind of input is read, and how fast the whole record is made, on one core.

    python benchmarks/reading_speed.py [--seconds 5] [FOLDER]

Reads the files of the demo corpus (or of FOLDER) again and again, kind by kind, and prints documents, megabytes of
raw bytes and words of reading text a second: first for reading alone, then for everything up to the record.
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
from onrecord.pipeline import record_of
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


def measure(sources: Sequence[Source], read: Callable[[Source], Document], seconds: float) -> Speed:
    """Read `sources` in turn for at least `seconds`, and return what a second gave."""
    count = size = words = 0
    lengths = [len(read(source).text.split()) for source in sources]  # also the warm-up
    begun = time.perf_counter()
    while time.perf_counter() - begun < seconds:
        for source, length in zip(sources, lengths, strict=True):
            read(source)
            count, size, words = count + 1, size + len(source.data), words + length
    spent = time.perf_counter() - begun
    return Speed(sources[0].media_type or "", len(sources), count / spent, size / spent / 1e6, words / spent)


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
    stages: dict[str, Callable[[Source], Document]] = {
        "reading": lambda source: read_source(source, settings).document,
        "record": lambda source: record_of(source, settings=settings).document,
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
