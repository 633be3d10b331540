"""`onrecord train reader` says what is missing before hours are spent; the training itself is tested in tests/learn."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli import app


def _run(*words: str) -> None:
    CliRunner().invoke(app, ["train", "reader", *words], catch_exceptions=False)


def test_missing_training_tools_are_named_with_the_command_that_installs_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(Exception, match=r"torch is missing.*pip install 'onrecord\[train\]'"):
        _run("--polnear", str(tmp_path))


def test_missing_corpus_is_named(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    with pytest.raises(Exception, match=r"There is no file or folder .*none"):
        _run("--polnear", str(tmp_path / "none"))
