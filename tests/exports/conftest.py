"""A view of a small world, made once."""

from pathlib import Path

import pytest

from paripassu.settings import Settings
from paripassu.views import View
from paripassu.workspace import Workspace
from tests.web import world


@pytest.fixture(scope="session")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    folder: Path = world.write(tmp_path_factory.mktemp("exports") / "borduria")
    copy = (folder / "reports" / "03-ministry.md").read_text(encoding="utf-8").replace("Evening Star", "Morning Post")
    (folder / "reports" / "05-copy.md").write_text(copy.replace("2024-05-05", "2024-05-06"), encoding="utf-8")
    with Workspace(folder, Settings()) as workspace:
        return workspace.view(workspace.weigh(workspace.ingest()))
