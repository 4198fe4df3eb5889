"""From a probability to words of estimative probability."""

from typing import Final

TABLE: Final = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
)
"""Upper ends of the intervals; above the last it is almost certain."""


def words(p: float) -> str:
    """The words for *p* by Intelligence Community Directive 203, Analytic Standards (2015), D.6.e.(2)(a).

    almost no chance 1-5 %, very unlikely 5-20 %, unlikely 20-45 %, roughly even chance 45-55 %, likely 55-80 %, very
    likely 80-95 %, almost certain 95-99 %. The directive's intervals share their ends; here an end belongs to the
    words farther from even, and what lies under 1 % or over 99 % goes with the outermost words.
    Raises ValueError outside 0 to 1.
    """
    if not 0 <= p <= 1:
        raise ValueError(f"{p} is not a probability")
    for end, text in TABLE:
        if p < end or (p == end and end < 0.5):
            return text
    return "almost certain"
