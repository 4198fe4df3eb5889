"""The application in, docs/openapi.json out: `python -m tests.web.write_openapi`, after a change of the API on purpose."""

import json
import tempfile
from pathlib import Path

from paripassu.settings import Settings
from paripassu.web import create_app

from . import world

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        document = create_app(world.write(Path(name) / "w"), Settings()).openapi()
    text = json.dumps(document, indent=1, ensure_ascii=False) + "\n"
    (Path(__file__).parents[2] / "docs" / "openapi.json").write_text(text, encoding="utf-8")
