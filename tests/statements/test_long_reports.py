"""Who speaks in long reports: whom pronouns and descriptions take up from afar, and the state whose affairs a report is about."""

import time
from collections.abc import Sequence

import pytest

from paripassu.statements._given import is_given, pronoun_of
from paripassu.statements._names import Names
from paripassu.statements._places import home_in, home_of
from paripassu.statements._wording import WHOSE_WORDS
from paripassu.statements.speakers import Cast
from paripassu.types import Span
from tests.statements.test_speakers import heard

PROFILE = (
    "Senator Laura Whitfield opened the session in Harrisburg. Her rival, the developer Marcus Oyelaran, sat behind her. "
    "“We waited too long,” Oyelaran said. “Nobody came. Nobody wrote. The roads stayed shut.” "
    "She had heard that before. The businessman promised a new road. Afterwards he left."
)


def test_he_and_she_go_by_who_is_named_nearest_and_by_given_names() -> None:
    found = heard(PROFILE, "She", "The businessman", "he")
    assert [s.name for s in found] == ["Laura Whitfield", "Marcus Oyelaran", "Marcus Oyelaran"]


def test_he_is_not_the_owner_of_what_is_spoken_of() -> None:
    body = "Peter Vance met Karl Lund's lawyer in March. He called the talks useful."
    assert heard(body, "He")[0].name == "Peter Vance"


def test_who_takes_up_the_name_right_before_it() -> None:
    body = "Ana Brito spoke first. Later came Joao Pinto, a former minister, who denied it, and residents who did not."
    found = heard(body, "Ana Brito", "who", "who")
    assert [(s.name, s.kind) for s in found] == [
        ("Ana Brito", "named person"),
        ("Joao Pinto", "named person"),
        (None, "group"),
    ]


def test_an_unnamed_candidate_stays_unnamed_where_nobody_is_named() -> None:
    assert heard("The ballots were late. The candidate denied it.", "The candidate")[0].name is None


@pytest.mark.parametrize(
    ("body", "source", "name", "kind"),
    [
        ("As Rosa Ferro wrote, prices fell. Ferro said so.", "Ferro", "Rosa Ferro", "named person"),
        ("Certainly Ronald Alvey doubted it. Alvey said so.", "Alvey", "Ronald Alvey", "named person"),
        ("Valeria Paris left. Paris said so.", "Paris", "Valeria Paris", "named person"),
        ("Bernice Sanders won. Sanders said so.", "Sanders", "Bernice Sanders", "named person"),
        ("Minister of Education Stella Marini said so.", "Minister of Education Stella Marini", "Stella Marini", "named person"),
        ("President Obama came. Obama said so.", "Obama", "Obama", "named person"),
        ("The Kellwick Daily Post reported it.", "The Kellwick Daily Post", "Kellwick Daily Post", "media"),
        ("Some 46 percent of voters said yes.", "46 percent of voters", None, "group"),
        ("Those Republicans said yes.", "Those Republicans", None, "group"),
        ("The Republican said yes.", "The Republican", None, "unnamed person"),
        ("Mara Lind's campaign said no.", "Mara Lind's campaign", "Lind campaign", "organisation"),
        ("The Church of Saint Olaf was built. The Church denied it.", "The Church", "Church of Saint Olaf", "organisation"),
        ("Charlie King, a former director, said so.", "Charlie King, a former director,", "Charlie King", "named person"),
    ],
)  # fmt: skip
def test_names_as_long_reports_have_them(body: str, source: str, name: str | None, kind: str) -> None:
    at = body.rindex(source)
    found = Cast(body).resolve(source, (Span(at, at + len(source)),))
    assert (found.name, found.kind) == (name, kind)


def test_whose_a_person_is() -> None:
    body = "Orbita's Nils Berg reported it. A White House aide agreed. Later Ines Prado of Telmark Labs spoke. Prado laughed."
    found = heard(body, "Orbita's Nils Berg", "A White House aide", "Ines Prado of Telmark Labs")
    assert [s.affiliation for s in found] == ["Orbita", "White House", "Telmark Labs"]


def test_a_headline_gives_no_names() -> None:
    body = "Lund Says Nordic Spies Hacked Party Servers\nKarl Lund said on Monday that spies had done it."
    assert set(Names(body).known()) == {"Karl Lund", "Karl", "Lund"}


@pytest.mark.parametrize(
    ("text", "persons", "outlet", "state"),
    [
        ("The Senate voted. Republicans cheered, Democrats did not.", (), None, "USA"),
        ("Seoul said so. South Korea's ministry agreed.", (), None, "KOR"),
        ("South Korea may send arms to Ukraine, Russia says.", (), None, None),
        ("Nothing was said.", (), None, None),
        ("Valeria Paris left. Paris slept. Paris woke.", ("Paris",), None, None),
        ("A fund lost money. Its owner said so.", (), "The New York Times", "USA"),
        ("A fund lost money. Its owner said so.", (), "The Kellwick Post", None),
        ("Vietnam, Vietnamese, Hanoi, Vietnam. Hanoi said so.", (), "The New York Times", None),
    ],
)
def test_the_home_of_a_report_without_a_dateline(
    text: str, persons: Sequence[str], outlet: str | None, state: str | None
) -> None:
    found = home_in(text, persons, outlet)
    assert found == (state or ("VNM" if text.startswith("Vietnam") else None))


