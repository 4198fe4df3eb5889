"""A file goes in; a Situation comes out, or a list of all that is wrong, with line and column."""

from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paripassu.errors import SituationError
from paripassu.situation import load, parse, starter
from paripassu.situation.model import Leaf, Node

GOOD = """\
situation: dprk-russia
title: North Korea's involvement
actors:
  PRK: {name: North Korea, aliases: [DPRK, Pyongyang]}
  NO: {name: Norway}
party: PRK
degrees:
  - {id: none, title: No involvement}
  - {id: in-zone, title: In the zone}
indicators:
  - id: troops
    title: Troops in the zone
    at_least: in-zone
    tells: strong
    counts: North Korean troops reached the zone
plan:
  - id: aid
    title: Send aid
    when:
      all:
        - now.at_least.in-zone >= 0.8
        - at_least:
            n: 1
            of: ['indicators["troops"].independent >= 2', 'indicators.troops.rank >= 3']
    stand_down: now.at_least["in-zone"] < 0.3
    dwell: {up: 36h, down: 2w}
"""


def problems(text: str) -> list[str]:
    with pytest.raises(SituationError) as caught:
        parse(text, "s.yaml")
    assert caught.value.problems
    assert all(p.place.line is not None and p.place.column is not None for p in caught.value.problems)
    return [str(p) for p in caught.value.problems]


def changed(old: str, new: str) -> list[str]:
    assert old in GOOD
    return problems(GOOD.replace(old, new))


def test_a_good_file() -> None:
    s = parse(GOOD, "s.yaml")
    assert list(s.actors) == ["PRK", "NO"]  # NO is Norway, not false
    assert s.indicators[0].counts == ("North Korean troops reached the zone",)
    step = s.plan[0]
    assert (step.dwell_up, step.dwell_down) == (timedelta(hours=36), timedelta(weeks=2))
    assert isinstance(step.when, Node)
    assert isinstance(step.when.children[1], Node)
    assert step.when.children[1].count == 1
    assert isinstance(step.stand_down, Leaf)
    assert (step.line, step.stand_down.place.line) == (17, 25)


def test_every_problem_is_told_at_once() -> None:
    text = GOOD.replace("tells:", "tels:").replace("36h", "36x").replace("    title: Send aid\n", "")
    assert len(problems(text)) >= 3


@pytest.mark.parametrize(
    ("old", "new", "where", "words"),
    [
        ("tells: strong", "tells: strng", "s.yaml:14:12", 'did you mean "strong"?'),
        ("tells: strong", "wieght: 3", "s.yaml:14:5", 'unknown key "wieght"'),
        ("party: PRK\n", "", "s.yaml:1:1", '"party" is missing'),
        ("at_least: in-zone", "at_least: in-zon", "s.yaml:13:15", 'did you mean "in-zone"?'),
        ("dwell: {up: 36h", "dwell: {up: 36", "s.yaml:26:17", "a duration is wanted"),
        ("{id: in-zone, title: In", "{id: none, title: In", "s.yaml:9:10", "stands twice (first on line 8)"),
        ("party: PRK", "party: PRK\nparty: NO", "s.yaml:7:1", 'the key "party" stands twice (first on line 6)'),
        ("    tells", "\ttells", "s.yaml:14:1", "a tab in the indentation"),
        ("name: Norway", "name: 3", "s.yaml:5:14", "a text is wanted"),
        ("tells: strong", "tells: {none: 0.1, in-zoned: 0.9}", "s.yaml:14:24", 'did you mean "in-zone"?'),
        ("n: 1", "n: 3", "s.yaml:24:18", "at_least 3 of only 2"),
        ("id: aid", "id: withheld-1", "s.yaml:17:9", "kept for steps that are not disclosed"),
        ("title: Send aid", "title: Send aid\n    markings: {nte: RED}", "s.yaml:19:16", 'did you mean "note"?'),
        ("title: Send aid", "title: Send aid\n    review_by: 2025-02-30", "s.yaml:19:16", "a day is wanted"),
        ("now.at_least.in-zone >=", "now.at_least.in-zon >=", "s.yaml:21:24", 'unknown degree "in-zon"'),
        ("stand_down: now", "stand_down: !now", "s.yaml:25:17", "put text that begins with ! in quotes"),
        ("[DPRK, Pyongyang]", "[DPRK, Pyongyang", "s.yaml:4:53", "not YAML"),
    ],
)
def test_a_fault_is_named_with_its_place(old: str, new: str, where: str, words: str) -> None:
    found = changed(old, new)
    assert any(p.startswith(f"{where}: ") and words in p for p in found), found


def test_the_caret_stands_under_the_fault() -> None:
    lines = changed("now.at_least.in-zone >=", "now.at_least.in-zon >=")[0].splitlines()
    assert lines[1].index("in-zon") == lines[2].index("^")


def test_files_that_are_no_situation(tmp_path: Path) -> None:
    for text in ("", "- a\n- b\n", "just words", "---\na: 1\n---\nb: 2\n", "a: &x [*x]\n", "\x00"):
        problems(text)
    latin = tmp_path / "latin.yaml"
    latin.write_bytes("title: Señor".encode("latin-1"))
    with pytest.raises(SituationError, match=r"latin\.yaml:1:10: not UTF-8"):
        load(latin)
    with pytest.raises(SituationError, match="cannot be read"):
        load(tmp_path / "absent.yaml")
    big = tmp_path / "big.yaml"
    big.write_bytes(b"#" * 3_000_000)
    with pytest.raises(SituationError, match="larger than 2 MB"):
        load(big)


@pytest.mark.timeout(30)
def test_what_grows_without_bound_is_refused_soon() -> None:
    laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 30)
    )
    assert "values" in problems(laughs)[0]
    assert "nested" in problems("[" * 5000)[0]
    assert "nested" in problems("".join(f"{' ' * i}a:\n" for i in range(200)))[0]
    condition = "x"
    for _ in range(40):
        condition = f"{{not: {condition}}}"
    problems(GOOD.replace("stand_down: now", f"readiness: {condition}\n    stand_down: now"))


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    with suppress(SituationError):  # any other exception is a fault of ours
        parse(text, "s.yaml")


@given(st.data())
def test_no_edit_of_a_good_file_breaks_the_reader(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(GOOD)))
    cut = data.draw(st.integers(0, 20))
    put = data.draw(st.text(alphabet="abz019{}[]:-'\"&*!|>%@`#, \n\t.", max_size=8))
    with suppress(SituationError):  # any other exception is a fault of ours
        parse(GOOD[:at] + put + GOOD[at + cut :], "s.yaml")


def test_the_starter_is_read() -> None:
    assert parse(starter("my-case"), "s.yaml").id == "my-case"
