"""Figures or chances and what is so in, what they weigh and how well they tell it out."""

import numpy as np
import numpy.typing as npt


def average_precision(p: npt.NDArray[np.float64], y: npt.NDArray[np.bool_]) -> float:
    hits = y[np.argsort(-p, kind="stable")]
    return float((hits.cumsum() / np.arange(1, len(hits) + 1) * hits).sum() / hits.sum())


def report(p: npt.NDArray[np.float64], y: npt.NDArray[np.bool_], missed: int = 0) -> str:
    """Average precision, precision and recall at 0.5, recall at given precisions; *missed*: that bear and were not asked."""
    order = np.argsort(-p, kind="stable")
    precision = y[order].cumsum() / np.arange(1, len(p) + 1)
    recall = y[order].cumsum() / (y.sum() + missed)
    at = [float(recall[precision >= t].max()) if (precision >= t).any() else 0.0 for t in (0.95, 0.9, 0.8)]
    q = p >= 0.5
    return (
        f"AP {100 * average_precision(p, y):.1f}; at 0.5 P {100 * y[q].mean() if q.any() else 0:.1f} "
        f"R {100 * (q & y).sum() / (y.sum() + missed):.1f}; recall at precision 95/90/80: "
        f"{' '.join(f'{100 * a:.0f}' for a in at)}"
    )


def logistic(
    x: npt.NDArray[np.float64],
    y: npt.NDArray[np.float64],
    ridge: float,
    counts: npt.NDArray[np.float64] | None = None,
    offset: npt.NDArray[np.float64] | None = None,
) -> npt.NDArray[np.float64]:
    """Weights (k,) of a logistic regression of *y* (n,) on *x* (n, k), by Newton's method. counts: (n,) what each row counts for, by default
    one; offset: (n,) log-odds that each has before."""
    each, before = np.ones(len(y)) if counts is None else counts, 0.0 if offset is None else offset
    w = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(before + x @ w, -30, 30)))
        bend = (x * (each * p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(w))
        step = np.linalg.solve(bend, x.T @ (each * (p - y)) + ridge * w)
        w -= step
        if np.abs(step).max() < 1e-9:
            break
    return w
