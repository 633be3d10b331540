"""Where the content of one cue stands: takes a `Line`, a sentence and its cues, returns `Frame`s of item ranges."""

from __future__ import annotations

from onrecord.extract.asides import (
    Frame,
    clause_start,
    how_put,
    is_joined,
    quoted_one,
    within_clause,
    without_comma,
)
from onrecord.extract.cues import Cue, find_cues, statement_stop
from onrecord.extract.exclusions import is_label, says_nothing
from onrecord.extract.extents import (
    act_end,
    clause_cut,
    content_stop,
    contrast_cut,
    quote_extent,
    shares_source,
    without_later_quotes,
)
from onrecord.extract.indirect import (
    CONTESTING,
    DENYING,
    INTENDING,
    ORDERING,
    after_pointer,
    indirect_pattern,
    orders,
)
from onrecord.extract.lines import Line
from onrecord.extract.phrases import Range, phrase_after, phrase_before, reduced_clause_end, subject_of
from onrecord.lexicons import words

_MOST_LATER = 8
_DEEPEST = 2
_NEAR = 4
_JOINTS = frozenset("but and while yet though because".split())
_KNOWING = frozenset("know knew knows".split())


def find_frames(line: Line, first: int, stop: int, depth: int = 0) -> list[Frame]:
    """Return the attributions of one sentence, in text order, none inside the content of another."""
    end = stop
    while end > first and line.codes[end - 1] == ".":
        end -= 1
    cues = find_cues(line, first, end)
    trailing = _trailing_credit(line, first, end, cues) if depth < _DEEPEST else None
    if trailing is not None:
        inner, outer = trailing
        frames = find_frames(line, first, inner, depth + 1) if inner else []
        return [*frames, outer] if not says_nothing(line, *_roles(outer)) else frames
    frames = []
    taken = first
    for number, cue in enumerate(cues):
        if cue.first < taken:
            continue
        later = [other for other in cues[number + 1 : number + 1 + _MOST_LATER] if other.first >= cue.stop]
        frame = _frame(line, first, end, taken, cue, later, frames)
        if frame is not None and not says_nothing(line, *_roles(frame)):
            frames.append(frame)
            taken = max(cue.stop, *(piece[1] for piece in frame.content), frame.source[1] if frame.source else 0)
    return frames


def _roles(frame: Frame) -> tuple[str, Range | None, Range | None, list[Range]]:
    return frame.pattern, frame.source, frame.cue, frame.content


def _trailing_credit(line: Line, first: int, end: int, cues: list[Cue]) -> tuple[int, Frame] | None:
    """“He called the plan “a disaster,” Ida Lund said.”: the credit at the end holds for the whole sentence.

    The number is where the sentence ends that is reported, if that reports words of somebody else: “The government said
    it was late, the agency reported.”; else 0.
    """
    for number in range(len(cues) - 1, max(-1, len(cues) - 3), -1):
        cue = cues[number]
        if cue.kind not in ("say", "tell") or cue.negated or cue.participle:
            continue
        told = phrase_after(line, cue.stop, end) if cue.kind == "tell" else None
        if cue.kind == "tell" and told is None:
            continue
        after = told[1] if told is not None else cue.stop
        source = phrase_before(line, first, cue.first)
        if source is None and line.lows[cue.verb] in words("inverting_cues"):
            source = phrase_after(line, cue.stop, end) if _inverts(line, first, cue) else None
        if source is None or line.codes[source[0]] == "w":
            continue
        left = min(source[0], cue.first)
        rest = line.codes[max(after, source[1]) : end]
        if (
            left - first < 1
            or line.codes[left - 1] not in "q,"
            or (rest.strip("ta") and (rest[0] not in "opt" or "v" in rest or "q" in rest))
        ):
            continue
        inside = line.codes[first:left]
        whole = inside.strip("q,") != "" and ("v" in inside or "r" in inside) and left - first > 3
        others = [other for other in cues[:number] if _credits_quote(line, first, other)]
        whole = whole and _is_main_clause(line, first, left)
        if not whole or not _may_report(line, cue, source) or (others and not _is_nesting(line, left, rest)):
            continue
        begin = clause_start(line, first, left)
        if ":" in line.codes[begin:left] and "q" not in inside and not others:
            colon = line.codes.rindex(":", begin, left) + 1
            begin = colon if "v" in line.codes[colon:left] else begin
        content = (begin, without_comma(line, begin, left))
        frame = Frame("mixed-cue" if "q" in inside else "clause-cue", (cue.first, cue.stop), source, [content])
        return content[1] if others else 0, frame
    return None


