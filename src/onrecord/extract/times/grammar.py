"""The grammar of time expressions, compiled: takes the rules of `lexicons/time_rules.txt`, returns a `Grammar`.

That file says how its rules are written. They are read over word classes, so that every word which is no part of any
time expression is one and the same character.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.extract.times.classes import Alphabet
from onrecord.extract.times.firsts import first_characters
from onrecord.lexicons import table

_PIECE = re.compile(r"\(\?P<\w+>|\(\?(?:<?[=!]|:)|\{\w+\}|[A-Z][A-Z0-9]+|[a-z]+|\\.|.", re.DOTALL)
_MOST_NESTED = 6
# A word that may begin an expression is looked at only where one of these classes follows within a few tokens.
_TRIGGERS = """MONTH MABBR WDAY WDAYS WABBR UNIT UNITS SEASON SEASONS POD PODS PODX CLOCKW YEAR DAYWORD TONIGHT DECADES
    DECADE2 DECW SETW VAGUE HOLIDAY AMPM HOURAP MINAP MIN FYEAR QMARK HMARK ORDD STAMP DAY YY MIDUNIT ZONE HOURW
    overnight being present future clock term recent current someday""".split()
_REACH = 14
_TENSE = """FUT PAST SAID TOVERB TOING PRES PLAN ATTIME be to was were been not do does did had has have could as
    a an the on WDAY DAYWORD""".split()


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules, ready: `starts` finds where one may apply, `choose` which does, `rule` reads its slots.

    `tense` finds verbs that show the tense in text read backwards, `tense_ahead` in text read forwards; `stops` are the
    ends of sentences; `amounts` are the classes after which "a year" is a rate.
    """

    alphabet: Alphabet
    starts: re.Pattern[str]
    tense: re.Pattern[str]
    tense_ahead: re.Pattern[str]
    stops: re.Pattern[str]
    amounts: str
    sources: dict[str, str]
    firsts: dict[str, frozenset[str]]
    compiled: dict[str, re.Pattern[str]] = field(default_factory=dict)
    choices: dict[str, re.Pattern[str]] = field(default_factory=dict)

    def rule(self, name: str) -> re.Pattern[str]:
        """Return one rule with its groups, compiled when it is first asked for."""
        if name not in self.compiled:
            self.compiled[name] = re.compile(self.sources[name])
        return self.compiled[name]

    def choose(self, character: str) -> re.Pattern[str]:
        """Return the rules that can begin with a class, in order, as one pattern that names the rule."""
        if character not in self.choices:
            names = [name for name, firsts in self.firsts.items() if character in firsts]
            plain = "|".join(f"(?P<{name}>{_UNNAMED.sub('(?:', self.sources[name])})" for name in names)
            self.choices[character] = re.compile(plain)
        return self.choices[character]


def compile_grammar() -> Grammar:
    """Return the grammar over the alphabet that its own words and classes make."""
    entries = table("time_rules")
    expanded = {name: _expanded(rule, entries) for name, rule in entries.items() if name[0] != "{"}
    literals = {
        piece
        for rule in (*expanded.values(), " ".join(_TRIGGERS), " ".join(_TENSE))
        for piece in _pieces(rule)
        if piece.isalpha() and piece.islower()
    }
    alphabet = Alphabet(frozenset(literals))
    rules = {name: _translated(rule, alphabet) for name, rule in expanded.items()}
    triggers = "".join(alphabet.characters(name) for name in _TRIGGERS)
    firsts = {name: first_characters(rule) for name, rule in rules.items()}
    openings = re.escape("".join(sorted(frozenset().union(*firsts.values()) - {" "})))
    starts = f"[{openings}](?:(?<=[{triggers}])|(?=[^{triggers}\n]{{0,{_REACH}}}[{triggers}]))"
    behind, ahead = _verbs({name: f"[{alphabet.characters(name)}]" for name in _TENSE})
    amounts = "%" + "".join(
        alphabet.characters(name) for name in ("DIGITS", "NUMW", "HEAPS", "RATE", "PLURAL", "MEASURE")
    )
    stops = f"[\n;?!]|(?<![{alphabet.characters('ABBR')}{alphabet.characters('MABBR')}])[.](?= |$)"
    first, tense, tense_ahead, ends = (re.compile(one) for one in (starts, behind, ahead, stops))
    return Grammar(alphabet, first, tense, tense_ahead, ends, amounts, rules, firsts)


_UNNAMED = re.compile(r"\(\?P<\w+>")


def _verbs(one: dict[str, str]) -> tuple[str, str]:
    """Return what shows the tense in a clause, read backwards from its time and read forwards from there.

    "Be sent", "agreed to", "will" and a plain "meets" look forward; "has sent" and "could not be sent" look back.
    """

    def any_of(*names: str) -> str:
        return "[" + "".join(one[name][1:-1] for name in names) + "]"

    being, does, was = any_of("be", "PRES"), any_of("do", "does"), any_of("was", "were", "been")
    failed, planned = f"{one['not']} {one['could']}", f"{one['PLAN']}(?! (?:[^ ] )?{any_of('as', 'had')})"
    since = f"(?:{any_of('WDAY', 'DAYWORD')}(?: {any_of('on')})? )?"  # "agreed on Monday to meet"
    no_verb = f"[^{any_of('to', 'a', 'an', 'the')[1:-1]}\n]"  # "has to go", "has a plan"
    behind = (
        f"{one['PAST']} (?:[^ ] )?{being}(?! {failed})",
        f"{one['not']} {does}",  # "does not sit before October"
        f"{one['to']} {since}(?:{one['TOVERB']}(?! {was})|{one['TOING']})",
        planned,
        f"{one['ATTIME']}(?! {any_of('to', 'not', 'did', 'could')})",
        f"{one['FUT']}(?! {one['been']} {one['had']})",
    )
    ahead = (
        f"{being} (?:[^ ] )?{one['PAST']}",
        f"{does} {one['not']}",
        f"(?<!{was} ){one['TOVERB']} {one['to']}",
        f"{one['TOING']} {one['to']}",
        one["FUT"],
    )
    past, has = f"{one['PAST']}|{one['SAID']}", any_of("has", "have")
    return (
        f"(?P<past>{failed})|(?P<future>{'|'.join(behind)})|(?P<was>{past}|(?<={no_verb} ){has})",
        f"(?P<future>{'|'.join(ahead)})|(?P<was>{past}|{has}(?= (?:[^ ] )?{one['PAST']}))",
    )


def _expanded(rule: str, phrases: Mapping[str, str]) -> str:
    for _ in range(_MOST_NESTED):
        rule = re.sub(r"\{[a-z]+\}", lambda found: f"(?:{phrases[found[0]]})", rule)
    return rule


def _pieces(rule: str) -> list[str]:
    return _PIECE.findall(rule)


def _translated(rule: str, alphabet: Alphabet) -> str:
    return "".join(_translate(piece, alphabet) for piece in _pieces(rule))


def _translate(piece: str, alphabet: Alphabet) -> str:
    if piece[0].isalpha():
        characters = alphabet.characters(piece)
        if not characters:
            raise KeyError(f"no word has the class {piece!r}; see lexicons/time_words.txt.")
        return f"[{characters}]"
    return re.escape(piece) if piece in ".$" else piece
