"""Numbers as sources stated them in, rows for a terminal or one self-contained SVG out."""

import math
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from rich.text import Text

from paripassu.evidence.numbers import Stated, scale
from paripassu.naming import labelled
from paripassu.render.lines import FAINT, clean, shortened

_BAR = 28
_TOLD = 40
"""Characters of a number with its noun."""
WIDTH, LEFT, RIGHT, TOP, ROW = 960, 330, 230, 62, 26
_INK, _GREY, _BLUE = "#1a1a1a", "#767676", "#0072b2"


def rows(numbers: Sequence[Stated]) -> Iterator[Text]:
    """A line for each: the day, a bar from low to high, the words, who said it, where."""
    place, told = _Axis(numbers), _told(numbers)
    wide = max(18, *map(len, told.values())) if told else 18
    for n in numbers:
        a, b = (round(place(x) * (_BAR - 1)) for x in (n.low, n.high))
        bar = [" "] * _BAR
        bar[a : b + 1] = ["━"] * (b + 1 - a)
        bar[a] = "●" if a == b else bar[a]
        if math.isinf(n.high):
            bar[-1] = "▶"
        line = Text(f"  {n.day.isoformat()}  ").append("".join(bar), style="cyan").append(f"  {told[n]:<{wide}}  ")
        yield line.append(clean(labelled(n.label, n.path))).append(f"  {clean(n.path)}", style=FAINT)


def plain_rows(numbers: Sequence[Stated]) -> Iterator[Text]:
    """A line for each, without a bar: numbers of several kinds share no axis."""
    told = _told(numbers)
    wide = max(map(len, told.values()), default=0)
    for n in numbers:
        line = Text(f"  {n.day.isoformat()}  {told[n]:<{wide}}  ")
        yield line.append(clean(labelled(n.label, n.path))).append(f"  {clean(n.path)}", style=FAINT)


def _told(numbers: Sequence[Stated]) -> dict[Stated, str]:
    return {n: shortened(clean(f"{n.words} {n.thing}".strip()), _TOLD) for n in numbers}


def picture(title: str, numbers: Sequence[Stated]) -> str:
    """A bar for each number, the earliest on top, on one axis; logarithmic where the numbers are far apart."""
    place, told = _Axis(numbers), _told(numbers)
    height = TOP + ROW * len(numbers) + 40
    across = WIDTH - LEFT - RIGHT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img" font-family="system-ui, sans-serif" font-size="13" fill="{_INK}">',
        f"<title>{escape(clean(title))}</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<text x="20" y="28" font-size="17" font-weight="600">{escape(clean(title))}</text>',
        f'<text x="20" y="48" fill="{_GREY}">numbers as each source stated them; open ends point on</text>',
    ]
    for k, n in enumerate(numbers):
        y = TOP + ROW * k + ROW / 2
        a, b = (LEFT + place(x) * across for x in (n.low, n.high))
        who = escape(shortened(clean(labelled(n.label, n.path)), 34))
        parts.append(f'<text x="20" y="{y + 4:.1f}" fill="{_GREY}">{n.day.isoformat()}</text>')
        parts.append(f'<text x="{LEFT - 14}" y="{y + 4:.1f}" text-anchor="end">{who}</text>')
        parts.append(f'<line x1="{LEFT}" y1="{y:.1f}" x2="{LEFT + across}" y2="{y:.1f}" stroke="#e4e4e4"/>')
        if b - a < 4:
            parts.append(f'<circle cx="{a:.1f}" cy="{y:.1f}" r="5" fill="{_BLUE}"/>')
        else:
            parts.append(f'<rect x="{a:.1f}" y="{y - 4:.1f}" width="{b - a:.1f}" height="8" rx="3" fill="{_BLUE}"/>')
        if math.isinf(n.high):
            parts.append(f'<path d="M{b:.1f} {y - 8:.1f} l10 8 l-10 8 z" fill="{_BLUE}"/>')
        parts.append(f'<text x="{LEFT + across + 16}" y="{y + 4:.1f}">{escape(shortened(told[n], 32))}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


class _Axis:
    """Where a figure stands between the axis' ends, 0 to 1."""

    def __init__(self, numbers: Sequence[Stated]) -> None:
        self.low, self.high = scale(numbers)
        self.far = self.low > 0 and self.high / self.low > 50

    def __call__(self, value: float) -> float:
        value = min(value, self.high)
        at = (
            math.log(max(value, self.low) / self.low) / math.log(self.high / self.low)
            if self.far
            else value / self.high
        )
        return min(1.0, max(0.0, at))
