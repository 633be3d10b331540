"""Make training articles of labelled speech: takes raw transcripts, returns `Article`s whose turns are attributions.

Few news articles print an interview or a debate turn by turn, so the network would hardly meet "LUND: ..." as a source.
A turn's label is its source, the colon its cue, what follows its content. Labels are set in capitals or as names, with
or without quotation marks around the turn.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable

from onrecord.learn.corpora import Article, GoldAttribution

_LABEL = re.compile(r"(?:(?:MR|MS|MRS|DR|THE)\.? )?([A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]{2,}){0,2}): (?=\S)")
_MOST_TURNS = 14
_LONGEST_TURN = 700  # characters: longer turns are cut at a sentence
_FEWEST = 4
_STYLES = ("plain", "plain", "quoted", "straight")


def read_turns(text: str) -> list[tuple[str, str]]:
    """Return `(label, words)` of the labelled paragraphs of a transcript; titles such as "MR." are left out."""
    matches = ((paragraph, _LABEL.match(paragraph)) for paragraph in text.split("\n"))
    return [(match[1], paragraph[match.end() :].strip()) for paragraph, match in matches if match]


def make_transcripts(texts: Iterable[str], most: int, *, seed: int = 0) -> list[Article]:
    """Return up to `most` articles of a few turns each, from transcripts that have enough of them."""
    dice = random.Random(seed)  # noqa: S311 - training, not secrets
    articles: list[Article] = []
    for number, text in enumerate(texts):
        if len(articles) == most:
            break
        turns = read_turns(text)
        if len(turns) >= _FEWEST:
            first = dice.randrange(max(1, len(turns) - _MOST_TURNS))
            chosen = turns[first : first + dice.randint(_FEWEST, _MOST_TURNS)]
            articles.append(_article(f"transcript-{number}", chosen, dice))
    return articles


def _article(name: str, turns: list[tuple[str, str]], dice: random.Random) -> Article:
    as_name, style = dice.random() < 0.6, dice.choice(_STYLES)
    pieces: list[str] = []
    gold = []
    length = 0
    for label, words in turns:
        shown = label.title() if as_name else label
        said = _shortened(words)
        said = f"“{said}”" if style == "quoted" else f'"{said}"' if style == "straight" else said
        begin = length + len(shown)
        gold.append(GoldAttribution(((length, begin),), ((begin, begin + 1),), ((begin + 2, begin + 2 + len(said)),)))
        pieces.append(f"{shown}: {said}")
        length += len(pieces[-1]) + 2
    return Article(name, "\n\n".join(pieces), (tuple(gold),))


def _shortened(words: str) -> str:
    if len(words) <= _LONGEST_TURN:
        return words
    stop = max(words.rfind(sign, 0, _LONGEST_TURN) for sign in (". ", "? ", "! "))
    return words[: stop + 1] if stop > 0 else words[:_LONGEST_TURN]
