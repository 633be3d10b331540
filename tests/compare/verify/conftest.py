"""The transcripts of the demo: a sitting of the Norland Assembly and a press conference."""

from collections.abc import Callable
from pathlib import Path

import pytest

import onrecord.demo
from onrecord.compare.verify import Quotation, Transcripts, Verification

FOLDER = Path(onrecord.demo.__file__).parent / "transcripts"


@pytest.fixture(scope="session")
def transcripts() -> Transcripts:
    return Transcripts.read(FOLDER)


@pytest.fixture
def verify(transcripts: Transcripts) -> Callable[..., Verification]:
    return lambda text, **rest: transcripts.verify(Quotation(text, **rest))
