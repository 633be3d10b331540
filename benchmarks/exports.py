"""Speed and memory of the export formats: records of a file, repeated, written in each format in a process of its own.

onrecord demo && onrecord read onrecord-demo --json -o records.jsonl
python benchmarks/exports.py records.jsonl --documents 4000
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from onrecord.export import FORMATS, Options, find_format
from onrecord.model import Record
from onrecord.model.codec import record_from_line
from onrecord.parse import parse_document


def main() -> None:
    """Print documents a second of CPU time and the largest memory, at a tenth of the documents and at all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("records", type=Path)
    parser.add_argument("--documents", type=int, default=4000)
    parser.add_argument("--formats", nargs="*", default=[entry.name for entry in FORMATS])
    options = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    for name in options.formats:
        for number in (options.documents // 10, options.documents):
            with context.Pool(1) as pool:
                seconds, memory = pool.apply(measure, (options.records, name, number))
            print(f"{name:15} {number:6,} documents  {number / seconds:8,.0f} a second of CPU  {memory:5,} MB")


def measure(path: Path, name: str, number: int) -> tuple[float, int]:
    """Return CPU seconds and the largest memory in MB of one export."""
    with tempfile.TemporaryDirectory() as folder:
        begin = time.process_time()
        find_format(name).write(repeated(path, number), Path(folder) / "out", Options(parse=parse_document))
        seconds = time.process_time() - begin
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def repeated(path: Path, number: int) -> Iterator[Record]:
    """Yield the records of a file again and again, `number` in all."""
    records = [record_from_line(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return itertools.islice(itertools.cycle(records), number)


if __name__ == "__main__":
    main()
