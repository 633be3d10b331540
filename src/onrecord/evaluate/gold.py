"""Hand-made gold: takes a gold file and a document's text, returns the gold records with their spans in that text.

A gold file is JSON that a person can read and review: it holds strings, not offsets. One file describes one article.

- "file", "style", "title", "outlet", "authors", "published": what the article is; `null` where it does not say.
- "says": which of title, authors, outlet and published the file itself states, in its metadata or on its page; a reader
  is not expected to know the others.
- "paragraphs": how many paragraphs the expected reading text has: title, byline, body and captions, in page order.
- "statements": "kind", "attitude", the pieces of "source", "cue", "content" and "quoted", "speakers", "voice" (who
  reports it, outermost first, speaker left out). A speaker is the name of an entity, or, where the source is
  anonymous, its words ("two officials", "a government spokesman"); a list in the place of a name holds several that
  are equally right. "speakers" is empty where the words alone say nothing ("one of them", "his office").
  "nested": true marks a statement that stands inside the content of another one.
- "echoes": "text" without its marks, "of" (whose words, as names), "repeats" (the words they take up), or `null`.
- "entities": "name", "kind", "mentions" (each a place with a "kind"), "roles" as the article states them.
- "commitments", "events", "times", "quantities", "disputes": as in the record; strings for spans, names for ids.
- "quotations_against_transcripts": how a quotation relates to the primary transcript: "text", "label", "attribution",
  "transcript", and "note" where a person should know more.

A place is a string that stands once in the text, or `{"text": "said", "occurrence": 3}`. Occurrences count from 1,
whole words only, and any run of white space in the string matches any run of white space in the text.

What counts as a statement follows PolNeAR: one unbroken cue with its auxiliaries, the source as a full noun phrase, the
content as a clause with its "that" and its quotation marks. Content is direct where all of it stands in quotation marks
(or in a block quotation or an interview's turn), mixed where part of it does. Quoted words that stand alone in a later
paragraph are a statement without source or cue. An unnamed person who speaks for a body ("a spokeswoman for
Nordhavn") may be given as described or as the body; one who speaks for a person ("Eklund's office") as described.
Speech acts that are negated ("gave no details") are left out.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from onrecord.errors import ScoreError
from onrecord.model import Attitude, ContentKind, EntityKind, Mention, MentionKind, Span

_Choice = TypeVar("_Choice", ContentKind, Attitude, EntityKind, MentionKind)

_PLACED = {
    "statements": ("source", "cue", "content", "quoted"),
    "echoes": ("text",),
    "entities": ("mentions", "roles"),
    "commitments": ("span", "cue", "promisor", "beneficiary", "amount", "mentions"),
    "events": ("trigger", "span", "actors", "recipients", "place", "counts"),
    "times": ("text",),
    "quantities": ("text",),
    "disputes": ("claim", "dispute"),
    "quotations_against_transcripts": ("text",),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A string of a gold file and which of its occurrences is meant; `where` says where in the file it stands."""

    where: str
    text: str
    occurrence: int | None = None


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """One statement of the gold, placed in a text. `speakers` and `voice` are names.

    `others` holds, for each speaker, further names that are equally right.
    """

    kind: ContentKind
    attitude: Attitude
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quoted: tuple[Span, ...]
    speakers: tuple[str, ...]
    voice: tuple[str, ...]
    nested: bool
    others: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class GoldEcho:
    """One echo of the gold, placed in a text, marks left out."""

    span: Span
    of: tuple[str, ...]
    repeats: str | None


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """One entity of the gold, placed in a text: spans that name it, and spans that describe it ("the union").

    `mentions` holds all its mentions, pronouns and titles included; `roles` are (role, name of whose it is).
    """

    name: str
    kind: EntityKind
    names: tuple[Span, ...]
    nominals: tuple[Span, ...]
    mentions: tuple[Mention, ...] = ()
    roles: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold of one article: what it is, and its statements, echoes and entities placed in a text."""

    file: str
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: datetime.date | None
    statements: tuple[GoldStatement, ...]
    echoes: tuple[GoldEcho, ...]
    entities: tuple[GoldEntity, ...] = ()


def load_gold(path: Path) -> dict[str, Any]:
    """Return a gold file as it stands, strings not yet placed.

    Raises:
        ScoreError: the file is not JSON or lacks "file" or "statements".
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ScoreError(f"{path}: this gold file is not JSON ({error}).") from None
    if not isinstance(value, dict) or not {"file", "statements"} <= set(value):
        raise ScoreError(f"{path}: a gold file is an object with at least 'file' and 'statements'.")
    return value


def place_gold(gold: Mapping[str, Any], text: str) -> Gold:
    """Return the gold with every string of its statements, echoes and entities placed in `text`.

    Raises:
        ScoreError: a string does not stand in `text`, or stands there more than once and no occurrence is given.
    """
    published = gold.get("published")
    return Gold(
        file=gold["file"],
        title=gold.get("title"),
        outlet=gold.get("outlet"),
        authors=tuple(gold.get("authors", ())),
        published=datetime.date.fromisoformat(published) if published else None,
        statements=tuple(_statement(gold, index, text) for index in range(len(gold["statements"]))),
        echoes=tuple(_echo(gold, index, text) for index in range(len(gold.get("echoes", ())))),
        entities=tuple(_entity(gold, index, text) for index in range(len(gold.get("entities", ())))),
    )


