"""Seconds that `onrecord read one.txt` takes from nothing to the brief, in a process of its own, files in the cache.

python benchmarks/cold_start.py [--runs 10]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TEXT = """Ferry to Skarn stops for the winter

By Jon Vik
Ostvik Courier, 12 November 2024

“We have no crew for the winter,” said Marit Holm, head of Skarn Lines.

The ministry promised to pay 2 million euros for a new ship by May.
"""


def measure(runs: int) -> list[tuple[float, float]]:
    """Return (seconds on the clock, seconds of CPU) of each run; a first run, which compiles modules, is left out."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.txt"
        path.write_text(TEXT, encoding="utf-8")
        # Compiled modules are kept, as an installed package keeps them, whatever this machine's environment says.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = folder
        seconds = []
        for _ in range(runs + 1):
            begun, used = time.perf_counter(), cpu_seconds()
            command = [sys.executable, "-m", "onrecord", "read", str(path)]
            done = subprocess.run(command, capture_output=True, check=True, env=environment)
            seconds.append((time.perf_counter() - begun, cpu_seconds() - used))
            assert "Marit Holm" in done.stdout.decode()
            assert "pledged" in done.stdout.decode()  # so that the grammar was loaded as well
    return seconds[1:]


def cpu_seconds() -> float:
    """Return the CPU time of all processes started so far, which other work on the machine hardly changes."""
    times = os.times()
    return times.children_user + times.children_system


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--runs", type=int, default=10)
    clock, cpu = zip(*measure(parser.parse_args().runs), strict=True)
    for name, seconds in (("clock", clock), ("CPU", cpu)):
        print(f"{name:6}{min(seconds):.2f} s best, {statistics.median(seconds):.2f} s median of {len(seconds)} runs")


if __name__ == "__main__":
    main()
