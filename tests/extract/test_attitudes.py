"""What kind of act a cue reports, and how the source stands to the content."""

from __future__ import annotations

import pytest

from onrecord.extract import find_attributions
from onrecord.extract.attitudes import attitude_of, stance_of
from onrecord.model import Attitude, Stance
from tests.texts import parse_text

CUES = {
    Attitude.STATEMENT: (
        "said|says|has said|told|claimed|denied|announced|added|warned|insisted|argued|wrote|also said|according to|"
        "admitted|has repeatedly stated|pointed out|put it|replied|called|described|accused|complained|confirmed|"
        "explained|noted|reported|criticised|:|has not ruled out|declared|quipped|tweeted"
    ),
    Attitude.BELIEF: (
        "thinks|thought|believes|has long believed|expects|is expected|hopes|had hoped|fears|doubts|suspects|assumed|"
        "considers|feels|is convinced|was confident|are worried|anticipated|the view|knew"
    ),
    Attitude.INTENTION: (
        "promised|has promised|pledged|vowed|plans|is planning|threatened|had threatened|offered|intends|swore|agreed|"
        "has committed|wants|decided|is determined|is willing|undertook|a pledge|aims"
    ),
    Attitude.DECREE: (
        "ordered|has ordered|ruled|demanded|urged|called on|calls for|instructed|banned|forbade|directed|was ordered|"
        "recommended|begged|decreed|appealed|required|orders"
    ),
    Attitude.PERCEPTION: "saw|has seen|heard|noticed|has noticed|learned|found|discovered|realised|witnessed",
}


@pytest.mark.parametrize(
    ("cue", "attitude"), [(cue, attitude) for attitude, cues in CUES.items() for cue in cues.split("|")]
)
def test_attitude_follows_the_head_of_the_cue(cue, attitude):
    assert attitude_of(cue) is attitude


@pytest.mark.parametrize(
    ("cue", "following", "attitude"),
    [
        ("asked", " the ministry to open the port", Attitude.DECREE),
        ("asked", " whether the port was open", Attitude.STATEMENT),
        ("told", " the crews to leave", Attitude.DECREE),
        ("told", " the court that they left", Attitude.STATEMENT),
        ("called", " on both sides to wait", Attitude.DECREE),
        ("called", " the plan “a disaster”", Attitude.STATEMENT),
        ("ruled", " out sending soldiers", Attitude.STATEMENT),
        ("ruled", " that the ban stands", Attitude.DECREE),
    ],
)
def test_some_cues_need_the_words_after_them(cue, following, attitude):
    assert attitude_of(cue, following) is attitude


@pytest.mark.parametrize(
    ("source", "cue", "content", "stance"),
    [
        ("Ida Lund", "said", "that the port was open", Stance.ASSERTED),
        ("Ida Lund", "said", "“The port is open,”", Stance.ASSERTED),
        ("Ida Lund", "denied", "that the port was closed", Stance.DENIED),
        ("Ida Lund", "has denied", "having closed the port", Stance.DENIED),
        ("Ida Lund", "rejected", "the claim that the port was closed", Stance.DENIED),
        ("Ida Lund", "dismissed", "reports of a closure as “nonsense”", Stance.DENIED),
        ("Ida Lund", "dismissed", "the plan as “a toy”", Stance.ASSERTED),
        ("Ida Lund", "asked", "whether the port was open", Stance.ASKED),
        ("Ida Lund", "asked", "“Is the port open?”", Stance.ASKED),
        ("Ida Lund", "wondered", "who had closed it", Stance.ASKED),
        ("media reports", "according to", "the port is closed", Stance.HEDGED),
        ("local media reports", "According to", "the port is closed", Stance.HEDGED),
        ("unconfirmed reports", "say", "the port is closed", Stance.HEDGED),
        ("", "it is said", "that the port is closed", Stance.HEDGED),
        ("", "is reportedly", "closed", Stance.HEDGED),
        ("the audit office's report", "says", "the port is closed", Stance.ASSERTED),
        ("Ida Lund", "promised", "to open the port", None),
        ("Ida Lund", "believes", "that the port is open", None),
        ("", "", "“The port is open.”", None),
        ("Ida Lund", ":", "“The port is open.”", None),
    ],
)
def test_stance_tells_a_denial_a_question_and_hearsay_from_an_assertion(source, cue, content, stance):
    assert stance_of(source, cue, content) is stance


def test_attributions_carry_both():
    [denial] = find_attributions(parse_text("The ministry denied that the port was closed."))
    assert (denial.attitude, denial.stance) == (Attitude.STATEMENT, Stance.DENIED)
    [belief] = find_attributions(parse_text("Ida Lund believes that the port is open."))
    assert (belief.attitude, belief.stance) == (Attitude.BELIEF, None)
