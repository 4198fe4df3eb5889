"""The pages in a real browser: with axe, by keyboard, without scripts, in the dark, on a phone, in print.

Debian's Chromium driven by Playwright; without either these tests skip and say so."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from paripassu.settings import Settings
from paripassu.web import create_app

uvicorn = pytest.importorskip("uvicorn", reason="the desk needs paripassu[web]")
sync_api = pytest.importorskip("playwright.sync_api", reason="no Playwright here to drive a browser")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
if CHROMIUM is None:
    pytest.skip("no Chromium here to look at the pages with", allow_module_level=True)
if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
PAGES = ("/", "/evidence", "/plan", "/sources", "/reports", "/whatif", "/review", "/record", "/api", "/brief")
PATIENCE = 250_000
"""Milliseconds for a page: the machine may be busy with other things."""
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, read: Path) -> Iterator[str]:
    """A desk of its own, served from a thread."""
    folder = shutil.copytree(read, tmp_path_factory.mktemp("browser") / "borduria")
    app = create_app(Path(folder), Settings(), writes_a_minute=1_000)
    app.state.desk.build()
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not (server.started and server.servers):
        threading.Event().wait(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


def pages_of(browser: "Browser", address: str, **how: Any) -> "Page":
    context = browser.new_context(base_url=address, **how)
    context.set_default_timeout(PATIENCE)
    return context.new_page()


def report_of(page: "Page") -> str:
    page.goto("/reports")
    return str(page.locator("td.c-title a").first.get_attribute("href"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("wide", [True, False], ids=["wide", "phone"])
def test_axe_finds_nothing(browser: "Browser", address: str, scheme: Any, wide: bool) -> None:
    size = {"width": 1280, "height": 900} if wide else PHONE
    # The checker is put into the page, which its own policy would forbid.
    page = pages_of(browser, address, color_scheme=scheme, viewport=size, bypass_csp=True)
    text = "The United States confirmed on Monday that Bordurian soldiers had entered Syldavia."
    page.goto("/whatif")
    page.get_by_label("Text").fill(text)
    page.get_by_role("button", name="See what moves", exact=True).click()
    supposed = page.url.removeprefix(address)
    found = {}
    for path in (*PAGES, report_of(page), "/nothing", supposed):
        page.goto(path)
        page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        result = page.evaluate("axe.run()")
        bad = [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in result["violations"]]
        if bad:
            found[path] = bad
    assert found == {}
    page.context.close()


@pytest.mark.parametrize("wide", [320, 360, 768, 1280])
def test_no_page_is_wider_than_the_window(browser: "Browser", address: str, wide: int) -> None:
    page = pages_of(browser, address, viewport={"width": wide, "height": 740})
    for path in (*PAGES, report_of(page)):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= wide, path
    page.context.close()


def test_nothing_is_asked_of_other_hosts_and_nothing_complains(browser: "Browser", address: str) -> None:
    page = pages_of(browser, address)
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.on("console", lambda m: complaints.append(m.text))
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.on("dialog", lambda d: complaints.append(f"a script ran: {d.message}"))
    for path in (*PAGES, report_of(page)):
        page.goto(path, wait_until="networkidle")
    assert complaints == []
    assert all(url.startswith((address, "data:")) for url in asked)
    page.context.close()


def test_every_form_works_without_scripts(browser: "Browser", address: str) -> None:
    page = pages_of(browser, address, java_script_enabled=False)
    page.goto("/")
    page.get_by_label("As of", exact=True).fill("2024-05-04")
    page.get_by_role("button", name="Show").click()
    assert "as_of=2024-05-04" in page.url
    page.goto("/evidence")
    page.get_by_label("Words").fill("soldiers")
    page.get_by_role("button", name="Search").click()
    page.locator("td.k-quote").first.wait_for()
    page.goto("/plan")
    page.locator("#recall-envoy summary").click()
    page.locator("#recall-envoy textarea").fill("the minister asked")
    page.locator("#recall-envoy").get_by_role("button", name="Decline").click()
    assert page.get_by_text("Put on record").is_visible()
    assert page.get_by_text("the minister asked").first.is_visible()
    page.goto("/whatif")
    page.locator("input[name=leave]").first.check()
    page.get_by_role("button", name="See what moves without them").click()
    assert page.get_by_role("heading", name="What would move").is_visible()
    page.context.close()


def test_a_keyboard_is_enough(browser: "Browser", address: str) -> None:
    page = pages_of(browser, address)
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.goto("/plan")
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.tagName"))
        # What has the focus shows it.
        if page.evaluate("document.activeElement !== document.body"):
            shown = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert shown != "none", page.evaluate("document.activeElement.outerHTML")
    assert {"A", "INPUT", "BUTTON", "SUMMARY"} <= seen
    page.context.close()


def test_the_review_goes_by_keys_and_can_be_taken_back(browser: "Browser", address: str) -> None:
    page = pages_of(browser, address)
    page.goto("/review")
    if page.locator(".asks > li button").count() == 0:
        pytest.skip("the machine is unsure of nothing in this small world")
    page.keyboard.press("j")
    page.keyboard.press("r")
    page.get_by_text("Put on record").wait_for()
    page.get_by_role("button", name="Undo").first.click()
    page.locator(".t-judgements").get_by_text("unsure").first.wait_for()
    page.context.close()


def test_another_day_takes_the_place_of_this_one_without_a_jump(browser: "Browser", address: str) -> None:
    page = pages_of(browser, address, viewport={"width": 1280, "height": 500})
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text))
    page.goto("/evidence?as_of=2024-05-06")
    page.evaluate("window.same = true; window.scrollTo(0, 200)")
    page.evaluate("document.getElementById('day-before').focus({preventScroll: true})")
    page.keyboard.press("Enter")
    page.wait_for_url("**/evidence?as_of=2024-05-05")
    page.locator("#told", has_text="as of 2024-05-05").wait_for(state="attached")
    assert page.evaluate("window.scrollY") > 0
    assert page.evaluate("document.activeElement.id") == "day-before"
    page.get_by_label("As of", exact=True).fill("2024-05-04")
    page.wait_for_url("**as_of=2024-05-04**")
    page.locator("#told", has_text="as of 2024-05-04").wait_for(state="attached")
    page.locator(".facets a").first.click()
    page.locator(".facets [aria-current]").wait_for()
    assert page.evaluate("window.same") is True
    page.go_back()
    page.locator("#as_of[value='2024-05-04']").wait_for()
    assert page.evaluate("sessionStorage.getItem('htmx-history-cache')") is None
    assert complaints == []
    page.context.close()


def test_an_address_that_is_off_shows_what_is_wrong_in_place_too(browser: "Browser", address: str) -> None:
    page = pages_of(browser, address)
    page.goto("/evidence")
    page.evaluate("document.querySelector('.search [name=sort] option').value = 'wrong'")
    page.get_by_role("button", name="Search").click()
    page.get_by_text("choose one of").wait_for()
    page.context.close()


def test_pointing_at_a_part_of_a_statement_shows_all_of_it(browser: "Browser", address: str) -> None:
    page = pages_of(browser, address)
    page.goto(report_of(page))
    page.locator(".text mark.cue").first.hover()
    numbers = {m.get_attribute("data-n") for m in page.locator(".text .on").all()}
    assert len(numbers) >= 1
    assert page.locator(".statements li.on").count() >= 1
    page.context.close()


def test_print_leaves_out_what_cannot_be_pressed_on_paper(browser: "Browser", address: str) -> None:
    page = pages_of(browser, address)
    page.goto("/")
    page.emulate_media(media="print")
    assert not page.locator("nav").first.is_visible()
    assert not page.locator(".datebar").is_visible()
    assert page.locator(".ladder").first.is_visible()
    page.context.close()
