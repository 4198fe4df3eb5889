"""The API asked with all that its document allows and much that it does not, by schemathesis: no 500, every answer as described.

A few questions for each operation here; for a long run: python -m tests.web.test_schema --examples 1000."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from paripassu.settings import Settings
from paripassu.web import create_app

from . import world

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
EXAMPLES = 5
"""Questions for each operation in the suite."""
PATIENCE = 250
"""Seconds for an answer: the machine may be busy with other things."""
CHECKS = (
    schemathesis.checks.not_a_server_error,
    schemathesis.checks.response_schema_conformance,
    schemathesis.checks.content_type_conformance,
)


def operations(folder: Path) -> Iterator[Any]:
    """What the API over a workspace can be asked, as schemathesis finds it in the document."""
    app = create_app(folder, Settings(), writes_a_minute=1_000_000)
    app.state.desk.build()
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, timeout=PATIENCE)
    for found in schema.get_all_operations():
        yield found.ok()
    app.state.desk.close()


def ask(operation: Any, examples: int, *, same: bool) -> int:
    """Asks so many questions, the same each time where told so, and fails where an answer is not as it should be; gives how
    many were asked."""
    count = 0

    @settings(
        max_examples=examples, deadline=None, derandomize=same, database=None, suppress_health_check=[*HealthCheck]
    )
    @given(case=operation.as_strategy())
    def run(case: Any) -> None:
        nonlocal count
        count += 1
        case.call_and_validate(checks=CHECKS, timeout=PATIENCE)

    run()
    return count


def test_no_question_breaks_the_api(read: Path, tmp_path: Path) -> None:
    asked = {o.label: ask(o, EXAMPLES, same=True) for o in operations(Path(shutil.copytree(read, tmp_path / "w")))}
    assert len(asked) > 12
    assert all(asked.values())


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=1_000, help="questions for each operation")
    given_ = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        for operation in operations(world.write(Path(name) / "w")):
            sys.stdout.write(f"{operation.label}: {ask(operation, given_.examples, same=False)} questions, no 500\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
