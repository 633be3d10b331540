"""The language of a text: English by its function words, others by py3langid, too little is `None`."""

from __future__ import annotations

import pytest

from onrecord.read.language import detect_language

ENGLISH = "The minister said on Tuesday that the money would be sent before the end of the year."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (ENGLISH.upper(), "en"),
        ("Le ministre a déclaré mardi que l'argent serait envoyé avant la fin de l'année.", "fr"),
        ("Die Ministerin sagte am Dienstag, das Geld werde vor dem Ende des Jahres überwiesen.", "de"),
        ("Statsråden sade i tisdags att pengarna ska betalas ut före årets slut.", "sv"),
        ("قال الوزير يوم الثلاثاء إن الأموال سترسل قبل نهاية العام", "ar"),
        ("השר אמר ביום שלישי כי הכסף יישלח לפני סוף השנה", "he"),
        ("部长星期二表示，这笔资金将在年底前到位，用于重建受灾地区的学校和医院。", "zh"),
        ("", None),
        ("😀😀😀", None),
        ("Norland", None),
    ],
)
def test_language_of_a_text(text: str, language: str | None) -> None:
    assert detect_language(text) == language


def test_foreign_quotation_at_the_top_does_not_decide() -> None:
    assert detect_language("« Nous n'avons rien promis à personne. » " + ENGLISH * 4) == "en"