@pytest.mark.parametrize(
    ("text", "outlet", "title", "state"),
    [
        # a national outlet on another land's affairs, to which its own land's ministry has a word at the end
        ("Malawi, Malawi, Zambia, Zambian, Malawi.", "News24", None, "MWI"),
        ("In Lilongwe, Malawi voted. Malawian shops closed. Malawi waits.\n\n" + "x " * 400 + "South Africa, Pretoria.", "News24", None, "MWI"),
        ("Malawi voted. South Africa watched, and Pretoria said so to Malawi.", "News24", None, "ZAF"),
        ("Malawi voted. South Africa watched, and Pretoria said so to Malawi.", "News24", "Malawi names a premier", "MWI"),
        ("Malawi voted. Mozambique, Mozambique, Maputo and Zambia watched Malawi.", None, "LIVE - Malawi: who governs?", "MWI"),
        ("Mozambique, Mozambique, Maputo and Zambia watched Malawi and Kenya.", None, "Malawi: who governs?", None),
        ("Mozambique, Mozambique, Maputo, Maputo and Zambia watched.", None, "Malawi and Zambia talk", "MOZ"),
        # what one state does to another, or is asked to, tells not whose report it is
        ("Zambia, Zambian, Lusaka, Zambia. Malawi, Malawi and Mozambique, Maputo.", None, "Two villagers killed in Malawi raid", None),
        ("Zambia, Zambian, Lusaka, Zambia. Malawi, Malawi and Mozambique, Maputo.", None, "Union calls on Malawi to sign", None),
        ("Zambia, Zambian, Lusaka, Zambia. Malawi, Malawi and Mozambique, Maputo.", None, "How Lilongwe's partners drift away", None),
        ("Zambia, Zambian, Lusaka, Zambia. Malawi, Malawi and Mozambique, Maputo.", None, "C.I.A. at work in Malawi", None),
        ("Zambia, Zambian, Lusaka, Zambia. Malawi, Malawi and Mozambique, Maputo.", None, "Trump weighs raids in Malawi", None),
        ("Zambia, Zambian, Lusaka, Zambia. Malawi, Malawi and Mozambique, Maputo.", None, "Malawi sends its boats out", None),
        ("Zambia, Zambian, Lusaka, Zambia. Malawi, Malawi and Mozambique, Maputo.", None, "A poor harvest in Malawi", "MWI"),
        # a newspaper that bears its land's name
        ("Zambia, Mozambique, Zambia, Maputo. Kenya waited, and a Malawian mother.", "The Malawi Tribune", "Two Malawians lost at sea", "MWI"),
        ("Zambia, Mozambique, Zambia, Maputo. Kenya waited, and a Malawian mother.", "The Malawi Tribune", "Two fishers lost at sea", None),
        ("Zambia, Zambian, Zambia, Lusaka, Zambia. A Malawian mother waited.", "The Malawi Tribune", "Two Malawians lost at sea", "ZMB"),
        ("The market burned. Nobody knows why.", "Malawi Tribune", None, "MWI"),
        ("The market burned. Nobody knows why.", "The Zambia Daily Mail", None, "ZMB"),
        ("The market burned. Nobody knows why.", "Malawi Solar Holding", None, None),
        ("The market burned. Nobody knows why.", "Friends of Malawi News", None, None),
    ],
)  # fmt: skip
def test_the_home_of_a_report_by_its_title_and_its_outlet(
    text: str, outlet: str | None, title: str | None, state: str | None
) -> None:
    assert home_in(text, (), outlet, title) == state


@pytest.mark.parametrize(
    ("body", "source", "name"),
    [
        # whom the sentence before tells of, though another land's president is named later
        ("Sall has spoken at last. In a video, the president says so.\n\nIn Cairo, Emmanuel Macron waits. Macky Sall left.", "the president", "Macky Sall"),
        ("President Ndour has spoken at last. In a video, the president says so.\n\nIn Cairo, President Macron waits.", "the president", "Ndour"),
        ("Macky Sall's brother has spoken at last. In a video, the president says so.", "the president", None),
        # nobody who is only named later, unless he is the land's own
        ("In Dakar nobody slept. The president says so.\n\nIn Cairo, President Emmanuel Macron waits.", "The president", None),
        ("In Dakar nobody slept, as Senegal waited. The president says so. Later President Macky Sall left Senegal.", "The president", "Macky Sall"),
        ("“I have decided,” Macky Sall said in Senegal. “I heard you,” said the Head of State.", "the Head of State", "Macky Sall"),
        ("“I have decided,” Ana Brito said in Senegal. “I heard you,” said the Head of State.", "the Head of State", None),
    ],
)  # fmt: skip
def test_the_president_is_no_foreign_one_who_is_named_later(body: str, source: str, name: str | None) -> None:
    first = [who for who in ("Macky Sall", "Ana Brito") if body.startswith(f"“I have decided,” {who}")]
    assert heard(body, *first, source)[-1].name == name


