"""Attributions by rule over a whole document: takes lines, returns frames with their lines, in text order."""

from __future__ import annotations

import re
from bisect import bisect_left

from onrecord.extract.amounts import find_amounts
from onrecord.extract.asides import Frame
from onrecord.extract.cues import find_cues
from onrecord.extract.exclusions import is_imagined, says_nothing
from onrecord.extract.found import Found, as_found
from onrecord.extract.frames import find_frames
from onrecord.extract.headlines import headline_frames, is_quoted_headline
from onrecord.extract.hearsay import find_hearsay
from onrecord.extract.lines import Line
from onrecord.extract.phrases import Range, phrase_before, subject_of
from onrecord.extract.runs import goes_on
from onrecord.extract.turns import Turns
from onrecord.lexicons import words
from onrecord.model import PartKind, PartStyle

_SIGNED = re.compile(r"-(u[u']{0,4}(?:,[dnuo']{1,8})?)\.?$")
_BARE = re.compile(r"[q,;:.\-cx]*")
# Characters from which a quotation that nobody is credited with is taken for someone's words, not for an echo.
_LONG_ENOUGH = 24
_LONG_WITHIN = 60
_LONG_SENTENCE = 40
_LONGEST_PAUSE = 8
_NO_SPEAKERS = frozenset("i we you it there here below above dear this these that those he she they".split())
_TEXTS = frozenset(
    "text letter statement remarks speech message note email testimony address transcript order motto appeal memo "
    "telegram minister president mayor chairman secretary senator spokesman spokeswoman union ministry".split()
)
_FIRST_PERSON = frozenset("i me my we us our".split())


def find_all(lines: list[Line]) -> list[Found]:
    """Return the attributions of a document."""
    found: list[Found] = []
    previous: Found | None = None
    turns = Turns(lines)
    for line in lines:
        if line.part.kind in (PartKind.BYLINE, PartKind.DATELINE, PartKind.BOILERPLATE):
            continue
        turn, begins = turns.read(line)
        if turn is not None:
            found += [turn] * begins
            previous = None
        else:
            previous = _read_line(line, found, previous)
            if previous is not None and not previous.ends_quoted:
                previous = None
    return found


def _read_line(line: Line, found: list[Found], before: Found | None) -> Found | None:
    """Read one paragraph; `before` is the attribution that the paragraph before ended with, if it did."""
    if not line.quotes and (line.part.style is PartStyle.BLOCKQUOTE or _is_in_first_person(line, before)):
        block = _block(line, before)
        if block is not None:
            found += [block] if block is not before else []
            return block
    last: Found | None = None
    opening = before
    for first, stop in line.units:
        codes = line.codes[first:stop]
        if _goes_on(line, first) and _join(line, first, stop, codes, found):
            last = found[-1]
            opening = None
            continue
        if "q" in codes and _BARE.fullmatch(codes) is not None:
            last = _bare(line, first, stop, found, last, opening)
            opening = None
            continue
        frames = (
            headline_frames(line, first, stop) or find_frames(line, first, stop) or _without_verb(line, first, stop)
        )
        frames = [one for one in frames if not says_nothing(line, one.pattern, one.source, one.cue, one.content)]
        others = [*find_amounts(line, first, stop), *find_hearsay(line, first, stop)]
        frames += [one for one in others if not _touches(one, frames)]
        opening = None
        if not frames and last is not None and _is_pause(line, first, stop):
            continue
        last = None if frames else _run(line, first, stop, last)
        found += [last] if last is not None else []
        for frame in frames:
            last = as_found(line, frame)
            found.append(last)
        found += _uncredited(line, first, stop, frames)
    return _introduction(line) or last


def _is_pause(line: Line, first: int, stop: int) -> bool:
    """Whether a sentence only tells what a speaker does between two quotations: “He turns the page”."""
    short = stop - first <= _LONGEST_PAUSE and "q" not in line.codes[first:stop]
    following = line.codes[stop : stop + 1] == "q"
    return short and following and line.lows[first] in ("he", "she", "they")


