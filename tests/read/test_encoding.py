"""Which encoding a text without a mark is in, and what is said about bytes that fit none."""

from __future__ import annotations

import pytest

from onrecord.errors import ReadError
from onrecord.model import Severity
from onrecord.read.encoding import decode

WORDS = "The minister said on Tuesday that the money would be sent before the end of the year. "
ENGLISH = WORDS + "“We don’t know,” said José Núñez – the café’s owner – “if €5 or £6 is enough…” " + WORDS
FRENCH = "Le ministre a déclaré mardi que l’argent serait versé avant l’été. « Nous n’attendons pas », a-t-il ajouté. "
GERMAN = "Die Häfen öffnen früh. „Wir können nicht länger warten“, sagte sie. Das Geld werde überwiesen. "
CZECH = (
    "Ministr řekl v úterý, že peníze budou odeslány před koncem roku. Příští týden se sejde vláda. „Nečekáme,“ řekl. "
)
POLISH = "Minister powiedział, że pieniądze zostaną wysłane. Rząd zbierze się w Łodzi. „Nie czekamy” – dodał. "


@pytest.mark.parametrize(
    ("text", "written", "named"),
    [
        (ENGLISH, "cp1252", "windows-1252"),
        (ENGLISH, "mac_roman", "mac-roman"),
        (WORDS + "It don’t pay.", "cp1252", "windows-1252"),
        (WORDS + "It don’t pay.", "mac_roman", "mac-roman"),
        (WORDS + "“Yes.” " + WORDS, "cp1252", "windows-1252"),
        (WORDS + "He paid €5 – no more.", "cp1252", "windows-1252"),
        (WORDS + "He paid £5.", "latin-1", "windows-1252"),
        (WORDS + "They met in a café in Århus.", "latin-1", "windows-1252"),
        (WORDS + "They met in a café.", "mac_roman", "mac-roman"),
        (FRENCH, "cp1252", "windows-1252"),
        (FRENCH, "mac_roman", "mac-roman"),
        (GERMAN, "cp1252", "windows-1252"),
        (GERMAN, "mac_roman", "mac-roman"),
        (CZECH, "cp1250", "windows-1250"),
        (POLISH, "cp1250", "windows-1250"),
        (WORDS + "Dvořák and Škoda met Wałęsa. " + WORDS, "cp1250", "windows-1250"),
        ("Министр сказал во вторник, что деньги будут отправлены. " * 4, "cp1251", "cp1251"),
    ],
)
def test_encodings_of_one_byte_are_told_apart_and_the_guess_is_a_warning(text, written, named):
    decoded = decode(text.encode(written))
    assert decoded.text == text
    assert decoded.encoding == named
    [problem] = decoded.problems
    assert (problem.code, problem.severity) == ("encoding-guessed", Severity.WARNING)


@pytest.mark.parametrize(
    "junk",
    [
        b"caf\xc3\xa9 \xff\xfe\xfd ",
        b"\xff\xfe\xfd ",
        b"mo\xffney ",
        b"a\x81b \x8d\x90 ",
        b"mon\xe4\x93ey ",
        b"caf\xc3\xa9 and \x93yes\x94 ",
        b"\xe2\x80\x9cYes\xe2\x80 and no ",
        bytes(range(128, 256)),
    ],
)
def test_bytes_that_make_no_sense_or_stand_beside_utf_8_are_an_error_and_the_words_around_them_stay(junk):
    decoded = decode(WORDS.encode() + junk + WORDS.encode())
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith(WORDS)
    assert decoded.text.endswith(WORDS)
    assert "\ufffd" in decoded.text
    [problem] = decoded.problems
    assert (problem.code, problem.severity) == ("invalid-bytes", Severity.ERROR)


def test_one_place_that_is_utf_8_by_chance_does_not_outweigh_a_text_in_windows_1252():
    text = "“Yes,” he said. “No,” she said – twice. " * 5 + "They met at CAFÄ”."
    assert decode(text.encode("cp1252")).text == text


def test_only_bytes_of_no_text_at_all_are_an_error():
    with pytest.raises(ReadError, match="no text"):
        decode(b" \n\t ")
