"""Read corpora with parts of speech, names and sentences: takes paths, returns `LabelledText`s in running text.

CoNLL-U (Universal Dependencies) gives parts of speech and sentences; IOB2 (Universal NER) gives names of the same
sentences, matched by `sent_id`; where a treebank marks entities as GUM does, names are taken from these. Words are
found again in the text as it was written, so that the network sees what it sees in articles.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.model.grammar import NameKind, Pos
from onrecord.parse.features import Features

UNLABELLED = -1
_KINDS = {"PER": NameKind.PERSON, "ORG": NameKind.ORGANISATION, "LOC": NameKind.PLACE, "OTH": NameKind.OTHER}
_OF_ENTITY = {"person": "PER", "organization": "ORG", "place": "LOC"}
_ENTITY = re.compile(r"\(([^()]*)|([^()]*)\)")
_INSIDE_NAMES = frozenset({"of", "the", "and", "for", "&", "-"})

Names = Mapping[str, Sequence[str]]  # sent_id -> the label of each word, such as "B-PER"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a treebank: its characters in the text, its part of speech, and its name label such as "B-PER"."""

    start: int
    end: int
    pos: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class LabelledText:
    """One document in running text; `sentences` are the offsets at which sentences begin."""

    text: str
    words: tuple[Word, ...]
    sentences: tuple[int, ...]


@dataclass(slots=True)
class _Writer:
    """A document while it is put together."""

    text: str = ""
    words: list[Word] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)

    def add(self, sentence: _Sentence) -> None:
        joint = "" if not self.text else "\n\n" if sentence.opens_paragraph else sentence.joint
        offset = len(self.text) + len(joint)
        self.text += joint + sentence.text
        self.sentences.append(offset)
        place = 0
        for number, (form, pos, _) in enumerate(sentence.rows):
            start = sentence.text.find(form, place)
            if 0 <= start <= place + 2:
                place = start + len(form)
                name = sentence.names[number] if sentence.names is not None else None
                self.words.append(Word(offset + start, offset + place, pos, name))

    def finish(self) -> LabelledText:
        return LabelledText(self.text, tuple(self.words), tuple(self.sentences))


@dataclass(slots=True)
class _Sentence:
    """One sentence of a file; a row has the form of a word, its part of speech or name label, and notes."""

    joint: str = " "  # what stands between this sentence and the one before
    key: str = ""
    text: str = ""
    rows: list[tuple[str, str, str]] = field(default_factory=list)
    names: Sequence[str] | None = None
    opens_document: bool = False
    opens_paragraph: bool = False


def read_treebank(path: Path, names: Names | None = None) -> list[LabelledText]:
    """Return the documents of a CoNLL-U file, plain or .xz, with the names that `names` or its entities give."""
    found: list[LabelledText] = []
    writer = _Writer()
    for sentence in _sentences(path):
        if sentence.opens_document and writer.text:
            found.append(writer.finish())
            writer = _Writer()
        given = (names or {}).get(sentence.key)
        if given is not None and len(given) == len(sentence.rows):
            sentence.names = given
        elif any("Entity=" in row[2] for row in sentence.rows):
            sentence.names = entity_names(sentence.rows)
        writer.add(sentence)
    if not writer.text:
        raise ValueError(f"{path}: holds no sentences with a “# text” line. Give a CoNLL-U file.")
    return [*found, writer.finish()]


def read_names(paths: Iterable[Path]) -> dict[str, tuple[str, ...]]:
    """Return sentence id -> labels of the words of IOB2 files (columns: number, form, label), plain or .xz."""
    found: dict[str, tuple[str, ...]] = {}
    for path in paths:
        for sentence in _sentences(path):
            found[sentence.key] = tuple(row[1] for row in sentence.rows)
    return found


def _sentences(path: Path) -> Iterator[_Sentence]:
    """Yield the sentences of a CoNLL-U or IOB2 file; a row's second value is part of speech or name label."""
    current = _Sentence()
    spaced = True
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if line.startswith("#"):
                _note(current, line)
            elif len(columns) > 2:
                if columns[0].isdigit():
                    if len(columns) == 10:
                        current.rows.append((columns[1], columns[3], f"{columns[5]}|{columns[9]}"))
                    else:
                        current.rows.append((columns[1], columns[2], ""))
                if "." not in columns[0]:
                    spaced = "SpaceAfter=No" not in columns[-1]
            elif current.rows:
                yield current
                current = _Sentence(" " if spaced else "")
    if current.rows:
        yield current


def _note(sentence: _Sentence, line: str) -> None:
    key, _, value = line[1:].strip().partition("=")
    key = key.strip()
    if key == "text":
        sentence.text = value.strip()
    elif key == "sent_id":
        sentence.key = value.strip()
    elif key.startswith("newdoc"):
        sentence.opens_document = True
    elif key.split(" ")[0] == "newpar":
        sentence.opens_paragraph = True


