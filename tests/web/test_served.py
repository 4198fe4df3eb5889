"""The desk as a process: who may reach it, and what it does with connections that say nothing."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from paripassu.errors import UsageError
from paripassu.web import serve
from paripassu.web.command import brief_command, extract_command, loopback, people_command

START = "import sys; from paripassu.web.command import serve_command; serve_command(sys.argv[1:])"


@pytest.fixture(scope="module")
def port(read: Path) -> Iterator[int]:
    """A desk served in a process of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = int(probe.getsockname()[1])
    command = [sys.executable, "-c", START, str(read), "--port", str(free)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ})
    assert process.stderr is not None
    for line in process.stderr:
        if "the desk is open" in line:
            break
    else:
        pytest.fail("the desk did not open")
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", free)) == 0:
                break
        time.sleep(0.1)
    yield free
    process.send_signal(signal.SIGINT)
    assert process.wait(30) in {0, 130, -signal.SIGINT}


def get(port: int, path: str = "/api/v1/situation") -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
        return int(answer.status)


def test_it_serves(port: int) -> None:
    assert get(port) == 200
    assert get(port, "/static/desk.css") == 200


def test_connections_left_open_do_not_keep_others_out(port: int) -> None:
    left = []
    for _ in range(2_500):
        one = socket.socket()
        one.setblocking(False)
        one.connect_ex(("127.0.0.1", port))
        left.append(one)
    time.sleep(1)
    for one in left[:400]:
        one.close()
    assert get(port) == 200
    for one in left:
        one.close()


def test_a_body_that_never_comes_does_not_stop_the_rest(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as slow:
        slow.sendall(b"POST /whatif HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n")
        assert get(port) == 200
    with socket.create_connection(("127.0.0.1", port)) as large:
        large.sendall(b"POST /whatif HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10000000\r\n\r\n")
        large.settimeout(30)
        assert b"413" in large.recv(1000)


def test_it_is_not_open_to_others_without_a_word(read: Path) -> None:
    with pytest.raises(UsageError, match="everybody"):
        serve(read, "0.0.0.0")
    with pytest.raises(UsageError, match="no account"):
        serve(read, "127.0.0.1", auth=True)
    assert all(map(loopback, ("127.0.0.1", "localhost", "[::1]", "::1")))
    assert not any(map(loopback, ("0.0.0.0", "example.org", "::")))


def test_the_commands_write_what_the_desk_shows(folder: Path) -> None:
    runner = CliRunner()
    text = runner.invoke(brief_command, [str(folder)])
    assert text.exit_code == 0
    assert text.output.startswith("# ")
    rows = runner.invoke(extract_command, [str(folder), "--form", "jsonl", "--as-of", "2024-05-05"])
    assert rows.exit_code == 0
    assert rows.output.count("\n") >= 2
    added = runner.invoke(
        people_command, ["add", str(folder), "anna", "--role", "analyst", "--password", "long enough word"]
    )
    assert added.exit_code == 0
    token = runner.invoke(people_command, ["token", str(folder), "anna", "cron"]).output.strip()
    assert re.fullmatch(r"pp_[\w-]{43}", token)
    listed = runner.invoke(people_command, ["list", str(folder)]).output
    assert "anna\tanalyst, tokens: cron" in listed
    assert "token" in runner.invoke(people_command, ["log", str(folder)]).output
