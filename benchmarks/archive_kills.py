"""Kill an adding process again and again, and see that nothing is lost, torn or twice.

    python benchmarks/archive_kills.py --kills 50

Each run adds to the same archive, in batches of four documents, and is ended by SIGKILL up to 150 ms after a batch,
chosen by chance, began to be kept. After each, both files are checked; at the end the archive equals one never killed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.archive.killing import kill_often


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--processes", type=int, default=1)
    options = parser.parse_args()
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        killed = kill_often(
            Path(folder),
            kills=options.kills,
            documents=12 * options.kills,
            seed=options.seed,
            processes=options.processes,
        )
    print(
        f"{killed} of {options.kills} runs killed: nothing lost beyond the batch under way, nothing torn, nothing twice"
    )
    print(f"seed {options.seed}, {options.processes} reading process(es), {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
