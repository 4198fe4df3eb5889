"""A copy moves no figure at all, an independent report does, and a sentence that its newsroom took out is as if never said."""

import re
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from paripassu.assessment import Options, replay
from paripassu.assessment.filter import Assessor
from paripassu.evidence.descent import settled
from paripassu.evidence.match import Matcher
from paripassu.evidence.standing import standings
from paripassu.ledger import Reading
from paripassu.reports.copies import CopyDecision, families, link_id
from paripassu.situation.model import Situation
from paripassu.statements import Reader
from paripassu.types import Assessment, Block, Evidence, Report, Span
from paripassu.workspace import evidence_of, known_names
from tests.cli.support import CROSSED, opened, write

NOON = datetime(2024, 5, 4, 12, tzinfo=UTC)
END = date(2024, 5, 20)
STORIES = {
    "Daily Reporter": f"""Bordurian soldiers {CROSSED}, the Joint Observer Mission said on Thursday.

“We counted forty of them before the fog came down over the valley, and we heard many more,” the mission said in its report.

Bordurian troops were dug in on the Syldavian side of the river by nightfall, according to Colonel Zarin of the mission.

The bridge was built in 1931 and carries the only paved road between the two valleys; it was closed to carts in the spring.
""",
    "Evening Star": """The Syldavian Ministry of Defence confirmed on Saturday that units of the Bordurian army were seen on the \
Syldavian side of the border near the town of Tesznik.

Trucks with ammunition crossed the border from Borduria at night, the ministry said in a statement that was read out twice.

An unnamed official said that Bordurian soldiers had entered Syldavia in small groups since the beginning of the week.

Shops in Tesznik were open in the afternoon, and the weekly market was held under the arcades as in every other week.
""",
    "Klow Gazette": f"""Borduria denied on Friday that Bordurian soldiers had {CROSSED}.

“This is a rumour, and whoever spreads it has never seen the bridge,” a spokesman for the government in Szohod told reporters.

The opposition in Szohod asked for a debate, which the speaker of the chamber refused with a reference to the calendar.
""",
}
FRAME = (
    "Readers have asked this paper what others wrote of the weekend, and there is room for a part of it on this page.",
    "So much for what was in the other papers; the crossword and the tide tables are on the back page as usual.",
)
EDITS = {"confirmed": "has confirmed", "were seen": "had been seen", "said in": "stated in", "counted": "have counted"}


def report(name: str, outlet: str, body: str, when: datetime, *named: str, url: str | None = None) -> Report:
    blocks = tuple(Block("paragraph", Span(m.start(), m.end())) for m in re.finditer(r"[^\n]+", body))
    return Report(
        id=name, path=f"{name}.txt", outlet=outlet, title=None, url=url, language="en", body=body, blocks=blocks, stamps=(),
        published=when, published_by="test", credits=named,
    )  # fmt: skip


@cache
def world() -> tuple[Situation, Reader, Matcher]:
    with tempfile.TemporaryDirectory() as folder, opened(write(Path(folder) / "w", {}), use_ledger=False) as space:
        situation = space.situation
    reader = Reader(known=known_names(situation))
    return situation, reader, Matcher(situation, embed=reader.meanings)


@cache
def _read(name: str, outlet: str, body: str, when: datetime, named: tuple[str, ...], url: str | None) -> Reading:
    (found,) = world()[1].understand([report(name, outlet, body, when, *named, url=url)])
    return Reading(found.report, found.statements, found.meanings)


@cache
def _items(*given: object) -> tuple[Evidence, ...]:
    reading = _read(*given)
    return evidence_of([reading], world()[2], families([reading.report]))


def weighed(reports: Sequence[Report], *decisions: CopyDecision) -> tuple[Evidence, ...]:
    items = [e for r in reports for e in _items(r.id, r.outlet or "", r.body, r.published or NOON, r.credits, r.url)]
    return settled({r.id: r for r in reports}, items, families(reports, decisions))


@cache
def _desk() -> Assessor:
    """`assess`, its tables made once."""
    return Assessor(world()[0], Options())


