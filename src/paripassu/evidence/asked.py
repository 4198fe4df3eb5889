"""What the network makes of the sentences of a report in, what makes up a match's log-odds out: its own, the others' in the sentence and close by."""

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from paripassu.evidence.features import CANDIDATE, NAMES, Unit
from paripassu.evidence.judge import Pair, Verdict
from paripassu.types import Span

JUDGED = (
    "one", "network", "best other", "candidate", "ruled out", "actor missing", "actor as object", "other leads", "place missing",
    "other time", "related ahead", "actor unnamed", "actor nowhere", "few words", "scrap", "beside it", "close by",
    "around it",
)  # fmt: skip
"""What makes up a match's log-odds: the network's own, the network's of the likeliest other candidate, the candidate's, how much
nearer the sentence is to an example that is ruled out than to one that counts, whether the actor or the place is not named at
all, whether another acts, whether the sentence tells of a time before the situation began, by how much one that implies it or is implied
is likelier, how it stands in its text, how likely the sentence says the others' things, and how likely those close by say this one and
the others. The last were weighed on whole reports, of five and of nineteen situations, written and labelled for it
(docs/matching.md)."""
BY_HAND = 8
"""How many of JUDGED, the last, are not fitted with the rest: a labelled sentence that stands alone tells nothing of them."""
IN_TEXT = 3
"""How many of them are told by the other matches of the report: what is said of one thing is said of another the less, whoever has
told of a thing goes on about it, and where much is told that bears, what does not is likest to it."""
CLOSE = 300
"""Characters up to which a sentence stands close by another."""
AT_MOST = 3.0
"""What the chances of other indicators count for together at most."""


class Asked(NamedTuple):
    """An indicator that the network was asked about."""

    number: int
    """The indicator's place in the situation."""
    verdict: Verdict
    figures: tuple[float, ...]
    """As JUDGED names them."""

    @property
    def chance(self) -> float:
        """That the sentence says the indicator's thing, by itself."""
        return chance_of(total(judging()[1][:-IN_TEXT], self.figures[:-IN_TEXT]))


Candidate = tuple[int, float, list[float], Pair]
"""An indicator's number, its log-odds by words, meaning, actors and places, the figures behind them, and what the network is asked."""


@cache
def weights(with_meaning: bool) -> tuple[float, ...]:
    """The weight of each feature, set by hand: one set for sentences whose meaning is known, one for words alone.

    training/matching.py fits such sets; its fit on the labelled sentences of the example took more that was wrong."""
    text = (resources.files("paripassu") / "evidence" / "model" / "match.json").read_text(encoding="utf-8")
    given = json.loads(text)["with meaning" if with_meaning else "words alone"]
    return tuple(float(given[name]) for name in NAMES)


@cache
def judging() -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Weights of the figures by which candidates are found, and of those that make up a match's log-odds. Fitted by
    training/matching.py."""
    text = (resources.files("paripassu") / "evidence" / "model" / "match.json").read_text(encoding="utf-8")
    given = json.loads(text)
    judged = given.get("judged", {"network": 1.0})
    return tuple(given["candidates"][n] for n in CANDIDATE), tuple(judged.get(n, 0.0) for n in JUDGED)


def beside_it(found: Sequence[Asked], apart: Mapping[int, frozenset[int]]) -> list[Asked]:
    """Each with how likely it is, all in all, that the sentence says the others' things. apart: of some the others that another part of it says."""
    chances = {one.number: one.chance for one in found}
    told = []
    for one in found:
        rivals = {n: chance for n, chance in chances.items() if n not in apart.get(one.number, ())}
        told.append(one._replace(figures=(*one.figures[:-IN_TEXT], _others(rivals, one.number), 0.0, 0.0)))
    return told


def _others(chances: Mapping[int, float], number: int) -> float:
    """What the chances of the indicators but for one come to."""
    return min(AT_MOST, max(0.0, sum(chances.values()) - chances.get(number, 0.0)))


def in_their_text(found: Mapping[Unit, Sequence[Asked]]) -> dict[Unit, list[Asked]]:
    """What was asked about the sentences of a report, each with how likely it is that those close by, and apart from it, say the same thing, and
    the others'."""
    told: dict[Span, dict[int, float]] = {}
    for unit, asked_of in found.items():
        here = told.setdefault(unit.span, {})
        for one in asked_of:
            here[one.number] = max(one.chance, here.get(one.number, 0.0))
    near = _close_by(told)
    placed: dict[Unit, list[Asked]] = {}
    for unit, asked_of in found.items():
        most, total = near[unit.span]
        placed[unit] = [
            one._replace(figures=(*one.figures[: 1 - IN_TEXT], most.get(one.number, 0.0), _others(total, one.number)))
            for one in asked_of
        ]
    return placed


def _close_by(told: Mapping[Span, Mapping[int, float]]) -> dict[Span, tuple[dict[int, float], dict[int, float]]]:
    """For each sentence what is told close by and apart from it: of each indicator the likeliest chance, and all chances together."""
    order = sorted(told)
    near: dict[Span, tuple[dict[int, float], dict[int, float]]] = {span: ({}, {}) for span in order}
    for k, span in enumerate(order):
        for other in order[k + 1 :]:
            gap = other.start - span.end
            if gap >= CLOSE:
                break
            if gap < 0:
                continue  # the same words, or some of them
            for mine, theirs in ((span, other), (other, span)):
                most, total = near[mine]
                for number, chance in told[theirs].items():
                    most[number] = max(chance, most.get(number, 0.0))
                    total[number] = total.get(number, 0.0) + chance
    return near


def total(weight: Sequence[float], figures: Sequence[float]) -> float:
    return sum(w * f for w, f in zip(weight, figures, strict=True))


def chance_of(odds: float) -> float:
    """The probability that log-odds stand for."""
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, odds))))
