"""Noun phrases and verb groups on the codes of a line: takes a `Line` and a place, returns item ranges."""

from __future__ import annotations

import re

from onrecord.extract.lines import Line
from onrecord.lexicons import words

Range = tuple[int, int]

# Patterns run on reversed codes for what stands before a place; every run is bounded.
_BASE_BACK = r"(?:[num'][numa']{0,8}d{0,2})"
_BACK = re.compile(rf"(?:[rw]|{_BASE_BACK}(?:o(?:{_BASE_BACK}|d{{1,2}})){{0,4}}|d)")
_AND_BACK = re.compile(rf"(?:c,?{_BASE_BACK}(?:o{_BASE_BACK}){{0,2}}(?:,{_BASE_BACK}){{0,2}})")
_BASE = r"(?:d?d?(?:[amn']|u){0,8}[num'])"
_FORWARD = re.compile(rf"(?:r|w|{_BASE}(?:o{_BASE}){{0,4}}(?:c{_BASE}(?:o{_BASE}){{0,2}})?|d)")
_APPOSITION = re.compile(r"a?[dnm][^;:.q,vsrwt]{0,14}|u[u']{0,4}[no][^;:.q,vsrwt]{0,10}|o[dmnu]{1,6}")
_PLACE = re.compile(r"u{1,3}(?=[,.q]|$)")
_TO_COMMA = re.compile(r"[^,;:.q]{1,16}(?=[,;:.q]|$)")
_BARE_DETERMINERS = frozenset("a an the his her their its our my your every no".split())
_MOST_CHUNKS = 5
_SHORT_ROLES = frozenset("ceo cfo coo cto mp mep".split())
_NON_SUBJECTS = frozenset("there here it that".split())


def _back(line: Line, low: int, stop: int, pattern: re.Pattern[str]) -> int | None:
    window = line.codes[max(low, stop - 60) : stop][::-1]
    match = pattern.match(window)
    return stop - match.end() if match and match.end() else None


def phrase_before(line: Line, low: int, stop: int) -> Range | None:
    """Return the noun phrase that ends right before item `stop`, not reaching before `low`; with apposition."""
    if stop <= low:
        return None
    if line.codes[stop - 1] in ",-)":
        return _with_apposition(line, low, stop)
    return _plain_before(line, low, stop)


def _plain_before(line: Line, low: int, stop: int) -> Range | None:
    begin = _back(line, low, stop, _BACK)
    if begin is None:
        return None
    if begin > low and line.codes[begin - 1] == "c":
        joined = _back(line, low, begin, _AND_BACK)
        if joined is not None and (joined == low or line.codes[joined - 1] in "sq,;:-."):
            begin = joined
    begin = _without_place(line, low, begin, stop)
    while begin < stop and line.codes[begin] in "a'":
        begin += 1
    if begin >= stop or (stop - begin <= 2 and line.lows[begin].endswith("ing") and line.codes[begin] == "n"):
        return None
    return (begin, stop)


def _without_place(line: Line, low: int, begin: int, stop: int) -> int:
    """Drop "an interview" from "In an interview Ida Lund said": a preposition opens the clause."""
    if begin == low or line.codes[begin - 1] not in "op":
        return begin
    if begin - 1 > low and line.codes[begin - 2] not in ",;:-sq":
        return begin
    name = stop
    while name > begin and line.codes[name - 1] == "u":
        name -= 1
    return name if begin < name < stop and line.codes[name - 1] in "ntm" else begin


def _with_apposition(line: Line, low: int, stop: int) -> Range | None:
    """Return "Ida Lund, the minister, who leads it," for the comma before a cue: chunks back to the head."""
    closing = line.codes[stop - 1]
    opening = {",": ",", "-": "-", ")": "("}[closing]
    end = stop - 1
    for _ in range(_MOST_CHUNKS):
        comma = line.codes.rfind(opening, max(low, end - 40), end)
        if comma <= low or comma + 1 >= end:
            return None
        chunk = line.codes[comma + 1 : end]
        if "q" in chunk:
            return None
        head = _plain_before(line, low, comma)
        if head is not None and set(line.codes[head[0] : head[1]]) == {"m"}:
            end = comma  # an age between commas: "Ida Lund, 46, a nurse,"
            continue
        if head is not None and head[0] - 2 > low and line.codes[head[0] - 2 : head[0]] == ",o":
            return _plain_before(line, low, head[0] - 2)  # "Reed, of Mill Lane, Hamnvik,"
        if head is not None and _is_aside(line, comma + 1, chunk, closing) and not _is_place_tail(line, head, low):
            head = (_with_description(line, low, head[0]), head[1])
            outside = chunk[0] in "oapwv" or line.lows[comma + 1].endswith(("ing", "ed"))
            return head if outside else (head[0], stop)
        if not (_is_aside(line, comma + 1, chunk, closing) or set(chunk) <= set("u")):
            return None
        end = comma
    return None


