"""Dates with their origins, and the rule that chooses when a report was published."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paripassu.reports._dated_lines import dated_line
from paripassu.reports._dates import address_dates, code_date, dateline_date, file_date, read_date
from paripassu.reports._draft import Dated, Role
from paripassu.reports._published import choose

from .support import at, check, report, texts

TEXT = "The ministry said on Tuesday that it knew of nothing, and that it would say so again.\n"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2024-10-22", at("2024-10-22")),
        ("2024-10-29T09:23:46.245Z", at("2024-10-29T09:23:46.245000+00:00")),
        ("2024-10-22 15:40:00 +0900", at("2024-10-22T15:40+09:00")),
        ("2024.10.22 15:40", at("2024-10-22T15:40")),
        ("Tue, 22 Oct 2024 15:40:00 +0900", at("2024-10-22T15:40+09:00")),
        ("October 22, 2024 03:40pm", at("2024-10-22T15:40")),
        ("Oct. 22, 2024 - 12:05 a.m. KST", at("2024-10-22T00:05+09:00")),
        ("22nd October 2024", at("2024-10-22")),
        ("20241022T064000Z", at("2024-10-22T06:40+00:00")),
        ("1729579200", at("2024-10-22T06:40+00:00")),
    ],
)
def test_dates_are_read_as_pages_write_them(text: str, when: datetime) -> None:
    stamp = read_date("x", text)
    assert stamp is not None
    assert (stamp.when, stamp.text) == (when, text)
    assert stamp.when.utcoffset() == when.utcoffset()


@pytest.mark.parametrize(
    "text", ["03/04/2024", "yesterday", "Oct. 22", "2024-13-01", "2024-02-30", "2024", "", "10:30", "+25:99"]
)
def test_what_is_no_certain_date_is_not_read(text: str) -> None:
    assert read_date("x", text) is None


@given(st.datetimes(min_value=at("1990-01-01"), max_value=at("2099-01-01")))
def test_iso_dates_come_back_as_they_went_in(when: datetime) -> None:
    stamp = read_date("x", when.isoformat())
    assert stamp is not None
    assert stamp.when == when


def test_codes_addresses_and_names_hold_days() -> None:
    code = code_date("archive code", "ART2410230746WHOY8A")
    assert code is not None
    assert code.when == at("2024-10-23T07:46")
    long = code_date("archive code", "AEN20241018006800315")
    assert long is not None
    assert (long.when, long.to_the_day) == (at("2024-10-18"), True)
    assert code_date("archive code", "ART99") is None
    assert code_date("archive code", "ART2413990746") is None
    for address in (
        "https://a.example/2024/10/22/story",
        "https://a.example/world/2024/oct/22/story",
        "https://a.example/view.php?ud=20241022050627",
        "https://en.a.example/view/AEN20241022006800315",
        "https://a.example/story-2024-10-22.html",
    ):
        assert [s.when for s in address_dates(address)] == [at("2024-10-22")], address
    assert address_dates("https://a.example/article/8801234567/20249999") == ()
    named = file_date("2024-10-22-story.md")
    assert named is not None
    assert named.when == at("2024-10-22")


def test_a_datelines_year_is_the_nearest() -> None:
    line = dateline_date("SEOUL, Dec. 31 (Yonhap)", at("2025-01-01").date())
    assert line is not None
    assert line.when == at("2024-12-31")
    assert dateline_date("SEOUL, Dec. 31 (Yonhap)", None) is None
    assert dateline_date("SEOUL (Yonhap)", at("2025-01-01").date()) is None


def day(role: Role, text: str, origin: str = "front matter date") -> Dated:
    stamp = read_date(origin, text)
    assert stamp is not None
    return Dated(role, stamp)


def test_the_earliest_stamp_is_taken_and_the_others_are_flagged() -> None:
    choice = choose((day("publication", "2024-10-29"), day("publication", "2024-10-23T07:46", "archive code")))
    assert choice.when == at("2024-10-23T07:46")
    assert [kind for kind, _ in choice.flags] == ["conflicting stamps"]


def test_stamps_within_36_hours_are_no_conflict() -> None:
    assert not choose((day("publication", "2024-10-22"), day("publication", "2024-10-24T11:00"))).flags
    assert choose((day("publication", "2024-10-22"), day("publication", "2024-10-24T13:00"))).flags


def test_on_one_day_the_exact_time_is_taken() -> None:
    choice = choose((day("publication", "2024-10-22", "address"), day("publication", "2024-10-22T15:40+09:00")))
    assert choice.when == at("2024-10-22T15:40+09:00")


def test_nothing_is_published_before_it_was_written() -> None:
    early, late = day("publication", "2019-05-01", "address"), day("publication", "2024-10-19")
    choice = choose((early, late, day("writing", "2024-10-18", "dateline")))
    assert choice.when == at("2024-10-19")
    assert any("2019-05-01" in detail and "passed over" in detail for _, detail in choice.flags)


def test_the_dateline_counts_where_all_else_is_late() -> None:
    choice = choose((day("publication", "2024-10-29"), day("writing", "2024-10-22", "dateline")))
    assert choice.when == at("2024-10-22")
    assert choice.flags


def test_an_update_is_no_publication_but_better_than_nothing() -> None:
    published, updated = day("publication", "2024-10-22"), day("update", "2024-11-30", "front matter updated")
    assert choose((published, updated)).when == at("2024-10-22")
    assert not choose((published, updated)).flags
    assert choose((updated,)).when == at("2024-11-30")
    assert "no stamp of publication" in choose((updated,)).why


def test_the_zero_of_a_clock_is_no_date() -> None:
    choice = choose((day("publication", "1970-01-01"), day("publication", "2024-10-22")))
    assert choice.when == at("2024-10-22")
    assert [kind for kind, _ in choice.flags] == ["implausible stamp"]
    assert choose((day("publication", "1970-01-01"),)).when is None


@given(st.permutations(["2024-10-22", "2024-10-22T10:00", "2024-10-23T07:46Z", "2024-10-29", "2024-10-21T23:00+09:00"]))
def test_the_order_of_the_stamps_does_not_matter(order: list[str]) -> None:
    assert choose(tuple(day("publication", text) for text in order)).when == at("2024-10-21T23:00+09:00")


@pytest.mark.parametrize(
    ("front", "when"),
    [
        ("date: 2024-10-22\nupdated: 2024-10-25", at("2024-10-22")),
        ("date: 2024-10-22\nupdated: 2024-10-25\nrevised: true", at("2024-10-25")),
        ("date: 2024-10-22\nrevised: 2024-10-24", at("2024-10-24")),
        ("date: 2024-10-22\nrevised: false\nlastmod: 2024-10-25", at("2024-10-22")),
    ],
)
def test_a_revision_is_published_when_it_was_revised(front: str, when: datetime) -> None:
    made = report("a.md", f"---\n{front}\n---\n{TEXT}")
    assert made.published == when
    assert not made.flags


def test_every_stamp_is_kept_with_its_origin() -> None:
    made = report(
        "2024-10-30-story.md",
        "---\ncode: ART2410230746WHOY8A\ndate: 2024-10-29T09:23:46Z\nlastmod: 2024-11-01\n"
        f"origin_url: https://a.example/2024/10/23/story\n---\nSEOUL, Oct. 22 (Yonhap) -- {TEXT}",
    )
    assert {s.origin: s.when.date().isoformat() for s in made.stamps} == {
        "front matter date": "2024-10-29",
        "front matter lastmod": "2024-11-01",
        "archive code": "2024-10-23",
        "address": "2024-10-23",
        "file name": "2024-10-30",
        "dateline": "2024-10-22",
    }
    assert made.published == at("2024-10-23T07:46")


def test_a_date_that_cannot_be_read_is_said() -> None:
    made = report("a.md", f"---\ndate: 03/04/2024\n---\n{TEXT}")
    assert made.published is None
    assert [f.kind for f in made.flags] == ["stamp not read"]


def test_the_id_is_of_the_content_not_of_the_path() -> None:
    text = f"---\ndate: 2024-10-22\noutlet: A\n---\n{TEXT}"
    ids = {report(path, text).id for path in ("a.md", "2024-10-22-b.md", "deep/down/c.md")}
    assert len(ids) == 1
    assert report("a.md", text.replace("2024-10-22", "2024-10-23")).id not in ids
    assert report("a.md", text.replace("outlet: A", "outlet: B")).id not in ids
    assert report("a.md", text + "More.\n").id not in ids
    assert all(len(i) == 16 and int(i, 16) >= 0 for i in ids)


# ---- a line that dates its text ------------------------------------------------------------------------------------

DATELINE = "ALMA, May 13 (Xinhua) -- "


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("Source: Xinhua | 2025-05-13 20:14:30", "2025-05-13T20:14:30"),
        ("Source: Xinhua|2025-05-13 20:14:30|Editor: xyz", "2025-05-13T20:14:30"),
        ("Published 2025-05-13", "2025-05-13"),
        ("Published at 20:14 on 13 May 2025", "2025-05-13"),
        ("Posted on May 13, 2025 by Ann Roe", "2025-05-13"),
        ("Published: May 13, 2025 Updated: May 15, 2025", "2025-05-13"),
        ("May 13, 2025 | Updated May 15, 2025 9:10 am ET", "2025-05-13"),
        ("Date: 13 May 2025", "2025-05-13"),
        ("13 May 2025", "2025-05-13"),
        ("**Tue 13 May 2025 15.40 EDT**", "2025-05-13T15:40-04:00"),
        ("Tuesday, May 13, 2025 at 8:14 PM ET", "2025-05-13T20:14"),
        ("2025-05-13T20:14:30+08:00", "2025-05-13T20:14:30+08:00"),
        ("Alma, 13 May 2025", "2025-05-13"),
        ("By Ann Roe | 13 May 2025", "2025-05-13"),
        ("World News · 13 May 2025 · 3 min read", "2025-05-13"),
        ("Press release, 13 May 2025", "2025-05-13"),
        ("(Xinhua, 13 May 2025)", "2025-05-13"),
    ],
)
@pytest.mark.parametrize("end", [False, True])
def test_a_line_over_or_under_a_text_dates_it(line: str, when: str, end: bool) -> None:
    parts = ["Ministry speaks of a pause", f"{DATELINE}{TEXT.strip()}", TEXT.strip()]
    parts.insert(len(parts) if end else 1, line)
    made = report("a.txt", "\n\n".join(parts))
    check(made)
    assert made.published == at(when)
    assert ("dateline", at("2025-05-13")) in [(s.origin, s.when) for s in made.stamps]
    assert texts(made, "paragraph") == [TEXT.strip()] * 2
    assert not made.flags


def test_a_change_dates_a_text_that_says_nothing_else() -> None:
    """The dateline's day is then that of the publication, and the change tells its year."""
    line = "Updated: 13 May 2025, 20:14 (Beijing)"
    assert report("a.txt", f"Ministry speaks\n\n{line}\n\n{TEXT}").published == at("2025-05-13T20:14")
    assert report("a.txt", f"Ministry speaks\n\n{line}\n\n{DATELINE}{TEXT}").published == at("2025-05-13")


