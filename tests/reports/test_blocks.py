"""The furniture of a page: what is never read as a statement, and what must not be taken for it."""

import pytest

from .support import check, report, texts

SAID = "The ministry said on Tuesday that it knew of nothing, and that it would say so again."
MORE = "Nobody else had seen the ship, according to the harbour office, which keeps a list of them."


@pytest.mark.parametrize(
    ("line", "agency", "text"),
    [
        ("SEOUL, Oct. 18 (Yonhap) -- ", "Yonhap", "SEOUL, Oct. 18 (Yonhap)"),
        ("MOSCOW (Reuters) - ", "Reuters", "MOSCOW (Reuters)"),
        ("KYIV, Ukraine — ", None, "KYIV, Ukraine"),
        ("KYIV, Ukraine (AP) — ", "AP", "KYIV, Ukraine (AP)"),
        ("BRUSSELS, October 16. /TASS/. ", "TASS", "BRUSSELS, October 16. /TASS/"),
        ("Seoul, 18 October 2024 (AFP) – ", "AFP", "Seoul, 18 October 2024 (AFP)"),
        ("WASHINGTON, Oct 22 (Reuters) - ", "Reuters", "WASHINGTON, Oct 22 (Reuters)"),
        ("UNITED NATIONS — ", None, "UNITED NATIONS"),
        ("WASHINGTON/SEOUL, Oct 22 (Reuters) - ", "Reuters", "WASHINGTON/SEOUL, Oct 22 (Reuters)"),
        ("**SEOUL (AP) —** ", "AP", "SEOUL (AP)"),
        ("SEOUL — ", None, "SEOUL"),
        ("SCRANTON, Pa. — ", None, "SCRANTON, Pa."),
        ("Oct 22 (Reuters) - ", "Reuters", "Oct 22 (Reuters)"),
        ("PYONGYANG, October 16 (KCNA) -- ", "KCNA", "PYONGYANG, October 16 (KCNA)"),
    ],
)
def test_datelines_are_cut_off_their_paragraph(line: str, agency: str | None, text: str) -> None:
    made = report("a.txt", f"{line}{SAID}\n\n{MORE}\n")
    check(made)
    assert texts(made, "dateline") == [line.strip()]
    assert texts(made, "paragraph") == [SAID, MORE]
    assert made.dateline == text
    assert made.credits == ((agency,) if agency else ())


@pytest.mark.parametrize(
    "start",
    [
        "NATO — the alliance — said that it knew. ",
        "Seoul — a city of ten million — said that it knew. ",
        "“Seoul,” he said - twice. ",
        "North Korea (DPRK) - said that it knew. ",
        "BREAKING - ",
    ],
)
def test_a_dash_does_not_make_a_dateline(start: str) -> None:
    made = report("a.txt", f"{start}{SAID}\n\n{MORE}\n")
    assert made.dateline is None
    assert texts(made, "paragraph")[0] == start + SAID


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("_Asia News Network/The Korea Herald_", ("Asia News Network", "The Korea Herald")),
        ("(Yonhap)", ("Yonhap",)),
        ("— Reuters", ("Reuters",)),
        ("/TASS/", ("TASS",)),
        ("With inputs from Reuters and AFP", ("Reuters", "AFP")),
        ("Reporting by Jane Doe in Seoul; editing by Ann Roe", ()),
        ("© 2024 Harbour Post", ("Harbour Post",)),
        ("This story first appeared in The Korea Herald.", ("The Korea Herald",)),
        ("The Associated Press contributed to this report.", ("The Associated Press",)),
        ("Source: Yonhap News Agency", ("Yonhap News Agency",)),
        ("All rights reserved.", ()),
    ],
)
def test_credit_lines_are_credits(line: str, named: tuple[str, ...]) -> None:
    made = report("a.md", f"{SAID}\n\n{MORE}\n\n{line}\n")
    check(made)
    assert texts(made, "credit") == [line]
    assert made.credits == named


def test_a_credit_after_the_last_sentence_is_cut_off() -> None:
    made = report("a.txt", f"{MORE}\n\n{SAID} (Yonhap)\n")
    assert texts(made, "paragraph") == [MORE, SAID]
    assert (texts(made, "credit"), made.credits) == (["(Yonhap)"], ("Yonhap",))


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe",
        "By JANE DOE and Lee Sang-ho, Staff writers",
        "By Mina Oh, Korea correspondent in Seoul",
        "Written by Tom A. Adler",
        "By Kim Arin (arin@harbourpost.example)",
        "arin@harbourpost.example",
    ],
)
def test_bylines_are_bylines(line: str) -> None:
    made = report("a.txt", f"Ministry speaks\n\n{line}\n\n{SAID}\n\n{MORE}\n")
    assert texts(made, "byline") == [line]
    assert texts(made, "paragraph") == [SAID, MORE]


