"""The published JSON Schema is the one that the code makes, and accepts what the reader accepts."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from paripassu.situation import _yaml, schema, starter

PUBLISHED = Path(__file__).parents[2] / "docs" / "situation.schema.json"


def test_the_published_schema_is_current() -> None:
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == schema()


def value(text: str) -> Any:
    return _yaml.read(text, "s.yaml").value


def test_it_is_a_schema_and_accepts_the_starter() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(value(starter("x")), schema(), cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    ("old", "new"), [("tells: strong", "tells: strng"), ("readiness:", "redyness:"), ("up: 2d", "up: 2")]
)
def test_it_refuses_what_the_reader_refuses(old: str, new: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(value(starter("x").replace(old, new)), schema(), cls=jsonschema.Draft202012Validator)