def _run(line: Line, first: int, stop: int, before: Found | None) -> Found | None:
    """A sentence without credit that goes on with what the one before it reports."""
    if before is None or not goes_on(line, first, stop, before) or find_cues(line, first, stop):
        return None
    end = stop - (line.codes[stop - 1] == ".")
    return Found("run", before.source, before.cue, [line.span(first, end)], ends_quoted=False)


def _touches(frame: Frame, others: list[Frame]) -> bool:
    """Whether the content of a frame overlaps that of others."""
    return any(
        begin < stop and start < end
        for other in others
        for start, stop in other.content
        for begin, end in frame.content
    )


def _is_in_first_person(line: Line, before: Found | None) -> bool:
    """Whether a plain paragraph behind “Lund wrote:”, or behind another such, is the speaker's: it says “I” or “we”."""
    return (
        before is not None
        and before.pattern in ("introduced", "block")
        and bool(before.source)
        and line.part.style is None
        and not _FIRST_PERSON.isdisjoint(line.lows)
    )


def _block(line: Line, before: Found | None) -> Found | None:
    """A block quotation without marks: of whoever signs it (“— Ida Lund, mayor”), else of whoever came before."""
    credit = _SIGNED.search(line.codes)
    if credit is not None and credit.start() > 2:
        source = line.span(credit.start() + 1, credit.end(1))
        return Found("block", (source,), (), [line.span(0, credit.start())], ends_quoted=True)
    if before is None:
        return None
    if before.pattern == "block":
        before.content.append(line.span(0, len(line.codes)))
        return before
    return Found("block", before.source, before.cue, [line.span(0, len(line.codes))], ends_quoted=True)


def _introduction(line: Line) -> Found | None:
    """A paragraph that ends with a colon introduces the quotation of the next: “Cruz continued:”."""
    first, stop = line.units[-1]
    if line.codes[stop - 1] != ":":
        return None
    cues = [cue for cue in find_cues(line, first, stop) if not cue.negated and cue.kind != "phrase"]
    for cue in reversed(cues):
        if line.lows[cue.first] == "to":
            continue  # "sent a letter to the President to support the plan:"
        source = phrase_before(line, first, cue.first) or subject_of(line, first, cue.first)
        if source is not None:
            return Found("introduced", (line.span(*source),), (line.span(cue.first, cue.stop),), [], ends_quoted=True)
    source = subject_of(line, first, stop - 1)
    if source is None or not _may_introduce(line, source):
        return None
    return Found("introduced", (line.span(*source),), (line.span(stop - 1, stop),), [], ends_quoted=True)


def _may_introduce(line: Line, source: Range) -> bool:
    """Whether a phrase before a colon names somebody, or a text that is quoted: “The text of the letter follows:”."""
    said = line.lows[source[0] : source[1]]
    named = "u" in line.codes[source[0] : source[1]] and line.codes[source[0]] != "m"
    return said[0] not in _NO_SPEAKERS and (named or not _TEXTS.isdisjoint(said))


def _goes_on(line: Line, first: int) -> bool:
    """Whether an item is a later piece of a quotation that began in a paragraph before."""
    quotation = line.quotes.get(first)
    return quotation is not None and quotation.pieces[0].start != line.starts[first]


def _join(line: Line, first: int, stop: int, codes: str, found: list[Found]) -> bool:
    """Add a later piece of a quotation over several paragraphs to the attribution that holds the piece before it.

    Where only this sentence credits the quotation, that attribution takes its source and cue from here.
    """
    if not found or not found[-1].content or not _holds_piece_before(line, first, found[-1]):
        return False
    holder = found[-1]
    frames = [] if _BARE.fullmatch(codes) else find_frames(line, first, stop)
    if frames and not holder.source:
        credit = as_found(line, frames[0])
        holder.source, holder.cue, holder.pattern = credit.source, credit.cue, credit.pattern
        holder.content += credit.content
    else:
        holder.content.append(line.span(first, first + 1))
    holder.ends_quoted = True
    return True


