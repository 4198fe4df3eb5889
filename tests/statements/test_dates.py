"""The day on which something was said, by the rules alone (what weighs them against the rest of the report: test_days_chosen.py)."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paripassu.statements import _occasions
from paripassu.statements._weights import Weights
from paripassu.statements.dates import days_named, said_on
from paripassu.statements.fields import Page, Spoken, read_fields
from paripassu.types import Span

TUESDAY = date(2024, 10, 22)


@pytest.fixture(autouse=True)
def _the_rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_occasions, "weights", lambda: Weights(0.0, {"ruled": 1.0, "none, ruled": 1.0}))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("on Tuesday", date(2024, 10, 22)), ("on Wednesday", date(2024, 10, 16)), ("last Tuesday", date(2024, 10, 15)),
        ("yesterday", date(2024, 10, 21)), ("today", TUESDAY), ("three days ago", date(2024, 10, 19)),
        ("on 18 October", date(2024, 10, 18)), ("on October 18", date(2024, 10, 18)),
        ("on 2024-10-01", date(2024, 10, 1)),
        ("on 1 December 2023", date(2023, 12, 1)), ("on the night of 30 December", None), ("next Tuesday", None),
        ("until Friday", None), ("after Sunday's vote", None), ("may 3 times", None), ("on 31 February", None),
        ("this spring", None), ("on the 18th", date(2024, 10, 18)), ("on the 29th, by radio,", date(2024, 9, 29)),
        ("on the 3rd of last month", date(2024, 9, 3)), ("on the 14th floor", None), ("on the 38th parallel", None), ("on the 31st", None),
    ],
)  # fmt: skip
def test_a_day_is_told_by_publication(words: str, day: date | None) -> None:
    found = days_named(f"He said so {words}.", TUESDAY)
    assert [d.day for d in found] == ([day] if day else [])


def _read(body: str, *statements: tuple[str, str, str]) -> list[date | None]:
    """The days of statements given by their words (source, cue, content)."""
    spoken, at = [], 0
    for source, cue, content in statements:
        begin = min(body.index(part, at) for part in (source, cue, content) if part)
        spans = [
            (Span(body.index(p, begin), body.index(p, begin) + len(p)),) if p else () for p in (source, cue, content)
        ]
        spoken.append(Spoken(spans[0], spans[1], spans[2]))
        at = begin
    ends = [i + 1 for i, c in enumerate(body) if c == "."]
    sentences = [Span(a + (1 if a else 0), b) for a, b in zip([0, *ends[:-1]], ends, strict=True)]
    return [f.said_on for f in read_fields(Page(body, sentences, TUESDAY), spoken)]


def test_days_inside_the_content_are_about_the_matter() -> None:
    assert _read(
        "The army said the raid of Monday had failed.", ("The army", "said", "the raid of Monday had failed")
    ) == [None]


def test_each_speaker_has_the_day_of_their_own_clause() -> None:
    body = "The ministry said on Monday the road was open; the mayor denied it."
    assert _read(body, ("The ministry", "said", "the road was open"), ("the mayor", "denied", "it")) == [
        date(2024, 10, 21),
        None,
    ]


def test_an_occasion_goes_on_for_the_same_speaker_only() -> None:
    body = "The mayor said on Monday the road was open. He added it was safe. A driver laughed at that."
    days = _read(
        body,
        ("The mayor", "said", "the road was open"),
        ("He", "added", "it was safe"),
        ("A driver", "laughed at", "that"),
    )
    assert days == [date(2024, 10, 21), date(2024, 10, 21), None]


@pytest.mark.parametrize(
    ("between", "day"), [("", date(2024, 10, 21)), ("\n\nGulls wheel there.\n\nWind blows.", None)]
)
def test_an_occasion_is_over_where_the_report_has_told_of_other_things(between: str, day: date | None) -> None:
    body = f"The mayor said on Monday the road was open.{between}\n\nThe mayor called it safe."
    days = _read(body, ("The mayor", "said", "the road was open"), ("The mayor", "called", "it safe"))
    assert days == [date(2024, 10, 21), day]


def test_a_day_after_is_counted_from_the_other_speech() -> None:
    text = "Two days after the president spoke, the agency confirmed it on Tuesday."
    assert said_on(text, Span(0, 34), [], Span(29, 34), TUESDAY, before=None) == date(2024, 10, 20)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_day_lies_after_publication(text: str) -> None:
    assert all(d.day <= TUESDAY for d in days_named(text, TUESDAY))


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["on Monday", "yesterday", "30 February", "two days after", ";", "said", "a day later", "9 May"]
        ),
        max_size=9,
    )
)
def test_no_words_about_time_fail(words: list[str]) -> None:
    text = " ".join(words)
    day = said_on(text, Span(0, len(text)), [], Span(0, 1), TUESDAY, before=TUESDAY)
    assert day is None or day <= TUESDAY


def test_the_day_of_a_deed_is_not_the_day_of_the_word() -> None:
    content = "the other had fired first"
    assert _read(f"A guard was killed on Monday, and each army said {content}.", ("each army", "said", content)) == [
        None
    ]
    assert _read(f"On Monday, and once more in Oslo, the army said {content}.", ("the army", "said", content)) == [
        date(2024, 10, 21)
    ]
    assert _read(f"The envoy came on Monday, and he said {content}.", ("he", "said", content)) == [date(2024, 10, 21)]
    assert _read(f"Asked about the raid of 4 October, she said {content}.", ("she", "said", content)) == [None]
    assert _read(f"Asked on Monday about the raid, she said {content}.", ("she", "said", content)) == [
        date(2024, 10, 21)
    ]


def test_the_day_up_to_which_figures_reach_is_not_the_day_of_the_word() -> None:
    assert days_named("according to the board's figures as of 4 May", TUESDAY) == []


@pytest.mark.parametrize(
    ("between", "day"), [(" ", date(2024, 10, 22)), ("\n\nIt rained.\n\nIt snowed.\n\nIt thawed.\n\n", None)]
)
def test_a_day_later_is_not_counted_from_another_page(between: str, day: date | None) -> None:
    body = f"The mayor said on Monday the road was open.{between}A day later the army disputed the claim."
    assert _read(body, ("The mayor", "said", "the road was open"), ("the army", "disputed", "the claim"))[1:] == [day]


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("The mayor named a new clerk on Monday.", date(2024, 10, 21)),
        ("The mayor named a new clerk.", None),
    ],
)
def test_within_the_hour_counts_from_the_day_of_the_deed_before(lead: str, day: date | None) -> None:
    body = f"{lead}\n\nThe union rejected the choice within the hour."
    at = body.index("The union")
    said = Spoken((Span(at, at + 9),), (Span(at + 10, at + 18),), (Span(at + 19, at + 29),))
    page = Page(body, [Span(0, len(lead)), Span(at, len(body))], TUESDAY)
    assert [f.said_on for f in read_fields(page, [said])] == [day]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The mine closed in the evening.", 20), ("By nightfall the mine had closed.", 20), ("By midday it was open.", 20),
        ("By the next night the mine was open.", 21), ("The mine closed at 2 a.m. for good.", 20), ("It closed at two in the morning.", None),
        ("It was the worst in the morning of the fair.", None), ("It will close by evening.", None), ("He stands in the mornings.", None),
    ],
)  # fmt: skip
def test_an_hour_is_of_the_day_last_spoken_of(words: str, day: int | None) -> None:
    assert [d.day.day for d in days_named(words, TUESDAY, date(2024, 10, 20))] == ([] if day is None else [day])


def test_an_hour_of_no_day_that_was_spoken_of_tells_none_unless_it_is_exact() -> None:
    assert not days_named("The mine closed in the evening. By nightfall it was open.", TUESDAY)
    assert [d.day for d in days_named("The mine closed at 2 a.m. for good.", TUESDAY)] == [TUESDAY]


@pytest.mark.parametrize(
    ("behind", "day"),
    [
        ("what he had denied", date(2024, 10, 9)), ("his deputy did so", date(2024, 10, 9)), ("of May", date(2024, 5, 9)),
        ("floor", None), ("hole", None),
    ],
)  # fmt: skip
def test_a_day_of_the_month_alone_is_one_where_no_noun_follows(behind: str, day: date | None) -> None:
    found = [d.day for d in days_named(f"He conceded on the 9th {behind}.", TUESDAY)]
    assert found == ([] if day is None else [day])


def test_who_speaks_in_the_evening_speaks_on_the_day_told_before() -> None:
    body = "The mine said on Monday the lift was safe. The union denied in the evening that it was."
    assert _read(body, ("The mine", "said", "the lift was safe"), ("The union", "denied", "it was")) == [MONDAY, MONDAY]


def test_the_day_on_which_an_outlet_asked_is_that_of_the_answer() -> None:
    body = "Asked again by a Danish network on Monday, the mayor said he did not know."
    assert _read(body, ("the mayor", "said", "he did not know")) == [MONDAY]


@pytest.mark.parametrize("hour", ["10.05", "09:40 —", "17:02"])
def test_all_that_a_live_report_has_under_an_hour_is_of_its_day(hour: str) -> None:
    first, second = "The gates have closed.", "Few came, the mayor says."
    body = f"{hour} {first} {second}"
    at = body.index("Few")
    said = Spoken((Span(at + 10, at + 19),), (Span(at + 20, at + 24),), (Span(at, at + 8),))
    page = Page(body, [Span(0, at - 1), Span(at, len(body))], TUESDAY)
    assert [f.said_on for f in read_fields(page, [said])] == [TUESDAY]


def test_a_figure_at_the_head_of_a_paragraph_is_no_hour() -> None:
    body = "10.05 per cent of the seats were lost. Few came, the mayor says."
    at = body.index("Few")
    said = Spoken((Span(at + 10, at + 19),), (Span(at + 20, at + 24),), (Span(at, at + 8),))
    page = Page(body, [Span(0, at - 1), Span(at, len(body))], TUESDAY)
    assert [f.said_on for f in read_fields(page, [said])] == [None]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("She told the Today programme that the dam held.", []),
        ("She told the Today programme on Monday that the dam held.", [21]),
        ("She told Radio 4's Today on Monday that the dam held.", [21]),
        ("She told the World Tonight that the dam held.", []), ("The Tonight Show asked her.", []),
        ("She told This Morning on Sunday that the dam held.", [20]), ("Delta Today said that the dam held.", []),
        ("She told the Sunday Times that the dam held.", []), ("She told the Friday Chronicle on Monday.", [21]),
        ("She told Tuesday Review that the dam held.", []), ("She told the Mail on Sunday so.", []),
        ("The Bloody Sunday inquiry heard her.", []), ("She spoke on Good Friday.", [18]),
        ("Today she said so.", [22]), ("“Today the dam held,” she said.", [22]), ("She said today that it held.", [22]),
        ("(Kyodo) Today the dam held, she said.", [22]), ("**Today** she said so.", [22]), ("> Today she said so.", [22]),
        ("• Today she said so.", [22]), ("Well, Today she said so.", [22]), ("MINISTER SPEAKS TODAY", [22]), ("USA TODAY asked her.", []),
        ("Speaking Yesterday, she said so.", [21]), ("In Harbour Today she said so.", []), ("She told Radio 4, Today, that it held.", []),
        ("On Monday Prime Minister Lahti said so.", [21]), ("She said Monday Finland would help.", [21]),
        ("She told reporters Monday Finland would help.", [21]), ("On Monday World Bank officials said so.", [21]),
    ],
)  # fmt: skip
def test_a_day_in_the_name_of_a_programme_or_a_paper_is_none(sentence: str, days: list[int]) -> None:
    assert [found.day.day for found in days_named(sentence, TUESDAY)] == days


MONDAY = date(2024, 10, 21)


def test_what_was_said_some_time_before_or_then_is_not_of_this_day() -> None:
    body = "The mayor denied on Monday a sale. It came a month after the mayor said the ferry would go. The mayor added it was safe."
    days = _read(
        body,
        ("The mayor", "denied", "a sale"),
        ("the mayor", "said", "the ferry would go"),
        ("The mayor", "added", "it was safe"),
    )
    assert days == [MONDAY, None, MONDAY]
    body = "It is a toy, the mayor said then. The mayor, speaking on Monday, added it was a boat."
    assert _read(body, ("the mayor", "said", "It is a toy"), ("The mayor", "added", "it was a boat")) == [None, MONDAY]


def test_the_day_behind_a_clause_on_who_speaks_is_not_that_clauses() -> None:
    body = "Barel, who denies any debt, said on Monday the fleet would sail."
    assert _read(body, ("Barel", "said", "the fleet would sail"), ("who", "denies", "any debt")) == [MONDAY, None]


def test_the_day_of_a_question_is_the_answers_and_not_that_of_what_it_is_on() -> None:
    body = "Asked on Monday about reports that the dam leaked, the engineer said it was dry."
    days = _read(body, ("", "reports", "that the dam leaked"), ("the engineer", "said", "it was dry"))
    assert days == [None, MONDAY]


def test_a_question_of_many_words_takes_no_longer_than_it_is() -> None:
    body = (
        f"Asked {'1 on ' * 1500}the engineer said it was dry."  # would take minutes where each word is tried with each
    )
    assert _read(body, ("the engineer", "said", "it was dry")) == [None]


def test_the_day_on_which_an_outlet_reports_is_not_its_sources() -> None:
    body = "The lift has stopped, Radio Orme reported on Monday, citing two fitters. It broke in May, the fitters said."
    days = _read(body, ("Radio Orme", "reported", "The lift has stopped"), ("the fitters", "said", "It broke in May"))
    assert days == [None, None]


def test_what_data_show_they_show_on_no_day() -> None:
    body = "The plane landed on Monday, flight data shows."
    assert _read(body, ("flight data", "shows", "The plane landed")) == [None]


def test_no_day_is_carried_into_another_entry_of_a_live_report() -> None:
    first, second = "The mayor said on Monday the road was open.", "Here the mayor added it was safe."
    told = (("The mayor", "said", "the road was open"), ("the mayor", "added", "it was safe"))
    assert _read(f"10:05 GMT\n{first} {second}", *told) == [MONDAY, MONDAY]
    assert _read(f"10:05 GMT\n{first}\n\n10:40 GMT\n{second}", *told)[1] is None
