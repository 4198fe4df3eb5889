"""What the screens for people say beside the figures: the day, the columns, weights of nothing, matches to decide."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from paripassu import payload
from paripassu.cli.explanation import explain
from paripassu.figures import NOTHING, percent_beside, weighed
from paripassu.heads import UNSHOWN, cautions, drift, stand
from paripassu.render import picture
from paripassu.render.lines import evidence_lines
from paripassu.telling import Shown, Teller
from paripassu.types import Band
from paripassu.views import RESTS, resting, view_of
from paripassu.web._words import sentence
from paripassu.workspace import View

from .support import CROSSED, LAST, run, view

DAY = LAST.isoformat()


@pytest.fixture(scope="module")
def seen(held: Path) -> View:
    return view(held)


def head(seen: View, today: date | None) -> str:
    return "\n".join(line.plain for line in picture.assessment(seen, 200, today=today)).splitlines()[1]


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (0, " ·"),
        (7, " ·"),
        (9, ", 9 days ago ·"),
        (15, ", 2 weeks ago ·"),
        (100, ", 3 months ago ·"),
        (800, ", 2 years ago ·"),
    ],
)
def test_a_day_that_was_not_asked_for_is_said_to_be_the_last_report_s(seen: View, days: int, told: str) -> None:
    assert head(seen, LAST + timedelta(days)).startswith(f"as of {DAY}, the day of the last report{told}")


def test_a_day_that_was_asked_for_stands_alone(held: Path, seen: View) -> None:
    assert head(seen, None).startswith(f"as of {DAY} ·")
    assert run("assess", held, "--as-of", DAY).out.splitlines()[1].startswith(f"as of {DAY} ·")
    without = " ".join(run("assess", held).out.splitlines()[1:4])
    assert ", the day of the last report, " in without
    assert "all figures are of that day; for today's: --as-of " in without


def test_the_head_gives_the_figure_that_makes_a_degree_the_median(seen: View) -> None:
    lines = [line.plain for line in picture.assessment(tilted(seen, 0.25, 0.41, 0.34), 100)]
    assert "Now     “Supplies delivered” or more: 75 % (75 to 75 %), likely; just that: 41 %" in lines
    top = [line.plain for line in picture.assessment(tilted(seen, 0.1, 0.3, 0.6), 100)]
    assert "Now     Troops across the border: 60 % (60 to 60 %), likely" in top
    lowest = [line.plain for line in picture.assessment(tilted(seen, 0.7, 0.2, 0.1), 100)]
    assert "Now     No involvement: 70 % (70 to 70 %), likely" in lowest


def test_a_degree_that_no_indicator_shows_says_so_on_the_ladder(seen: View) -> None:
    situation = seen.weighed.situation
    rest = tuple(x for x in situation.indicators if x.id != "troops-seen")
    bare = replace(seen, weighed=replace(seen.weighed, situation=replace(situation, indicators=rest)))
    for world, times in ((seen, 0), (bare, 1)):
        lines = [line.plain for line in picture.ladder(tilted(world, 0.25, 0.41, 0.34), 200)]
        assert lines.count(f"    {UNSHOWN}") == times
    shown = {d["id"]: d["shown_by"] for d in payload.assessment(bare)["degrees"]}
    assert shown["troops"] == []
    assert shown["supplies"]


def test_a_figure_and_its_band_that_show_alike_are_told_once(seen: View) -> None:
    sure = tilted(seen, 0.0001, 0.0001, 0.9998)
    lines = [line.plain for line in picture.assessment(sure, 100)]
    assert "Now     Troops across the border: >99 %, almost certain" in lines
    assert "(> 99 %)" not in sentence(*(stand(sure.weighed.situation, sure.assessment, "now"),) * 2)


def test_the_head_says_how_many_items_weigh_something(seen: View) -> None:
    weights = seen.assessment.weights
    weighing = sum(abs(weights.get(e.id, 0.0)) >= NOTHING for e in seen.evidence)
    assert weighing < len(seen.evidence)
    assert head(seen, None).endswith(f"{len(seen.evidence)} bearing on it ({weighing} with a weight)")
    alone = next(e for e in seen.evidence if abs(weights[e.id]) >= NOTHING)
    assert head(replace(seen, evidence=(alone,)), None).endswith("1 bearing on it")


def test_a_change_that_moves_the_figure_by_nothing_is_not_what_it_hangs_on(seen: View) -> None:
    for moved, told in ((-0.004, False), (-0.006, True)):
        held = replace(seen.assessment, drivers=(("one vote for each state", moved),))
        lines = "".join(line.plain for line in picture.assessment(replace(seen, assessment=held), 100))
        assert ("hangs most on" in lines) == told


def tilted(seen: View, *now: float) -> View:
    """The view with these probabilities of its degrees now."""
    held = seen.assessment
    upward = [sum(now[k:]) for k in range(len(now))]
    degrees = tuple(
        replace(d, now=Band(p, p, p), now_at_least=Band(q, q, q))
        for d, p, q in zip(held.degrees, now, upward, strict=True)
    )
    median = [d.id for d, q in zip(held.degrees, upward, strict=True) if q >= 0.5][-1]
    return replace(seen, assessment=replace(held, now=median, degrees=degrees))


def test_long_after_the_last_evidence_what_moved_is_said_to_be_no_news(seen: View, held: Path) -> None:
    assert drift(view(held, LAST + timedelta(45))) == ""  # half of the half-life
    late = view(held, LAST + timedelta(400))
    assert payload.assessment(late)["last_evidence"] == payload.assessment(seen)["last_evidence"] == DAY
    told = drift(late)
    assert told.startswith(
        f"No evidence since {DAY} (400 days): what has moved since is only what time is assumed to do"
    )
    titles = {d.id: d.title for d in seen.weighed.situation.degrees}
    assert (f"it stood at “{titles[seen.assessment.now]}”" in told) == (seen.assessment.now != late.assessment.now)
    assert (f"it had reached “{titles[seen.assessment.reached]}”" in told) == (
        seen.assessment.reached != late.assessment.reached
    )
    shown = " ".join(line.plain.strip() for line in picture.assessment(late, 300))
    assert told in shown
    assert "No evidence since" not in "".join(line.plain for line in picture.assessment(seen, 300))


def test_a_copy_is_no_news(seen: View, held: Path) -> None:
    late = view(held, LAST + timedelta(400))
    idle = replace(seen.evidence[0], id="copy", published=LAST + timedelta(399), copied_from="elsewhere")
    assert drift(replace(late, evidence=(*late.evidence, idle))) == drift(late) != ""
    fresh = replace(idle, copied_from=None)
    assert drift(replace(late, evidence=(*late.evidence, fresh))) == ""


def test_replay_says_which_changes_no_evidence_made(held: Path) -> None:
    asked = ("replay", held, "--from", "2024-05-03", "--to", "2025-06-01")
    days = run(*asked, "--json").json
    assert {d["last_evidence"] for d in days["days"]} == {"2024-05-03", "2024-05-04", "2024-05-05", "2024-05-06"}
    late = [c for c in days["changes"] if c["quiet_days"] is not None]
    assert {c["on"] for c in days["changes"] if c["on"] > "2024-07-01"} <= {c["on"] for c in late} != set()
    assert all(
        c["quiet_days"] is None for c in days["changes"] if c["on"] in {d["last_evidence"] for d in days["days"]}
    )
    out = run(*asked).out
    assert out.count(": no evidence for ") == len(late)
    for change in late:
        quiet = (date.fromisoformat(change["on"]) - LAST).days
        (line,) = [x for x in out.splitlines() if change["on"] in x and f"{change['from']} → {change['to']}" in x]
        assert change["quiet_days"] == quiet
        assert line.endswith(f": no evidence for {quiet} {'day' if quiet == 1 else 'days'}")
        assert "by time alone" in line
    assert "only what time is assumed to do" in " ".join(out.split())


def test_a_standing_and_its_dispute_are_two_words(seen: View) -> None:
    first, *others = seen.assessment.indicators
    disputed = replace(first, standing="unreported", disputed=True)
    changed = replace(seen, assessment=replace(seen.assessment, indicators=(disputed, *others)))
    assert next(iter(picture.signs(changed, 110, Teller.of(changed)))).plain.split()[:2] == ["unreported", "disputed"]


def test_a_weight_that_rounds_to_nothing_is_0_and_says_why() -> None:
    assert [weighed(w) for w in (0.0, -0.004, 0.0049, 0.006, -1.25)] == ["0", "0", "0", "+0.01", "-1.25"]


def test_every_weight_of_nothing_that_is_shown_says_why_or_is_small(held: Path, seen: View) -> None:
    weights = seen.assessment.weights
    teller = Teller.of(seen)
    none = [e for e in seen.evidence if abs(weights[e.id]) < 5e-5]
    assert none
    out = run("assess", held, "--as-of", DAY, "--full").out
    for e in none:
        assert teller.nothing(e), e
        assert teller.nothing(e) in dict(_facts(held, e.id))["weight"]
    assert "weighs nothing: " in out
    assert "+0.00" not in out
    assert "-0.00" not in out


def _facts(held: Path, name: str) -> list[tuple[str, str]]:
    found = run("explain", held, name, "--as-of", DAY, "--json").json["facts"]
    return [(f["name"], f["text"]) for f in found]


def test_a_label_on_a_screen_may_say_more_than_the_json(seen: View) -> None:
    e = seen.evidence[0]
    lines = evidence_lines(e, Shown("a few words", "ministry (Syldavia)", ""), 0.5, 110)
    assert f"ministry (Syldavia) {e.stance}" in lines[1].plain


def test_a_report_without_a_date_is_missed_in_the_head_and_told_how_to_mend(workspace: Path) -> None:
    assert "without a date" not in run("assess", workspace, "--full").out
    (workspace / "reports" / "07-undated.txt").write_text(
        f"Bordurian soldiers {CROSSED}, a farmer said.\n", encoding="utf-8"
    )
    ran = run("assess", workspace)
    assert "; 1 more report without a date counts for nothing" in " ".join(ran.out.split())
    (flag,) = [f for f in run("assess", workspace, "--json").json["flags"] if f["kind"] == "no date"]
    assert "date: YYYY-MM-DD" in flag["detail"]
    found = run("explain", workspace, "reports/07-undated.txt").out
    assert "nothing in it was looked at: it has no date" in found
    assert flag["detail"] in " ".join(found.split())
    early = run("explain", workspace, "reports/03-ministry.md", "--as-of", "2024-05-04").out
    assert "nothing in it counts on 2024-05-04: it is public from 2024-05-05 on" in early


def test_an_outlet_that_is_not_known_is_no_path_on_the_screens(workspace: Path) -> None:
    name = "reports/2024-05-06-no-outlet.txt"
    (workspace / name).write_text(f"Bordurian soldiers {CROSSED}.\n", encoding="utf-8")
    held = run("assess", workspace, "--json").json
    own = next(e for e in held["evidence"] if e["speaker"] == name)
    assert name in next(x for x in held["indicators"] if x["id"] == own["indicator"])["affirmed_by"]
    out = run("assess", workspace, "--full").out
    assert f"; {name}" not in out
    assert "2024-05-06-no-outlet.txt" in out
    assert f"{name} affirms" not in out
    for asked in (own["indicator"], own["id"]):
        told = [f["text"] for f in run("explain", workspace, asked, "--json").json["facts"] if f["name"] != "file"]
        assert not any(name in text for text in told), told


def test_a_review_says_how_many_of_how_many_it_shows(held: Path) -> None:
    every = len(run("review", held, "--list", "--json", "--limit", "1000").rows)
    first = run("review", held, "--list", "--limit", "1")
    assert f"; the first 1 of {every} are shown, those of most use; --limit {every} shows all" in first.err
    assert "are shown" not in run("review", held, "--list", "--limit", str(every)).err


def test_what_is_to_decide_says_what_counts_already(held: Path) -> None:
    listed = run("review", held, "--list", "--json", "--limit", "1000")
    already = sum(row["counts"] for row in listed.rows)
    assert 0 < already < len(listed.rows)
    counted = {e["id"] for e in run("assess", held, "--json").json["evidence"]}
    assert all((row["id"] in counted) == row["counts"] for row in listed.rows)
    told = f"{len(listed.rows)} matches to decide: {already} count already, {len(listed.rows) - already} do not"
    assert told in listed.err
    shown = run("review", held, "--list", "--limit", "1000").out
    assert shown.count("does not count so far; ") == len(listed.rows) - already
    assert {row["mark"] for row in listed.rows} <= {None, "disagreement", "question"}


def test_what_waits_in_a_review_is_told_with_its_sign_and_explained(held: Path, seen: View) -> None:
    """No id that `review` lists is unknown to `explain`, and no statement that it asks about bears on nothing."""
    rows = run("review", held, "--list", "--json", "--limit", "1000").rows
    left = [row for row in rows if not row["counts"]]
    assert {row["id"] for row in left} == {e.id for e in seen.asked}
    for row in left:
        found = explain(seen, row["id"])
        assert ("counts", "not so far: `review` asks about it") in found.facts
    counted = {e.statement for e in seen.evidence}
    one = next(e for e in seen.asked if e.statement is not None and e.statement not in counted)
    (group,) = explain(seen, one.statement or "").groups
    assert group.title == "may bear on, and does not count so far: `review` asks about it"
    assert one in group.items
    name = one.indicator
    many = sum(row["indicator"] == name for row in left)
    told = f"{many} match waits in `review`" if many == 1 else f"{many} matches wait in `review`"
    assert told in run("explain", held, name).out
    assert " ".join(run("assess", held).out.split()).count("in `review`") == len({row["indicator"] for row in left})
    before = view_of(seen.weighed, min(e.published for e in seen.asked) - timedelta(days=1), ())
    assert not [*before.asked]


def test_that_a_figure_rests_on_one_sentence_is_said_with_the_figure_without_it(seen: View) -> None:
    sign = next(e for e in seen.evidence if e.stance == "affirms" and not e.idle)
    changes = {
        "certainty": "certain",
        "match": 0.99,
        "published": LAST,
        "said_on": LAST,
        "private": False,
        "body": None,
    }
    alone = replace(sign, id="alone", actor="BOR", speaker="BOR", kind="government", **changes)  # type: ignore[arg-type]
    weighed_view = view_of(replace(seen.weighed, evidence=(alone,)), LAST, ())
    one = resting(weighed_view)
    assert one is not None
    assert one.item.id == "alone"
    assert one.held - one.without >= RESTS
    told = cautions(weighed_view).text
    assert told.startswith("It rests on one sentence: without “")
    assert told.endswith(f"would be {percent_beside(one.without, ())} now, not {percent_beside(one.held, ())}.")
    assert cautions(weighed_view).beside == ""
    unsure = view_of(replace(seen.weighed, evidence=(replace(alone, match=0.89),)), LAST, ())
    assert cautions(unsure).beside == "resting on one sentence of an uncertain match (0.89)"
    shown = " ".join(line.plain for line in picture.assessment(unsure, 200))
    assert ", resting on one sentence of an uncertain match (0.89)" in shown.partition("Reached")[0]
    now, reached = (stand(unsure.weighed.situation, unsure.assessment, "now"),) * 2
    assert ", resting on one sentence" in sentence(now, reached, cautions(unsure).beside).partition("Highest")[0]
    twice = replace(alone, id="too", speaker="another", label="another", report="other", origin="other", path="other")
    assert resting(view_of(replace(seen.weighed, evidence=(alone, twice)), LAST, ())) is None
