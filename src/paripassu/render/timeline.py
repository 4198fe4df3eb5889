"""Daily assessments and what changed in them in, the ladder over time for a terminal out."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol

from rich.cells import cell_len
from rich.text import Text

from paripassu.render.lines import FAINT, ID, clean, padded, wrapped
from paripassu.types import Assessment

_SHADES = " ·░▒▓█"
"""From nothing to certain, in sixths: under 1 in 12 nothing is drawn."""
_DRIFT = "Where it says by time alone, nothing was reported that day: it is only what time is assumed to do, no news."
_REVISED = "Revised: the highest so far does not fall; what was believed of it has turned out less likely."


class Moved(Protocol):
    """What a change has (cli.changes.Change)."""

    @property
    def on(self) -> date: ...
    @property
    def kind(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def before(self) -> str: ...
    @property
    def after(self) -> str: ...
    @property
    def quiet(self) -> int | None: ...
    @property
    def revised(self) -> bool: ...


def ladder_over_time(
    titles: Mapping[str, str], days: Sequence[Assessment], moves: Sequence[Moved], width: int
) -> Iterator[Text]:
    """A rung over the lowest a line, a column some days, the darker the likelier that it holds or is passed; then the changes."""
    ids = max(cell_len(d) for d in titles)
    title = min(max(cell_len(clean(t)) for t in titles.values()), width // 4)
    room = max(10, width - title - ids - 6)
    columns = _columns(days, room)
    for which, words in (("reached", "reached or passed"), ("now", "holds now, or more")):
        yield Text(f"{words}", style="bold").append(f"   {''.join(_SHADES[1:])} likelier", style=FAINT)
        for rank in reversed(range(min(1, len(titles) - 1), len(titles))):
            name = days[0].degrees[rank].id
            line = Text("  ").append(padded(titles[name], title)).append("  ")
            line.append("".join(_shade(a, rank, which) for a in columns), style="blue")
            yield line.append(f"  {name}", style=ID)
        yield Text(" " * (4 + title)).append(_axis(columns), style=FAINT)
        yield Text()
    if moves:
        yield Text("What changed", style="bold")
    for move in moves:
        what = {"now": "now stands at", "reached": "has reached"}.get(move.kind, move.kind)
        line = Text(f"  {move.on.isoformat()}  ", style=FAINT).append(f"{what:<22}")
        line.append(f"{clean(move.before)} → ", style=FAINT).append(clean(move.after), style="bold")
        if move.kind not in ("now", "reached"):
            line.append(f"  {move.id}", style=ID)
        if why := _why(move):
            line.append(f"  {why}", style="yellow")
        yield line
    if any(move.quiet is not None for move in moves):
        yield from wrapped(_DRIFT, width, "  ", style=FAINT)
    if any(move.revised for move in moves):
        yield from wrapped(_REVISED, width, "  ", style=FAINT)


def _why(move: Moved) -> str:
    """Why something changed, where it is not that news came, or where it looks as if it could not."""
    found = ["revised"] if move.revised else []
    if move.quiet is not None:
        what = "by time alone, its dwell or a person" if move.kind == "step" else "by time alone"
        found.append(f"{what}: no evidence for {move.quiet} {'day' if move.quiet == 1 else 'days'}")
    return ", ".join(found)


def _columns(days: Sequence[Assessment], room: int) -> list[Assessment]:
    """As many of the days as there is room for: the last of each equal stretch."""
    if len(days) <= room:
        return list(days)
    return [days[(i + 1) * len(days) // room - 1] for i in range(room)]


def _shade(day: Assessment, rank: int, which: str) -> str:
    degree = day.degrees[rank]
    p = (degree.reached_at_least if which == "reached" else degree.now_at_least).probability
    return _SHADES[round(p * (len(_SHADES) - 1))]


def _axis(columns: Sequence[Assessment]) -> str:
    """The first day of each month at its column, as far as there is room."""
    line = ""
    month = ""
    for place, day in enumerate(columns):
        label = day.as_of.strftime("%Y-%m")
        if label != month and place >= len(line) and place + len(label) <= max(len(columns), len(label)):
            line = f"{line:<{place}}{label} "
        month = label
    return line
