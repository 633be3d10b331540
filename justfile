# `just` lists these; each is one line of shell, so they work without just as well.

_default:
    @just --list

# run the tests; arguments go to pytest
test *arguments:
    .venv/bin/python -m pytest {{arguments}}

# style and types
lint:
    .venv/bin/ruff format --check . && .venv/bin/ruff check . && .venv/bin/mypy

# write the reference pages, and the output shown in examples
docs:
    .venv/bin/python scripts/make_docs.py && .venv/bin/python scripts/run_examples.py --write

# measured figures against their floors
bench *arguments:
    .venv/bin/python benchmarks/gate.py {{arguments}}

# everything, from nothing, as it runs before a merge
ci:
    .ci/run
