"""How fast adding is beside reading alone: processor seconds of both over the same synthetic articles, and memory.

python benchmarks/archive_adding.py --documents 600
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import onrecord
from onrecord.pipeline import read_inputs


def write_articles(folder: Path, count: int) -> Path:
    path = folder / "in.jsonl"
    script = Path(__file__).with_name("synthetic.py")
    subprocess.run([sys.executable, script, "--documents", str(count), "--seed", "7", "-o", path], check=True)
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--documents", type=int, default=600)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        inputs = str(write_articles(folder, options.documents))
        onrecord.read_text("“Yes,” said Ida Lund.")  # models are loaded
        began = time.process_time()
        statements = sum(len(record.statements) for record in read_inputs([inputs]))
        reading = time.process_time() - began
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        archive = onrecord.init(folder / "archive")
        began = time.process_time()
        archive.add(inputs)
        adding = time.process_time() - began
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        began = time.process_time()
        archive.add(inputs)
        again = time.process_time() - began
        state = archive.status()
        print(f"{options.documents} documents, {statements} statements, processor seconds")
        print(f"reading alone {reading:.1f} s, adding {adding:.1f} s: {100 * reading / adding:.0f} % as fast")
        print(f"the same again {again:.2f} s; memory {before:.0f} MB before, {after:.0f} MB after")
        print(", ".join(f"{part} {size / 1e6:.1f} MB" for part, size in state.sizes.items()))


if __name__ == "__main__":
    main()
