"""The case of the seed, coded by hand: the degrees that a careful reader would hold, day by day."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from benchmarks.cases import CASES, dprk_russia, evidence, references
from paripassu.assessment import Options, Reference, Scores, assess, evaluate, replay
from paripassu.assessment.scores import CROSSED
from paripassu.evidence.standing import standings
from paripassu.evidence.voices import AFFIRMS
from paripassu.types import Assessment, Evidence, IndicatorView

SITUATION = dprk_russia()
FOLDER = CASES / "dprk-russia"
START, END = date(2024, 9, 15), date(2025, 6, 15)


@pytest.fixture(scope="module")
def items() -> tuple[Evidence, ...]:
    return evidence(FOLDER / "evidence.jsonl")


@pytest.fixture(scope="module")
def reference() -> tuple[Reference, ...]:
    return references(FOLDER / "degree.jsonl")


@pytest.fixture(scope="module")
def days(items: tuple[Evidence, ...]) -> tuple[Assessment, ...]:
    return replay(SITUATION, items, START, END)


@pytest.fixture(scope="module")
def scores(days: tuple[Assessment, ...], reference: tuple[Reference, ...]) -> Scores:
    return evaluate(days, reference)


@pytest.mark.parametrize(
    ("day", "reached", "now"),
    [
        (date(2024, 10, 15), "personnel", "arms"),  # the reference: personnel now too; it is all but an even chance
        (date(2024, 10, 23), "deployed", "deployed"),
        (date(2025, 1, 15), "combat", "combat"),
        (date(2025, 5, 1), "combat", "in-zone"),
    ],
)
def test_where_things_stand(day: date, reached: str, now: str, items: tuple[Evidence, ...]) -> None:
    a = assess(SITUATION, items, day)
    assert (a.reached, a.now) == (reached, now)


def test_an_early_claim_of_combat_is_an_even_chance(items: tuple[Evidence, ...]) -> None:
    """One interested minister, hedged, and unnamed officials, days after four denials: the reference says likely."""
    a = assess(SITUATION, items, date(2024, 11, 6))
    combat = next(d for d in a.degrees if d.id == "combat")
    assert a.reached in ("in-zone", "combat")
    assert 0.45 < combat.reached_at_least.probability < CROSSED


def test_near_the_reference_throughout(scores: Scores) -> None:
    assert scores.days == 274
    assert scores.reached.rps <= 0.04
    assert scores.now.rps <= 0.04
    assert scores.reached.sure_and_wrong == scores.now.sure_and_wrong == 0


def test_hardly_a_flip_flop_and_no_false_alarm(scores: Scores) -> None:
    # by hair's breadths about an even chance, never of what was crossed
    assert scores.reached.flip_flops <= 3
    assert scores.now.flip_flops <= 3
    assert scores.false_alarms == ()


def test_what_was_crossed_is_never_taken_back(days: tuple[Assessment, ...]) -> None:
    for k in range(1, len(SITUATION.degrees)):
        course = [a.degrees[k].reached_at_least.probability for a in days]
        crossed = next((i for i, p in enumerate(course) if p >= CROSSED), len(course))
        assert all(p > 0.5 for p in course[crossed:])


def test_each_degree_is_crossed_soon_after_it_is_confirmed_and_never_before_it_is_reported(
    scores: Scores, items: tuple[Evidence, ...]
) -> None:
    assert set(scores.crossed) == {"arms", "personnel", "deployed", "in-zone", "combat"}
    assert all(lag <= 2 for lag in scores.lag.values())
    for name, day in scores.crossed.items():
        assert first_report(items, name) <= day


def first_report(items: Sequence[Evidence], degree: str) -> date:
    """The first day on which anyone affirmed a sign of the degree or a higher one, as a thing that is."""
    rank = SITUATION.rank(degree)
    signs = {i.id for i in SITUATION.indicators if i.at_least and SITUATION.rank(i.at_least) >= rank}
    return min(
        e.published
        for e in items
        if e.indicator in signs and e.stance in AFFIRMS and e.tense in ("happened", "ongoing")
    )


def test_a_denial_never_raises(items: tuple[Evidence, ...]) -> None:
    denials = [e for e in items if e.stance in ("denies", "doubts") and e.indicator != "pulled-back"]
    assert len(denials) > 15
    for denial in denials:
        day = denial.published + timedelta(days=1)
        without = tuple(e for e in items if e.id != denial.id)
        degree = SITUATION.indicator(denial.indicator).at_least
        with_it, before = (
            next(d for d in assess(SITUATION, these, day, options=Options(band=False)).degrees if d.id == degree)
            for these in (items, without)
        )
        assert with_it.now_at_least.probability <= before.now_at_least.probability + 1e-12, denial
        assert with_it.reached_at_least.probability <= before.reached_at_least.probability + 1e-12, denial


@pytest.mark.parametrize(
    ("day", "indicator", "standing", "disputed"),
    [
        (date(2024, 10, 3), "personnel-there", "unreported", False),
        (date(2024, 10, 4), "personnel-there", "suspected", False),
        (date(2024, 10, 8), "personnel-there", "likely", False),
        (date(2024, 10, 10), "personnel-there", "likely", True),
        (date(2024, 10, 15), "troops-in-russia", "suspected", False),
        (date(2024, 10, 18), "troops-in-russia", "likely", False),
        (date(2024, 10, 22), "troops-in-russia", "likely", True),
        (date(2024, 10, 23), "troops-in-russia", "confirmed", True),
        (date(2024, 10, 24), "troops-in-zone", "suspected", False),
        (date(2024, 10, 25), "troops-in-zone", "likely", False),
        (date(2024, 10, 29), "troops-in-zone", "confirmed", False),
        (date(2024, 10, 29), "combat-in-ukraine", "suspected", False),
        (date(2024, 10, 30), "combat-in-ukraine", "suspected", True),
        (date(2024, 11, 5), "troops-in-combat", "likely", False),
        (date(2024, 11, 13), "troops-in-combat", "confirmed", False),
        (date(2024, 11, 18), "troops-in-combat", "likely", True),
        (date(2024, 12, 16), "troops-in-combat", "confirmed", False),
        (date(2025, 4, 26), "troops-in-combat", "admitted", False),
    ],
)
def test_standings(day: date, indicator: str, standing: str, disputed: bool, items: tuple[Evidence, ...]) -> None:
    view: IndicatorView = next(v for v in standings(SITUATION, items, day) if v.id == indicator)
    assert (view.standing, view.disputed) == (standing, disputed), view.why


def test_the_admission_weighs_most(items: tuple[Evidence, ...]) -> None:
    a = assess(SITUATION, items, date(2025, 4, 28), options=Options(band=False))
    admissions = {e.id for e in items if e.actor in ("PRK", "RUS") and e.stance == "confirms"}
    best = max(a.weights, key=lambda name: a.weights[name])
    assert best in admissions
    assert crossed(a, "combat")


def crossed(a: Assessment, degree: str) -> bool:
    return next(d for d in a.degrees if d.id == degree).reached_at_least.probability >= CROSSED
