"""The score of each pattern."""


def score_of(pattern: str) -> float:
    return 0.9
