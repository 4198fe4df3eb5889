"""A page's HTML in, a PDF out, through the browser's own print where a Chromium is there."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from paripassu.errors import UsageError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
PATIENCE = 120
"""Seconds for the browser to print."""


def pdf(html: str) -> bytes:
    """The page printed. Raises UsageError where no browser is there or it fails."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        raise UsageError(
            "a PDF needs Chromium, and none is here", remedy="install chromium, or write .html and print it"
        )
    with tempfile.TemporaryDirectory() as folder:
        page, out = Path(folder) / "brief.html", Path(folder) / "brief.pdf"
        page.write_text(html, encoding="utf-8")
        command = [
            browser, "--headless", "--disable-gpu", "--no-sandbox", "--no-pdf-header-footer",
            f"--user-data-dir={folder}/profile", f"--print-to-pdf={out}", page.as_uri(),
        ]  # fmt: skip
        try:
            # The page is ours, made a moment ago with everything in it escaped, and holds no script.
            subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)  # noqa: S603
        except (OSError, subprocess.SubprocessError) as error:
            raise UsageError(f"{browser} could not print the brief", remedy="write .html and print it") from error
        if not out.exists():
            raise UsageError(f"{browser} printed nothing", remedy="write .html and print it")
        return out.read_bytes()