def test_entries_of_a_live_report_lend_each_other_no_state() -> None:
    body = (
        "**12:10** Kenya confirms that the boat landed. The Kenyan minister Ana Brito says so.\n\n"
        "**10:30** The Senate announces that its president has gone, and Malawi, Zambia and Mozambique wait."
    )
    assert [s.country for s in heard(body, "Ana Brito", "The Senate")][1:] == [None]


@pytest.mark.parametrize(
    ("outlet", "source", "state"),
    [
        ("Economic Community of West African States", "The Commissioner, Ambassador Kofi Larbi,", None),
        ("Economic Community of West African States", "participants", None),
        ("Economic Community of West African States", "The ministry", "MLI"),
        ("Economic Community of West African States", "residents", "MLI"),
        ("Kellwick Post", "The Commissioner, Ambassador Kofi Larbi,", "MLI"),
        ("The World Journal", "participants", "MLI"),
    ],
)
def test_who_speaks_at_a_body_of_many_states_is_of_none(outlet: str, source: str, state: str | None) -> None:
    body = f"Mali, Bamako and Mali again. {source} said so to Mali."
    at = body.index(source)
    assert Cast(body, outlet=outlet).resolve(source, (Span(at, at + len(source)),)).country == state


@pytest.mark.parametrize(
    "body", ["ECOWAS", "The Southern African Development Community", "SADC", "The East African Community", "The AU"]
)
def test_regional_bodies_are_of_no_state(body: str) -> None:
    found = heard(f"{body} said so in Mali.", body, home="MLI")[0]
    assert (found.kind, found.country) == ("organisation", None)


def test_small_places_are_known_in_datelines_alone() -> None:
    assert home_of("Colchane") == "CHL"
    assert heard("Colchane denied it.", "Colchane")[0].country is None


def test_given_names() -> None:
    assert (pronoun_of("Theresa May"), pronoun_of("Volodymyr Zelenskyy"), pronoun_of("Kim Tae-hyo")) == (
        "she",
        "he",
        None,
    )
    assert pronoun_of("May") is None
    assert is_given("Volodymyr")
    assert not is_given("Kellwick")


def test_a_very_long_report_with_many_names_takes_no_time_out_of_proportion() -> None:
    """Two hundred thousand characters with a firm and two persons of their own in each paragraph: it took 17 seconds."""
    parts = ("Alda", "Boro", "Cindra", "Dovik", "Esker", "Falmo", "Gorst", "Hild", "Ilvar", "Jorn")
    names = [f"{parts[k % 10]}{parts[k // 10 % 10].lower()}" for k in range(800)]
    body = "\n".join(
        f"{name} Steel said the furnace had cracked. Its shares fell. The company said the plant in Vienna would be shut, the Kellwick-based "
        f"conglomerate said. Anna {name}sen, head of the union, told Radio Nord that CR {name}mann would not pay."
        for name in names
    )
    began = time.perf_counter()
    assert Cast(body).firms.mentions
    assert time.perf_counter() - began < 4


def test_a_word_in_capitals_without_end_begins_nobodys_words() -> None:
    began = time.perf_counter()
    assert WHOSE_WORDS.match(f"{'A' * 300} began it") is None
    assert time.perf_counter() - began < 1
    assert all(WHOSE_WORDS.match(words) for words in ("LOPES: I do.", "10:30 Dr. Ana Lopes : I do.", "Q: Why?"))
    assert not WHOSE_WORDS.match("I went to see her: she was out.")


def test_whoever_stands_in_a_question_does_not_answer_it() -> None:
    body = "Ambassador Ana Brito spoke. Asked if the council still knows Ms Pinto as mayor, she replied that it does."
    assert heard(body, "Ambassador Ana Brito", "she")[1].name == "Ana Brito"
    assert "Pinto" not in Names(body).offices()


def test_the_group_is_the_people_of_its_paragraph_and_no_firm() -> None:
    body = (
        "Lumo Power Group declined to say more.\n\nThe organisers denied the theft. It was staged, the group claimed."
    )
    found = heard(body, "Lumo Power Group", "The organisers", "the group")[2]
    assert (found.role, found.kind) == ("organisers", "group")
    firm = heard("Lumo Power Group fell. It was staged, the group claimed.", "Lumo Power Group", "the group")[1]
    assert firm.name == "Lumo Power Group"


def test_another_is_what_he_is_said_to_be() -> None:
    body = "A diplomat waved. The diplomat said no. Another, a member of the Lake Council, said yes. A second said no."
    found = heard(body, "The diplomat", "Another, a member of the Lake Council,", "A second")
    assert [(s.role, s.affiliation) for s in found[:2]] == [("diplomat", None), ("member", "Lake Council")]
