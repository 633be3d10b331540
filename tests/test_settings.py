"""Settings: from words to values, each refused in words that name what exists."""

import dataclasses

import pytest

from onrecord.errors import SettingError
from onrecord.settings import Settings, shown_default


def test_every_setting_says_its_unit_and_what_it_does():
    for entry in dataclasses.fields(Settings):
        assert entry.metadata["unit"]
        assert entry.metadata["help"].endswith(".")


def test_words_change_the_settings_they_name_and_no_other():
    changed = Settings.from_words(["max_pages=50", "max-html-depth = 9"])
    assert changed == dataclasses.replace(Settings(), max_pages=50, max_html_depth=9)


def test_no_words_leave_the_defaults():
    assert Settings.from_words([]) == Settings()


@pytest.mark.parametrize(
    ("word", "words"),
    [
        ("max_pages", r"Cannot use the setting 'max_pages': write it as NAME=VALUE"),
        (
            "max_pagse=5",
            r"There is no setting 'max_pagse'\. Did you mean max_pages\? The settings are: .*max_pdf_bytes",
        ),
        ("zzz=5", r"There is no setting 'zzz'\. The settings are: "),
        ("max_pages=many", r"Setting max_pages takes a whole number of pages, not 'many'"),
        ("max_pages=2.5", r"takes a whole number of pages, not '2\.5'"),
        ("max_pages=0", r"Setting max_pages must be above 0 pages, not 0"),
        ("max_pages=-3", r"must be above 0 pages, not -3"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_with_what_can(word, words):
    with pytest.raises(SettingError, match=words):
        Settings.from_words([word])


def test_digest_is_the_same_for_the_same_settings_and_another_for_others():
    assert Settings().digest() == Settings.from_words([]).digest()
    assert len(Settings().digest()) == 12
    digests = {
        dataclasses.replace(Settings(), **{entry.name: entry.default + type(entry.default)(1)}).digest()
        for entry in dataclasses.fields(Settings)
    }
    assert len(digests | {Settings().digest()}) == len(dataclasses.fields(Settings)) + 1


def test_a_setting_of_words_takes_words_and_is_never_empty():
    assert Settings.from_words(["grammar=en_core_web_sm"]).grammar == "en_core_web_sm"
    with pytest.raises(SettingError, match="must name a pipeline"):
        Settings.from_words(["grammar="])


def test_words_and_numbers_are_shown_as_people_read_them():
    assert [shown_default(value) for value in (20_000, "none")] == ["20,000", "none"]
