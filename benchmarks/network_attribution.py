"""The reading network on PolNeAR: scores from raw text, speed on one core, and whether a batch changes anything.

    python benchmarks/network_attribution.py --polnear DIR [--out FILE] [--batch N] [--resamples N] [--errors]

Reads text/STEM.txt as it stands; no gold goes in. Speed is CPU time from text to linked attributions (features,
network, decoding, linking) over words as `str.split` counts them, warmed up, best of three. Links without content
count as PolNeAR counts them: "declined to comment" is an attribution there.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from attribution_errors import error_tables
from onrecord.evaluate.attribution import format_scores, score_attributions
from onrecord.evaluate.standoff import read_attribution_gold
from onrecord.extract.linking import Link, link_pieces, load_linker
from onrecord.model.tags import Tags
from onrecord.parse.network import tag_texts

SHOWN = ("attr", "quoted", "piece", "recall")


def as_json(tags: Tags, link: Link) -> dict[str, object]:
    def pairs(pieces: list[tuple[int, int]]) -> list[list[int]]:
        return [[int(tags.starts[first]), int(tags.ends[stop - 1])] for first, stop in pieces]

    return {
        "source": pairs([link.source] if link.source else []),
        "cue": pairs([link.cue]),
        "content": pairs(list(link.content)),
        "score": round(link.score, 3),
    }


def predict(texts: list[str], batch: int) -> list[list[dict[str, object]]]:
    found = []
    linker = load_linker()
    for first in range(0, len(texts), batch):
        for tags in tag_texts(texts[first : first + batch]):
            found.append([as_json(tags, link) for link in link_pieces(tags, linker)])  # noqa: PERF401
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--resamples", type=int, default=0)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    gold = read_attribution_gold(options.polnear)
    stems = [article.stem for article in gold.values()]
    texts = [article.text.text for article in gold.values()]
    alone = predict(texts, 1)
    seconds = []
    for _ in range(3):
        start = time.process_time()
        together = predict(texts, options.batch)
        seconds.append(time.process_time() - start)
    words = sum(len(text.split()) for text in texts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    speed = words / min(seconds)
    print(f"{len(texts)} articles, {words} words; batches of {options.batch}: {speed:.0f} words/s of CPU time")
    differ = sum(one != other for one, other in zip(alone, together, strict=True))
    print(f"articles whose attributions differ alone and in a batch: {differ}")
    print(f"peak memory with gold and scorer: {peak:.0f} MB")
    scores = score_attributions(gold, dict(zip(stems, together, strict=True)), resamples=options.resamples)
    print(format_scores({name: score for name, score in scores.items() if name.startswith(SHOWN)}))
    if options.errors:
        print("\n".join(error_tables(gold, dict(zip(stems, together, strict=True)))))
    if options.out:
        lines = (json.dumps({"doc": stem, "attributions": one}) for stem, one in zip(stems, together, strict=True))
        options.out.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