def _may_report(line: Line, cue: Cue, source: Range) -> bool:
    """“Puts it” reports what stands before it only as in “as Ida Lund puts it”."""
    return line.lows[cue.verb] not in ("put", "puts") or (source[0] > 0 and line.lows[source[0] - 1] == "as")


def _is_nesting(line: Line, left: int, rest: str) -> bool:
    """Whether a credit stands apart at the end: after a comma outside all marks, with nothing but the day after it."""
    return (
        line.codes[left - 1] == ","
        and line.codes[left - 2] != "q"
        and (not rest.strip("ta") or rest.lstrip("opta")[:1] == ",")
    )


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
        return _according(line, end, taken, cue, later)
    if cue.negated and cue.kind in ("say", "tell"):
        return None
    if cue.negated and line.lows[cue.verb] in _KNOWING:
        return None
    source = _source_of(line, first, end, taken, cue, earlier)
    if source is None and (not cue.passive or line.lows[cue.verb] in CONTESTING or not _is_by_words(line, taken, cue)):
        return None
    aside = how_put(line, taken, cue, source) or within_clause(line, taken, end, cue, source)
    return aside if aside is not None else _frame_of(line, end, taken, cue, source, later, bool(earlier))


def _is_by_words(line: Line, taken: int, cue: Cue) -> bool:
    """Whether a passive without a source has the words right beside it: “was called “late””, ““late”, it was said”."""
    return (
        "q" in line.codes[cue.stop : cue.stop + _NEAR]
        or _quote_before(line, taken, cue.first)
        or ("that" in line.lows[cue.stop : cue.stop + _NEAR])
    )


def _frame_of(
    line: Line, end: int, taken: int, cue: Cue, source: Range | None, later: list[Cue], follows: bool
) -> Frame | None:
    """Return the frame of a cue whose source is known, by where its content stands."""
    left = min(source[0], cue.first) if source and source[1] <= cue.first else cue.first
    quoted_left = _quote_before(line, taken, left)
    if cue.kind not in ("say", "tell") and _closer_cue(line, end, cue, later):
        return None
    if quoted_left and cue.kind in ("say", "tell", "other", "think") and not (cue.participle and follows):
        return _after_quote(line, taken, end, cue, source, left, later)
    goes_on = any(other.participle and other.first == cue.stop + 1 for other in later)
    goes_on = goes_on and line.codes[cue.stop] == ","
    frame = None if goes_on else _before_content(line, end, cue, source, later)
    if frame is not None:
        return _with_clause_before(line, taken, cue, frame, left)
    if cue.kind == "say" and source is not None and left > taken + 2 and line.codes[left - 1] == ",":
        return _after_clause(line, taken, cue, source, left)
    return None


def _with_clause_before(line: Line, taken: int, cue: Cue, frame: Frame, left: int) -> Frame:
    """“There were three, he insisted: the third arrived in May”: what stands before a credit that ends in a colon."""
    if line.codes[cue.stop] == ":" and left > taken + 2 and line.codes[left - 1] == ",":
        begin = clause_start(line, taken, left)
        opens = line.codes[begin] != "s" and not line.lows[begin].endswith(("ed", "ing"))  # "Asked by the judge, …"
        if opens and "v" in line.codes[begin:left] and _is_main_clause(line, begin, left):
            frame.content.insert(0, (begin, without_comma(line, begin, left)))
    return frame


def _is_main_clause(line: Line, begin: int, stop: int) -> bool:
    """Whether words are more than an adverbial with a relative clause: “In a letter, which we have seen, …”."""
    if line.codes[begin] not in "op":
        return True
    relative = line.codes.find("w", begin, stop)
    verbs = (index for index in range(begin, relative if relative >= 0 else stop) if line.codes[index] == "v")
    return any(
        not line.lows[index].endswith("ed") or line.codes[index + 1 : index + 2] not in ("p", "o") for index in verbs
    )


