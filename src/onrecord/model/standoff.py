"""Brat stand-off of attributions: takes the lines of one .ann file, returns source, cue and content pieces.

Scoring and training read the same gold; this is the one place that knows its form.
"""

from __future__ import annotations

import re

ROLES = ("source", "cue", "content")

_SPAN_LINE = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)")
_EVENT_LINE = re.compile(r"E\d+\t(\S.*)$")


def read_standoff(lines: str) -> list[dict[str, list[tuple[int, int]]]]:
    """Return source, cue and content pieces of each attribution of one .ann file; all other lines are passed over."""
    spans: dict[str, list[tuple[int, int]]] = {}
    events: list[list[str]] = []
    for line in lines.split("\n"):
        if match := _SPAN_LINE.match(line):
            pieces = [piece.split() for piece in match[3].split(";")]
            spans[match[1]] = [(int(start), int(end)) for start, end in pieces]
        elif match := _EVENT_LINE.match(line):
            events.append(match[1].split())
    found = []
    for event in events:
        roles: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
        for argument in event:
            name, _, target = argument.partition(":")
            name = name.rstrip("0123456789").lower()
            if name in roles:
                roles[name] += spans.get(target, [])
        if roles["cue"] or roles["content"]:
            found.append(roles)
    return found
