"""Who is meant over a whole document: last names, titles, bodies, pronouns, groups and relayed words."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.extract import find_attributions
from onrecord.model import Attribution, ContentKind, EntityKind, MentionKind, PartKind, Span
from onrecord.resolve import Resolved, resolve_record
from tests.resolve.test_speakers import resolve, speakers
from tests.texts import parse_text


def roles(resolved: Resolved) -> dict[str, list[tuple[str, str | None]]]:
    """The roles of every entity that has any: name -> (role, whose)."""
    names = {entity.id: entity.name for entity in resolved.entities}
    return {
        entity.name: [(role.role, names[role.of] if role.of else None) for role in entity.roles]
        for entity in resolved.entities
        if entity.roles
    }


def credited(text: str, *pairs: tuple[str, str], **options: object) -> list[list[str]]:
    """The speakers of attributions made by hand: (source, content), each the first place where the words stand."""
    parse = parse_text(text, **options)
    made = []
    for source, content in pairs:
        at, begin = text.index(source), text.index(content)
        credit = (Span(at, at + len(source)),)
        made.append(Attribution((Span(begin, begin + len(content)),), ContentKind.INDIRECT, credit))
    resolved = resolve_record(parse, made, [])
    names = {entity.id: entity.name for entity in resolved.entities}
    return [[names[name] for name in statement.speakers] for statement in resolved.statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We will not leave,” Lund said. The hall was quiet.\n\n“We will never leave,” she added.\n\n"
            "Her brother, Tor Lund, disagreed. “We should go,” he said.",
            [["Lund"], ["Lund"], ["Tor Lund"]],
        ),
        ("“We go,” said Lund.\n\nIda Lund left. “No,” said Lund.", [["Ida Lund"], ["Ida Lund"]]),
        (
            "Ida Lund spoke first. “We go,” Lund said.\n\nIt rained.\n\nTor Lund left early.\n\nIt rained.\n\n"
            "“We stay,” Lund said.",
            [["Ida Lund"], ["Ida Lund"]],
        ),
        ("Ida Lund met Tor Lund.\n\n“We go,” Lund said.", [[]]),
        ("Ida Lund met Tor Lund.\n\n“We go,” Lund said before she left.", [["Ida Lund"]]),
        ("Ida Roos met Oto Roos. “We go,” he said.", [["Oto Roos"]]),
        ("Petter Roos came. “We go,” said Roos.", [["Petter Roos"]]),
    ],
)
def test_last_name_goes_to_one_person_only(text, expected):
    assert speakers(text) == expected


@pytest.mark.parametrize("kind", [PartKind.TITLE, PartKind.HEADING, PartKind.CAPTION])
def test_full_name_may_stand_in_title_heading_or_caption_only(kind):
    text = "Talks with Oto Varga end\n\n“We go,” Varga said. “Now,” he said."
    assert speakers(text, kinds={0: kind}) == [["Oto Varga"], ["Oto Varga"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rolo Holm said: “We go.” “No,” he said.\n\n“Never,” she said.", [["Rolo Holm"], ["Rolo Holm"], []]),
        ("Ida Lund met Vesna Holm in Ostvik and Berit Sand in Velin. “We go,” she said.", [["Ida Lund"]]),
        ("The talks of Ida Lund with Berit Sand ended. “We go,” she said.", [[]]),
        ("“Holm is wrong,” said Erik Sand. “He knows it,” he said.", [["Erik Sand"], ["Erik Sand"]]),
        (
            "“We go,” said Erik Sand.\n\nIt forced Holm to reverse his plan. “We stay,” he said.\n\nPer Holm left.",
            [["Erik Sand"], ["Erik Sand"]],
        ),
        ("“We go,” said Erik Sand.\n\nThe judge disagreed. “We stay,” he said.", [["Erik Sand"], ["The judge"]]),
        (
            "“We go,” said Erik Sand.\n\nIt rained in Velin.\n\nIt rained in Ostvik.\n\n“We stay,” he said.",
            [["Erik Sand"], []],
        ),
        ("The Holm administration spoke. “We go,” he said.\n\n“No,” said Holm.", [[], ["Holm"]]),
    ],
)
def test_pronoun_goes_to_the_nearest_who_speaks_or_acts_else_to_nobody(text, expected):
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We pay,” said the minister, Per Holm, after the talks.\n\n“Now,” the minister said.", [["Per Holm"]] * 2),
        ("“We pay,” said the foreman, Ilja. “Now,” said Ilja.", [["Ilja"]] * 2),
        ("Her rival, Viktor Strand, said: “We pay.”", [["Viktor Strand"]]),
        ("“We pay,” said his host.", [[]]),
        ("According to the mayor, Lena Ros, the bridge is “quite safe”.", [["Lena Ros"]]),
        (
            "Sarovia’s prime minister, Oto Varga, said: “No.”\n\nNorland’s prime minister, Marta Eklund, said: “Yes.”"
            "\n\n“Never,” the Sarovian prime minister said. “Later,” the Norlandic prime minister said.",
            [["Oto Varga"], ["Marta Eklund"], ["Oto Varga"], ["Marta Eklund"]],
        ),
        ("Eklund sighed. “We pay,” the prime minister said. “Now,” said Eklund.", [["Eklund"]] * 2),
        ("Erik Holm, a doctor, sighed. “We pay,” the minister said.", [["the minister"]]),
        ("“We pay,” said Trey Holm. The Norland Republican said it was late.", [["Trey Holm"]] * 2),
        (
            "Minister of Defence Ida Lund left. Radu Belin, the finance minister, stayed. "
            "The Minister said it was late.",
            [["Ida Lund"]],
        ),
    ],
)
def test_titles_and_appositions_name_their_holder(text, expected):
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Karvia’s foreign ministry said the talks were over. The Karvian foreign ministry said it rained. "
            "The foreign ministry in Karvia said the port was shut.",
            [["Karvia’s foreign ministry"]] * 3,
        ),
        (
            "The Dockers’ Union of Norland (DUN) said the port was shut.\n\n“We stay,” the union said. "
            "The DUN said it would strike.",
            [["Dockers’ Union of Norland"]] * 3,
        ),
        ("Nordhavn Terminals said the port was open. Nordhavn said it would pay.", [["Nordhavn Terminals"]] * 2),
        (
            "Norland’s finance ministry confirmed that the port was open. The payments, it said, were late.",
            [["Norland’s finance ministry"]] * 2,
        ),
        ("The figures contradict the defence ministry, which said that all was paid.", [["the defence ministry"]]),
        ("LUND: We go.\n\nIda Lund arrived late. “No,” said Lund.", [["Ida Lund"]]),
    ],
)
def test_bodies_and_labels_are_one_entity_by_every_form(text, expected):
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Session said that it rained. The session was long.", "Session"),
        ("Minister said that it rained.", "Minister"),
        ("One said that it rained.", "One"),
        ("Two came. The other said that it rained.", "The other"),
        ("All which said that it rained.", "which"),
        ("They said that it rained.", "They"),
        ("It said that it rained.", "It"),
        ("That said that it rained.", "That"),
    ],
)
def test_ordinary_words_never_become_a_name(text, source):
    assert credited(text, (source, "that it rained")) == [[]]


def test_indefinite_descriptions_are_different_people():
    text = "“We go,” said a spokesman. “No,” said a spokesman."
    assert len(resolve(text).entities) == 2
    text = "“We go,” said a senior official in the ministry. “No,” the official said."
    assert len(resolve(text).entities) == 1


def test_joint_speakers_hold_the_role_that_is_theirs():
    text = "The ministers of Estmark and Brevia, Jaan Teller and Hélène Marchand, said the talks were over."
    resolved = resolve(text)
    assert roles(resolved) == {"Jaan Teller": [("minister", "Estmark")], "Hélène Marchand": [("minister", "Brevia")]}
    assert len(resolved.statements[0].speakers) == 2


def test_group_has_its_members_where_as_many_are_named():
    text = (
        "Foreign Minister Ida Lund met Foreign Minister Oto Varga.\n\nThe two ministers said the talks were over. "
        "Both sides said they would return."
    )
    ministers, sides = [entity for entity in resolve(text).entities if entity.kind is EntityKind.GROUP]
    names = {entity.id: entity.name for entity in resolve(text).entities}
    assert [names[name] for name in ministers.members] == ["Ida Lund", "Oto Varga"]
    assert sides.members == ()


def test_role_names_the_body_it_belongs_to():
    text = (
        "Sarovian Prime Minister Oto Varga said: “No.” Sarovia is late. A nurse from Hamnvik said it rained. "
        "“Yes,” said a spokeswoman for Nordhavn Terminals."
    )
    resolved = resolve(text)
    assert roles(resolved) == {
        "Oto Varga": [("prime minister", "Sarovia")],
        "A nurse from Hamnvik": [("nurse", "Hamnvik")],
        "a spokeswoman for Nordhavn Terminals": [("spokeswoman", "Nordhavn Terminals")],
    }
    kinds = {entity.name: entity.kind for entity in resolved.entities}
    assert (kinds["Sarovia"], kinds["Hamnvik"]) == (EntityKind.STATE, EntityKind.PLACE)


def test_description_of_a_named_person_is_a_title_mention():
    text = "“We go,” said Ida Lund, the defence minister. “Now,” the minister said."
    [entity] = resolve(text).entities
    assert [mention.kind for mention in entity.mentions] == [MentionKind.NAME, MentionKind.TITLE, MentionKind.TITLE]


def test_first_person_is_the_author_or_the_outlet_outside_quotations_only():
    assert speakers("We said that it rained.", outlet="The Ostvik Post") == [["The Ostvik Post"]]
    assert speakers("I said that it rained.", outlet="The Ostvik Post") == [["The Ostvik Post"]]
    assert speakers("We said that it rained.") == [[]]


def test_i_in_a_quotation_is_who_is_quoted():
    text = "“I said that it rained,” said Ida Lund."
    parse = parse_text(text)
    outer = Attribution((Span(0, 24),), ContentKind.DIRECT, (Span(30, 38),), (Span(25, 29),), (Span(1, 23),))
    inner = Attribution((Span(8, 22),), ContentKind.INDIRECT, (Span(1, 2),), (Span(3, 7),))
    resolved = resolve_record(parse, [outer, inner], [])
    assert [entity.name for entity in resolved.entities] == ["Ida Lund"]
    assert [statement.speakers for statement in resolved.statements] == [("e1",), ("e1",)]


def test_words_relayed_within_other_words_have_the_relaying_voice():
    text = "The agency said that Erik Holm had told Ida Lund that it rained."
    parse = parse_text(text, outlet="The Ostvik Post")
    outer = Attribution((Span(16, 63),), ContentKind.INDIRECT, (Span(0, 10),), (Span(11, 15),))
    inner = Attribution((Span(49, 63),), ContentKind.INDIRECT, (Span(21, 30),), (Span(35, 39),))
    resolved = resolve_record(parse, [outer, inner], [])
    names = {entity.id: entity.name for entity in resolved.entities}
    first, second = resolved.statements
    assert [names[name] for name in first.voice] == ["The Ostvik Post"]
    assert [names[name] for name in second.speakers] == ["Erik Holm"]
    assert [names[name] for name in second.voice] == ["The Ostvik Post", "The agency"]


def test_whom_a_report_cites_speaks_and_the_report_relays():
    text = "The Ostvik Post reported, citing a ministry source, that the port was shut."
    made = Attribution((Span(51, 74),), ContentKind.INDIRECT, (Span(0, 15),), (Span(16, 24),))
    resolved = resolve_record(parse_text(text), [made], [])
    names = {entity.id: entity.name for entity in resolved.entities}
    [statement] = resolved.statements
    assert [names[name] for name in statement.speakers] == ["a ministry source"]
    assert [names[name] for name in statement.voice] == ["Ostvik Post"]


def test_station_that_was_told_keeps_its_whole_name():
    resolved = resolve("“We go,” Varga told Radio Velin.")
    assert "Radio Velin" in [entity.name for entity in resolved.entities]


def test_quotation_without_credit_goes_on_for_whoever_spoke_right_before():
    text = "“We go,” said Ida Lund. “We never stay.”"
    parse = parse_text(text)
    first = Attribution((Span(0, 8),), ContentKind.DIRECT, (Span(14, 22),), (Span(9, 13),), (Span(1, 7),))
    second = Attribution((Span(24, 40),), ContentKind.DIRECT, (), (), (Span(25, 39),))
    resolved = resolve_record(parse, [first, second], [])
    assert [statement.speakers for statement in resolved.statements] == [("e1",), ("e1",)]


def test_hand_made_attributions_are_found_where_they_stand():
    assert credited("Ida Lund said that it rained.", ("Ida Lund", "that it rained")) == [["Ida Lund"]]
    assert len(find_attributions(parse_text("Ida Lund said that it rained."))) == 1


def test_a_possessive_that_is_all_title_names_nobody():
    """ "The Secretary of State’s" leaves no name once its titles are off; it once stopped a whole debate."""
    record = onrecord.read_text(
        "“We must act now,” was the Secretary of State’s answer. The Secretary of State’s said no."
    )
    assert record.was_read
    assert "" not in [entity.name for entity in record.entities]


def test_an_answer_of_two_paragraphs_has_one_speaker():
    """The second paragraph has no label; nobody else has been asked in between."""
    text = (
        "An interview\n\nCourier: Will you pay the whole sum?\n\nLund: It is not a yes. I have been here for a week."
        "\n\nLet me add one thing. When we began, nobody believed in it.\n\nCourier: And the date?\n\nLund: In May."
    )
    record = onrecord.read_text(text)
    said = {record.document.text_of(one.content): one.speakers for one in record.statements}
    [added] = [speakers for words, speakers in said.items() if "Let me add one thing" in words]
    assert [record.entity(name).name for name in added] == ["Lund"]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("Sarovian Road Transport and Bridges Minister Oto Varga", ["Oto Varga"]),
        ("Finance Minister Petter Roos and Defence Minister Ida Lund", ["Petter Roos", "Ida Lund"]),
        ("Senator Petter Roos (N-Velin) and Senator Ida Lund (N-Ostvik)", ["Petter Roos", "Ida Lund"]),
        ("Senators Petter Roos and Ida Lund", ["Petter Roos", "Ida Lund"]),
        ("Ida Lund and FBI director Petter Roos", ["Ida Lund", "Petter Roos"]),
    ],
)
def test_an_office_with_and_in_it_is_one_office(source, names):
    record = onrecord.read_text(f"“We will pay for it,” said {source} on Monday.")
    [statement] = record.statements
    assert [record.entity(one).name for one in statement.speakers] == names


def test_a_body_named_after_its_members_keeps_their_name():
    record = onrecord.read_text("“We mourn him,” the Sarovian Bishops’ Conference said in a statement on Monday.")
    [statement] = record.statements
    assert [record.entity(one).name for one in statement.speakers] == ["Sarovian Bishops’ Conference"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Per Holm told The Courant it rained. The Courant reported that the port was shut.", "The Courant"),
        ("The Harbour Union left. The Harbour Union said that the port was shut.", "Harbour Union"),
    ],
)
def test_a_name_keeps_its_article_only_where_the_text_writes_it_large_inside_a_sentence(text, name):
    assert speakers(text)[-1] == [name]
