"""A record in which every field is filled, for the tests of the model."""

import json
from pathlib import Path

import pytest

from onrecord.model.codec import record_from_json


@pytest.fixture
def full():
    """The contract's example as JSON, every field of every record filled."""
    return json.loads((Path(__file__).parent / "contract.json").read_text(encoding="utf-8"))


@pytest.fixture
def full_record(full):
    return record_from_json(full)
