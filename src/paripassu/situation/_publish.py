"""A name in, the starter file out; and the JSON Schema by which editors complete a situation file."""

import re
from importlib.resources import files
from typing import Any

from paripassu.errors import UsageError
from paripassu.situation._file import ID, SituationFile

_MARK = "SITUATION"


def starter(name: str) -> str:
    """The commented file that `paripassu init` writes for a situation of id *name*; it lints clean.

    Raises UsageError where *name* is not an id.
    """
    if not re.fullmatch(ID.strip("^$"), name) or len(name) > 80:
        remedy = "letters, digits, - and _, beginning with a letter"
        raise UsageError(f'"{name}" is not an id for a situation', remedy=remedy)
    text = files("paripassu.situation").joinpath("starter.yaml").read_text(encoding="utf-8")
    return text.replace(_MARK, name, 1)


def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of the situation file, as it is published in docs/situation.schema.json."""
    found = SituationFile.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Paripassu situation",
        **{k: v for k, v in found.items() if k != "title"},
    }
