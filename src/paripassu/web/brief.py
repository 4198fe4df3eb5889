"""A view in, a brief for a decision maker out: one self-contained HTML page, or Markdown.

Where we are, what changed, what supports it and what contradicts it, the steps, what would change our mind, sources.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from paripassu import payload
from paripassu.errors import UsageError
from paripassu.evidence.voices import Cast, raises
from paripassu.figures import weighed
from paripassu.heads import LEAST_MOVED, cautions, stand, unshown
from paripassu.naming import called
from paripassu.situation.model import Tlp
from paripassu.telling import Shown, Teller
from paripassu.types import Assessment, Evidence, Report
from paripassu.views import View
from paripassu.web import _draw, _print
from paripassu.web._answers import FOLDER, environment
from paripassu.web._changes import Moved, moved
from paripassu.web._words import band, percent, sentence

SHOWN = 6
"""Sentences shown on each side of an indicator's question."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence as the brief shows it, with where it stands."""

    speaker: str
    stance: str
    certainty: str
    text: str
    outlet: str
    url: str | None
    day: date
    weight: float
    number: int
    """Number of its report in the list of sources."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A report in the list of sources."""

    number: int
    outlet: str
    title: str
    day: date
    url: str | None


@dataclass(frozen=True, slots=True)
class Brief:
    """All that a brief says."""

    title: str
    as_of: date
    since: date
    audience: Tlp | None
    sentence: str
    drift: str
    """That nothing was reported for long, or that no sentence is behind the figures, or no indicator shows a degree, where that is so;
    else empty."""
    view: View
    titles: dict[str, str]
    changes: tuple[Moved, ...]
    supports: tuple[Quote, ...]
    contradicts: tuple[Quote, ...]
    changing: tuple[tuple[str, tuple[str, ...]], ...]
    drivers: tuple[tuple[str, float], ...]
    listed: tuple[Listed, ...]
    indicators: dict[str, str]
    history: tuple[Assessment, ...]


def brief_of(view: View, before: View, history: Sequence[Assessment], audience: Tlp | None = None) -> Brief:
    """The brief of *view*, with what changed since *before*. history: the days for the picture over time."""
    situation, held = view.weighed.situation, view.assessment
    titles = {d.id: d.title for d in situation.degrees}
    ups, downs = _sides(view)
    numbers = {name: n for n, name in enumerate(dict.fromkeys(e.report for e in (*ups, *downs)), 1)}
    reports = {r.report.id: r.report for r in view.weighed.holdings.readings if r.report.id in numbers}
    teller = Teller.of(view)
    caution = cautions(view)
    return Brief(
        title=situation.title,
        as_of=held.as_of,
        since=before.assessment.as_of,
        audience=audience,
        sentence=sentence(stand(situation, held, "now"), stand(situation, held, "reached"), caution.beside),
        drift=" ".join(filter(None, (caution.text, unshown(view)))),
        view=view,
        titles=titles,
        changes=moved(before, view),
        supports=tuple(_quote(view, e, teller.shown(e), numbers, reports[e.report]) for e in ups),
        contradicts=tuple(_quote(view, e, teller.shown(e), numbers, reports[e.report]) for e in downs),
        changing=tuple(
            (f"{s.title} ({payload.turn(s)})", tuple(c.text for c in s.cheapest_change))
            for s in view.steps
            if s.cheapest_change
        ),
        drivers=tuple(d for d in held.drivers[:4] if abs(d[1]) >= LEAST_MOVED),
        listed=tuple(_listed(view, reports[name], n) for name, n in numbers.items()),
        indicators={i.id: i.title for i in situation.indicators},
        history=tuple(history),
    )


def _sides(view: View) -> tuple[list[Evidence], list[Evidence]]:
    """The weightiest sentences that raise the degree, and those that lower it or deny what would raise it: one of each voice and
    indicator, so that a voice that repeats itself does not fill the page. To deny that all is over raises it."""
    weights = view.assessment.weights
    cast = Cast(view.weighed.situation)
    indicators = {i.id: i for i in view.weighed.situation.indicators}
    ups: dict[tuple[str, str], Evidence] = {}
    downs: dict[tuple[str, str], Evidence] = {}
    for e in sorted(view.evidence, key=lambda e: (-abs(weights.get(e.id, 0.0)), e.id)):
        key = (cast.voice(e).key, e.indicator)
        weight = weights.get(e.id, 0.0)
        if weight > 0:
            ups.setdefault(key, e)
        elif weight < 0 or (e.stance in {"denies", "doubts"} and not raises(indicators[e.indicator], e)):
            downs.setdefault(key, e)
        if len(ups) >= SHOWN and len(downs) >= SHOWN:
            break
    return list(ups.values())[:SHOWN], list(downs.values())[:SHOWN]


