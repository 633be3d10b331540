"""The reference pages say what the code does: none is stale, nothing is without words."""

import ast
from types import SimpleNamespace

import pytest
import typer

import make_docs
from onrecord import model

PAGES = make_docs.pages()


@pytest.mark.parametrize("name", PAGES)
def test_page_is_what_the_code_makes_of_it(name):
    checked_in = (make_docs.REFERENCE / name).read_text(encoding="utf-8")
    assert checked_in == PAGES[name], f"docs/reference/{name} is stale: run scripts/make_docs.py"


def test_no_page_is_left_from_something_that_is_gone():
    assert {path.name for path in make_docs.REFERENCE.iterdir()} == set(PAGES)


@pytest.fixture
def bare_app(monkeypatch):
    """Replace the command line by one with an option that has no help text."""
    app = typer.Typer()

    @app.callback()
    def top():
        """Do things."""

    @app.command()
    def read(fast: bool = False):
        """Read things."""

    monkeypatch.setattr(make_docs, "app", app)


@pytest.mark.usefixtures("bare_app")
def test_an_option_without_help_is_refused():
    with pytest.raises(make_docs.Undocumented, match=r"onrecord read `--fast`.*give the command a docstring"):
        make_docs.commands_page()


def test_a_command_without_docstring_is_refused(monkeypatch):
    app = typer.Typer(help="Do things.")
    app.command("read")(lambda: None)
    app.command("demo")(lambda: None)
    monkeypatch.setattr(make_docs, "app", app)
    with pytest.raises(make_docs.Undocumented, match="No words for onrecord demo, onrecord read"):
        make_docs.commands_page()


def test_a_setting_without_help_is_refused(monkeypatch):
    bare = SimpleNamespace(name="speed", default=3, metadata={"unit": "knots"})
    monkeypatch.setattr(make_docs.dataclasses, "fields", lambda kind: [bare])
    with pytest.raises(make_docs.Undocumented, match="No words for speed: give the setting a help="):
        make_docs.settings_page()


def test_a_field_or_a_code_without_words_is_refused(monkeypatch):
    everything = make_docs.words_of
    monkeypatch.setattr(make_docs, "words_of", lambda name: {**everything(name), "Echo": {"span": "The words."}})
    with pytest.raises(
        make_docs.Undocumented, match=r"No words for Echo\.of, Echo\.statement: add a line to docs/data"
    ):
        make_docs.record_page()
    monkeypatch.setattr(make_docs, "words_of", lambda name: {})
    with pytest.raises(make_docs.Undocumented, match=r"No words for .*not-found.*: add a line to docs/data/problems"):
        make_docs.problems_page()


def test_words_for_what_is_gone_are_refused(monkeypatch):
    everything = make_docs.words_of
    monkeypatch.setattr(make_docs, "words_of", lambda name: {**everything(name), "old-code": "Long gone."})
    with pytest.raises(make_docs.Undocumented, match="No words for old-code: no such code any more"):
        make_docs.problems_page()


def test_problem_codes_are_found_behind_helpers_too(monkeypatch, tmp_path):
    (tmp_path / "one.py").write_text(
        "def outer(message, code):\n    return inner(code)\n"
        "def inner(code):\n    return Problem(code, 'm')\n"
        "outer('m', 'a-one')\ninner('b-two' if x else 'c-three')\nraise errors.ReadError(code='d-four', message='m')\n"
        "Problem(error.code, 'm')\nother('e-five')\n"
    )
    monkeypatch.setattr(make_docs, "SOURCES", tmp_path)
    assert make_docs.problem_codes() == {"a-one", "b-two", "c-three", "d-four"}


def test_every_problem_made_in_the_code_has_a_code_that_can_be_read_from_it():
    """A code put together at run time could never be explained: it is a constant, a parameter, or another's `code`."""
    hidden = []
    for path in make_docs.SOURCES.rglob("*.py"):
        for function, call in make_docs.calls_in(ast.parse(path.read_text(encoding="utf-8"))):
            if make_docs.called_name(call) in ("Problem", "ReadError"):
                code = make_docs.argument_at(call, 0)
                known = code is not None and (
                    make_docs.constants_of(code)
                    or make_docs.helper_of(function, code)
                    or ast.unparse(code).endswith(".code")
                )
                if not known:
                    hidden.append(f"{path.name}: {ast.unparse(call)}")
    assert hidden == []


def test_record_page_names_every_type_once():
    kinds = list(dict.fromkeys(make_docs.types_in(model.Record)))
    for kind in kinds:
        assert PAGES["record.md"].count(f"\n## {kind.__name__}\n") == 1
