"""A probability and the figures that it is held against in, so many of its digits out that one sees on which side it lies; a weight in, its
figure out."""

import re
from collections.abc import Iterable
from typing import Final, Literal

MOST_DIGITS: Final = 6
"""Beyond that a figure says more of the machine than of the evidence."""
NOTHING: Final = 0.005
"""A weight below this shows as 0."""
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_NUMBER = re.compile(r"(?<![\w.-])(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?!\w)")


def figures_in(text: str) -> tuple[float, ...]:
    """The numbers that a condition's text names; those in quotation marks are parts of names or days."""
    return tuple(float(n) for n in _NUMBER.findall(_QUOTED.sub("", text)))


def beside(value: float, figures: Iterable[float]) -> str:
    """*value* with two digits, or with as many more as tell it from each of *figures*; in words where six do not.

    >>> beside(0.6971, [0.7]), beside(0.6999, [0.7]), beside(0.92, [0.8]), beside(0.7, [0.7])
    ('0.697', '0.6999', '0.92', '0.70')
    >>> beside(0.7 - 1e-9, [0.7])
    'just under 0.7'
    """
    return _beside(value, tuple(figures), 1)


def percent_beside(value: float, figures: Iterable[float]) -> str:
    """The same in hundredths, from none to four digits, and never 0 % or 100 % where it is not that.

    >>> percent_beside(0.6971, [0.7]), percent_beside(0.614, [0.7]), percent_beside(0.57, [0.57])
    ('69.7 %', '61 %', '57 %')
    >>> percent_beside(0.7 + 1e-9, [0.7]), percent_beside(0.999, [0.995])
    ('just over 70 %', '99.9 %')
    """
    return _beside(value, (*figures, 0.0, 1.0), 100)


def _beside(value: float, figures: tuple[float, ...], unit: Literal[1, 100]) -> str:
    mark, less = (" %", 2) if unit == 100 else ("", 0)
    for digits in range(2, MOST_DIGITS + 1):
        shown = round(value, digits)
        if all((shown > f) == (value > f) and (shown < f) == (value < f) for f in figures):
            return f"{unit * shown:.{digits - less}f}{mark}"  # 99.5 by itself would come out as 100
    nearest = min(figures, key=lambda f: abs(f - value))
    return f"just {'under' if value < nearest else 'over'} {unit * nearest:g}{mark}"


def weighed(weight: float) -> str:
    """A weight with its sign, as log-likelihoods are shown; one that rounds to nothing is 0 and has none."""
    return "0" if abs(weight) < NOTHING else f"{weight:+.2f}"