def figures(items: Sequence[Evidence], day: date) -> object:
    """All of an assessment but what names the copies themselves: bands, drivers, standings, weights, the joint table."""
    found: Assessment = _desk().assess(items, day)
    views = [replace(view, reports=0) for view in found.indicators]
    return found.degrees, found.drivers, views, {k: w for k, w in found.weights.items() if w}, found.joint


def pieces(body: str) -> list[str]:
    return body.strip().split("\n\n")


@st.composite
def copies(draw: st.DrawFn, origin: Report, name: str) -> Report:
    """The origin's text elsewhere: whole, abridged or excerpted; on the same day, later, or dated earlier with a credit."""
    parts = pieces(origin.body)
    kind = draw(st.sampled_from(["whole", "abridged", "excerpted"]))
    kept = parts
    if kind == "abridged":
        kept = draw(st.sampled_from([parts[:2], parts[:-1], [parts[0], parts[-1]]]))
    elif kind == "excerpted":
        kept = [FRAME[0], *draw(st.sampled_from([parts[:2], parts[-2:], parts[1:3]])), FRAME[1]]
    body = "\n\n".join(kept) + "\n"
    if kind != "excerpted":
        for old in draw(st.lists(st.sampled_from(sorted(EDITS)), unique=True, max_size=2)):
            body = body.replace(old, EDITS[old])
    apart = timedelta(hours=draw(st.sampled_from([1, 5, 24, 96, 240, -5, -24, -72])))
    credits_ = (origin.outlet or "",) if apart < timedelta(0) or draw(st.booleans()) else ()
    outlet = draw(st.sampled_from(["Morning Post", "Niedzdrow Courier", "The Valley Herald"]))
    return report(name, outlet, body, (origin.published or NOON) + apart, *credits_)


ORIGINALS = [
    report(f"o{n}", outlet, body, NOON + timedelta(days=n)) for n, (outlet, body) in enumerate(STORIES.items())
]


@given(st.data())
@settings(max_examples=20, deadline=None)
def test_a_copy_changes_no_probability(data: st.DataObject) -> None:
    """Whatever its kind, date, edits and outlet, and whatever other copies there are, once its original is out."""
    held = data.draw(st.lists(st.sampled_from(ORIGINALS), min_size=1, unique_by=lambda r: r.id))
    family = list(held)
    for n in range(data.draw(st.integers(1, 3))):
        family.append(data.draw(copies(data.draw(st.sampled_from(held)), f"c{n}")))
    before = weighed(held)
    after = weighed(data.draw(st.permutations(family)))
    assert before, "there is something that a copy could move"
    last = max(r.published.date() for r in family if r.published)
    for day in (max(r.published.date() for r in held if r.published), last, END):
        assert figures(after, day) == figures(before, day)


@given(st.data())
@settings(max_examples=10, deadline=None)
def test_what_comes_later_changes_no_earlier_day(data: st.DataObject) -> None:
    """Not even an original that turns up after its copy: as of the day before, the copy stands in for it, to the bit."""
    family = list(ORIGINALS)
    family += [data.draw(copies(data.draw(st.sampled_from(ORIGINALS)), f"c{n}")) for n in range(3)]
    items = weighed(family)
    days = sorted({r.published.date() for r in family if r.published})
    for day in days:
        public = [r for r in family if r.published and r.published.date() <= day]
        assert figures(weighed(public), day) == figures(items, day)
        assert families(family).by(day) == families(public)
    walked = replay(world()[0], items, days[0], days[-1])
    assert [a for a in walked if a.as_of in days] == [_desk().assess(items, day) for day in days]


def test_of_two_texts_without_a_credit_the_later_adds_nothing() -> None:
    origin = ORIGINALS[1]
    for hours in (-30, 30):
        other = report("c", "Morning Post", origin.body, NOON + timedelta(days=1, hours=hours))
        first = min(origin, other, key=lambda r: r.published or NOON)
        assert figures(weighed([origin, other]), END) == figures(weighed([first]), END)


