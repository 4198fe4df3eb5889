"""The other commands, each by what a user wants of it."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from paripassu.evidence.thresholds import KEEP
from paripassu.intake import Intake
from paripassu.ledger import FileReading
from paripassu.workspace import Workspace

from .support import CROSSED, LAST, REPORTS, run, write

DAY = LAST.isoformat()


def troops(folder: Path, *more: str) -> dict[str, object]:
    found = run("assess", folder, "--json", "--as-of", DAY, *more).json
    return next(x for x in found["indicators"] if x["id"] == "troops-seen")


# ---- init and lint ---------------------------------------------------------------------------------------------------


def test_init_makes_a_workspace_that_lints_clean_and_is_not_overwritten(tmp_path: Path) -> None:
    folder = tmp_path / "my situation 2024"
    assert run("init", folder).code == 0
    assert (folder / "reports").is_dir()
    ran = run("lint", folder)
    assert (ran.code, ran.out) == (0, "")
    again = run("init", folder)
    assert again.code == 1
    assert "there already" in again.err


def test_lint_finds_and_says_where(workspace: Path) -> None:
    path = workspace / "situation.yaml"
    text = path.read_text(encoding="utf-8").replace("    stand_down: now.at_least.troops < 0.3\n", "")
    path.write_text(text, encoding="utf-8")
    ran = run("lint", workspace)
    assert ran.code == 3
    assert "recall-envoy" in ran.out
    (row,) = [r for r in run("lint", workspace, "--json").rows if r["code"] == "no-stand-down"]
    assert text.splitlines()[row["line"] - 1].strip().startswith("- id: recall-envoy")


# ---- review ----------------------------------------------------------------------------------------------------------


def test_a_rejected_match_is_no_evidence_any_more_and_can_be_taken_back(workspace: Path) -> None:
    evidence = run("assess", workspace, "--json", "--as-of", DAY).json["evidence"]
    first = next(e for e in evidence if e["indicator"] == "troops-seen" and e["stance"] != "denies")
    ran = run("review", workspace, "--reject", first["id"], "--by", "Ada", "--reason", "another border")
    assert ran.code == 0
    left = {e["id"] for e in run("assess", workspace, "--json", "--as-of", DAY).json["evidence"]}
    assert first["id"] not in left
    assert run("review", workspace, "--accept", first["id"], "--by", "Ada").code == 0
    left = {e["id"] for e in run("assess", workspace, "--json", "--as-of", DAY).json["evidence"]}
    assert first["id"] in left


def test_a_judgement_is_kept_with_who_and_why_and_not_asked_again(workspace: Path) -> None:
    first = run("review", workspace, "--list", "--json", "--limit", "1000").rows
    assert first, "the machine is sure of everything: give the tests a harder report"
    assert first[0]["counts"], "what counts and weighs comes first"
    open_ = [abs(r["match"] - 0.5) for r in first if not r["counts"]]
    assert open_ == sorted(open_)
    run("review", workspace, "--unsure", first[0]["id"], "--by", "Ada", "--reason", "cannot tell")
    assert first[0]["id"] not in {r["id"] for r in run("review", workspace, "--list", "--json", "--limit", "1000").rows}
    exported = run("export", workspace, "--ledger", "-").out
    assert any('"Ada"' in line and "cannot tell" in line for line in exported.replace('\\"', '"').splitlines())


def test_on_a_terminal_it_asks_and_keeps_the_answers(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = run("review", workspace, "--list", "--json", "--limit", "2").rows
    assert len(asked) == 2
    keys = iter("xaq")
    monkeypatch.setattr("paripassu.cli._review.on_a_terminal", lambda: True)
    monkeypatch.setattr("click.getchar", lambda: next(keys))
    shown = run("review", workspace, "--by", "Ada").out
    assert shown.count("[a]ccept") == 3
    assert asked[0]["path"] in shown
    left = {r["id"] for r in run("review", workspace, "--list", "--json").rows}
    assert asked[0]["id"] not in left
    assert asked[1]["id"] in left


def test_a_judgement_needs_the_ledger(held: Path) -> None:
    ran = run("review", held, "--no-ledger", "--accept", "0123456789abcdef")
    assert ran.code != 0


# ---- decide ----------------------------------------------------------------------------------------------------------


def test_a_decision_is_kept_and_shows(workspace: Path) -> None:
    before = run("assess", workspace, "--json", "--as-of", DAY).json["steps"]
    ran = run("decide", workspace, "inform", "--authorise", "--by", "Ada", "--reason", "now", "--on", DAY)
    assert ran.code == 0
    after = run("assess", workspace, "--json", "--as-of", DAY).json["steps"]
    state = {s["id"]: s["state"] for s in after}
    assert state["inform"] in ("authorised", "active") != {s["id"]: s["state"] for s in before}["inform"]


def test_a_decision_on_no_step_or_without_a_choice(workspace: Path) -> None:
    wrong = run("decide", workspace, "recal-envoy", "--authorise", "--reason", "x")
    assert wrong.code == 1
    assert "recall-envoy" in wrong.err
    assert run("decide", workspace, "inform", "--reason", "x").code == 2


# ---- what-if ---------------------------------------------------------------------------------------------------------


def fingerprint(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.suffix not in (".db-wal", ".db-shm")
    }


def test_what_if_moves_the_ladder_and_writes_nothing(workspace: Path, tmp_path: Path) -> None:
    supposed = tmp_path / "supposed.txt"
    supposed.write_text(f"Borduria admitted on Monday that Bordurian soldiers had {CROSSED}.\n", encoding="utf-8")
    before = fingerprint(workspace)
    head = run("verify", workspace).out
    ran = run("whatif", workspace, "--report", supposed, "--as-of", DAY, "--json")
    assert fingerprint(workspace) == before
    assert ran.code == 0
    assert ran.json["moved"]["degrees"]
    assert ran.json["before"] == run("assess", workspace, "--json", "--as-of", DAY).json
    assert run("verify", workspace).out == head


def test_what_if_says_which_sentences_count_and_which_fell_short(workspace: Path, tmp_path: Path) -> None:
    supposed = tmp_path / "supposed.txt"
    supposed.write_text(
        f"Borduria admitted on Monday that Bordurian soldiers had {CROSSED}.\n\nA Bordurian general looked at the border "
        "through a telescope, a farmer said.\n\nThe weather was fine, a baker said.\n",
        encoding="utf-8",
    )
    asked = ("whatif", workspace, "--report", supposed, "--as-of", DAY)
    told = run(*asked, "--json").json
    counted, short = told["supposed"]["counted"], told["supposed"]["short"]
    assert [(e["indicator"], e["quote"]) for e in counted] == [
        ("troops-seen", f"that Bordurian soldiers had {CROSSED}")
    ]
    assert all(e["match"] >= KEEP and e["id"] in {x["id"] for x in told["after"]["evidence"]} for e in counted)
    assert short
    assert all(0 < e["match"] < KEEP for e in short)
    assert [e["match"] for e in short] == sorted((e["match"] for e in short), reverse=True)
    assert told["supposed"]["statements"] == 3
    text = run(*asked).out
    first, second = text.index("What counts as evidence: 1"), text.index("What fell short")
    assert counted[0]["id"] in text[first:second]
    assert all(e["id"] in text[second:] for e in short)


def test_what_if_of_a_report_that_says_nothing_of_it_says_so(workspace: Path, tmp_path: Path) -> None:
    supposed = tmp_path / "supposed.txt"
    supposed.write_text("The cook said that the soup was cold.\n", encoding="utf-8")
    ran = run("whatif", workspace, "--report", supposed, "--as-of", DAY)
    assert "Nothing moves." in ran.out
    assert "What counts as evidence: 0 of what was read (1 statement in 1 supposed report)" in ran.out


def test_what_if_of_a_report_that_comes_later_says_so(workspace: Path, tmp_path: Path) -> None:
    supposed = tmp_path / "supposed.md"
    text = f"---\ndate: 2024-06-01\n---\n\nBorduria admitted that Bordurian soldiers had {CROSSED}.\n"
    supposed.write_text(text, encoding="utf-8")
    ran = run("whatif", workspace, "--report", supposed, "--as-of", DAY)
    assert f"is public from 2024-06-01 on: on {DAY} nothing of it counts" in ran.out


def test_what_if_shows_that_or_more_where_it_moves(workspace: Path, tmp_path: Path) -> None:
    asked = ("whatif", workspace, "--without", "reports/01-mission.md", "--as-of", DAY)
    rows = {d["id"]: d for d in run(*asked, "--json").json["moved"]["degrees"]}
    far = [
        name
        for name, d in rows.items()
        if any(abs(d[w]["before"] - d[w]["after"]) >= 0.005 for w in ("now_at_least", "reached_at_least"))
    ]
    assert "supplies" in far
    # the highest degree and that or more are one
    assert run(*asked).out.count("… that or more") == len([name for name in far if name != "troops"])


def test_what_if_makes_no_ledger_where_there_is_none(tmp_path: Path) -> None:
    folder = write(tmp_path / "fresh")
    assert run("whatif", folder, "--without", "reports/01-mission.md", "--json").code == 0
    assert not (folder / ".paripassu").exists()


def test_what_if_without_a_copy_moves_no_degree_and_without_its_origin_nothing_either(workspace: Path) -> None:
    ran = run("whatif", workspace, "--without", "reports/04-copy.md", "--as-of", DAY, "--json")
    assert ran.json["moved"]["degrees"] == []


def test_what_if_without_a_source_lowers_what_it_said(workspace: Path) -> None:
    ran = run("whatif", workspace, "--without", "reports/01-mission.md", "--as-of", DAY, "--json").json
    (top,) = [d for d in ran["moved"]["degrees"] if d["id"] == "troops"]
    assert top["reached"]["after"] < top["reached"]["before"]


def test_what_if_says_what_differs_beneath_the_figures(workspace: Path) -> None:
    """Where no standing and no step moves, a count that a condition asks for may."""
    asked = (
        "whatif",
        workspace,
        "--without",
        "reports/03-ministry.md",
        "--without",
        "reports/04-copy.md",
        "--as-of",
        DAY,
    )
    told = run(*asked, "--json").json
    x = next(x for x in told["before"]["indicators"] if x["id"] == "troops-seen")
    y = next(x for x in told["after"]["indicators"] if x["id"] == "troops-seen")
    counts = {c["what"]: (c["before"], c["after"]) for c in told["moved"]["counts"] if c["id"] == "troops-seen"}
    assert counts == {w: (x[w], y[w]) for w in ("independent", "origins", "reports") if x[w] != y[w]}
    assert counts
    what, (one, two) = next(iter(counts.items()))
    out = " ".join(run(*asked).out.split())
    assert f"(troops-seen): {what} {one} → {two}" in out
    assert "Nothing moves." not in out


def test_what_if_of_nothing_is_a_question_put_wrongly(held: Path) -> None:
    assert run("whatif", held).code == 2
    assert run("whatif", held, "--without", "nothing-such").code == 1


# ---- replay and evaluate ---------------------------------------------------------------------------------------------


def test_replay_gives_for_each_day_what_assess_gives(held: Path) -> None:
    found = run("replay", held, "--from", "2024-05-01", "--to", DAY, "--json").json
    assert [d["as_of"] for d in found["days"]] == [f"2024-05-0{n}" for n in range(1, 7)]
    for day in found["days"]:
        assessed = run("assess", held, "--json", "--as-of", day["as_of"]).json
        assert day["degrees"] == assessed["degrees"]
    states = {s["id"]: s["state"] for s in assessed["steps"]}
    for change in found["changes"]:
        assert change["from"] != change["to"]
        if change["kind"] == "step":
            last = [c for c in found["changes"] if c["kind"] == "step" and c["id"] == change["id"]][-1]
            assert last["to"] == states[change["id"]]


def test_replay_draws_a_picture_that_is_well_formed(held: Path, tmp_path: Path) -> None:
    target = tmp_path / "ladder.svg"
    ran = run("replay", held, "--svg", target)
    assert ran.code == 0
    assert "troops" in ran.out
    root = ElementTree.fromstring(target.read_text(encoding="utf-8"))
    assert root.tag.endswith("svg")
    assert "Troops across the border" in "".join(root.itertext())


def test_replay_refuses_days_that_go_backwards(held: Path) -> None:
    assert run("replay", held, "--from", "2024-05-06", "--to", "2024-05-01").code == 2


def test_evaluate_against_a_reference(held: Path, tmp_path: Path) -> None:
    right, wrong = tmp_path / "right.jsonl", tmp_path / "wrong.jsonl"
    for path, level in ((right, 1), (wrong, 0)):
        row = {"as_of": "2024-05-06", "level": level, "current_level": level, "strength": "confirmed"}
        path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    scores = [run("evaluate", held, "--reference", p, "--json").json["reached"]["rps"] for p in (right, wrong)]
    assert scores[0] < scores[1]
    table = run("evaluate", held, "--reference", right)
    assert table.code == 0
    assert f"{scores[0]:.4f}" in table.out


def test_a_reference_that_is_none(held: Path, tmp_path: Path) -> None:
    path = tmp_path / "reference.jsonl"
    path.write_text('{"as_of": "2024-05-05", "level": 2}\n{"level": 2}\n', encoding="utf-8")
    ran = run("evaluate", held, "--reference", path)
    assert ran.code == 1
    assert "reference.jsonl:2" in ran.err


# ---- copies and the ledger -------------------------------------------------------------------------------------------


def test_copies_shows_the_reprint_and_a_decision_parts_it(workspace: Path) -> None:
    before = troops(workspace)
    (link,) = run("copies", workspace, "--json").rows
    assert {link["a_path"], link["b_path"]} == {"reports/03-ministry.md", "reports/04-copy.md"}
    assert "04-copy.md" in run("copies", workspace).out
    assert run("copies", workspace, "--different", link["id"], "--by", "Ada").code == 0
    assert troops(workspace)["origins"] == int(str(before["origins"])) + 1
    assert troops(workspace)["reports"] == before["reports"]


def test_revisions_show_what_a_later_text_changed(tmp_path: Path) -> None:
    folder = write(tmp_path / "revised", {})
    text = (
        "---\ndate: 2024-05-0{day}\noutlet: Klow Gazette\norigin_url: https://gazette.example/story/1\n"
        "language: en\n---\n\n"
        "The border was quiet on Monday. {who} said that Bordurian soldiers had entered Syldavia at the bridge of "
        "Niedzdrow during the night and that they had stayed there until the morning.\n\n"
        "The mayor asked people to stay at home.\n"
    )
    for day, who in ((1, "Colonel Jorgen"), (2, "An officer")):
        (folder / "reports" / f"{day}.md").write_text(text.format(day=day, who=who), encoding="utf-8")
    (row,) = run("revisions", folder, "--json").rows
    assert [s["kind"] for s in row["sentences"]].count("edited") == 1
    assert "Colonel Jorgen" in run("revisions", folder).out


def test_search_finds_reports_and_statements(held: Path) -> None:
    rows = run("search", held, "ammunition", "--json").rows
    assert {r["kind"] for r in rows} == {"report", "statement"}
    assert run("search", held, "xyzzy").out == ""


def test_the_ledger_goes_out_and_in_again_and_is_verified(held: Path, tmp_path: Path) -> None:
    file = tmp_path / "ledger.jsonl"
    assert run("export", held, "--ledger", file).code == 0
    other = write(tmp_path / "other", {})
    assert run("import", other, file).code == 0
    assert run("verify", other).out == run("verify", held).out
    assert run("verify", held, "--head", run("verify", held).out.strip()).code == 0
    assert run("verify", held, "--head", f"{len(REPORTS) + 10_000}:{'0' * 64}").code == 3


def test_completion_is_a_script(held: Path) -> None:
    for shell in ("bash", "zsh", "fish"):
        assert "_PARIPASSU_COMPLETE" in run("completion", shell).out


@pytest.mark.parametrize("marking", ["CLEAR", "RED"])
def test_an_outsider_sees_no_step_that_is_withheld(workspace: Path, marking: str) -> None:
    path = workspace / "situation.yaml"
    text = path.read_text(encoding="utf-8") + "    marking: RED\n    disclose: nothing\n"
    path.write_text(text, encoding="utf-8")
    steps = {s["id"] for s in run("assess", workspace, "--json", "--audience", marking).json["steps"]}
    assert ("recall-envoy" in steps) == (marking == "RED")
    ran = run("explain", workspace, "recall-envoy", "--audience", marking)
    assert ran.code == (0 if marking == "RED" else 1)


# ---- looking back, and asking what if a grouping were wrong ----------------------------------------------------------------


def test_copies_revisions_and_search_look_back(workspace: Path) -> None:
    before = {name: run(name, workspace, "--json", "--as-of", "2024-05-06", *more).out for name, more in _READING}
    then = datetime.now(UTC).isoformat()
    known = {name: run(name, workspace, "--json", "--known-at", then, *more).out for name, more in _READING}
    assert all(before[name] == known[name] != "" for name in ("copies", "search"))
    ministry = (workspace / "reports" / "03-ministry.md").read_text(encoding="utf-8")
    later = ministry.replace("2024-05-05", "2024-05-09").replace("Evening Star", "Third Paper")
    (workspace / "reports" / "09-later.md").write_text(later, encoding="utf-8")
    assert len(run("copies", workspace, "--json").rows) > len(before["copies"].splitlines())
    for name, more in _READING:
        assert run(name, workspace, "--json", "--as-of", "2024-05-06", *more).out == before[name]
        assert run(name, workspace, "--json", "--known-at", then, *more).out == known[name]
    assert run("copies", workspace, "--json", "--as-of", "2024-05-05").out == ""


_READING = (("copies", ()), ("revisions", ()), ("search", ("ammunition",)))


def test_what_if_a_grouping_were_wrong(workspace: Path) -> None:
    (link,) = run("copies", workspace, "--json").rows
    asked = run("whatif", workspace, "--apart", link["id"], "--json").json
    joined, apart = (
        {x["id"]: x["origins"] for x in asked[side]["indicators"]}["troops-seen"] for side in ("before", "after")
    )
    assert apart == joined + 1
    assert run("whatif", workspace, "--apart", "copies", "--json").json["after"] == asked["after"]
    assert run("whatif", workspace, "--apart", "voices", "--json").code == 0
    assert run("whatif", workspace, "--apart", "nothing").code == 1
    assert run("copies", workspace, "--json").rows == [link], "nothing was written"


def test_another_version_of_the_reader_shows_what_it_reads_otherwise(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("revisions", workspace, "--readers", "--json").rows == []
    before = run("assess", workspace, "--json").out
    then = datetime.now(UTC).isoformat()
    read = Intake._read

    def otherwise(space: Intake, files: Sequence[tuple[str, str, bytes]]) -> Iterator[FileReading]:
        for made in read(space, files):
            readings = [
                replace(r, statements=tuple(replace(s, certainty="possible") for s in r.statements))
                for r in made.readings
            ]
            yield replace(made, readings=tuple(readings))

    monkeypatch.setattr(Workspace, "made_by", property(lambda _: "reader/next"))
    monkeypatch.setattr(Intake, "_read", otherwise)
    rows = run("revisions", workspace, "--readers", "--json").rows
    assert rows
    assert {row["what"] for row in rows} == {"certainty"}
    assert {row["readers"][1] for row in rows} == {"reader/next"}
    assert "possible" in run("revisions", workspace, "--readers").out
    assert run("assess", workspace, "--json").out != before
    assert run("assess", workspace, "--json", "--known-at", then).out == before, "yesterday's answer stays"
