"""TimeML of TempEval-3: takes a folder of .tml files, returns their texts with the gold times in them.

The text is what stands in the TEXT element, offsets count in it. The day of publication is the TIMEX3 marked
CREATION_TIME; it is given to whoever dates the text and never scored, as TempEval-3 has it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from onrecord.errors import ScoreError
from onrecord.model import Span


@dataclass(frozen=True, slots=True)
class GoldTime:
    """One TIMEX3 of the gold: its characters, and type, value and modifier as it has them."""

    span: Span
    type: str
    value: str
    modifier: str | None = None


@dataclass(frozen=True, slots=True)
class TimeText:
    """One document of the gold."""

    stem: str
    text: str
    published: datetime.date | None
    times: tuple[GoldTime, ...]


def read_timeml(folder: Path) -> list[TimeText]:
    """Return the documents of every .tml file of `folder` and the folders in it, in order of path.

    Raises:
        ScoreError: there are no such files, or one of them is no TimeML.
    """
    paths = sorted(path for path in folder.rglob("*.tml") if not path.name.startswith("."))
    if not paths:
        raise ScoreError(f"{str(folder)!r} holds no .tml files. Give the folder of a TempEval-3 corpus.")
    return [read_timeml_file(path) for path in paths]


def read_timeml_file(path: Path) -> TimeText:
    """Return the text and the times of one file.

    Raises:
        ScoreError: the file is no TimeML.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.parse(path, parser).getroot()
    except (OSError, etree.XMLSyntaxError) as error:
        raise ScoreError(f"{str(path)!r} cannot be read as TimeML: {error}.") from None
    body = next(root.iter("TEXT"), None)
    if body is None:
        raise ScoreError(f"{str(path)!r} has no TEXT element, so it is no TimeML as TempEval-3 has it.")
    pieces: list[str] = []
    times = [time for time in _times(body, pieces) if time is not None]
    return TimeText(path.stem, "".join(pieces), _published(root), tuple(sorted(times, key=lambda time: time.span)))


def _times(element: etree._Element, pieces: list[str]) -> Iterator[GoldTime | None]:
    """Yield the times in an element, and put its text into `pieces` on the way."""
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        yield from _times(child, pieces)
        pieces.append(child.tail or "")
    end = sum(map(len, pieces))
    if element.tag == "TIMEX3" and end > start and element.get("functionInDocument") != "CREATION_TIME":
        yield GoldTime(Span(start, end), element.get("type", ""), element.get("value", ""), element.get("mod"))


def _published(root: etree._Element) -> datetime.date | None:
    for element in root.iter("TIMEX3"):
        if element.get("functionInDocument") == "CREATION_TIME":
            try:
                return datetime.date.fromisoformat(element.get("value", "")[:10])
            except ValueError:
                return None
    return None
