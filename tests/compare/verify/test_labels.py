"""Every label, on the transcripts of the demo, and what is never called verbatim."""

import datetime

import pytest

from onrecord.compare.verify import Quotation, Transcript, Transcripts, removed_words
from onrecord.errors import VerifyError


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("This is not a blank cheque. Every payment will follow a report", "verbatim"),
        ("“THIS IS NOT A BLANK CHEQUE — every payment will follow a report.”", "verbatim"),
        ("We will send two air defence batteries", "verbatim"),
        ("We can repair a school in a summer, but we can't make a transformer", "variant"),
        ("Norland will provide €1.2 billion to Sarovia over 3 years, beginning this year", "variant"),
        ("I spoke, um, with Prime Minister Varga last night", "variant"),
        ("[The Government] will not hide it. It means about two billion euros a year", "bracketed"),
        ("But the debt rule stands, [Norland] will keep it", "bracketed"),
        (
            "Brevia will lend Sarovia five hundred million euros ... The first half will be paid in September",
            "elided_marked",
        ),
        ("The equipment went first ... I do not have the figure for today with me", "elided_marked"),
        ("We will send two air-defence batteries before the winter", "elided_unmarked"),
        ("This is a blank cheque. Every payment will follow a report", "altered"),
        ("This is not a blank cheque. Every payment must follow a report", "altered"),
        ("Three hundred million euros will go to the Sarovian budget, so that teachers and nurses are paid", "altered"),
        ("Every payment will follow a report. This is not a blank cheque", "reordered"),
        ("He asked me for transformers. I give him my word that the Audit Office will report", "spliced"),
        ("Our harbours will stay open all summer for ships of every nation", "not_found"),
    ],
)
def test_each_kind_of_difference_has_its_label(verify, words, label):
    assert verify(words).label == label


@pytest.mark.parametrize(
    ("words", "flag"),
    [
        ("This is a blank cheque. Every payment will follow a report", "negation"),
        ("Every payment might follow a report, and if a report is not good enough we will not pay", "modal"),
        ("Three hundred million euros will go to the Sarovian budget, so that teachers and nurses are paid", "number"),
        ("They have also agreed that Brevia's path to membership is irreversible", "named_entity"),
        ("Some government around that table knows the difference between the two words", "quantifier"),
        ("It was a long night and it was a useful one, I believe", "hedge"),
    ],
)
def test_weighty_words_that_differ_are_flagged(verify, words, flag):
    assert flag in verify(words).flags


def test_a_word_is_not_found_inside_another(verify):
    """ "law" does not stand in "laws", nor "report" in "reported"."""
    assert verify("I ask for an audit every year, by our own Audit Office, report").label == "altered"


def test_a_removed_not_in_a_marked_elision_is_flagged_and_shown(verify):
    found = verify("I am ... disappointed. I am impatient. A path is a good thing", speaker="Oto Varga")
    assert found.label == "elided_marked"
    assert "negation" in found.flags
    assert removed_words(found.match.edits) == ["not"]


def test_pieces_too_far_apart_are_no_honest_elision(verify):
    found = verify("Norland will provide 1.2 billion euros to Sarovia ... The member asks for an audit every year")
    assert found.label == "spliced"
    assert "elision_gap" in found.flags


def test_words_of_two_speakers_are_no_one_quotation(verify):
    found = verify("Will the minister give way? I will give way once.", speaker="Strand")
    assert found.label == "spliced"
    assert "crosses_turn" in found.flags
    assert found.attribution != "same"


@pytest.mark.parametrize(
    ("speaker", "attribution"),
    [("Marta Eklund", "same"), ("Prime Minister Eklund", "same"), ("Ida Lund", "other"), (None, "unknown")],
)
def test_the_speaker_is_compared_with_the_label(verify, speaker, attribution):
    assert (
        verify("We are not sending soldiers to Sarovia, and we are not considering it", speaker=speaker).attribution
        == attribution
    )


