"""Every setting: name, default, unit and help in one place. A run's settings travel with its records as a digest."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from onrecord.errors import SettingError


def _setting(default: int | str, *, unit: str, help: str) -> Any:  # noqa: A002 - the word people look for
    return field(default=default, metadata={"unit": unit, "help": help})


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and choices of one run, such as `Settings(max_pages=50)` or `Settings.from_words(["max_pages=50"])`."""

    max_text_bytes: int = _setting(
        20_000_000,
        unit="bytes",
        help="Largest plain text, web page or .jsonl line that is read; a larger one is a problem.",
    )
    max_pdf_bytes: int = _setting(200_000_000, unit="bytes", help="Largest PDF that is read; larger is a problem.")
    max_pages: int = _setting(2_000, unit="pages", help="Pages of one PDF that are read; those after are a problem.")
    max_html_depth: int = _setting(
        256, unit="elements", help="Deepest nesting of elements in a web page that is read; a deeper one is a problem."
    )
    max_marks: int = _setting(
        20_000, unit="marks", help="Quotation marks in one document up to which quotations are looked for."
    )
    min_score: int = _setting(
        55,
        unit="percent",
        help="Least score of a statement that the reading network finds: 30 finds most, 70 is right most often.",
    )

    max_elision_words: int = _setting(
        100,
        unit="words",
        help="Most words that a quotation may leave out in one place; pieces further apart count as spliced.",
    )
    max_bracket_words: int = _setting(
        8, unit="words", help="Most words of a transcript that one bracket in a quotation may stand for."
    )

    grammar: str = _setting(
        "onrecord",
        unit="pipeline",
        help="Look for commitments with this grammar: onrecord is the one that travels with the package, any other "
        "word an installed English spaCy pipeline such as en_core_web_sm; none looks for no commitments.",
    )

    def __post_init__(self) -> None:
        for entry in dataclasses.fields(self):
            value = getattr(self, entry.name)
            if isinstance(value, str):
                if not value.strip():
                    raise SettingError(f"Setting {entry.name} must name a {entry.metadata['unit']}, or none.")
            elif value <= 0:
                raise SettingError(f"Setting {entry.name} must be above 0 {entry.metadata['unit']}, not {value!r}.")

    @classmethod
    def from_words(cls, words: list[str]) -> Settings:
        """Return the settings that words such as "max_pages=50" ask for, all others at their default.

        Raises:
            SettingError: a word is not NAME=VALUE, names no setting, or its value is no number.
        """
        known = {entry.name: entry for entry in dataclasses.fields(cls)}
        values: dict[str, Any] = {}
        for word in words:
            name, equals, value = word.partition("=")
            name = name.strip().replace("-", "_")
            if not equals:
                raise SettingError(f"Cannot use the setting {word!r}: write it as NAME=VALUE, such as max_pages=50.")
            if name not in known:
                near = get_close_matches(name, known, n=1)
                hint = f"Did you mean {near[0]}? " if near else ""
                raise SettingError(f"There is no setting {name!r}. {hint}The settings are: {', '.join(known)}.")
            if isinstance(known[name].default, str):
                values[name] = value.strip()
                continue
            try:
                values[name] = int(value.strip())
            except ValueError:
                unit = known[name].metadata["unit"]
                raise SettingError(f"Setting {name} takes a whole number of {unit}, not {value.strip()!r}.") from None
        return cls(**values)

    def digest(self) -> str:
        """Return the first 12 hexadecimal digits of the SHA-256 of all names and values."""
        values = json.dumps(dataclasses.asdict(self), sort_keys=True)
        return hashlib.sha256(values.encode()).hexdigest()[:12]


def shown_default(value: int | str) -> str:
    """Return a default as people read it: "20,000,000", "none"."""
    return value if isinstance(value, str) else f"{value:,}"
