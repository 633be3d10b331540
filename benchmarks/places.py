"""Places on GeoVirus and TR-News: given names and end to end, on two halves, with speed on one core.

    python benchmarks/places.py --corpora DIR [--out DIR] [--errors N] [--resamples N]

DIR holds GeoVirus.xml and TR-News.xml. The halves are drawn by article with seed 7. Errors were read on the first half
only; the figures of the other half were in sight while weights were set, and the middles of large countries and of a
few regions were set where they suit both files' coordinates, so its figures are a little kind too. `apart` leaves
adjectives such as "Turkish" out of the gold of TR-News: `find_places` does not give them, the lists of states do.
Writes one .jsonl of predictions a corpus, which `onrecord score places` reads.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from onrecord.evaluate.attribution import format_scores
from onrecord.evaluate.geoparsing import GeoArticle, load_places, read_geoparsing
from onrecord.evaluate.places import find_median_error, score_places
from onrecord.lexicons import table
from onrecord.model import Document, Parse, Part, PartKind, Span, trimmed
from onrecord.model.names import FoundName
from onrecord.parse import parse_document
from onrecord.resolve.places import find_places, resolve_names

SEED = 7


def parse_of(article: GeoArticle) -> Parse:
    """One part for each line, as the corpora have their texts."""
    parts, begin = [], 0
    for line in article.text.split("\n"):
        span = trimmed(article.text, begin, begin + len(line))
        if span is not None:
            parts.append(Part(PartKind.BODY, span))
        begin += len(line) + 1
    return parse_document(Document(None, article.key, text=article.text, parts=tuple(parts)))


def as_json(span: Span, found: FoundName | None) -> dict[str, object]:
    links = found.links if found is not None else None
    return {
        "span": [span.start, span.end],
        "latitude": links.latitude if links else None,
        "longitude": links.longitude if links else None,
        "country": links.country if links else None,
        "geonames": links.geonames if links else None,
    }


def predict(article: GeoArticle, parse: Parse) -> dict[str, object]:
    spans = list(dict.fromkeys(Span(one.start, one.end) for one in article.names))
    given = zip(spans, resolve_names(parse, spans), strict=True)
    return {
        "doc": article.key,
        "places": [as_json(found.span, found) for found in find_places(parse)],
        "given": [as_json(span, found) for span, found in given],
    }


def halves(articles: Sequence[GeoArticle]) -> dict[str, list[GeoArticle]]:
    order = list(range(len(articles)))
    random.Random(SEED).shuffle(order)
    first = set(order[: len(order) // 2])
    return {
        "tuned on": [article for number, article in enumerate(articles) if number in first],
        "other half": [article for number, article in enumerate(articles) if number not in first],
        "whole": list(articles),
    }


def without_adjectives(articles: Sequence[GeoArticle]) -> list[GeoArticle]:
    adjectives = table("demonyms").keys() | table("place_adjectives").keys()
    return [
        GeoArticle(one.key, one.text, tuple(n for n in one.names if one.text[n.start : n.end] not in adjectives))
        for one in articles
    ]


def print_errors(articles: Sequence[GeoArticle], path: Path, most: int) -> None:
    predictions = load_places(path)
    missed: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    for article in articles:
        gold = {(one.start, one.end) for one in article.names}
        found = {(one.start, one.end) for one in predictions[article.key].found}
        missed.update(article.text[start:end] for start, end in gold - found)
        extra.update(article.text[start:end] for start, end in found - gold)
    print("missed:", missed.most_common(most))
    print("found beside the gold:", extra.most_common(most))


def report(corpus: Path, out: Path, errors: int, resamples: int) -> None:
    articles = read_geoparsing(corpus)
    parses = [parse_of(article) for article in articles]
    path = out / f"places-{corpus.stem}.jsonl"
    lines = (json.dumps(predict(article, parse)) for article, parse in zip(articles, parses, strict=True))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    begin = time.process_time()
    for parse in parses:
        find_places(parse)
    words = sum(len(article.text.split()) for article in articles)
    print(
        f"{corpus.name}: {words / (time.process_time() - begin):,.0f} words/s of find_places, CPU time, one core, warm"
    )
    predictions = load_places(path)
    for name, part in halves(articles).items():
        keys = {article.key for article in part}
        here = {key: places for key, places in predictions.items() if key in keys}
        error = find_median_error(part, here)
        print(f"\n{corpus.stem}, {name}, {len(part)} articles, median error of given names {error:.1f} km")
        print(format_scores(score_places(part, here, resamples=resamples, seed=SEED)))
        apart = score_places(without_adjectives(part), here)
        print(format_scores({f"apart.{metric}": apart[metric] for metric in ("span", "place")}))
    if errors:
        print_errors(halves(articles)["tuned on"], path, errors)


def main() -> None:
    parser = argparse.ArgumentParser(description="Score places on GeoVirus and TR-News.")
    parser.add_argument("--corpora", type=Path, required=True, help="folder of GeoVirus.xml and TR-News.xml")
    parser.add_argument("--out", type=Path, default=Path(), help="where the predictions go")
    parser.add_argument("--errors", type=int, default=0, help="list the N most frequent errors of the tuned half")
    parser.add_argument("--resamples", type=int, default=1000)
    options = parser.parse_args()
    for name in ("GeoVirus.xml", "TR-News.xml"):
        report(options.corpora / name, options.out, options.errors, options.resamples)


if __name__ == "__main__":
    main()
