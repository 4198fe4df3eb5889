"""A sentence in, the number of things that it states out, as a range: "1,500", "up to 12,000", "between 8,000 and 11,000"."""

import re

_WORDS = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:\s+(?:hundred|thousand|million))?"
_KINDS = r"more|other|North Korean|Korean|special|combat|regular|elite|additional|artillery"
_THINGS = (
    rf"(?:\s+(?:{_KINDS})){{0,3}}\s+(?:troops|soldiers|men|people|personnel|fighters|workers|shells|rounds|containers|missiles|"
    r"officers|casualties|dead|killed|wounded|engineers|sappers|builders|forces|members|units|guns)"
)
_RANGE = re.compile(
    rf"\b(?:between\s+)?(?P<a>{_NUMBER})\s*(?:to|and|-|–|or)\s*(?P<b>{_NUMBER}){_THINGS}\b", re.IGNORECASE
)
_HOW = (
    r"up to|as many as|at most|fewer than|less than|under|no more than|at least|more than|over|some|about|around|roughly|nearly|almost|"
    r"an estimated"
)
_ONE = re.compile(rf"(?P<how>\b(?:{_HOW})\s+)?(?P<n>{_NUMBER}){_THINGS}\b", re.IGNORECASE)
_UNKNOWN_TOP = float("inf")


def _value(text: str) -> float:
    parts = text.lower().split()
    value = float(parts[0].replace(",", ""))
    return value * _WORDS.get(parts[1], 1) if len(parts) > 1 else value


def quantity(text: str) -> tuple[float, float] | None:
    """Low and high of the first count of people or things in *text*; None where it states none.

    "up to" and the like leave the low end at zero, "at least" and the like the high end open (infinity).
    """
    found = _RANGE.search(text)
    if found:
        low, high = sorted((_value(found.group("a")), _value(found.group("b"))))
        return low, high
    one = _ONE.search(text)
    if not one:
        return None
    value, how = _value(one.group("n")), (one.group("how") or "").strip().lower()
    if how in ("up to", "as many as", "at most", "fewer than", "less than", "under", "no more than"):
        return 0.0, value
    if how in ("at least", "more than", "over"):
        return value, _UNKNOWN_TOP
    return value, value
