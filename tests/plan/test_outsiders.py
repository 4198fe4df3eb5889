"""Every command that has an audience gives outsiders the same bytes, whatever is withheld from them.

The pairs are those of test_disclosure, with reports marked above the audience, evidence on what is withheld, decisions on
withheld steps and files that could not be read put on top. The commands are the real ones, over a workspace in memory in
which only the reading of texts and their matching are replaced by a table. PARIPASSU_PAIRS=2000 makes the search long.
"""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paripassu.cli import _common
from paripassu.cli._app import app
from paripassu.errors import ParipassuError, exit_code
from paripassu.evidence.match import Matcher
from paripassu.exports import TABLES
from paripassu.ledger import Reading
from paripassu.plan.disclosure import LEVELS
from paripassu.settings import Settings
from paripassu.situation.model import Situation, Tlp
from paripassu.types import Block, Decision, Evidence, Report, SetAside, Span
from paripassu.views import Holdings, View, Weighed, shown_to
from paripassu.web import command
from paripassu.workspace import Workspace

from .build import DAY, decision
from .test_disclosure import BARE, MARKS, dressings

PAIRS = int(os.environ.get("PARIPASSU_PAIRS", "8"))
SECRET = ("s1", "covert", "e-0", "i-s1", "i-covert", "A-s1", "reports/secret-0.md", "secret-0", "e-secret-0", "nothing")
"""What an outsider may ask for that is withheld, or that is nowhere."""
VIEWS = (
    ("assess", "--as-of", "2024-11-04"), ("assess",), ("assess", "--json"), ("assess", "--full"),
    ("replay", "--from", "2024-10-31"), ("replay", "--from", "2024-10-31", "--json"),
    *((("explain", what)) for what in ("aid", "talks", "inform", "troops", "combat", "e-open-0", "fights.reports")),
    *((("explain", what, "--json")) for what in ("aid", "fights", "now.at_least.combat")),
    *((("explain", what)) for what in SECRET),
    *((("extract", "--form", form)) for form in ("csv", "jsonl", "jsonld", "stix")),
    *((("extract", "--form", "csv", "--table", table)) for table in TABLES),
)  # fmt: skip


def report(name: str, day: int, marking: str | None = None) -> Report:
    text = f"A sentence of {name}, and some more words of its own on the matter."
    return Report(
        id=name,
        path=f"reports/{name}.md",
        outlet="Paper",
        title=name,
        url=None,
        language="en",
        body=text,
        blocks=(Block("paragraph", Span(0, len(text))),),
        stamps=(),
        published=datetime.combine(DAY + timedelta(day), datetime.min.time(), UTC),
        published_by="by hand",
        metadata={} if marking is None else {"marking": marking},
    )


def evidence(r: Report, indicator: str, speaker: str, stance: str) -> Evidence:
    assert r.published is not None
    day = r.published.date()
    return Evidence(
        id=f"e-{r.id}-{indicator}" if indicator != "troops" else f"e-{r.id}",
        statement=None,
        indicator=indicator,
        report=r.id,
        path=r.path,
        quote=r.body[:10],
        spans=(Span(0, 10),),
        speaker=speaker,
        label=speaker,
        actor=None,
        via=(),
        stance=stance,  # type: ignore[arg-type]
        certainty="certain",
        tense="ongoing",
        said_on=day,
        published=day,
        match=0.9,
        reason="by hand",
        origin=r.id,
        kind="organisation",
    )


OPEN = tuple(report(f"open-{n}", n) for n in range(3))
TABLE = (
    evidence(OPEN[0], "troops", "Agency", "affirms"), evidence(OPEN[1], "fights", "Agency", "confirms"),
    evidence(OPEN[1], "troops", "Ministry", "denies"), evidence(OPEN[2], "fights", "Ministry", "affirms"),
)  # fmt: skip


class Held(Workspace):
    """A workspace in memory."""

    def __init__(
        self, situation: Situation, holdings: Holdings, table: Sequence[Evidence], decisions: Sequence[Decision]
    ) -> None:
        self.folder, self.settings, self.situation = Path("nowhere"), Settings(), situation
        self._all, self._table, self._decisions = holdings, table, tuple(decisions)
        self._use_ledger = False
        self._weighed: dict[Tlp | None, Weighed] = {}
        self._views: dict[tuple[int, date | None], View] = {}

    def weigh(self, holdings: Holdings, audience: Tlp | None = None, *_: Any, **__: Any) -> Weighed:
        """Once for each audience: it is the same whichever command asks."""
        if audience not in self._weighed:
            self._weighed[audience] = super().weigh(holdings, audience)
        return self._weighed[audience]

    def view(self, weighed: Weighed, as_of: date | None = None) -> View:
        key = id(weighed), as_of
        if key not in self._views:
            self._views[key] = super().view(weighed, as_of)
        return self._views[key]

    def ingest(self, progress: Any = None) -> Holdings:
        return self._all

    def decisions(self) -> tuple[Decision, ...]:
        return self._decisions

    def meanings(self, texts: Sequence[str]) -> list[Any]:
        return [None for _ in texts]

    def _items(self, holdings: Holdings, matcher: Matcher) -> list[Evidence]:
        given, known = {r.report.id for r in holdings.readings}, {x.id for x in matcher.situation.indicators}
        return [e for e in self._table if e.report in given and e.indicator in known]