def _quote(view: View, e: Evidence, shown: Shown, numbers: dict[str, int], report: Report) -> Quote:
    weight = view.assessment.weights.get(e.id, 0.0)
    return Quote(
        shown.speaker, e.stance, e.certainty, shown.words, called(report), _web(report.url), e.said_on or e.published, weight,
        numbers[e.report],
    )  # fmt: skip


def _listed(view: View, report: Report, number: int) -> Listed:
    day = report.published.date() if report.published else view.assessment.as_of
    return Listed(number, report.outlet or "outlet not known", report.title or called(report), day, _web(report.url))


def _web(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None


def as_html(brief: Brief) -> str:
    """One page with its style in it: it needs nothing else, and prints."""
    titles = [brief.titles[d.id] for d in brief.view.assessment.degrees]
    given: dict[str, Any] = {
        "b": brief,
        "style": (FOLDER / "static" / "desk.css").read_text(encoding="utf-8"),
        "strip": _draw.strip(brief.history, titles),
    }
    return environment().get_template("brief.html").render(given)


def as_markdown(brief: Brief) -> str:
    """The same as text."""
    held = brief.view.assessment
    lines = [
        f"# {_md(brief.title)}",
        "",
        f"As of {brief.as_of}." + (f" TLP:{brief.audience}." if brief.audience else ""),
        "",
    ]
    lines += [
        "## Where we are",
        "",
        _md(brief.sentence),
        *(("", _md(brief.drift)) if brief.drift else ()),
        "",
        "| Degree | Now | Highest so far |",
        "|---|---|---|",
    ]
    lines += [
        f"| {_md(brief.titles[d.id])} | {percent(d.now.probability)} ({band(d.now)}) | "
        f"{percent(d.reached.probability)} ({band(d.reached)}) |"
        for d in reversed(held.degrees)
    ]
    lines += ["", f"## What changed since {brief.since}", ""]
    lines += [f"- {_md(c.title)}: {c.before} → {c.after}" for c in brief.changes] or ["Nothing."]
    lines += ["", "## What supports it", "", *_quotes(brief.supports), "", "## What contradicts it", ""]
    lines += [
        *_quotes(brief.contradicts),
        "",
        "## Indicators",
        "",
        "| Indicator | Standing | Independent sources |",
        "|---|---|---|",
    ]
    lines += [
        f"| {_md(brief.indicators[v.id])} | {v.standing}{', disputed' if v.disputed else ''} | {v.independent} |"
        for v in held.indicators
    ]
    if brief.view.steps:
        lines += ["", "## Steps", "", "| Step | State | Since |", "|---|---|---|"]
        lines += [f"| {_md(s.title)} | {s.state} | {s.since or ''} |" for s in brief.view.steps]
    lines += ["", "## What would change our mind", ""]
    lines += [f"- {_md(title)}: {_md('; or '.join(texts))}" for title, texts in brief.changing] or [
        "Nothing within reach."
    ]
    lines += ["", "## Sources", ""]
    lines += [
        f"{x.number}. {_md(x.outlet)}, {x.day}: {_md(x.title)}{f' <{x.url}>' if x.url else ''}" for x in brief.listed
    ]
    return "\n".join(lines) + "\n"


def _quotes(quotes: Sequence[Quote]) -> list[str]:
    found = [
        f"- {_md(q.speaker)} {q.stance} ({q.certainty}, {q.day}): {_md(q.text)} [{q.number}], weight {weighed(q.weight)}"
        for q in quotes
    ]
    return found or ["Nothing."]


def _md(text: str) -> str:
    """Text that Markdown shows as it is."""
    flat = " ".join(text.split())
    return "".join(f"\\{c}" if c in "\\`*_[]<>|#" else c for c in flat)


def write(brief: Brief, path: Path) -> None:
    """The brief in the form that the path's ending names: .html, .md or .pdf. Raises UsageError, see `_print.pdf`."""
    ending = path.suffix.lower()
    if ending == ".md":
        path.write_text(as_markdown(brief), encoding="utf-8")
    elif ending in {".html", ".htm"}:
        path.write_text(as_html(brief), encoding="utf-8")
    elif ending == ".pdf":
        path.write_bytes(_print.pdf(as_html(brief)))
    else:
        raise UsageError(
            f"a brief is not written as {ending or 'a file without an ending'}",
            remedy="end the name in .html, .md or .pdf",
        )
