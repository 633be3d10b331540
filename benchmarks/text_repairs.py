"""How well texts pasted from print-outs are put right: sentences that a page break cut, breaks that are real, hyphens.

    python benchmarks/text_repairs.py [--texts FILE] [--articles 300] [--seed 7]

Takes clean articles (the demo corpus, or FILE with one paragraph a line and an empty line between articles), prints
each the way print-outs look when they are pasted, reads it back and compares paragraphs. Prints the share of cut
sentences that were joined, of real breaks that were lost, and the time taken.
"""

from __future__ import annotations

import argparse
import lzma
import random
import re
import textwrap
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.model import PartKind
from onrecord.read.plain import read_plain
from onrecord.read.source import Source
from onrecord.settings import Settings

_WORD = re.compile(r"\w+", re.UNICODE)
_FEWEST_CHARACTERS = 400


@dataclass(slots=True)
class Printed:
    """A printed article: its text, and which pairs of neighbouring words a page break parted, and how."""

    text: str
    cut: list[tuple[int, bool, bool]] = field(default_factory=list)  # words before it; in a sentence? in a word?
    breaks: list[int] = field(default_factory=list)  # word numbers before a real paragraph break
    words: list[str] = field(default_factory=list)


def print_out(paragraphs: Sequence[str], rng: random.Random) -> Printed:
    """Print an article on pages: wrapped or not, with blank lines, furniture and hyphens as the dice fall."""
    style = rng.choice(("wrapped", "wrapped", "long", "double"))
    width = rng.randint(60, 90)
    header = rng.choice((None, "The Norland Courier", "NORLAND COURIER | World", paragraphs[0][:40].rsplit(" ", 1)[0]))
    numbers = rng.choice((None, "{n}", "Page {n} of {all}", "- {n} -", "{n}/{all}"))
    stamp = rng.choice((None, None, "https://courier.example/world/talks-{n} 5/3/24, 2:15 PM"))
    gap = rng.choice(("\n\n", "\n\n\n", "\n\f"))
    lines = _lines(paragraphs, style, width, hyphenate=style == "wrapped" and rng.random() < 0.5, rng=rng)
    per_page = rng.randint(18, 45) if style != "long" else rng.randint(4, 9)
    return _paginate(lines, per_page, (header, numbers, stamp), gap, "\n\n" if style == "double" else "\n")


def _lines(
    paragraphs: Sequence[str], style: str, width: int, *, hyphenate: bool, rng: random.Random
) -> list[tuple[str, bool]]:
    """Return lines and whether each ends its paragraph."""
    lines: list[tuple[str, bool]] = []
    for paragraph in paragraphs:
        if style == "long":
            pieces = textwrap.wrap(paragraph, rng.randint(150, 400), break_long_words=False, break_on_hyphens=False)
            pieces = [paragraph] if len(pieces) < 2 or rng.random() < 0.8 else [pieces[0], " ".join(pieces[1:])]
        else:
            pieces = textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False)
            if hyphenate:
                pieces = _hyphenate(pieces, rng)
        lines += [(piece, number == len(pieces) - 1) for number, piece in enumerate(pieces)]
    return lines


def _hyphenate(lines: list[str], rng: random.Random) -> list[str]:
    """Move the beginning of some words up to the line before, with a hyphen."""
    lines = list(lines)
    for number in range(len(lines) - 1):
        word = re.match(r"[a-z]{7,}(?=[ ,.])", lines[number + 1])
        if word and rng.random() < 0.5:
            cut = rng.randint(3, len(word.group()) - 3)
            lines[number] += f" {word.group()[:cut]}-"
            lines[number + 1] = lines[number + 1][cut:]
    return lines