def _with_description(line: Line, low: int, name: int) -> int:
    """Return where "one resident, Jean O'Dowd, 71," begins: a description right after a quotation or at the start."""
    if name - 1 <= low or line.codes[name - 1] != "," or line.codes[name] != "u":
        return name
    described = _plain_before(line, low, name - 1)
    if described is None or line.codes[described[0]] != "d" or "n" not in line.codes[described[0] : described[1]]:
        return name
    return described[0] if described[0] == low or line.codes[described[0] - 1] in "qs" else name


def _is_aside(line: Line, first: int, chunk: str, closing: str) -> bool:
    if closing != ",":
        return True
    return (
        chunk[0] in "dwmnoa"
        or set(chunk) <= set("um'c")
        or line.lows[first] in words("role_words")
        or chunk[:2] == "ad"
    )


def _is_place_tail(line: Line, head: Range, low: int) -> bool:
    """Whether what looks like a head is itself the start of an apposition: "a salesman from Sumter, Carolina,"."""
    before = line.codes[head[0] - 1] if head[0] > low else " "
    return (
        before == ","
        and line.codes[head[0]] in "dmn"
        and line.codes[head[0] : head[1]].count("u") > 0
        and _has_name(line, head[0] - 1, low)
    )


def _has_name(line: Line, comma: int, low: int) -> bool:
    return comma > low and line.codes[comma - 1] in "u"


def phrase_after(line: Line, first: int, high: int, *, closed: bool = False) -> Range | None:
    """Return the noun phrase that begins at item `first`, with appositions, not reaching `high` or beyond.

    With `closed`, an apposition counts only where a comma ends it: the sentence goes on.
    """
    if first >= high:
        return None
    match = _FORWARD.match(line.codes, first, high)
    if match is None or match.end() == first:
        return None
    stop = _cut_adverbial(line, first, match.end())
    if match.group() == "d" and line.lows[first] in _BARE_DETERMINERS:
        return None
    if line.codes[first] == "r":
        return (first, stop)
    return (first, _appositions_end(line, first, stop, high, closed=closed))


def _appositions_end(line: Line, first: int, stop: int, high: int, *, closed: bool) -> int:
    """Return where the appositions after a noun phrase end; `stop` where it has none."""
    for _ in range(_MOST_CHUNKS):
        if stop + 1 >= high or line.codes[stop] != ",":
            break
        more = _APPOSITION.match(line.codes, stop + 1, high)
        place = _PLACE.match(line.codes, stop + 1, high)
        if more is None and place is not None and "o" in line.codes[first:stop]:
            more = place
        if line.lows[stop + 1] in _SHORT_ROLES:
            stop += 2
            continue
        if more is None or _is_clause(line, stop + 1, more.end()):
            break
        end = more.end()
        if end < high and line.codes[end] not in ",.;-q" and line.codes[stop + 1] != "w":
            end = _cut_adverbial(line, stop + 1, end)
        if closed and line.codes[end : end + 1] != ",":
            break
        stop = end
    return stop


def reduced_clause_end(line: Line, stop: int, high: int) -> int:
    """Return where "conducted by the institute" after a noun phrase ends; `stop` where there is no such clause."""
    if stop + 1 < high and line.lows[stop].endswith("ed") and line.codes[stop + 1] in "optu":
        match = _TO_COMMA.match(line.codes, stop, high)
        return match.end() if match else stop
    return stop


def _is_clause(line: Line, first: int, stop: int) -> bool:
    """Whether what follows a comma is a participle phrase or an adverbial and no apposition."""
    low = line.lows[first]
    return (low.endswith(("ing", "ed")) and low != "managing") or (
        line.codes[first] == "a" and line.codes[first + 1] != "d"
    )


def _cut_adverbial(line: Line, first: int, stop: int) -> int:
    """Cut "in a statement" and "on Twitter" off the end of a noun phrase."""
    for index in range(first + 1, stop):
        if line.lows[index] in ("in", "on", "at", "during", "with") and line.codes[index] == "o":
            tail = line.lows[index + 1 : stop]
            if any(word in _OCCASIONS for word in tail):
                return index
    return stop


_OCCASIONS = frozenset(
    "statement interview email e-mail letter speech tweet conference release post message call remarks briefing report "
    "response brief op-ed blog telephone phone memo column rally debate reference regard article video comments "
    "twitter facebook television meeting".split()
)


def subject_of(line: Line, first: int, stop: int) -> Range | None:
    """Return the noun phrase that opens a sentence, after conjunctions and an adverbial up to its comma."""
    for _ in range(4):
        while first < stop and line.codes[first] in "sca,":
            first += 1
        comma = line.codes.find(",", first, stop)
        adverbial = "t" in line.codes[first : max(first, comma)] and "v" not in line.codes[first:comma]
        if first >= stop or not (line.codes[first] in "opt" or adverbial or line.lows[first].endswith(("ing", "ed"))):
            break
        if comma < 0 or "q" in line.codes[first:comma]:
            break
        first = comma + 1
    found = phrase_after(line, first, stop, closed=True)
    return found if found is not None and line.lows[found[0]] not in _NON_SUBJECTS else None
