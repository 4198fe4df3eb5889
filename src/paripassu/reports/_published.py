"""A report's stamps in; the time from which it was public, the rule in words, and what does not fit together, out."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from paripassu.reports._draft import Dated
from paripassu.types import Stamp

RULE = "the earliest plausible stamp of publication, as a text cannot be carried before it was written"
APART = timedelta(hours=36)
"""Stamps further apart than this contradict each other: less may be two zones, an evening edition or a queue."""
FIRST, LAST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
"""News on the web begins after the first; outside the two lie the zero of a clock (1970-01-01) and typing slips."""
_TRUST = (
    "archive code",
    "page metadata",
    "feed",
    "front matter",
    "record",
    "page text",
    "address",
    "file name",
    "dateline",
)
"""What decides between stamps of one day that are equally exact: written by a machine at the time, before by hand."""


class Choice(NamedTuple):
    """When the report was published, why that is held, and (kind, detail) of each flag."""

    when: datetime | None
    why: str
    flags: tuple[tuple[str, str], ...]


def choose(dated: tuple[Dated, ...]) -> Choice:
    """Choose the time of publication.

    Of the stamps of publication (front matter, archive code, page metadata, feed, address, file name) that lie between
    1990 and 2100 and not more than 36 hours before the day of the text's own dateline, the one with the earliest day,
    as written, is taken; on that day, one with a time before one without, then the earliest, then the most trusted.
    The dateline's own day is taken where all of those lie more than 36 hours after it, or there are none. A report that
    says that it is a revision is published when it was revised. Where there is nothing else, the earliest update, and
    then the archive's capture, is taken. Stamps of publication more than 36 hours from the one taken are flagged.
    """
    flags = [("implausible stamp", f"{_name(d.stamp)} is passed over") for d in dated if not _plausible(d.stamp)]
    usable = [d for d in dated if _plausible(d.stamp)]
    by_role = {
        role: [d.stamp for d in usable if d.role == role]
        for role in ("publication", "writing", "revision", "update", "capture")
    }
    if by_role["revision"]:
        taken = max(by_role["revision"], key=_when)
        return Choice(taken.when, f"{_name(taken)}: the report says that it is a revision", tuple(flags))
    public = by_role["publication"]
    for line in by_role["writing"]:
        early = [s for s in public if _gap(s, line) > APART and _when(s) < _when(line)]
        flags += [("conflicting stamps", f"{_name(s)} lies before the {_name(line)}; passed over") for s in early]
        public = [s for s in public if s not in early]
        if all(_gap(line, s) > APART for s in public):
            public = [*public, line]
    for name, group in (("", public), ("updates", by_role["update"]), ("captures", by_role["capture"])):
        if group:
            taken = min(group, key=_order)
            flags += [("conflicting stamps", _apart(taken, s)) for s in group if not name and _gap(taken, s) > APART]
            why = f"{_name(taken)}: " + (f"no stamp of publication; the earliest of the {name}" if name else RULE)
            return Choice(taken.when, why, tuple(dict.fromkeys(flags)))
    return Choice(None, "no stamp that can be read" if not flags else "no plausible stamp", tuple(flags))


def _plausible(stamp: Stamp) -> bool:
    return FIRST <= _when(stamp) < LAST


def _when(stamp: Stamp) -> datetime:
    """For comparing alone: a stamp without a zone counts as Greenwich time."""
    if stamp.when.tzinfo is None:
        return stamp.when.replace(tzinfo=UTC)
    try:
        return stamp.when.astimezone(UTC)
    except OverflowError:
        return stamp.when.replace(tzinfo=UTC)


def _order(stamp: Stamp) -> tuple[object, ...]:
    trust = next((n for n, name in enumerate(_TRUST) if stamp.origin.startswith(name)), len(_TRUST))
    return (stamp.when.date(), stamp.to_the_day, _when(stamp), trust, stamp.origin, stamp.text)


def _gap(a: Stamp, b: Stamp) -> timedelta:
    """Time between two stamps; one to the day covers its whole day."""
    first, second = sorted((a, b), key=_when)
    end = _when(first) + (timedelta(days=1) if first.to_the_day else timedelta())
    return max(_when(second) - end, timedelta())


def _apart(taken: Stamp, other: Stamp) -> str:
    days = abs((other.when.date() - taken.when.date()).days)
    return f"{_name(taken)} and {_name(other)} are {days} days apart; the first is taken"


def _name(stamp: Stamp) -> str:
    when = stamp.when.date().isoformat() if stamp.to_the_day else stamp.when.isoformat(" ", "minutes")
    return f"{stamp.origin} {when}" + ("" if stamp.text.startswith(when[:10]) else f" ({stamp.text.strip()[:60]})")
