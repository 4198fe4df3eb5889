"""Who speaks: names, roles, affiliations, states and kinds, and one speaker followed through a report."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paripassu.reports import read_text
from paripassu.statements import _wording as wording
from paripassu.statements._body_names import body_name
from paripassu.statements._firms import Firms
from paripassu.statements._persons import person_name
from paripassu.statements._places import home_of, home_of_report
from paripassu.statements._whence import of_several
from paripassu.statements.reader import readable
from paripassu.statements.speakers import Cast
from paripassu.types import Source, Span
from tests.statements.hearing import said_by


def heard(
    body: str, *sources: str, home: str | None = None, known: Sequence[tuple[str, str | None]] = ()
) -> list[Source]:
    """The speakers of *sources*, found in *body* one behind the other."""
    cast = Cast(body, known, home)
    return [source for source in map(cast.settled, said_by(cast, *sources)) if source]


def test_a_person_is_one_speaker_under_every_name() -> None:
    body = (
        "Kim Tae-hyo, the South Korean deputy national security director, said so. Later Kim said more. He went on. "
        "The deputy director left. An unnamed diplomat spoke. The diplomat stayed."
    )
    mentions = ("Kim Tae-hyo, the South Korean deputy national security director,", "Kim", "He", "The deputy director")
    found = heard(body, *mentions, "An unnamed diplomat", "The diplomat")
    assert [s.name for s in found] == ["Kim Tae-hyo"] * 4 + [None, None]
    assert {(s.country, s.role) for s in found[:4]} == {("KOR", "South Korean deputy national security director")}
    assert [s.text for s in found[1:3]] == ["Kim", "He"]


def test_two_officials_of_one_surname_stay_two() -> None:
    body = (
        "The governor, Ranjith Perera, said one thing. Sunil Perera, a former deputy governor, no relation, another. "
        "The governor declined. Sunil Perera did not."
    )
    found = heard(
        body,
        "The governor, Ranjith Perera,",
        "Sunil Perera, a former deputy governor, no relation,",
        "The governor",
        "Sunil Perera",
    )
    assert [s.name for s in found] == ["Ranjith Perera", "Sunil Perera", "Ranjith Perera", "Sunil Perera"]


def test_ministers_of_two_ministries_stay_two() -> None:
    body = "The foreign minister, Ana Lopes, agreed. The finance minister did not."
    assert [s.name for s in heard(body, "The foreign minister, Ana Lopes,", "The finance minister")] == [
        "Ana Lopes",
        None,
    ]


@pytest.mark.parametrize(
    ("text", "name", "country", "kind"),
    [
        ("Seoul", "South Korea", "KOR", "government"),
        ("Pyongyang", "North Korea", "PRK", "government"),
        ("the Kremlin", "Kremlin", "RUS", "government"),
        ("the Polish foreign ministry", "Polish foreign ministry", "POL", "government"),
        ("Brazil’s agriculture ministry", "agriculture ministry", "BRA", "government"),
        ("the Russian embassy in Seoul", "Russian embassy in Seoul", "RUS", "government"),
        ("the North Korean mission to the United Nations", None, "PRK", "government"),
        ("the International Monetary Fund", "International Monetary Fund", None, "organisation"),
        ("the Organization of American States", "Organization of American States", None, "organisation"),
        ("residents", None, None, "group"),
        ("two Turkish bankers", None, "TUR", "group"),
        ("a report by the institute", None, None, "document"),
        ("the daily Rzeczpospolita", "Rzeczpospolita", None, "media"),
        ("the National Electoral Council", "National Electoral Council", None, "organisation"),
        ("Peru's electoral authority", "electoral authority", "PER", "organisation"),
        ("the Danish Defence Command", "Danish Defence Command", "DNK", "government"),
    ],
)
def test_bodies_and_the_states_they_speak_for(text: str, name: str | None, country: str | None, kind: str) -> None:
    (source,) = heard(text, text)
    assert (source.country, source.kind) == (country, kind)
    if name:
        assert source.name == name


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Deputy Chief Cabinet Secretary Eiji Nonoyama", "Eiji Nonoyama", "Deputy Chief Cabinet Secretary"),
        ("Vice-Minister for Foreign Affairs Masaki Ozu", "Masaki Ozu", "Vice-Minister for Foreign Affairs"),
        ("the economy secretary, Graciela Montaño,", "Graciela Montaño", "economy secretary"),
        ("Mr. Smith", "Smith", None),
        ("Western officials", None, "Western officials"),
        ("a spokesman for the trade minister, Fiona Haldane,", None, "spokesman"),
    ],
)
def test_names_come_without_offices(text: str, name: str | None, role: str | None) -> None:
    (source,) = heard(text, text)
    assert source.name == name
    assert (source.role or "").startswith(role or "")


def test_the_datelines_state_is_that_of_whoever_shows_no_other() -> None:
    body = "The minister said so. The German ambassador did not. A resident laughed. The European Commission waited."
    found = heard(body, "The minister", "The German ambassador", "A resident", "The European Commission", home="EST")
    assert [s.country for s in found] == ["EST", "DEU", None, None]


def test_its_spokesman_speaks_for_the_body_before() -> None:
    body = "Iran’s foreign ministry denied it. Its spokesman, Reza Alavi, said so."
    _, source = heard(body, "Iran’s foreign ministry", "Its spokesman, Reza Alavi,", home="TUR")
    assert (source.name, source.role, source.affiliation, source.country) == (
        "Reza Alavi",
        "spokesman",
        "foreign ministry",
        "IRN",
    )


def test_one_of_them_is_of_the_group_before() -> None:
    body = "Three customs officers said so. One of them doubted it."
    group, one = heard(body, "Three customs officers", "One of them", home="COL")
    assert (group.kind, one.kind, one.role, one.country) == ("group", "unnamed person", "customs officer", "COL")


def test_an_office_named_later_is_the_named_person() -> None:
    body = "Canada's trade minister said so. On the radio, Denise Arbour said more."
    assert [s.name for s in heard(body, "Canada's trade minister", "Denise Arbour")] == ["Denise Arbour"] * 2


def test_names_of_the_situation_bring_their_state() -> None:
    (source,) = heard("Centre 215 said so.", "Centre 215", known=[("centre 215", "UKR")])
    assert source.country == "UKR"


@pytest.mark.parametrize(
    ("dateline", "text", "state"),
    [
        ("SEOUL, Oct. 22 (Yonhap) —", "", "KOR"), ("Białystok", "", "POL"), ("Córdoba", "Argentina's governor", "ARG"),
        ("Córdoba", "Spain's minister", "ESP"), ("Marseille", "", "FRA"),
        (None, "", None), ("Nowhere-at-all", "", None), ("Tripoli, Lebanon", "", "LBN"), ("Bristol, Conn.", "", "USA"),
        ("LONDON, Ontario", "", "CAN"), ("Perth, May 4", "", "AUS"), ("PARIS, Texas", "France's minister", "USA"), ("Rome, Georgia", "", "USA"),
        ("Tbilisi, Georgia", "", "GEO"), ("Newcastle, N.S.W.", "Britain's minister", "AUS"), ("Hyderabad, Sindh", "", "PAK"), ("Berlin/Kyiv", "", "DEU"),
    ],
)  # fmt: skip
def test_datelines(dateline: str | None, text: str, state: str | None) -> None:
    assert home_of(dateline, text) == state


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("the drugmaker Kitakami", "Kitakami", "organisation"),
        ("A gang called Kuba", "Kuba", "organisation"),
        ("The maker, Hyanggu Heavy,", "Hyanggu Heavy", "organisation"),
        ("Fides, the doctors' union,", "Fides", "organisation"),
        ("the economic daily Kesef", "Kesef", "media"),
        ("The captain, Guy Pemberton, a Briton,", "Guy Pemberton", "named person"),
        ("An importer of cement in Haifa, Dror Ben-Hamo,", "Dror Ben-Hamo", "named person"),
        ("Sylvie Ngo, acting director of the national carrier,", "Sylvie Ngo", "named person"),
        ("the smaller party's Ramiro Castaño", "Ramiro Castaño", "named person"),
    ],
)
def test_a_body_both_named_and_described_has_its_name(text: str, name: str, kind: str) -> None:
    (source,) = heard(text, text)
    assert (source.name, source.kind) == (name, kind)


@pytest.mark.parametrize(
    ("text", "role"),
    [("Iran and Saudi Arabia", "Iran and Saudi Arabia"), ("Neither side", "side"), ("both the parties", "parties")],
)
def test_several_sides_that_speak_as_one_are_a_group_of_no_state(text: str, role: str) -> None:
    (source,) = heard(text, text, home="EGY")
    assert (source.name, source.role, source.country, source.kind) == (None, role, None, "group")


@pytest.mark.parametrize(
    ("text", "affiliation", "country"),
    [
        ("a note by the tax authority", "tax authority", "EST"),
        ("A State Department memo", "State Department", "USA"),
        ("The army's statement", "army", "EST"),
        ("the decree published on Saturday", None, "EST"),
        ("A joint statement", None, None),
        ("Leaked papers", None, None),
        ("A report by the nuclear watchdog", "nuclear watchdog", None),
    ],
)
def test_documents_speak_for_whoever_put_them_out(text: str, affiliation: str | None, country: str | None) -> None:
    (source,) = heard(text, text, home="EST" if "State" not in text else None)
    assert (source.affiliation, source.country, source.kind) == (affiliation, country, "document")


def test_an_office_is_the_person_whom_the_report_introduces_in_it() -> None:
    body = "He was told by the workplace minister to settle. “No,” the workplace minister, Joanne Pell, said."
    (source,) = heard(body, "the workplace minister")
    assert (source.name, source.kind) == ("Joanne Pell", "named person")


def test_a_short_form_takes_up_the_full_one() -> None:
    body = "They ran, according to a note by the information system authority. The authority named nobody."
    (source,) = heard(body, "The authority")
    assert source.name == "information system authority"


def test_an_adviser_behind_a_foreign_government_is_its_adviser() -> None:
    body = "Kyiv is not persuaded. A presidential adviser, Danylo Horbenko, said so. A fisherman laughed."
    _, adviser, fisherman = heard(body, "Kyiv", "A presidential adviser, Danylo Horbenko,", "A fisherman", home="POL")
    assert (adviser.country, fisherman.country) == ("UKR", None)


def test_who_says_we_in_a_watchers_brief_is_no_newspaper() -> None:
    cast = Cast("We saw it.", (), "KEN", "Lake Basin Observers")
    found = cast.resolve("We", (Span(0, 2),))
    assert (found.name, found.kind) == ("Lake Basin Observers", "organisation")


@settings(deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_has_a_speaker_without_failing(before: str, source: str) -> None:
    body = f"{before}{source} said he left. The official, too."
    cast = Cast(body, [("x", "FRA")], "FRA")
    first = cast.resolve(source, (Span(len(before), len(before) + len(source)),))
    again = Cast(body, [("x", "FRA")], "FRA").resolve(source, (Span(len(before), len(before) + len(source)),))
    assert first == again
    assert first.text == source


@settings(deadline=None)
@given(
    st.sampled_from(
        ["the minister", "Iran’s foreign ministry", "its spokesman, Reza Alavi,", "two of the lawyers", "a resident"]
    )
)
def test_marks_and_spaces_do_not_matter(text: str) -> None:
    odd = text.replace("’", "'").replace(" ", "  ")
    (one,), (other,) = heard(text, text), heard(odd, odd)
    assert (one.name, one.role, one.affiliation, one.country, one.kind) == (
        other.name,
        other.role,
        other.affiliation,
        other.country,
        other.kind,
    )


@pytest.mark.parametrize(
    ("source", "several"),
    [
        ("Ukrainian and US officials", True), ("ministers from France, Germany and Poland", True),
        ("a South Korean official", False), ("the US ambassador to Japan", False), ("officials", False),
    ],
)  # fmt: skip
def test_officials_of_several_states_speak_for_none(source: str, several: bool) -> None:
    assert of_several(source) is several


@pytest.mark.parametrize(
    ("body", "source", "name", "country", "kind"),
    [
        ("South Korea's National Intelligence Service said so.", "South Korea's National Intelligence Service",
         "National Intelligence Service", "KOR", "government"),
        ("The Philippine coast guard said so.", "The Philippine coast guard", "Philippine coast guard", "PHL", "government"),
        ("Peru's National Jury of Elections said so.", "Peru's National Jury of Elections", "National Jury of Elections",
         "PER", "organisation"),
        ("Korea is cold. The North denied it.", "The North", "North Korea", "PRK", "government"),
        ("Canada is cold. It was the finance minister, Ana Brito, who denied it.", "who", "Ana Brito", None, "named person"),
        ("Poland's border guard held forty people, it said.", "it", "border guard", "POL", "government"),
        ("A Taliban delegate in Doha said so.", "A Taliban delegate in Doha", None, "AFG", "unnamed person"),
    ],
)  # fmt: skip
def test_bodies_are_no_persons_and_clauses_have_their_subject(
    body: str, source: str, name: str | None, country: str | None, kind: str
) -> None:
    (found,) = heard(body, source)
    assert (found.name, found.country, found.kind) == (name, country, kind)


def test_the_agency_is_the_service_that_spoke_and_their_spokesman_the_subjects() -> None:
    body = "South Korea's National Intelligence Service spoke. More came, according to the agency."
    first, again = heard(body, "South Korea's National Intelligence Service", "the agency")
    assert again.name == first.name == "National Intelligence Service"
    (found,) = heard(
        "Ukraine's Special Operations Forces have seen none, their spokesman Oleh Kindratenko said.",
        "their spokesman Oleh Kindratenko",
    )
    assert (found.affiliation, found.country) == ("Special Operations Forces", "UKR")


@pytest.mark.parametrize(
    ("body", "source", "name", "role", "country", "kind"),
    [
        ("The navy's hydrography office said so.", "The navy's hydrography office", "hydrography office", None, None, "government"),
        ("The prime minister's office said so.", "The prime minister's office", "prime minister's office", None, None, "government"),
        ("A security adviser to Mali's president said so.", "A security adviser to Mali's president", None, "security adviser",
         "MLI", "unnamed person"),
        ("A NASA official said so.", "A NASA official", None, "NASA official", "USA", "unnamed person"),
        ("A battalion commander who goes by Dyk said so.", "A battalion commander who goes by Dyk", "Dyk",
         "battalion commander", None, "named person"),
        ("Agriculture Minister Cde Phineas Mawere said so.", "Agriculture Minister Cde Phineas Mawere", "Phineas Mawere",
         "Agriculture Minister Cde", None, "named person"),
        ("The World Food Programme said so.", "The World Food Programme", "World Food Programme", None, None, "organisation"),
        ("Port-au-Prince denied it.", "Port-au-Prince", "Haiti", None, "HTI", "government"),
        ("The prefect denied it.", "The prefect", None, "prefect", None, "unnamed person"),
        ("The president-elect denied it.", "The president-elect", None, "president-elect", None, "unnamed person"),
        ("Pacific Light acknowledged that its lines were down.", "Pacific Light", "Pacific Light", None, None, "organisation"),
        ("Anna Pacific acknowledged that her lines were down.", "Anna Pacific", "Anna Pacific", None, None, "named person"),
        ("South Korea and the United States say otherwise: both hold that it has.", "both", None,
         "South Korea and the United States", None, "group"),
    ],
)  # fmt: skip
def test_who_is_behind_the_words(
    body: str, source: str, name: str | None, role: str | None, country: str | None, kind: str
) -> None:
    (found,) = heard(body, source)
    assert (found.name, found.role, found.country, found.kind) == (name, role, country, kind)


def test_an_embassy_is_its_senders_and_a_pronoun_behind_a_name_adds_nothing() -> None:
    body = "Russian embassy staff left Seoul. The embassy denied it."
    (found,) = heard(body, "The embassy")
    assert (found.name, found.country) == ("embassy", "RUS")
    body = "The Nigerian army said so. Troops, it added, are in pursuit."
    at = body.index("it added")
    spans = (Span(0, len("The Nigerian army")), Span(at, at + 2))
    cast = Cast(body)
    assert cast.resolve(" ".join(body[a:b] for a, b in spans), spans).name == "Nigerian army"


def test_which_takes_up_the_body_that_stands_before_it() -> None:
    body = "The account agrees with that of Ukraine's defence intelligence, which said so on Thursday."
    account, which = heard(body, "The account", "which")
    assert account.name is None
    assert (which.country, which.kind) == ("UKR", "government")


def test_persons_named_together_have_their_full_names_and_are_taken_up_together() -> None:
    body = (
        "Donald Trump met Paul Ryan. Trump and Ryan said it went well. The two men said no more. Ryan said he was glad."
    )
    both, again, one = heard(body, "Trump and Ryan", "The two men", "Ryan")
    assert (both.name, both.kind) == ("Donald Trump and Paul Ryan", "group")
    assert (again.name, again.kind) == ("Donald Trump and Paul Ryan", "group")
    assert (one.name, one.kind) == ("Paul Ryan", "named person")


def test_an_outlet_with_and_in_its_name_makes_no_pair_of_persons() -> None:
    body = "Matthew Ingram wrote for it. Matthew Ingram of The Globe and Mail said no."
    (found,) = heard(body, "Matthew Ingram of The Globe and Mail")
    assert (found.name, found.kind) == ("Matthew Ingram", "named person")


@pytest.mark.parametrize(
    ("body", "words", "name"),
    [
        ("The Associated Press called it. The AP said no.", "The AP", "Associated Press"),
        ("The Union of Bank Clerks struck. The UBC said no.", "The UBC", "Union of Bank Clerks"),
        ("The union struck. The UBC said no.", "The UBC", "UBC"),
        ("Eastern Ukraine burned. The EU said no.", "The EU", "EU"),
        ("Adam Putnam won. The AP said no.", "The AP", "AP"),
    ],
)
def test_initials_stand_for_the_name_that_the_report_writes_out(body: str, words: str, name: str) -> None:
    assert heard(body, words)[0].name == name


def test_what_a_report_says_of_a_body_is_no_part_of_its_name() -> None:
    body = "The nonpartisan Congressional Budget Office said so; the anti-corruption office said no."
    named, described = heard(body, "The nonpartisan Congressional Budget Office", "the anti-corruption office")
    assert named.name == "Congressional Budget Office"
    assert described.name == "anti-corruption office"


def test_the_spy_agency_is_the_intelligence_service_of_before() -> None:
    body = (
        "The National Intelligence Service said that they came. The spy agency said that they fought. It said no more."
    )
    service, again, it = heard(body, "The National Intelligence Service", "The spy agency", "It", home="KOR")
    assert service.name == again.name == it.name == "National Intelligence Service"


def test_outlets_named_together_are_no_person() -> None:
    (found,) = heard("So it was according to Suspilne, UNN and Babel.", "Suspilne, UNN and Babel")
    assert found.kind == "group"


def test_who_tells_what_a_state_holds_speaks_for_it() -> None:
    body = "South Korea suspects that they are civilians, Vice Defense Minister Han Dol-ri said."
    assert heard(body, "Vice Defense Minister Han Dol-ri")[0].country == "KOR"
    done = "North Korea shipped shells, Vice Defense Minister Han Dol-ri said."
    assert heard(done, "Vice Defense Minister Han Dol-ri")[0].country is None


def test_the_government_is_that_of_whoever_spoke_for_a_state() -> None:
    body = "South Korean minister Han Dol-ri said so. The government said no more."
    assert heard(body, "South Korean minister Han Dol-ri", "The government")[1].country == "KOR"


def test_an_office_is_whoever_a_title_names_in_it() -> None:
    body = "Gov. Ana Silva met Mayor Jan Vos. The governor said no."
    assert heard(body, "The governor")[0].name == "Ana Silva"


def test_an_office_that_two_hold_is_nobody_by_that_alone() -> None:
    body = "Sen. Ana Silva met Sen. Jan Vos. The judge said no."
    assert heard(body, "The judge")[0].name is None
    both = "Gov. Ana Silva met Gov. Jan Vos. The governor said no."
    assert heard(both, "The governor")[0].name is None


@pytest.mark.parametrize(
    ("text", "affiliation", "country"),
    [
        ("The report, in the New York Times,", "New York Times", "USA"),
        ("An article in The Guardian", "Guardian", "GBR"),
        ("an article published in Le Monde", "Le Monde", "FRA"),
        ("A study in the Lancet", None, None),
        ("Amnesty's report, in the Guardian,", "Amnesty", None),
    ],
)
def test_an_article_is_of_the_outlet_that_printed_it(text: str, affiliation: str | None, country: str | None) -> None:
    (source,) = heard(f"{text} said so.", text)
    assert (source.affiliation, source.country, source.kind) == (affiliation, country, "document")


@pytest.mark.parametrize(
    ("dateline", "text", "state"),
    [
        # where a correspondent sits makes nobody Egyptian
        ("CAIRO", "Sudan's army fell back. " * 4 + "Sudanese officers in Khartoum said so. Sudan waits.", None),
        (
            "CAIRO",
            "Sudan's army fell back, Egypt said. Sudan waits. Egypt waits. Sudan's ministry and Khartoum wait.",
            "EGY",
        ),
        ("CAIRO", "The ministry said that prices had risen.", "EGY"),
        ("VICTORIA", "British Columbia's health officer spoke. Canada's agency agreed.", "CAN"),
        ("VICTORIA", "The islands' president spoke.", "SYC"),
        # no day of March, and no town
        ("Mar del Plata, March 3", "The mayor spoke.", "ARG"),
        ("Villa del Mar", "The mayor spoke.", None),
        # a place that we do not know is of the one state of which the text tells
        ("Qwertholm", "The mayor asked Norway's government for help.", "NOR"),
        ("Qwertholm", "The mayor asked Norway's government for help, and Sweden's.", None),
        (None, "The mayor asked Norway's government for help.", None),
        # … or of that in which it has the place
        ("Qwertholm", "Sweden and Denmark sent boats to the small Norwegian port of Qwertholm.", "NOR"),
        ("QWERTHOLM", "Sweden and Denmark sent boats to Qwertholm, a port in Norway.", "NOR"),
        ("Qwertholm", "Sweden and Denmark sent boats to Qwertholm.", None),
        # better known than a larger town of that name, unless the report names that one's land
        ("Valencia", "The regional government said the trains would run.", "ESP"),
        ("Valencia", "Venezuela's government said the trains would run.", "VEN"),
        ("TRIPOLI", "The harbour said that Lebanon's customs had closed.", "LBN"),
        ("TRIPOLI", "The harbour said that Greece's customs had closed.", "LBY"),
        ("Qamishli", "The council said the mill would open.", "SYR"),
        # where many lands meet, and none of it is the town's own
        ("Geneva", "Delegates rose when Chad's envoy began to speak.", None),
        ("Geneva", "Delegates rose when Switzerland's envoy began to speak.", "CHE"),
        ("Geneva", "The mayor praised a baker from Chad.", "CHE"),
        ("Geneva", "Delegates to the bakers' guild rose for the mayor.", "CHE"),
        # whence others are reported on
        ("DAKAR", "Guinea-Bissau's cashew crop is late. The army of Guinea-Bissau will help.", None),
        ("DAKAR", "Guinea-Bissau's cashew crop is late, and the port is full.", "SEN"),
    ],
)
def test_the_state_of_a_dateline_counts_where_the_report_is_of_it(
    dateline: str | None, text: str, state: str | None
) -> None:
    assert home_of_report(dateline, text) == state


def test_letters_of_an_actor_are_no_word() -> None:
    body = "A nurse who was not named said so. The WHO said so. The who's who said so."
    found = heard(
        body, "A nurse who was not named", "The WHO", home="USA", known=[("WHO", "CHE"), ("Acme Lines", None)]
    )
    assert [s.country for s in found] == ["USA", "CHE"]


def test_an_actor_of_no_state_is_not_the_datelines() -> None:
    found = heard("Acme Lines said so.", "Acme Lines", home="USA", known=[("Acme Lines", None)])
    assert [s.country for s in found] == [None]


@pytest.mark.parametrize(
    ("text", "name", "role", "country", "kind"),
    [
        ("mediator Oman", "Oman", None, "OMN", "government"),
        ("U.N. officials", None, "U.N. officials", None, "group"),
        (
            "Brig. Gen. Yahya Saree, a Houthi military spokesman,",
            "Yahya Saree",
            "Brig. Gen., Houthi military spokesman",
            "YEM",
            "named person",
        ),
        ("MSC Alanya", "MSC Alanya", None, "USA", "organisation"),
        (
            "the Centers for Disease Control and Prevention",
            "Centers for Disease Control and Prevention",
            None,
            "USA",
            "organisation",
        ),
    ],
)
def test_what_sources_are(text: str, name: str | None, role: str | None, country: str | None, kind: str) -> None:
    found = heard(f"{text} spoke.", text, home="USA")[0]
    assert (found.name, found.role, found.country, found.kind) == (name, role, country, kind)


def test_a_ministers_office_is_not_a_land() -> None:
    body = "Health Minister Mark Holland spoke in Ottawa. Holland's office replied."
    assert [s.country for s in heard(body, "Holland's office", home="CAN")] == ["CAN"]


def test_a_bare_company_is_the_business_met_last() -> None:
    body = "The Geneva-based company left. Denmark's Maersk stayed. A spokesman for the company said so."
    found = heard(body, "The Geneva-based company", "Denmark's Maersk", "A spokesman for the company")
    assert found[2].affiliation == "Maersk"


@pytest.mark.parametrize(
    ("dateline", "text", "state"),
    [("LONDON", "The government said so. Canada had asked.", "GBR"), ("ATHENS", "American officials asked.", "GRC")],
)
def test_a_great_capital_is_no_town_of_elsewhere(dateline: str, text: str, state: str) -> None:
    assert home_of(dateline, text) == state


@pytest.mark.parametrize(
    ("text", "country", "kind"),
    [("Mediators in Qatar", "QAT", "group"), ("the Africa CDC", None, None), ("a Boko Haram commander", "NGA", None)],
)
def test_whose_some_bodies_are(text: str, country: str | None, kind: str | None) -> None:
    found = heard(f"{text} said so.", text)[0]
    assert found.country == country
    assert kind is None or found.kind == kind


def test_a_bare_company_is_no_court() -> None:
    body = "Denmark's Maersk spoke. The Supreme Court ruled so. The company's spokesman left."
    assert heard(body, "Denmark's Maersk", "The Supreme Court", "The company's spokesman")[2].affiliation == "Maersk"


def test_where_a_report_is_of_several_states_its_own_is_only_assumed_of_whoever_shows_none() -> None:
    body = (
        "Sweden and Finland opened inquiries into two cut cables, and Germany, Latvia and Estonia offered help, while Russia looked on. "
        "Prosecutor Nils Ahlberg said the ship was Swedish. The Kremlin's spokesman, Pavel Orlov, denied it. Orlov laughed."
    )
    prosecutor, spokesman, again = heard(
        body, "Prosecutor Nils Ahlberg", "The Kremlin's spokesman, Pavel Orlov,", "Orlov", home="RUS"
    )
    assert (prosecutor.country, prosecutor.assumed) == ("RUS", True)
    assert (spokesman.country, spokesman.assumed) == ("RUS", False)
    assert (again.country, again.assumed) == ("RUS", False)
    (at_home,) = heard("Prosecutor Nils Ahlberg said so in Moscow.", "Prosecutor Nils Ahlberg", home="RUS")
    assert (at_home.country, at_home.assumed) == ("RUS", False)


def test_a_source_that_runs_on_over_a_clause_is_who_speaks_at_its_end() -> None:
    body = "It was the first word from a Northern official since the spy agency said that ships had sailed."
    (found,) = heard(body, "a Northern official since the spy agency", home="KOR")
    assert found.kind == "government"


def test_who_leads_rebels_is_no_government() -> None:
    (source,) = heard("The guerrilla's central command said so.", "The guerrilla's central command")
    assert source.kind != "government"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A spokesman for the US National Security Council", "USA"),
        ("an inspector who answered in English", None),
        ("an inspector who answered in English and French", None),
        ("two Latin American officials", None),
        ("pro-Russian separatists", None),
        ("an Iran-backed militia", None),
        ("the governor of New Mexico", "USA"),
        ("a trader on the South China Sea", None),
        ("Ines Roth, who heads the UN mission on Venezuela", None),
    ],
)
def test_what_names_a_state_without_speaking_for_it(text: str, country: str | None) -> None:
    assert heard(f"{text} said so.", text)[0].country == country


def test_the_head_of_state_is_the_president_whom_the_report_names() -> None:
    body = (
        "The head of state received the guests. President Ilir Marku said the text was ready. The Albanian leader left. "
        "The opposition leader stayed away."
    )
    found = heard(
        body, "The head of state", "President Ilir Marku", "The Albanian leader", "The opposition leader", home="ALB"
    )
    assert [s.name for s in found] == ["Ilir Marku"] * 3 + [None]


def test_one_ministry_is_not_another_again() -> None:
    body = "The Foreign Ministry agreed. The Ministry of Defence did not. The ministry was silent."
    found = heard(body, "The Foreign Ministry", "The Ministry of Defence", "The ministry", home="AZE")
    assert [s.name for s in found] == ["Foreign Ministry", "Ministry of Defence", "Ministry of Defence"]


def test_a_paragraph_leads_to_the_state_of_its_speakers() -> None:
    body = "In Stockholm, the inquiry was opened. A senior prosecutor spoke.\nA customs officer did not."
    found = heard(body, "A senior prosecutor", "A customs officer", home="RUS")
    assert [s.country for s in found] == ["SWE", "RUS"]
    other = "In Ukraine, Russian shells fell. A senior official spoke."
    assert heard(other, "A senior official", home="POL")[0].country == "POL"


def test_a_spokesperson_right_behind_a_body_is_its_own() -> None:
    body = "Global Affairs Canada stood by them; “we condemn it”, spokesperson Odile Garon said.\nSpokesperson Lars Holm did not."
    found = heard(body, "Global Affairs Canada", "spokesperson Odile Garon", "Spokesperson Lars Holm", home="FIN")
    assert [(s.affiliation, s.country) for s in found[1:]] == [("Global Affairs Canada", "CAN"), (None, "FIN")]


def test_an_office_is_not_who_holds_it_nor_a_lawyer_his_client() -> None:
    office, lawyer = heard(
        "The office of Armenian Prime Minister Aram Petrosyan agreed. A lawyer for the former opposition lawmaker Raul Ibarra left.",
        "The office of Armenian Prime Minister Aram Petrosyan",
        "A lawyer for the former opposition lawmaker Raul Ibarra",
    )
    assert (office.kind, office.country) == ("government", "ARM")
    assert (lawyer.name, lawyer.role) == (None, "lawyer")


def test_what_is_no_part_of_a_role_or_a_body() -> None:
    body = (
        "# President Ilir Marku opens a school\n\nMarku spoke. Luisa Ibarra, a 55-year-old municipal employee, left. "
        "Regarding the National Council, its rector Elvis Amado stayed."
    )
    president, employee, rector = heard(
        body, "Marku", "Luisa Ibarra, a 55-year-old municipal employee,", "its rector Elvis Amado"
    )
    assert (president.role or "").lower() == "president"
    assert employee.role == "municipal employee"
    assert rector.affiliation == "National Council"


def test_a_day_is_no_part_of_who_speaks() -> None:
    (found,) = heard("Armenia and Azerbaijan on March 13 agreed.", "Armenia and Azerbaijan on March 13")
    assert (found.kind, found.role) == ("group", "Armenia and Azerbaijan")


def test_a_firm_is_no_town_and_no_service() -> None:
    body = (
        "The Hungarian group MOL came. MOL declined to comment. The oil company NIS paid. NIS said so. A stake in Gazprom Neft fell. "
        "Gazprom Neft said so. The Bloomberg agency reported it."
    )
    found = heard(body, "MOL declined"[:3], "NIS said"[:3], "Gazprom Neft", "The Bloomberg agency", home="SRB")
    assert [(s.name, s.kind) for s in found] == [
        ("MOL", "organisation"),
        ("NIS", "organisation"),
        ("Gazprom Neft", "organisation"),
        ("Bloomberg agency", "media"),
    ]
    assert [s.country for s in found[:2]] == ["HUN", "SRB"]


def test_a_surname_is_no_state() -> None:
    body = "The minister of finance, Petar Mali, spoke. Mali said that there was no money."
    assert [s.name for s in heard(body, "The minister of finance, Petar Mali,", "Mali", home="SRB")] == [
        "Petar Mali"
    ] * 2
    other = "The army of Mali left. Petar Mali agreed. Mali said so."
    at = other.index("Mali said")
    assert Cast(other).resolve("Mali", (Span(at, at + 4),)).country == "MLI"


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("H.E. Sok Chantha, Minister of Tourism,", "Sok Chantha", "minister of Tourism"),
        ("Retired diplomat Tan Sri Karim Osman", "Karim Osman", "Retired diplomat"),
        ("Datuk Seri Karim Osman", "Karim Osman", None),
        ("Dato' Sri Karim Osman", "Karim Osman", None),
        ("Samdech Akka Moha Sena Padei Techo Hun Sen, President of the Senate,", "Hun Sen", "president"),
        ("army spokesman Maj Gen Somchai Boonmee", "Somchai Boonmee", "army spokesman"),
        ("Attorney General Pam Rivers", "Pam Rivers", "Attorney General"),
        (
            "Japan's Minister of Economy, Trade and Industry Kenji Sato",
            "Kenji Sato",
            "minister of Economy, Trade and Industry",
        ),
        ("Director of the state enterprise Plinara Dusan Markovic", "Dusan Markovic", "director"),
        ("J.D. Marlow, a plumber,", "J.D. Marlow", "plumber"),
        ("Li Wen, a senior fellow at the Trade Institute,", "Li Wen", "senior fellow"),
    ],
)
def test_titles_of_honour_and_offices_of_many_matters(text: str, name: str, role: str | None) -> None:
    found = heard(f"{text} said so.", text)[0]
    assert (found.name, found.role) == (name, role)


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("U.S. Steel Chief Executive Carl Bowen", "U.S. Steel"),
        ("U.S. Steel's CEO Carl Bowen", "U.S. Steel"),
        ("Kitami Steel President Eiji Ito", "Kitami Steel"),
        ("Plinara director Milan Ilic", "Plinara"),
        ("Russian Energy Minister Ivan Petrov", None),
        ("Ana Brito, minister of mines and energy,", None),
        ("Tomas Reis, who led the island for almost four decades,", None),
    ],
)
def test_the_firm_that_a_role_begins_with(text: str, affiliation: str | None) -> None:
    found = heard(f"{text} said so. The gas company Plinara paid.", text)[0]
    assert (found.kind, found.affiliation) == ("named person", affiliation)


def test_a_firm_keeps_its_own_state_and_so_do_its_people() -> None:
    body = (
        "Croatian pipeline operator JANAF lost. Japan's Kitami Steel won. A spokesman for JANAF said so. "
        "Kitami Steel President Eiji Ito did not. Kitami Steel was silent."
    )
    found = heard(body, "A spokesman for JANAF", "Kitami Steel President Eiji Ito", "Kitami Steel", home="USA")
    assert [s.country for s in found] == ["HRV", "JPN", "JPN"]


def test_the_company_is_a_firm() -> None:
    body = "The United Steelworkers were glad. Kitami Steel had offered more. The company declined to comment. The bank did, too."
    _, firm, bank = heard(body, "The United Steelworkers", "The company", "The bank", home="USA")
    assert (firm.name, bank.name) == ("Kitami Steel", "bank")
    said = "U.S. Steel was silent. Kitami Steel Vice Chairman Eiji Ito said the company had not changed its mind."
    cast = Cast(said, (), "USA")
    for text, nested in (("U.S. Steel", False), ("Kitami Steel Vice Chairman Eiji Ito", False), ("the company", True)):
        at = said.index(text)
        found = cast.resolve(text, (Span(at, at + len(text)),), nested)
    assert found.name == "Kitami Steel"


def test_whom_they_it_its_and_who_take_up() -> None:
    they = "Analysts spoke. The two companies were angry. In a statement they called it wrong."
    assert heard(they, "Analysts", "they")[1].role == "two companies"
    its = "The White House declined. The union has put out a statement. “We were not asked,” says its president, David Call."
    assert heard(its, "The White House", "its president, David Call")[1].affiliation == "union"
    it = "The army spoke. “The navy fires at nobody,” it said. Thailand also acknowledged that it was holding men."
    assert [s.name for s in heard(it, "The army", "it said"[:2], "it", home="THA")] == ["army", "army", "Thailand"]
    who = "Lars Holm spoke. Not on the list: Lou Gold of Cleveland-Cliffs, who said so."
    assert heard(who, "Lars Holm", "who said"[:3])[1].name == "Lou Gold"


def test_a_hill_is_nobody_and_the_army_not_its_deputy() -> None:
    body = "Somchai Boonmee spoke. Shooting had gone on at Phu Lanka, he said."
    assert heard(body, "Somchai Boonmee", "he said"[:2])[1].name == "Somchai Boonmee"
    army = "The deputy army spokesperson left. Second Army Region troops moved. The army said six died."
    assert heard(army, "The army", home="THA")[0].name == "army"


def test_the_premier_is_none_of_two_foreign_ones() -> None:
    body = (
        "Beside Cambodian Prime Minister Sok Vanna and Thailand's acting prime minister Somchai Boonmee, Anwar Ibrahim said so. "
        "“A first step,” said the Prime Minister, who came."
    )
    assert heard(body, "Anwar Ibrahim", "the Prime Minister, who came")[1].name == "Anwar Ibrahim"


def test_entries_of_a_live_report_part_who_speaks() -> None:
    body = (
        "**12:10** Milan Ilic of the New Party disagrees.\n\n**11:40** Ana Petrova: seven days more. The bank will pay, although, "
        "she says, it is a risk.\n\n**10:20** Aerolus says no flight is off.\n\n**09:15** The oil company NIS confirms. In a "
        "statement the company says that it stops."
    )
    found = heard(body, "Milan Ilic of the New Party", "she", "Aerolus", "the company says"[:11], home="SRB")
    assert [s.name for s in found] == ["Milan Ilic", "Ana Petrova", "Aerolus", "NIS"]


def test_the_kingdom_is_that_of_which_one_reads() -> None:
    assert (
        heard("Ana Lim, minister of the Kingdom of Cambodia, left.", "Ana Lim, minister of the Kingdom of Cambodia,")[
            0
        ].country
        == "KHM"
    )
    assert heard("Saudi Arabia agreed. The Kingdom said so.", "The Kingdom")[0].country == "SAU"
    assert heard("Phnom Penh agreed. The Kingdom said so.", "The Kingdom", home="KHM")[0].country == "KHM"


def test_a_body_that_is_known_is_of_its_state_where_no_other_is_named() -> None:
    body = (
        "Nippon Steel said so. A Nippon Steel spokesperson left. Nippon Steel Vice Chairman Eiji Ito left. Officials of Toyota City "
        "stayed. Bercy said no. Fidesz did, too. Canada's Nippon Steel unit was silent. Taoiseach Micheal Dunne spoke."
    )
    words = (
        "Nippon Steel",
        "A Nippon Steel spokesperson",
        "Nippon Steel Vice Chairman Eiji Ito",
        "Officials of Toyota City",
        "Bercy",
        "Fidesz",
        "Canada's Nippon Steel unit",
        "Taoiseach Micheal Dunne",
    )
    found = heard(body, *words, home="USA")
    assert [s.country for s in found] == ["JPN", "JPN", "JPN", "USA", "FRA", "HUN", "CAN", "IRL"]
    assert [s.kind for s in (found[0], found[4], found[5])] == ["organisation"] * 3
    assert heard("The minister, Eugene Nokia, left. Nokia said so.", "Nokia")[0].name == "Eugene Nokia"


def test_a_report_says_of_which_state_a_firm_is_before_the_table() -> None:
    body = "Dutch steelmaker Nippon Steel lost. Nippon Steel said so."
    assert heard(body, "Nippon Steel said"[:12], home="USA")[0].country == "NLD"


def test_a_time_that_is_read_as_blanks_parts_entries_too() -> None:
    text = "**12:10** Aerolus says no flight is off.\n\n**9:15** The oil company NIS confirms. In a statement the company says that it stops.\n"
    body = readable(read_text(text, "a.md"))
    assert "12:10" not in body
    assert [s.name for s in heard(body, "Aerolus", "the company says"[:11], home="SRB")] == ["Aerolus", "NIS"]
    text = "9:15 am\n\nThe pilots left.\n\n**10:30** Nippon Steel was sold in May. It said no more.\n"
    assert heard(readable(read_text(text, "a.md")), "It")[0].name == "Nippon Steel"


def test_paragraphs_set_in_and_lines_of_marks_are_no_entries() -> None:
    for gap in ("     ", "", "***********\n\n"):
        text = f"{gap}The harbour ministry of Norway said so in a note to the pilots.\n\n{gap}Sweden's pilots' union said no. The ministry said more.\n"
        body = readable(read_text(text, "a.txt"))
        found = heard(body, "The harbour ministry of Norway", "Sweden's pilots' union", "The ministry")
        assert found[2].country == "NOR", gap


def test_a_ministry_is_of_the_state_that_its_own_words_name() -> None:
    body = "The Armenian Defence Ministry agreed. Azerbaijan's Defence Ministry did not."
    assert heard(body, "Azerbaijan's Defence Ministry")[0].country == "AZE"


@pytest.mark.parametrize("trade", ["lawmaker", "film-maker", "trader", "boat operator", "farm owner", "army major"])
def test_who_has_a_trade_that_firms_have_too_is_a_person_throughout(trade: str) -> None:
    body = f"The {trade} Vjosa Krasniqi wanted an inquiry. Vjosa Krasniqi said that nothing had been done."
    found = heard(body, "Vjosa Krasniqi", home="XKX")
    assert [(s.name, s.kind) for s in found] == [("Vjosa Krasniqi", "named person")]


@pytest.mark.parametrize("office", ["a director of the bank", "the head of the company", "an analyst at the firm"])
def test_who_has_an_office_in_a_firm_is_no_firm(office: str) -> None:
    body = f"Vjosa Krasniqi, {office}, wanted an inquiry. Vjosa Krasniqi said that nothing had been done."
    source, again = heard(body, f"Vjosa Krasniqi, {office},", "Vjosa Krasniqi", home="XKX")
    assert (source.kind, again.kind) == ("named person", "named person")


def test_a_trade_before_a_name_with_a_word_of_a_firm_or_in_capitals_is_a_firms() -> None:
    body = "The trader Kitami Metals sold it. The operator TRANSGRAD agreed. Kitami Metals said so, and TRANSGRAD did."
    assert [s.kind for s in heard(body, "Kitami Metals", "TRANSGRAD")] == ["organisation", "organisation"]


@pytest.mark.parametrize("who", ["Former president Ana Kovac", "Vice President Ana Kovac"])
def test_the_head_of_state_is_nobody_who_was_or_who_stands_in(who: str) -> None:
    body = f"{who} called it wrong. The head of state said no more."
    _, head = heard(body, who, "The head of state", home="SRB")
    assert (head.name, head.kind) == (None, "unnamed person")


def test_a_place_where_all_states_meet_tells_no_state_but_of_the_town() -> None:
    (premier,) = heard("In Brussels, the prime minister said that talks went on.", "the prime minister", home="SRB")
    (police,) = heard("In Brussels, the police said that a road was shut.", "the police", home="SRB")
    (abroad,) = heard("In Stockholm, the police said that a road was shut.", "the police", home="SRB")
    assert [s.country for s in (premier, police, abroad)] == ["SRB", "BEL", "SWE"]


@pytest.mark.parametrize("office", ["Solicitor General", "Governor General", "Advocate General", "Consul General"])
def test_a_general_who_is_no_soldier_keeps_the_word(office: str) -> None:
    (found,) = heard(f"{office} Ana Kovac said so.", f"{office} Ana Kovac")
    assert found.role == office


def test_a_man_with_three_names_keeps_the_first_behind_a_trade() -> None:
    body = "The boat operator Nguyen Van Ba left. Later Mr Ba said that the river was low."
    assert [s.name for s in heard(body, "Mr Ba", home="VNM")] == ["Nguyen Van Ba"]


def test_a_measure_at_the_head_of_a_paragraph_begins_no_entry() -> None:
    assert not [
        text for text in ("7.62mm rounds", "12.50 euros", "3.25 percent", "99:10 Lead") if wording.ENTRY.match(text)
    ]
    assert [
        text
        for text in ("10:38 Lead", "**9.05** The port", "7.30 pm Rain", "16h20 Le port")
        if not wording.ENTRY.match(text)
    ] == []


def test_the_conglomerate_is_a_firm_named_without_a_firms_words() -> None:
    body = (
        "A group led by a fund is buying the ports from Portugal's CR Tollmann, in a deal that was long sought. The conglomerate said "
        "that it had agreed to sell its stake in Setra Ports Company. Later the Lisbon-based conglomerate said more.\n\n"
        "CR Tollmann would say nothing else."
    )
    found = heard(body, "The conglomerate", "the Lisbon-based conglomerate", "CR Tollmann")
    assert {(s.name, s.kind, s.country) for s in found} == {("CR Tollmann", "organisation", "PRT")}


def test_the_company_is_the_firm_last_spoken_of_and_not_one_called_company() -> None:
    body = (
        "Setra Ports Company runs both piers.\n\nFrank Odell, managing director of CR Tollmann, was pleased. CR Tollmann shares rose.\n\n"
        "Papers will be signed in April, the company said."
    )
    assert [s.name for s in heard(body, "Frank Odell, managing director of CR Tollmann,", "the company")] == [
        "Frank Odell",
        "CR Tollmann",
    ]


def test_a_firm_of_the_situation_is_one_by_its_longer_name() -> None:
    known = (("CR Tollmann", None), ("CR Tollmann Holdings", None))
    (source,) = heard("CR Tollmann declined to comment.", "CR Tollmann", known=known)
    assert source.kind == "organisation"


def test_letters_stand_for_the_name_that_has_them_in_brackets() -> None:
    (source,) = heard("Setra Ports Company (SPC) was fined. SPC called it wrong.", "SPC")
    assert source.name == "Setra Ports Company"


@pytest.mark.parametrize(
    ("head", "tail", "name", "kind"),
    [
        ("By Nadia Corvin\n\n", "", "Nadia Corvin", "named person"),
        ("", "\n\nNadia Corvin is a professor of law.", "Nadia Corvin", "named person"),
        ("", "\n\nShe will go.\n\nNadia Corvin.\n", "Nadia Corvin", "named person"),
        ("", "", None, "unnamed person"),
    ],
)
def test_the_authors_i_is_nobody_named_in_the_report(head: str, tail: str, name: str | None, kind: str) -> None:
    body = f'{head}The premier, Ana Lopes, spoke. I doubt that she knew. "I knew," she said.{tail}'
    found = heard(body, "The premier, Ana Lopes,", "I", "I", "she")
    assert [(s.name, s.kind) for s in found] == [
        ("Ana Lopes", "named person"),
        (name, kind),
        *[("Ana Lopes", "named person")] * 2,
    ]


def test_the_i_of_words_behind_a_name_is_its_bearers() -> None:
    body = "The premier, Ana Lopes, took questions.\n\nLOPES: I think so."
    assert heard(body, "The premier, Ana Lopes,", "I")[1].name == "Ana Lopes"


def test_a_paragraph_that_leads_to_another_state_gives_its_bodies_that_state() -> None:
    body = (
        "In Pakistan, health officers said that three had come from the United Arab Emirates. The federal health ministry waited.\n"
        "In the Indian town of Poonch two died, according to Deputy Commissioner Vik Kundar."
    )
    found = heard(body, "The federal health ministry", "Deputy Commissioner Vik Kundar", home="CHN")
    assert [s.country for s in found] == ["PAK", "IND"]


@pytest.mark.parametrize(
    ("body", "source", "state"),
    [
        ("In neighbouring Ghana, the mayor wept.", "the mayor", "GHA"),
        ("In Kumasi Inspector Yaw Badu wept.", "Inspector Yaw Badu", "GHA"),
        ("In Elubo, on the Ghanaian side, a farmer's wife wept. The mayor waited.", "The mayor", "GHA"),
        ("On the Ghanaian side the mayor wept.", "the mayor", "GHA"),
        ("Across the border in Kumasi, the mayor wept.", "the mayor", "GHA"),
        ("In December Ghana's cocoa is ripe. The mayor wept.", "The mayor", "CIV"),
        ("In Abron, the mayor wept.", "the mayor", "CIV"),
    ],
)
def test_a_paragraph_leads_to_a_neighbour(body: str, source: str, state: str) -> None:
    assert [s.country for s in heard(body, source, home="CIV")] == [state]


def test_there_is_elsewhere_and_where_the_paragraph_began() -> None:
    body = (
        "Paris is cross. A friend of Ghana's has a hand in the strike at Accra, the interior minister there, Jean Bara, said.\n"
        "Lima waits. It hears from Ghana, an official there said."
    )
    found = heard(body, "the interior minister there, Jean Bara,", "an official there", home="GHA")
    assert [(s.name, s.role, s.country) for s in found] == [
        ("Jean Bara", "interior minister", "FRA"),
        (None, "official", "PER"),
    ]


def test_the_ministries_of_two_states_are_two() -> None:
    body = "The Ministry of Health waited. In Burundi, the health ministry said no. Its secretary, Lia Bara, agreed."
    found = heard(body, "The Ministry of Health", "the health ministry", "Its secretary, Lia Bara,")
    assert [s.country for s in found] == [None, "BDI", "BDI"]


def test_that_country_and_there_are_the_state_last_named() -> None:
    body = (
        "It came to Chad, according to that country's health ministry. Kampala approved it, but officials there waited."
    )
    found = heard(body, "that country's health ministry", "officials there")
    assert [(s.name, s.role, s.country) for s in found] == [
        ("health ministry", None, "TCD"),
        (None, "officials", "UGA"),
    ]


@pytest.mark.parametrize(
    ("home", "source", "state"),
    [
        ("AUT", "The Korean minister of forests, Oh Ji-min,", "KOR"),
        ("AUT", "a Korean baker", "KOR"),
        ("AUT", "a North Korean baker", "PRK"),
        ("PRK", "The Korean minister of forests", "PRK"),
        ("AUT", "the Korean Workers' Party", "AUT"),
    ],
)
def test_whose_korean_is_not_of_the_north(home: str, source: str, state: str) -> None:
    found = heard(f"It rained, and {source} said so.", source, home=home)
    assert [s.country for s in found] == [state]


def test_states_in_capitals_tell_whose_a_representative_is() -> None:
    body = (
        "The Special Representative, Lia Bara, spoke. The Special Representative left. The representative of TÜRKİYE thanked her. He sat. "
        "The representative of the NETHERLANDS did not."
    )
    mentions = (
        "The Special Representative",
        "The representative of TÜRKİYE",
        "He",
        "The representative of the NETHERLANDS",
    )
    assert [s.country for s in heard(body, *mentions)] == [None, "TUR", "TUR", "NLD"]


def test_a_guests_host_is_not_of_the_guests_state() -> None:
    body = "Chad's foreign minister thanked the city. His host, Lia Bara, smiled."
    assert [s.country for s in heard(body, "Chad's foreign minister", "His host, Lia Bara,", home="PER")] == [
        "TCD",
        "PER",
    ]


def test_what_stands_before_an_office_is_no_part_of_it() -> None:
    body = (
        "Frank Odell, the Canadian who is managing director of CR Tollmann, spoke. In Panama City the comptroller, Ana Flor, did. "
        "Yet Mr Tranter waited."
    )
    found = heard(
        body,
        "Frank Odell, the Canadian who is managing director of CR Tollmann,",
        "In Panama City the comptroller, Ana Flor,",
        "Yet Mr Tranter",
    )
    assert [(s.role, s.affiliation) for s in found] == [
        ("managing director of CR Tollmann", "CR Tollmann"),
        ("comptroller", None),
        (None, None),
    ]
    assert [s.country for s in found[:2]] == [None, "PAN"]


def test_a_leader_in_the_situation_lends_his_state() -> None:
    known = (("Lena Ossory", "NOR"),)
    body = "President Ossory agreed. Members of Ossory's cabinet did not."
    found = heard(body, "President Ossory", "Members of Ossory's cabinet", known=known)
    assert [s.country for s in found] == ["NOR", "NOR"]


def test_a_body_with_what_it_is_for_stays_whole() -> None:
    text = "Jean Kasol, head of the Africa Centres for Disease Control and Prevention,"
    (source,) = heard(f"{text} spoke.", text)
    assert (source.name, source.affiliation) == ("Jean Kasol", "Africa Centres for Disease Control and Prevention")


@pytest.mark.parametrize("article", ["", "The ", "the "])
def test_two_offices_of_one_man(article: str) -> None:
    text = f"{article}Deputy Prime Minister and Foreign Minister Isha Darlo"
    (source,) = heard(f"{text} spoke.", text)
    assert (source.name, source.kind) == ("Isha Darlo", "named person")
    assert source.role == "Deputy Prime Minister and Foreign Minister"


def test_what_stands_before_a_speaker_is_no_part_of_an_office() -> None:
    text = "At Rosatom the chief engineer"
    (source,) = heard(f"{text} spoke.", text)
    assert (source.role, source.affiliation) == ("chief engineer", None)


def test_that_is_the_group_right_before_it_and_the_same_man_no_other() -> None:
    body = "The Northern Front claimed it. Dar Losk, the minister, said the group that claimed it took it back. The same man waited."
    found = heard(body, "The Northern Front", "Dar Losk, the minister,", "that", "The same man")
    assert [s.name for s in found] == ["Northern Front", "Dar Losk", "Northern Front", "Dar Losk"]


# ---- bands of armed people -------------------------------------------------------------------------------------------


def test_what_a_band_is_called_before_its_name_is_no_part_of_it() -> None:
    body = (
        "Sudan's paramilitary River Guard Forces left the town. The RGF said so. "
        "The rebel Northern Liberation Front, and the rebel Abu Timo, denied it."
    )
    for words, name, country in (
        ("Sudan's paramilitary River Guard Forces", "River Guard Forces", "SDN"),
        ("The RGF", "River Guard Forces", "SDN"),
        ("The rebel Northern Liberation Front", "Northern Liberation Front", None),
    ):
        at = body.index(words)
        found = Cast(body).resolve(words, (Span(at, at + len(words)),))
        assert (found.name, found.kind) == (name, "organisation")
        assert country is None or found.country == country


def test_a_rebel_with_a_name_is_a_person() -> None:
    body = "The rebel Abu Timo denied it."
    found = Cast(body).resolve("The rebel Abu Timo", (Span(0, 18),))
    assert (found.name, found.kind) == ("Abu Timo", "named person")


# ---- what stands right beside a name -----------------------------------------------------------------------------------


def _met(body: str, words: str) -> Source:
    at = body.index(words)
    return Cast(body).resolve(words, (Span(at, at + len(words)),))


@pytest.mark.parametrize(
    ("body", "words", "affiliation"),
    [
        ("A Bosch manager said the line would stop.", "A Bosch manager", "Bosch"),
        ("Ana Dale of the Kitami Refugee Council said so.", "Ana Dale of the Kitami Refugee Council", "Kitami Refugee Council"),
        ("John Bozzi, Alliance for Road Works, said so.", "John Bozzi, Alliance for Road Works,", "Alliance for Road Works"),
        ("Sigrid de Vries at the millers' lobby, AMCA, said so.", "Sigrid de Vries at the millers' lobby, AMCA,", "AMCA"),
        ("Kitami Motor sees lower sales, President Koji Mori said.", "President Koji Mori", "Kitami Motor"),
        ("At Bosch the lines stood still. A spokeswoman said so.", "A spokeswoman", "Bosch"),
        # where nothing of the kind is told
        ("A Western manager said the line would stop.", "A Western manager", None),
        ("John Bozzi, Chicago, said so.", "John Bozzi, Chicago,", None),
    ],
)  # fmt: skip
def test_whose_somebody_is_by_the_words_beside(body: str, words: str, affiliation: str | None) -> None:
    assert _met(body, words).affiliation == affiliation


@pytest.mark.parametrize("words", ["Velmora China", "Velmora Semiconductors (China)"])
def test_a_firms_branch_is_named_with_the_state_that_it_is_in(words: str) -> None:
    found = _met(f"{words} said it would ship on Friday.", words)
    assert (found.name, found.kind, found.country) == (words, "organisation", "CHN")


def test_an_office_written_in_letters_is_a_persons() -> None:
    found = _met("An opposition MP said the minister lied.", "An opposition MP")
    assert (found.name, found.role, found.kind) == (None, "opposition MP", "unnamed person")


def test_no_group_is_no_name() -> None:
    found = _met("No group has claimed the blast.", "No group")
    assert (found.name, found.kind) == (None, "group")


def test_a_body_from_which_it_is_heard() -> None:
    found = _met("From the works council it was heard that the line will stop.", "From the works council")
    assert (found.name, found.kind) == ("works council", "organisation")


# ---- who is taken up, and of which state ----------------------------------------------------------------------------------


def test_the_force_is_the_band_that_spoke_last() -> None:
    body = "The River Guard Forces did not respond. In a statement the force said it had left the town."
    cast = Cast(body)
    cast.resolve("The River Guard Forces", (Span(0, 22),))
    at = body.index("the force")
    assert cast.resolve("the force", (Span(at, at + 9),)).name == "River Guard Forces"


def test_the_army_is_not_those_who_fought_beside_it() -> None:
    body = "The Joint Forces, former rebels who fought beside the army, blamed the rain. The army has not commented."
    cast = Cast(body)
    end = body.index(" blamed")
    cast.resolve(body[:end], (Span(0, end),))
    at = body.index("The army has")
    assert cast.resolve("The army", (Span(at, at + 8),)).name == "army"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("An aide to their leader, reached by phone in Nairobi, said so.", "An aide to their leader, reached by phone in Nairobi,"),
        ("A European diplomat in Beijing said the talks had failed.", "A European diplomat in Beijing"),
    ],
)  # fmt: skip
def test_where_somebody_is_does_not_tell_whose_he_is(body: str, words: str) -> None:
    assert _met(body, words).country is None


def test_a_report_all_of_one_state_is_not_of_its_datelines() -> None:
    body = (
        "Sudan's army left. Sudan is at war. Sudan's council met. Sudan's police came. The army said so. Sudan waits."
    )
    at = body.index("The army said")
    assert Cast(body, home="KEN").resolve("The army", (Span(at, at + 8),)).country == "SDN"
    other = f"{body} Kenya's president came, and Kenya's envoy."
    assert Cast(other, home="KEN").resolve("The army", (Span(at, at + 8),)).country == "KEN"


@pytest.mark.parametrize(
    "text",
    [
        "The alliance's spokeswoman, Ulla Brandt,",
        "The world body's envoy, Ulla Brandt,",
        "The European fisheries agency's director",
        "a European security official",
        "West African leaders",
    ],
)
def test_a_body_of_many_states_is_not_of_the_dateline(text: str) -> None:
    (source,) = heard(f"{text} said so in Athens.", text, home="GRC")
    assert source.country is None


def test_the_norths_minister_in_a_report_from_seoul() -> None:
    (source,) = heard("The North's fisheries minister objected.", "The North's fisheries minister", home="KOR")
    assert (source.country, source.affiliation) == ("PRK", None)


def test_a_clause_that_begins_a_sentence_is_no_part_of_a_body() -> None:
    body = "Before the airline Blue Heron folded, its founder, Tomas Reyes, was full of hope."
    (source,) = heard(body, "its founder, Tomas Reyes,")
    assert (source.name, "Before" in (source.affiliation or "")) == ("Tomas Reyes", False)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The prosecutor general", "unnamed person"),
        ("an MP of the ruling party", "unnamed person"),
        ("Three MPs", "group"),
        ("A Danish film-maker", "unnamed person"),
        ("Bosses at the shipyard", "group"),
        ("The prosecution", "government"),
        ("the weather institute", "government"),
        ("Norway's rescue centre", "government"),
        ("the ship registry", "organisation"),
        ("a tea exporter", "unnamed person"),
        ("Markets", "group"),
    ],
)
def test_what_a_speaker_is_by_its_noun(text: str, kind: str) -> None:
    (source,) = heard(f"{text} said so.", text)
    assert source.kind == kind


def test_the_same_man_by_his_office_and_which_with_a_time_behind_it() -> None:
    body = "The harbour master, Olli Rand, said no. The same harbour master now says yes."
    assert [s.name for s in heard(body, "The harbour master, Olli Rand,", "The same harbour master")] == [
        "Olli Rand",
        "Olli Rand",
    ]
    body = "Sweden's premier, Ulla Brandt, said so. Peking, which on Monday had been silent, agreed."
    premier, silent = heard(body, "Sweden's premier, Ulla Brandt,", "which on Monday")
    assert (premier.country, silent.name, silent.country) == ("SWE", "China", "CHN")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Oslo for its part", "Norway", "government"),
        ("Neither garrison", None, "group"),
        ("Hardly anybody in the ministry", None, "group"),
        ("the army's “civil office”", "civil office", "government"),
    ],
)
def test_who_speaks_by_words_around_a_body(text: str, name: str | None, kind: str) -> None:
    (source,) = heard(f"{text} said so.", text)
    assert (source.kind, source.name if kind != "group" else None) == (kind, name)


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("A women's rights lawyer", None),
        ("The children's dentist", None),
        ("The opposition's Dora Kanu", "opposition"),
        ("an opposition senator", "opposition"),
        ("The opposition leader", None),
        ("A Greek coast guard officer", "coast guard"),
        ("a navy spokesman", "navy"),
        ("a navy diver", None),
        ("a draft treaty of December", None),
        ("The agency's “interim report”", "agency"),
    ],
)
def test_whose_somebody_is_by_the_words_before(text: str, affiliation: str | None) -> None:
    (source,) = heard(f"{text} said so.", text)
    assert source.affiliation == affiliation


def test_one_of_a_nation_is_its_president_who_spoke() -> None:
    body = "President Rui Campelo hoped so. Norway's minister, Ulla Brandt, did not. The Brazilian told reporters why. Norway, Sweden and Denmark waited."
    found = heard(body, "President Rui Campelo", "Norway's minister, Ulla Brandt,", "The Brazilian", home="URY")
    assert [(s.name, s.country) for s in (found[0], found[2])] == [("Rui Campelo", "BRA")] * 2
    alone = heard("The Brazilian told reporters why.", "The Brazilian")
    assert alone[0].name != "Rui Campelo"


def test_who_is_the_person_and_not_where_they_are_from() -> None:
    body = "Snow had fallen, villagers told a visitor from an aid organisation, who reckons that more will come."
    people, visitor = heard(body, "villagers", "who")
    assert (people.role, visitor.role, visitor.kind) == ("villagers", "visitor", "unnamed person")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lotte Brandt held up a sign outside the hall. The 57-year-old chemist said she had never marched before.", "Lotte Brandt"),
        ("Lotte Brandt, a 57-year-old chemist, was robbed. The 23-year-old burglar said he was at home.", None),
        ("Pieter Maas met Ruth Allen on Monday. The 44-year-old baker said the road was open.", None),
    ],
)  # fmt: skip
def test_age_and_trade_are_told_of_the_only_one_just_named(text: str, name: str | None) -> None:
    source = "The " + text.rsplit("The ", 1)[1].split(" said", maxsplit=1)[0]
    (found,) = heard(text, source)
    assert found.name == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("a divided Supreme Court", "Supreme Court"),
        ("the island's Government Development Bank", "Government Development Bank"),
        ("the prominent civil rights organization the Anti-Defamation League", "Anti-Defamation League"),
        ("the embassy of the Kingdom of Bahrain", "embassy of the Kingdom of Bahrain"),
        ("the human rights institute the Orme Law Centre", "Orme Law Centre"),
        ("the Ministry of the Interior", "Ministry of the Interior"),
        ("the central bank", "central bank"),
        ("easyJet Airline Company", "easyJet Airline Company"),
        ("de Havilland Canada", "de Havilland Canada"),
        ("al Jazeera English Network", "al Jazeera English Network"),
    ],
)
def test_what_describes_a_body_before_its_name_is_none_of_it(words: str, name: str) -> None:
    assert body_name(words) == name


def test_the_premier_is_no_minister_met_before_and_a_deputy_not_whose_deputy_he_is() -> None:
    body = "The minister was away. The premier spoke. President Lund slept. The vice president did not. The president woke."
    found = heard(body, "The minister", "The premier", "President Lund", "The vice president", "The president")
    assert [(s.name, s.role) for s in found] == [
        (None, "minister"),
        (None, "premier"),
        ("Lund", "president"),
        (None, "vice president"),
        ("Lund", "president"),
    ]


def test_a_pronoun_is_not_whom_a_question_is_about_nor_takes_a_verb_along() -> None:
    (she,) = heard("Asked whether the mayor had left, she said no. The room was full.", "she")
    assert she.role is None
    (he,) = heard("The minister was accused of sloth by his staff, but he was told late.", "he was told"[:2])
    assert he.role != "minister was accused"
    *_, it = heard("The mayor was beaten by thugs. Then she said it hurt.", "The mayor", "she")
    assert it.role == "mayor"


@pytest.mark.parametrize(
    ("text", "kind", "country"),
    [
        ("The Brazilian", "unnamed person", "BRA"),
        ("The Frenchman", "unnamed person", "FRA"),
        ("Two Norwegians", "group", "NOR"),
        ("Opposition MPs", "group", None),
        ("An opposition MP", "unnamed person", None),
    ],
)
def test_one_of_a_nation_and_offices_in_letters(text: str, kind: str, country: str | None) -> None:
    (source,) = heard(f"{text} said so.", text)
    assert (source.kind, source.country) == (kind, country)
    assert source.name is None


def test_only_is_no_part_of_an_office() -> None:
    (source,) = heard("Only the mayor denied it.", "Only the mayor")
    assert source.role == "mayor"


@pytest.mark.parametrize(
    ("body", "who", "firm"),
    [
        ("Rescue workers said the shaft was flooded.", "Rescue workers", None),
        ("The road was shut. Aid workers said so.", "Aid workers", None),
        ("“Textile workers left,” she said.", "Textile workers", None),
        ("Quelbrix workers said the shaft was flooded.", "Quelbrix workers", None),
        ("Quelbrix workers said the shaft was flooded. The mine at Quelbrix is old.", "Quelbrix workers", "Quelbrix"),
        ("Two Quelbrix engineers said the shaft was flooded.", "Two Quelbrix engineers", "Quelbrix"),
    ],
)
def test_the_first_word_of_a_sentence_is_no_firm_by_its_capital(body: str, who: str, firm: str | None) -> None:
    (source,) = heard(body, who)
    assert source.affiliation == firm


def test_a_commander_in_chief_is_no_given_name() -> None:
    both, one = heard(
        "President and Commander-in-Chief Ivo Brandt said so. Commander-in-Chief Ola Quill did not.",
        "President and Commander-in-Chief Ivo Brandt",
        "Commander-in-Chief Ola Quill",
    )
    assert (both.name, one.name) == ("Ivo Brandt", "Ola Quill")
    assert both.role is not None
    assert "President" in both.role


def test_letters_in_capitals_are_a_body_and_no_pronoun() -> None:
    body = (
        "The minister, Ada Falk, said the well was safe. WHO said it was not, and Oslo agreed. US said so too. "
        "HE said no more. IT said nothing."
    )
    minister, who, us, he, it = heard(body, "The minister, Ada Falk,", "WHO", "US", "HE", "IT")
    assert (who.name, who.kind, who.country) == ("WHO", "organisation", None)
    assert (us.country, us.kind) == ("USA", "government")
    assert (he.name, minister.name) == ("Ada Falk", "Ada Falk")
    assert it.name != "IT"
    written_out = "The Institute of Trees (IT) met. The minister, Ada Falk, left. IT said no."
    assert heard(written_out, "The minister, Ada Falk,", "IT")[1].name == "Institute of Trees"
    (small, large) = heard("Ada Falk, who said so, left. WHO SAID THAT?", "who", "WHO")
    assert small.name == "Ada Falk"
    assert large.name == "Ada Falk"


@pytest.mark.parametrize(
    ("first", "name", "other", "again"),
    [
        ("The mayor of Turku, Aino Laine,", "Aino Laine", "The mayor of Oulu", "The mayor of Turku"),
        ("The mayor of Turku, Aino Laine,", "Aino Laine", "The mayor of Helsinki", "The mayor of Turku"),
        ("The mayor of Helsinki, Aino Laine,", "Aino Laine", "The mayor of Turku", "The mayor of Helsinki"),
        ("The envoy to Chad, Aino Laine,", "Aino Laine", "The envoy to Niger", "The envoy to Chad"),
        ("The president of the bakers' union, Aino Laine,", "Aino Laine", "The president of the cooks' union", "The president of the bakers' union"),
        ("The head of the clinic in Turku, Aino Laine,", "Aino Laine", "The head of the clinic in Oulu", "The head of the clinic in Turku"),
        ("The minister of health, Aino Laine,", "Aino Laine", "The minister of finance", "The minister of health"),
        ("The Finnish president, Aino Laine,", "Aino Laine", "The president of Norway", "The president of Finland"),
        ("Mayor Aino Laine", "Aino Laine", "The judge", "The mayor of Turku"),
        ("The director of the Laine Institute, Aino Salo,", "Aino Salo", "The director of the Virta Institute", "The director of the Laine Institute"),
    ],
)  # fmt: skip
def test_the_same_office_of_elsewhere_is_held_by_another(first: str, name: str, other: str, again: str) -> None:
    found = heard(f"{first} said yes. {other} said no. {again} said it was true.", first, other, again)
    assert [source.name for source in found] == [name, None, name]
    (late,) = heard(f"{first} came. {other} said no.", other)
    assert late.name is None


@pytest.mark.parametrize(
    ("body", "words", "state"),
    [
        ("Congo's army left. Two Congolese towns are empty. The governor of Kasai agreed.", "The governor of Kasai", "COD"),
        ("Japan's navy left. Two Japanese towns are empty. The mayor of Kasai agreed.", "The mayor of Kasai", "JPN"),
        ("Peru's rivers rose, and Peru's army came. The governor of Loreto agreed.", "The governor of Loreto", "PER"),
        ("Italy's and Somalia's ministers met. Kenya and Sudan did not come. The governor of Gedo agreed.", "The governor of Gedo", "SOM"),
        ("Germany's trains stood, and Germany's union paid. The mayor of Lyon agreed.", "The mayor of Lyon", "FRA"),
    ],
)  # fmt: skip
def test_a_province_is_of_the_state_that_the_report_names(body: str, words: str, state: str) -> None:
    (source,) = heard(body, words)
    assert source.country == state


@pytest.mark.parametrize(
    ("words", "role", "affiliation"),
    [
        ("Aino Laine, who manages rescue work at the UNHCR Regional Office for Asia,", "manages rescue work", "UNHCR Regional Office for Asia"),
        ("Aino Laine, who oversees elections for the interior ministry,", "oversees elections", "interior ministry"),
        ("Aino Laine, who heads the Rail Union,", None, "Rail Union"),
        ("Aino Laine, who is in charge of water and roads in Turku,", "in charge of water and roads in Turku", None),
        ("Aino Laine, who has been in charge of the town's vaccination since May,", "in charge of the town's vaccination", None),
        ("Aino Laine, the mayor, who is responsible for the port,", "mayor", None),
    ],
)  # fmt: skip
def test_what_somebody_does_may_stand_in_a_relative_clause(
    words: str, role: str | None, affiliation: str | None
) -> None:
    (source,) = heard(f"{words} said so.", words)
    assert (source.name, source.role, source.affiliation) == ("Aino Laine", role, affiliation)


@pytest.mark.parametrize("where", ["within the regional health division", "inside the army", "in the finance ministry"])
def test_a_source_within_a_body_is_somebody_and_not_the_body(where: str) -> None:
    (source,) = heard(f"A source {where} said so.", f"A source {where}")
    assert (source.name, source.role, source.kind) == (None, "source", "unnamed person")
    assert source.affiliation == where.split(" the ")[1]


def test_those_near_to_somebody_are_not_he_and_his_name_is_no_state() -> None:
    body = "RELATIVES of 31-year-old Chad Meyer are convinced of it. Cousins of Jordan Vale agreed. The mother of Chad Meyer wept."
    one, two, three = heard(
        body, "RELATIVES of 31-year-old Chad Meyer", "Cousins of Jordan Vale", "The mother of Chad Meyer"
    )
    assert [(s.kind, s.name, s.country) for s in (one, two, three)] == [
        ("group", None, None),
        ("group", None, None),
        ("unnamed person", None, None),
    ]
    (people,) = heard("Relatives of South Korea wept.", "Relatives of South Korea")
    assert people.country == "KOR"


def test_a_meeting_is_nobodys_land() -> None:
    body = "Secretary Alvarado, at the summit in Ottawa, frowned. An official in Vienna smiled. A delegate at the talks in Oslo slept."
    found = heard(
        body, "Secretary Alvarado, at the summit in Ottawa,", "An official in Vienna", "A delegate at the talks in Oslo"
    )
    assert [s.country for s in found] == [None, "AUT", None]


def test_what_officials_of_another_state_do_to_him_makes_nobody_theirs() -> None:
    body = "They spoke of Ruben Barel, the strict leader whom Chilean officials want gone. Barel laughed."
    (barel,) = heard(body, "Barel laughed"[:5])
    assert (barel.role, barel.country) == ("strict leader", None)


def test_a_minister_with_a_leaders_name_is_of_the_government_that_has_the_floor() -> None:
    body = (
        "President Gustavo Petro wrote so. Transport Minister Keir Starmer agreed. Prime Minister Olaf Scholz did not."
    )
    found = heard(body, "President Gustavo Petro", "Transport Minister Keir Starmer", "Prime Minister Olaf Scholz")
    assert [s.country for s in found] == ["COL", "COL", "DEU"]


def test_the_show_on_which_somebody_speaks_is_no_name_of_his() -> None:
    body = "The mayor, Víctor Lara, came. The mayor on his weekly programme Con la Mesa Puesta said no."
    _, found = heard(body, "The mayor, Víctor Lara,", "The mayor on his weekly programme Con la Mesa Puesta")
    assert (found.name, found.role) == ("Víctor Lara", "mayor")


def test_who_speaks_for_a_body_of_no_state_is_of_none() -> None:
    body = (
        "Chad's army left Faya, and Chad's ministry agreed. MSF said so. Its coordinator, Aino Laine, said more. The ECDC's director came. "
        "Lake Watch spoke. Its head, Pia Virta, did too. The mayor, Otso Salo, did not."
    )
    sources = (
        "MSF", "Its coordinator, Aino Laine,", "The ECDC's director", "Lake Watch", "Its head, Pia Virta,", "The mayor, Otso Salo,"
    )  # fmt: skip
    found = heard(body, *sources, home="TCD", known=[("Lake Watch", None)])
    assert [source.country for source in found] == [None, None, None, None, None, "TCD"]


def test_the_agency_takes_up_an_organisation_by_its_full_name() -> None:
    body = "The World Fish Organisation said so. The lake is dry, the agency said. The bank agreed."
    first, again, bank = heard(body, "The World Fish Organisation", "the agency", "The bank")
    assert again.name == first.name == "World Fish Organisation"
    assert again.kind == "organisation"
    assert bank.name != first.name


@pytest.mark.parametrize("news", ["A fire has hit Siemens.", "Siemens (SIE) makes trains in Lodz."])
def test_a_firm_known_by_its_name_is_the_company(news: str) -> None:
    body = f"{news} The company said so. Nobody was hurt.\n\nA spokeswoman for the firm would not say more."
    company, woman = heard(body, "The company", "A spokeswoman for the firm")
    assert (company.name, company.country) == ("Siemens", "DEU")
    assert (woman.affiliation, woman.country) == ("Siemens", "DEU")


def test_a_firm_of_the_situation_is_the_company_and_not_of_its_owners_state() -> None:
    body = (
        "A leak has shut Orrin Foods of Kiel.\n\nThe company, which is owned by India's Varun Group, said so. The works, owned by "
        "Russia's Severin Oil, stand still, Orrin Foods, bought by Norway's Nordkyst, added."
    )
    spoke = ("The company, which is owned by India's Varun Group,", "Orrin Foods, bought by Norway's Nordkyst,")
    first, second = heard(body, *spoke, home="DEU", known=[("Orrin Foods", None)])
    assert first.name == second.name == "Orrin Foods"
    assert not {first.country, second.country} & {"IND", "NOR", "RUS"}


def test_the_body_is_an_agency_that_has_a_name() -> None:
    body = (
        "The agency said so. The body agreed. The Orme Space Agency said no. The organisation added that it was late."
    )
    found = heard(body, "The agency", "The body", "The Orme Space Agency", "The organisation")
    assert [source.name for source in found] == ["agency", "body", "Orme Space Agency", "Orme Space Agency"]


def test_the_group_is_the_gang_that_spoke_last_and_no_firm() -> None:
    body = "Orrin Foods said so. A gang calling itself Night Heron agreed. The group said it would wait."
    gang = "A gang calling itself Night Heron"
    found = heard(body, "Orrin Foods", gang, "The group", known=[("Orrin Foods", None)])
    assert [source.name for source in found] == ["Orrin Foods", "Night Heron", "Night Heron"]


def test_the_company_is_no_gang_no_newspaper_and_no_union() -> None:
    body = (
        "Orrin Foods lost its files on Monday. The Night Gang boasted of it to the Kellwick Echo. The union Dockers United was angry.\n\n"
        "A spokesman for the company would not comment."
    )
    spoke = ("The Night Gang", "the Kellwick Echo", "The union Dockers United", "A spokesman for the company")
    assert heard(body, *spoke)[3].affiliation == "Orrin Foods"


def test_it_behind_a_colon_is_the_firm_of_the_clause_before() -> None:
    body = "Orrin Foods spoke of a loss.\n\nSeparately, earnings at Renault have fallen: in July it said that jobs would go."
    assert [s.name for s in heard(body, "Orrin Foods", "it")] == ["Orrin Foods", "Renault"]


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("A Siemens dealer in Kiel", None),
        ("A customer of the bank", None),
        ("Two NBC shareholders", None),
        ("A dealer at the bank", "bank"),
        ("A Siemens engineer", "Siemens"),
    ],
)
def test_a_dealer_or_customer_is_not_of_the_firm(text: str, affiliation: str | None) -> None:
    assert heard(f"{text} said so.", text)[0].affiliation == affiliation


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Trade and Harbour Secretary Edda Moor", "Edda Moor", "Trade and Harbour Secretary"),
        ("Climate & Water Minister Lise Brandt", "Lise Brandt", "Climate & Water Minister"),
        ("Chancellor of the Exchequer Rosa Lind", "Rosa Lind", "chancellor"),
        ("Minister for Ports Rosa Lind", "Rosa Lind", "minister for Ports"),
    ],
)
def test_an_office_that_says_for_what_it_is_stands_before_a_name(text: str, name: str, role: str) -> None:
    (found,) = heard(f"{text} said so.", text)
    assert (found.name, found.kind) == (name, "named person")
    assert role in (found.role or "")


def test_a_ministry_for_the_affairs_of_a_body_is_its_own_lands() -> None:
    body = "The Ministry of Foreign and Caricom Affairs agreed. The EU envoy slept."
    found = heard(body, "The Ministry of Foreign and Caricom Affairs", "The EU envoy", home="BRB")
    assert [s.country for s in found] == ["BRB", None]


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("Rolf Tamm, the general secretary of Solidar,", "Solidar"),
        ("The Solidar national officer Ida Bergh", "Solidar"),
        ("Dockers United regional organiser Ida Bergh", "Dockers United"),
        ("Otto Brink, the Liberal MP who chairs the ports committee,", "ports committee"),
        ("Otto Brink, a baker who chairs more than one meeting a week,", None),
        ("Former national officer Ida Bergh", None),
        ("Kenyan deputy secretary Ida Bergh", None),
        ("A Ukrainian senior officer", None),
        ("Lagos regional representative Ida Bergh", None),
    ],
)
def test_of_which_union_or_committee_somebody_is(text: str, affiliation: str | None) -> None:
    assert heard(f"{text} said so.", text)[0].affiliation == affiliation


def test_a_chair_is_of_the_body_at_which_the_sentence_is_set() -> None:
    body = (
        "At Tollan, which makes pumps in Kiel, the chair, Otto Brink, said so. At Orrin, a foundry, the finance chief agreed. "
        "At Kiel, the finance chief of the town left."
    )
    chair, finance, town = heard(body, "the chair, Otto Brink,", "the finance chief", "the finance chief of the town")
    assert (chair.name, chair.affiliation) == ("Otto Brink", "Tollan")
    assert finance.affiliation == "Orrin"
    assert town.affiliation != "Kiel"


@pytest.mark.parametrize("text", ["The temp agency Kollar", "Agency Kollar", "a recruitment agency"])
def test_an_agency_for_hire_is_no_government(text: str) -> None:
    assert heard(f"{text} said so.", text)[0].kind == "organisation"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("the federal employment agency", "government"),
        ("Sweden's employment agency", "government"),
        ("Agency TASS", "media"),
        ("Agency Director", "unnamed person"),
        ("the Orme County Medical Examiner", "government"),
        ("the Orme Examiner", "media"),
    ],
)
def test_what_an_agency_or_an_examiner_is(text: str, kind: str) -> None:
    assert heard(f"{text} said so.", text)[0].kind == kind


def test_who_lives_where_others_rule_is_of_that_land() -> None:
    (nurse,) = heard(
        "A nurse in a town controlled by the Houthis said so.",
        "A nurse in a town controlled by the Houthis",
        home="ZMB",
    )
    assert nurse.country == "YEM"


@pytest.mark.parametrize("trade", ["the miner", "the bread maker and baker", "an adviser to pension funds"])
def test_a_firm_told_by_its_trade_is_a_firm(trade: str) -> None:
    assert Firms(f"Apache, {trade}, has shut a pit. Apache is to open another.").is_firm("Apache")


def test_the_parent_company_is_the_firm_that_a_report_is_about() -> None:
    body = (
        "Siemens has stopped its plant here. Nobody at Siemens would say why. The temp agency Kollar denied that anyone was out.\n\n"
        "In Munich the parent company spoke of a pause."
    )
    assert heard(body, "The temp agency Kollar", "the parent company")[1].name == "Siemens"


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("Amos Bell, a lawyer who has worked in Hull and Leeds", "Amos Bell", "named person"),
        ("Amos Bell, the son of Senator Carl Bell and Judge Rita Bell,", "Amos Bell", "named person"),
        ("Amos Bell - author of two books and a play -", "Amos Bell", "named person"),
        ("Mr. Bell and Senator Rita Okoye", "Paul Bell and Rita Okoye", "group"),
        ("Senator Rita Okoye and a handful of other moderate lawmakers", None, "group"),
        ("Mrs. Okoye and her allies", None, "group"),
        ("Amos Bell, a lawyer, and Rita Okoye, a judge,", "Amos Bell and Rita Okoye", "group"),
        ("Carl Bell or Rita Okoye", "Carl Bell and Rita Okoye", "group"),
        ("Many lawmakers, like Senator Rita Okoye,", None, "group"),
        ("Mr. English", "English", "named person"),
        ("Dean Moss, a 48-year-old plumber from Hull,", "Dean Moss", "named person"),
        ("Kent RNC Committeeman Amos Bell", "Amos Bell", "named person"),
        ("Stu Weller of the independent Weller-Roth Weekly Digest", "Stu Weller", "named person"),
        ("his father, Carl, who mended clocks", "Carl", "named person"),
        ("A weary Okoye", "Rita Okoye", "named person"),
        ("A weary Atlantic", None, None),
    ],
)
def test_one_person_is_told_from_several_by_what_stands_beside_the_name(
    source: str, name: str | None, kind: str | None
) -> None:
    body = f"Paul Bell left. Senator Rita Okoye stayed. {source} said so."
    (found,) = heard(body, source)
    assert found.name == name
    assert kind is None or found.kind == kind


def test_an_office_for_a_matter_and_a_seat_on_a_board_are_no_part_of_a_name() -> None:
    assert person_name("Ashby County Supervisor of Elections Susan Reyes") == "Susan Reyes"
    assert person_name("Kent RNC Committeeman Amos Bell") == "Amos Bell"


def test_you_is_nobodys_name_and_a_label_in_capitals_is_the_persons() -> None:
    body = "Rita Okoye took questions.\n\nOKOYE: You doubt my word."
    label, you = heard(body, "OKOYE", "You")
    assert label.name == "Rita Okoye"
    assert (you.name, you.kind) == (None, "group")
