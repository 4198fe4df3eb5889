"""Who relayed what was said, and how the fields of a report come together."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paripassu.statements._said import Page, Spoken
from paripassu.statements.chains import Around, cited, quoted, relayers
from paripassu.statements.fields import Fields, quotation_of, read_fields
from paripassu.types import Span


@pytest.mark.parametrize(
    ("before", "cue", "after", "via"),
    [
        ("The minister ", "told", " Reuters that", ["Reuters"]),
        ("The minister ", "told", " the daily Le Matin on Monday that", ["Le Matin"]),
        ("The minister ", "told", " reporters that", []),
        ("The minister ", "told", " parliament that", []),
        ("The minister ", "told", " Brussels that", []),
        ("The minister ", "was quoted", " by the news site Vltava as saying", ["Vltava"]),
        ("The minister ", "said", " in an interview with the BBC that", ["BBC"]),
        ("The minister ", "confirmed", " to a local radio station that", ["a local radio station"]),
        (
            "The minister ",
            "intends",
            "    , according to three people familiar with the matter",
            ["three people familiar with the matter"],
        ),
        ("The minister ", "said", " on Monday, three days after the raid was over,", []),
        ("The minister ", "told", " Cable One that", []),
    ],
)
def test_relayers(before: str, cue: str, after: str, via: list[str]) -> None:
    assert relayers(Around(before, after, cue, "The minister", "Cable One")) == via


@pytest.mark.parametrize(
    ("cue", "after", "told", "people"),
    [
        ("told", " Marsat on Friday                ", "to stop selling software", ()),
        ("told", " Ann Lowe that", "that the port was shut", ("Ann Lowe",)),
        ("shouted", " to Ann Lowe", "“Go home!”", ("Ann Lowe",)),
        ("told", " the daily briefing that", "that the port was shut", ()),
        ("wrote", " on Instagram", "that the port was shut", ()),
        ("said", " in a message on Telegram", "that the port was shut", ()),
    ],
)
def test_who_is_spoken_to_relays_nothing(cue: str, after: str, told: str, people: tuple[str, ...]) -> None:
    assert relayers(Around("The minister ", after, cue, "The minister", None, told, people)) == []


def test_an_outlet_that_looks_like_a_person_relays() -> None:
    around = Around("The minister ", " Le Monde that", "told", "The minister", None, "that it was over", ("Le Monde",))
    assert relayers(around) == ["Le Monde"]


@pytest.mark.parametrize(
    ("body", "name", "kind"),
    [
        ("Veldring said that prices would rise. Veldring, the grid operator, had warned of it.", "Veldring", "organisation"),
        ("Veldring said that prices would rise. The chipmaker Veldring had warned of it.", "Veldring", "organisation"),
        ("Veldring said that prices would rise. It was told to the news site Veldring.", "Veldring", "media"),
        ("Veldring said that prices would rise. The cable's owner, the firm, Veldring, had warned of it.", "Veldring", "organisation"),
        ("Veldring said that prices would rise. Veldring, the operator's chief, had warned of it.", "Veldring", "named person"),
        ("Veldring said that prices would rise. Veldring, a bank analyst, had warned of it.", "Veldring", "named person"),
    ],
)  # fmt: skip
def test_a_name_beside_which_a_body_stands_is_no_person(body: str, name: str, kind: str) -> None:
    ends = body.index(".") + 1
    page = Page(body, [Span(0, ends), Span(ends + 1, len(body))], date(2025, 4, 30), None, None)
    at = body.index("that")
    (fields,) = read_fields(page, [Spoken((Span(0, 8),), (Span(9, 13),), (Span(at, ends - 1),), None)])
    assert fields.source is not None
    assert (fields.source.name, fields.source.kind) == (name, kind)


def test_whom_a_relayer_quotes() -> None:
    found = quoted("quoted the service as saying that it had", 10)
    assert found is not None
    assert (found.text, found.span) == ("the service", Span(17, 28))
    assert quoted("quoted by the service as evidence", 10) is None
    body = "Fighting has gone down since March, the lawmakers quoted the service as saying."
    cue = Span(body.index("quoted"), body.index("quoted") + 6), Span(body.index("as saying"), body.index(" saying") + 7)
    source = body.index("the lawmakers")
    page = Page(body, [Span(0, len(body))], date(2025, 4, 30), None, None)
    (fields,) = read_fields(page, [Spoken((Span(source, source + 13),), cue, (Span(0, 34),), None)])
    assert fields.source is not None
    assert (fields.source.text, fields.via) == ("the service", ("lawmakers",))


def test_an_official_cited_by_an_agency_is_the_end_of_the_chain() -> None:
    found = cited(" on Monday, citing a senior official who asked not to be named.", 100)
    assert found is not None
    assert (found.text, found.span.start) == ("a senior official", 119)
    assert cited(" on Monday, citing security concerns.", 0) is not None or cited(" citing concerns", 0) is None


def test_what_is_said_inside_anothers_words_has_the_outer_speaker_in_its_chain() -> None:
    body = "Iran said that Iraq had denied the flight."
    outer = Spoken((Span(0, 4),), (Span(5, 9),), (Span(10, 41),))
    inner = Spoken((Span(15, 19),), (Span(20, 30),), (Span(31, 41),), inside=0)
    first, second = read_fields(Page(body, [Span(0, 42)]), [outer, inner])
    assert (first.via, first.reading.stance) == ((), "affirms")
    assert (second.via, second.reading.stance, second.reading.tense) == (("Iran",), "denies", "happened")


@pytest.mark.parametrize(
    ("body", "form"),
    [
        ("“We will go,”", "direct"), ('"We will go,"', "direct"), ("it would go", "indirect"),
        ("it would go “at once”", "mixed"), ("the “so-called” plan", "mixed"), ("‘We will go,’", "direct"),
        ("it's the mayor's", "indirect"),
    ],
)  # fmt: skip
def test_quotation(body: str, form: str) -> None:
    assert quotation_of(body, [Span(0, len(body))]) == form


_WORDS = st.text(max_size=30)


@settings(deadline=None)
@given(_WORDS, _WORDS, _WORDS, _WORDS)
def test_any_text_has_fields_and_the_same_twice(lead: str, source: str, cue: str, content: str) -> None:
    body = f"{lead}{source} {cue} {content}x."
    a = len(lead)
    b = a + len(source) + 1
    c = b + len(cue) + 1
    spoken = [
        Spoken((Span(a, a + len(source)),), (Span(b, b + len(cue)),), (Span(c, c + len(content) + 1),)),
        Spoken((), (), (Span(c, c + len(content) + 1),), floor=True),
    ]

    def fields() -> list[Fields]:
        return read_fields(Page(body, [Span(0, len(body))], dateline=lead, outlet=source), spoken)

    assert fields() == fields()


@pytest.mark.parametrize(
    ("first", "via"), [("Le Monde", "Le Monde"), ("the BBC", "newspaper"), ("the envoy", "newspaper")]
)
def test_the_newspaper_is_the_one_named_before(first: str, via: str) -> None:
    body = f"Two officials told {first} on Monday that it was over. They told the newspaper that it was lost."
    ends = body.index(".") + 1
    page = Page(body, [Span(0, ends), Span(ends + 1, len(body))], date(2025, 4, 30), None, None)

    def at(words: str, behind: int) -> tuple[Span, ...]:
        start = body.index(words, behind)
        return (Span(start, start + len(words)),)

    spoken = [
        Spoken(at("Two officials", 0), at("told", 0), at("that it was over", 0), None),
        Spoken(at("They", ends), at("told", ends), at("that it was lost", ends), None),
    ]
    assert read_fields(page, spoken)[1].via == (via,)


@pytest.mark.parametrize("house", ["the Commons", "the Bunge", "the Storting", "the jury"])
def test_a_parliament_that_is_told_something_passes_nothing_on(house: str) -> None:
    body = f"The mines minister told {house} on Tuesday that the shaft was dry."

    def at(words: str) -> tuple[Span, ...]:
        return (Span(body.index(words), body.index(words) + len(words)),)

    page = Page(body, [Span(0, len(body))], date(2025, 4, 30), None, None)
    spoken = [Spoken(at("The mines minister"), at("told"), at("that the shaft was dry"), None)]
    assert read_fields(page, spoken)[0].via == ()
