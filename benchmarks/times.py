"""How times are found and dated on a TempEval-3 corpus, and how fast.

    python benchmarks/times.py FOLDER [--half even|odd|all] [--jsonl FILE] [--misses]

FOLDER holds .tml files (TimeBank, AQUAINT). Rules are written while looking at the even half of the files in order of
path and reported on the odd half: `--misses` lists what was missed, added or valued otherwise, on the even half only.
`--jsonl` writes the texts as `onrecord read --json` takes them, for `onrecord score times`.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from onrecord._version import __version__
from onrecord.evaluate.attribution import format_scores
from onrecord.evaluate.timeml import GoldTime, TimeText, read_timeml
from onrecord.evaluate.times import score_times, times_of
from onrecord.extract.times import find_times
from onrecord.model import Record
from onrecord.parse import parse_document
from onrecord.read.readers import read_source
from onrecord.read.source import Hints, Source
from onrecord.resolve.times import resolve_times
from onrecord.settings import Settings


def predict(texts: list[TimeText]) -> tuple[dict[str, list[GoldTime]], float]:
    """Return the times found in each text by its stem, and the words found and dated in a second of CPU time."""
    predictions = {}
    words, seconds = 0, 0.0
    for text in texts:
        source = Source(
            text.stem,
            text.text.encode(),
            media_type="text/plain",
            encoding="utf-8",
            line=Hints(published=text.published),
        )
        parse = parse_document(read_source(source, Settings()).document)
        begun = time.process_time()
        times, _ = resolve_times(parse, find_times(parse))
        seconds += time.process_time() - begun
        words += len(parse.text.split())
        predictions[text.stem] = times_of(Record(parse.document, times=tuple(times)))
    return predictions, words / seconds


def misses(text: TimeText, found: list[GoldTime]) -> Iterator[str]:
    """Yield a line for each time of a text that is not as the gold has it."""
    for wanted in text.times:
        hits = [one for one in found if one.span.overlaps(wanted.span)]
        words = wanted.span.text_in(text.text)
        if not hits:
            yield f"missed {words!r} {wanted.type} {wanted.value}"
        elif hits[0].value != wanted.value:
            yield f"value  {words!r} {wanted.type} {wanted.value}, not {hits[0].type} {hits[0].value}"
    for one in found:
        if not any(one.span.overlaps(wanted.span) for wanted in text.times):
            yield f"added  {one.span.text_in(text.text)!r} {one.type} {one.value}"


def main() -> None:
    """Print the figures, and what --misses and --jsonl ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("even", "odd", "all"), default="odd")
    parser.add_argument("--jsonl", type=Path, help="write the texts here")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    texts = read_timeml(options.folder)
    if options.half != "all":
        texts = texts[options.half == "odd" :: 2]
    if options.jsonl is not None:
        lines = [
            json.dumps(
                {"key": text.stem, "text": text.text, "published": text.published and text.published.isoformat()}
            )
            for text in texts
        ]
        options.jsonl.write_text("\n".join(lines) + "\n", encoding="utf-8")
    predict(texts)  # the first time compiles the rules
    predictions, speed = predict(texts)
    if options.misses:
        if options.half != "even":
            parser.error("--misses goes with --half even: the other half is only counted.")
        for text in texts:
            sys.stdout.writelines(f"{text.stem}: {line}\n" for line in misses(text, predictions[text.stem]))
    scores = score_times(texts, predictions, resamples=1000, seed=7)
    sys.stdout.write(format_scores(scores) + "\n")
    sys.stdout.write(f"{options.folder.name}, {options.half} files | {speed:,.0f} words/s | onrecord {__version__}\n")


if __name__ == "__main__":
    main()
