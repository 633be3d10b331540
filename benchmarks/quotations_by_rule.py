"""Quotations by rule on PolNeAR: writes predictions for a scorer, and measures the precision of each pattern and the speed.

    python benchmarks/quotations_by_rule.py --polnear DIR [--out PRED.jsonl] [--patterns] [--limit N]

DIR holds text/STEM.txt and attributions/STEM_ANNO.ann. The figures of `onrecord.extract.scores` come from
`--polnear .../train --patterns`; a prediction counts as right when cue or content and the source overlap those of
one gold attribution by half of their words or more.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from onrecord.extract import find_attributions, find_echoes
from onrecord.model import Attribution, Document, Part, PartKind, Span, trimmed
from onrecord.parse import parse_document


def document_of(path: Path) -> Document:
    """One paragraph for each line of the file, its characters left as they are."""
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    parts = []
    begin = 0
    for line in text.split("\n"):
        span = trimmed(text, begin, begin + len(line))
        begin += len(line) + 1
        if span is not None:
            parts.append(Part(PartKind.BODY, span))
    return Document(None, path.stem, text=text, parts=tuple(parts))


def as_json(attribution: Attribution) -> dict[str, object]:
    def pairs(spans: tuple[Span, ...]) -> list[list[int]]:
        return [[span.start, span.end] for span in spans]

    return {
        "source": pairs(attribution.source),
        "cue": pairs(attribution.cue),
        "content": pairs(attribution.content),
        "score": attribution.score,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--limit", type=int)
    arguments = parser.parse_args()
    paths = sorted((arguments.polnear / "text").glob("*.txt"))[: arguments.limit]
    documents = [document_of(path) for path in paths]
    began = time.perf_counter()
    found = {document.key: _read(document) for document in documents}
    seconds = time.perf_counter() - began
    words = sum(len(document.text.split()) for document in documents)
    if arguments.out:
        with arguments.out.open("w", encoding="utf-8") as file:
            for key, attributions in found.items():
                file.write(json.dumps({"doc": key, "attributions": [as_json(entry) for entry in attributions]}) + "\n")
    print(f"{len(documents)} documents, {words} words, {sum(map(len, found.values()))} attributions, {words / seconds:,.0f} words/s")


def _read(document: Document) -> list[Attribution]:
    parse = parse_document(document)
    attributions = find_attributions(parse)
    find_echoes(parse, attributions)
    return attributions


if __name__ == "__main__":
    main()
