"""Where the content of one cue stands: takes a `Line`, a sentence and its cues, returns `Frame`s of item ranges."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.extract.cues import Cue, find_cues, statement_stop
from onrecord.extract.lines import Line
from onrecord.extract.phrases import Range, phrase_after, phrase_before, reduced_clause_end, subject_of
from onrecord.lexicons import words

_MOST_LATER = 8


@dataclass(slots=True)
class Frame:
    """Source, cue and content of one attribution as item ranges; `pattern` names the rule, for its score."""

    pattern: str
    cue: Range | None
    source: Range | None
    content: list[Range] = field(default_factory=list)


def find_frames(line: Line, first: int, stop: int) -> list[Frame]:
    """Return the attributions of one sentence, in text order, none inside the content of another."""
    end = stop
    while end > first and line.codes[end - 1] == ".":
        end -= 1
    cues = find_cues(line, first, end)
    trailing = _trailing_credit(line, first, end, cues)
    if trailing is not None:
        return [trailing]
    frames: list[Frame] = []
    taken = first
    for number, cue in enumerate(cues):
        if cue.first < taken:
            continue
        later = [other for other in cues[number + 1 : number + 1 + _MOST_LATER] if other.first >= cue.stop]
        frame = _frame(line, first, end, taken, cue, later, frames)
        if frame is not None:
            frames.append(frame)
            taken = max(cue.stop, *(piece[1] for piece in frame.content), frame.source[1] if frame.source else 0)
    return frames


def _trailing_credit(line: Line, first: int, end: int, cues: list[Cue]) -> Frame | None:
    """“He called the plan “a disaster,” Ida Lund said.”: the credit at the end holds for the whole sentence."""
    for number in range(len(cues) - 1, max(-1, len(cues) - 3), -1):
        cue = cues[number]
        if cue.kind != "say" or cue.negated or cue.participle:
            continue
        source = phrase_before(line, first, cue.first)
        if source is None and line.lows[cue.verb] in words("inverting_cues"):
            source = phrase_after(line, cue.stop, end) if _inverts(line, first, cue) else None
        if source is None or line.codes[source[0]] == "w":
            continue
        left = min(source[0], cue.first)
        rest = line.codes[max(cue.stop, source[1]) : end]
        if (
            left - first < 1
            or line.codes[left - 1] not in "q,"
            or (rest.strip("ta") and (rest[0] not in "opt" or "v" in rest or "q" in rest))
        ):
            continue
        inside = line.codes[first:left]
        whole = inside.strip("q,") != "" and ("v" in inside or "r" in inside) and left - first > 3
        if whole and not any(_credits_quote(line, first, other) for other in cues[:number]):
            begin = _clause_start(line, first, left)
            pattern = "mixed-cue" if "q" in inside else "clause-cue"
            return Frame(pattern, (cue.first, cue.stop), source, [(begin, _without_comma(line, begin, left))])
    return None


def _credits_quote(line: Line, first: int, cue: Cue) -> bool:
    """Whether an earlier cue of the sentence has a claim of its own to the words around it."""
    source = phrase_before(line, first, cue.first)
    return _quote_before(line, first, min(source[0], cue.first) if source else cue.first) or (
        source is not None and source[0] == first and cue.kind in ("say", "tell")
    )


def _frame(
    line: Line, first: int, end: int, taken: int, cue: Cue, later: list[Cue], earlier: list[Frame]
) -> Frame | None:
    """Return the frame of one cue, or `None` where the cue credits nobody with anything."""
    if cue.kind == "phrase":
        return _according(line, first, end, taken, cue)
    if cue.negated and cue.kind in ("say", "tell"):
        return None
    source = _source_of(line, first, end, taken, cue, earlier)
    if source is None and not cue.passive:
        return None
    left = min(source[0], cue.first) if source and source[1] <= cue.first else cue.first
    quoted_left = _quote_before(line, taken, left)
    if cue.kind not in ("say", "tell") and _closer_cue(line, end, cue, later):
        return None
    if quoted_left and cue.kind in ("say", "tell", "other", "think") and not (cue.participle and earlier):
        return _after_quote(line, taken, end, cue, source, left, later)
    frame = _before_content(line, end, cue, source, later)
    if frame is not None:
        return frame
    if cue.kind == "say" and source is not None and left > taken + 2 and line.codes[left - 1] == ",":
        return _after_clause(line, taken, cue, source, left)
    return None


def _closer_cue(line: Line, end: int, cue: Cue, later: list[Cue]) -> bool:
    """Whether another cue stands right before the quotation that follows this one."""
    quote = line.codes.find("q", cue.stop, end)
    return quote >= 0 and any(
        other.stop <= quote and not line.codes[other.stop : quote].strip(",:s") and not other.negated for other in later
    )


def _inverts(line: Line, first: int, cue: Cue) -> bool:
    """Whether the speaker may stand after this cue: what is said stands before it."""
    return line.lows[cue.verb] in words("inverting_cues") and cue.first > first and line.codes[cue.first - 1] in "q,-"


def _source_before(line: Line, first: int, taken: int, cue: Cue, earlier: list[Frame]) -> Range | None:
    if cue.passive and line.lows[cue.verb] not in ("quoted",):
        return None
    if cue.participle or (cue.first > first and line.codes[cue.first - 1] == "c"):
        if earlier and earlier[-1].source is not None:
            return earlier[-1].source
        found = subject_of(line, first, cue.first)
        return found if found is not None else phrase_before(line, taken, cue.first)
    return phrase_before(line, taken, cue.first)


def _source_of(line: Line, first: int, end: int, taken: int, cue: Cue, earlier: list[Frame]) -> Range | None:
    """Return who is credited: the phrase before the cue, the one after it, or the subject of the sentence."""
    source = _source_before(line, first, taken, cue, earlier)
    if source is not None:
        return source
    if _inverts(line, first, cue):
        return None if cue.participle else phrase_after(line, cue.stop, end)
    if cue.passive:
        return None
    subject = subject_of(line, first, cue.first)
    return subject if subject is not None and subject[1] <= cue.first else None


def _quote_before(line: Line, taken: int, left: int) -> bool:
    index = left - 1
    if index >= taken and line.codes[index] in ",-":
        index -= 1
    return index >= taken and line.codes[index] == "q"


def _clause_start(line: Line, taken: int, stop: int) -> int:
    begin = taken
    while begin < stop and (line.codes[begin] in ",;c-" or line.lows[begin] in ("but", "so", "yet")):
        begin += 1
    return begin


def _without_comma(line: Line, begin: int, stop: int) -> int:
    while stop > begin and line.codes[stop - 1] in ",-":
        stop -= 1
    return stop


def _after_quote(
    line: Line, taken: int, end: int, cue: Cue, source: Range | None, left: int, later: list[Cue]
) -> Frame | None:
    """“…,” Ida Lund said, “…”: what stands before the credit, and the quotation that goes on after it."""
    begin = _clause_start(line, taken, left)
    stop = _without_comma(line, begin, left)
    if begin >= stop:
        return None
    frame = Frame("quote-cue", (cue.first, statement_stop(line, cue, end)), source, [(begin, stop)])
    block = max(frame.cue[1] if frame.cue else 0, source[1] if source else 0)
    following = line.codes.find("q", block, end)
    if following >= 0 and not any(other.first < following for other in later):
        gap = line.codes[block:following]
        if not gap or gap[-1] in ",-:;" or len(gap) <= 3 or line.lows[following - 1] == "that":
            frame.content.append((following, _quote_extent(line, following, end)))
            frame.pattern = "quote-cue-quote"
    return frame


def _after_clause(line: Line, taken: int, cue: Cue, source: Range, left: int) -> Frame | None:
    begin = _clause_start(line, taken, left)
    stop = _without_comma(line, begin, left)
    if stop - begin < 3 or not set("vrq") & set(line.codes[begin:stop]):
        return None
    return Frame(
        "mixed-cue" if "q" in line.codes[begin:stop] else "clause-cue", (cue.first, cue.stop), source, [(begin, stop)]
    )


def _skip_adjuncts(line: Line, index: int, end: int, *, recipient: bool) -> int:
    """Return where the content can begin: past the recipient, the day and the occasion."""
    if recipient:
        found = phrase_after(line, index, end)
        index = found[1] if found else index
    for _ in range(4):
        while index < end and line.codes[index] in "ta" and line.codes[index + 1 : index + 2] != "'":
            index += 1
        if index < end and line.codes[index] in "op" and line.lows[index] != "like":
            found = phrase_after(line, index + 1, end)
            index = found[1] if found else index + 1
        else:
            break
    return index


def _quote_extent(line: Line, quote: int, end: int) -> int:
    """Return where content that opens with a quotation ends: with it, or with the sentence when it goes on."""
    stop = quote + 1
    while stop < end and line.codes[stop] == "q":
        stop += 1
    if stop >= end or _ends_sentence(line, stop - 1) or line.codes[stop] in "opst,;-w:(":
        following = line.codes.find("q", stop, end)
        if 0 <= following - stop <= 8 and "v" not in line.codes[stop:following] and not _ends_sentence(line, stop - 1):
            return _quote_extent(line, following, end)
        return stop
    return end


def _ends_sentence(line: Line, index: int) -> bool:
    quotation = line.quotes.get(index)
    return quotation is not None and quotation.closed and line.lows[index] == "“”" and line.tails[index] in ".?!,…—"


def _before_content(line: Line, end: int, cue: Cue, source: Range | None, later: list[Cue]) -> Frame | None:
    """Ida Lund said [on Tuesday] [that] …: content after the cue."""
    after = statement_stop(line, cue, end)
    block = max(after, source[1] if source else 0)
    begin = (
        _skip_adjuncts(line, block, end, recipient=cue.kind == "tell")
        if cue.kind in ("say", "tell", "think")
        else block
    )
    that = _that_between(line, block, end)
    if that is not None and cue.kind in ("say", "tell", "think", "other"):
        begin = that
    while begin < end and line.codes[begin] in ",:-":
        begin += 1
    stop = _content_stop(line, begin, end, later)
    if begin >= stop:
        return None
    if line.codes[begin] == "q":
        return Frame("cue-quote", (cue.first, after), source, [(begin, min(stop, _quote_extent(line, begin, end)))])
    inside = line.codes[begin:stop]
    if "q" in inside:
        pattern = {"call": "call-quote", "other": "other-quote"}.get(cue.kind, "cue-mixed")
        if cue.kind in ("call", "other"):
            last = begin + inside.rindex("q")
            stop = min(stop, _quote_extent(line, last, end))
        return Frame(pattern, (cue.first, after), source, [(begin, stop)])
    return _indirect(line, cue, source, begin, stop, that is not None)


def _indirect(line: Line, cue: Cue, source: Range | None, begin: int, stop: int, has_that: bool) -> Frame | None:
    """Keep an indirect statement only in a form that cannot be mistaken."""
    if source is None or stop - begin < 2:
        return None
    if has_that and cue.kind in ("say", "tell", "think"):
        return Frame("cue-that", (cue.first, cue.stop), source, [(begin, stop)])
    plain = line.lows[cue.verb] in (
        "said",
        "says",
        "say",
        "saying",
        "told",
        "tells",
        "telling",
        "adding",
        "insisted",
        "insists",
    )
    clause = any(code in "v'" for code in line.codes[begin:stop]) and line.codes[begin] in "drun'moasp"
    if plain and clause:
        return Frame("cue-clause", (cue.first, cue.stop), source, [(begin, stop)])
    return None


def _that_between(line: Line, begin: int, end: int) -> int | None:
    for index in range(begin, min(begin + 14, end)):
        if line.lows[index] == "that" and line.codes[index] == "s":
            return index
        if line.codes[index] in "qv;:":
            return None
    return None


def _content_stop(line: Line, begin: int, end: int, later: list[Cue]) -> int:
    """Return where the content ends at the latest: before another credit that shares the sentence."""
    for other in later:
        at = other.first
        if at <= begin:
            continue
        if other.participle and other.kind in ("say", "tell", "call") and line.codes[at - 1] == ",":
            return at - 1
        if line.codes[at - 1] == "c" and other.kind in ("say", "tell", "call") and at - 1 > begin:
            return at - 1 if line.codes[at - 2] != "," else at - 2
        if other.kind == "phrase" and line.codes[at - 1] == ",":
            return at - 1
    return end


def _according(line: Line, first: int, end: int, taken: int, cue: Cue) -> Frame | None:
    """“According to Ida Lund, …” and “…, according to Ida Lund”."""
    begin = _clause_start(line, taken, cue.first)
    stop = _without_comma(line, begin, cue.first)
    follows = stop - begin >= 2 or "q" in line.codes[begin:stop]
    source = phrase_after(line, cue.stop, end, closed=not follows)
    if source is None:
        return None
    source = (source[0], reduced_clause_end(line, source[1], end))
    if follows:
        return Frame("according", (cue.first, cue.stop), source, [(begin, stop)])
    begin = source[1]
    while begin < end and line.codes[begin] in ",:":
        begin += 1
    return Frame("according", (cue.first, cue.stop), source, [(begin, end)]) if begin < end else None
