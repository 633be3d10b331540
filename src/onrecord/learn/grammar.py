"""Train the grammar that travels with the package: takes CoNLL-U files, writes its arrays, tables and card.

Documents of three sentences: with more, the oracle of spaCy's parser takes time that grows faster than the text.
"""

from __future__ import annotations

import lzma
from collections.abc import Callable, Sequence
from importlib import resources
from pathlib import Path

from onrecord.learn.export import write_weights
from onrecord.learn.pipelines import export_pipeline

SENTENCES = 3
_ATTRIBUTES = ["ORTH", "TAG", "LEMMA", "HEAD", "DEP", "SENT_START", "SPACY"]

Report = Callable[[str], None]


def train_grammar(
    train: Sequence[Path], dev: Sequence[Path], work: Path, out: Path, report: Report = print, steps: int | None = None
) -> None:
    """Train on treebanks (CoNLL-U, plain or .xz) and write `grammar.npz`, `.json`, `.cfg` and `.md` to `out`.

    Deterministic by seed on one machine. What was converted and trained is kept in `work` and not made again.

    Args:
        steps: batches to train on at most; those of the configuration where not given.
    """
    from spacy.cli.train import train as train_pipeline

    work.mkdir(parents=True, exist_ok=True)
    paths = {
        name: _converted(files, work / f"{name}.spacy", report) for name, files in (("train", train), ("dev", dev))
    }
    config = resources.files("onrecord.learn").joinpath("grammar.cfg")
    best = work / "pipeline" / "model-best"
    if not best.exists():
        with resources.as_file(config) as path:
            overrides: dict[str, object] = {f"paths.{name}": str(found) for name, found in paths.items()}
            if steps is not None:
                overrides |= {"training.max_steps": steps, "training.eval_frequency": steps}
            train_pipeline(path, work / "pipeline", overrides=overrides)
    scores = _scores(best)
    report(", ".join(f"{name} {value}" for name, value in scores.items()))
    write_grammar(best, out, card([*train, *dev], scores))


def write_grammar(trained: Path, out: Path, words: str) -> None:
    """Write a trained pipeline as the files that travel with the package: arrays, tables, configuration, card."""
    import spacy

    pipeline = spacy.load(trained)
    config = pipeline.config.copy()
    config["paths"] = dict.fromkeys(config["paths"])  # where the corpora lay is nobody's business
    files = {
        **export_pipeline(pipeline),
        "grammar.cfg": config.to_str().encode("utf-8"),
        "grammar.md": words.encode("utf-8"),
    }
    write_weights(out, files)


def _converted(files: Sequence[Path], out: Path, report: Report) -> Path:
    from spacy.tokens import DocBin
    from spacy.training.converters import conllu_to_docs

    if out.exists():
        return out
    docs = DocBin(attrs=_ATTRIBUTES)
    for path in files:
        with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
            for doc in conllu_to_docs(lines.read(), n_sents=SENTENCES, no_print=True):
                docs.add(doc)
    docs.to_disk(out)
    report(f"{out.name}: {len(docs):,} documents of {SENTENCES} sentences")
    return out


def _scores(trained: Path) -> dict[str, float]:
    import json

    performance = json.loads((trained / "meta.json").read_text(encoding="utf-8"))["performance"]
    names = {"tag_acc": "tags", "lemma_acc": "lemmas", "dep_uas": "UAS", "dep_las": "LAS"}
    return {label: round(100 * performance[name], 1) for name, label in names.items()}


def card(corpora: Sequence[Path], scores: dict[str, float]) -> str:
    """Return what people should know of the grammar: data, licences, command, seed, scores."""
    names = ", ".join(path.name.split(".")[0] for path in corpora)
    figures = ", ".join(f"{name} {value}" for name, value in scores.items())
    return f"""# The grammar

- **What it is**: tagger, lemmatizer and dependency parser (Universal Dependencies), trained as a spaCy
  pipeline, a CNN of width 96 and depth 4 over hashed features; `onrecord.parse.dependency` runs it in NumPy and
  gives the same trees. It parses only sentences that may hold a commitment or an event.
- **Data**: {names}. UD English EWT is CC BY-SA 4.0; UD English GUM is CC BY 4.0, its texts CC BY, CC BY-SA or public
  domain; genres whose texts carry a non-commercial term are left out.
- **Made by**: `onrecord train grammar`, configuration in `grammar.cfg`, seed 0; deterministic on one machine.
- **Scores** on the dev files, tokens given: {figures}.
- **Known limits**: written English; long sentences and headlines are its weak point.
- **Tables**: how words are split (`special`, `across`, `before`, `behind`, `within`, `address`, `norms`,
  `symbols` in `grammar.json`) is taken from spaCy 3.8, copyright (C) 2016-2024 ExplosionAI GmbH, 2016 spaCy
  GmbH, 2015 Matthew Honnibal, under the MIT licence: "Permission is hereby granted, free of charge, to any
  person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the
  Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
  distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
  furnished to do so, subject to the following conditions: The above copyright notice and this permission notice
  shall be included in all copies or substantial portions of the Software. THE SOFTWARE IS PROVIDED "AS IS",
  WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
  MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
  COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT
  OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
  SOFTWARE."
"""
