"""`onrecord formats`: what can be read, and how it is recognised; what can be written, and for whom."""

from __future__ import annotations


def formats() -> None:
    """List the kinds of input that can be read, how each is recognised, and the formats of onrecord export."""
    from rich.console import Console
    from rich.table import Table

    from onrecord.export import FORMATS as WRITTEN
    from onrecord.read.readers import FORMATS

    table = Table(
        "kind", "recognised by", "what is kept", "media type", box=None, header_style="bold", padding=(0, 2, 1, 0)
    )
    for entry in FORMATS:
        table.add_row(entry.name, entry.told_by, entry.kept, entry.kind.value)
    written = Table("--format", "makes a", "which holds", "for", box=None, header_style="bold", padding=(0, 2, 0, 0))
    for form in WRITTEN:
        written.add_row(form.name, form.makes, form.holds, form.meant_for)
    console = Console(highlight=False)
    console.print("Read by onrecord read:", table, "Written by onrecord export:", written, sep="\n")
