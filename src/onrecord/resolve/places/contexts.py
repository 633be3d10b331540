"""Words that speak for or against a place: takes the name of a class of `place_contexts`, returns its words."""

from __future__ import annotations

import functools

from onrecord.lexicons import table, words


@functools.cache
def context(name: str) -> frozenset[str]:
    """Return the words of one class, such as `context("direction")`."""
    return frozenset(table("place_contexts")[name].split())


@functools.cache
def no_names() -> frozenset[str]:
    """Words in small letters that are capitalised without being a name: function words, offices, days."""
    lists = ("role_words", "organisation_words", "group_words", "publication_words", "portfolios")
    found = frozenset(table("functions")).union(*(words(name) for name in lists))
    days = frozenset(word.lower() for word in context("no place"))
    return found | days | context("language") | frozenset(title.lower() for title in words("titles"))


@functools.cache
def given_names() -> frozenset[str]:
    """Given names in small letters."""
    return words("male_names") | words("female_names")
