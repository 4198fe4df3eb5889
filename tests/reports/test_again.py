"""Families of a few reports more or fewer, from what was worked out before, are those that are worked out anew."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paripassu.reports import copies
from paripassu.reports._shingles import Mask, Text
from paripassu.reports.copies import Before, families, related
from paripassu.types import Report

from .support import report as read

DAY = datetime(2024, 5, 1, 9, tzinfo=UTC)
WORDS = [
    *("bridge", "convoy", "council", "denied", "drones", "embassy", "envoy", "ferry", "grain", "harbour", "inspectors"),
    *(
        "jetty",
        "kiln",
        "ladder",
        "minister",
        "northern",
        "officers",
        "pipeline",
        "quarry",
        "radar",
        "soldiers",
        "talks",
    ),
    *("union", "valley", "winter", "yard", "zinc", "market", "signal", "tunnel"),
]
LINES = [
    "Reporting by our correspondents in three valleys and editing by the night desk of this house.",
    "Sign up to our letter to get the news of the valley each morning before the ferries leave.",
]


def pool(seed: int, count: int) -> list[Report]:
    """Texts that share sentences, closing lines and whole bodies, over a few days and outlets."""
    chance = random.Random(seed)
    stories = [[" ".join(chance.choices(WORDS, k=14)).capitalize() + "." for _ in range(6)] for _ in range(6)]
    made = []
    for number in range(count):
        story = chance.choice(stories)
        kind = chance.randrange(5)
        told = list(story)
        if kind == 1:
            told = story[: chance.randint(2, 5)]
        elif kind == 2:
            told = [*chance.sample(story, 2), *(" ".join(chance.choices(WORDS, k=12)) + "." for _ in range(4))]
        elif kind == 3:
            told = [" ".join(chance.choices(WORDS, k=12)) + "." for _ in range(5)]
        if chance.random() < 0.5:
            told.append(LINES[number % 2])
        outlet = chance.choice(["Klow Gazette", "Morning Post", "Evening Star", None])
        when = DAY + timedelta(days=chance.randrange(5), hours=chance.randrange(9))
        url = f"https://example.org/{chance.randrange(9)}" if chance.random() < 0.3 else None
        made.append(
            replace(
                read(f"{number}.txt", "\n\n".join(told)),
                id=f"r{number:03d}",
                outlet=outlet,
                url=url,
                credits=("Klow Gazette",) if chance.random() < 0.2 else (),
                published=when,
            )
        )
    return made


def kept(state: Before) -> Before:
    """As it comes back from where it was kept."""
    return Before.of(state.arrays(), state.rest())


@given(st.integers(0, 10**6), st.data())
@settings(max_examples=25, deadline=None)
def test_some_reports_more_or_fewer(seed: int, data: st.DataObject) -> None:
    everything = pool(seed, data.draw(st.sampled_from([12, 40, 70])))
    state = None
    for _ in range(3):
        gone = data.draw(st.sets(st.sampled_from(range(len(everything))), max_size=9))
        some = [r for n, r in enumerate(everything) if n not in gone]
        found, state = related(some, before=kept(state) if state is not None else None)
        assert found == families(some)


def test_what_was_worked_out_before_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """One report more is compared alone; nothing of the others is read again."""
    everything = pool(7, 60)
    last = max(everything, key=lambda r: (r.published, r.id))
    _, state = related([r for r in everything if r is not last])
    compared: list[tuple[str, str]] = []
    link = copies._link

    def counted(a: Text, b: Text, *rest: Mask) -> copies.Link | None:
        compared.append((a.report.id, b.report.id))
        return link(a, b, *rest)

    monkeypatch.setattr(copies, "_link", counted)
    found, _ = related(everything, before=state)
    again = len(compared)
    assert found == families(everything)
    assert len(compared) - again > 5 * again > 0