def test_a_copys_own_sentence_counts() -> None:
    """A line of its own in a copy, by a speaker of its own, is no copy."""
    origin = ORIGINALS[1]
    own = "\n\nThe Joint Observer Mission said on Sunday that Bordurian soldiers crossed the bridge of Niedzdrow into Syldavia.\n"
    copy = report("c", "Morning Post", origin.body.rstrip() + own, NOON + timedelta(days=2))
    items = weighed([origin, copy])
    assert any(e.report == "c" and not e.idle for e in items)
    assert figures(items, END) != figures(weighed([origin]), END)


def _top(items: Sequence[Evidence], day: date = END) -> float:
    return 1 - _desk().assess(items, day).degrees[0].reached.probability


def test_an_independent_confirmation_moves_it_and_a_retraction_brings_the_earlier_assessment_back() -> None:
    mission = ORIGINALS[0]
    page = "https://star.example/border"
    story = report("n1", "Evening Star", STORIES["Evening Star"], NOON + timedelta(days=1), url=page)
    held = [mission]
    assert _top(weighed([*held, story])) > _top(weighed(held))
    without = [p for p in pieces(story.body) if "Tesznik were open" in p]
    notice = "Three paragraphs of this report on the border have been withdrawn by the newsroom, which could not confirm them."
    plain = (
        "The market square was full in the afternoon, and the band of the fire brigade played until the lamps were lit."
    )
    base = "\n\n".join([*pieces(story.body)[:3], plain, *without])
    first = report("n1", "Evening Star", base, NOON + timedelta(days=1), url=page)
    corrected = report("n2", "Evening Star", "\n\n".join([notice, plain, *without]), NOON + timedelta(days=3), url=page)
    assert _top(weighed([*held, first])) > _top(weighed(held))
    items = weighed([*held, first, corrected])
    assert {e.replaced_by for e in items if e.report == "n1"} == {"n2"}
    assert figures(items, END) == figures(weighed(held), END)
    before = NOON.date() + timedelta(days=2)
    assert figures(items, before) == figures(weighed([*held, first]), before), "until then it stood"


def test_a_page_that_was_not_fetched_whole_takes_nothing_back() -> None:
    page = "https://star.example/border"
    first = report("n1", "Evening Star", STORIES["Evening Star"], NOON, url=page)
    cut = report("n2", "Evening Star", pieces(first.body)[0] + "\n", NOON + timedelta(days=1), url=page)
    assert figures(weighed([first, cut]), END) == figures(weighed([first]), END)


def test_a_persons_decision_on_an_unsure_link_goes_into_the_assessment() -> None:
    origin = ORIGINALS[1]
    told = report("t", "Morning Post", _RETOLD, NOON + timedelta(days=2), "Evening Star")
    unsure = families([origin, told])
    assert [(link.kind, link.verdict) for link in unsure.links] == [("rewritten", "unsure")]
    alone, both = weighed([origin]), weighed([origin, told])
    assert figures(both, END) != figures(alone, END), "unsure joins nothing"
    same = weighed([origin, told], CopyDecision("o1", "t", "same", by="ana"))
    assert figures(same, END) == figures(alone, END)
    back = weighed([origin, told], CopyDecision("o1", "t", "same"), CopyDecision("o1", "t", "unsure"))
    assert figures(back, END) == figures(both, END)


_RETOLD = """In Tesznik, Bordurian army units have now been spotted across the frontier on Syldavian soil; Syldavia's Ministry \
of Defence confirmed it.

Borduria also moved lorries full of ammunition over the border by night, according to the Syldavian Ministry of Defence.

The Joint Observer Mission said on Sunday that Bordurian soldiers crossed the bridge of Niedzdrow into Syldavia.
"""


def test_a_link_supposed_away_makes_two_origins_of_one() -> None:
    origin = ORIGINALS[0]
    copy = report("c", "Morning Post", origin.body, NOON + timedelta(days=1))
    joined = weighed([origin, copy])
    apart = weighed([origin, copy], CopyDecision("o0", "c", "different"))
    assert families([origin, copy]).links[0].id == link_id("c", "o0")

    def origins(items: Sequence[Evidence]) -> int:
        return max(view.origins for view in standings(world()[0], items, END))

    assert (origins(joined), origins(apart)) == (1, 2)
