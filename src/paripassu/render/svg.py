"""Series of bands by degree in, one self-contained SVG of the ladder over time out; no script, no font, no address."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape

from paripassu.assessment import Point
from paripassu.render.lines import clean, shortened
from paripassu.render.timeline import Moved

WIDTH, LEFT, RIGHT, TOP = 960, 270, 24, 64
ROW, GAP = 56, 12
NOW, REACHED, INK, FAINT = "#0072b2", "#b25900", "#1a1a1a", "#767676"
"""Blue and orange of Okabe and Ito, the orange darkened to be read on white; told apart by line style as well."""


def ladder_over_time(
    title: str,
    titles: Mapping[str, str],
    now: Mapping[str, Sequence[Point]],
    reached: Mapping[str, Sequence[Point]],
    moves: Sequence[Moved],
) -> str:
    """A strip for each rung over the lowest, the highest on top: how likely it holds or is passed, with its band.

    Marks under the strips are the days on which a standing (round) or a step (square) changed."""
    names = list(reversed(list(titles)))[:-1] or list(titles)
    days = [p.day for p in next(iter(now.values()))]
    height = TOP + len(names) * (ROW + GAP) + 70
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img" font-family="system-ui, sans-serif" font-size="13" fill="{INK}">',
        f"<title>{escape(clean(title))}</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<text x="20" y="28" font-size="17" font-weight="600">{escape(clean(title))}</text>',
        *_legend(),
    ]
    for row, name in enumerate(names):
        top = TOP + row * (ROW + GAP)
        parts.append(
            f'<text x="{LEFT - 14}" y="{top + ROW / 2 + 4}" text-anchor="end">{escape(shortened(titles[name], 36))}</text>'
        )
        parts.append(f'<rect x="{LEFT}" y="{top}" width="{WIDTH - LEFT - RIGHT}" height="{ROW}" fill="#f5f5f5"/>')
        for points, colour, dash in ((reached[name], REACHED, ' stroke-dasharray="5 3"'), (now[name], NOW, "")):
            parts.extend(_strip(points, days, top, colour, dash))
    parts.extend(_months(days, TOP + len(names) * (ROW + GAP)))
    parts.extend(_marks(moves, days, TOP + len(names) * (ROW + GAP) + 34))
    return "\n".join([*parts, "</svg>"]) + "\n"


def _legend() -> Iterator[str]:
    for x, colour, dash, text in (
        (20, NOW, "", "holds now, or more"),
        (190, REACHED, ' stroke-dasharray="5 3"', "reached or passed"),
    ):
        yield f'<line x1="{x}" y1="45" x2="{x + 24}" y2="45" stroke="{colour}" stroke-width="2"{dash}/>'
        yield f'<text x="{x + 30}" y="49">{text}</text>'
    yield f'<text x="360" y="49" fill="{FAINT}">each strip from 0 to 100 %; shaded: between least and most</text>'


def _x(day: date, days: Sequence[date]) -> float:
    span = max((days[-1] - days[0]).days, 1)
    return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - days[0]).days / span, 1)


def _strip(points: Sequence[Point], days: Sequence[date], top: float, colour: str, dash: str) -> Iterator[str]:
    def y(p: float) -> float:
        return round(top + ROW * (1 - p), 1)

    high = [f"{_x(p.day, days)},{y(p.band.high)}" for p in points]
    low = [f"{_x(p.day, days)},{y(p.band.low)}" for p in reversed(points)]
    line = " ".join(f"{_x(p.day, days)},{y(p.band.probability)}" for p in points)
    yield f'<polygon points="{" ".join(high + low)}" fill="{colour}" fill-opacity="0.16"/>'
    yield f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>'


def _months(days: Sequence[date], y: float) -> Iterator[str]:
    firsts = [d for d in days if d.day == 1] or [days[0]]
    step = -(-len(firsts) // 12)
    for day in firsts[::step]:
        x = _x(day, days)
        yield f'<line x1="{x}" y1="{TOP}" x2="{x}" y2="{y}" stroke="#d0d0d0" stroke-width="1"/>'
        yield f'<text x="{x}" y="{y + 12}" fill="{FAINT}" font-size="11">{day.strftime("%Y-%m")}</text>'


def _marks(moves: Sequence[Moved], days: Sequence[date], y: float) -> Iterator[str]:
    yield f'<text x="{LEFT - 14}" y="{y + 4}" text-anchor="end" fill="{FAINT}">changes: standings ●, steps ■</text>'
    for move in moves:
        if move.kind not in ("indicator", "step"):
            continue
        x = _x(move.on, days)
        title = (
            f"<title>{escape(f'{move.on.isoformat()} {move.id}: {clean(move.before)} → {clean(move.after)}')}</title>"
        )
        if move.kind == "indicator":
            yield f'<circle cx="{x}" cy="{y - 6}" r="3.5" fill="{INK}" fill-opacity="0.7">{title}</circle>'
        else:
            yield f'<rect x="{x - 3.5}" y="{y + 4}" width="7" height="7" fill="{INK}" fill-opacity="0.7">{title}</rect>'
