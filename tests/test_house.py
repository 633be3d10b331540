"""README, CI, changelog and package agree with one another."""

import re
import subprocess
import tomllib
from pathlib import Path

import onrecord

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DEMO_LINE = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/onrecord demo"
TEST_LINE = "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/python -m pytest"


def test_readme_opens_with_one_sentence():
    first = README.split("\n\n")[1]
    assert re.fullmatch(r"onrecord [^.\n]+\.", first)


def test_readme_has_the_two_commands_that_do_everything():
    assert f"```sh\n{DEMO_LINE}\n```" in README
    assert f"```sh\n{TEST_LINE}\n```" in README


def test_ci_runs_the_very_lines_of_the_readme():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    patterns = re.findall(r'readme_line "([^"]+)"', script)
    found = [next(line for line in README.splitlines() if pattern in line) for pattern in patterns]
    assert sorted(found) == sorted([DEMO_LINE, TEST_LINE])
    assert 'say_and_run "$test_line"' in script
    assert 'say_and_run "$demo_line"' in script


def test_ci_script_is_sound_bash():
    subprocess.run(["bash", "-n", str(ROOT / ".ci" / "run")], check=True)
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_changelog_has_a_place_for_what_is_not_released():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]" in changelog
    unreleased = changelog.split("## [Unreleased]")[1].split("\n## [")[0]
    assert re.findall(r"^### (.+)$", unreleased, re.M)[0] in ("Added", "Changed", "Removed", "Fixed")


def test_version_stands_in_one_place():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" in project["project"]["dynamic"]
    assert project["tool"]["hatch"]["version"]["path"] == "src/onrecord/_version.py"
    assert re.fullmatch(r"\d+\.\d+\.\d+", onrecord.__version__)


def test_records_name_the_version_they_were_written_with():
    record = onrecord.read_text("“Yes,” said Ida Lund.")
    from onrecord.model.codec import to_json

    assert to_json(record)["onrecord"] == onrecord.__version__


def test_package_says_that_it_is_typed():
    assert (ROOT / "src" / "onrecord" / "py.typed").exists()
