"""Run the examples of the documentation, so that its pages stay true.

    python scripts/run_examples.py            run README.md and docs/, print what differs
    python scripts/run_examples.py --write    put what the program prints into the pages

In a page, in order, each page in an empty folder of its own:

- a block with `file=NAME` after its language is written to that file,
- a `console` block is a session: lines that begin with "$ " are run by bash, what follows is what they print;
  a line "..." stands for any lines,
- a `pycon` block is a Python session in the manner of doctest; a page's sessions share their names.

Blocks of other languages are for reading only.
"""

from __future__ import annotations

import argparse
import doctest
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```(?P<language>\w+)(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.M | re.S)
FILE = re.compile(r"\bfile=(\S+)")
SECONDS = 60


def example_pages() -> list[Path]:
    """Return the pages that hold examples."""
    everything = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [page for page in everything if any(is_run(block) for block in BLOCK.finditer(page.read_text("utf-8")))]


def is_run(block: re.Match[str]) -> bool:
    """Whether a block does something."""
    return block["language"] in ("console", "pycon") or FILE.search(block["info"]) is not None


def run_page(text: str) -> str:
    """Return the page as it would read if all of its examples printed what the program prints now."""
    names: dict[str, object] = {}

    def run_block(block: re.Match[str]) -> str:
        body = block["body"]
        if name := FILE.search(block["info"]):
            path = Path(name[1])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, encoding="utf-8")
        elif block["language"] == "console":
            body = "".join(run_command(*command) for command in commands_of(body))
        elif block["language"] == "pycon":
            body = run_python(body, names)
        return f"```{block['language']}{block['info']}\n{body}```"

    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        return BLOCK.sub(run_block, text)


def commands_of(session: str) -> Iterator[tuple[str, str]]:
    """Yield (command, what it should print); a command goes on after a line that ends in a backslash."""
    for piece in re.split(r"^\$ ", session, flags=re.M):
        if piece:
            match = re.match(r"(?:[^\n]*\\\n)*[^\n]*\n", piece)
            end = match.end() if match else len(piece)
            yield piece[:end].rstrip("\n"), piece[end:]


def run_command(command: str, expected: str) -> str:
    """Run one command, and return it with what it printed, or with what was expected where that agrees."""
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb", "PYTHONIOENCODING": "utf-8"}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
        timeout=SECONDS,
        check=False,
    )
    printed = "".join(line.rstrip() + "\n" for line in done.stdout.decode("utf-8", "replace").splitlines())
    return f"$ {command}\n{expected if agrees(expected, printed) else printed}"


def agrees(expected: str, printed: str) -> bool:
    """Whether the lines printed are those expected, "..." standing for any."""
    pattern = "".join(
        "(?:.*\n)*" if line == "...\n" else re.escape(line) for line in expected.splitlines(keepends=True)
    )
    return re.fullmatch(pattern, printed) is not None


def run_python(session: str, names: dict[str, object]) -> str:
    """Run a Python session, and return it with what it printed."""
    written = []
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
    for example in doctest.DocTestParser().get_examples(session):
        test = doctest.DocTest([example], names, "page", None, 0, None)
        said: list[str] = []
        failed = runner.run(test, out=said.append, clear_globs=False).failed
        names.update(test.globs)
        lines = example.source.splitlines()
        written += [f"{'>>>' if index == 0 else '...'} {line}".rstrip() for index, line in enumerate(lines)]
        printed = printed_in("".join(said)) if failed else example.want
        written += printed.splitlines()
    return "".join(f"{line}\n" for line in written)


def printed_in(report: str) -> str:
    """Return what the program printed, out of the report of a failed doctest."""
    for head in ("\nGot:\n", "\nException raised:\n"):
        if head in report:
            return "".join(line.removeprefix("    ") for line in report.split(head)[1].splitlines(keepends=True))
    return ""


def main() -> int:
    """Run every page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--write", action="store_true", help="put what the program prints into the pages")
    parser.add_argument("pages", nargs="*", type=Path)
    options = parser.parse_args()
    differ = []
    for page in [path.resolve() for path in options.pages] or example_pages():
        text = page.read_text(encoding="utf-8")
        now = run_page(text)
        if now != text:
            differ.append(str(page.relative_to(ROOT)))
            if options.write:
                page.write_text(now, encoding="utf-8")
    print(f"{'rewritten' if options.write else 'differ'}: {', '.join(differ) or 'nothing, all examples are true'}")
    return 1 if differ and not options.write else 0


if __name__ == "__main__":
    sys.exit(main())
