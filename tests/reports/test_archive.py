"""WARC archives, whole and half-written, written here by hand as the standard (ISO 28500) has them."""

import gzip

from paripassu.reports import parse_bytes
from paripassu.settings import Settings
from paripassu.types import Report, SetAside

from .support import PAGES, check


def record(payload: bytes, address: str, content: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {content}\r\n\r\n".encode() + payload
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Target-URI: {address}\r\nWARC-Date: 2024-12-01T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


PAGE = (PAGES / "agency-story.html").read_bytes()
BARE = (
    b"<html lang=en><body><article>"
    + b"<p>The ministry said on Tuesday that it knew of nothing at all, and no more.</p>" * 6
)
MEMBERS = [
    record(PAGE, "https://www.harbourpost.example/a"),
    record(b"\x89PNG", "https://a.example/i.png", "image/png"),
    record(b"gone", "https://a.example/gone", status="404 Not Found"),
    record(BARE, "https://b.example/undated"),
]


def read(data: bytes, path: str = "web.warc") -> list[Report | SetAside]:
    return parse_bytes(path, data, Settings())


def test_an_archive_gives_its_pages() -> None:
    found = read(b"".join(MEMBERS))
    first, last = found[0], found[3]
    assert isinstance(first, Report)
    assert isinstance(last, Report)
    check(first)
    assert (first.path, first.outlet) == ("web.warc#1", "Harbour Post")
    assert first.published is not None
    assert first.published.isoformat() == "2024-10-22T15:40:00+09:00"
    assert last.url == "https://b.example/undated"
    assert last.outlet == "b.example"
    assert last.published_by.startswith("record capture 2024-12-01")
    assert found[1:3] == [
        SetAside("web.warc#2", "not a page but image/png"),
        SetAside("web.warc#3", "the server's answer was 404, not a page"),
    ]


def test_gzip_changes_nothing() -> None:
    packed = b"".join(gzip.compress(member, mtime=0) for member in MEMBERS)
    assert read(packed, "web.warc") == read(b"".join(MEMBERS))


def test_of_a_half_written_archive_what_stands_whole_is_read() -> None:
    plain = MEMBERS[0] + MEMBERS[3][:-200]
    found = read(plain)
    assert isinstance(found[0], Report)
    assert found[1:] == [SetAside("web.warc#2", "the archive breaks off within this page")]
    packed = gzip.compress(MEMBERS[0], mtime=0) + gzip.compress(MEMBERS[3], mtime=0)[:-40]
    found = read(packed, "web.warc.gz")
    assert isinstance(found[0], Report)
    assert isinstance(found[-1], SetAside)
    assert "half-written" in found[-1].reason


def test_a_bomb_is_not_unpacked() -> None:
    packed = gzip.compress(b"WARC/1.0\r\n" + b"\x00" * 5_000_000)
    (last,) = parse_bytes("web.warc.gz", packed, Settings(max_report_bytes=100_000))
    assert isinstance(last, SetAside)
    assert "unpacks to more than 2,000,000 bytes" in last.reason


def test_what_is_no_archive_is_set_aside() -> None:
    for data in (b"WARC/1.0\r\nrubbish", b"no archive at all, but a text" * 9, b"\x1f\x8b\x08\x00rubbish"):
        (found,) = read(data)
        assert isinstance(found, SetAside)
