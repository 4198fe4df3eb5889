"""Whose word a statement is: a state's, one of its bodies', or one's own."""

from dataclasses import replace
from typing import Any

import pytest

from benchmarks.cases import indicator
from paripassu.evidence.actors import Names
from paripassu.evidence.standing import standings
from paripassu.evidence.voices import Cast
from paripassu.evidence.whose import Voices, is_the_outlet, speaks_for_a_state
from paripassu.situation.model import Actor, Office, Situation, SourceRule
from paripassu.types import Kind, Source
from tests.evidence.test_standing import DAY, say

SITUATION = Situation(
    id="cable",
    title="A cable",
    party="RUS",
    beneficiary=None,
    actors={
        "RUS": Actor("RUS", "Russia"),
        "FIN": Actor("FIN", "Finland"),
        "NBI": Actor(
            "NBI", "National Bureau of Investigation", of="FIN", offices=(Office("director", "Robin Lardot"),)
        ),
    },
    degrees=(),
    sources=(SourceRule("FIN", "B"), SourceRule("NBI", "A"), SourceRule("RUS", "D")),
    indicators=(indicator("cut", at_least="low"),),
    plan=(),
)
VOICES = Voices(SITUATION, Names(SITUATION))


def source(text: str, **fields: object) -> Source:
    return Source(text, (), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "for_state"),
    [
        (source("the foreign ministry", kind="government"), True),
        (source("the prime minister", name="A B", role="prime minister", kind="named person"), True),
        (source("a senior official", role="senior official", kind="unnamed person"), True),
        (source("two officials", role="officials", kind="group"), True),
        (source("a police inspector", role="inspector", affiliation="police", kind="named person", name="A B"), True),
        (source("A B", name="A B", kind="named person"), False),
        (source("the chair, A B,", name="A B", role="chair", country="FIN", kind="named person"), False),
        (source("A B, the plant's spokeswoman", name="A B", role="plant's spokeswoman", country="FIN", kind="named person"), False),
        (source("a baker", role="baker", country="FIN", kind="unnamed person"), False),
        (source("A B, general secretary", name="A B", role="general secretary", country="FIN", kind="named person"), False),
        (source("the samples", role="samples", country="FIN", kind="group"), False),
        (source("a Finnish diplomat", role="Finnish diplomat", country="FIN", kind="unnamed person"), True),
        (source("the chief of staff", role="chief of staff", country="FIN", kind="unnamed person"), True),
        (source("Finnish investigators", role="Finnish investigators", country="FIN", kind="group"), True),
        (source("A B, administrator of Kemi", name="A B", role="administrator of Kemi", country="FIN", kind="named person"), True),
        (source("the central bank", name="central bank", kind="organisation"), True),
        (source("state television", name="state television", kind="media"), True),
        (source("the operator", name="Cinia", kind="organisation"), False),
        (source("the daily", name="The Daily", kind="media"), False),
        (source("a professor", name="A B", role="professor", kind="named person"), False),
        (source("a lawyer for the minister", name="A B", role="lawyer for the minister", kind="named person"), False),
        (source("a retired general", role="retired general", kind="unnamed person"), False),
        (source("the president of the union", role="president of the union", kind="unnamed person"), False),
        (source("the president", name="A B", role="president", affiliation="Chamber of Commerce", kind="named person"), False),
        (source("residents", role="residents", kind="group"), False),
    ],
)  # fmt: skip
def test_who_speaks_for_a_state(found: Source, for_state: bool) -> None:
    assert speaks_for_a_state(found) == for_state


def test_a_firm_of_a_state_is_not_the_state() -> None:
    found = VOICES.of(source("Cinia", name="Cinia", kind="organisation", country="FIN"))
    assert (found.key, found.actor, found.body, found.private) == ("Cinia", "FIN", None, True)
    assert VOICES.of(source("the government", kind="government", country="FIN")).body == "FIN"


def test_a_body_lends_its_rating_to_its_people_and_its_state_its_voice() -> None:
    director = VOICES.of(
        source("Lardot", name="Robin Lardot", role="director", affiliation="National Bureau of Investigation",
               kind="named person", country="FIN")
    )  # fmt: skip
    assert (director.actor, director.body) == ("FIN", "NBI")
    voice = Cast(SITUATION).voice(say("FIN", indicator="cut", speaker=director.key, body="NBI"))
    assert (voice.reliability, voice.group) == ("A", "FIN")


def test_an_assumed_state_is_no_voice_of_it() -> None:
    taken = source("the prosecutor", role="prosecutor", kind="unnamed person", country="RUS")
    assert VOICES.of(taken).actor == "RUS"
    assert VOICES.of(replace(taken, assumed=True)).actor is None