def gold_places(gold: Mapping[str, Any]) -> Iterator[Place]:
    """Yield every string of a gold file that must stand in the article's text, in file order."""
    for section, fields in _PLACED.items():
        for index, entry in enumerate(gold.get(section, ())):
            for field in fields:
                yield from _places(entry.get(field), f"{gold['file']}: {section}[{index}].{field}")


def find_place(text: str, place: Place) -> Span:
    """Return where a string of the gold stands in `text`.

    Raises:
        ScoreError: it does not stand there, not that often, or more than once with no occurrence given.
    """
    spans = find_occurrences(text, place.text)
    if not spans:
        raise ScoreError(
            f"{place.where}: {place.text!r} does not stand in the text. "
            "Correct the gold, or compare the text with the one expected."
        )
    if place.occurrence is None and len(spans) > 1:
        raise ScoreError(
            f"{place.where}: {place.text!r} stands {len(spans)} times in the text. Give the one that is meant as "
            '{"text": ..., "occurrence": N}.'
        )
    occurrence = place.occurrence or 1
    if occurrence > len(spans):
        raise ScoreError(f"{place.where}: {place.text!r} stands {len(spans)} times in the text, not {occurrence}.")
    return spans[occurrence - 1]


def find_occurrences(text: str, words: str) -> list[Span]:
    """Return every place where `words` stand in `text` as whole words, white space matched by any white space."""
    pieces = words.split()
    if not pieces:
        return []
    pattern = r"\s+".join(re.escape(piece) for piece in pieces)
    before = r"(?<!\w)" if pieces[0][0].isalnum() else ""
    after = r"(?!\w)" if pieces[-1][-1].isalnum() else ""
    return [Span(match.start(), match.end()) for match in re.finditer(before + pattern + after, text)]


def _places(value: Any, where: str) -> Iterator[Place]:
    """Yield the places in one field: a string, an object with "text" or "span", or a list of such."""
    if isinstance(value, str):
        yield Place(where, value)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _places(item, f"{where}[{index}]")
    elif isinstance(value, dict):
        if "text" in value:
            yield Place(where, value["text"], value.get("occurrence"))
        elif value.get("span") is not None:
            yield from _places(value["span"], f"{where}.span")


def _spans(entry: Mapping[str, Any], field: str, where: str, text: str) -> tuple[Span, ...]:
    return tuple(find_place(text, place) for place in _places(entry.get(field), f"{where}.{field}"))


def _statement(gold: Mapping[str, Any], index: int, text: str) -> GoldStatement:
    entry = gold["statements"][index]
    where = f"{gold['file']}: statements[{index}]"
    content = _spans(entry, "content", where, text)
    if not content:
        raise ScoreError(f"{where}: a statement needs at least one piece of content.")
    speakers = [[one] if isinstance(one, str) else list(one) for one in entry.get("speakers", ())]
    return GoldStatement(
        kind=_choice(ContentKind, entry.get("kind"), where),
        attitude=_choice(Attitude, entry.get("attitude", "statement"), where),
        source=_spans(entry, "source", where, text),
        cue=_spans(entry, "cue", where, text),
        content=content,
        quoted=_spans(entry, "quoted", where, text),
        speakers=tuple(names[0] for names in speakers),
        voice=tuple(entry.get("voice", ())),
        nested=bool(entry.get("nested", False)),
        others=tuple(tuple(names[1:]) for names in speakers),
    )


def _echo(gold: Mapping[str, Any], index: int, text: str) -> GoldEcho:
    entry = gold["echoes"][index]
    [span] = _spans(entry, "text", f"{gold['file']}: echoes[{index}]", text) or (None,)
    if span is None:
        raise ScoreError(f"{gold['file']}: echoes[{index}] has no text.")
    return GoldEcho(span=span, of=tuple(entry.get("of", ())), repeats=entry.get("repeats"))


def _entity(gold: Mapping[str, Any], index: int, text: str) -> GoldEntity:
    entry = gold["entities"][index]
    where = f"{gold['file']}: entities[{index}]"
    mentions = []
    for mention in entry.get("mentions", ()):
        place = Place(f"{where}.mentions", mention["text"], mention.get("occurrence"))
        mentions.append(Mention(find_place(text, place), _choice(MentionKind, mention["kind"], where)))
    return GoldEntity(
        name=entry["name"],
        kind=_choice(EntityKind, entry.get("kind"), where),
        names=tuple(one.span for one in mentions if one.kind is MentionKind.NAME),
        nominals=tuple(one.span for one in mentions if one.kind is MentionKind.NOMINAL),
        mentions=tuple(mentions),
        roles=tuple((role["role"], role.get("of")) for role in entry.get("roles", ())),
    )


def _choice(kind: type[_Choice], value: Any, where: str) -> _Choice:
    if value not in [member.value for member in kind]:
        raise ScoreError(f"{where}: {value!r} is none of {', '.join(kind)}.")
    return kind(value)
