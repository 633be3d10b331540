"""How the demo corpus is read against its hand-made gold: text, metadata, statements, speakers, echoes.

    python benchmarks/demo_record.py [--misses]

Prints one line for each article and the sum: paragraphs that read as expected, metadata fields right of those that the
file states, statements found (content Jaccard >= 0.5, one to one) and with the right speaker, and echoes given out as
statements. `--misses` lists the statements that were not found, those that are not in the gold, and wrong speakers.
"""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from importlib.resources import as_file, files
from operator import add
from pathlib import Path
from typing import Any

from onrecord.errors import ScoreError
from onrecord.evaluate.gold import Gold, load_gold, place_gold
from onrecord.evaluate.statements import Counts, StatementScores, match_spans, score_statements
from onrecord.model import Record
from onrecord.pipeline import read_inputs

GOLD = Path(__file__).parents[1] / "tests" / "demo"


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the demo as read, beside its gold."""

    name: str
    record: Record
    gold: dict[str, Any]
    placed: Gold | None
    expected: list[str]

    @property
    def paragraphs_right(self) -> int:
        """How many expected paragraphs stand in the text word for word, in order."""
        found = [" ".join(words.split()) for words in self.record.document.text.split("\n\n")]
        blocks = difflib.SequenceMatcher(None, self.expected, found, autojunk=False).get_matching_blocks()
        return sum(block.size for block in blocks)

    @property
    def wrong_fields(self) -> list[str]:
        """The metadata fields that the file states and that were read otherwise, and those given but not stated."""
        document = self.record.document
        found = {
            "title": document.title,
            "outlet": document.outlet,
            "authors": list(document.authors),
            "published": document.published and document.published.isoformat(),
        }
        says = self.gold.get("says", list(found))
        wanted = {name: self.gold.get(name) if name in says else ([] if name == "authors" else None) for name in found}
        return [f"{name}: {found[name]!r}, not {wanted[name]!r}" for name in found if found[name] != wanted[name]]

    @property
    def scores(self) -> StatementScores:
        """Statements against the gold; where the text as read does not hold the gold's strings, none counts."""
        if self.placed is not None:
            return score_statements(self.record, self.placed)
        lost = Counts(0, len(self.record.statements), len(self.gold["statements"]))
        return StatementScores(lost, lost, 0, len(self.gold.get("echoes", ())), 0)


def articles() -> Iterator[Article]:
    """Yield every article of the demo, read."""
    with as_file(files("onrecord.demo") / "files") as folder:
        for path in sorted((GOLD / "gold").glob("*.json")):
            gold = load_gold(path)
            [record] = read_inputs([str(folder / gold["file"])])
            expected = (GOLD / "text" / f"{path.stem}.txt").read_text(encoding="utf-8")
            try:
                placed = place_gold(gold, record.document.text)
            except ScoreError as error:
                sys.stderr.write(f"{path.stem}: {error}\n")
                placed = None
            paragraphs = [" ".join(words.split()) for words in expected.split("\n\n") if words.strip()]
            yield Article(path.stem, record, gold, placed, paragraphs)


def misses(article: Article) -> Iterator[str]:
    """Yield one line for each statement missed, added or given to somebody else."""
    record, gold = article.record, article.placed
    if gold is None:
        return
    document = record.document
    pairs = match_spans([one.content for one in record.statements], [one.content for one in gold.statements])
    for left, right in pairs:
        names = tuple(record.entity(name).name for name in record.statements[left].speakers)
        if names != gold.statements[right].speakers:
            words = document.text_of(record.statements[left].content)[:80]
            yield f"  speaker  {names} / {gold.statements[right].speakers}: {words}"
    for index, wanted in enumerate(gold.statements):
        if index not in {right for _, right in pairs}:
            cue, words = document.text_of(wanted.cue), document.text_of(wanted.content)[:100]
            kind = f"nested {wanted.kind}" if wanted.nested else wanted.kind
            yield f"  missed   {kind} [{', '.join(wanted.speakers)}] {cue}: {words}"
    for index, statement in enumerate(record.statements):
        if index not in {left for left, _ in pairs}:
            source, cue = document.text_of(statement.source), document.text_of(statement.cue)
            yield f"  added    {statement.kind} [{source}] {cue}: {document.text_of(statement.content)[:100]}"


def main() -> None:
    """Print the table, and the misses when asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="list what was missed or added")
    options = parser.parse_args()
    total: list[StatementScores] = []
    right = wanted = 0
    for article in articles():
        right, wanted = right + article.paragraphs_right, wanted + len(article.expected)
        line = f"{article.name:40} paragraphs {article.paragraphs_right:2}/{len(article.expected):2}"
        total.append(article.scores)
        line += f"  {article.scores}"
        sys.stdout.write(line + "\n")
        for words in article.wrong_fields:
            sys.stdout.write(f"  metadata {words}\n")
        if options.misses:
            sys.stdout.writelines(f"{words}\n" for words in misses(article))
    sys.stdout.write(f"\nparagraphs as expected: {right}/{wanted}\n{reduce(add, total)}\n")


if __name__ == "__main__":
    main()
