"""Workspaces: one that was read once for all tests, and copies of it that a test may change."""

import shutil
from pathlib import Path

import pytest

from . import support


@pytest.fixture(scope="session")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that has been read; tests leave it as it is."""
    folder = support.write(tmp_path_factory.mktemp("held") / "borduria")
    assert support.run("assess", folder, "--json").code == 0
    return folder


@pytest.fixture
def workspace(held: Path, tmp_path: Path) -> Path:
    """A copy to change; its ledger holds what was read."""
    return Path(shutil.copytree(held, tmp_path / "borduria"))
