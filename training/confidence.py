"""A reader and annotated texts in, the curve that turns its raw confidence into a probability out.

    python -m training.confidence --data FOLDER/dev [--write src/paripassu/statements/model/reader.json]

A line with bends in the log-odds, fitted by Newton's method. What is printed of each half is the calibration error of the curve that was
fitted on the other one.
"""

import argparse
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.quality import calibration_error, score
from paripassu.statements import Reader
from paripassu.statements.blend import BENDS, bent
from paripassu.statements.reader import HELD
from training.measures import logistic

Floats = npt.NDArray[np.float64]


RIDGE = 1e-3


def figures(raw: Floats) -> Floats:
    """(n, k): what the curve weighs."""
    return np.array([bent(p) for p in raw.tolist()])


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--write", type=Path, help="put the curve into this reader.json")
    options = ask.parse_args()
    reader = Reader()
    reader.model.heads = replace(reader.model.heads, curve=(1.0, *(0.0 for _ in BENDS), 0.0))
    _, _, sure = score(options.data, reader)
    # Quotations of whoever holds the floor are no spans of the encoder's, and the curve does not give their confidence.
    sure = [(p, r) for p, r in sure if p != HELD]
    raw, right = np.array([p for p, _ in sure]), np.array([float(r) for _, r in sure])
    half = np.arange(len(raw)) < len(raw) // 2
    for fitted, left_out in ((half, ~half), (~half, half)):
        w = logistic(figures(raw[fitted]), right[fitted], RIDGE)
        p = 1 / (1 + np.exp(-figures(raw[left_out]) @ w))
        error = calibration_error(list(zip(p.tolist(), (right[left_out] > 0).tolist(), strict=True)))
        print(f"left-out half: {error:.1f} points")
    curve = [round(float(x), 4) for x in logistic(figures(raw), right, RIDGE)]
    print("curve", curve)
    if options.write:
        held = json.loads(options.write.read_text(encoding="utf-8"))
        options.write.write_text(json.dumps({**held, "confidence": curve}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
