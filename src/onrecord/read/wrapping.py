"""Put lines together to paragraphs: takes the lines of a text without page furniture, returns groups of lines.

How a text was set is told from all its lines: hard-wrapped at a width, one line for each paragraph, or pasted with
an empty line after each line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.read.joining import begins_item, begins_lower, continues, ends_sentence
from onrecord.read.lines import Line

_WIDEST = 160
_FEWEST_DOUBLE = 6
_ROOM = 0.8  # of the width: a line that left this much room for the next word was ended on purpose
_HEAD = 1_500
_ENDS = frozenset(".!?:…")
_CLOSERS = "”’»›\"')]*_"
_OPENERS = frozenset("“„«‘\"'([•*>#-–—")
_RULE = re.compile(r"[=_~*#•.\-–— ]{3,}")


@dataclass(frozen=True, slots=True)
class Setting:
    """How the lines of a text are set: `width` in characters where they are wrapped, `spacing` empty lines between."""

    width: int | None
    spacing: int = 0


@dataclass(slots=True)
class Group:
    """Lines of one paragraph; `cut` says that page furniture or a form feed stood before it."""

    lines: list[Line]
    cut: bool = False


def find_setting(text: str, lines: Sequence[Line]) -> Setting:
    """Return the width at which lines are wrapped and the empty lines between them."""
    tight = [(a, b) for a, b in pairwise(lines) if not b.blank and not b.feed]
    width = _wrap_width(text, tight, least=0.25)
    if width is not None and 4 * len(tight) >= len(lines):
        return Setting(width)
    if len(lines) >= _FEWEST_DOUBLE and 10 * len(tight) < len(lines):
        spacing = min((line.blank for line in lines[1:] if line.blank), default=0)
        loose = [(a, b) for a, b in pairwise(lines) if b.blank == spacing]
        double = _wrap_width(text, loose, least=0.4) if spacing else None
        if double is not None and 2 * len(loose) >= len(lines):
            return Setting(double, spacing)
    return Setting(width)


def group_lines(text: str, lines: Sequence[Line], furniture: frozenset[int], setting: Setting) -> list[Group]:
    """Return the paragraphs that line ends and empty lines make; sentences cut by a page break are still in two."""
    groups: list[Group] = []
    previous: Line | None = None
    cut = False
    for index, line in enumerate(lines):
        if index in furniture:
            cut = True
            continue
        cut = cut or line.feed
        if previous is not None and not cut and _goes_on(text, groups[-1], previous, line, setting):
            groups[-1].lines.append(line)
        else:
            groups.append(Group([line], cut))
        previous, cut = line, False
    return groups


def join_groups(text: str, groups: Sequence[Group], setting: Setting, first: int) -> list[Group]:
    """Return the paragraphs with those joined that a page break cut; those before number `first` stay as they are."""
    joined: list[Group] = []
    for index, group in enumerate(groups):
        if index > first and _is_cut(text, joined[-1], group, setting):
            joined[-1].lines.extend(group.lines)
        else:
            joined.append(Group(list(group.lines), group.cut))
    return joined


def is_rule(words: str) -> bool:
    """Whether a line only draws a line: "* * *", "-----"."""
    return bool(_RULE.fullmatch(words[:200])) and len(words) < 200


def _wrap_width(text: str, pairs: Sequence[tuple[Line, Line]], *, least: float) -> int | None:
    """Return the width of lines that break within sentences, where at least that share of them do."""
    lengths: list[int] = []
    checked = 0
    for line, following in pairs[:20_000]:
        checked += 1
        if line.end - line.start <= _WIDEST and text[line.end - 1] not in _ENDS and not _is_upper(text, following):
            lengths.append(line.end - line.start)
    if not lengths or len(lengths) < least * checked:
        return None
    lengths.sort()
    return lengths[(len(lengths) * 9) // 10]


def _is_upper(text: str, line: Line) -> bool:
    """Whether a line begins as a sentence, a quotation or a list item does."""
    first = text[line.start]
    return first.isupper() or first.isdigit() or first in _OPENERS


def _goes_on(text: str, group: Group, previous: Line, line: Line, setting: Setting) -> bool:
    """Whether a line belongs to the paragraph of the line before it."""
    if line.blank > setting.spacing or (setting.spacing and not line.blank):
        return False
    if _is_inner(text, previous, line, setting.width):
        return True
    left, right = text[previous.start : previous.end], text[line.start : min(line.end, line.start + _HEAD)]
    if setting.width is None or previous.end - previous.start > 1.6 * setting.width:
        return _continues(left, right)
    if _is_apart(left, right):
        return False
    if line.indent > previous.indent + 1 and len(group.lines) > 1 and not begins_lower(right):
        return False
    room = len(left) + 1 + len(right.split(None, 1)[0]) < _ROOM * setting.width
    return not room or (not ends_sentence(left) and not _is_upper(text, line) and left[-1] != ":")


def _is_inner(text: str, previous: Line, line: Line, width: int | None) -> bool:
    """Whether a full line is followed by a small letter, as nearly all lines of a wrapped paragraph are."""
    return (
        width is not None
        and _ROOM * width <= previous.end - previous.start <= 1.6 * width
        and line.indent == previous.indent
        and text[line.start].islower()
        and text[line.start + 1 : line.start + 2] not in (".", ")")
    )


def _is_apart(left: str, right: str) -> bool:
    """Whether a line begins a list item or a turn, only draws a line, or is quoted where the other is not."""
    if begins_item(right) and (right[1:2] in " .):" or ends_sentence(left) or begins_item(left)):
        return True
    return is_rule(right) or is_rule(left) or left.startswith(">") != right.startswith(">")


def _is_cut(text: str, group: Group, following: Group, setting: Setting) -> bool:
    """Whether a paragraph goes on in the one after it."""
    last, line = group.lines[-1], following.lines[0]
    if is_rule(text[last.start : min(last.end, last.start + 200)]):
        return False
    if _is_whole(text, group, line):
        return False
    right = text[line.start : min(line.end, line.start + _HEAD)]
    if len(following.lines) > 1:
        right = " ".join(text[part.start : min(part.end, part.start + _HEAD)] for part in following.lines[:8])
    set_in = line.indent > last.indent + 2 and not following.cut and not begins_lower(right)
    if set_in or right.startswith(">"):
        return False
    left = _tail(text, group)
    if begins_item(left) and not (following.cut or begins_lower(right)):
        return False
    if setting.width is not None and len(group.lines) > 1 and len(left) > 60:
        return _is_cut_line(text, left, right, group, following, setting.width)
    if continues(left, right):
        return True
    full = setting.width is None or last.end - last.start + len(right.split(None, 1)[0]) >= setting.width
    return following.cut and full and len(left) > 50 and _is_open(left, right)


def _is_cut_line(text: str, left: str, right: str, group: Group, following: Group, width: int) -> bool:
    """Decide for a wrapped paragraph, where a full last line without a full stop tells that a page cut it."""
    last = group.lines[-1]
    room = last.end - last.start + 1 + len(right.split(None, 1)[0]) < _ROOM * width
    if room:
        return begins_lower(right) and continues(left, right)
    return continues(left, right) or (
        (len(group.lines) > 2 or following.cut) and len(following.lines) > 1 and _is_open(left, right)
    )


def _is_open(left: str, right: str) -> bool:
    """Whether a sentence is open before the break, and what follows is neither a list, a quotation nor a heading."""
    return (
        not (ends_sentence(left) or left.rstrip(_CLOSERS)[-1:] in ":;" or begins_item(right) or right[0] in _OPENERS)
        and not right.isupper()
    )


def _continues(left: str, right: str) -> bool:
    if left[-1] in ".!?" and right[0].isupper() and not any(mark in left for mark in '“"«„'):
        return False
    return continues(left, right)


def _is_whole(text: str, group: Group, line: Line) -> bool:
    """Whether a paragraph plainly ends where it ends: a quick look that spares most paragraphs a long one."""
    end = group.lines[-1].end
    stop = text[end - 1]
    if stop not in ".!?" or not text[line.start].isupper() or not _has_no_marks(text, group):
        return False
    return stop != "." or " " not in text[end - 6 : end]  # "Mr." may go on


def _has_no_marks(text: str, group: Group) -> bool:
    """Whether no quotation or bracket can be open at the end of a paragraph; a quick look before a long one."""
    end = group.lines[-1].end
    start = max(group.lines[0].start, end - 2_000)
    if any(text.find(mark, start, end) >= 0 for mark in '"«„'):
        return False
    return all(
        text.rfind(opening, start, end) <= text.rfind(closing, start, end) for opening, closing in ("“”", "()", "[]")
    )


def _tail(text: str, group: Group) -> str:
    """Return the last characters of a paragraph, its lines joined by a space."""
    pieces: list[str] = []
    length = 0
    for line in reversed(group.lines):
        piece = text[max(line.start, line.end - 2_000) : line.end]
        pieces.append(piece)
        length += len(piece)
        if length > 2_000:
            break
    return " ".join(reversed(pieces))
