"""`onrecord formats`: what can be read, and how it is recognised."""

from __future__ import annotations


def formats() -> None:
    """List the kinds of input that can be read, and how each is recognised."""
    from rich.console import Console
    from rich.table import Table

    from onrecord.read.readers import FORMATS

    table = Table(
        "kind", "recognised by", "what is kept", "media type", box=None, header_style="bold", padding=(0, 2, 1, 0)
    )
    for entry in FORMATS:
        table.add_row(entry.name, entry.told_by, entry.kept, entry.kind.value)
    Console(highlight=False).print(table)
