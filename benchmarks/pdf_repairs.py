"""Measure what reading a PDF puts right: `python benchmarks/pdf_repairs.py [--documents 60] [--seed 7] [--show]`.

Sets documents with known text (`pdf_pages`), reads them, and counts: sentences cut by a column or page that are joined,
paragraphs joined that are two, line-end hyphens resolved, words in the right order, running heads left in.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

from onrecord.model import PartKind
from onrecord.read.pdf import read_pdf
from onrecord.read.source import Reading, Source
from onrecord.settings import Settings
from pdf_pages import Style, Truth, make_document

TEXTS = Path(__file__).resolve().parent.parent / "tests" / "demo" / "text"
TITLES = (
    "Norland pledges €1.2 billion to Sarovia as summit opens",
    "Dock strike ends after nine days",
    "‘A road has no end’: the long way to Terezna",
    "Audit office: one euro in three has arrived",
    "Opposition asks where the batteries are",
)
AROUND = 24  # characters on each side of a cut that must stand unbroken in the text
SENTENCE_END = re.compile(r"[.!?…][”’\"')]*\s*$")


def articles() -> list[tuple[str, list[str]]]:
    """Return title and body paragraphs of the demo articles."""
    found = []
    for path in sorted(TEXTS.glob("*.txt")):
        paragraphs = [" ".join(one.split()) for one in path.read_text(encoding="utf-8").split("\n\n")]
        body = [one for one in paragraphs[1:] if len(one) > 120]
        found.append((TITLES[len(found) % len(TITLES)], [encodable(one) for one in body]))
    return found


def encodable(text: str) -> str:
    """Return a text without characters that the standard fonts of PDF do not have."""
    return text.replace("€", "EUR ").encode("cp1252", "ignore").decode("cp1252")


def pick(chance: random.Random, pool: list[tuple[str, list[str]]]) -> tuple[str, list[str]]:
    """Return a headline and the paragraphs of two to four articles, no paragraph twice."""
    chosen = chance.sample(pool, chance.randint(2, 4))
    return encodable(chosen[0][0]), [paragraph for _, body in chosen for paragraph in body]


def around(text: str, place: int) -> str:
    """Return the characters on both sides of a place."""
    return text[max(0, place - AROUND) : place + AROUND]


def count(truth: Truth, reading: Reading) -> Counter[str]:
    """Count what came out right and wrong in one document."""
    text = reading.document.text
    scores: Counter[str] = Counter()
    for number, place in truth.cuts:
        whole = truth.paragraphs[number]
        kind = "between sentences" if SENTENCE_END.search(whole[:place]) else "in a sentence"
        scores[f"cut {kind}"] += 1
        scores[f"cut {kind}, joined"] += around(whole, place) in text
    for number in range(len(truth.paragraphs) - 1):
        end, start = truth.paragraphs[number][-AROUND:], truth.paragraphs[number + 1][:AROUND]
        where = "at a cut" if number in truth.ends else "in a column"
        scores[f"paragraph end {where}"] += 1
        scores[f"paragraph end {where}, joined"] += f"{end} {start}" in text
    for number, place in truth.hyphens:
        scores["hyphen"] += 1
        scores["hyphen, right"] += around(truth.paragraphs[number], place) in text
    parts = text.split("\n\n")
    scores["paragraph"] += len(truth.paragraphs)
    scores["paragraph, exact"] += len(set(truth.paragraphs) & set(parts))
    furniture = truth.furniture if truth.pages > 1 else set()  # on a single page nothing repeats, and nothing may go
    scores["furniture"] += len(furniture)
    scores["furniture, left in"] += sum(one in parts or (len(one) > 9 and one in text) for one in furniture)
    scores["title"] += 1
    scores["title, right"] += reading.document.title == truth.title
    scores.update(words_in_order(truth, reading))
    return scores


def words_in_order(truth: Truth, reading: Reading) -> Counter[str]:
    """Count the words of the body that stand in the text in the same order, and those that are gone."""
    document = reading.document
    body = [document.text_of(part.span) for part in document.parts if part.kind is not PartKind.CAPTION]
    told, said = " ".join(truth.paragraphs).split(), " ".join(body).split()
    blocks = SequenceMatcher(None, told, said, autojunk=False).get_matching_blocks()
    missing = Counter(told) - Counter(document.text.split())
    return Counter(
        {
            "word": len(told),
            "word, in order": sum(block.size for block in blocks),
            "word, missing": sum(missing.values()),
        }
    )


def share(scores: Counter[str], part: str, whole: str) -> str:
    """Return a line such as "hyphen, right 98.1 % (530 of 540)"."""
    total = scores[whole]
    percent = 100 * scores[part] / total if total else 0.0
    return f"{part:38}{percent:6.2f} %  ({scores[part]} of {total})"


def report(scores: Counter[str]) -> list[str]:
    """Return the lines to print."""
    pairs = [
        ("cut in a sentence, joined", "cut in a sentence"),
        ("cut between sentences, joined", "cut between sentences"),
        ("paragraph end at a cut, joined", "paragraph end at a cut"),
        ("paragraph end in a column, joined", "paragraph end in a column"),
        ("hyphen, right", "hyphen"),
        ("paragraph, exact", "paragraph"),
        ("word, in order", "word"),
        ("word, missing", "word"),
        ("furniture, left in", "furniture"),
        ("title, right", "title"),
    ]
    return [share(scores, *pair) for pair in pairs]


def main() -> None:
    """Make, read, count, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", action="store_true", help="print the style of each document that is not perfect")
    parser.add_argument("--keep", type=Path, help="folder to write the PDFs to")
    options = parser.parse_args()
    pool = articles()
    total: Counter[str] = Counter()
    seconds, pages, size = 0.0, 0, 0
    for number in range(options.documents):
        seed = options.seed * 1000 + number
        data, truth, style = make_document(*pick(random.Random(seed), pool), seed)
        if options.keep:
            (options.keep / f"{number:03}.pdf").write_bytes(data)
        begun = time.process_time()
        reading = read_pdf(Source(f"{number}.pdf", data), Settings())
        seconds += time.process_time() - begun
        pages, size = pages + truth.pages, size + len(data)
        scores = count(truth, reading)
        total += scores
        if options.show:
            show(number, style, scores)
    print(f"{options.documents} documents, {pages} pages, seed {options.seed}")
    print("\n".join(report(total)))
    speed = f"{size / seconds / 1e6:.2f} MB/s of PDF, {total['word'] / seconds:,.0f} words/s"
    print(f"{pages / seconds:.1f} pages/s, {speed} (CPU time of one core)")


def show(number: int, style: Style, scores: Counter[str]) -> None:
    """Print what is wrong with one document."""
    wrong = {
        "cuts": scores["cut in a sentence"] - scores["cut in a sentence, joined"],
        "joins": scores["paragraph end at a cut, joined"] + scores["paragraph end in a column, joined"],
        "hyphens": scores["hyphen"] - scores["hyphen, right"],
        "paragraphs": scores["paragraph"] - scores["paragraph, exact"],
        "words": scores["word"] - scores["word, in order"],
        "furniture": scores["furniture, left in"],
    }
    if any(wrong.values()):
        print(number, style, {key: value for key, value in wrong.items() if value})


if __name__ == "__main__":
    main()
