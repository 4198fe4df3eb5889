"""Whatever the bytes: reports that hold together, or a reason; never an exception, and twice the same."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paripassu.reports import parse_bytes, read_text
from paripassu.settings import Settings
from paripassu.types import Report

from .support import PAGES, check
from .test_archive import MEMBERS
from .test_records import RSS

NAMES = ["a.md", "a.html", "a.txt", "a.jsonl", "a.json", "a.xml", "a.warc", "a.warc.gz", "a", "2024-10-22-a.bin"]
MARKDOWN = (
    "---\ncode: ART2410230746WHOY8A\ntitle: 'A: b'\ntags: [a, {b: c}]\ndate: 2024-10-29T09:23:46Z\n---\n# A\n\n"
    "![](a.jpg)\n\nB enters the room. PHOTO: YONHAP\n\nSEOUL, Oct. 18 (Yonhap) — It said “so”.\n\n- [x](y)\n\n> q\n\n"
    "_Asia News Network/The Korea Herald_\n"
).encode()
TOML = b'+++\ntitle = "A"\ndate = 2024-10-22T10:00:00Z\n[x]\ny = [1, 2]\n+++\nBy Jane Doe\n\nIt said so. (AP)\n'
LINES = b'{"body": "It said so.", "date": "2024-10-22", "url": "https://a.example/2024/10/22/"}\n{"text": 1}\n[]\n'
SAMPLES = {
    "a.md": [MARKDOWN, TOML],
    "a.html": [path.read_bytes() for path in sorted(PAGES.glob("*.html"))],
    "a.jsonl": [LINES],
    "a.json": [b'[{"body": "It said so."}, {"a": [[1]]}]'],
    "a.xml": [RSS.encode()],
    "a.warc": [b"".join(MEMBERS)],
}


def hold_together(name: str, data: bytes) -> None:
    found = parse_bytes(name, data, Settings())
    assert found or not data.strip()
    for item in found:
        if isinstance(item, Report):
            check(item)
            json.dumps(item.body).encode()
            item.body.encode("utf-8")
        else:
            assert item.reason
    assert parse_bytes(name, data, Settings()) == found


@given(st.sampled_from(NAMES), st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes(name: str, data: bytes) -> None:
    hold_together(name, data)


@given(st.text(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_text(text: str) -> None:
    made = read_text(text)
    check(made)
    assert made.body == text


WORDS = [
    *[
        "---",
        "+++",
        "#",
        ">",
        "-",
        "![](a)",
        "[a](b)",
        "SEOUL",
        ",",
        "Oct. 18",
        "(Yonhap)",
        "—",
        "By Jane Doe",
        "_",
        "*",
        "PHOTO:",
        "(AP Photo/",
        "Read more",
        "said",
        "date:",
        "2024-10-22",
        "|",
        "```",
        "<",
        ">",
        "&#",
        "©",
        "Reuters",
    ],
    "\n",
    "\n\n",
    "\t",
    "\r",
    "\x85",
    " ",
]


@given(st.sampled_from(["a.md", "a.txt"]), st.lists(st.sampled_from(WORDS), max_size=60))
@settings(max_examples=500, deadline=None)
def test_any_row_of_the_marks_that_are_read(name: str, parts: list[str]) -> None:
    hold_together(name, "".join(parts).encode())


@pytest.mark.parametrize("name", SAMPLES)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_any_damage_to_a_good_file(name: str, data: st.DataObject) -> None:
    sample = bytearray(data.draw(st.sampled_from(SAMPLES[name])))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, max(len(sample) - 1, 0)))
        width = data.draw(st.integers(0, 40))
        sample[at : at + width] = data.draw(st.binary(max_size=6) | st.just(bytes(sample[: width * 4])))
    hold_together(name, bytes(sample))
