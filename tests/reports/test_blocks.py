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
        ("Srinagar: ", None, "Srinagar"),
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


BOX = (
    "House passes bill on charter rules",
    "Crew of the tanker freed (January 23)",
    "What does the truce mean for ports?",
)


@pytest.mark.parametrize(
    "line",
    [
        "Most read",
        "MOST READ IN WORLD",
        "Latest stories",
        "LATEST STORIES",
        "Top stories today",
        "More on this story",
        "More stories",
        "Trending",
        "Trending now",
        "You may also like",
        "You might also be interested in:",
        "Recommended",
        "Recommended for you",
        "Read next",
        "Editor's picks",
        "Editors’ Picks",
        "In case you missed it",
        "From our partners",
    ],
)
@pytest.mark.parametrize("mark", ["- ", "", "### "])
def test_a_box_of_other_stories_is_other(line: str, mark: str) -> None:
    """Whether it stands within the article or at its end, and whether its headlines are a list or lines of their own."""
    box = "\n\n".join([f"### {line}", *(mark + headline for headline in BOX)])
    for body in (f"{SAID}\n\n{box}\n\n{MORE}\n", f"{SAID}\n\n{MORE}\n\n{box}\n"):
        made = report("a.md", body)
        check(made)
        assert texts(made, "paragraph") == [SAID, MORE]
        assert texts(made, "other") == [line, *BOX]


def test_a_box_of_a_page_ends_with_its_list() -> None:
    """A short sentence behind the list is the article's."""
    short = "No one was hurt."
    box = "".join(f"<li>{headline}</li>" for headline in BOX)
    around = "".join(f"<p>{SAID} {MORE} {n}.</p>" for n in ("One", "Two", "Three"))
    page = (
        f"<html><body><article><h1>Ministry speaks</h1>{around}<section><h3>LATEST STORIES</h3><ul>{box}</ul></section>"
        f"<p>{short}</p><p>{MORE}</p></article></body></html>"
    )
    made = report("a.html", page.encode())
    assert texts(made, "paragraph")[-2:] == [short, MORE]
    assert texts(made, "other") == ["LATEST STORIES", *BOX]


@pytest.mark.parametrize(
    "line",
    [
        "The most read book of the year is about the strait, the ministry said.",
        "Most read the letter as a threat, the envoy said.",
        "More on this story will be told on Monday, the editor said.",
        "Trending towards war, the two sides met in Alma.",
        "You may also like to know that the port is closed, he said.",
        "Recommended by the committee, the ban takes effect on Monday.",
        "Latest stories from the front speak of heavy losses.",
        "Read next to the first letter, the second is a threat.",
    ],
)
def test_sentences_that_start_like_a_box_stay_with_what_follows(line: str) -> None:
    short = "Nobody knows yet."
    made = report("a.md", f"{SAID}\n\n{line}\n\n{short}\n\n{MORE}\n")
    assert texts(made, "paragraph") == [SAID, line, short, MORE]


@pytest.mark.parametrize(
    "line", ["Recommended measures", "Trending downward", "Related companies", "Popular with voters"]
)
def test_a_heading_of_the_article_is_no_box(line: str) -> None:
    items = ["Close the port", "Recall the envoy"]
    made = report("a.md", f"{SAID}\n\n## {line}\n\n- {items[0]}\n- {items[1]}\n\n{MORE}\n")
    assert texts(made, "heading") == [line]
    assert texts(made, "paragraph") == [SAID, *items, MORE]


def test_a_digest_keeps_its_sentences_under_top_stories() -> None:
    made = report("a.md", f"{SAID}\n\n## Top stories\n\n- {SAID}\n- {MORE}\n- He spoke.\n")
    assert texts(made, "paragraph") == [SAID, SAID, MORE, "He spoke."]


