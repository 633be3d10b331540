"""How much of an article, and which of its quotations, survive the reading of a web page.

    python benchmarks/html_quotations.py [--json]
    python benchmarks/html_quotations.py --article-extraction-benchmark DIR

The first form reads the pages of `benchmarks/pages/` (made by `make_html_pages.py`: 36 pages in 15 templates, texts by
us) and prints, beside trafilatura alone on the same pages:

- quotations kept verbatim: those of the gold that stand in `Document.text` word for word, mark for mark. For our reader
  their span must also lead back to the page: the source of each of its pieces, references resolved, is the quotation;
- precision and recall of the article's words (multisets; headline, byline, caption and boilerplate parts left out);
- pages and megabytes a second on one core, the first page left out.

The second form runs our reader over a checkout of the public "article-extraction-benchmark" (a folder with
`html/*.html.gz` and `ground-truth.json`), writes `DIR/output/onrecord.json` as its `evaluate.py` expects it, and leaves
the scoring to that script:

    git clone https://github.com/scrapinghub/article-extraction-benchmark DIR
    python benchmarks/html_quotations.py --article-extraction-benchmark DIR
    cd DIR && python evaluate.py
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from html import unescape
from pathlib import Path
from typing import Any

from onrecord import __version__
from onrecord.errors import OnrecordError
from onrecord.model import Document, PartKind, RepairKind, Span
from onrecord.read.html import read_html
from onrecord.read.source import Source
from onrecord.settings import Settings

PAGES = Path(__file__).parent / "pages"
_HEAD = (PartKind.TITLE, PartKind.BYLINE, PartKind.BOILERPLATE, PartKind.CAPTION)
_INVISIBLE = re.compile("[\u00ad\u200b]")


def read(path: Path) -> Document | None:
    try:
        return read_html(Source(path.name, path.read_bytes()), Settings()).document
    except OnrecordError:
        return None


def read_with_trafilatura(path: Path) -> str:
    import trafilatura

    return trafilatura.extract(path.read_bytes(), fast=True, include_comments=False) or ""


def plain(words: str) -> str:
    """Fold white space only: everything else must agree."""
    return " ".join(words.split())


def leads_back(document: Document, quotation: str, raw: str) -> bool:
    """Whether the quotation stands in the text, and the way back from there gives the same words in the page."""
    start = document.text.find(quotation)
    if start < 0:
        return False
    span = Span(start, start + len(quotation))
    pieces = list(document.source_map.to_source(span))
    for repair in document.repairs:
        if repair.source is None or repair.kind is not RepairKind.CHARACTER:
            continue
        if repair.span is not None and span.start <= repair.span.start < span.end:
            pieces.append(repair.source)
    if not pieces:
        return False
    low, high = min(piece.start for piece in pieces), max(piece.end for piece in pieces)
    words = re.sub(r"<[^>]*>", "", raw[low:high])
    return plain(_INVISIBLE.sub("", unescape(unescape(words)))) == plain(quotation)


def words_of(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in re.findall(r"\w+", _INVISIBLE.sub("", text).casefold()))


def body_of(document: Document) -> list[str]:
    return [document.text_of(part.span) for part in document.parts if part.kind not in _HEAD]


class Tally:
    """Counts over all pages of one system."""

    def __init__(self) -> None:
        self.quotations = self.kept = self.placed = 0
        self.shared = self.found = self.gold = 0
        self.missed: list[str] = []

    def add(self, gold: dict[str, Any], text: str, body: list[str], key: str) -> None:
        folded = plain(text)
        for quotation in gold["quotations"]:
            self.quotations += 1
            if quotation in folded:
                self.kept += 1
            else:
                self.missed.append(f"{key}: {quotation[:80]}")
        want, have = words_of(gold["paragraphs"]), words_of(body)
        self.shared += (want & have).total()
        self.found += have.total()
        self.gold += want.total()

    def report(self) -> dict[str, Any]:
        precision, recall = self.shared / max(self.found, 1), self.shared / max(self.gold, 1)
        return {
            "quotations": self.quotations,
            "kept": self.kept,
            "kept_share": round(self.kept / self.quotations, 4),
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(2 * precision * recall / max(precision + recall, 1e-9), 4),
        }


def speed(function: Callable[[Path], object], paths: list[Path], rounds: int) -> tuple[float, float]:
    function(paths[0])
    start = time.perf_counter()
    for _ in range(rounds):
        for path in paths:
            function(path)
    seconds = time.perf_counter() - start
    size = sum(path.stat().st_size for path in paths) * rounds
    return len(paths) * rounds / seconds, size / 1e6 / seconds


def measure(rounds: int) -> dict[str, Any]:
    gold = json.loads((PAGES / "gold.json").read_text(encoding="utf-8"))
    ours, theirs = Tally(), Tally()
    places = placed = dates = 0
    for key, truth in gold.items():
        path = PAGES / key
        document = read(path)
        text = document.text if document else ""
        ours.add(truth, text, body_of(document) if document else [], key)
        if document is not None and document.source_map.runs:
            raw = path.read_bytes().decode(document.encoding or "utf-8")
            places += len(truth["quotations"])
            placed += sum(leads_back(document, quotation, raw) for quotation in truth["quotations"])
        dates += document is not None and str(document.published) in (truth["published"], "None")
        other = read_with_trafilatura(path)
        # Trafilatura's text may open with the headline, which is no part of the gold.
        theirs.add(truth, other, [other.removeprefix(truth["title"])], key)
    paths = [PAGES / key for key in gold]
    result: dict[str, Any] = {"onrecord": ours.report(), "trafilatura": theirs.report(), "pages": len(gold)}
    result["onrecord"] |= {
        "quotations_on_pages_with_places": places,
        "leads_back": placed,
        "dates_right_or_open": dates,
    }
    for name, function in (("onrecord", read), ("trafilatura", read_with_trafilatura)):
        pages, megabytes = speed(function, paths, rounds)
        result[name] |= {"pages_per_second": round(pages, 1), "megabytes_per_second": round(megabytes, 2)}
    result["missed"] = ours.missed
    return result


def show(result: dict[str, Any]) -> None:
    import trafilatura

    versions = f"onrecord {__version__}, trafilatura {trafilatura.__version__}"
    print(f"HTML reading | {result['pages']} pages of benchmarks/pages | {versions}")
    for name in ("onrecord", "trafilatura"):
        row = result[name]
        kept = f"quotations kept {row['kept']}/{row['quotations']} ({row['kept_share']:.1%})"
        words = f"words P {row['precision']:.3f} R {row['recall']:.3f} F1 {row['f1']:.3f}"
        print(f"{name:12} {kept}  {words}  {row['pages_per_second']} pages/s  {row['megabytes_per_second']} MB/s")
    row = result["onrecord"]
    places = f"{row['leads_back']}/{row['quotations_on_pages_with_places']}"
    print(f"places: {places} quotations lead back to the same words of their page")
    for line in result["missed"]:
        print(f"  missed {line}")


def run_article_extraction_benchmark(folder: Path) -> int:
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    output: dict[str, dict[str, str]] = {}
    failed = 0
    start = time.perf_counter()
    for key in truth:
        data = gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes())
        try:
            document = read_html(Source(key, data), Settings()).document
            output[key] = {"articleBody": "\n\n".join(body_of(document))}
        except OnrecordError as error:
            failed += 1
            output[key] = {"articleBody": ""}
            print(f"{key}: {error}", file=sys.stderr)
    seconds = time.perf_counter() - start
    target = folder / "output" / "onrecord.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(output, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"{len(output)} pages in {seconds:.1f} s, {failed} without text; wrote {target}. Now run evaluate.py there.")
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--article-extraction-benchmark", type=Path, metavar="DIR")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--rounds", type=int, default=5, help="how often the pages are read for the speed")
    options = parser.parse_args()
    if options.article_extraction_benchmark is not None:
        return run_article_extraction_benchmark(options.article_extraction_benchmark)
    result = measure(options.rounds)
    if options.json:
        print(json.dumps(result, ensure_ascii=False))
    else:
        show(result)
    return 0


if __name__ == "__main__":
    sys.exit(main())
