"""Make the word list that tells line-end hyphens apart: a folder of open texts -> `read/words.txt.xz`.

Run as `python scripts/make_word_list.py FOLDER`, FOLDER holding the files named in `SOURCES` (one paragraph a line,
xz). Only counts of words leave the texts. The list is sorted, one word a line, a tab, and its frequency class,
the number of binary digits of its count.
Entries such as "-based" and "self-" are the tails and heads of many compounds.
"""

from __future__ import annotations

import argparse
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

SOURCES = {
    "whitehouse_2021_2026.txt.xz": "White House texts 2021-2026, github.com/brian14708/wh-briefings, CC0 1.0",
    "us_senate_press_releases.txt.xz": "US Senate press releases 2004-2008, public domain (17 U.S.C. 105)",
    "doj_press_releases.txt.xz": "US Justice Department press releases 2009-2018, public domain (17 U.S.C. 105)",
    "ungdc.txt.xz": "UN General Debate 2008-2024, Harvard Dataverse 10.7910/DVN/0TJX8Y, CC0 1.0",
    "cia_factbook.txt.xz": "World Factbook 2026, github.com/factbook/factbook.json, CC0 1.0",
    "whitehouse_obama.txt.xz": "White House speeches 2009-2015, public domain (17 U.S.C. 105)",
}
TARGET = Path(__file__).resolve().parent.parent / "src" / "onrecord" / "read" / "words.txt.xz"
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
WORDS_KEPT = 62_000
COMPOUNDS_KEPT = 16_000
PARTNERS = 40  # different words that a head or tail must go with to count as productive


def count_words(lines: Iterable[str]) -> Counter[str]:
    """Count the words of `lines` in lower case; those with letters beyond Latin-1 are left out."""
    counts: Counter[str] = Counter()
    for line in lines:
        counts.update(WORD.findall(line.replace("‑", "-").lower()))
    return Counter({word: count for word, count in counts.items() if len(word) > 1 and word.isascii()})


def productive_parts(compounds: Counter[str]) -> Counter[str]:
    """Return heads ("self-") and tails ("-based") that stand in many different compounds."""
    partners: defaultdict[str, set[str]] = defaultdict(set)
    for compound, count in compounds.items():
        left, _, right = compound.partition("-")
        if count > 2 and "-" not in right:
            partners[left + "-"].add(right)
            partners["-" + right].add(left)
    return Counter({part: len(others) for part, others in partners.items() if len(others) >= PARTNERS})


def choose(counts: Counter[str]) -> dict[str, int]:
    """Return the words to ship with their frequency class."""
    plain = Counter({word: count for word, count in counts.items() if "-" not in word})
    # A compound that is rarer than the same word written together by far is a line break of its source.
    compounds = Counter(
        {word: n for word, n in counts.items() if "-" in word and n * 20 > counts.get(word.replace("-", ""), 0)}
    )
    kept = plain.most_common(WORDS_KEPT) + compounds.most_common(COMPOUNDS_KEPT)
    kept += productive_parts(compounds).items()
    return {word: count.bit_length() for word, count in kept}


def main() -> None:
    """Read the sources, write the list, say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--date", required=True, help="date to put into the header, such as 2026-11-22")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    for name in SOURCES:
        with lzma.open(options.folder / name, "rt", encoding="utf-8") as lines:
            counts += count_words(lines)
    words = choose(counts)
    header = [f"# English words and their frequency class, made by scripts/{Path(__file__).name} on {options.date}."]
    header += [f"# Counted in: {source}." for source in SOURCES.values()]
    header += ["# Licence of this list: CC0 1.0."]
    body = [f"{word}\t{words[word]}" for word in sorted(words)]
    packed = lzma.compress("\n".join(header + body + [""]).encode(), preset=9 | lzma.PRESET_EXTREME)
    TARGET.write_bytes(packed)
    print(f"{len(words)} entries, {len(packed)} bytes -> {TARGET}")


if __name__ == "__main__":
    main()
