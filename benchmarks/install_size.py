"""Megabytes that `pip install .` puts on a fresh machine, package by package, pip itself left out.

    python benchmarks/install_size.py [--offline]

With --offline it then runs `onrecord demo` there with the network cut (`unshare --net`, Linux, root), to show that
nothing is fetched at run time.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def install(folder: Path) -> Path:
    """Install onrecord into a fresh virtual environment, and return that."""
    home = folder / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    subprocess.run([str(home / "bin/pip"), "install", "-q", str(ROOT)], check=True)
    return home


def sizes(home: Path) -> Counter[str]:
    """Return {top-level name in site-packages: bytes on disk, compiled modules included}."""
    [packages] = (home / "lib").glob("python*/site-packages")
    found: Counter[str] = Counter()
    for path in packages.rglob("*"):
        name = path.relative_to(packages).parts[0]
        if path.is_file() and not name.startswith(("pip", "setuptools", "_distutils", "distutils")):
            found[name] += path.stat().st_size
    return found


def main() -> None:
    """Install, print, and cut the network if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--offline", action="store_true", help="run the demo there with the network cut")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = install(Path(folder))
        found = sizes(home)
        print(f"core install: {found.total() / 1e6:.1f} MB in site-packages")
        for name, size in found.most_common(12):
            print(f"{size / 1e6:8.1f}  {name}")
        if options.offline:
            demo = [str(home / "bin/onrecord"), "demo", str(Path(folder) / "demo")]
            subprocess.run(["unshare", "--net", *demo], check=True, stdin=subprocess.DEVNULL)
            print("onrecord demo ran with the network cut")


if __name__ == "__main__":
    main()