def test_a_private_word_is_no_admission_and_no_state_word() -> None:
    def standing(**changes: Any) -> str:
        items = [say("RUS", indicator="cut", speaker="Firm", label="Firm", kind="organisation", **changes)]
        return standings(SITUATION, items, DAY)[0].standing

    assert standing() == "admitted"
    assert standing(private=True) == "suspected"
    cast = Cast(SITUATION)
    firm = say("FIN", indicator="cut", speaker="Cinia", label="Cinia", kind="organisation", private=True)
    other = say("FIN", indicator="cut", speaker="Telia", label="Telia", kind="organisation", private=True)
    assert cast.voice(firm).reliability == "F"
    assert cast.voice(firm).known
    assert cast.voice(firm).group != cast.voice(other).group
    crowd = [say("FIN", indicator="cut", speaker=w, label=w, kind="group", private=True) for w in ("traders", "guests")]
    assert len({cast.voice(item).group for item in crowd}) == 1


def test_an_office_holder_is_known_by_the_last_name_alone() -> None:
    assert VOICES.of(source("Lardot", name="Lardot", kind="named person")).body == "NBI"
    assert VOICES.of(source("Lardot's ferry", name="Lardot", kind="organisation")).body is None


@pytest.mark.parametrize(
    ("role", "for_state"),
    [
        ("industry minister", True),
        ("women's affairs minister", True),
        ("local officials", True),
        ("company commander", True),
        ("prisoner of war", False),
        ("general manager", False),
        ("soldier's mother", False),
        ("presidential candidate", False),
        ("company official", False),
    ],
)
def test_an_office_stands_at_the_end_of_its_words(role: str, for_state: bool) -> None:
    assert speaks_for_a_state(source(role, role=role, kind="unnamed person")) == for_state


def test_whom_the_situation_has_in_an_office_speaks_in_it_without_its_title() -> None:
    actors = {"FIN": Actor("FIN", "Finland", offices=(Office("interior minister", "Ana Perl"),))}
    situation = replace(SITUATION, actors=actors)
    voices = Voices(situation, Names(situation))
    perl = source("Perl", name="Perl", kind="named person", country="FIN")
    assert (voices.of(perl).body, voices.of(perl).private) == ("FIN", False)
    assert voices.of(replace(perl, role="former minister")).private
    tell = source("Tell", name="Tell", kind="named person", country="FIN")
    assert (voices.of(tell).body, voices.of(tell).private) == (None, True)


def test_whom_only_an_adjective_ties_to_a_side_is_not_the_side() -> None:
    firm = source("the Russian firm Baltmash", name="Baltmash", kind="organisation")
    assert VOICES.of(firm).private


def test_who_is_posted_to_a_body_of_many_speaks_for_the_sender() -> None:
    posted = source(
        "A representative of Russia at the United Nations", role="representative", affiliation="United Nations", country="RUS", kind="unnamed person"
    )  # fmt: skip
    assert speaks_for_a_state(posted)
    assert VOICES.of(posted).actor == "RUS"
    assert not VOICES.of(posted).private
    assert speaks_for_a_state(source("Helsinki for its part", name="Helsinki", country="FIN", kind="organisation"))
    assert not speaks_for_a_state(source("Helsinki Times", name="Helsinki Times", country="FIN", kind="media"))
    both = source("Sweden and Finland on Monday", country="SWE", kind="organisation")
    assert speaks_for_a_state(both)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("the former NBI officer", "former NBI officer"),
        ("Deputy Ann Perl, the top Blue on the defence committee,", "deputy"),
        ("Ann Perl, ranking member of the committee,", "deputy"),
        ("the shadow defence minister", "shadow defence minister"),
        ("the opposition deputy", "opposition deputy"),
    ],
)
def test_who_left_office_or_sits_against_the_government_admits_nothing_for_it(text: str, role: str) -> None:
    for affiliation in ("National Bureau of Investigation", None):
        one = source(text, name="Ann Perl", role=role, affiliation=affiliation, country="FIN", kind="named person")
        assert not speaks_for_a_state(one)
        found = VOICES.of(one)
        assert (found.private, found.body) == (True, None)
    in_office = source("Deputy Ann Perl", name="Ann Perl", role="deputy", country="FIN", kind="named person")
    assert not VOICES.of(in_office).private


def test_an_office_holder_is_one_voice_however_the_name_is_written() -> None:
    actors = {"SYL": Actor("SYL", "Syldavia", offices=(Office("president", "Dušan Horvát"),))}
    situation = replace(SITUATION, actors=actors)
    voices = Voices(situation, Names(situation))
    found = [
        voices.of(source(name, name=name, role="president", kind="named person"))
        for name in ("Dušan Horvát", "Dusan Horvat", "Horvát", "Horvat")
    ]
    assert {(one.key, one.label, one.body) for one in found} == {("Dušan Horvát", "Dušan Horvát, president", "SYL")}


