"""Every figure of an assessment leads to sentences that stand in their files; asked for by any of its names."""

from pathlib import Path
from typing import Any

import pytest

from paripassu.cli.explanation import Explanation, explain
from paripassu.errors import NotFound, UsageError
from paripassu.workspace import View
from tests.conftest import EXAMPLE

from .support import body, run, view


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
