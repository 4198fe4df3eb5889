"""Scores against figures worked out by hand; words of estimative probability by their table."""

from datetime import date, timedelta

import pytest

from paripassu.assessment import Reference, evaluate, series, words
from paripassu.errors import UsageError
from paripassu.types import Assessment, Band, DegreeView

START = date(2024, 1, 1)


def held(day: int, *at_least: float, top: str) -> Assessment:
    """Two degrees above none, with the same figures for reached and now."""
    bands = [Band(1.0, 1.0, 1.0), *(Band(p, p, p) for p in at_least)]
    views = tuple(DegreeView(name, b, b, b, b) for name, b in zip(("none", "low", "high"), bands, strict=True))
    return Assessment("s", START + timedelta(days=day), top, top, views, (), {})


REFERENCE = (
    Reference(START, 0, 0),
    Reference(START + timedelta(days=2), 1, 1, "likely"),
    Reference(START + timedelta(days=4), 1, 0, "confirmed independently"),
)


def test_a_perfect_record() -> None:
    days = [held(0, 0, 0, top="none"), held(2, 1, 0, top="low")]
    scores = evaluate(days, REFERENCE)
    assert scores.reached.rps == scores.now.rps == scores.reached.sure_and_wrong == 0
    assert (scores.reached.sure, scores.crossed["low"], scores.lag["low"]) == (4, START + timedelta(days=2), -2)
    assert scores.false_alarms == ()


def test_the_ranked_probability_score() -> None:
    scores = evaluate([held(2, 0.6, 0.2, top="low")], REFERENCE)
    assert scores.reached.rps == pytest.approx((0.4**2 + 0.2**2) / 2)
    assert scores.reached.brier == {"low": pytest.approx(0.16), "high": pytest.approx(0.04)}


def test_reached_and_now_are_scored_apart() -> None:
    scores = evaluate([held(4, 0.99, 0, top="low")], REFERENCE)
    assert scores.reached.sure_and_wrong == 0
    assert scores.now.sure_and_wrong == 0.5


def test_a_false_alarm_and_a_flip_flop() -> None:
    days = [held(5, 1, 0, top="low"), held(6, 1, 0.9, top="high"), held(7, 1, 0, top="low")]
    scores = evaluate(days, REFERENCE)
    assert scores.false_alarms == ("high",)
    assert scores.reached.flip_flops == 1


def test_a_change_that_the_reference_makes_too_is_no_flip_flop() -> None:
    days = [held(1, 0, 0, top="none"), held(2, 1, 0, top="low"), held(4, 0, 0, top="none")]
    assert evaluate(days, REFERENCE).now.flip_flops == 0


def test_what_cannot_be_scored_is_refused() -> None:
    with pytest.raises(UsageError):
        evaluate([], REFERENCE)
    with pytest.raises(UsageError):
        evaluate([held(0, 0, 0, top="none")], [Reference(START, 3, 0)])


def test_series_are_lines_by_degree() -> None:
    lines = series([held(0, 0.1, 0, top="none"), held(1, 0.7, 0, top="low")])
    assert list(lines) == ["none", "low", "high"]
    assert [(p.day, p.band.probability) for p in lines["low"]] == [(START, 0.1), (START + timedelta(days=1), 0.7)]


@pytest.mark.parametrize(
    ("p", "text"),
    [
        (0, "almost no chance"),
        (0.05, "almost no chance"),
        (0.06, "very unlikely"),
        (0.2, "very unlikely"),
        (0.45, "unlikely"),
        (0.5, "roughly even chance"),
        (0.55, "likely"),
        (0.79, "likely"),
        (0.8, "very likely"),
        (0.95, "almost certain"),
        (1, "almost certain"),
    ],
)
def test_words(p: float, text: str) -> None:
    assert words(p) == text


def test_words_refuse_what_is_no_probability() -> None:
    with pytest.raises(ValueError, match="not a probability"):
        words(1.2)