def entity_names(rows: Sequence[tuple[str, str, str]]) -> list[str]:
    """Return name labels from GUM's entities: the proper nouns around the head of a mention, with "of" between them."""
    labels = ["O"] * len(rows)
    opened: list[tuple[str, int, list[str]]] = []
    for place, (_, _, notes) in enumerate(rows):
        entity = next((note[7:] for note in notes.split("|") if note.startswith("Entity=")), "")
        for match in _ENTITY.finditer(entity):
            if match[1] is not None:
                fields = match[1].split("-")
                opened.append((fields[0], place, fields))
            if match[1] is None or entity[match.end() : match.end() + 1] == ")":
                group = match[2].split("-")[0] if match[1] is None else opened[-1][0]
                number = next((k for k in range(len(opened) - 1, -1, -1) if opened[k][0] == group or not group), None)
                if number is not None:
                    _, first, fields = opened.pop(number)
                    _mark_name(rows, labels, first, place + 1, fields)
    return labels


def _mark_name(
    rows: Sequence[tuple[str, str, str]], labels: list[str], first: int, stop: int, fields: Sequence[str]
) -> None:
    heads = [first + int(number) - 1 for number in fields[5].split(",") if number.isdigit()] if len(fields) > 5 else []
    if fields[1] == "time" or not heads or not all(place < stop and rows[place][1] == "PROPN" for place in heads):
        return
    begin, end = heads[0], heads[0] + 1
    while begin > first and rows[begin - 1][1] == "PROPN":
        begin -= 1
    while end < stop and (rows[end][1] == "PROPN" or (_goes_on(rows, end, stop))):
        end += 1
    plural = any("Number=Plur" in rows[place][2] for place in heads)
    kind = "OTH" if plural and fields[1] == "person" else _OF_ENTITY.get(fields[1], "OTH")  # "Norlanders": no person
    inner = labels[begin:end]
    cuts = any(label.startswith("I-") for label in (inner[0], *labels[end : end + 1]))
    wider = "O" in inner or sum(label.startswith("B-") for label in inner) > 1
    if wider and not cuts:  # inner mentions come first; "Bank of Norland" takes the place of "Norland"
        labels[begin:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - begin - 1)


def _goes_on(rows: Sequence[tuple[str, str, str]], place: int, stop: int) -> bool:
    small = rows[place][0] in _INSIDE_NAMES
    return small and place + 1 < stop and (rows[place + 1][1] == "PROPN" or _goes_on(rows, place + 1, stop))


def label_tokens(text: LabelledText, features: Features) -> npt.NDArray[np.int64]:
    """Return int64 (tokens, 3): part of speech, name label, and 1 where a sentence starts; `UNLABELLED` where unknown.

    A reading token has the labels of the word in which its first character stands.
    """
    count = len(features)
    labels = np.full((count, 3), UNLABELLED, np.int64)
    labels[:, 2] = 0
    first = np.searchsorted(features.starts, np.array(text.sentences, np.int64))
    labels[first[first < count], 2] = 1
    if not text.words:
        return labels
    starts = np.array([word.start for word in text.words], np.int64)
    ends = np.array([word.end for word in text.words], np.int64)
    owners = np.searchsorted(starts, features.starts, "right") - 1
    inside = (owners >= 0) & (features.starts < ends[owners])
    pos = np.array([Pos[word.pos] if word.pos in Pos.__members__ else UNLABELLED for word in text.words], np.int64)
    names = np.array([_name_label(word.name) for word in text.words], np.int64)
    labels[inside, 0] = pos[owners[inside]]
    labels[inside, 1] = names[owners[inside]]
    goes_on = np.zeros(count, bool)
    goes_on[1:] = inside[1:] & inside[:-1] & (owners[1:] == owners[:-1])
    goes_on &= (labels[:, 1] > 0) & (labels[:, 1] % 2 == 1)
    labels[goes_on, 1] += 1
    return labels


def _name_label(name: str | None) -> int:
    """Return 0 for no name, 2k + 1 where a name of kind k begins, 2k + 2 where it goes on."""
    if name is None:
        return UNLABELLED
    if name == "O":
        return 0
    begins, _, kind = name.partition("-")
    return 2 * _KINDS[kind] + (1 if begins == "B" else 2) if kind in _KINDS else UNLABELLED


def token_of_word(features: Features, words: Sequence[Word]) -> npt.NDArray[np.int64]:
    """Return for each word the reading token that holds its last character: "n't" is the last token of "don't"."""
    ends = np.array([word.end for word in words], np.int64)
    return np.searchsorted(features.starts, ends, "left") - 1
