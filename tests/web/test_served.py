"""The desk as a process: who may reach it, and what it does with connections that say nothing."""

import os
import re
import resource
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from paripassu.errors import UsageError
from paripassu.web import serve
from paripassu.web._server import MOST
from paripassu.web._walls import SLOWEST
from paripassu.web.command import brief_command, extract_command, loopback, people_command

PATIENCE = 250
"""Seconds for an answer: the machine may be busy with other things."""
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
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=PATIENCE) as answer:
        return int(answer.status)


def test_it_serves(port: int) -> None:
    assert get(port) == 200
    assert get(port, "/static/desk.css") == 200


@pytest.fixture
def many_files() -> Iterator[int]:
    """How many sockets this process may hold, as many as it is allowed while a test runs."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = min(12_000, hard if hard != resource.RLIM_INFINITY else 12_000)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))
    yield max(soft, most)
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_connections_left_open_do_not_keep_others_out(port: int, many_files: int) -> None:
    count = min(10_000, many_files - 500)
    left = []
    for number in range(count):
        one = socket.socket()
        one.setblocking(False)
        one.connect_ex(("127.0.0.1", port))
        left.append(one)
        if number % 2_500 == 2_499:
            assert get(port) == 200
    for one in left:
        one.close()
    assert count > MOST
    assert get(port) == 200


def test_a_client_that_speaks_stays_while_the_silent_go(port: int, many_files: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as speaker:
        speaker.sendall(b"POST /whatif HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n01234")
        silent = [socket.create_connection(("127.0.0.1", port)) for _ in range(MOST + 200)]
        speaker.sendall(b"56789")
        speaker.settimeout(60)
        assert b"HTTP/1.1 403" in speaker.recv(1000)
        silent[0].settimeout(60)
        with suppress(ConnectionError):
            assert silent[0].recv(1) == b""
        for one in silent:
            one.close()


def test_a_body_that_never_comes_does_not_stop_the_rest(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as slow:
        slow.sendall(b"POST /whatif HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n")
        assert get(port) == 200
        slow.settimeout(SLOWEST + 60)
        assert b"408" in slow.recv(1000)


@pytest.mark.parametrize("framing", [b"Content-Length: 10000000", b"Transfer-Encoding: chunked"])
@pytest.mark.parametrize("path", [b"/whatif", b"/plan/decide", b"/enter", b"/api/v1/whatif", b"/nothing"])
def test_a_body_of_ten_megabytes_is_refused(port: int, framing: bytes, path: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port)) as large:
        large.settimeout(60)
        large.sendall(b"POST " + path + b" HTTP/1.1\r\nHost: localhost\r\n" + framing + b"\r\n\r\n")
        with suppress(ConnectionError):
            for _ in range(100 if b"chunked" in framing else 0):
                large.sendall(b"186a0\r\n" + b"x" * 100_000 + b"\r\n")
        try:
            assert b"413" in large.recv(1000)
        except ConnectionError:  # the answer was overtaken by the end of the connection that it comes with
            assert b"chunked" in framing
    assert get(port) == 200


def test_a_head_without_end_is_refused(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as large:
        large.settimeout(60)
        with suppress(ConnectionError):
            large.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 1_000_000)
            assert b"400" in large.recv(1000)
    assert get(port) == 200


@pytest.mark.parametrize("path", ["/../situation.yaml", "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py",
                                  "/static//etc/passwd", "/report/..%2f..%2fsituation.yaml", "/static/%00"])  # fmt: skip
def test_no_address_leads_out_of_the_desk(port: int, path: str) -> None:
    with socket.create_connection(("127.0.0.1", port)) as raw:
        raw.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        raw.settimeout(60)
        answer = b"".join(iter(lambda: raw.recv(65_536), b""))
    assert answer.split(b" ")[1] in {b"302", b"400", b"404", b"405"}
    for word in (b"degrees:", b"def create_app", b"root:"):
        assert word not in answer


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
