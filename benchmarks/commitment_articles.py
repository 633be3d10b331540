"""Commitments of whole articles against labels: found, missed, added, and counted twice.

    python benchmarks/commitment_articles.py [--misses]
    python benchmarks/commitment_articles.py --labels benchmarks/polnear_commitments.jsonl --texts FOLDER [--misses]

The first reads the demo corpus against its hand-made gold. The second reads the texts whose labels stand beside it:
offsets of the text files `FOLDER/**/NAME.txt` as they are, line ends untouched. A commitment is found where its cue
overlaps the labelled one, or its span, one to one, or where it stands on a labelled restatement (Jaccard of characters
0.5, or one inside the other). One more on the passages of a label that is found already is counted twice.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from onrecord.evaluate.gold import Place, find_place, load_gold
from onrecord.evaluate.matching import match_units
from onrecord.model import Document, Part, PartKind, Record, Span, trimmed
from onrecord.model.commitments import Commitment
from onrecord.parse.grammar import BUILT_IN
from onrecord.pipeline import extract_record, read_inputs
from onrecord.settings import Settings

GOLD = Path(__file__).parents[1] / "tests" / "demo" / "gold"


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled commitment: where its cue, its span and its restatements stand."""

    cue: Span
    span: Span
    mentions: tuple[Span, ...]
    modality: str


@dataclass(frozen=True, slots=True)
class Scores:
    """Labels found, labels, commitments given out, and those that repeat one."""

    found: int = 0
    wanted: int = 0
    given: int = 0
    twice: int = 0
    modality: int = 0

    def __add__(self, other: Scores) -> Scores:
        return Scores(
            self.found + other.found,
            self.wanted + other.wanted,
            self.given + other.given,
            self.twice + other.twice,
            self.modality + other.modality,
        )

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.found / ((self.wanted + self.given) or 1)

    def __str__(self) -> str:
        return (
            f"found {self.found:3}/{self.wanted:3}, {self.given:3} given, {self.twice} of them twice, "
            f"F1 {self.f1:.3f}, modality {self.modality}/{self.found}"
        )


def demo() -> Iterator[tuple[str, Record, list[Label]]]:
    """Yield name, record and labels of every article of the demo corpus."""
    with as_file(files("onrecord.demo") / "files") as folder:
        for path in sorted(GOLD.glob("*.json")):
            gold = load_gold(path)
            [record] = read_inputs([str(folder / gold["file"])], settings=Settings(grammar=BUILT_IN))
            text = record.document.text
            labels = []
            for one in gold["commitments"]:
                cue, span = (_placed(text, one[name]) for name in ("cue", "span"))
                mentions = tuple(_placed(text, mention) for mention in one.get("mentions", ()))
                labels.append(Label(cue, span, mentions, one["modality"]))
            yield path.stem, record, labels


def _placed(text: str, value: Any) -> Span:
    words = value if isinstance(value, dict) else {"text": value}
    return find_place(text, Place("commitment", words["text"], words.get("occurrence")))


def labelled(labels: Path, texts: Path) -> Iterator[tuple[str, Record, list[Label]]]:
    """Yield name, record and labels of every labelled text that is there as it was labelled."""
    places = {path.stem: path for path in texts.rglob("*.txt")}
    for line in labels.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        raw = places[row["doc"]].read_bytes()
        if sha256(raw).hexdigest() != row["sha256"]:
            sys.exit(f"{row['doc']}: the text is not the one that was labelled.")
        text = raw.decode("utf-8")
        span = trimmed(text, 0, len(text))
        document = Document(None, row["doc"], text=text, parts=(Part(PartKind.BODY, span),) if span else ())
        record = extract_record(document, Settings(grammar=BUILT_IN))
        yield (
            row["doc"],
            record,
            [
                Label(
                    Span(*one["cue"]),
                    Span(*one["span"]),
                    tuple(Span(*place) for place in one["mentions"]),
                    one["modality"],
                )
                for one in row["records"]
            ],
        )


def score(record: Record, labels: list[Label]) -> tuple[Scores, dict[int, int], set[int]]:
    """Return the figures, found -> label, and the found ones that repeat a label."""
    found = list(record.commitments)
    owner = match_units(labels, found, _near)
    taken = set(owner.values())
    twice = {
        place
        for place, one in enumerate(found)
        if place not in owner and any(label in taken and _near(labels[label], one) for label in range(len(labels)))
    }
    modality = sum(labels[label].modality == found[place].modality for place, label in owner.items())
    return Scores(len(owner), len(labels), len(found), len(twice), modality), owner, twice


def _near(label: Label, one: Commitment) -> float:
    best = 1.0 + _jaccard(label.span, one.span) if label.cue.overlaps(one.cue) else _jaccard(label.span, one.span)
    for mention in label.mentions:
        for span in (one.span, *one.mentions):
            if mention.contains(one.cue) or span.contains(mention) or mention.contains(span):
                best = max(best, 0.6)
    inside = label.span.contains(one.span) or one.span.contains(label.cue)
    return best + 0.2 * (label.modality == one.modality) if best >= 0.5 or (inside and best > 0.3) else 0.0


def _jaccard(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / (max(one.end, other.end) - min(one.start, other.start))


def misses(record: Record, labels: list[Label], owner: dict[int, int], twice: set[int]) -> Iterator[str]:
    """Yield one line for each label missed and each commitment that no label has."""
    text = record.document.text
    for place, label in enumerate(labels):
        if place not in owner.values():
            yield f"  missed {label.modality} [{label.cue.text_in(text)}] {' '.join(label.span.text_in(text).split())}"
    for place, one in enumerate(record.commitments):
        if place not in owner:
            word = "twice " if place in twice else "added "
            yield f"  {word} {one.modality} [{one.cue.text_in(text)}] {' '.join(one.span.text_in(text).split())}"
        elif labels[owner[place]].modality != one.modality:
            yield f"  wrong  {one.modality} not {labels[owner[place]].modality} [{one.cue.text_in(text)}]"


def main() -> None:
    """Print a line for each article and the sum."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labels", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    total, missed = Scores(), Counter[str]()
    for name, record, labels in labelled(options.labels, options.texts) if options.labels else demo():
        scores, owner, twice = score(record, labels)
        total += scores
        missed += Counter(label.modality for place, label in enumerate(labels) if place not in owner.values())
        print(f"{name:60} {scores}")
        if options.misses:
            print("\n".join(misses(record, labels, owner, twice)))
    print(f"\nall: {total}\nmissed: {', '.join(f'{name} {times}' for name, times in missed.most_common())}")


if __name__ == "__main__":
    main()
