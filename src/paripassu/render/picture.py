"""A view in, its picture for a terminal out: the ladder, the signs, the plan, what weighs most, what to look at."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from rich.cells import cell_len
from rich.text import Text

from paripassu import payload
from paripassu.doubts import waiting
from paripassu.figures import NOTHING
from paripassu.heads import LEAST_MOVED, UNSHOWN, cautions, in_words, shown_by, stand
from paripassu.plan.machine import holding
from paripassu.render.lines import FAINT, ID, band, clean, evidence_lines, listed, padded, percent, several, wrapped
from paripassu.telling import NONE_KNOWN, Teller
from paripassu.types import Band, Clause, Flag, IndicatorView, StepView
from paripassu.views import UNDATED, View

NARROW = 88
"""Under this many columns the ladder shows one bar, not two, and no bands."""
MARKS = {
    "dormant": ("○", FAINT),
    "readiness": ("◔", "yellow"),
    "warranted": ("◑", "bold blue"),
    "authorised": ("◕", "bold blue"),
    "active": ("●", "bold blue"),
    "standing down": ("◒", "yellow"),
    "ended": ("◌", FAINT),
    "undetermined": ("?", "magenta"),
    "blocked": ("×", "magenta"),
    "expired": ("–", FAINT),
}
_ENOUGH = 2
"""Independent sources from which on no line says who does not count as one."""
STANDINGS = {"admitted": "bold blue", "confirmed": "bold blue", "likely": "blue", "suspected": "yellow"}
_TOP = 6
"""Items of evidence shown without --full."""
_FLAGS = 8
_NAMES = 8
"""Names that fit there at most, as a rule."""
_LINES, _LOST = 2, 12
"""Lines that names may take without --full, and the columns that breaking them between words may cost."""
_RECENT = 7
"""Days for which the last report's day is not said to be long ago."""


def assessment(view: View, width: int, *, full: bool = False, today: date | None = None) -> Iterator[Text]:
    """The whole picture, line by line, none wider than *width* but for names that cannot be cut. today: where no day was asked
    for, so that the view is of the last report's day."""
    teller = Teller.of(view)
    yield from _head(view, width, today)
    yield Text()
    yield from ladder(view, width)
    if view.assessment.indicators:
        yield from (Text(), _title("Signs"))
        yield from signs(view, width, teller, full=full)
    if view.steps:
        yield from (Text(), _title("Plan"))
        yield from plan(view, width, full=full)
    if view.evidence:
        yield from (Text(), _title("What weighs most"))
        yield from heaviest(view, width, teller, None if full else _TOP)
    if view.flags:
        yield from (Text(), _title("To look at"))
        yield from flags(view.flags, width, None if full else _FLAGS)


def _title(text: str) -> Text:
    return Text(text, style="bold underline")


def _head(view: View, width: int, today: date | None) -> Iterator[Text]:
    held, situation = view.assessment, view.weighed.situation
    public, statements = view.weighed.holdings.counted(held.as_of)
    origins = len({view.weighed.families.origin_of.get(name, name) for name in public})
    yield from wrapped(situation.title, width, style="bold")
    excerpts = sum(name in view.weighed.families.excerpts for name in public)
    carried = f" ({excerpts} with passages of others, which count there alone)" if excerpts else ""
    counts = (
        f"{several(len(public), 'report')}, {several(origins, 'origin')}{carried}, {several(statements, 'statement')}"
    )
    ago = "" if today is None else _ago(held.as_of, today)
    day = held.as_of.isoformat() + ("" if today is None else f", the day of the last report{ago}")
    weighing = sum(abs(held.weights.get(e.id, 0.0)) >= NOTHING for e in view.evidence)
    of_it = f" ({weighing} with a weight)" if weighing < len(view.evidence) else ""
    said = f"as of {day} · {counts}, {len(view.evidence)} bearing on it{of_it}"
    if undated := sum(f.kind == UNDATED for f in view.flags):
        said += (
            f"; {several(undated, 'more report')} without a date {'counts' if undated == 1 else 'count'} for nothing"
        )
    yield from wrapped(said, width, style=FAINT)
    if ago:
        yield from wrapped(f"all figures are of that day; for today's: --as-of {today}", width, style=FAINT)
    yield Text()
    caution = cautions(view)
    for name, given in (("Now", stand(situation, held, "now")), ("Reached", stand(situation, held, "reached"))):
        p = given.chance
        about = band(p)
        about = f" ({about.replace('–', ' to ')} %)" if about else ""
        text = f"{clean(given.label)}: {percent(p.probability)}{about}, {in_words(p)}"
        text += f", {caution.beside}" if name == "Now" and caution.beside else ""
        if given.more:
            text += f"; just that: {percent(given.just.probability)}"
        for line in wrapped(text, width, f"{name:8}"):
            line.highlight_words([clean(given.title)], "bold")
            yield line
    if caution.text:
        yield from wrapped(caution.text, width, " " * 8, style="yellow")
    if held.drivers and abs(held.drivers[0][1]) >= LEAST_MOVED:
        what, moved = held.drivers[0]
        text = f"The figure for now hangs most on: {what} ({100 * moved:+.0f} points)"
        yield from wrapped(text, width, " " * 8, style=FAINT)


