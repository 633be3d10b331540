"""Words as data: every file here is headed with its source, licence and date.

A list holds one entry a line; a table holds entry, tab, class, or more columns parted by tabs, whose names the header
gives. Lines that begin with "#" are the header.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from importlib import resources


def _lines(name: str) -> list[str]:
    text = resources.files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@functools.cache
def words(name: str) -> frozenset[str]:
    """Return the entries of one list, such as `words("titles")`."""
    return frozenset(_lines(name))


@functools.cache
def table(name: str) -> dict[str, str]:
    """Return entry -> class of one table, such as `table("cue_verbs")["said"] == "say"`."""
    pairs: dict[str, str] = {}
    for line in _lines(name):
        entry, _, value = line.partition("\t")
        pairs.setdefault(entry, value)
    return pairs


def rows(name: str) -> Iterator[list[str]]:
    """Yield the lines of a table with several columns, cut at the tabs; empty columns at the end may be missing."""
    for line in _lines(name):
        yield line.split("\t")
