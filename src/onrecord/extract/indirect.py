"""Which form of indirect speech follows a cue: takes a `Line`, a cue and the content, returns a pattern or `None`.

Only forms that cannot be mistaken: a clause after “that”, a clause right after a verb of saying, a question after
“asked”, what is denied after “denied”.
"""

from __future__ import annotations

from onrecord.extract.cues import Cue
from onrecord.extract.lines import Line
from onrecord.extract.phrases import phrase_after

_PLAIN = frozenset("said says say saying told tells telling adding insisted insists".split())
# Verbs that a clause without “that” follows in eight cases of ten or more (PolNeAR, train).
_BROAD = frozenset(
    "report reported reports claimed claims claiming argued argues warned warns announced admitted admits "
    "confirmed confirms noted notes predicts hopes feared fears thinks believes believed acknowledged conceded "
    "stated alleged alleges complained hinted cautioned".split()
)
DENYING = frozenset("denied denies deny denying".split())
CONTESTING = frozenset(
    "rejected rejects rejecting dismissed dismisses dismissing disputed disputes disputing refuted refutes "
    "refuting".split()
)
_CLAIMS = frozenset(
    "claim claims allegation allegations report reports rumour rumours rumor rumors accusation accusations suggestion "
    "suggestions charge charges assertion assertions".split()
)
_DENIED = frozenset(
    "wrongdoing involvement responsibility guilt knowledge any it this that all both having being".split()
)
_ASKING = frozenset("asked asks wondered wonders".split())
_QUESTIONS = frozenset("whether if how what why when where who whose".split())
INTENDING = frozenset(
    "promise promised promises vow vowed vows agreed agrees pledge pledged pledges threatened threatens offered "
    "offers".split()
)
# "told the council to close the bridge": whoever is told, and what to do, is the content.
ORDERING = frozenset(
    "told tells telling asked asks asking urged urges urging ordered orders ordering instructed instructs begged "
    "implored advised advises warned warns invited invites".split()
)
# "demanded a yearly audit": verbs whose object is what is asked for or told.
_DEMANDING = frozenset(
    "demanded demands proposed proposes announced announces requested requests predicted predicts outlined outlines "
    "unveiled unveils pledged pledges condemned condemns recommended recommends".split()
)
_TELLS = frozenset({"say", "tell", "think"})


def indirect_pattern(line: Line, cue: Cue, begin: int, stop: int, *, has_that: bool) -> str | None:
    """Return the name of the form, `None` where the words may be no reported speech at all."""
    verb, codes = line.lows[cue.verb], line.codes[begin:stop]
    if stop - begin < 2 and not (verb in DENYING and codes in ("r", "n")):
        return None
    if verb in INTENDING and line.lows[begin] == "to":
        acts = not cue.passive and codes[1:2] in ("n", "v", "a") and not cue.negated
        return "intention" if acts else None
    if verb in ORDERING and orders(line, begin, stop):
        return "order" if not cue.passive and not cue.negated else None
    if verb in _ASKING:
        asks = not cue.passive and line.lows[begin] in _QUESTIONS and "v" in codes
        return "asked" if asks else None
    if verb in _DEMANDING and not has_that and _is_object(cue, codes):
        return "object"
    return _clause_pattern(line, cue, begin, stop, has_that=has_that)


def _is_object(cue: Cue, codes: str) -> bool:
    """Whether a noun phrase follows an active verb, and no time: “announced this year”."""
    return codes[0] in "dm" and codes[1:2] != "t" and not cue.passive and not cue.negated


def _clause_pattern(line: Line, cue: Cue, begin: int, stop: int, *, has_that: bool) -> str | None:
    """Return the name of the form of a clause, or of what is denied."""
    verb, codes = line.lows[cue.verb], line.codes[begin:stop]
    if has_that and cue.kind in _TELLS:
        return "cue-that"
    if verb in DENYING:
        head = line.lows[begin : min(begin + 4, stop)]
        gerund = head[0].endswith("ing") and codes[0] in "nv" and head[0] not in ("nothing", "anything", "something")
        finite = cue.verb != cue.first or verb in ("denied", "denies")
        return (
            "denied"
            if finite and (gerund or (_CLAIMS | _DENIED) & set(head)) and "to" not in line.lows[cue.first : cue.verb]
            else None
        )
    if verb in CONTESTING:
        head = line.lows[begin : begin + 5]
        return "denied" if _CLAIMS & set(head) and codes[0] in "dn" else None
    clause = any(code in "v'" for code in codes) and codes[0] in "drun'moasp"
    if verb in _PLAIN and clause:
        return "cue-clause"
    if verb in _BROAD and not cue.negated and codes[0] in "dru" and _is_clause(line, begin, stop):
        return "plain-clause"
    return None


def orders(line: Line, begin: int, stop: int) -> bool:
    """Whether somebody and what to do stand here: “the council to close the bridge”."""
    told = phrase_after(line, begin, stop)
    at = told[1] if told is not None else stop
    if at + 1 >= stop or line.lows[at] != "to" or line.codes[begin] in "w" or line.lows[begin] in ("how", "what"):
        return False
    return line.codes[at + 1] in "nva" and "v" not in line.codes[begin:at]


def after_pointer(line: Line, begin: int, stop: int) -> int:
    """Return where the words begin in “disputed this: “…””: what is disputed stands before, these are the speaker's."""
    colon = line.codes.find(":q", begin, min(stop, begin + 4))
    return colon + 1 if colon >= 0 else begin


def _is_clause(line: Line, begin: int, stop: int) -> bool:
    """Whether a subject and its verb open the words: no comma, no mark and no preposition but "of" before the verb."""
    for index in range(begin + 1, min(begin + 9, stop)):
        if line.codes[index] == "v":
            return True
        if line.codes[index] not in "drunm'ao":
            return False
    return False
