"""What the brief and the page say at a glance: figures without a source, the unheard, denials shown as denials."""

from __future__ import annotations

import dataclasses

import pytest

from onrecord.model import ContentKind, Entity, EntityKind, Mention, MentionKind, Record, Stance
from onrecord.show.page import page
from tests.show.builder import find, make_document, make_statement
from tests.show.test_brief import flat, shown
from tests.show.test_page import Seen

TEXT = "The strike has cost €30 million.\n\nPer Dahl denied that he had met Ida Lund."


@pytest.fixture
def record() -> Record:
    document = make_document(TEXT)
    speaker = Entity("e1", "Per Dahl", EntityKind.PERSON, (Mention(find(TEXT, "Per Dahl"), MentionKind.NAME),))
    other = Entity("e2", "Ida Lund", EntityKind.PERSON, (Mention(find(TEXT, "Ida Lund"), MentionKind.NAME),))
    statement = make_statement(
        TEXT,
        1,
        ("that he had met Ida Lund",),
        source="Per Dahl",
        cue="denied",
        speakers=("e1",),
        kind=ContentKind.INDIRECT,
    )
    statement = dataclasses.replace(statement, stance=Stance.DENIED)
    unsourced = (find(TEXT, "The strike has cost €30 million."),)
    return Record(document, (speaker, other), (statement,), unsourced=unsourced)


def test_denied_content_is_never_shown_as_said(record: Record) -> None:
    assert "indirect, in the reporter’s words; denied by the speaker · cue: denied" in flat(shown(record))


def test_figures_without_a_source_are_listed_with_their_place(record: Record) -> None:
    words = flat(shown(record))
    assert "no source stated 1 The strike has cost €30 million. line 1" in words


def test_figures_in_the_page_lead_to_their_words_and_back(record: Record) -> None:
    html = Seen(page(record))
    assert {"u1", "tu1"} <= set(html.ids)
    assert {"#u1", "#tu1"} <= set(html.hrefs)


def test_who_is_spoken_of_but_not_heard_is_named(record: Record) -> None:
    assert "Spoken of, not heard 1 Ida Lund" in flat(shown(record))
    assert "Spoken of, not heard" in page(record)