def test_the_lines_over_a_text_may_stand_together() -> None:
    made = report("a.md", f"# Ministry speaks\n\nSource: Xinhua\n2025-05-13 20:14\nEditor: xyz\n\n{TEXT}")
    assert made.published == at("2025-05-13T20:14")


@pytest.mark.parametrize(
    "line",
    [
        "He left on 13 May 2025.",
        "Talks in Alma, 12 May 2025",
        "Peace Talks, 12 May 2025",
        "Talks of 12 May 2025: what is known",
        "Timeline: 12 May 2025",
        "When: 12 May 2025",
        "Effective 12 May 2025",
        "By 12 May 2025",
        "10–12 May 2025",
        "10 May 2025 – 12 May 2025",
        "© Harbour Post, 13 May 2025",
        "Copyright 2025-05-13 Harbour Post",
        "Accessed: 13 May 2025",
        "May 2025",
    ],
)
def test_a_line_with_another_day_dates_nothing(line: str) -> None:
    assert dated_line(line) is None
    for body in (f"{line}\n\n{TEXT}", f"Ministry speaks\n\n{line}\n\n{TEXT}", f"{TEXT}\n\n{TEXT}\n\n{line}"):
        assert report("a.txt", body).published is None


def test_the_days_of_a_chronicle_date_it_not() -> None:
    assert report("a.txt", f"12 May 2025\n\n{TEXT}\n\n13 May 2025\n\n{TEXT}").published is None
    assert report("a.md", f"12 May 2025\n\n{TEXT}\n\n## 13 May 2025\n\n{TEXT}").published is None
    assert report("a.md", f"# 13 May 2025\n\n{TEXT}").published is None


def test_a_date_by_itself_in_the_middle_of_a_text_dates_nothing() -> None:
    assert report("a.txt", f"Speech\n\n{TEXT}\n\n{TEXT}\n\n13 May 2025\n\n{TEXT}\n\n{TEXT}\n\n{TEXT}").published is None


def test_what_a_file_says_of_itself_comes_before_a_date_by_itself() -> None:
    made = report("a.md", f"---\ndate: 2025-05-14\n---\nAlma, 2 May 2025\n\n{TEXT}")
    assert (made.published, made.flags) == (at("2025-05-14"), ())


def test_the_newsroom_before_a_date_is_credited() -> None:
    made = report("a.txt", f"Ministry speaks\n\nSource: Harbour Post | 2025-05-13 20:14:30\n\n{TEXT}")
    assert made.credits == ("Harbour Post",)
