"""How the entities of the demo corpus are grouped, against its hand-made gold.

    python benchmarks/entities.py [--misses]

Prints, by kind of mention, how many gold mentions were found, stand in the right entity, and in one of the right name;
then B3, CEAF-e, MUC and their mean (CoNLL), and the share of entities of the right kind and of roles as stated.
`--misses` lists every gold mention that was not found or stands in another entity.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from functools import reduce
from operator import add
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.demo_record import Article, articles

from onrecord.evaluate.entities import EntityScores, align_entities, score_entities
from onrecord.model import MentionKind


def lines(scores: EntityScores) -> Iterator[str]:
    """Yield the table of one score."""
    for kind in (*MentionKind, None):
        counters = (scores.mentions, scores.found, scores.grouped, scores.named)
        total, found, grouped, named = (counted[kind] if kind else counted.total() for counted in counters)
        if total:
            shares = f"grouped {grouped:4} ({grouped / total:.3f})  named {named:4} ({named / total:.3f})"
            yield f"{kind or 'all':8} mentions {total:4}  found {found:4}  {shares}"
    figures = (("B3", scores.b3.f1), ("CEAF-e", scores.ceaf.f1), ("MUC", scores.muc.f1), ("CoNLL", scores.conll))
    yield "  ".join(f"{name} {value:.3f}" for name, value in figures if value is not None)
    yield f"entities {scores.entities}, of the right kind {scores.kinds}"
    yield f"roles {scores.roles}, right {scores.roles_right}, stated {scores.roles_stated}"


def misses(article: Article) -> Iterator[str]:
    """Yield one line for each gold mention that is not where it belongs."""
    gold, record = article.placed, article.record
    if gold is None:
        return
    text = record.document.text
    found = align_entities(record, gold)
    grouped = set(found.grouped)
    for (start, end), (kind, number) in sorted(found.wanted.items()):
        if (start, end) not in grouped:
            at = found.placed.get((start, end))
            where = record.entities[at].name if at is not None else "-"
            around = text[max(0, start - 30) : end + 30].replace("\n", " ")
            yield f"  {kind:8} {text[start:end]!r} of {gold.entities[number].name!r}: {where!r} | {around}"
    for number, at in found.matched.items():
        if record.entities[at].kind is not gold.entities[number].kind:
            yield f"  kind     {gold.entities[number].name!r}: {record.entities[at].kind}"


def main() -> None:
    """Print the table, and the misses when asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="list what was missed")
    options = parser.parse_args()
    total: list[EntityScores] = []
    for article in articles():
        if article.placed is None:
            continue
        total.append(score_entities(article.record, article.placed))
        if options.misses:
            sys.stdout.write(f"{article.name}\n")
            sys.stdout.writelines(f"{words}\n" for words in misses(article))
    sys.stdout.writelines(f"{words}\n" for words in lines(reduce(add, total)))


if __name__ == "__main__":
    main()
