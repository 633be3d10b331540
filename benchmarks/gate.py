"""The quality gate: measured figures against the floors in `floors.json`.

    python benchmarks/gate.py             every figure on its whole set
    python benchmarks/gate.py --quick     on a small set with a fixed seed, in under 90 seconds
    python benchmarks/gate.py --raise     measure, and raise the floors that were passed
    python benchmarks/gate.py --floors    only check that no floor was lowered without a reason (needs git alone)

A floor is `{"least": 0.9}` or `{"most": 1.5}`. Floors only become stricter; a change that makes one looser writes why
into its "reason", one that gives a figure up leaves `{"retired": "why"}`.
Exit code 0 when everything holds, 1 when not.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
SEED = 7

Floors = dict[str, dict[str, float | str | None]]


# Figures. Each function yields (name, value); onrecord is imported inside, so that --floors needs no environment.


def demo_figures(quick: bool) -> Iterator[tuple[str, float]]:
    """Statements of the demo corpus against its hand-made gold; the corpus is small, so quick or not is the same."""
    from functools import reduce
    from operator import add

    import demo_record

    scores = reduce(add, (article.scores for article in demo_record.articles()))
    spans, speakers = scores.spans, scores.speakers
    yield "demo statements: content F1", spans.f1 or 0.0
    yield "demo statements: content precision", spans.precision or 0.0
    yield "demo statements: content and speaker F1", speakers.f1 or 0.0


def value_figures(quick: bool) -> Iterator[tuple[str, float]]:
    """Times, amounts and entities of the demo corpus; quick or not is the same."""
    from functools import reduce
    from operator import add

    import demo_record
    import demo_values
    from onrecord.evaluate.entities import score_entities

    read = list(demo_values.records())
    yield "demo times: F1 with value", demo_values.measure(demo_values.times, read).f1 or 0.0
    yield "demo amounts: F1 with value and currency", demo_values.measure(demo_values.amounts, read).f1 or 0.0
    placed = [(one.record, one.placed) for one in demo_record.articles() if one.placed is not None]
    scores = reduce(add, (score_entities(record, gold) for record, gold in placed))
    yield "demo entities: mentions grouped right", scores.grouped.total() / scores.mentions.total()
    yield "demo entities: roles right", scores.roles_right / scores.roles


def html_figures(quick: bool) -> Iterator[tuple[str, float]]:
    """Quotations kept verbatim on the saved pages, and those whose span leads back to the page."""
    import html_quotations

    result = html_quotations.measure(1)["onrecord"]
    yield "web pages: quotations kept", result["kept_share"]
    yield "web pages: quotations that lead back", result["leads_back"] / result["quotations_on_pages_with_places"]
    yield "web pages: word F1", result["f1"]


def pdf_figures(quick: bool) -> Iterator[tuple[str, float]]:
    """Repairs on typeset PDFs with known text."""
    import pdf_repairs
    from onrecord.read.pdf import read_pdf
    from onrecord.read.source import Source
    from onrecord.settings import Settings

    pool = pdf_repairs.articles()
    total: Counter[str] = Counter()
    for seed in range(SEED * 1000, SEED * 1000 + (15 if quick else 60)):
        data, truth, _ = pdf_repairs.make_document(*pdf_repairs.pick(random.Random(seed), pool), seed)
        total += pdf_repairs.count(truth, read_pdf(Source(f"{seed}.pdf", data), Settings()))
    ends = total["paragraph end at a cut"] + total["paragraph end in a column"]
    wrong = total["paragraph end at a cut, joined"] + total["paragraph end in a column, joined"]
    yield "PDF: cut sentences joined", total["cut in a sentence, joined"] / total["cut in a sentence"]
    yield "PDF: wrong joins", wrong / ends
    yield "PDF: line-end hyphens right", total["hyphen, right"] / total["hyphen"]


def text_figures(quick: bool) -> Iterator[tuple[str, float]]:
    """Repairs on print-outs of the demo articles."""
    import text_repairs

    chance = random.Random(SEED)
    clean = list(text_repairs.articles(None))
    total: Counter[str] = Counter()
    for number in range(60 if quick else 300):
        text_repairs.measure(text_repairs.print_out(clean[number % len(clean)], chance), total)
    yield "print-outs: cut sentences joined", total["cut sentence, joined"] / total["cut sentence"]
    yield "print-outs: real breaks lost", total["real break, lost"] / total["real break"]


def start_figures(quick: bool) -> Iterator[tuple[str, float]]:
    """CPU seconds of `onrecord read one.txt`, from nothing to the brief: the clock would measure the neighbours too."""
    import cold_start

    yield "cold start, CPU seconds", min(cpu for _, cpu in cold_start.measure(3 if quick else 10))


FIGURES: tuple[Callable[[bool], Iterator[tuple[str, float]]], ...] = (
    demo_figures,
    value_figures,
    html_figures,
    pdf_figures,
    text_figures,
    start_figures,
)


def measured(quick: bool) -> dict[str, float]:
    """Return every figure."""
    return {name: value for figures in FIGURES for name, value in figures(quick)}


# Floors.


def load(text: str) -> Floors:
    """Return the floors that stand in a file's text."""
    floors: Floors = json.loads(text)
    for name, floor in floors.items():
        if len({"least", "most", "retired"} & set(floor)) != 1:
            raise SystemExit(f"{FLOORS.name}: {name!r} needs one of least, most and retired.")
    return floors


