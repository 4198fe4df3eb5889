"""A report in, what every assessment asks of it out: a card. All else of a report is fetched where something hangs on it.

Thousands of cards are read in the time in which a few reports are; so one report more costs what it touches."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from paripassu.types import Flag, Report

_TRACKERS = frozenset(
    {
        "fbclid",
        "gclid",
        "dclid",
        "igshid",
        "ref",
        "ref_src",
        "smid",
        "cmpid",
        "ocid",
        "source",
        "share",
        "output",
        "amp",
    }
)


class Card(NamedTuple):
    """A report's card: strings and numbers alone, as they are kept."""

    id: str
    path: str
    published: str | None
    """ISO 8601, with the zone that the report gives."""
    outlet: str | None
    page: str | None
    """The page's address without what does not tell pages apart."""
    mark: str
    """Hash of all that its links to other reports hang on."""
    source: str
    """Hash of all that matching hangs on beside its statements."""
    foreign: str | None
    """What is said of it where its language is not read."""
    flags: Sequence[Sequence[str | None]] = ()
    """Kind, path and detail of each flag."""
    statements: int = 0
    made_by: str = ""
    file: str = ""
    """Hash of the file that it stands in; "" where it is in no ledger."""

    @property
    def when(self) -> datetime | None:
        return datetime.fromisoformat(self.published) if self.published is not None else None

    @property
    def day(self) -> date | None:
        """The day from which it counts as public; None where that is not known."""
        return date.fromisoformat(self.published[:10]) if self.published is not None else None

    @property
    def order(self) -> tuple[date, datetime, str]:
        """By day, time and id; a time without a zone is taken for UTC, and what has no date comes last."""
        when = self.when
        if when is None:
            return date.max, datetime.max.replace(tzinfo=UTC), self.id
        return when.date(), _in_utc(when), self.id

    def told(self) -> list[Flag]:
        """The report's own flags."""
        return [Flag(kind or "", path, detail or "") for kind, path, detail in self.flags]


def card_of(report: Report, statements: int = 0, made_by: str = "", file: str = "") -> Card:
    marked = (
        report.id, report.path, report.outlet, report.url, report.published, report.credits, report.dateline,
        report.blocks, len(report.body),
    )  # fmt: skip
    matched = (report.id, report.path, report.outlet, report.published, report.dateline, made_by)
    foreign = None
    if not report.readable:
        foreign = f"its language ({report.language or 'unknown'}) is not one that the reader knows"
    return Card(
        report.id,
        report.path,
        report.published.isoformat() if report.published is not None else None,
        report.outlet,
        address(report.url),
        sha256(repr(marked).encode("utf-8", "replace")).hexdigest()[:24],
        sha256(repr(matched).encode("utf-8", "replace")).hexdigest()[:32],
        foreign,
        tuple((f.kind, f.report, f.detail) for f in report.flags),
        statements,
        made_by,
        file,
    )


def moment(report: Report) -> datetime | None:
    """When it was published; a time without a zone is taken for UTC, to be comparable."""
    return _in_utc(report.published) if report.published is not None else None


def _in_utc(when: datetime) -> datetime:
    return when if when.tzinfo is not None else when.replace(tzinfo=UTC)


def address(url: str | None) -> str | None:
    """A url without what does not tell pages apart: scheme, www, m, amp, trailing slash, tracking, fragment."""
    if not url:
        return None
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").removeprefix("www.")
    for prefix in ("m.", "mobile.", "amp."):
        host = host.removeprefix(prefix)
    path = parts.path.rstrip("/").removesuffix("/amp") or "/"
    if path.startswith("/amp/"):
        path = path.removeprefix("/amp")
    kept = sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(k))
    query = f"?{urlencode(kept)}" if kept else ""
    return f"{host}{path}{query}" if host else None


def _tracks(key: str) -> bool:
    name = key.casefold()
    return name in _TRACKERS or name.startswith(("utm_", "at_", "ns_", "mc_"))
