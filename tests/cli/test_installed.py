"""The command line as a user installs it: a process of its own, its streams, its exit codes, its terminal."""

import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from paripassu.cli import app
from paripassu.cli._app import _COMMANDS
from tests.conftest import ROOT

from .support import run

COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-7]|9[0-7]|38;[0-9;]+)(?:;\d+)*m")


def process(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment}
    command = [sys.executable, "-m", "paripassu", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env=env, check=False)


def test_the_module_and_the_version() -> None:
    ran = process("--version")
    assert ran.returncode == 0
    assert ran.stdout.startswith(b"paripassu, version ")


def test_the_console_script_is_the_same_program() -> None:
    script = shutil.which("paripassu", path=str(Path(sys.executable).parent))
    if script is None:
        pytest.skip("the package is not installed in this environment, so there is no script to try")
    ran = subprocess.run([script, "--help"], capture_output=True, check=False)
    assert ran.returncode == 0
    assert b"assess" in ran.stdout


@pytest.mark.parametrize("name", sorted(_COMMANDS))
def test_each_command_helps_and_all_its_options_are_in_the_docs(name: str) -> None:
    ran = run(name, "--help")
    assert ran.code == 0
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    section = page.split(f"\n## {name}", 1)[1].split("\n## ", 1)[0] if f"\n## {name}" in page else ""
    for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", ran.out):
        common = option in (
            "--help",
            "--json",
            "--ledger",
            "--no-ledger",
            "--as-of",
            "--known-at",
            "--audience",
            "--by",
        )
        assert option in section or (common and option in page), f"{option} of {name} is not in docs/cli.md"


def test_the_docs_name_no_option_that_is_not_there() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    known = {"--help", "--version"}
    for name in _COMMANDS:
        command = app.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        known |= {o for p in command.params for o in (*p.opts, *p.secondary_opts)}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", page)) <= known


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["assess"], 2),
        (["no-such-command"], 2),
        (["assess", "x", "--as-of", "yesterday"], 2),
        (["assess", "no/such/folder"], 1),
        (["read", "no/such/file.md"], 1),
    ],
)
def test_exit_codes_with_nothing_on_standard_output(arguments: list[str], code: int) -> None:
    ran = process(*arguments)
    assert (ran.returncode, ran.stdout) == (code, b"")
    assert ran.stderr
    assert b"Traceback" not in ran.stderr


def test_the_output_is_utf_8_whatever_the_locale(held: Path) -> None:
    ran = process("assess", held, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii", PYTHONCOERCECLOCALE="0")
    assert ran.returncode == 0
    assert "█" in ran.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_error(held: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "paripassu", "export", str(held), "--ledger", "-"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.close()
        said = ran.stderr.read()
    assert b"Traceback" not in said
    assert b"Broken" not in said


def test_ctrl_c_stops_without_a_fuss(monkeypatch: pytest.MonkeyPatch, held: Path) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("paripassu.workspace.Workspace.ingest", interrupted)
    ran = run("assess", held)
    assert (ran.code, ran.out, ran.err.strip()) == (130, "", "paripassu: stopped")


def on_a_terminal(*arguments: str | Path, **environment: str) -> str:
    """What a command writes to a terminal of 100 columns."""
    main, side = pty.openpty()
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm-256color", "COLUMNS": "100", **environment}
    env = {k: v for k, v in env.items() if v or k != "NO_COLOR"}
    command = [sys.executable, "-m", "paripassu", *map(str, arguments)]
    with subprocess.Popen(command, stdout=side, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env=env):
        os.close(side)
        pieces = []
        while True:
            try:
                piece = os.read(main, 65536)
            except OSError:  # the other side is closed
                break
            if not piece:
                break
            pieces.append(piece)
    os.close(main)
    return b"".join(pieces).decode("utf-8")


def test_colour_on_a_terminal_and_none_where_it_is_not_wanted(held: Path) -> None:
    assert COLOUR.search(on_a_terminal("assess", held, NO_COLOR=""))
    assert not COLOUR.search(on_a_terminal("assess", held, NO_COLOR="1"))
    assert "\x1b" not in process("assess", held).stdout.decode("utf-8")


@pytest.mark.parametrize("columns", ["60", "80", "140"])
def test_the_picture_keeps_within_the_terminal(held: Path, columns: str) -> None:
    shown = on_a_terminal("assess", held, NO_COLOR="1", COLUMNS=columns)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert "Supplies delivered" in plain
    assert max(len(line) for line in plain.splitlines()) <= int(columns)


def test_a_report_cannot_move_the_reader_s_cursor(tmp_path: Path) -> None:
    path = tmp_path / "evil.txt"
    calm = "The border was quiet and people went about their business as on any other day of the week. " * 5
    path.write_text(f"“All is \x1b[2J\x1b[31mwell,” the \x07minister\u202e said.\n\n{calm}\n", encoding="utf-8")
    ran = process("read", path)
    assert ran.stdout
    assert not {"\x1b", "\x07", "\u202e"} & set(ran.stdout.decode("utf-8"))
