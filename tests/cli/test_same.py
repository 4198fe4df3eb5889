"""The same reports give the same assessment: in any order, with the ledger and without it, today and later."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paripassu import payload
from paripassu.evidence.match import Matcher
from paripassu.types import Evidence
from paripassu.workspace import Holdings, view_of

from .support import CROSSED, LAST, MINISTRY, REPORTS, opened, run, view, write


@pytest.fixture(scope="module")
def holdings(held: Path) -> Holdings:
    with opened(held) as space:
        return space.ingest()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(REPORTS))))
def test_the_order_of_the_files_does_not_matter(held: Path, holdings: Holdings, order: list[int]) -> None:
    assert len(holdings.readings) == len(REPORTS)
    with opened(held, use_ledger=False) as space:
        shuffled = replace(holdings, readings=tuple(holdings.readings[i] for i in order))
        seen = {
            payload.dumps(
                {k: v for k, v in payload.assessment(view_of(space.weigh(h), LAST, ())).items() if k != "evidence"}
            )
            for h in (holdings, shuffled)
        }
        items = [{e.id: e for e in space.weigh(h).evidence} for h in (holdings, shuffled)]
    assert len(seen) == 1
    assert items[0] == items[1]


def test_the_names_of_the_files_do_not_matter(tmp_path: Path, held: Path) -> None:
    """Other names, so another order of reading; stamps and texts are the same."""
    names = [f"reports/{9 - n}.md" for n in range(len(REPORTS))]
    other = write(tmp_path / "other", dict(zip(names, REPORTS.values(), strict=True)))
    for name, report in zip(names, REPORTS, strict=True):
        (other / name).write_bytes((held / report).read_bytes())
    one, two = view(held).assessment, view(other, use_ledger=False).assessment
    assert one.degrees == two.degrees
    assert [replace(x, evidence=()) for x in one.indicators] == [replace(x, evidence=()) for x in two.indicators]


def test_with_and_without_the_ledger(held: Path) -> None:
    assert run("assess", held, "--json", "--no-ledger").out == run("assess", held, "--json").out


def test_what_was_read_once_is_not_read_again(held: Path) -> None:
    with opened(held) as space:
        assert space.ingest().read_now == 0


def test_what_comes_later_does_not_change_an_earlier_day(workspace: Path) -> None:
    before = run("assess", workspace, "--json", "--as-of", "2024-05-04").out
    later = workspace / "reports" / "09-later.md"
    later.write_text(
        "---\ndate: 2024-05-09\nlanguage: en\n---\n\nBorduria admitted that its soldiers had entered Syldavia.\n",
        encoding="utf-8",
    )
    assert run("assess", workspace, "--json", "--as-of", "2024-05-04").out == before
    assert run("assess", workspace, "--json").json["as_of"] == "2024-05-09"


def test_known_at_shows_what_the_ledger_held(workspace: Path) -> None:
    now = datetime.now(UTC).isoformat()
    before = run("assess", workspace, "--json", "--as-of", LAST.isoformat()).json
    later = workspace / "reports" / "09-later.md"
    later.write_text("---\ndate: 2024-05-05\nlanguage: en\n---\n\nBorduria denied everything.\n", encoding="utf-8")
    run("assess", workspace, "--json")
    assert run("assess", workspace, "--json", "--known-at", now, "--as-of", LAST.isoformat()).json == before
    nothing = run("assess", workspace, "--json", "--known-at", "2001-01-01")
    assert nothing.code == 1


def test_one_report_more_is_matched_alone(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was worked out of the other reports is kept, and gives what working it out again gives."""
    run("assess", workspace, "--json")
    later = workspace / "reports" / "09-later.md"
    later.write_text("---\ndate: 2024-05-05\nlanguage: en\n---\n\nBorduria denied everything.\n", encoding="utf-8")
    matched: list[str] = []
    report = Matcher.report

    def counted(matcher: Matcher, *given: Any, **named: Any) -> list[Evidence]:
        matched.append(given[0].path)
        return report(matcher, *given, **named)

    monkeypatch.setattr(Matcher, "report", counted)
    after = run("assess", workspace, "--json").out
    assert matched == ["reports/09-later.md"]
    assert run("assess", workspace, "--json").out == after
    assert len(matched) == 1
    assert run("assess", workspace, "--json", "--no-ledger").out == after
    (workspace / ".paripassu" / "matches.db").write_bytes(b"damaged")
    assert run("assess", workspace, "--json").out == after


def test_another_ledger_by_its_address(held: Path, tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/team.db"
    assert run("assess", held, "--json", "--ledger", address).out == run("assess", held, "--json").out
    assert (tmp_path / "team.db").exists()


def test_yesterdays_answer_to_the_byte_whatever_has_come_since(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Later reports, an original found late, a text changed in its file, one removed, judgements, another reader."""
    ask = ("assess", workspace, "--json", "--as-of", LAST.isoformat())
    before = run(*ask).out
    then = datetime.now(UTC).isoformat()
    reports = workspace / "reports"
    front = '---\ndate: {}\noutlet: "{}"\nlanguage: en\n---\n\n'

    def late() -> None:
        text = front.format("2024-05-06", "Klow Gazette") + f"Borduria admitted that its soldiers had {CROSSED}.\n"
        (reports / "09-late.md").write_text(text, encoding="utf-8")

    def original() -> None:
        (reports / "00-first.md").write_text(front.format("2024-05-04", "Wire") + MINISTRY, encoding="utf-8")

    def changed() -> None:
        path = reports / "01-mission.md"
        path.write_text(path.read_text(encoding="utf-8").replace("forty", "four"), encoding="utf-8")

    def removed() -> None:
        (reports / "02-denial.md").unlink()

    def judged() -> None:
        with opened(workspace) as space:
            weighed = space.weigh(space.ingest())
            space.judge_match(weighed.evidence[0], "reject", by="ana", reason="a drill", at=datetime.now(UTC))
            pair = [r.report.id for r in weighed.holdings.readings[:2]]
            space.kept.judge("copy", pair, "accept", by="ana", reason="one text", at=datetime.now(UTC))

    def upgraded() -> None:
        monkeypatch.setattr("paripassu.workspace.VERSION", "reader of days to come")

    for change in (late, original, changed, removed, judged, upgraded):
        change()
        assert run(*ask).out != before or change is upgraded
        assert run(*ask, "--known-at", then).out == before, change.__name__
    now = run(*ask).out
    assert run(*ask, "--known-at", datetime.now(UTC).isoformat()).out == now


def test_an_open_number_is_kept_as_it_is(workspace: Path) -> None:
    """ "At least 3,000" has no upper end, and JSON no word for that."""
    (workspace / "reports" / "10-open.md").write_text(
        "---\ndate: 2024-05-06\nlanguage: en\n---\n\n"
        "At least 3,000 soldiers from Borduria have entered Syldavia, the Joint Observer Mission said.\n",
        encoding="utf-8",
    )
    first = run("assess", workspace, "--json")
    assert first.code == 0
    assert run("assess", workspace, "--json").out == first.out == run("assess", workspace, "--json", "--no-ledger").out
