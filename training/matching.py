"""Labelled sentences and the shipped networks in, the matcher's fitted weights out.

    python -m training.matching --judged --out src/paripassu/evidence/model/match.json

Two small logistic regressions. The first finds candidates, by meaning, words, actors and places; it is fitted on the
training situations, and on their sentences beside the indicators of other ones. The second, with --judged, says how far a
candidate is believed that the network has read beside the examples; it is fitted on the dev situations, since on the
training ones the network knows the answers, and with --apart on training situations too, read by a network that has not seen them
(training.judge_pairs --fold). What is printed of it is measured with each dev situation left out in turn.
Weights that are set by hand ("words alone") stay.

    python -m training.matching --in-text --out src/paripassu/evidence/model/match.json

prints what the last three figures of a match (what its report's other sentences tell) come to beside the others as they stand, fitted on
twelve situations in whole reports (benchmarks/sets/pairs/reports/train) and on the dev situations. The shipped ones were fitted on seven
situations more, whose reports are not in the repository.
"""

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.pairs import SETS, reader
from benchmarks.report_matching import labelled_reports, touches
from paripassu.evidence.asked import BY_HAND, IN_TEXT, JUDGED, Asked
from paripassu.evidence.features import CANDIDATE, Unit
from paripassu.evidence.judge import Judge, Network
from paripassu.evidence.match import Matcher
from paripassu.evidence.metric import moved
from paripassu.situation import load
from paripassu.types import Span
from training.cases import Case, Sentence, held_out_cases, said_in, training_cases
from training.corpus import fold_of
from training.measures import logistic, report
from training.metric import learn

Floats = npt.NDArray[np.float64]
RIDGE = 0.5
APART = 0
"""The fold of situations that the network of --apart has not seen, unless it is told which."""


@dataclass(frozen=True, slots=True)
class Row:
    situation: str
    figures: tuple[float, ...]
    bears: bool


def fit(rows: Sequence[Row], ridge: float = RIDGE) -> Floats:
    """The weights of the rows' figures."""
    return logistic(np.array([r.figures for r in rows]), np.array([r.bears for r in rows], dtype=float), ridge)


def candidate_weights(chosen: Sequence[Case], seed: int = 3) -> list[float]:
    """The weights by which candidates are found, as CANDIDATE names them: the mean of two fits, each on the half of the
    situations that the map of meanings, learned on the other half, has not seen."""
    halves = chosen[::2], chosen[1::2]
    fits = []
    for own, other in (halves, halves[::-1]):
        tables = learn(other).arrays()
        for one in own:
            one.comparer.moves(partial(moved, tables=tables))
        fits.append(fit(candidate_rows(own, random.Random(seed))))
        for one in own:
            one.comparer.moves(moved)
    return [round(float(x), 4) for x in np.mean(fits, axis=0)]


def candidate_rows(chosen: Sequence[Case], rng: random.Random) -> list[Row]:
    """A row for each sentence and indicator, of its own situation and of another one: most of what is in the news bears on
    nothing, and is to be told so without the network."""
    rows = []
    for one in chosen:
        meanings = reader().meanings([s.text for s in one.sentences])
        others = [c for c in chosen if c is not one]
        for s, meaning in zip(one.sentences, meanings, strict=True):
            unit = Unit(Span(0, len(s.text)), s.text, s.before)
            for case in (one, *rng.sample(others, min(1, len(others)))):
                figures = case.comparer.candidate_figures(case.comparer.compare(unit, meaning))
                for i, row in zip(case.comparer.situation.indicators, figures.tolist(), strict=True):
                    if case is not one or i.id not in s.ignored:
                        rows.append(Row(case.name, tuple(row), case is one and i.id in s.bears))
    return rows


def judged_rows(chosen: Sequence[Case], seed: int = 3, judge: Judge | None = None) -> tuple[list[Row], int]:
    """A row for each candidate of each sentence, in its own situation and in another one, where it bears on nothing; and how many
    that bear were no candidates."""
    rows, missed = [], 0
    for one, sentence, own, found in asked_beside(chosen, seed, judge):
        missed += len(sentence.bears - set(found)) if own else 0
        rows += [
            Row(one.name, a.figures[:-BY_HAND], own and i in sentence.bears)
            for i, a in found.items()
            if not (own and i in sentence.ignored)
        ]
    return rows, missed


