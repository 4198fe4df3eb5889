"""Families of a few reports more or fewer, from what was worked out before, are those that are worked out anew."""

import itertools
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paripassu.reports import copies
from paripassu.reports._candidates import Pair, brings_together, pairs_within
from paripassu.reports._links import link_between
from paripassu.reports._shingles import Mask, Text
from paripassu.reports.cards import card_of
from paripassu.reports.copies import Before, Families, Link, families, related
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


def asked(reports: list[Report], before: Before | None = None) -> tuple[Families, Before, set[str]]:
    """The families, what they were made of, and which reports had to be fetched for it."""
    by_id = {r.id: r for r in reports}
    fetched: set[str] = set()

    def fetch(name: str) -> Report:
        fetched.add(name)
        return by_id[name]

    found, state = related([card_of(r) for r in reports], fetch, before=before)
    return found, state, fetched


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
        found, state, _ = asked(some, kept(state) if state is not None else None)
        assert found == families(some)


def test_what_was_worked_out_before_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """One report more is compared alone, and no other is read than those that it shares words with."""
    everything = pool(7, 60)
    last = max(everything, key=lambda r: (r.published, r.id))
    _, state, _ = asked([r for r in everything if r is not last])
    compared: list[tuple[str, str]] = []
    link = link_between

    def counted(a: Text, b: Text, *rest: Mask) -> Link | None:
        compared.append((a.report.id, b.report.id))
        return link(a, b, *rest)

    monkeypatch.setattr(copies, "link_between", counted)
    found, _, _ = asked(everything, state)
    again = len(compared)
    assert found == families(everything)
    assert len(compared) - again > 5 * again > 0


def test_one_report_more_is_read_alone() -> None:
    """It shares its words with nobody, so nobody else is looked at, however many there are."""
    everything = pool(11, 60)
    alone = replace(read("new.txt", " ".join(f"word{n}" for n in range(60)) + "."), id="new", published=DAY)
    _, state, _ = asked(everything)
    found, _, fetched = asked([*everything, alone], state)
    assert found == families([*everything, alone])
    assert fetched == {"new"}
    assert asked(everything, state)[2] == set()


@given(st.lists(st.integers(0, 6), min_size=2, max_size=40), st.data())
def test_a_pair_is_told_without_the_others(days: list[int], data: st.DataObject) -> None:
    when = np.array(sorted(days), dtype=np.int64)
    where = np.array(sorted(data.draw(st.sets(st.sampled_from(range(len(when))), min_size=2))), dtype=np.int64)
    since = sorted(data.draw(st.sets(st.integers(0, 6), max_size=3)))
    turns = tuple((day, n % 2 == 0) for n, day in enumerate(since))
    together = set(map(tuple, pairs_within(where, turns, when).tolist()))
    for a, b in itertools.combinations(where.tolist(), 2):
        assert brings_together(where, turns, when, Pair(a, b)) == ((a, b) in together)
