"""From source phrases to people: names, titles, roles, groups, pronouns, voice."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract import find_attributions, find_echoes
from onrecord.model import EntityKind, MentionKind, PartKind
from onrecord.resolve import Resolved, resolve_record
from tests.texts import parse_text


def resolve(text: str, **options: object) -> Resolved:
    parse = parse_text(text, **options)
    attributions = find_attributions(parse)
    return resolve_record(parse, attributions, find_echoes(parse, attributions))


def speakers(text: str, **options: object) -> list[list[str]]:
    resolved = resolve(text, **options)
    names = {entity.id: entity.name for entity in resolved.entities}
    return [[names[name] for name in statement.speakers] for statement in resolved.statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go,” said Ida Lund.", [["Ida Lund"]]),
        ("“We go,” said Ida Lund. “No,” said Lund later.", [["Ida Lund"], ["Ida Lund"]]),
        ("“We go,” said Ida Lund.\n\n“We stay,” Ms Lund said later.", [["Ida Lund"], ["Ida Lund"]]),
        (
            "“We go,” said Ida Lund, the defence minister.\n\n“We stay,” the minister said.",
            [["Ida Lund"], ["Ida Lund"]],
        ),
        (
            "The defence minister, Ida Lund, said: “We go.”\n\n“We stay,” the defence minister said.",
            [["Ida Lund"], ["Ida Lund"]],
        ),
        ("Defence minister Ida Lund said: “We go.”\n\n“We stay,” the minister said.", [["Ida Lund"], ["Ida Lund"]]),
        ("President Ida Lund said: “We go.”\n\n“We stay,” President Lund said.", [["Ida Lund"], ["Ida Lund"]]),
        ("Ida K. Lund said: “We go.”\n\n“We stay,” Ida Lund said.", [["Ida K. Lund"], ["Ida K. Lund"]]),
        ("Ida Lund met Erik Lund.\n\n“We go,” Lund said.", [[]]),
        ("Ida Lund met Erik Lund.\n\n“We go,” Mr Lund said.", [["Erik Lund"]]),
        ("Ida Lund met Erik Lund.\n\n“We go,” Ms. Lund said.", [["Ida Lund"]]),
        ("“We go,” said Ida Lund.\n\n“We stay,” she said.", [["Ida Lund"], ["Ida Lund"]]),
        ("“We go,” said Erik Holm.\n\n“We stay,” she said.", [["Erik Holm"], []]),
        ("“We go,” said Ida Lund. Erik Holm nodded.\n\n“We stay,” he said.", [["Ida Lund"], ["Erik Holm"]]),
        ("“We go,” she said.", [[]]),
        ("It rained. “We go,” he said.", [[]]),
        ("“We go,” two officials said.", [["two officials"]]),
        (
            "“We go,” a spokeswoman for the ministry said.\n\n“We stay,” the spokeswoman said.",
            [["a spokeswoman for the ministry"], ["a spokeswoman for the ministry"]],
        ),
        ("“We go,” said Ida Lund and Erik Holm.", [["Ida Lund", "Erik Holm"]]),
        ("The Harbour Union said it would strike.", [["Harbour Union"]]),
        ("The Harbour Union said it would strike.\n\n“We go,” the union said.", [["Harbour Union"], ["Harbour Union"]]),
        ("The statement said that the port was open.", [["The statement"]]),
        ("Officials said the port was open.", [["Officials"]]),
        ("Residents of Ostvik said that the port was shut.", [["Residents of Ostvik"]]),
        ("Ships sail from Norland. Norland said it would pay.", [["Norland"]]),
        ("“We go,” his wife said.", [[]]),
        ("“We go”, according to his publicist, Lund said.", [[]]),
        ("Ida Lund, who said that the port was open, left.", [["Ida Lund"]]),
        ("“We go,” said Erik Holm Jr. in Ostvik.", [["Erik Holm Jr."]]),
        ("According to the audit office, half the money was spent.", [["the audit office"]]),
        ("“Nobody asked us,” many said.", [[]]),
        ("Minister of Defence Ida Lund said: “We go.”", [["Ida Lund"]]),
        (
            "Defence Minister Ida Lund met Finance Minister Petter Roos.\n\nLund sat down. “We go,” the minister said.",
            [["Ida Lund"]],
        ),
        (
            "Willem Haas, the Compact’s secretary general, left.\n\n“We go,” the secretary general said.",
            [["Willem Haas"]],
        ),
        ("Oto Varga came late.\n\n“We go,” Varga said.", [["Oto Varga"]]),
    ],
)
def test_speakers(text, expected):
    assert speakers(text) == expected


def test_no_entity_is_called_by_a_pronoun():
    resolved = resolve(
        "“We go,” he said.\n\n“No,” they said.\n\nIt said the port was open. According to him, it rains."
    )
    assert [entity.name for entity in resolved.entities] == []
    assert all(statement.source for statement in resolved.statements)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We go,” said Ida Lund.", EntityKind.PERSON),
        ("“We go,” two officials said.", EntityKind.GROUP),
        ("The Harbour Union said it would strike.", EntityKind.ORGANISATION),
        ("The report said that the port was open.", EntityKind.PUBLICATION),
        ("France said it would pay.", EntityKind.STATE),
        ("The Ostvik Post reported that the port was open.", EntityKind.PUBLICATION),
    ],
)
def test_kind_of_a_speaker(text, kind):
    assert [entity.kind for entity in resolve(text).entities] == [kind]


def test_roles_stand_as_stated_with_their_span():
    parse = parse_text("“We go,” said Ida Lund, the defence minister.")
    resolved = resolve_record(parse, find_attributions(parse), [])
    [role] = resolved.entities[0].roles
    assert role.role == "defence minister"
    assert parse.text_of(role.span) == "defence minister"


def test_mentions_are_collected_through_the_document():
    text = "Ida Lund came late. Lund sat down.\n\n“We go,” she said. Nobody but Lund stood up."
    parse = parse_text(text)
    [entity] = resolve_record(parse, find_attributions(parse), []).entities
    assert [(parse.text_of(mention.span), mention.kind) for mention in entity.mentions] == [
        ("Ida Lund", MentionKind.NAME),
        ("Lund", MentionKind.NAME),
        ("she", MentionKind.PRONOUN),
        ("Lund", MentionKind.NAME),
    ]


def test_ids_count_in_text_order():
    resolved = resolve("“We go,” said Ida Lund.\n\n“We stay,” said Erik Holm.")
    assert [entity.id for entity in resolved.entities] == ["e1", "e2"]
    assert [(statement.id, statement.speakers) for statement in resolved.statements] == [
        ("s1", ("e1",)),
        ("s2", ("e2",)),
    ]


def test_outlet_is_the_outermost_voice():
    resolved = resolve("“We go,” said Ida Lund.", outlet="The Ostvik Post")
    names = {entity.id: (entity.name, entity.kind) for entity in resolved.entities}
    assert [names[name] for name in resolved.statements[0].voice] == [("The Ostvik Post", EntityKind.PUBLICATION)]


def test_agency_of_the_dateline_and_the_agency_that_was_told_follow_the_outlet():
    text = "OSTVIK, 3 May (Norland News Agency) —\n\n“We go,” Ida Lund told the Sarovia News Agency."
    resolved = resolve(text, outlet="The Ostvik Post", kinds={0: PartKind.DATELINE})
    names = {entity.id: entity.name for entity in resolved.entities}
    assert [names[name] for name in resolved.statements[0].voice] == [
        "The Ostvik Post",
        "Norland News Agency",
        "Sarovia News Agency",
    ]


def test_speaker_is_left_out_of_the_voice():
    resolved = resolve("The Ostvik Post reported that the port was open.", outlet="Ostvik Post")
    assert resolved.statements[0].speakers == ("e1",)
    assert resolved.statements[0].voice == ()


def test_author_of_the_metadata_speaks_only_where_the_text_says_i():
    assert speakers("“We go,” said Erik Holm.", authors=("Ida Lund",)) == [["Erik Holm"]]
    assert speakers("“We go,” I said.", authors=("Ida Lund",)) == [["Ida Lund"]]
    assert speakers("“We go,” I said.") == [[]]


def test_echo_is_linked_to_the_statement_whose_words_it_repeats():
    text = "“This is a peace train,” said Ida Lund.\n\nThe “peace train” left on Friday."
    [echo] = resolve(text).echoes
    assert (echo.statement, echo.of) == ("s1", ("e1",))


def test_quotation_that_no_mark_closes_is_a_warning():
    resolved = resolve("Ida Lund said: “We go.\n\nIt rained.")
    assert [problem.code for problem in resolved.problems] == ["unclosed-quotation"]
    assert resolve("Ida Lund said: “We go.”\n\nIt rained.").problems == ()


def test_the_same_text_gives_the_same_record():
    text = "“We go,” said Ida Lund and Erik Holm. Two officials said the port was open."
    assert resolve(text) == resolve(text)


@pytest.mark.parametrize(
    "text",
    [
        "“We go,” said Ida Lund. " * 8_000,
        "“A” he said. " * 15_000,
        "SAID IDA LUND THAT THE PORT IS OPEN. " * 5_000,
        "Ida Lund said that " * 15_000,
        "said " * 60_000,
        "“" * 100_000,
        "Ida Lund " * 30_000,
    ],
)
def test_a_hostile_paragraph_takes_seconds_at_most(text):
    began = time.process_time()
    resolve(text)
    assert time.process_time() - began < 20


WORDS = "Ida|Lund|Erik|Holm|Mr|she|he|said|told|that|the|minister|,|.|“|”|and|who|of|in|Ostvik|\n\n|I|(|)|:".split("|")


@given(st.lists(st.sampled_from(WORDS), max_size=60))
@settings(deadline=None)
def test_any_text_gives_a_record_whose_ids_exist(pieces):
    resolved = resolve(" ".join(pieces), outlet="The Ostvik Post")
    known = {entity.id for entity in resolved.entities}
    for statement in resolved.statements:
        assert known.issuperset((*statement.speakers, *statement.voice))