def failures(figures: dict[str, float], floors: Floors) -> list[str]:
    """Return what does not hold: figures beyond their floor, figures without one, floors without a figure."""
    floors = {name: floor for name, floor in floors.items() if "retired" not in floor}
    wrong = [f"{name}: no floor; add one, or run --raise" for name in figures.keys() - floors.keys()]
    wrong += [f"{name}: a floor without a figure" for name in floors.keys() - figures.keys()]
    for name in figures.keys() & floors.keys():
        if not holds(figures[name], floors[name]):
            wrong.append(f"{name}: {figures[name]:.4f} is beyond {shown(floors[name])}")
    return sorted(wrong)


def holds(value: float, floor: dict[str, float | str | None]) -> bool:
    """Whether a figure is on the right side of its floor."""
    return value >= number(floor, "least") if "least" in floor else value <= number(floor, "most")


def number(floor: dict[str, float | str | None], side: str) -> float:
    """Return the bound of a floor."""
    return float(floor[side] or 0)


def shown(floor: dict[str, float | str | None]) -> str:
    """Return a floor as words."""
    return " ".join(f"at {side} {floor[side]}" for side in ("least", "most") if side in floor) or "nothing"


def lowered(before: Floors, after: Floors) -> list[str]:
    """Return the floors that became looser, or went, without a reason given in the same change."""
    wrong = []
    for name, old in before.items():
        new = after.get(name)
        if "retired" in old or (new or {}).get("retired"):
            continue
        if new is None:
            wrong.append(f"{name}: its floor is gone; keep it, or retire it with a reason")
            continue
        side = "least" if "least" in old else "most"
        looser = side not in new or (
            number(new, side) < number(old, side) if side == "least" else number(new, side) > number(old, side)
        )
        if looser and (not new.get("reason") or new.get("reason") == old.get("reason")):
            wrong.append(f"{name}: from {shown(old)} to {shown(new)} without a reason")
    return wrong


def versions() -> Iterator[str]:
    """Yield the text of the floors: as it is now, then as it was in every commit that touched it, newest first."""
    yield FLOORS.read_text(encoding="utf-8")
    for commit in git("log", "--format=%H", "--", FLOORS.name).split():
        yield git("show", f"{commit}:./{FLOORS.name}")


def git(*words: str) -> str:
    """Return what git prints, or nothing where there is no repository."""
    done = subprocess.run(["git", *words], cwd=HERE, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else ""


def check_floors() -> list[str]:
    """Compare the floors with the last version that was different."""
    now, *older = versions()
    before = next((text for text in older if text and text != now), None)
    return lowered(load(before), load(now)) if before else []


def raised(figures: dict[str, float], floors: Floors) -> Floors:
    """Return the floors with every figure that passed its floor as the new one; times are left as they are."""
    after = dict(floors)
    for name, value in figures.items():
        side = "most" if "most" in floors.get(name, {}) else "least"
        if name not in floors or ("seconds" not in name and holds(value, floors[name])):
            # Cut to four digits on the loose side, so that the figure itself still passes.
            after[name] = {side: int(value * 1e4) / 1e4 if side == "least" else -(int(-value * 1e4 - 1)) / 1e4}
    return after


def main() -> int:
    """Measure and compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--quick", action="store_true", help="a small set with a fixed seed")
    parser.add_argument("--raise", action="store_true", dest="raise_floors", help="raise the floors that were passed")
    parser.add_argument("--floors", action="store_true", help="only check that no floor was lowered without a reason")
    options = parser.parse_args()
    wrong = check_floors()
    if not options.floors:
        sys.path.insert(0, str(HERE))
        figures = measured(options.quick)
        floors = load(FLOORS.read_text(encoding="utf-8"))
        for name, value in figures.items():
            print(f"{name:42}{value:8.4f}   {shown(floors[name]) if name in floors else 'no floor'}")
        if options.raise_floors:
            floors = raised(figures, floors)
            FLOORS.write_text(json.dumps(floors, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        wrong += failures(figures, floors)
    print("\n".join(wrong) or "Every floor holds.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
