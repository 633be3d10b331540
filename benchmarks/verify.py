"""Measure `onrecord verify` on made quotations, and its speed and memory.

    python benchmarks/verify.py FOLDER [--cases 2000] [--seed 1] [--wrong] [--speed]

FOLDER holds transcripts; `benchmarks/RESULTS.md` names the one used.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import verify_cases
from onrecord.compare.verify import Quotation, Transcript, Transcripts, Verification
from verify_cases import Case

Pair = tuple[Case, Verification]


def run(transcripts: Transcripts, count: int, seed: int) -> list[Pair]:
    """Return made cases with what was found."""
    cases = verify_cases.make_cases(transcripts.transcripts, count, seed)
    return [*zip(cases, transcripts.verify_all([case.quotation for case in cases]), strict=True)]


def figures(pairs: Sequence[Pair]) -> dict[str, float]:
    """Return the shares that have a goal."""
    right = [case.label == found.label for case, found in pairs]
    bad = [found.label == "verbatim" for case, found in pairs if case.label in ("altered", "not_found")]
    far = [
        found.label in ("elided_marked", "elided_unmarked")
        for case, found in pairs
        if case.kind.startswith("fragments")
    ]
    wrong = [found.attribution == "same" for case, found in pairs if case.kind == "wrong speaker"]
    flagged = [case.flag in found.flags for case, found in pairs if case.flag]
    voices = [case.attribution == found.attribution for case, found in pairs if case.attribution]
    names = ("label right", "altered or absent called verbatim", "far fragments called an elision", "wrong speaker called same",  # noqa: E501
             "expected flag raised", "attribution right")  # fmt: skip
    return {
        name: sum(row) / max(1, len(row))
        for name, row in zip(names, (right, bad, far, wrong, flagged, voices), strict=True)
    }


def interval(pairs: Sequence[Pair], draws: int = 1000, seed: int = 7) -> tuple[float, float]:
    """Return the 95 % interval of label accuracy over resampled cases."""
    right = [case.label == found.label for case, found in pairs]
    dice = random.Random(seed)
    shares = sorted(sum(dice.choices(right, k=len(right))) / len(right) for _ in range(draws))
    return shares[int(0.025 * draws)], shares[int(0.975 * draws)]


def speed(transcripts: Transcripts, seed: int) -> None:
    """Print how fast one million words are indexed, and how fast quotations are answered; CPU time, best of three."""
    texts = [*transcripts.transcripts]
    words = len(transcripts.index.values)
    copies = -(-1_000_000 // words)
    many = [Transcript(f"{one.id}-{n}", one.text, one.date, one.speaker) for n in range(copies) for one in texts]
    # Copies would give every quotation several places; words of a copy are turned around, so that only one has them.
    many = [one if number < len(texts) else _turned(one) for number, one in enumerate(many)]
    best = min(_timed(lambda: Transcripts(many)) for _ in range(2))
    large = Transcripts(many)
    count = len(large.index.values)
    arrays = (large.index.values, large.index.starts, large.index.ends, large.index.keys, large.index.order)
    size = sum(one.nbytes for one in arrays) + sum(sys.getsizeof(one.text) for one in many)
    print(f"index: {count:,} words, {count / best:,.0f} words/s, {size / count:.1f} bytes a word with the texts")
    cases = verify_cases.make_cases(texts, 2000, seed)
    for name, chosen in (("verbatim", [one for one in cases if one.label == "verbatim"]), ("all kinds", cases)):
        quotations: list[Quotation] = [one.quotation for one in chosen]
        took = min(_timed(lambda quotations=quotations: [*large.verify_all(quotations)]) for _ in range(3))
        print(f"quotations, {name}: {len(quotations) / took:,.0f}/s")


def _turned(transcript: Transcript) -> Transcript:
    lines = (" ".join(line.split()[::-1]) for line in transcript.text.split("\n"))
    return Transcript(transcript.id, "\n".join(lines))


def _timed(action: object) -> float:
    begin = time.process_time()
    action()  # type: ignore[operator]
    return time.process_time() - begin


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wrong", action="store_true", help="print cases with another label")
    parser.add_argument("--speed", action="store_true")
    options = parser.parse_args()
    transcripts = Transcripts.read(options.folder)
    pairs = run(transcripts, options.cases, options.seed)
    low, high = interval(pairs)
    for name, value in figures(pairs).items():
        print(f"{name:40}{value:8.4f}" + (f"   95 % {low:.4f} to {high:.4f}" if name == "label right" else ""))
    total = Counter(case.kind for case, _ in pairs)
    right = Counter(case.kind for case, found in pairs if case.label == found.label)
    for kind in total:
        got = Counter(str(found.label) for case, found in pairs if case.kind == kind and found.label != case.label)
        print(f"  {kind:36}{right[kind]:4} of {total[kind]:4}  {dict(got) or ''}")
    if options.wrong:
        for case, found in pairs:
            if case.label != found.label or (case.attribution and case.attribution != found.attribution):
                edits = (
                    [(edit.kind, edit.quoted, edit.spoken[:80]) for edit in found.match.edits] if found.match else []
                )
                print(
                    f"\n{case.kind}: {found.label} {found.attribution} {case.quotation.speaker}\n  {case.quotation.text}\n  {edits}"  # noqa: E501
                )
    if options.speed:
        speed(transcripts, options.seed)


if __name__ == "__main__":
    main()
