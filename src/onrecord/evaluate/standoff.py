"""Read attribution gold and predictions for the scorer: takes paths, returns them on scorer tokens.

Gold is PolNeAR-style brat stand-off: `text/STEM.txt` and `attributions/STEM_ANNOTATOR.ann`. Predictions are JSON Lines,
one article a line: `{"doc": STEM, "attributions": [{"source": [[start, end], ...], "cue": [...], "content": [...]}]}`.
Offsets are code points of the text as decoded from UTF-8, newlines untouched.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import ScoreError
from onrecord.evaluate.scoring_text import ScoringText, Tokens
from onrecord.model.standoff import ROLES, read_standoff


@dataclass(frozen=True, slots=True)
class ScoredAttribution:
    """One attribution on scorer tokens; a role the text does not fill is empty."""

    source: Tokens = frozenset()
    cue: Tokens = frozenset()
    content: Tokens = frozenset()


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One annotator's copy of one article."""

    stem: str
    text: ScoringText
    attributions: tuple[ScoredAttribution, ...]


def read_attribution_gold(
    folder: Path, *, annotators: str = "first", only: Collection[str] | None = None, without: Collection[str] = ()
) -> dict[str, GoldArticle]:
    """Return the gold articles of a folder by name.

    Args:
        annotators: "first" takes the alphabetically first annotator of an article; "all" takes each one's copy as an
            article of its own, named STEM_ANNOTATOR.
        only: the stems to take; `None` takes all. `without`: the stems to leave out.
    """
    if annotators not in ("first", "all"):
        raise ScoreError(f"annotators is 'first' or 'all', not {annotators!r}.")
    gold: dict[str, GoldArticle] = {}
    for stem, paths in _annotations(folder).items():
        if (only is not None and stem not in only) or stem in without:
            continue
        text = ScoringText((folder / "text" / f"{stem}.txt").read_bytes().decode("utf-8"))
        for path in paths if annotators == "all" else paths[:1]:
            found = read_standoff(path.read_bytes().decode("utf-8"))
            attributions = tuple(ScoredAttribution(*(text.touched(spans[role]) for role in ROLES)) for spans in found)
            gold[path.stem if annotators == "all" else stem] = GoldArticle(stem, text, attributions)
    return gold


def known_stems(folder: Path) -> frozenset[str]:
    """Return the stems of all articles in a gold folder."""
    return frozenset(_annotations(folder))


def read_predictions(path: Path) -> dict[str, list[Mapping[str, Any]]]:
    """Return the predicted attributions of each article by stem.

    Raises:
        ScoreError: a line is not JSON, lacks "doc" or "attributions", or an article stands there twice.
    """
    predictions: dict[str, list[Mapping[str, Any]]] = {}
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                entry = json.loads(line)
                stem, attributions = entry["doc"], entry["attributions"]
            except (ValueError, KeyError, TypeError):
                raise ScoreError(
                    f'{path}:{number}: a line of predictions is {{"doc": STEM, "attributions": [...]}}. Put it right.'
                ) from None
            if stem in predictions:
                raise ScoreError(f"{path}:{number}: article {stem!r} stands here twice. Keep one of its lines.")
            predictions[stem] = attributions
    return predictions


def place_predictions(text: ScoringText, predictions: list[Mapping[str, Any]]) -> list[ScoredAttribution]:
    """Return predictions on the tokens of `text`; the same attribution twice counts once.

    Raises:
        ScoreError: a span lies outside the text, or an attribution has neither cue nor content.
    """
    found: dict[ScoredAttribution, None] = {}
    for entry in predictions:
        attribution = ScoredAttribution(*(text.touched(entry.get(role) or []) for role in ROLES))
        if not (attribution.cue or attribution.content):
            raise ScoreError(f"an attribution needs a cue or a content, which {dict(entry)!r} has not.")
        found[attribution] = None
    return list(found)


def drop_nested(attributions: list[ScoredAttribution]) -> list[ScoredAttribution]:
    """Return only outermost attributions, as PolNeAR marks them: no cue inside the content of another one."""
    return [
        one
        for one in attributions
        if not any(other is not one and _stands_inside(one, other) for other in attributions)
    ]


def _stands_inside(one: ScoredAttribution, other: ScoredAttribution) -> bool:
    inner = one.cue or one.content
    around = other.cue and other.cue <= one.content and len(one.content) > len(other.content)
    return inner < other.content and not around


def _annotations(folder: Path) -> dict[str, list[Path]]:
    files: defaultdict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann"), key=lambda path: str(path)):
        files[path.stem.rsplit("_", 1)[0]].append(path)
    if not files:
        raise ScoreError(f"{folder}: holds no attributions/*.ann. Give the folder of one split of the gold.")
    return dict(files)
