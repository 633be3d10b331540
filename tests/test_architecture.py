"""The house rules, checked over all of src: who may import whom, how long things get, which words do not appear."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "onrecord"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Every part may import itself, `errors` and `_version`. "all" is the whole package.
# `onrecord` is `onrecord/__init__.py`, the public door.
MAY_IMPORT = {
    "errors": "",
    "_version": "",
    "model": "",
    "settings": "",
    "lexicons": "",
    "weights": "",
    "read": "model settings",
    "store": "model settings",
    "compare": "model settings",
    "export": "model settings",
    "parse": "model settings lexicons weights",
    "extract": "model settings lexicons weights",
    "resolve": "model settings lexicons weights",
    "evaluate": "model",
    "show": "model settings store compare export",
    "demo": "",
    "pipeline": "model settings lexicons weights read parse extract resolve",
    "archive": "model settings read pipeline store compare export",
    "learn": "model settings lexicons weights parse extract resolve",
    "scale": "model settings store pipeline",
    "spacy_component": "model settings pipeline",
    "cli": "all",
    "onrecord": "model settings read pipeline compare archive",
    "__main__": "cli",
}

# Things that are longer than the rest on purpose: name -> why.
LONG_MODULES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}
MODULE_LINES = 400
FUNCTION_LINES = 60
WORTH_A_LOOK = 40


def part_of(path: Path) -> str:
    """Return the part of the package a module belongs to: "read" for onrecord/read/html.py."""
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "onrecord" if first == "__init__" else first


def imported_parts(path: Path, tree: ast.AST) -> set[str]:
    """Return the parts that a module imports, wherever the import stands and however it is written."""
    package = ["onrecord", *path.relative_to(PACKAGE).parts[:-1]]
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            names.update(f"{module}.{alias.name}" for alias in node.names)
    parts = {name.split(".")[1] for name in names if name.startswith("onrecord.")}
    return {part for part in parts if part in known_parts()}


def known_parts() -> set[str]:
    return {part_of(path) for path in MODULES} - {"onrecord"}


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("path", "source", "parts"),
    [
        ("read/html.py", "from onrecord.parse import tokens", {"parse"}),
        ("read/html.py", "def f():\n    import onrecord.parse.tokens as t", {"parse"}),
        ("read/html.py", "from ..parse import tokens", {"parse"}),
        ("read/html.py", "from .. import parse, errors", {"parse", "errors"}),
        ("read/html.py", "from . import plain\nfrom .plain import read_plain", {"read"}),
        ("pipeline.py", "from .read.html import read_html", {"read"}),
        ("pipeline.py", "from onrecord import Record, model\nimport lxml.html", {"model"}),
    ],
)
def test_imports_are_seen_however_they_are_written(path, source, parts):
    assert imported_parts(PACKAGE / path, ast.parse(source)) == parts


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_its_part_may(path):
    part = part_of(path)
    assert part in MAY_IMPORT, f"{part} is a new part: give it a line in MAY_IMPORT and in docs/decisions."
    if MAY_IMPORT[part] == "all":
        return
    allowed = {part, "errors", "_version", *MAY_IMPORT[part].split()}
    forbidden = imported_parts(path, tree_of(path)) - allowed
    assert not forbidden, f"{path.relative_to(ROOT)} imports {', '.join(sorted(forbidden))}; {part} may not."


def test_the_data_parts_know_nothing_of_the_stages():
    stages = {"read", "parse", "extract", "resolve", "store", "compare", "export", "show", "cli", "pipeline"}
    for part in ("errors", "model", "settings", "lexicons", "weights"):
        assert not stages & set(MAY_IMPORT[part].split())


def test_modules_stay_short():
    lengths = {path.relative_to(PACKAGE).as_posix(): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    too_long = {name: lines for name, lines in lengths.items() if lines > MODULE_LINES and name not in LONG_MODULES}
    assert not too_long, f"over {MODULE_LINES} lines: split, or give LONG_MODULES a reason"
    assert not [name for name in LONG_MODULES if lengths.get(name, 0) <= MODULE_LINES], "no longer long: drop the entry"


def function_lengths() -> dict[str, int]:
    """Return {module:function: lines} for every function and method."""
    return {
        f"{path.relative_to(PACKAGE).as_posix()}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_functions_stay_short(record_property):
    lengths = function_lengths()
    record_property("worth_a_look", sorted(name for name, lines in lengths.items() if lines > WORTH_A_LOOK))
    too_long = {name: lines for name, lines in lengths.items() if lines > FUNCTION_LINES and name not in LONG_FUNCTIONS}
    assert not too_long, f"over {FUNCTION_LINES} lines: split, or give LONG_FUNCTIONS a reason"
    assert not [name for name in LONG_FUNCTIONS if lengths.get(name, 0) <= FUNCTION_LINES], "no longer long: drop it"


def unsafe_uses(tree: ast.AST) -> list[str]:
    """Return what a module does that hostile input could turn against its reader."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name.split(".")[0] in UNSAFE_MODULES]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in UNSAFE_MODULES:
            found.append(str(node.module))
        elif isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            if name in ("eval", "exec", "yaml.load", "os.system", "os.popen", "__import__"):
                found.append(name)
            if any(word.arg == "shell" and ast.unparse(word.value) != "False" for word in node.keywords):
                found.append("shell=")
    return found


UNSAFE_MODULES = {"pickle", "cPickle", "dill", "shelve", "marshal", "joblib"}
NETWORK_MODULES = {"socket", "urllib.request", "http.client", "requests", "httpx", "urllib3", "ftplib", "aiohttp"}


@pytest.mark.parametrize(
    "source",
    ["import pickle", "from pickle import loads", "eval('1')", "exec('1')", "import yaml\nyaml.load(x)",
     "run('ls', shell=True)", "os.system('ls')"],
)  # fmt: skip
def test_unsafe_code_is_seen(source):
    assert unsafe_uses(ast.parse(source))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_runs_code_from_data_or_opens_a_connection(path):
    tree = tree_of(path)
    assert unsafe_uses(tree) == []
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not imported & NETWORK_MODULES


# Articles and pages of an invented world: their people speak as people do, and some files are broken on purpose.
ARTICLES = re.compile(r"src/onrecord/demo/(files|transcripts)/|benchmarks/.*/")
TEXTS = sorted(
    {
        path
        for folder in ("src", "docs", "benchmarks", "scripts", ".ci")
        for path in (ROOT / folder).rglob("*")
        if not ARTICLES.search(path.relative_to(ROOT).as_posix())
        and path.suffix in (".py", ".md", ".toml", ".json", ".html", ".css", ".js", ".txt", "")
        and path.is_file()
    }
    | set(ROOT.glob("*.md"))
    | {ROOT / "pyproject.toml"}
)
JUDGING = re.compile(r"\b(fake[ds]?|misquot\w*|biased?)\b", re.IGNORECASE)
MACHINE = re.compile(r"/work/|/root/|/home/\w|/opt/wheels|/opt/pypi|pypi\.org|pythonhosted|\bhelper H\d")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_texts_are_neutral_and_name_no_machine(path):
    words = path.read_text(encoding="utf-8")
    machine = MACHINE.findall(words)
    assert not machine, f"{path.name} names a machine or a registry: {machine}"
    judging = JUDGING.findall(words)
    assert not judging, f"{path.name}: onrecord does not judge, it says who says so: {judging}"


def test_the_word_rules_would_find_a_slip():
    assert JUDGING.search("a Fake quotation")
    assert JUDGING.search("this was misquoted")
    assert not JUDGING.search("snowflake unbiasedly")
    assert MACHINE.search("see /root/notes")
