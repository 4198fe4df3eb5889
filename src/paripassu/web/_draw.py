"""Values in, SVG out: pictures whose text stays readable on a phone, in colours and shapes that all can tell apart.

A picture has no size of its own: places along x are percentages, so that it is as wide as what holds it and letters
keep their size. Colours come from the page's style by class. Each picture is an image with a name; the table with the
same figures stands beside it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

from markupsafe import Markup, escape

from paripassu.types import Assessment, Band
from paripassu.web._words import GLYPHS

_LEVELS = 10
"""Shades of a probability."""


def _x(share: float) -> str:
    return f"{share * 100:.2f}%"


def _svg(kind: str, height: int, title: str, inside: Iterable[str]) -> Markup:
    body = "".join(inside)
    return Markup(  # noqa: S704 - every text in it was escaped where it was put in
        f'<svg class="{kind}" width="100%" height="{height}" role="img" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title>{body}</svg>"
    )


def bar(value: Band, kind: str, title: str) -> Markup:
    """A probability as a bar from 0 to 1 with its band as a whisker. kind: "now" or "reached"."""
    low, high = _x(value.low), _x(value.high)
    parts = [
        '<line class="axis" x1="0" x2="100%" y1="15.5" y2="15.5"/>',
        *(f'<line class="tick" x1="{t}%" x2="{t}%" y1="13" y2="16"/>' for t in (25, 50, 75)),
        f'<rect class="{kind}" x="0" y="3" width="{_x(value.probability)}" height="10" rx="1"/>',
        f'<line class="whisker" x1="{low}" x2="{high}" y1="8" y2="8"/>',
        f'<line class="whisker" x1="{low}" x2="{low}" y1="4" y2="12"/>',
        f'<line class="whisker" x1="{high}" x2="{high}" y1="4" y2="12"/>',
    ]
    return _svg("bar", 18, title, parts)


def gauge(value: float, asked: float, title: str) -> Markup:
    """A probability as a bar from 0 to 1, with a mark at the one that a condition asks for."""
    x = _x(asked)
    parts = [
        '<rect class="trough" x="0" y="4" width="100%" height="8" rx="4"/>',
        f'<rect class="now" x="0" y="4" width="{_x(value)}" height="8" rx="4"/>',
        f'<line class="asked" x1="{x}" x2="{x}" y1="0" y2="16"/>',
    ]
    return _svg("gauge", 16, title, parts)


# ---- over time -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Scale:
    """Days along x, from the first to the last."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Where the start of *day* stands, 0 to 1; the last day ends at 1."""
        return (day - self.first).days / ((self.last - self.first).days + 1)

    def months(self) -> list[date]:
        """At most some eight first days of months."""
        found = []
        day = (self.first.replace(day=1) + timedelta(days=32)).replace(day=1)
        while day <= self.last:
            found.append(day)
            day = (day + timedelta(days=32)).replace(day=1)
        return found[:: max(1, -(-len(found) // 7))]

    def marks(self, y: float, height: float) -> list[str]:
        """Grid lines and names of months."""
        return [
            f'<line class="grid" x1="{_x(self.at(m))}" x2="{_x(self.at(m))}" y1="0" y2="{height}"/>'
            f'<text class="tickname" x="{_x(self.at(m))}" dx="3" y="{y}">{m:{"%b %Y" if m.month == 1 else "%b"}}</text>'
            for m in self.months()
        ]


def strip(days: Sequence[Assessment], titles: Sequence[str]) -> Markup:
    """The ladder over time: a row for each degree, the highest on top, darker where it is more probable now; a broken
    line along the highest degree reached."""
    if len(days) < 2:
        return Markup("")
    scale = Scale(days[0].as_of, days[-1].as_of)
    row, ranks = 36, len(titles)
    height = row * ranks
    parts = list(scale.marks(height + 14, height))
    for k, title in enumerate(titles):
        y = (ranks - 1 - k) * row
        shades = [round(a.degrees[k].now.probability * _LEVELS) for a in days]
        parts.append(f'<text class="rung" x="2" y="{y + 12}">{escape(title)}</text>')
        start = 0
        for level, run in groupby(shades):
            length = len(list(run))
            if level:
                x, width = start / len(days), length / len(days)
                parts.append(f'<rect class="h{level}" x="{_x(x)}" y="{y + 17}" width="{_x(width)}" height="15"/>')
            start += length
        parts.append(f'<line class="axis" x1="0" x2="100%" y1="{y + 33.5}" y2="{y + 33.5}"/>')
    parts.append(_staircase(days, "reached", row, ranks))
    title = f"Probability of each degree from {scale.first} to {scale.last}, day by day"
    return _svg("strip", height + 20, title, parts)


def _staircase(days: Sequence[Assessment], which: str, row: int, ranks: int) -> str:
    """A line along the degree at which things stood each day."""
    rank = {d.id: k for k, d in enumerate(days[0].degrees)}
    steps: list[tuple[float, float, float]] = []
    start = 0
    for name, run in groupby(getattr(a, which) for a in days):
        length = len(list(run))
        y = (ranks - 1 - rank[name]) * row + 24.5
        steps.append((start / len(days), (start + length) / len(days), y))
        start += length
    lines = [f'<line class="{which}" x1="{_x(a)}" x2="{_x(b)}" y1="{y}" y2="{y}"/>' for a, b, y in steps]
    lines += [
        f'<line class="{which}" x1="{_x(one[1])}" x2="{_x(one[1])}" y1="{one[2]}" y2="{two[2]}"/>'
        for one, two in pairwise(steps)
    ]
    return "".join(lines)


def trend(days: Sequence[Assessment], rank: int, title: str) -> Markup:
    """Probability that at least the degree of *rank* holds now (full line) and was reached (broken), with bands."""
    if len(days) < 2:
        return Markup("")
    scale, height = Scale(days[0].as_of, days[-1].as_of), 150
    parts = list(scale.marks(height + 14, height))
    for share in (0, 50, 100):
        y = height - share * (height - 12) / 100
        parts.append(f'<line class="grid" x1="0" x2="100%" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(f'<text class="tickname" x="2" y="{y - 3:.1f}">{share} %</text>')
    lines = {
        "reached": [a.degrees[rank].reached_at_least for a in days],
        "now": [a.degrees[rank].now_at_least for a in days],
    }
    shapes = "".join(_area(bands, kind) for kind, bands in lines.items())
    shapes += "".join(_line(bands, kind) for kind, bands in lines.items())
    parts.append(
        f'<svg x="0" y="12" width="100%" height="{height - 12}" viewBox="0 0 {len(days)} 1000" '
        f'preserveAspectRatio="none">{shapes}</svg>'
    )
    return _svg("trend", height + 20, f"{title}: probability over time", parts)


def _points(values: Iterable[float]) -> list[str]:
    return [f"{i + 0.5:g},{1000 - v * 1000:.0f}" for i, v in enumerate(values)]


def _area(bands: Sequence[Band], kind: str) -> str:
    upper, lower = _points(b.high for b in bands), _points(b.low for b in bands)
    return f'<polygon class="area {kind}" points="{" ".join(upper + lower[::-1])}"/>'


def _line(bands: Sequence[Band], kind: str) -> str:
    return f'<polyline class="line {kind}" points="{" ".join(_points(b.probability for b in bands))}"/>'


# ---- who said what ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Said:
    """One mark of a picture of who said what."""

    day: date
    stance: str
    title: str


def said(rows: Sequence[tuple[str, Sequence[Said]]], first: date, last: date) -> Markup:
    """A row for each source, a sign for each statement by its day; signs tell the stances apart."""
    scale, row = Scale(first, last), 34
    height = row * len(rows)
    parts = list(scale.marks(height + 14, height))
    for k, (name, marks) in enumerate(rows):
        y = k * row
        parts.append(f'<text class="rung" x="2" y="{y + 12}">{escape(name)}</text>')
        parts.append(f'<line class="axis" x1="0" x2="100%" y1="{y + 32.5}" y2="{y + 32.5}"/>')
        for mark in marks:
            parts.append(
                f'<text class="sign {mark.stance}" x="{_x(scale.at(mark.day))}" y="{y + 27}">'
                f"<title>{escape(mark.title)}</title>{GLYPHS[mark.stance]}</text>"
            )
    return _svg("said", height + 20, f"Who said what from {first} to {last}", parts)


# ---- calibration -----------------------------------------------------------------------------------------------------


def calibration(rows: Sequence[Mapping[str, float]]) -> Markup:
    """What was held against what was so: on the diagonal where the two are the same; larger for more cases."""
    if not rows:
        return Markup("")
    most = max(row["times"] for row in rows)
    parts = [
        '<rect class="frame" x="40" y="10" width="200" height="200"/>'
        '<line class="diagonal" x1="40" y1="210" x2="240" y2="10"/>',
        *(
            f'<text class="tickname" x="{40 + t * 2}" y="226" text-anchor="middle">{t} %</text>'
            f'<text class="tickname" x="34" y="{214 - t * 2}" text-anchor="end">{t} %</text>'
            for t in (0, 50, 100)
        ),
        '<text class="tickname" x="140" y="242" text-anchor="middle">held</text>',
        '<text class="tickname" x="46" y="24">was so</text>',
    ]
    for row in rows:
        x, y, size = 40 + row["said"] * 200, 210 - row["was"] * 200, 3 + 9 * (row["times"] / most) ** 0.5
        parts.append(f'<circle class="now" cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}"/>')
    return Markup(  # noqa: S704 - figures alone
        '<svg class="calibration" viewBox="0 0 260 250" width="260" height="250" role="img" '
        f'aria-label="Calibration"><title>Calibration: held against was so</title>{"".join(parts)}</svg>'
    )


# ---- who stands behind whom ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Edge:
    """A line of the graph; `kind` is "cites", "depends" or "carries"."""

    start: str
    end: str
    weight: float
    kind: str


_COLUMN = (20, 330, 640)
_NODE = (240, 26)


def graph(columns: Sequence[Sequence[tuple[str, str]]], edges: Sequence[Edge]) -> Markup:
    """Three columns of (key, name): states, sources, outlets; lines between them, thicker for more reports. Nodes of a
    column are ordered so that lines cross little (barycentres, four sweeps)."""
    ordered = _uncrossed([list(c) for c in columns], edges)
    height = max((len(c) for c in ordered), default=0) * 34 + 30
    place: dict[str, tuple[float, float]] = {}
    for x, column in zip(_COLUMN, ordered, strict=True):
        gap = (height - 30) / max(1, len(column))
        place.update({key: (x, 30 + gap * (i + 0.5)) for i, (key, _) in enumerate(column)})
    parts = [
        f'<text class="head" x="{x}" y="16">{t}</text>'
        for x, t in zip(_COLUMN, ("States and sides", "Sources", "Outlets"), strict=True)
    ]
    parts += [_edge(e, place) for e in edges if e.start in place and e.end in place]
    width, tall = _NODE
    for column in ordered:
        for key, name in column:
            left, y = place[key]
            short = name if len(name) <= 34 else f"{name[:33]}…"
            parts.append(
                f'<g><title>{escape(name)}</title><rect class="node" x="{left}" y="{y - tall / 2:.1f}" width="{width}" '
                f'height="{tall}" rx="4"/><text class="name" x="{left + 8}" y="{y + 4:.1f}">{escape(short)}</text></g>'
            )
    title = "States, sources and outlets: who speaks for whom and who carries whom"
    return Markup(  # noqa: S704 - names were escaped above
        f'<svg class="graph" viewBox="-80 0 1040 {height:.0f}" width="1040" height="{height:.0f}" role="img" '
        f'aria-label="{title}"><title>{title}</title>{"".join(parts)}</svg>'
    )


def _uncrossed(columns: list[list[tuple[str, str]]], edges: Sequence[Edge]) -> list[list[tuple[str, str]]]:
    near: dict[str, list[str]] = {}
    for edge in edges:
        near.setdefault(edge.start, []).append(edge.end)
        near.setdefault(edge.end, []).append(edge.start)
    for _ in range(4):
        for column in columns:
            at = _heights(columns)
            own = {key for key, _ in column}

            def middle(node: tuple[str, str], at: Mapping[str, float] = at, own: set[str] = own) -> tuple[float, str]:
                others = [at[n] for n in near.get(node[0], ()) if n in at and n not in own]
                return (sum(others) / len(others) if others else at[node[0]], node[1])

            column.sort(key=middle)
    return columns


def _heights(columns: Sequence[Sequence[tuple[str, str]]]) -> dict[str, float]:
    return {key: (i + 0.5) / len(column) for column in columns for i, (key, _) in enumerate(column)}


def _edge(edge: Edge, place: Mapping[str, tuple[float, float]]) -> str:
    (x1, y1), (x2, y2) = place[edge.start], place[edge.end]
    wide = _NODE[0]
    thick = f'stroke-width="{min(6.0, 0.8 + edge.weight * 0.6):.1f}"'
    if x1 == x2:
        out = 26 + min(50.0, abs(y2 - y1) * 0.2)
        side, turn = (x1, -out) if edge.kind == "depends" else (x1 + wide, out)
        path = f"M{side} {y1:.1f} C{side + turn:.0f} {y1:.1f} {side + turn:.0f} {y2:.1f} {side} {y2:.1f}"
    else:
        left, right = ((x1, y1), (x2, y2)) if x1 < x2 else ((x2, y2), (x1, y1))
        a, b = left[0] + wide, right[0]
        mid = (a + b) / 2
        path = f"M{a} {left[1]:.1f} C{mid} {left[1]:.1f} {mid} {right[1]:.1f} {b} {right[1]:.1f}"
    return f'<path class="edge {edge.kind}" d="{path}" {thick}/>'


def raw(style: str) -> Markup:
    """Our own style sheet, as it is."""
    return Markup(style)  # noqa: S704 - a file of the product
