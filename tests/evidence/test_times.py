"""Whether a sentence tells of a time before the situation's."""

from datetime import date

import pytest

from paripassu.evidence.times import earlier, lately, months_before, of_other_years, said_by, said_in

SINCE = date(2024, 9, 1)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In 2019 the result sheets were corrected by hand.", True),
        ("On 2 June 2023 the ministry declared the epidemic over.", True),
        ("Duties were set in May 2020 and fell in March 2024.", True),
        ("In the summer of 2023 three brigades left.", True),
        ("The accord of 2018 is in force.", False),
        ("No shot has been fired since 2022.", False),
        ("In March 2025, as in 2012, they crossed.", False),
        ("By August 2027 the transition ends.", False),
        ("Soldiers crossed the river at dawn.", False),
    ],
)
def test_dates_before_a_situation_begins(text: str, told: bool) -> None:
    assert earlier(text, SINCE) is told
    assert earlier(text, None) is False


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The soldiers were put back into the fighting there this month", True),
        ("Two of them were captured on Thursday", True),
        ("Shells fell on the depot overnight", True),
        ("The soldiers have fought in the region", False),
        ("They fought on a Thursday in 2023", False),
        ("They were moved two months ago, on Tuesday as well", False),
    ],
)
def test_what_is_of_these_days(text: str, told: bool) -> None:
    assert lately(text) is told


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Less than a week ago the president told the broadcaster that they had not fought", date(2024, 10, 31)),
        ("A week ago he said so", date(2024, 10, 29)),
        ("The minister said last week that none had come", date(2024, 11, 3)),
        ("Last month the envoy denied it", date(2024, 10, 31)),
        ("Two weeks ago the embassy said so", date(2024, 10, 22)),
        ("He said it again a few days ago", date(2024, 11, 3)),
        ("The minister said on Tuesday that none had come", None),
        ("The minister said that none had come", None),
    ],
)
def test_what_was_said_some_time_ago_is_not_todays(text: str, day: date | None) -> None:
    assert said_by(text, date(2024, 11, 5)) == day


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("At the end of January, ", date(2025, 1, 31)),
        ("in early January ", date(2025, 1, 10)),
        ("Late in December, ", date(2024, 12, 31)),
        ("In November 2024 ", date(2024, 11, 30)),
        ("But in December ", date(2024, 12, 31)),
        ("In March 1998, ", date(1998, 3, 31)),
        ("In February ", None),
        ("In April, ", None),
        ("On 3 January ", None),
        ("In January last year, ", None),
        ("Officials sworn in in January ", None),
        ("In October, North Korea sent 11,000 troops to Kursk, ", None),
        ("“They came in November, and in December they left,” ", None),
    ],
)
def test_a_month_alone_says_by_which_day(lead: str, day: date | None) -> None:
    assert said_in(lead, date(2025, 2, 27)) == day


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("The union suspended the duchy; the suspension lasted until 2014.", True),
        ("In 2013 the bank paid for its grain in gold.", True),
        ("The last brigade left the valley in October 2002 under the accord.", True),
        ("The officers who mutinied in 2009 defied his orders.", False),
        ("It was the largest march since 2023.", False),
        ("In 2019 and in 2024 the guard closed the port.", False),
        ("As in 2019, the guard has closed the port.", False),
        ("On Saturday the guard closed the port that it had opened in 2009.", False),
        ("The guard closed the port.", False),
        ("The guard closed the port in 2019 and sent the crews away.", True),
        ("The quay built in 1998 collapsed at noon.", False),
        ("The harbour master, elected in 2022, left.", False),
        ("They tore up a law of 2019.", False),
    ],
)
def test_what_is_told_of_years_before(text: str, other: bool) -> None:
    assert of_other_years(text, SINCE) is other
    assert not of_other_years(text, None)


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("The mill lost its books to a thief back in April", True),
        ("Sales of the mill fell in the quarter to July", True),
        ("Sales of the mill fell in the three months ended 31 August", True),
        ("Sales of the mill fell in the quarter to October", False),
        ("The mill lost its books back in October", False),
        ("The mill lost its books back in December", True),  # of the year before
        ("The mill lost its books back in April 2025", False),  # a year is for others to judge
        ("The mill opens again in April", False),
    ],
)
def test_months_without_a_year_before_a_situation_begins(text: str, so: bool) -> None:
    assert months_before(text, SINCE, date(2024, 11, 20)) is so
    assert not months_before(text, None, date(2024, 11, 20))
    assert not months_before(text, SINCE, None)
