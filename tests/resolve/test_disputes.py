"""Who contests a claim."""

from __future__ import annotations

from onrecord.extract import find_attributions, find_disputes, find_echoes
from onrecord.resolve import resolve_record
from tests.texts import parse_text


def disputes(text: str, **options: object) -> list[tuple[str, list[str]]]:
    """The contesting words and the names of those who contest."""
    parse = parse_text(text, **options)
    attributions = find_attributions(parse)
    resolved = resolve_record(parse, attributions, find_echoes(parse, attributions), find_disputes(parse, attributions))
    names = {entity.id: entity.name for entity in resolved.entities}
    return [(parse.text_of(one.dispute[0]), [names[name] for name in one.by]) for one in resolved.disputes]


def test_a_denial_is_contested_by_the_one_who_denies():
    text = "Per Holm said that the port was closed. Ida Lund denied the report."
    assert disputes(text) == [("denied the report", ["Ida Lund"])]


def test_somebody_who_says_nothing_else_can_contest():
    text = "Per Holm accused the mayor of selling the port, a charge that Ida Lund rejects."
    assert disputes(text) == [("a charge that Ida Lund rejects", ["Ida Lund"])]


def test_the_text_itself_contests_in_the_name_of_its_outlet():
    text = "Per Holm said that the port was closed, but court records show otherwise."
    assert disputes(text, outlet="Velin Dispatch") == [("court records show otherwise", ["Velin Dispatch"])]
    assert disputes(text) == [("court records show otherwise", [])]
