"""Read the corpora that the reading network learns from: takes paths, returns `Article`s with gold spans.

PolNeAR is brat stand-off: `text/STEM.txt` and `attributions/STEM_ANNOTATOR.ann`, several annotators for some articles.
Raw text is one paragraph a line with a blank line between documents, plain or compressed (.xz).
"""

from __future__ import annotations

import lzma
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.model.standoff import read_standoff

Pieces = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One attribution as an annotator marked it: code point pieces of its source, cue and content."""

    source: Pieces = ()
    cue: Pieces = ()
    content: Pieces = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One article and what each of its annotators marked."""

    name: str
    text: str
    copies: tuple[tuple[GoldAttribution, ...], ...]


def read_polnear(folder: Path, *, annotators: str = "all") -> list[Article]:
    """Return the articles of one PolNeAR split, sorted by name. `annotators`: "all", or "first" for the first id."""
    files: defaultdict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        files[path.stem.rsplit("_", 1)[0]].append(path)
    if not files:
        raise FileNotFoundError(f"{folder}: holds no attributions/*.ann. Give the folder of one PolNeAR split.")
    articles = []
    for name, paths in files.items():
        text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        copies = tuple(_attributions(path.read_bytes().decode("utf-8")) for path in paths)
        articles.append(Article(name, text, copies if annotators == "all" else copies[:1]))
    return articles


def _attributions(lines: str) -> tuple[GoldAttribution, ...]:
    return tuple(
        GoldAttribution(**{role: tuple(pieces) for role, pieces in roles.items()}) for roles in read_standoff(lines)
    )


def read_raw(paths: Iterable[Path]) -> Iterator[str]:
    """Yield the documents of raw text files, paragraphs joined by a line break."""
    for path in paths:
        document: list[str] = []
        with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
            for line in lines:
                if line := line.rstrip("\n"):
                    document.append(line)
                elif document:
                    yield "\n".join(document)
                    document = []
        if document:
            yield "\n".join(document)
