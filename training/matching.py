"""Labelled pairs of sentence and indicator in, the weights of the matcher out.

    python -m training.matching --out src/paripassu/evidence/model/match.json

A logistic regression over the features of evidence/features.py, on the dev situations' pairs. What is printed is measured
with each situation left out of the fit in turn, since the matcher will meet situations that it was not fitted on.
"""

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.pairs import Pair, embedder, prepared, read_dispatches, read_pairs
from paripassu.evidence.features import NAMES

RIDGE = 0.5


@dataclass(frozen=True, slots=True)
class Example:
    pair: Pair
    indicator: str
    figures: tuple[float, ...]
    bears: bool


def examples(pairs: list[Pair], with_meaning: bool) -> list[Example]:
    """Each pair's sentence against every indicator of its situation: the named one, and all the others."""
    found: list[Example] = []
    for pair, comparer, seen in prepared(pairs, embedder() if with_meaning else None):
        true = set(pair.also) | ({pair.indicator} if pair.bears and pair.indicator else set())
        # An indicator that the true ones imply may rightly match as well: it is neither hit nor miss.
        allowed = set(pair.also)
        for name in true:
            allowed.update(comparer.situation.indicator(name).implies)
        for indicator in comparer.situation.indicators:
            if indicator.id in allowed - {pair.indicator}:
                continue
            compared = comparer.features(indicator, seen)
            figures = tuple(compared[0]) if compared else (1.0, *[0.0] * (len(NAMES) - 1))
            found.append(Example(pair, indicator.id, figures, indicator.id in true))
    return found


def fit(chosen: list[Example]) -> np.ndarray:
    """Weights by Newton's method with a ridge on all but the constant."""
    x = np.array([e.figures for e in chosen])
    y = np.array([e.bears for e in chosen], dtype=float)
    # The named indicator's verdict is the labelled one; the many others count less each.
    importance = np.array([1.0 if e.indicator == e.pair.indicator or e.bears else 0.35 for e in chosen])
    w = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], RIDGE)
    ridge[0] = 1e-3
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (importance * (p - y)) + ridge * w
        hessian = (x * (importance * p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-6:
            break
    return w


def scores(chosen: list[Example], p: np.ndarray, at: float) -> str:
    """Precision and recall on the labelled verdicts, and how often an unlabelled indicator is taken wrongly."""
    named = [(e.bears, q >= at) for e, q in zip(chosen, p, strict=True) if e.indicator == e.pair.indicator]
    others = [q >= at for e, q in zip(chosen, p, strict=True) if e.indicator != e.pair.indicator and not e.bears]
    hit = sum(b and g for b, g in named)
    taken, true = sum(g for _, g in named) + sum(others), sum(b for b, _ in named)
    return f"precision {100 * hit / max(taken, 1):5.1f}  recall {100 * hit / max(true, 1):5.1f}  (others taken {sum(others)} of {len(others)})"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--out", type=Path, required=True)
    options = ask.parse_args()
    pairs = [*read_pairs("dev"), *read_dispatches()]
    result: dict[str, dict[str, float]] = {}
    for name, with_meaning in (("with meaning", True), ("words alone", False)):
        if with_meaning and embedder() is None:
            print("the model keeps no meanings; its weights are left as they are")
            result[name] = json.loads(options.out.read_text(encoding="utf-8"))[name]
            continue
        chosen = examples(pairs, with_meaning)
        left_out = np.zeros(len(chosen))
        for situation in sorted({e.pair.situation for e in chosen}):
            w = fit([e for e in chosen if e.pair.situation != situation])
            for k, e in enumerate(chosen):
                if e.pair.situation == situation:
                    left_out[k] = 1 / (1 + np.exp(-np.dot(w, e.figures)))
        print(name)
        for situation in sorted({e.pair.situation for e in chosen}):
            mine = [k for k, e in enumerate(chosen) if e.pair.situation == situation]
            print(f"  {situation:18} at 0.5: {scores([chosen[k] for k in mine], left_out[mine], 0.5)}")
        for at in (0.3, 0.5, 0.7, 0.8):
            print(f"  at {at}: {scores(chosen, left_out, at)}")
        by_trap: dict[str, list[bool]] = defaultdict(list)
        for e, q in zip(chosen, left_out, strict=True):
            if e.indicator == e.pair.indicator:
                by_trap[f"{e.pair.trap or 'plain'}"].append((q >= 0.5) == e.bears)
        print(
            "  right at 0.5:", ", ".join(f"{k} {100 * np.mean(v):.0f}% of {len(v)}" for k, v in sorted(by_trap.items()))
        )
        w = fit(chosen)
        result[name] = {feature: round(float(v), 4) for feature, v in zip(NAMES, w, strict=True)}
        print("  ", result[name])
    options.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
