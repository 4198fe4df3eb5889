"""Every figure of an assessment leads to sentences that stand in their files; asked for by any of its names."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from paripassu.cli.explanation import explain
from paripassu.cli.grounds import Explanation, group_title
from paripassu.errors import NotFound, UsageError
from paripassu.evidence.nouns import Noun, fits
from paripassu.evidence.numbers import Stated
from paripassu.evidence.thresholds import PARTED
from paripassu.evidence.voices import NOBODY, OF_TEXT
from paripassu.heads import UNSHOWN, shown_by
from paripassu.render.explained import explanation
from paripassu.render.lines import evidence_lines
from paripassu.render.numbers import picture, plain_rows, rows
from paripassu.render.picture import signs
from paripassu.telling import NONE_KNOWN, Teller
from paripassu.workspace import View, view_of
from tests.conftest import EXAMPLE

from .support import LAST, body, run, view


@pytest.fixture(scope="module")
def seen(held: Path) -> View:
    return view(held)


def sentences_stand(found: Explanation, folder: Path) -> int:
    items = [e for g in found.groups for e in g.items]
    for e in items:
        assert body(folder, e.path)[e.spans[0].start : e.spans[-1].end] == e.quote
    return len(items)


def test_every_probability_of_a_degree(held: Path, seen: View) -> None:
    for d in seen.assessment.degrees:
        for which in ("now", "reached"):
            for part in ("probability", "low", "high"):
                found = explain(seen, f"degrees.{d.id}.{which}.{part}")
                assert found.value == round(getattr(getattr(d, which), part), 6)
                assert sentences_stand(found, held) > 0


def test_every_count_of_an_indicator_is_the_number_of_its_groups(held: Path, seen: View) -> None:
    for x in seen.assessment.indicators:
        for name in ("reports", "origins", "independent"):
            found = explain(seen, f"indicators.{x.id}.{name}")
            assert found.value == getattr(x, name) == len(found.groups)
            sentences_stand(found, held)


def test_every_item_of_evidence_with_its_weight_and_reason(held: Path, seen: View) -> None:
    assert seen.evidence
    for e in seen.evidence:
        found = explain(seen, e.id)
        assert found.kind == "evidence"
        assert found.value == round(seen.assessment.weights[e.id], 4)
        facts = dict(found.facts)
        assert e.reason in facts["bears on it"]
        assert sentences_stand(found, held) == 1


def test_every_step_with_its_clauses_and_their_sentences(held: Path, seen: View) -> None:
    for s in seen.steps:
        found = explain(seen, s.id)
        shown = [g.title for g in found.groups]
        for clause in (*s.why, *s.why_not):
            assert not clause.evidence or any(title.startswith(clause.text) for title in shown)
        sentences_stand(found, held)


def test_the_weights_shown_for_a_degree_are_all_that_there_are(seen: View) -> None:
    shown = {e.id for g in explain(seen, "now.troops").groups for e in g.items}
    weighing = {i for i, w in seen.assessment.weights.items() if abs(w) >= 5e-5}
    assert shown == weighing


def test_a_figure_of_a_degree_says_what_prior_it_began_with(seen: View) -> None:
    at = [dict(explain(seen, f"now.{d.id}").facts)["began from"] for d in seen.assessment.degrees]
    assert [text.split()[0] for text in at] == ["0.788395", "0.173447", "0.038158"]
    assert "no prior" in at[1]
    more = dict(explain(seen, "reached.at_least.supplies").facts)["began from"]
    assert more.startswith("0.211605 for it or more")
    degrees = tuple(replace(d, prior=0.3 if d.id == "troops" else None) for d in seen.weighed.situation.degrees)
    given = replace(seen, weighed=replace(seen.weighed, situation=replace(seen.weighed.situation, degrees=degrees)))
    assert "by the file" in dict(explain(given, "now.troops").facts)["began from"]


def test_what_no_evidence_tells_apart_is_said_to_come_from_the_prior(seen: View) -> None:
    bare = replace(seen, assessment=replace(seen.assessment, weights={}))
    titles = [g.title for g in explain(bare, "troops").groups]
    assert any("is its prior (0.0382 to 0.173 of supplies) and what time is assumed to do" in t for t in titles)


@pytest.mark.parametrize(
    ("name", "kind", "found"),
    [
        ("now.is.troops", "number", "now.troops"),
        ("reached.is.troops.high", "number", "reached.troops.high"),
        ('indicators["troops-seen"].standing', "indicator", "troops-seen"),
        ("troops-seen.disputed", "indicator", "troops-seen"),
        ('days_since["troops-seen"]', "indicator", "troops-seen"),
        ('steps["recall-envoy"].state', "step", "recall-envoy"),
    ],
)
def test_what_a_condition_may_name_can_be_asked_for(seen: View, name: str, kind: str, found: str) -> None:
    given = explain(seen, name)
    assert (given.kind, given.id) == (kind, found)


FIGURES = ("now", "reached", "now.at_least", "reached.at_least")


def moves(found: Explanation) -> list[float]:
    """The points by which each change moves a figure, as they are told."""
    told = [text for name, text in found.facts if name == "moves it"]
    return [float(m.group(1)) for text in told if (m := re.search(r"([+-][\d.]+) points$", text))]


@pytest.mark.parametrize("which", FIGURES)
def test_what_moves_a_figure_is_told_of_that_figure(seen: View, which: str) -> None:
    """The most and the least to which the changes move it are the ends of its own band."""
    for d in seen.assessment.degrees:
        band = getattr(d, which.replace(".", "_"))
        points = moves(explain(seen, f"{which}.{d.id}"))
        for end, most in ((band.high, max([0.0, *points])), (band.low, min([0.0, *points]))):
            assert 100 * (end - band.probability) == pytest.approx(most, abs=0.051), d.id
        assert points or max(band.high - band.probability, band.probability - band.low) < 5e-4


def test_a_figure_that_nothing_moves_says_so(seen: View) -> None:
    lowest = seen.assessment.degrees[0].id
    facts = dict(explain(seen, f"now.at_least.{lowest}").facts)
    assert facts["moves it"].startswith("nothing: no change of what was assumed")


def test_the_end_of_a_band_says_under_which_change_it_is_reached(seen: View) -> None:
    found = explain(seen, "now.at_least.troops.low")
    least = min(
        found.facts, key=lambda f: float(m.group(1)) if (m := re.search(r"([+-][\d.]+) points", f[1])) else 99.0
    )
    assert dict(found.facts)["low"].endswith(f", with {least[1].split(':')[0]}")


def test_what_speaks_of_the_degree_itself_comes_first_and_what_speaks_of_lower_ones_last_and_short(seen: View) -> None:
    titles = [g.title for g in explain(seen, "troops").groups]
    assert titles[0].startswith("for troops or higher")
    below = [n for n, title in enumerate(titles) if title.startswith("of lower degrees, ")]
    assert below
    assert min(below) > max(n for n, title in enumerate(titles) if " troops or higher" in title)
    assert all(g.shown for g in explain(seen, "troops").groups if g.title.startswith("of lower degrees, "))
    assert explain(seen, "supplies").groups[0].title.startswith("for supplies or higher")


def test_a_sign_of_the_opposite_is_said_to_speak_against_what_is_higher(seen: View) -> None:
    situation = seen.weighed.situation
    turned = tuple(
        replace(x, at_least=None, at_most="supplies") if x.id == "troops-seen" else x for x in situation.indicators
    )
    weighed = replace(seen.weighed, situation=replace(situation, indicators=turned))
    titles = [g.title for g in explain(view_of(weighed, LAST, ()), "troops").groups]
    assert any(title.startswith("against what is higher than supplies, -") for title in titles), titles


@pytest.mark.parametrize("which", ["now", "reached"])
def test_where_things_stand_is_explained_by_the_name_that_the_json_gives_it(held: Path, seen: View, which: str) -> None:
    found = explain(seen, which)
    top = getattr(seen.assessment, which)
    assert (found.kind, found.id, found.value) == ("number", which, top)
    assert {d.id for d in seen.assessment.degrees} <= {name for name, _ in found.facts}
    assert sentences_stand(found, held) > 0
    assert run("explain", held, which, "--json").json["value"] == top


@pytest.mark.parametrize(
    ("name", "kind", "id_"),
    [
        ("troops", "degree", "troops"),
        ("degree.troops", "degree", "troops"),
        ("troops-seen", "indicator", "troops-seen"),
        ("recall-envoy", "step", "recall-envoy"),
        ("now.troops", "number", "now.troops"),
        ("now.at_least.troops", "number", "now.at_least.troops"),
        ('reached.at_least["troops"]', "number", "reached.at_least.troops"),
        ("now.troops.high", "number", "now.troops.high"),
        ('indicators["troops-seen"].independent', "number", "troops-seen.independent"),
        ("steps.recall-envoy", "step", "recall-envoy"),
        ("reports/01-mission.md", "report", None),
    ],
)
def test_names(seen: View, name: str, kind: str, id_: str | None) -> None:
    found = explain(seen, name)
    assert found.kind == kind
    assert id_ is None or found.id == id_


def test_the_beginning_of_an_id_is_enough_where_it_names_one_thing(seen: View) -> None:
    e = seen.evidence[0]
    assert explain(seen, f"evidence.{e.id[:8]}").id == e.id


def test_a_name_that_is_not_there(held: Path, seen: View) -> None:
    with pytest.raises(NotFound, match="no “nothing-such”"):
        explain(seen, "nothing-such")
    ran = run("explain", held, "nothing-such")
    assert (ran.code, ran.out) == (1, "")
    assert "nothing-such" in ran.err
    assert "did you mean" not in ran.err


@pytest.mark.parametrize(
    ("name", "near"),
    [("trops-seen", "troops-seen"), ("envoy", "recall-envoy"), ("Observer", "(said by Joint Observer Mission)")],
)
def test_a_name_that_is_not_there_is_answered_with_the_nearest(seen: View, name: str, near: str) -> None:
    """By its letters, by its title, by who speaks: a word from the screen is no id, but leads to one."""
    with pytest.raises(NotFound) as told:
        explain(seen, name)
    assert told.value.remedy is not None
    assert told.value.remedy.startswith("did you mean ")
    assert near in told.value.remedy


def test_a_degree_that_no_indicator_shows_is_told_to_have_the_prior_s_share(seen: View) -> None:
    assert dict(explain(seen, "troops").facts)["shown by"] == "troops-seen"
    situation = seen.weighed.situation
    rest = tuple(x for x in situation.indicators if x.id != "troops-seen")
    bare = replace(seen, weighed=replace(seen.weighed, situation=replace(situation, indicators=rest, plan=())))
    assert shown_by(bare.weighed.situation)["troops"] == []
    for which in ("troops", "now.troops"):
        told = explain(view_of(replace(bare.weighed, evidence=()), LAST, ()), which)
        assert dict(told.facts)["shown by"] == UNSHOWN


def test_a_voice_without_a_name_is_told_by_its_file(seen: View) -> None:
    first = seen.evidence[0]
    nobody = replace(
        first, speaker="unnamed", label="an unnamed source", actor=None, body=None, kind="unnamed person", private=False
    )
    nobody = replace(nobody, origin=first.report, via=())
    told = dict(explain(replace(seen, evidence=(nobody, *seen.evidence[1:])), first.id).facts)
    assert f"counts as a voice without a name in {first.path}" in told["speaker"]


def test_where_rules_and_network_part_the_item_says_so(seen: View) -> None:
    first = seen.evidence[0]
    parted = replace(first, match=PARTED, reason="read beside the examples: 0.98; actor: any")
    told = dict(explain(replace(seen, evidence=(parted, *seen.evidence[1:])), first.id).facts)
    assert told["bears on it"].startswith("rules and network disagree on how the speaker stands to it")
    assert "disagree" not in dict(explain(seen, first.id).facts)["bears on it"]


def test_a_day_that_is_only_the_report_s_is_told_from_one_that_the_text_gives(seen: View) -> None:
    first = replace(seen.evidence[0], said_on=LAST)
    none = replace(first, said_on=None, published=LAST)
    for item, rest in ((first, ""), (none, ", from which the report was public: the text gives no day")):
        told = dict(explain(replace(seen, evidence=(item, *seen.evidence[1:])), first.id).facts)
        assert told["counts for"] == f"{item.day.isoformat()}{rest}"
        shown = "\n".join(x.plain for x in evidence_lines(item, Teller.of(seen).shown(item), None, 200))
        assert (f"public {LAST}" in shown) == bool(rest)


def test_a_name_of_several_things(tmp_path: Path, held: Path) -> None:
    text = (held / "situation.yaml").read_text(encoding="utf-8").replace("recall-envoy", "troops")
    other = tmp_path / "other"
    (other / "reports").mkdir(parents=True)
    (other / "situation.yaml").write_text(text, encoding="utf-8")
    for report in (held / "reports").iterdir():
        (other / "reports" / report.name).write_bytes(report.read_bytes())
    seen = view(other, use_ledger=False)
    with pytest.raises(UsageError, match="several things"):
        explain(seen, "troops")
    assert explain(seen, "step.troops").kind == "step"
    assert explain(seen, "degree.troops").kind == "degree"


def test_on_the_command_line_with_file_and_offsets(held: Path, seen: View) -> None:
    e = max(seen.evidence, key=lambda e: abs(seen.assessment.weights[e.id]))
    place = f"{e.path}:{e.spans[0].start}-{e.spans[-1].end}"
    assert place in run("explain", held, e.indicator).out
    assert f"{e.path}, characters {e.spans[0].start} to {e.spans[-1].end}" in run("explain", held, e.id).out


def test_the_json_of_each_kind_leads_to_the_sentence(held: Path, seen: View) -> None:
    for name in ("now.troops", "troops-seen.reports", "troops", "troops-seen", "recall-envoy", seen.evidence[0].id):
        found: dict[str, Any] = run("explain", held, name, "--json").json
        items = [e for g in found["groups"] for e in g["evidence"]]
        assert items
        for e in items:
            assert body(held, e["path"])[e["start"] : e["end"]] == e["quote"]


def test_every_count_of_the_example_is_the_number_of_its_groups() -> None:
    """On many reports, with voices that change their minds and indicators that imply one another."""
    seen = view(EXAMPLE, use_ledger=False)
    for x in seen.assessment.indicators:
        for name in ("reports", "origins", "independent"):
            assert len(explain(seen, f"{x.id}.{name}").groups) == getattr(x, name), (x.id, name)


def test_what_counts_by_implication_is_said_to(held: Path, seen: View) -> None:
    """Words that stand under both are told to be the same."""
    known = {x.id: x for x in seen.weighed.situation.indicators}
    implying, implied = next((x.id, x.implies[0]) for x in known.values() if x.implies)
    own = [e for e in seen.evidence if e.indicator == implying and e.stance == "affirms"]
    twin = replace(own[0], id="0123456789abcdef", indicator=implied)
    view_ = next(x for x in seen.assessment.indicators if x.id == implied)
    views = tuple(replace(x, evidence=(*x.evidence, twin.id)) if x is view_ else x for x in seen.assessment.indicators)
    more = replace(seen, evidence=(*seen.evidence, twin), assessment=replace(seen.assessment, indicators=views))
    found = explain(more, f"indicator.{implied}")
    titles = [g.title for g in found.groups]
    at = titles.index(f"affirms, by implication from {implying}")
    assert titles.index("affirms") < at
    assert {e.indicator for e in found.groups[at].items} == {implying}
    assert {e.indicator for g in found.groups if "by implication" not in g.title for e in g.items} == {implied}
    assert found.same[own[0].id] == twin.id
    assert dict(found.facts)["implied by"].startswith(f"{implying}: ")
    shown = "\n".join(line.plain for line in explanation(found, {}, Teller.of(more), 110, full=True))
    assert f"the same words as {twin.id}, which bears on {implied} itself" in shown
    assert explain(seen, f"indicator.{implying}").same == {}


def test_why_no_source_counts_is_told(held: Path, seen: View) -> None:
    some = seen.assessment.indicators[0]
    unknown = replace(some, independent=0, affirmed_by=("Alma Consult",), reports=1, origins=1)
    lines = "".join(
        line.plain
        for line in signs(
            replace(seen, assessment=replace(seen.assessment, indicators=(unknown,))), 200, Teller.of(seen)
        )
    )
    assert f"1 name affirms: {NONE_KNOWN}" in lines
    assert NONE_KNOWN not in "".join(line.plain for line in signs(seen, 200, Teller.of(seen)))


def test_the_numbers_of_an_indicator_stand_by_their_kind(held: Path, seen: View) -> None:
    given = {x.id: explain(seen, x.id).numbers for x in seen.assessment.indicators}
    assert any(numbers.stated for numbers in given.values())
    for name, numbers in given.items():
        assert all(fits(n.noun.kind, numbers.kind) for n in numbers.stated)
        assert all(n.noun.kind != numbers.kind for n in numbers.others)
        code = json.loads(run("explain", held, name, "--json").out)
        assert [n["noun"] for n in code["numbers"]] == [n.noun.words or None for n in numbers.stated]
        assert [n["noun"] for n in code["other_numbers"]] == [n.noun.words or None for n in numbers.others]


def test_numbers_of_other_kinds_have_no_bar() -> None:
    day = date(2024, 5, 2)
    troops = Stated(day, "a ministry", 3_000, 3_000, "e1", "a.md", Noun("soldiers", "troops"))
    dead = Stated(day, "a doctor", 14, 14, "e2", "b.md", Noun("killed", "killed"))
    (barred,) = (line.plain for line in rows([troops]))
    assert "●" in barred
    assert "3,000 soldiers" in barred
    assert [line.plain.split() for line in plain_rows([dead])] == [
        ["2024-05-02", "14", "killed", "a", "doctor", "b.md"]
    ]
    assert "3,000 soldiers" in picture("x", [troops])


def test_a_voice_without_a_name_is_called_by_its_text_and_an_account_by_its_own_name(seen: View) -> None:
    situation, paths = seen.weighed.situation, {"0af3": "reports/06-doubtful.md"}
    state = next(iter(situation.actors))
    called = situation.actors[state].name
    found = [
        group_title(g, situation, paths)
        for g in (
            *(state, "an unnamed source of text 0af3", f"{NOBODY}{OF_TEXT}0af3"),
            *(f"{state}@0af3", "@klowgazette", "a baker"),
        )
    ]
    path = "in reports/06-doubtful.md"
    assert found == [
        called,
        f"a voice without a name {path}",
        f"a voice without a name {path}",
        f"a voice without a name of {called} {path}",
        "@klowgazette",
        "a baker",
    ]