def _closer_cue(line: Line, end: int, cue: Cue, later: list[Cue]) -> bool:
    """Whether another cue stands right before the quotation that follows this one."""
    quote = line.codes.find("q", cue.stop, end)
    return quote >= 0 and any(
        other.stop <= quote and not line.codes[other.stop : quote].strip(",:s") and not other.negated for other in later
    )


def _inverts(line: Line, first: int, cue: Cue) -> bool:
    """Whether the speaker may stand after this cue: what is said stands before it."""
    before = line.codes[cue.first - 1] in "q,-" if cue.first > first else line.codes[cue.first] == "u"
    return before and line.lows[cue.verb] in words("inverting_cues")


def _source_before(line: Line, first: int, taken: int, cue: Cue, earlier: list[Frame]) -> Range | None:
    if cue.passive and line.lows[cue.verb] not in ("quoted",):
        return None
    if line.lows[cue.verb] == "saying" and cue.verb - 2 > first and line.lows[cue.verb - 1] == "as":
        return quoted_one(line, first, cue)
    shared = cue.first - 1 == taken and shares_source(line, cue, len(line.codes))
    if cue.participle or shared or is_joined(line, first, cue.first):
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
    if cue.kind == "call" and line.codes[cue.first - 1] == "," and line.lows[cue.verb].endswith("ed"):
        return None  # "The talks, called the “peace train”, began"
    subject = subject_of(line, first, cue.first)
    return subject if subject is not None and subject[1] <= cue.first else None


def _quote_before(line: Line, taken: int, left: int) -> bool:
    index = left - 1
    if index >= taken and line.codes[index] in ",-":
        index -= 1
    return index >= taken and line.codes[index] == "q"


def _after_quote(
    line: Line, taken: int, end: int, cue: Cue, source: Range | None, left: int, later: list[Cue]
) -> Frame | None:
    """“…,” Ida Lund said, “…”: what stands before the credit, and the quotation that goes on after it."""
    begin = clause_start(line, taken, left)
    stop = without_comma(line, begin, left)
    if begin >= stop or _is_occasion(line, begin, stop):
        return None
    frame = Frame("quote-cue", (cue.first, statement_stop(line, cue, end)), source, [(begin, stop)])
    block = max(frame.cue[1] if frame.cue else 0, source[1] if source else 0)
    following = line.codes.find("q", block, end)
    if following >= 0 and not any(other.first < following for other in later):
        gap = line.codes[block:following]
        if not gap or gap[-1] in ",-:;" or len(gap) <= 3 or line.lows[following - 1] == "that":
            frame.content.append((following, quote_extent(line, following, end)))
            frame.pattern = "quote-cue-quote"
    return frame


def _is_occasion(line: Line, begin: int, stop: int) -> bool:
    """Whether words before a credit only tell where it was said: “In his book “The Long Road”, Holm said …”."""
    quote = line.codes.find("q", begin, stop)
    return (
        line.codes[begin] in "op"
        and quote > begin
        and line.codes[quote - 1] in "nudm"
        and "v" not in line.codes[begin:stop]
    )


def _after_clause(line: Line, taken: int, cue: Cue, source: Range, left: int) -> Frame | None:
    begin = clause_start(line, taken, left)
    stop = without_comma(line, begin, left)
    if line.codes[source[0]] == "w" or line.codes[begin] == "s":  # ", which confirmed it", "If they failed, she said"
        return None
    if stop - begin < 3 or not set("vrq") & set(line.codes[begin:stop]) or not _is_main_clause(line, begin, stop):
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
        while (
            index < end
            and line.codes[index] in "ta"
            and line.lows[index] not in ("there", "here")
            and line.codes[index + 1 : index + 2] != "'"
        ):
            index += 1
        if index < end and line.codes[index] in "op" and line.lows[index] != "like":
            found = phrase_after(line, index + 1, end)
            index = found[1] if found else index + 1
        else:
            break
    return index


