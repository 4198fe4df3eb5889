"""The example in, the README's pictures of the terminal and of the desk out: `make pictures`.

Those of the desk need Chromium and Playwright (`make setup`); without them the terminal's alone is drawn, and it says so."""

import io
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
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


DESK: dict[str, tuple[str, dict[str, object]]] = {
    "situation": ("/", {}),
    "evidence": ("/evidence", {}),
    "plan": ("/plan#defensive-weapons", {"color_scheme": "dark"}),
    "report": ("", {}),
    "sources": ("/sources", {}),
    "whatif": ("/whatif", {}),
    "phone": ("/", {"viewport": {"width": 390, "height": 844}}),
}
"""Pictures of the desk: the page, and how it is looked at; "" for the report behind the newest sentence."""
SUPPOSED = (
    "South Korea's spy agency said on Wednesday that North Korean troops had fought inside Ukraine, in Kharkiv region."
)


@contextmanager
def served() -> Iterator[str]:
    """The desk over the example in a thread, until the end of the block; its address."""
    import uvicorn  # noqa: PLC0415

    from paripassu.web import create_app  # noqa: PLC0415

    app = create_app(EXAMPLE, load())
    app.state.desk.build()
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not (server.started and server.servers):
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


def desk(chromium: str) -> None:
    """Draws the pictures of the desk."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (path, how) in DESK.items():
            given = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", **how}
            context = browser.new_context(base_url=address, **given)  # type: ignore[arg-type]
            page = context.new_page()
            where, _, anchor = path.partition("#")
            page.goto(f"{where or '/evidence'}?as_of={DAY}" + (f"#{anchor}" if anchor else ""))
            if not where:
                page.locator("td.k-quote a").first.click()
            if name == "whatif":
                page.get_by_label("Text").fill(SUPPOSED)
                page.get_by_role("button", name="See what moves", exact=True).click()
                page.get_by_role("heading", name="What would move").wait_for()
                page.evaluate("window.scrollTo(0, 0)")
                page.wait_for_timeout(800)  # the change from one page to the next is drawn
            page.screenshot(path=HERE / "pictures" / f"{name}.png")
            context.close()
        browser.close()


def main() -> None:
    terminal()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    try:
        import playwright  # noqa: F401, PLC0415
    except ImportError:
        chromium = None
    if chromium:
        desk(chromium)
    else:
        sys.stderr.write("no Chromium or no Playwright here: the pictures of the desk are as they were\n")


def terminal() -> None:
    """Draws what `assess` shows."""
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
