"""Two reports of one text in, which of them is the origin and why out."""

import re
from datetime import date
from typing import Literal, NamedTuple

from paripassu.reports.cards import moment
from paripassu.types import Report

Side = Literal["a", "b"]

AGENCIES: dict[str, tuple[str, ...]] = {
    "associated press": ("ap", "the associated press"),
    "agence france presse": ("afp", "agence france-presse"),
    "reuters": ("thomson reuters",),
    "yonhap": ("yonhap news agency", "yonhap news"),
    "kcna": ("korean central news agency",),
    "tass": ("itar-tass", "itar tass"),
    "ria novosti": ("ria",),
    "interfax": ("interfax-ukraine",),
    "ukrinform": (),
    "xinhua": ("xinhua news agency",),
    "kyodo": ("kyodo news",),
    "jiji": ("jiji press",),
    "dpa": ("deutsche presse-agentur",),
    "ansa": (),
    "efe": ("agencia efe",),
    "pti": ("press trust of india",),
    "ani": ("asian news international",),
    "anadolu": ("aa", "anadolu agency", "anadolu ajansı"),
    "bernama": (),
    "antara": (),
    "upi": ("united press international",),
    "pa": ("press association", "pa media"),
    "afp-jiji": (),
    "bloomberg": ("bloomberg news",),
}
"""News agencies by the short name that stands in datelines, with the longer ones."""

_CANON = {alias: name for name, aliases in AGENCIES.items() for alias in (name, *aliases)}
_NETWORK = re.compile(r"\s*[/|;]\s*|\s+via\s+|\s+/\s+")
_DATELINE_AGENCY = re.compile(r"\(([^()\n]{2,40})\)|/([^/\n]{2,40})/")
_HEAD = 160
"""Characters at the start of a text among which a dateline's agency stands."""
CARRIED = r"(?:reported|reports|carried|wrote|writes|published|said in a report|first reported)"


_NAME = r"[A-Z][\w’'&-]*(?:[ \t]+(?:of[ \t]+(?:the[ \t]+)?)?[A-Z0-9][\w’'&-]*){0,4}"
_REPORTED = re.compile(
    rf"\b({_NAME})(?:[ \t]+\w+){{0,2}}?[ \t]+{CARRIED}\b|\b(?:according to|from|by)[ \t]+(?:the[ \t]+)?({_NAME})"
)


class Direction(NamedTuple):
    """Which side wrote the text, None where unknown, and the reason in words; `named` where a name ties the two, `credited`
    where the one names the other."""

    origin: Side | None
    reason: str
    named: bool
    credited: bool = False


def name_of(text: str) -> str:
    """An outlet's or agency's name without article, case and marks: agencies by their short name."""
    plain = " ".join(re.findall(r"[^\W_]+(?:[.'’&-][^\W_]+)*", text.casefold())).removeprefix("the ")
    return _CANON.get(plain, plain)


def day_of(report: Report) -> date:
    """The day from which it counts as public; the last day of all where that is not known."""
    return report.published.date() if report.published is not None else date.max


def writers(report: Report) -> frozenset[str]:
    """Whoever the report names as writer or carrier of its text besides its own outlet."""
    named = {name_of(part) for credit in report.credits for part in _NETWORK.split(credit)}
    head = report.dateline or report.body[:_HEAD]
    for match in _DATELINE_AGENCY.finditer(head):
        agency = name_of(match.group(1) or match.group(2))
        if agency in AGENCIES:
            named.add(agency)
    named.discard(name_of(report.outlet) if report.outlet else "")
    named.discard("")
    return frozenset(named)


def named_in(report: Report) -> tuple[str, ...]:
    """Whoever the report names as writer or carrier of its text, or in it as the one that reported it; in order. What is
    named in the text may be no outlet at all."""
    found = [name for match in _REPORTED.finditer(report.body) for name in match.groups() if name]
    own = name_of(report.outlet) if report.outlet else ""
    return tuple(sorted((writers(report) | {name_of(name) for name in found}) - {own, ""}))


def direction(a: Report, b: Report) -> Direction:
    """Who wrote the text that both carry. Strongest reason first: a credit or dateline that names the other; the
    other's name in the text as the one that reported it; order in time, which alone proves little."""
    for origin, carrier, side in ((a, b, "a"), (b, a, "b")):
        if _credits(carrier, origin) and not _credits(origin, carrier):
            return Direction(_side(side), f"{_known(carrier)} credits {origin.outlet}", True, True)
    for origin, carrier, side in ((a, b, "a"), (b, a, "b")):
        if _cites(carrier, origin) and not _cites(origin, carrier):
            reason = f"{_known(carrier)} names {origin.outlet} as the one that reported it"
            return Direction(_side(side), reason, True, True)
    shared = sorted(writers(a) & writers(b))
    when_a, when_b = moment(a), moment(b)
    suffix = f"both credit {', '.join(shared)}; " if shared else ""
    if when_a is None or when_b is None or when_a == when_b:
        return Direction(None, f"{suffix}nothing tells which came first", bool(shared))
    earlier = a if when_a < when_b else b
    return Direction("a" if earlier is a else "b", f"{suffix}{_known(earlier)} came first", bool(shared))


def _side(text: str) -> Side:
    return "a" if text == "a" else "b"


def _known(report: Report) -> str:
    return report.outlet or report.path


def _credits(carrier: Report, origin: Report) -> bool:
    return bool(origin.outlet) and name_of(origin.outlet or "") in writers(carrier)


def _cites(carrier: Report, origin: Report) -> bool:
    if not origin.outlet or (carrier.outlet and name_of(carrier.outlet) == name_of(origin.outlet)):
        return False
    names = {origin.outlet, origin.outlet.removeprefix("The "), *AGENCIES.get(name_of(origin.outlet), ())}
    told = "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))
    pattern = rf"(?i)\b(?:(?:{told})(?:\s+\w+){{0,3}}\s+{CARRIED}|(?:according to|from|by)\s+(?:the\s+)?(?:{told})\b)"
    return re.search(pattern, carrier.body) is not None