def _ago(day: date, today: date) -> str:
    """How long ago a day was, in words; nothing of a day in the last week or of one to come.

    >>> _ago(date(2025, 7, 8), date(2025, 7, 15)), _ago(date(2025, 7, 8), date(2026, 11, 26))
    ('', ', 16 months ago')
    """
    days = (today - day).days
    if days <= _RECENT:
        return ""
    for length, unit in ((365.2425, "year"), (30.44, "month"), (7, "week")):
        if days >= 2 * length:
            return f", {int(days / length)} {unit}s ago"
    return f", {days} days ago"


def ladder(view: View, width: int) -> Iterator[Text]:
    """A rung a line, the highest on top: the degree's title, now and reached with bars and bands as far as they fit."""
    held = view.assessment
    titles = {d.id: clean(d.title) for d in view.weighed.situation.degrees}
    shown = shown_by(view.weighed.situation)
    ids = max(cell_len(d.id) for d in held.degrees)
    wide = width >= NARROW
    figures = len(" >99 %  99–100 ◂" if wide else " >99 % ◂")
    title = min(max(cell_len(t) for t in titles.values()), max(14, 3 * width // 10))
    bars = 2 if wide else 1
    bar = max(4, min(22, (width - 2 - title - 2 * (2 + figures) - 2 - ids) // bars))
    head = Text(" " * (2 + title))
    for name in ("now", "reached"):
        head.append("  " + padded(name, (bar if wide or name == "now" else 0) + figures), style=FAINT)
    yield head
    for d in reversed(held.degrees):
        line = Text("  ")
        line.append(padded(titles[d.id], title), style="bold" if d.id in (held.now, held.reached) else "")
        for p, is_top, drawn in ((d.now, d.id == held.now, True), (d.reached, d.id == held.reached, wide)):
            line.append("  ")
            if drawn:
                line.append_text(_bar(p, bar, top=is_top))
            line.append(f" {percent(p.probability):>5}", style="bold" if is_top else "")
            if wide:
                line.append(f"  {band(p):<6}", style=FAINT)
            line.append(" ◂" if is_top else "  ", style="bold blue")
        line.append(f"  {d.id}", style=ID)
        yield line
        if not shown[d.id] and max(d.now.high, d.reached.high) >= LEAST_MOVED:
            yield from wrapped(UNSHOWN, width, "    ", style=FAINT)


def _bar(p: Band, cells: int, *, top: bool) -> Text:
    """Solid to the least that it may be, shaded to what it is held to be, faint to the most."""
    low, at, high = (round(cells * x) for x in (p.low, p.probability, p.high))
    if p.probability >= 0.005:
        at = max(at, 1)
    style = "blue" if top else "bright_blue"
    return (
        Text()
        .append("█" * min(low, at), style=style)
        .append("▓" * (at - min(low, at)), style=style)
        .append("░" * max(high - at, 0), style=style)
        .append("·" * (cells - max(at, high)), style=FAINT)
    )


def _ending(left: Text, name: str, width: int) -> Text:
    """*left*, then the id at the end of the line, on the right edge where there is room."""
    room = width - cell_len(name) - 2
    if left.cell_len > room:
        left.truncate(max(room, 20), overflow="ellipsis")
    left.append(" " * max(2, width - left.cell_len - cell_len(name)))
    return left.append(name, style=ID)


def signs(view: View, width: int, teller: Teller, *, full: bool = False) -> Iterator[Text]:
    titles = {x.id: x.title for x in view.weighed.situation.indicators}
    asked = Counter(e.indicator for e in view.asked)
    for x in view.assessment.indicators:
        line = Text("  ").append(f"{x.standing:<12}", style=STANDINGS.get(x.standing, FAINT))
        line.append("disputed  " if x.disputed else "          ", style="magenta")
        line.append(clean(titles[x.id]), style="bold" if x.standing != "unreported" else FAINT)
        yield _ending(line, x.id, width)
        left = waiting(asked[x.id])
        if x.reports or x.denied_by:
            yield from _voices(x, teller, width, full, left)
        elif left:
            yield from wrapped(left, width, " " * 14, style=FAINT)


def _voices(x: IndicatorView, teller: Teller, width: int, full: bool, left: str) -> Iterator[Text]:
    pad = " " * 14
    counts = ", ".join(
        (several(x.reports, "report"), several(x.origins, "origin"), several(x.independent, "independent source"))
    )
    latest = f" · latest {x.latest.isoformat()}" if x.latest else ""
    yield from wrapped(counts + latest + (f" · {left}" if left else ""), width, pad, style=FAINT)
    if unsure := teller.unsure(x):
        yield from wrapped(unsure, width, pad, style="yellow")
    # Where two count the standing does not hang on the rest; --full and explain tell it of all.
    fewer = teller.fewer(x, short=not full) if full or x.independent < _ENOUGH else ""
    if fewer or (x.affirmed_by and not x.independent):
        names = "name affirms" if len(x.affirmed_by) == 1 else "names affirm"
        yield from wrapped(f"{len(x.affirmed_by)} {names}: {fewer or NONE_KNOWN}", width, pad, style=FAINT)
    sides = (("for", x.affirmed_by, True, "blue"), ("against", x.denied_by, False, "magenta"))
    for name, labels, affirming, style in sides:
        if not labels:
            continue
        who = teller.speakers(labels, x.id, affirming=affirming, most=None if full else _NAMES)
        lead = f"{pad}{name:<9}"
        if full:
            yield from wrapped("; ".join(who), width, lead, " " * len(lead))
        else:
            lines = wrapped(listed(who, _LINES * (width - len(lead)) - _LOST), width, lead, " " * len(lead))
            lines[0].stylize(style, len(pad), len(pad) + len(name))
            yield from lines
    if denied := teller.denied(x):
        yield from wrapped(f"said of it is only: “{denied}”", width, pad, style=FAINT)


def plan(view: View, width: int, *, full: bool = False) -> Iterator[Text]:
    for step in view.steps:
        mark, style = MARKS[step.state]
        line = Text("  ").append(f"{mark} {step.state:<14}", style=style)
        line.append(clean(step.title), style=FAINT if step.state in ("dormant", "expired", "ended") else "bold")
        yield _ending(line, step.id, width)
        yield from _reasons(step, width, full)


def _reasons(step: StepView, width: int, full: bool) -> Iterator[Text]:
    pad = " " * 6
    facts = [f"since {step.since.isoformat()}"] if step.since else []
    # With costs a note sets it beside the probability from which acting is the cheaper.
    if step.probability is not None and 0 < step.probability < 1:
        told = holding(step.probability)
        facts += [] if any(told in note for note in step.notes) else [told]
    if facts:
        yield from wrapped("; ".join(facts), width, pad, style=FAINT)
    for mark, clauses, style in (("✓", step.why, "blue"), ("✗", step.why_not, ""), ("?", step.undetermined, "magenta")):
        for c in clauses:
            if not full and _beside(c) and mark == "✗":
                continue
            yield from wrapped(payload.clause(c), width, f"{pad}{mark} ", style=style)
    for note in step.notes:
        yield from wrapped(note, width, f"{pad}· ", style=FAINT)
    for change in step.cheapest_change[: None if full else 1]:
        yield from wrapped(payload.change(change), width, f"{pad}→ {payload.turn(step)} ", f"{pad}  ", style="italic")


def _beside(clause: Clause) -> bool:
    """Whether it is not what the step waits for but how it would end."""
    return clause.text.startswith("stand down: ")


def heaviest(view: View, width: int, teller: Teller, most: int | None) -> Iterator[Text]:
    weights = view.assessment.weights
    ranked = sorted(view.evidence, key=lambda e: (-abs(weights.get(e.id, 0.0)), e.id))
    for item in islice(ranked, most):
        yield from evidence_lines(item, teller.shown(item), weights.get(item.id, 0.0), width)
    if most is not None and len(ranked) > most:
        yield Text(f"  and {len(ranked) - most} more, with --full", style=FAINT)


def flags(given: Sequence[Flag], width: int, most: int | None) -> Iterator[Text]:
    for flag in islice(given, most):
        where = f"{flag.report}: " if flag.report else ""
        yield from wrapped(f"{flag.kind}: {where}{flag.detail}", width, "  ! ")
    if most is not None and len(given) > most:
        yield Text(f"  and {len(given) - most} more, with --full", style=FAINT)