@st.composite
def worlds(draw: st.DrawFn, existence: int) -> Held:
    """What all may see, with withheld parts of every kind put in anywhere."""
    situation = draw(dressings(existence))
    secret = [
        report(f"secret-{n}", day, draw(st.sampled_from([*MARKS, "TLP:RED", "for our eyes"])))
        for n, day in enumerate(draw(st.lists(st.integers(-5, 9), max_size=3)))
    ]
    texts = list(OPEN)
    for r in secret:
        if draw(st.booleans()):
            r = replace(r, body=OPEN[0].body)  # noqa: PLW2901 — a text that all may see, marked all the same
        texts.insert(draw(st.integers(0, len(texts))), r)
    hidden = [x.id for x in situation.indicators if x.id not in ("troops", "fights")]
    stances = st.sampled_from(["affirms", "confirms", "denies", "doubts"])
    table = [
        *TABLE,
        *(evidence(r, x, "Spy", draw(stances)) for r in secret for x in ("troops", "fights", *hidden)),
        *(evidence(r, x, "Agency", draw(stances)) for r in OPEN for x in hidden),
    ]
    aside = tuple(SetAside(f"reports/broken-{n}.md", "it holds no text") for n in range(draw(st.integers(0, 2))))
    on = draw(st.lists(st.sampled_from(["s1", "s2", "covert", "e-0", "withheld"]), max_size=2, unique=True))
    decisions = [decision("authorise", DAY, step) for step in on]
    decisions.insert(draw(st.integers(0, len(decisions))), decision("authorise", DAY + timedelta(1), "aid"))
    return Held(situation, Holdings(tuple(Reading(r, ()) for r in texts), aside), table, decisions)


def seen(world: Held, arguments: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> tuple[object, ...]:
    """What a command gives one who is cleared for nothing: bytes, messages, exit code."""
    for room in (_common, command):
        monkeypatch.setattr(room, "Workspace", lambda *_, **__: world)
    name, *rest = arguments
    place = (rest[:1] if name == "explain" else []) + ["--audience", "CLEAR"]
    ran = CliRunner().invoke(app, [name, "nowhere", *place, *rest[len(place) - 2 :]])
    told = (str(ran.exception), exit_code(ran.exception)) if isinstance(ran.exception, ParipassuError) else None
    assert told is not None or ran.exception is None, ran.exc_info
    return ran.stdout_bytes, ran.stderr_bytes, ran.exit_code, told


@pytest.mark.timeout(0)
@pytest.mark.parametrize("existence", [0, 2])
@settings(max_examples=PAIRS, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_command_looks_the_same(existence: int, data: st.DataObject) -> None:
    one, other = data.draw(worlds(existence)), data.draw(worlds(existence))
    with pytest.MonkeyPatch.context() as patch:
        for arguments in VIEWS:
            assert seen(one, arguments, patch) == seen(other, arguments, patch), arguments


def test_the_commands_do_show_something() -> None:
    """Else the comparison above would hold of anything."""
    world = Held(BARE, Holdings(tuple(Reading(r, ()) for r in OPEN), ()), TABLE, [])
    with pytest.MonkeyPatch.context() as patch:
        shown = {a: seen(world, a, patch) for a in VIEWS}
    for arguments, (out, err, code, told) in shown.items():
        asked_in_vain = arguments[0] == "explain" and arguments[1] in SECRET
        assert bool(out) != asked_in_vain, (arguments, err, code, told)
        assert (told is not None) == asked_in_vain


@pytest.mark.parametrize(
    ("written", "seen_by"),
    [
        ("CLEAR", 5), ("TLP:CLEAR", 5), ("tlp:green", 4), (" Amber ", 3), ("AMBER+STRICT", 2), ("RED", 1), ("TLP:RED", 1),
        ("for our eyes", 1), ("WHITE", 5), ("", 5),
    ],
)  # fmt: skip
def test_a_report_is_seen_up_to_its_marking(written: str, seen_by: int) -> None:
    holdings = Holdings((Reading(report("x", 0, written), ()),), (SetAside("y", "broken"),))
    assert sum(len(shown_to(holdings, level).readings) for level in LEVELS) == seen_by
    assert all(shown_to(holdings, level).set_aside == () for level in LEVELS)
    assert shown_to(holdings, None) == holdings
