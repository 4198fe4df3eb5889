"""The encoder's scores and the rules' word in, one reading out; raw confidence in, calibrated confidence out.

How far the rules are trusted for each field, and the curve of confidence, were chosen on dev texts and stand in the model's
reader.json ("rules" and "confidence").
"""

import math
from collections.abc import Sequence
from dataclasses import replace

from paripassu.statements._tags import FIELDS, WIDTHS
from paripassu.statements.stance import Reading

BENDS = (0.0, 1.0, 2.5)
"""Log-odds at which the curve of confidence may change its slope."""
REFUSED = 9.0
"""What the rules' word for a refusal to say adds, in nats: they know its phrases (304 of 322 on our labelled texts), and the
encoder, which saw few, takes "feels no need to comment" for a denial."""


def blended(reading: Reading, scores: Sequence[float], rules: Sequence[float | None]) -> Reading:
    """*reading* with each field replaced by the best of scores plus the rules' say.

    rules: for stance, certainty and tense, what the rules' value adds to its score (in nats); None where the rules alone
    decide. scores: side by side as _tags.FIELDS has them, or empty.
    """
    if not scores:
        return reading
    changed: dict[str, str] = {}
    at = 0
    for name, values, width, say in zip(("stance", "certainty", "tense"), FIELDS, WIDTHS, rules, strict=True):
        mine = list(scores[at : at + width])
        at += width
        if say is not None:
            own = getattr(reading, name)
            mine[values.index(own)] += REFUSED if own == "declines" else say
            changed[name] = values[max(range(width), key=mine.__getitem__)]
    found = replace(reading, **changed)  # type: ignore[arg-type]
    # Who doubts is not certain (docs/LABELS.md).
    return replace(found, certainty="probable") if found.stance == "doubts" and found.certainty == "certain" else found


def calibrated(raw: float, curve: Sequence[float]) -> float:
    """*raw* on the fitted curve, straight in its log-odds between BENDS, back to a probability. curve: a weight for each of `bent`."""
    return 1 / (1 + math.exp(-sum(c * part for c, part in zip(curve, bent(raw), strict=True))))


def bent(raw: float) -> tuple[float, ...]:
    """What the curve of confidence weighs: the log-odds of *raw*, how far they lie below the first bend and above each other one,
    and one."""
    x = math.log(max(raw, 1e-4) / max(1 - raw, 1e-4))
    first, *others = BENDS
    return x, max(first - x, 0.0), *(max(x - bend, 0.0) for bend in others), 1.0