def test_words_that_a_speaker_quotes_are_relayed(verify):
    assert (
        verify("We can repair a school in a summer, but we cannot make a transformer", speaker="Eklund").attribution
        == "relayed"
    )


def test_a_short_quotation_counts_only_with_support(verify):
    assert verify("I would have remembered", speaker="Oto Varga").flags == ("short",)
    assert "ambiguous" in verify("I would have remembered").flags
    assert "ambiguous" in verify("I would have remembered", speaker="Willem Haas").flags
    assert "ambiguous" not in verify("I would have remembered", date=datetime.date(2025, 6, 24)).flags
    assert verify("I would not have remembered", speaker="Oto Varga").label == "not_found"


def test_offsets_lead_to_the_words(transcripts):
    found = transcripts.verify(Quotation("This is a blank cheque"))
    [transcript] = [one for one in transcripts.transcripts if one.id == "assembly-2024-05-14"]
    found = transcripts.verify(Quotation("Every payment will follow our report, and if a report is not good enough"))
    [edit] = found.match.edits
    assert transcript.text[slice(*edit.transcript)] == edit.spoken == "a"
    assert found.quotation.text[slice(*edit.quote)] == edit.quoted == "our"


LUND = Transcript("a", "LUND: We will never close the harbour of Ostvik in winter.", event="sitting")


def test_witnesses_of_one_event_are_kept_apart():
    other = Transcript("b", "LUND: We will close the harbour of Ostvik in winter.", event="sitting")
    found = Transcripts([LUND, other]).verify(
        Quotation("We will never close the harbour of Ostvik in winter", speaker="Lund")
    )
    assert (found.label, found.match.transcript) == ("verbatim", "a")
    assert "witnesses_disagree" in found.flags
    assert [(one.transcript, one.label) for one in found.others] == [("b", "altered")]


def test_the_speaker_chooses_among_places_that_read_alike():
    text = "DAHL: We must protect the harbour of Ostvik today.\n\nLUND: We must protect the harbour of Ostvik today."
    found = Transcripts([Transcript("a", text)]).verify(
        Quotation("We must protect the harbour of Ostvik today", speaker="Ida Lund")
    )
    assert (found.match.speaker, found.attribution) == ("LUND", "same")


def test_lost_apostrophes_are_tolerated():
    lost = "LUND: We dont know and theyre not here, thats all. I didnt ask, its late and weve closed. It isnt open."
    found = Transcripts([Transcript("a", lost)]).verify(Quotation("We don't know and they're not here, that's all"))
    assert found.label == "verbatim"
    found = Transcripts([Transcript("a", lost)]).verify(Quotation("We do not know and they are not here, that is all"))
    assert found.label == "variant"
    assert "lost_apostrophes" in found.flags


def test_a_quotation_said_to_be_translated_is_a_translation(verify):
    found = verify("Brevia will lend Sarovia six hundred million euros at no interest", translated=True)
    assert found.label == "translation"
    assert "number" in found.flags


def test_stage_notes_do_not_interrupt(verify):
    assert verify("I am impatient. A path is a good thing, but a path is for walking.").label == "verbatim"


@pytest.mark.parametrize(
    "text",
    [
        "LUND: We will pay for the ships.\nDAHL: Never.",
        "Ida Lund: We will pay for the ships.\nPer Dahl: Never.",
        "Mr. LUND. We will pay for the ships.\nMr. DAHL. Never.",
        ">> LUND: We will pay for the ships.\n>> DAHL: Never.",
        "**LUND:** We will pay for the ships.\n**DAHL:** Never.",
        "[00:01:02] LUND: We will pay for the ships.\n[00:01:09] DAHL: Never.",
        "LUND (Norland): We will pay for the ships.\nDAHL: Never.",
    ],
)
def test_labels_of_several_habits_are_understood(text):
    found = Transcripts([Transcript("a", text)]).verify(Quotation("We will pay for the ships.", speaker="Lund"))
    assert (found.label, found.attribution) == ("verbatim", "same")


def test_a_quotation_without_words_is_refused(verify):
    with pytest.raises(VerifyError, match="holds no words"):
        verify("...")