def _before_content(line: Line, end: int, cue: Cue, source: Range | None, later: list[Cue]) -> Frame | None:
    """Ida Lund said [on Tuesday] [that] …: content after the cue."""
    after = statement_stop(line, cue, end)
    block = max(after, source[1] if source else 0)
    that = _that_between(line, block, end)
    begin = _content_begin(line, block, end, cue, that)
    stop = without_later_quotes(line, begin, content_stop(line, begin, end, later))
    if line.lows[cue.verb] in CONTESTING | DENYING:
        begin = after_pointer(line, begin, stop)
    if begin >= stop or (cue.kind == "think" and line.codes[begin - 1] == ":"):
        return None
    if cue.kind == "call" and is_label(line, (begin, stop)):
        return None
    if line.lows[begin] == "as" and line.codes[begin + 1 : begin + 2] == "q":
        begin += 1  # "which his office dismissed as “a rumour”"
    if line.codes[begin] == "q":
        return Frame("cue-quote", (cue.first, after), source, [(begin, min(stop, quote_extent(line, begin, end)))])
    if "q" in line.codes[begin:stop]:
        return _mixed(line, cue, source, (cue.first, after), begin, stop)
    pattern = indirect_pattern(line, cue, begin, stop, has_that=that is not None) if source is not None else None
    if pattern is None:
        return None
    stop = act_end(line, begin, stop) if pattern in ("intention", "order") else contrast_cut(line, begin, stop)
    return Frame(pattern, (cue.first, cue.stop), source, [(begin, stop)])


def _content_begin(line: Line, block: int, end: int, cue: Cue, that: int | None) -> int:
    """Return where the content begins after the cue and its source: at "that", past the recipient and the day."""
    begin = block
    if line.lows[cue.verb] in INTENDING and block < end and line.lows[block] == "to":
        return block
    if line.lows[cue.verb] in ORDERING and orders(line, block, end):
        return block
    if that is not None and cue.kind in ("say", "tell", "think", "other") and line.lows[cue.verb] not in CONTESTING:
        begin = that
    elif cue.kind in ("say", "tell", "think"):
        begin = _skip_adjuncts(line, block, end, recipient=cue.kind == "tell")
    while begin < end and line.codes[begin] in ",:-":
        begin += 1
    return begin


def _mixed(line: Line, cue: Cue, source: Range | None, words: Range, begin: int, stop: int) -> Frame:
    """Content with quotations in it: up to the last of them for verbs such as "called", else up to its clause's end."""
    last = begin + line.codes[begin:stop].rindex("q")
    if cue.kind == "call" and source is not None and source[0] > 0 and line.lows[source[0] - 1] == "what":
        stop = last + 1
    if cue.kind in ("call", "other"):
        stop = min(stop, quote_extent(line, last, stop))
    pattern = {"call": "call-quote", "other": "other-quote"}.get(cue.kind, "cue-mixed")
    return Frame(pattern, words, source, [(begin, clause_cut(line, last, stop))])


def _that_between(line: Line, begin: int, end: int) -> int | None:
    for index in range(begin, min(begin + 14, end)):
        if line.lows[index] == "that" and line.codes[index] == "s" and line.lows[index + 1 : index + 2] != ["of"]:
            return index
        if line.codes[index] in "qv;:":
            return None
    return None


def _according(line: Line, end: int, taken: int, cue: Cue, later: list[Cue]) -> Frame | None:
    """“According to Ida Lund, …” and “…, according to Ida Lund”."""
    begin = clause_start(line, taken, cue.first)
    stop = without_comma(line, begin, cue.first)
    aside = cue.first - 2 > begin and line.codes[cue.first - 1] == "," and line.lows[cue.first - 2] in _JOINTS
    follows = not aside and (stop - begin >= 2 or "q" in line.codes[begin:stop])  # "…, but, according to her, …"
    source = phrase_after(line, cue.stop, end, closed=not follows)
    if source is None:
        return None
    source = (source[0], reduced_clause_end(line, source[1], end))
    if follows:
        return Frame("according", (cue.first, cue.stop), source, [(begin, stop)])
    begin = source[1]
    while begin < end and line.codes[begin] in ",:":
        begin += 1
    stop = content_stop(line, begin, end, [other for other in later if other.first > begin])
    return Frame("according", (cue.first, cue.stop), source, [(begin, stop)]) if begin < stop else None
