"""What is learned of each feature that speaks for one of several: whom a pronoun means, the day of a statement, the state of a speaker."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from paripassu.errors import ModelError


@dataclass(frozen=True, slots=True)
class Weights:
    """Of each feature; and by how much another must be likelier than what the rules give."""

    margin: float
    of: Mapping[str, float]

    def score(self, held: Mapping[str, float]) -> float:
        return sum(self.of.get(name, 0.0) * value for name, value in held.items())


def read_weights(path: Path) -> Weights:
    """Those at *path*. Raises ModelError."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        return Weights(float(held["margin"]), {str(k): float(v) for k, v in held["weights"].items()})
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as problem:
        raise ModelError(f"{path.name} cannot be read ({problem!r})", remedy="install the package again") from problem
