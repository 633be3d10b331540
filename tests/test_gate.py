"""The quality gate refuses what it says it refuses."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
import gate


def test_a_figure_beyond_its_floor_fails_on_either_side():
    floors = {"joined": {"least": 0.9}, "seconds": {"most": 1.5}}
    assert gate.failures({"joined": 0.9, "seconds": 1.5}, floors) == []
    assert gate.failures({"joined": 0.89, "seconds": 1.6}, floors) == [
        "joined: 0.8900 is beyond at least 0.9",
        "seconds: 1.6000 is beyond at most 1.5",
    ]


def test_a_figure_without_floor_and_a_floor_without_figure_fail():
    wrong = gate.failures({"new": 1.0}, {"old": {"least": 1}})
    assert wrong == ["new: no floor; add one, or run --raise", "old: a floor without a figure"]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ({"least": 0.9}, {"least": 0.8}, "from at least 0.9 to at least 0.8 without a reason"),
        ({"most": 1.5}, {"most": 2.0}, "from at most 1.5 to at most 2.0 without a reason"),
        ({"least": 0.9}, {"most": 0.9}, "without a reason"),
        ({"least": 0.9, "reason": "new pages"}, {"least": 0.8, "reason": "new pages"}, "without a reason"),
        ({"least": 0.9}, None, "its floor is gone"),
    ],
)
def test_a_floor_lowered_without_a_new_reason_is_refused(before, after, words):
    [message] = gate.lowered({"joined": before}, {"joined": after} if after else {})
    assert words in message


def test_a_floor_may_rise_and_may_fall_with_a_reason():
    assert gate.lowered({"a": {"least": 0.8}}, {"a": {"least": 0.9}, "b": {"most": 1}}) == []
    assert gate.lowered({"a": {"least": 0.8}}, {"a": {"least": 0.7, "reason": "harder pages"}}) == []


def test_a_figure_is_given_up_with_a_reason_and_then_asked_for_no_more():
    retired = {"a": {"retired": "measured as b now"}}
    assert gate.lowered({"a": {"least": 0.8}}, retired) == []
    assert gate.lowered(retired, {}) == []
    assert gate.failures({}, retired) == []
    assert gate.lowered({"a": {"least": 0.8}}, {"a": {"retired": ""}}) != []


def test_raising_keeps_every_figure_on_the_right_side():
    figures = {"joined": 0.98765, "wrong": 0.00123, "none": 0.0, "cold start, seconds": 0.4, "below": 0.5}
    floors = {
        "joined": {"least": 0.9}, "wrong": {"most": 0.01}, "none": {"most": 0.01},
        "cold start, seconds": {"most": 1.5}, "below": {"least": 0.6},
    }  # fmt: skip
    after = gate.raised(figures, floors)
    assert after["joined"] == {"least": 0.9876}
    assert after["wrong"]["most"] == pytest.approx(0.0013, abs=1e-4)
    assert after["cold start, seconds"] == {"most": 1.5}
    assert after["below"] == {"least": 0.6}
    assert gate.failures(figures, after) == ["below: 0.5000 is beyond at least 0.6"]


def test_floors_that_are_checked_in_can_be_read():
    floors = gate.load(gate.FLOORS.read_text(encoding="utf-8"))
    assert {"cold start, CPU seconds", "demo statements: content F1", "PDF: cut sentences joined"} <= set(floors)
    assert gate.check_floors() == []