def _holds_piece_before(line: Line, first: int, holder: Found) -> bool:
    quotation = line.quotes[first]
    number = bisect_left(quotation.pieces, line.starts[first], key=lambda piece: piece.start)
    return holder.content[-1].end >= quotation.pieces[number - 1].end > holder.content[-1].start


def _uncredited(line: Line, first: int, stop: int, frames: list[Frame]) -> list[Found]:
    """Long quotations of a sentence that no frame holds: someone's words, nobody credited."""
    held = {index for frame in frames for begin, end in frame.content for index in range(begin, end)}
    return [
        Found("alone", (), (), [line.span(index, index + 1)], ends_quoted=True)
        for index in range(first, stop)
        if line.codes[index] == "q"
        and index not in held
        and (line.ends[index] - line.starts[index] >= _LONG_WITHIN or is_quoted_headline(line, index))
        and not is_imagined(line, index)
    ]


def _bare(
    line: Line, first: int, stop: int, found: list[Found], last: Found | None, opening: Found | None
) -> Found | None:
    """A sentence that is only quotations goes on with the speaker before it."""
    begin = first + line.codes[first:stop].index("q")
    end = first + line.codes[first:stop].rindex("q") + 1
    span = line.span(begin, end)
    if last is not None:
        last.content.append(span)
        last.ends_quoted = True
        return last
    if opening is not None:
        more = Found("next-paragraph", opening.source, opening.cue, [span], ends_quoted=True)
        found.append(more)
        return more
    if len(span) < _LONG_ENOUGH:
        return None
    alone = Found("alone", (), (), [span], ends_quoted=True)
    found.append(alone)
    return alone


def _possessor(line: Line, first: int, noun: int) -> Range | None:
    """Return "the minister’s" before a noun of speech."""
    found = phrase_before(line, first, noun - 1)
    return (found[0], noun) if found is not None else None


def _ends_in_quotation(line: Line, quote: int, stop: int) -> bool:
    """Whether a whole sentence in marks ends the sentence: “Mick Dahl also reacted, “Sad news.””."""
    quotation = line.quotes[quote]
    long = line.ends[quote] - line.starts[quote] >= _LONG_SENTENCE and line.inside(quote)[:1].isupper()
    return quote + 1 == stop and quotation.closed and line.tails[quote] in ".!?" and long


def _without_verb(line: Line, first: int, stop: int) -> list[Frame]:
    """Colons and nouns of speech that introduce a quotation."""
    quote = line.codes.find("q", first, stop)
    if quote < 0:
        return []
    before = quote - 1
    if before > first and line.codes[before] == ":":
        source = subject_of(line, first, before)
        return [Frame("colon", (before, quote), source, [(quote, stop)])] if source else []
    if before > first and line.codes[before] == "," and _ends_in_quotation(line, quote, stop):
        source = subject_of(line, first, before)
        if source is not None and line.codes[source[0]] in "ru" and "v" in line.codes[source[1] : before]:
            return [Frame("comma", None, source, [(quote, stop)])]
    for index in range(quote - 1, max(first, quote - 7) - 1, -1):
        if line.lows[index] in words("cue_nouns"):
            gap = line.codes[index + 1 : quote]
            if (index > first and line.codes[index - 1] in "'d") or "s" in gap:
                owner = _possessor(line, first, index) if line.codes[index - 1] == "'" else None
                if owner is None and line.lows[index - 1] in ("his", "her", "their", "my", "our", "its"):
                    owner = (index - 1, index)
                if owner is not None:
                    begin = index + 1 + (line.codes[index + 1] in ",:")
                    return [Frame("noun", (index, index + 1), owner, [(begin, quote + 1)])]
    return []
