"""The page for analysts says what the code does: its example lints clean, and it names every key."""

import re
from pathlib import Path

from paripassu.situation import lint, parse
from paripassu.situation._file import MODELS, keys_of
from paripassu.situation.language import FIELDS, STATES

PAGE = (Path(__file__).parents[2] / "docs" / "situation-file.md").read_text(encoding="utf-8")


def test_the_example_is_a_situation_and_lints_clean() -> None:
    example = next(b for b in re.findall(r"```yaml\n(.*?)```", PAGE, re.S) if b.startswith("situation:"))
    assert lint(parse(example, "example.yaml")) == ()


def test_every_key_fact_and_state_is_there() -> None:
    keys = {key for model in MODELS.values() for key in keys_of(model)}
    missing = {k for k in keys if not re.search(rf"`[^`]*\b{k}\b[^`]*`", PAGE)}
    assert not missing
    assert all(f".{field}`" in PAGE for field in FIELDS)
    assert all(f"| {state} |" in PAGE for state in STATES)
