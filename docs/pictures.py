"""The example in, the README's pictures of the terminal out: `make pictures`."""

import io
from datetime import date
from itertools import islice
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from paripassu.render import picture
from paripassu.settings import load
from paripassu.workspace import Workspace

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "dprk-russia"
DAY = date(2024, 11, 6)
WIDTH = 112
LINES = 62
CALM = TerminalTheme(
    (252, 252, 250),
    (40, 42, 46),
    [(40, 42, 46), (180, 60, 60), (60, 120, 60), (160, 110, 0), (20, 90, 160), (150, 60, 130), (0, 110, 120), (90, 90, 90)],
    [(130, 132, 136), (200, 80, 80), (80, 140, 80), (180, 130, 20), (90, 150, 210), (170, 80, 150), (0, 130, 140), (40, 42, 46)],
)  # fmt: skip
"""Dark on light, with a blue and an ochre that colour-blind people tell apart."""


def main() -> None:
    with Workspace(EXAMPLE, load()) as space:
        view = space.view(space.weigh(space.ingest()), DAY)
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, highlight=False, emoji=False)
    command = f"$ paripassu assess examples/dprk-russia --as-of {DAY.isoformat()}"
    console.print(Text(command, style="bold"))
    for line in islice(picture.assessment(view, WIDTH), LINES):
        console.print(line)
    console.print(Text("…", style="bright_black"))
    # Without rich's web font: a README's picture fetches nothing.
    code = console.export_svg(title="paripassu", theme=CALM, unique_id="assess")
    start, end = code.index("@font-face"), code.rindex("@font-face")
    end = code.index("}", end) + 1
    (HERE / "assess.svg").write_text(code[:start] + code[end:], encoding="utf-8")


if __name__ == "__main__":
    main()
