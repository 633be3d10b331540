"""The demo corpus that ships with onrecord: sixteen invented articles and two transcripts, written out to a folder.

Texts by the onrecord authors, CC BY 4.0; every person, country and outlet is invented.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from onrecord.errors import OnrecordError


def demo_files() -> list[str]:
    """Return the names of the articles, in the order of their dates."""
    return sorted(entry.name for entry in _folder("files").iterdir() if entry.is_file())


def write_demo(folder: Path) -> list[Path]:
    """Copy the demo into `folder` and return the articles' paths; the transcripts go to `folder/transcripts`.

    Files that stand there already with the same bytes stay as they are.

    Raises:
        OnrecordError: a file of the same name with other content is in the way; nothing is written then.
    """
    wanted = [(folder / name, source.read_bytes()) for name, source in _sources()]
    for path, data in wanted:
        if path.exists() and (not path.is_file() or path.read_bytes() != data):
            raise OnrecordError(
                f"{path} exists and differs from the demo's file of that name, so nothing was written. "
                "Move it away, or name another folder."
            )
    for path, data in wanted:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_bytes(data)
    return [folder / name for name in demo_files()]


def _folder(name: str) -> Traversable:
    return files("onrecord.demo").joinpath(name)


def _sources() -> list[tuple[str, Traversable]]:
    """Return every file of the demo with the path it gets: articles and licence at the top, transcripts below."""
    found = [("LICENSE.txt", files("onrecord.demo").joinpath("LICENSE.txt"))]
    found += [(name, _folder("files").joinpath(name)) for name in demo_files()]
    found += [(f"transcripts/{entry.name}", entry) for entry in _folder("transcripts").iterdir() if entry.is_file()]
    return sorted(found, key=lambda pair: pair[0])
