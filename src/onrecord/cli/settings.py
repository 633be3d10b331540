"""`onrecord settings`: every setting with its default, unit and meaning."""

from __future__ import annotations

import dataclasses


def settings() -> None:
    """List every setting; change one for a run with --set NAME=VALUE."""
    from rich.console import Console
    from rich.table import Table

    from onrecord.settings import Settings, shown_default

    table = Table("setting", "default", "unit", "meaning", box=None, header_style="bold", padding=(0, 2, 0, 0))
    for entry in dataclasses.fields(Settings):
        table.add_row(
            entry.name, shown_default(getattr(Settings(), entry.name)), entry.metadata["unit"], entry.metadata["help"]
        )
    Console(highlight=False).print(table)
