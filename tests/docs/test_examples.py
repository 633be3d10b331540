"""The examples in README and docs are run: what they show is what the program prints."""

import re

import pytest

import run_examples

PAGES = run_examples.example_pages()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(run_examples.ROOT)))
def test_examples_show_what_the_program_prints(page):
    text = page.read_text(encoding="utf-8")
    assert run_examples.run_page(text) == text, "run scripts/run_examples.py --write, and read what changed"


def test_pages_with_examples_are_found():
    assert {"README.md", "index.md", "use-python.md"} <= {page.name for page in PAGES}


def test_an_example_that_is_no_longer_true_is_noticed():
    page = "```text file=a.txt\none\n```\n```console\n$ cat a.txt\ntwo\n```\n```pycon\n>>> 1 + 1\n3\n```\n"
    assert run_examples.run_page(page) == page.replace("two", "one").replace("3", "2")


def test_dots_stand_for_any_lines_in_a_session():
    page = "```console\n$ printf '1\\n2\\n3\\n'\n1\n...\n3\n```\n"
    assert run_examples.run_page(page) == page


def test_a_python_session_shows_values_names_and_loops():
    loop = ">>> for number in (1, 2):\n...     total += number\n...     print(total)\n"
    page = f"```pycon\n>>> total = 0\n{loop}>>> total\n```\n"
    assert run_examples.run_page(page) == page.replace("print(total)\n", "print(total)\n1\n3\n").replace(
        ">>> total\n", ">>> total\n3\n"
    )


LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)?(#[^)\s]+)?\)")
MARKDOWN = [*run_examples.ROOT.glob("*.md"), *sorted((run_examples.ROOT / "docs").rglob("*.md"))]


def anchors_in(text):
    heads = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", MARKDOWN, ids=lambda page: str(page.relative_to(run_examples.ROOT)))
def test_links_lead_somewhere(page):
    for target, anchor in LINK.findall(page.read_text(encoding="utf-8")):
        if page.parent.name == "data":
            continue  # stands in a reference page, and is checked there
        path = (page.parent / target).resolve() if target else page
        assert path.exists(), f"{page.name}: {target}"
        if anchor and path.suffix == ".md":
            assert anchor[1:] in anchors_in(path.read_text(encoding="utf-8")), f"{page.name}: {target}{anchor}"