def _paginate(
    lines: Sequence[tuple[str, bool]], per_page: int, furniture: tuple[str | None, ...], gap: str, joint: str
) -> Printed:
    """Put lines on pages, and note what each break parts."""
    printed = Printed("")
    pages = -(-len(lines) // per_page)
    pieces: list[str] = []
    hyphen = False
    for number, (line, ends) in enumerate(lines):
        pieces.append(line)
        words = _WORD.findall(line)
        if hyphen:
            printed.words[-1] += words.pop(0)
        printed.words += words
        hyphen = line.endswith("-") and line[-2:-1].islower() and not ends
        last_on_page = (number + 1) % per_page == 0 and number + 1 < len(lines)
        if number + 1 == len(lines):
            break
        if ends:
            printed.breaks.append(len(printed.words))
        elif last_on_page or (joint == "\n" and len(line) > 120):
            printed.cut.append((len(printed.words), not re.search(r"[.!?][”\"’)]*$", line), hyphen))
        if last_on_page:
            page = (number + 1) // per_page
            header, footer, stamp = (part and part.format(n=page, all=pages) for part in furniture)
            pieces.append(gap.join(["", *(part for part in (footer, stamp, header) if part), ""]))
        elif ends or len(line) > 120:
            pieces.append("\n\n\n" if joint == "\n\n" else "\n\n")
        else:
            pieces.append(joint)
    printed.text = "".join(pieces)
    return printed


def measure(printed: Printed, counts: Counter[str]) -> float:
    """Read a printed article, count which breaks came out right, and return the processor seconds of the reading."""
    begun = time.process_time()
    document = read_plain(Source("print-out", printed.text.encode()), Settings()).document
    spent = time.process_time() - begun
    ends: set[int] = set()
    words: list[str] = []
    for part in document.parts:
        words += _WORD.findall(document.text_of(part.span))
        if part.kind is not PartKind.DATELINE:
            ends.add(len(words))
    counts["articles"] += 1
    counts["bytes"] += len(printed.text.encode())
    counts["other words"] += words != printed.words
    place_of = align(printed.words, words)
    for place, in_sentence, is_word in printed.cut:
        name = "cut sentence" if in_sentence else "cut between sentences"
        counts[name] += 1
        found = place_of.get(place - 1)
        # the words on both sides must stand side by side in one paragraph; a cut word must be whole
        counts[f"{name}, joined"] += found is not None and (
            is_word or (place_of.get(place) == found + 1 and found + 1 not in ends)
        )
    for place in printed.breaks:
        counts["real break"] += 1
        found = place_of.get(place - 1)
        counts["real break, lost"] += found is not None and found + 1 not in ends
    return spent


def align(printed: Sequence[str], read: Sequence[str]) -> dict[int, int]:
    """Return for each printed word the number of the read word it is; words put in or left out are passed over."""
    places: dict[int, int] = {}
    left = right = 0
    while left < len(printed) and right < len(read):
        if printed[left] == read[right]:
            places[left] = right
            left, right = left + 1, right + 1
            continue
        for skip in range(1, 200):
            if read[right + skip : right + skip + 3] == list(printed[left : left + 3]):
                right += skip
                break
            if list(printed[left + skip : left + skip + 3]) == read[right : right + 3]:
                left += skip
                break
        else:
            left, right = left + 1, right + 1
    return places


def articles(path: Path | None) -> Iterator[list[str]]:
    """Yield articles as lists of paragraphs."""
    if path is None:
        yield from _demo_articles()
        return
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        article: list[str] = []
        for line in lines:
            if line.strip():
                article.append(" ".join(line.split()))
            elif article:
                yield article
                article = []
        if article:
            yield article


def _demo_articles() -> Iterator[list[str]]:
    from importlib.resources import files

    for entry in sorted((files("onrecord.demo") / "files").iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".txt"):
            document = read_plain(Source(entry.name, entry.read_bytes()), Settings()).document
            yield [document.text_of(part.span) for part in document.parts if part.kind is PartKind.BODY]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--seed", type=int, default=7)
    chosen = parser.parse_args()
    rng = random.Random(chosen.seed)
    clean = [text for text in articles(chosen.texts) if sum(map(len, text)) >= _FEWEST_CHARACTERS]
    if not clean:
        raise SystemExit("No articles of 400 characters or more: name a file with --texts.")
    rng.shuffle(clean)
    counts: Counter[str] = Counter()
    spent = 0.0
    for number in range(chosen.articles):
        printed = print_out(clean[number % len(clean)], rng)
        spent += measure(printed, counts)
    _report(counts, spent, len(clean), chosen.seed)


def _report(counts: Counter[str], spent: float, clean: int, seed: int) -> None:
    def share(part: str, whole: str) -> str:
        return f"{counts[part]} of {counts[whole]} ({100 * counts[part] / max(counts[whole], 1):.2f} %)"

    print(f"{counts['articles']} print-outs of {clean} clean articles, seed {seed}")
    print(f"cut sentences joined          {share('cut sentence, joined', 'cut sentence')}")
    print(f"cuts between sentences joined {share('cut between sentences, joined', 'cut between sentences')}")
    print(f"real breaks lost              {share('real break, lost', 'real break')}")
    print(f"words not as printed          {share('other words', 'articles')}")
    print(f"time                          {1e9 * spent / max(counts['bytes'], 1):.0f} ms/MB")


if __name__ == "__main__":
    main()
