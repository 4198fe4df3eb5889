"""What the network that reads sentence and indicator together is asked, and what is kept of its answers."""

from collections.abc import Sequence
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from paripassu.evidence.actors import Names
from paripassu.evidence.judge import CONTEXT, LEFT, RIGHT, Network, Pair, Verdict, asked, layout, leading, taken_up
from paripassu.evidence.masks import masks_of
from paripassu.kept import KeptJudge
from paripassu.ledger.derived import Derived
from paripassu.situation import parse
from paripassu.situation.model import Situation
from paripassu.statements._encode import CLS, SEP

FILE = """
situation: dam
title: A neighbour's troops at the dam
actors:
  AAA: {name: Arland, aliases: [Arlish]}
  GUARD: {name: Dam Guard, of: AAA}
  BBB: {name: Borland, aliases: [Borlish]}
party: AAA
beneficiary: BBB
degrees:
  - {id: none, title: None}
  - {id: there, title: Troops there}
indicators:
  - id: troops
    title: Arlish troops at the dam
    at_least: there
    actor: AAA
    target: BBB
    counts: [Arlish troops have been sent to Borland]
"""


def situation() -> Situation:
    return parse(FILE, "situation.yaml")


def test_parties_go_under_signs_and_their_reversal_looks_otherwise() -> None:
    masks = masks_of(situation(), Names(situation()))
    sent = masks.apply("Arlish troops were sent to Borland")
    assert (
        masks.apply("The Dam Guard was sent to Borland") == f"the {masks.sign('GUARD')} was sent to {masks.sign('BBB')}"
    )
    assert masks.sign("AAA") == masks.sign("GUARD") != masks.sign("BBB")
    assert "arl" not in sent
    assert sent != masks.apply("Borlish troops were sent to Arland")
    assert masks.apply("Peruvian troops") != masks.apply("Arlish troops")
    assert asked(situation().indicators[0], masks).startswith(f"{masks.sign('AAA')} > {masks.sign('BBB')} : ")
    assert masks.sign("CCC") == "-"


def test_it_in_capitals_is_no_pronoun() -> None:
    assert taken_up("It hired six engineers.")
    assert not taken_up("Six IT engineers were hired in May.")


def test_what_stands_before_is_told_where_it_is_taken_up() -> None:
    assert leading("Trucks came.", "They crossed at dawn.", "") == "Trucks came."
    assert leading("Trucks came.", "Soldiers crossed at dawn.", "") == ""
    assert leading("Trucks came.", "Soldiers crossed.", "the ministry denied") == "the ministry denied"


ids = st.lists(st.integers(200, 30_000), max_size=200)


@given(ids, ids, ids)
def test_layout_is_bounded_and_tells_the_sides_apart(before: list[int], text: list[int], side: list[int]) -> None:
    row, sides = layout(before, text, side)
    assert len(row) == len(sides) <= CONTEXT + LEFT + RIGHT + 4
    assert row[0] == CLS
    assert row[-1] == SEP
    assert [x for x, k in zip(row, sides, strict=True) if k == 1][:-1] == side[:RIGHT]
    assert (2 in sides) == bool(before)


class Counted(Network):
    """A network that says how many words a pair has, and counts what it is asked."""

    version = "counted"

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Pair] = []

    def __call__(self, pairs: Sequence[Pair]) -> list[Verdict]:
        self.asked += pairs
        return [Verdict(len(" ".join(p).split()) / 3, "denies", "intended") for p in pairs]


def test_each_pair_is_asked_once_and_answered_alike(tmp_path: Path) -> None:
    network = Counted()
    judge = KeptJudge(network, Derived(tmp_path / "verdicts.db"))
    pairs = [("", "a b", "c"), ("x", "a b", "c"), ("", "a b", "c")]
    first = judge(pairs)
    assert first == [first[0], first[1], first[0]]
    assert len(network.asked) == 2
    assert judge(pairs) == first
    assert len(network.asked) == 2
    (tmp_path / "verdicts.db").write_bytes(b"damaged")
    assert judge(pairs) == first
    reading = KeptJudge(network, Derived(tmp_path / "none.db"), writes=False)
    assert reading(pairs) == first
    assert not (tmp_path / "none.db").exists()