def asked_beside(
    chosen: Sequence[Case], seed: int = 3, judge: Judge | None = None
) -> Iterator[tuple[Case, Sentence, bool, dict[str, Asked]]]:
    """Each sentence with its situation, whether it is looked at beside its own situation or another one, and what was asked, by indicator."""
    rng = random.Random(seed)
    matchers = {one.name: Matcher(one.comparer.situation, embed=reader().meanings, judge=judge) for one in chosen}
    for one in chosen:
        meanings = reader().meanings([s.text for s in one.sentences])
        others = [matchers[c.name] for c in chosen if c is not one]
        for s, meaning in zip(one.sentences, meanings, strict=True):
            voice, text = s.said or ("", s.text)
            unit = Unit(Span(0, len(text)), text, s.before, voice)
            for matcher in (matchers[one.name], *rng.sample(others, min(1, len(others)))):
                asked = matcher.asked_of(matcher.comparer.compare(unit, meaning))
                found = {matcher.situation.indicators[a.number].id: a for a in asked}
                yield one, s, matcher is matchers[one.name], found


def in_text_rows() -> list[tuple[Asked, bool, float]]:
    """Each candidate of each sentence of the whole reports, whether it bears, and what that counts for: half where it is open to doubt."""
    rows: list[tuple[Asked, bool, float]] = []
    for path in sorted((SETS / "pairs/reports/train").glob("*.jsonl")):
        situation = load(SETS / "situations/train" / f"{path.stem}.yaml")
        matcher = Matcher(situation, embed=reader().meanings)
        for understood, bears in labelled_reports(path, situation.since):
            found = matcher.asked(understood.report, understood.statements, understood.meanings)
            for unit, asked in found.items():
                for one in asked:
                    name = situation.indicators[one.number].id
                    mine = [b for b in bears if b["indicator"] == name and touches(unit.span, b)]
                    rows.append((one, bool(mine), 0.5 if mine and not any(b["sure"] for b in mine) else 1.0))
    return rows


def in_text() -> dict[str, float]:
    """The weights of the last IN_TEXT figures, and what the constant gains, the others as they are shipped."""
    dev = held_out_cases("dev", reader().meanings)
    said_in(dev, reader())
    alone = [
        (a, own and i in s.bears, 2.0)
        for _, s, own, found in asked_beside(dev)
        for i, a in found.items()
        if not (own and i in s.ignored)
    ]
    rows = [*in_text_rows(), *alone]
    figures = np.array([[*one.figures[-IN_TEXT:], 1.0] for one, _, _ in rows])
    offset = np.array([np.log(one.chance / (1 - one.chance)) for one, _, _ in rows])
    bears, counts = np.array([b for _, b, _ in rows], dtype=float), np.array([c for _, _, c in rows])
    weight = logistic(figures, bears, 1.0, counts, offset)
    return dict(zip((*JUDGED[-IN_TEXT:], "one"), (round(float(x), 2) for x in weight), strict=True))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--judged", action="store_true", help="fit only how far the network is believed")
    ask.add_argument(
        "--in-text", action="store_true", help="fit only what a report's other sentences tell, and print it"
    )
    ask.add_argument("--apart", type=Path, help="folder of a network that has not seen all training situations")
    ask.add_argument(
        "--unseen", nargs="*", default=(), help=f"those that it has not seen; without it, those of fold {APART}"
    )
    ask.add_argument("--out", type=Path, required=True)
    options = ask.parse_args()
    if options.in_text:
        print(in_text())
        return
    kept = json.loads(options.out.read_text(encoding="utf-8"))
    if options.judged:
        dev = held_out_cases("dev", reader().meanings)
        said_in(dev, reader())
        rows, missed = judged_rows(dev)
        apart: list[Row] = []
        if options.apart:
            unseen = [
                c
                for c in training_cases(reader().meanings)
                if (c.name in options.unseen if options.unseen else fold_of(c.name) == APART)
            ]
            said_in(unseen, reader())
            apart, _ = judged_rows(unseen, judge=Network(options.apart))
            print(len(unseen), "situations apart,", len(apart), "pairs;", len(rows), "of dev")
        left_out = np.zeros(len(rows))
        for situation in {r.situation for r in rows}:
            w = fit([r for r in rows if r.situation != situation] + apart)
            for k, r in enumerate(rows):
                if r.situation == situation:
                    left_out[k] = 1 / (1 + np.exp(-np.dot(w, r.figures)))
        print(report(left_out, np.array([r.bears for r in rows]), missed), f"{missed} were not asked")
        kept["judged"] |= dict(zip(JUDGED[:-BY_HAND], (round(float(x), 4) for x in fit(rows + apart)), strict=True))
        print(kept["judged"])
    else:
        kept["candidates"] = dict(zip(CANDIDATE, candidate_weights(training_cases(reader().meanings)), strict=True))
        print(kept["candidates"])
    options.out.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
