"""Make any number of articles out of the demo corpus, the same ones for the same seed.

    python benchmarks/synthetic.py --documents 100000 --seed 7 -o articles.jsonl [--truth truth.tsv]

Each article has paragraphs of several demo articles, with people, towns and days of an invented world of its own; one
in five is a reprint of an earlier one by another outlet: whole, cut, with a paragraph more, or edited.
`--truth` lists which is a reprint of which. The lines are as `onrecord add` and `onrecord read` take them.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

TEXTS = Path(__file__).parents[1] / "tests" / "demo" / "text"
FIRST = datetime.date(2019, 1, 1)
DAYS = 2_500
REPRINTS = 0.2
KEPT = 0.55  # of the sentences of a paragraph
RECENT = 400  # a reprint is of one of so many articles before it
SYLLABLES = "ar bel dor en fal gar hol is jor kel lun mar nor os pel ran sol tor ul ver win yst zan".split()
ENDINGS = "berg sen man ova stad wick ing aro ell ande".split()
GIVEN = """Ada Bo Carl Dina Edvin Freja Gard Hanna Ivar Jonna Knut Lea Mats Nora Odd Pia Rolf Siv Tor Una Vera Alma
Yngve Birk Dag Eline Finn Gro Hedda Isak Jarl Kaia Leif Maja Nils Oda Per Ragna Sten Tuva""".split()
PEOPLE = """Marta Eklund|Jonas Aalto|Ida Lund|Astrid Falk|Petter Roos|Viktor Strand|Greta Wik|Karin Moe|Oto Varga
|Mira Kostan|Radu Belin|Vesna Orlan|Willem Haas|Hélène Marchand|Jaan Teller|Duarte Pinhal|Lev Dremov|Berit Sand
|Lars Ekman|Ole Brekke""".replace("\n", "").split("|")
PLACES = "Terezna Hamnvik Sundmark Rovby Dorsk Velin Ostvik".split()
TOWNS = "Aldby Brenna Corvik Dalheim Elvmo Fjellby Grimsa Holmby".split()
OUTLETS = [f"{town} {kind}" for town in TOWNS for kind in "Courier Gazette Standard Herald Dispatch".split()]
HEDGES = ("reportedly ", "also ", "again ", "in the end ", "")


@dataclass(frozen=True, slots=True)
class Made:
    """One article, and the key of the one that it is a reprint of."""

    key: str
    title: str
    outlet: str
    published: datetime.date
    paragraphs: tuple[str, ...]
    reprint_of: str | None = None

    def line(self) -> str:
        """Return the article as a line of .jsonl."""
        return json.dumps(
            {
                "key": self.key,
                "title": self.title,
                "outlet": self.outlet,
                "published": self.published.isoformat(),
                "url": f"https://{self.outlet.replace(' ', '').lower()}.example/{self.key}",
                "text": "\n\n".join(self.paragraphs),
            },
            ensure_ascii=False,
        )


def make_articles(count: int, seed: int) -> Iterator[Made]:
    """Yield `count` articles, oldest first."""
    rng = random.Random(seed)
    pool = [paragraph for path in sorted(TEXTS.glob("*.txt")) for paragraph in _paragraphs(path)]
    recent: list[Made] = []
    for number in range(count):
        day = FIRST + datetime.timedelta(days=number * DAYS // count)
        key = f"a{number:06d}"
        if recent and rng.random() < REPRINTS:
            made = _reprint(rng, key, rng.choice(recent), day, pool)
        else:
            made = _fresh(rng, key, day, pool)
        recent = [*recent[-RECENT:], made]
        yield made


def _paragraphs(path: Path) -> list[str]:
    paragraphs = path.read_text(encoding="utf-8").split("\n\n")[1:]
    return [one.strip().replace("\n", " ") for one in paragraphs if len(one.split()) >= 25]


def _fresh(rng: random.Random, key: str, day: datetime.date, pool: list[str]) -> Made:
    renamed = _renaming(rng)
    chosen = (_some_of(rng, paragraph) for paragraph in rng.sample(pool, rng.randint(10, 18)))
    paragraphs = tuple(_redated(rng, renamed(paragraph), day) for paragraph in chosen)
    title = " ".join(paragraphs[0].split()[: rng.randint(6, 11)]).rstrip(",;:–- ")
    return Made(key, title, rng.choice(OUTLETS), day, paragraphs)


def _some_of(rng: random.Random, paragraph: str) -> str:
    """Return a paragraph without some of its sentences, quotation marks kept in pairs."""
    sentences = re.split(r"(?<=[.!?][”’])\s+|(?<=[.!?])\s+(?=[A-Z“‘])", paragraph)
    kept = [one for one in sentences if rng.random() < KEPT] or sentences[:1]
    words = " ".join(kept)
    return words if words.count("“") == words.count("”") else paragraph


def _renaming(rng: random.Random) -> Callable[[str], str]:
    """Return a function that gives people and places new names, the same ones in the whole article."""
    names: dict[str, str] = {}
    for person in PEOPLE:
        given, family = person.split(" ", 1)
        names[given] = rng.choice(GIVEN)
        names[family] = rng.choice(SYLLABLES).title() + rng.choice(SYLLABLES) + rng.choice(ENDINGS)
    for place in PLACES:
        names[place] = rng.choice(SYLLABLES).title() + rng.choice(SYLLABLES) + rng.choice(("vik", "by", "a", "holm"))
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, names)) + r")\b")
    return lambda words: pattern.sub(lambda match: names[match[1]], words)


def _redated(rng: random.Random, words: str, day: datetime.date) -> str:
    """Return the words with years about that day, and amounts of their own."""
    words = re.sub(r"\b20(\d\d)\b", lambda match: str(day.year + int(match[1]) - 25), words)
    return re.sub(
        r"\b(\d{2,3})(?= (?:million|billion|percent|people|workers))",
        lambda match: str(int(match[1]) + rng.randint(0, 9)),
        words,
    )


def _reprint(rng: random.Random, key: str, of: Made, day: datetime.date, pool: list[str]) -> Made:
    paragraphs = list(of.paragraphs)
    kind = rng.choice(("whole", "cut", "longer", "edited"))
    if kind == "cut":
        paragraphs = paragraphs[: max(3, len(paragraphs) * 2 // 3)]
    elif kind == "longer":
        paragraphs.append(_renaming(rng)(rng.choice(pool)))
    elif kind == "edited":
        paragraphs = [re.sub(r"\bsaid\b", lambda _: rng.choice(HEDGES) + "said", one) for one in paragraphs]
    outlet = rng.choice([outlet for outlet in OUTLETS if outlet != of.outlet])
    later = min(day + datetime.timedelta(days=rng.randint(0, 2)), FIRST + datetime.timedelta(days=DAYS))
    return Made(key, of.title, outlet, max(later, of.published), tuple(paragraphs), of.reprint_of or of.key)


def main() -> None:
    """Write the articles, and what is a reprint of what."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--truth", type=Path)
    options = parser.parse_args()
    out = options.output.open("w", encoding="utf-8") if options.output else sys.stdout
    truth = []
    for made in make_articles(options.documents, options.seed):
        out.write(made.line() + "\n")
        if made.reprint_of is not None:
            truth.append(f"{made.key}\t{made.reprint_of}\n")
    if options.output:
        out.close()
    if options.truth:
        options.truth.write_text("".join(truth), encoding="utf-8")


if __name__ == "__main__":
    main()