def test_a_house_of_the_press_is_no_government() -> None:
    assert not speaks_for_a_state(source("The Bloomberg agency", name="The Bloomberg agency", kind="government"))
    assert speaks_for_a_state(source("the tax agency", name="tax agency", kind="government"))
    assert speaks_for_a_state(source("the Xinhua news agency", name="Xinhua", kind="government"))


def test_a_party_that_reports_take_up_by_a_common_noun_speaks_by_it() -> None:
    mill = replace(
        SITUATION,
        party="MILL",
        actors={"MILL": Actor("MILL", "Klow Mills", aliases=("the firm",)), "FIN": SITUATION.actors["FIN"]},
        sources=(),
    )
    voices = Voices(mill, Names(mill))
    assert not voices.of(source("The firm", name="firm", kind="organisation")).private
    assert voices.of(source("a driver of the firm", role="driver", kind="unnamed person")).private


def test_a_firm_admits_nothing_for_its_state() -> None:
    firm = say("RUS", indicator="cut", kind="organisation", private=True, speaker="Sovnaft", label="Sovnaft")
    assert standings(SITUATION, [firm], DAY)[0].standing == "suspected"


def test_nobody_is_called_by_an_id() -> None:
    voice = Cast(SITUATION).voice(say(None, indicator="cut", kind="unnamed person"))
    assert not voice.group.startswith("@")


def test_those_whom_no_text_tells_of_are_not_one_and_not_named() -> None:
    first = say(None, indicator="cut", kind=None, speaker="unnamed", label="an unnamed source")
    one, other = (Cast(SITUATION).voice(item) for item in (first, replace(first, origin="another text")))
    assert not one.named
    assert one.group != other.group


def test_bodies_and_media_without_a_name_are_no_person_and_not_each_other() -> None:
    cast = Cast(SITUATION)
    words = [
        say(None, kind=kind, speaker=who, label=who, origin="one text")
        for who, kind in (
            ("state television", "media"), ("the rights group", "organisation"), ("a colonel", "unnamed person"), ("an engineer", "unnamed person"),
        )
    ]  # fmt: skip
    keys = [cast.voice(item).key for item in words]
    assert len(set(keys)) == 3
    assert keys[2] == keys[3]
    assert not any(cast.voice(item).known for item in words)


@pytest.mark.parametrize(
    ("text", "itself"),
    [
        ("We", True),
        ("this newspaper", True),
        ("our correspondents", True),
        ("the newspaper", False),
        ("our army", False),
    ],
)
def test_an_outlet_that_speaks_of_itself(text: str, itself: bool) -> None:
    assert is_the_outlet(source(text, kind="media")) is itself
    assert not is_the_outlet(source(text, kind="government"))


@pytest.mark.parametrize(
    ("text", "kind"), [("it", None), ("They", "group"), ("that", "document"), ("who", "unnamed person")]
)
def test_a_pronoun_that_nobody_resolved_is_no_name(text: str, kind: Kind | None) -> None:
    assert VOICES.of(source(text, kind=kind)).label == "an unnamed source"


def test_a_pronoun_that_was_resolved_has_its_name() -> None:
    assert VOICES.of(source("he", name="A B", kind="named person")).label == "A B"
    assert VOICES.of(source("they", role="officials", kind="group")).label == "officials"


@pytest.mark.parametrize(
    ("name", "party", "private"),
    [
        ("Kesh Semiconductors", "RUS", True),
        ("Kesh Semiconductors", "FIRM", False),  # the party itself
        ("Kesh Board of Roads", "RUS", False),
        ("Ministry of Science and Technology", "RUS", False),
        ("AG", "RUS", False),
        ("Rosatom", "RUS", False),  # a state firm
    ],
)
def test_a_firm_under_a_state_admits_nothing_for_it(name: str, party: str, private: bool) -> None:
    firm = Actor("FIRM", name, of="RUS")
    situation = replace(SITUATION, party=party, actors={**SITUATION.actors, "FIRM": firm})
    whose = Voices(situation, Names(situation)).of(source(name, name=name, kind="organisation"))
    assert (whose.private, whose.body) == (private, None if private else "FIRM")
    item = replace(
        say("a", "affirms"), speaker=whose.key, label=whose.label, actor=whose.actor, body=whose.body,
        private=whose.private, kind=whose.kind,
    )  # fmt: skip
    assert Cast(situation).voice(item).side == ("interested" if private else "own")
