"""Whether the grammar in NumPy gives what spaCy gives with the same weights, and how long both take.

    OPENBLAS_NUM_THREADS=1 python benchmarks/grammar_against_spacy.py TEXTS [--sentences 5000]

TEXTS is a plain text file, .xz too, a paragraph a line. Counts sentences that differ in words, heads, relations, tags
or lemmas.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from pathlib import Path

from onrecord.learn.pipelines import restore_pipeline
from onrecord.parse.dependency import load_dependency
from onrecord.weights import load_arrays, load_bytes
from raw_texts import read_text

BATCH = 12
END = re.compile(r"(?<=[.!?]) (?=[A-Z“\"])")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("--sentences", type=int, default=5000)
    options = parser.parse_args()
    lines = read_text(options.texts).split("\n")
    sentences = [text[:2000] for line in lines for text in END.split(line) if text.strip()][: options.sentences]
    batches = [sentences[at : at + BATCH] for at in range(0, len(sentences), BATCH)]
    tables = json.loads(load_bytes("grammar.json"))
    pipeline = restore_pipeline(load_bytes("grammar.cfg").decode("utf-8"), tables, load_arrays("grammar.npz"))
    own = load_dependency()
    begin = time.process_time()
    mine = [read for batch in batches for read in own.read(batch)]
    middle = time.process_time()
    docs = [doc for batch in batches for doc in pipeline.pipe(batch)]
    end = time.process_time()
    count = differ = 0
    for read, doc in zip(mine, docs, strict=True):
        words = [token for token in doc if not token.is_space]
        places = {token.i: place for place, token in enumerate(words)}
        wanted = [
            (
                token.idx,
                token.text,
                places.get(token.head.i, place),
                token.dep_,
                token.tag_,
                token.lemma_ or token.lower_,
            )
            for place, token in enumerate(words)
        ]
        columns = zip(read.words, read.heads, read.relations, read.tags, read.lemmas, strict=True)
        differ += [(word.start, word.text, *more) for word, *more in columns] != wanted
        count += len(words)
    print(f"{differ:,} of {len(sentences):,} sentences ({count:,} words) differ")
    print(f"CPU a word: {(middle - begin) / count * 1e6:.0f} µs in NumPy, {(end - middle) / count * 1e6:.0f} in spaCy")


if __name__ == "__main__":
    main()
