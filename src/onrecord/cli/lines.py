"""Lines on standard output for programs: what cannot be written there becomes an escape."""

from __future__ import annotations

import json
from typing import Any

import typer


def echo_line(line: str) -> None:
    """Print a line; a lone surrogate, which cannot be written, becomes an escape."""
    typer.echo(line.encode("utf-8", "backslashreplace").decode())


def echo_json(value: Any) -> None:
    """Print a value as one line of JSON, as every command that has `--json` does."""
    echo_line(json.dumps(value, ensure_ascii=False))
