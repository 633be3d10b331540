"""The word lists that say what a commitment is: cues by form, kinds and actions by word, and what is none."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from dataclasses import dataclass

from onrecord.lexicons import rows, table, words
from onrecord.model.commitments import Action, CommitmentKind, Modality


@dataclass(frozen=True, slots=True)
class CueWord:
    """One entry of the list of cues; `more` is what must follow its first word ("out" of "rule out")."""

    words: str
    part: str
    modality: Modality
    shapes: str
    more: str | None


@functools.cache
def cue_words() -> dict[str, tuple[CueWord, ...]]:
    """Return form -> the entries that it may be a form of, longest first."""
    found: defaultdict[str, list[CueWord]] = defaultdict(list)
    for name, part, modality, shapes, forms in rows("commitment_cues"):
        entry = CueWord(name, part, Modality(modality), shapes, name.partition(" ")[2] or None)
        for form in forms.split():
            found[form].append(entry)
    return {form: tuple(sorted(entries, key=lambda one: one.more is None)) for form, entries in found.items()}


@functools.cache
def cue_pattern() -> re.Pattern[str]:
    """Return a pattern that finds every form of every cue, and the infinitive of a headline."""
    forms = sorted(
        (re.escape(form).replace("'", "[’']") for form in cue_words() if form[0].isalpha()),
        key=lambda one: (-len(one), one),
    )
    return re.compile(r"(?i)\b(?:" + "|".join(forms) + r")\b|[’']ll\b")


@functools.cache
def classes(name: str) -> frozenset[str]:
    """Return the words of one class of the list of other words, such as "routine"."""
    return frozenset(row[0] for row in rows("commitment_words") if row[1] == name)


@functools.cache
def kinds() -> dict[str, tuple[CommitmentKind, int]]:
    """Return word -> the kind that it points to, and how strongly."""
    return {row[0]: (CommitmentKind(row[1]), int(row[2])) for row in rows("commitment_kinds")}


@functools.cache
def actions() -> dict[str, Action]:
    """Return verb or noun -> the action that it stands for."""
    return {word: Action(action) for word, action in table("commitment_actions").items()}


@functools.cache
def parties() -> frozenset[str]:
    """Return the nouns, in the singular, that can be bound by a commitment."""
    named = words("organisation_words") | words("group_words") | words("role_words") | classes("party")
    return frozenset(named - classes("thing") - {"percent", "half", "majority"})


@functools.lru_cache(maxsize=20_000)
def base_forms(word: str) -> tuple[str, ...]:
    """Return what a word may be a form of: "batteries" of "battery", "closing" of "close"."""
    found = [word]
    for end, put in (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""),
                     ("ing", "e"), ("men", "man")):  # fmt: skip
        if word.endswith(end) and len(word) - len(end) >= 2:
            stem = word[: len(word) - len(end)]
            found.append(stem + put)
            if end in ("ed", "ing") and not put and stem[-1:] == stem[-2:-1]:
                found.append(stem[:-1])
    return tuple(found)


def is_one_of(word: str, listed: frozenset[str]) -> bool:
    """Whether a word in lower case, or what it is a form of, is listed."""
    return any(form in listed for form in base_forms(word))