@pytest.mark.parametrize(
    "line",
    [
        "By Monday, Russia had sent its answer to Seoul.",
        "By The Time It Ended, nobody was left.",
        "By sending troops, the ministry said, the North had crossed a line.",
        "Reporting on the troops was thin, the ministry said on Tuesday, and it would stay so.",
        "Source of the figures is the ministry, he said.",
        "Photographs show a ship in the port, the ministry said.",
        "A photo of the ship proved nothing, the spokesman said on Tuesday.",
        "Related companies were told to close, the ministry said.",
        "The latest Reuters/Ipsos poll put him ahead by two points in the city.",
        "Follow up talks are to be held in Seoul, the ministry said.",
        "Updated lists will be sent to all, the ministry said.",
        "More than 10,000 soldiers were sent, the ministry said.",
    ],
)
def test_prose_that_looks_like_furniture_stays_prose(line: str) -> None:
    made = report("a.txt", f"{SAID}\n\n{line}\n\n{MORE}\n")
    assert texts(made, "paragraph") == [SAID, line, MORE]


@pytest.mark.parametrize(
    "line",
    [
        "PHOTO: YONHAP/THE KOREA HERALD",
        "File photo",
        "Kim Tae-hyo enters the briefing room following a meeting on Tuesday. PHOTO: YONHAP",
        "The envoy leaves the talks on Tuesday. (AP Photo/Jane Doe)",
        "The envoy enters the hall in Verone, Italy, on Monday. /AFP",
        "This undated photo shows a ship in the port of Alma.",
        "The envoy speaks at a briefing in Alma on Tuesday. (Yonhap)",
        "Soldiers march in Alma in this file photo. REUTERS/Jane Doe",
    ],
)
def test_captions_are_captions(line: str) -> None:
    made = report("a.txt", f"Ministry speaks\n\n{line}\n\n{SAID}\n\n{MORE}\n")
    assert texts(made, "caption") == [line]
    assert texts(made, "paragraph") == [SAID, MORE]
    assert made.credits == ()  # whoever took the picture did not write the text


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Ten walks along the coast",
        "ADVERTISEMENT",
        "Sign up for our newsletter",
        "https://a.example/b",
        "***",
        "Story continues below advertisement",
        "(END)",
        "#Alma #Ship",
    ],
)
def test_boilerplate_is_other(line: str) -> None:
    made = report("a.txt", f"{SAID}\n\n{line}\n\n{MORE}\n")
    assert texts(made, "other") == [line]
    assert texts(made, "paragraph") == [SAID, MORE]


def test_the_headlines_after_read_more_are_other() -> None:
    made = report("a.txt", f"{SAID}\n\nRelated stories\n\nSeoul denies all\n\nShip seen in port\n\n{MORE}\n")
    assert texts(made, "paragraph") == [SAID, MORE]
    assert texts(made, "other") == ["Related stories", "Seoul denies all", "Ship seen in port"]


def test_scrambled_paywall_text_is_other() -> None:
    scrambled = " ".join(["Uif njojtusz ofwfs dbmmfe tijqt bcspbe xifo uspvcmf xbt dmptf"] * 3) + "."
    made = report("a.txt", f"{SAID}\n\n{scrambled}\n\n{MORE}\n")
    assert texts(made, "other") == [scrambled]


def test_a_date_on_the_page_is_a_stamp() -> None:
    made = report(
        "a.txt", f"Ministry speaks\n\nPublished : Oct. 22, 2024 - 15:40 | Updated: Oct. 23, 2024\n\n{SAID}\n\n{MORE}\n"
    )
    assert [(s.origin, s.when.isoformat()) for s in made.stamps] == [
        ("page text published", "2024-10-22T15:40:00"),
        ("page text updated", "2024-10-23T00:00:00"),
    ]


def test_each_line_of_a_text_is_a_paragraph_unless_it_is_wrapped() -> None:
    lines = report("a.txt", f"{SAID}\n{MORE}\n")
    assert texts(lines, "paragraph") == [SAID, MORE]
    wrapped = SAID.replace("nothing, and", "nothing,\nand") + "\n" + MORE.replace("harbour office", "harbour\noffice")
    one = report("a.txt", f"{wrapped}\n\n{wrapped}\n\n{wrapped}\n")
    assert texts(one, "paragraph") == [wrapped] * 3
