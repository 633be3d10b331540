"""What a terminal shows of one quotation in all its versions: takes `Variants`, returns what Rich can print."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.compare.variants import Change, Kinship, Printed, Variants, Version
from onrecord.show.visible import terminal_text

_FOLD = 6
_PRINTS = 12


def variants_view(one: Variants, *, full: bool = False) -> RenderableType:
    """Return the fullest words, who prints them since when, and every other version with what it has otherwise."""
    return Group(*_lines(one, full=full), Text())


def _lines(one: Variants, *, full: bool) -> Iterator[RenderableType]:
    yield Text(_quoted(one.text), style="bold")
    outlets, texts = len(one.outlets), one.texts
    counts = f"{outlets} outlet{'' if outlets == 1 else 's'}, {texts} independent text{'' if texts == 1 else 's'}"
    speakers = ", ".join(one.speakers) or "no speaker named"
    yield Text(terminal_text(f"  {speakers} · {counts} · first: {_print(one.first)}"))
    for version in one.versions:
        yield from _version(version, full=full)


def _version(version: Version, *, full: bool) -> Iterator[Text]:
    if version.kinship is not Kinship.SAME:
        changes = version.changes
        counted = {op: sum(change.op == op for change in changes) for op in ("cut", "added", "replaced")}
        told = ", ".join(f"{number} {op}" for op, number in counted.items() if number) or "punctuation only"
        name = "part" if version.kinship is Kinship.PART else "nearly the same"
        yield Text(f"  {name}: {told}")
        yield Text("    ").append(_marked(version, changes, full=full))
    shown = version.prints if full else version.prints[:_PRINTS]
    for printed in shown:
        place = f"{printed.key}, characters {printed.start}-{printed.end}"
        yield Text(terminal_text(f"    {_print(printed)} · {place}"), style="dim")
    if len(version.prints) > len(shown):
        yield Text(f"    and {len(version.prints) - len(shown):,} more; --full shows them", style="dim")


def _print(printed: Printed) -> str:
    speaker = f" · {printed.speaker}" if printed.speaker else ""
    return f"{printed.published or 'no date'} · {printed.outlet or 'no outlet named'}{speaker}"


def _quoted(words: str) -> str:
    words = terminal_text(words)
    return words if words[:1] in "“\"‘'«" else f"“{words}”"


def _marked(version: Version, changes: tuple[Change, ...], *, full: bool) -> Text:
    """Return a version with what the fullest one has more struck and in brackets, and what it adds underlined."""
    line = Text()
    at = 0
    for change in changes:
        line.append(terminal_text(version.text[at : change.own[0]]))
        if change.full_words:
            count = len(change.full_words.split())
            words = f"[... {count} words]" if count > _FOLD and not full else f"[-{change.full_words}]"
            line.append(terminal_text(words), style="strike" if "..." not in words else "dim")
        if change.words:
            line.append(" " if change.full_words else "")
            line.append(terminal_text(f"{{+{change.words}}}"), style="underline")
        elif not version.text[change.own[1] : change.own[1] + 1].isspace():
            line.append(" ")
        at = change.own[1]
    line.append(terminal_text(version.text[at:]))
    line.rstrip()
    return line