@pytest.mark.parametrize(
    "clock",
    [
        "**18.40 BST** ",
        "17.55 BST ",
        "17.55 ",
        "9.15pm ET: ",
        "**10:05am** ",
        "14:20 — ",
        "14:20: ",
        "[12:31 GMT] ",
        "9 a.m. ",
        "08:30:15 | ",
    ],
)
def test_the_time_of_an_entry_is_cut_off_its_text(clock: str) -> None:
    made = report("a.md", f"# Live\n\n{clock}{SAID}\n\n- {clock}{MORE}\n\n## {clock}Ministry speaks\n\n{MORE}\n")
    check(made)
    assert texts(made, "paragraph") == [SAID, MORE, MORE]
    assert texts(made, "heading") == ["Live", "Ministry speaks"]
    assert texts(made, "other") == [clock.strip()] * 3


@pytest.mark.parametrize(
    "start",
    [
        "2.30 million people had left, the ministry said.",
        "12.5 per cent had left, the ministry said.",
        "20:20 vision is what they need, the ministry said.",
        "7.62 rounds were found, the ministry said.",
        "5.45 NATO rounds were found, the ministry said.",
        "At 08.30 the ministry said that it knew.",
        "10 Downing Street said that it knew.",
        "3:0 was the score, the ministry said.",
    ],
)
def test_a_number_at_the_head_is_no_time(start: str) -> None:
    made = report("a.md", f"{start}\n\n{SAID}\n")
    assert texts(made, "paragraph") == [start, SAID]


def test_a_line_in_bold_is_a_heading() -> None:
    made = report(
        "a.md",
        f"# Live\n\n**Key takeaways**\n\n**{SAID}**\n\n**17.55 BST Mayor: “we will go.”**\n\n"
        f"**Key** takeaways\n\n**One** and **two**\n\n__Outlook__\n\n{MORE}\n",
    )
    check(made)
    assert texts(made, "heading") == ["Live", "**Key takeaways**", "Mayor: “we will go.”**", "__Outlook__"]
    assert texts(made, "paragraph") == [f"**{SAID}**", "**Key** takeaways", "**One** and **two**", MORE]
    assert report("a.md", f"**Ministry speaks**\n\n{SAID}\n").title == "Ministry speaks"


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


@pytest.mark.parametrize("place", ["PUTRAJAYA", "KUALA LUMPUR", "MANILA, Philippines"])
def test_a_known_place_with_a_colon_is_a_dateline(place: str) -> None:
    made = report("a.txt", f"{place}: {SAID}\n\n{MORE}\n")
    check(made)
    assert (made.dateline, texts(made, "paragraph")) == (place, [SAID, MORE])


@pytest.mark.parametrize("who", ["MINISTER", "NIS", "UPDATE"])
def test_whoever_else_stands_before_a_colon_is_no_dateline(who: str) -> None:
    assert report("a.txt", f"{who}: {SAID}\n\n{MORE}\n").dateline is None


@pytest.mark.parametrize("said", ["We did not ask for it.", "No, I have not read it.", "Thank you all."])
def test_who_speaks_in_person_under_a_towns_name_is_no_dateline(said: str) -> None:
    made = report("a.txt", f"JACKSON: {said}\n\nREPORTER: Will you read it?\n")
    assert made.dateline is None


@pytest.mark.parametrize("head", ["**State takeover.**", "**Fuel and gas**.", "__Lines closed.__"])
def test_words_in_bold_that_name_the_matter_are_a_heading(head: str) -> None:
    made = report("a.md", f"{MORE}\n\n{head} {SAID}\n")
    check(made)
    assert texts(made, "heading")[-1] == head
    assert texts(made, "paragraph") == [MORE, SAID]


@pytest.mark.parametrize(
    "start", ["**The ministry denies it.**", "**Zoran Lund:**", "**Mr. Lund** knew.", "**Nothing was sold.**"]
)
def test_a_sentence_in_bold_and_a_name_stay_in_the_text(start: str) -> None:
    made = report("a.md", f"{MORE}\n\n{start} {SAID}\n")
    assert texts(made, "paragraph") == [MORE, f"{start} {SAID}"]
