"""How often each pattern is right: takes the name of a pattern, returns the score that its attributions carry.

Measured on PolNeAR 1.0, train split, 840 articles, first annotator, with
`python benchmarks/quotations_by_rule.py --polnear .../polnear/train --patterns`: the share of a pattern's attributions
whose source and whose cue or content overlap those of one gold attribution by half or more ("alone": its content).
PolNeAR has no block quotations and leaves the turns of its few transcripts unmarked: "block", "label" and "question"
are set by hand.
"""

from __future__ import annotations

PATTERN_SCORES = {
    "quote-cue": 0.92,
    "cue-that": 0.76,
    "cue-mixed": 0.84,
    "cue-clause": 0.82,
    "cue-quote": 0.78,
    "clause-cue": 0.80,
    "according": 0.77,
    "call-quote": 0.73,
    "alone": 0.60,
    "other-quote": 0.58,
    "next-paragraph": 0.79,
    "mixed-cue": 0.93,
    "quote-cue-quote": 0.92,
    "plain-clause": 0.86,
    "within-clause": 0.95,
    "intention": 0.72,  # one outlet's note, repeated below twenty of its articles, left out
    "denied": 0.85,
    "asked": 0.70,
    "colon": 0.64,
    "noun": 0.67,
    "amount": 0.80,
    "hearsay": 0.60,
    "order": 0.62,
    "comma": 0.60,
    "object": 0.78,
    "run": 0.50,
    "block": 0.70,
    "label": 0.85,
    "question": 0.80,
}
UNCLOSED = 0.8


def score_of(pattern: str, *, closed: bool = True) -> float:
    """Return the score of a pattern; lower where no mark closes the quotation."""
    return round(PATTERN_SCORES[pattern] * (1.0 if closed else UNCLOSED), 2)
