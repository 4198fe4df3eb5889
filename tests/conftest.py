"""Where tests find what is not part of the repository: they skip, and say so, where it is not there."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# How long a machine takes under load says nothing about the code.
settings.register_profile("paripassu", deadline=None)
settings.load_profile("paripassu")

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "dprk-russia"


def shared(*parts: str) -> Path:
    """A file or folder of the data beside the checkout (or in PARIPASSU_SHARED). Skips where it is not there."""
    place = Path(os.environ.get("PARIPASSU_SHARED") or ROOT.parent / "shared").joinpath(*parts)
    if not place.exists():
        pytest.skip(f"shared/{'/'.join(parts)} is not beside this checkout")
    return place
