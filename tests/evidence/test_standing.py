"""The standing of an indicator, rule by rule, as its docstring has them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from benchmarks.cases import indicator
from paripassu.evidence.standing import standings
from paripassu.evidence.voices import undone
from paripassu.situation.model import Actor, Situation, SourceRule
from paripassu.types import Evidence, IndicatorView, Span, Stance

DAY = date(2024, 1, 10)
SITUATION = Situation(
    id="small",
    title="A small case",
    party="P",
    beneficiary="Q",
    actors={name: Actor(name, name) for name in "PQABCD"} | {"AGENCY": Actor("AGENCY", "Agency", of="A")},
    degrees=(),
    sources=(
        SourceRule("A", "B"),
        SourceRule("B", "C"),
        SourceRule("C", "B", depends_on=("AGENCY",)),
        SourceRule("D", "C", interested=True),
    ),
    indicators=(
        indicator("seen", at_least="low", implies=("base",)),
        indicator("base", at_least="low"),
        indicator("eased", at_most="low"),
    ),
    plan=(),
)


def say(actor: str | None, stance: Stance = "affirms", after: int = 0, **changes: object) -> Evidence:
    day = DAY + timedelta(days=after)
    name = f"{actor}-{stance}-{after}-{sorted(changes.items())}"
    fields: dict[str, object] = {
        "id": name,
        "statement": name,
        "indicator": "seen",
        "report": name,
        "path": name,
        "quote": "",
        "spans": (Span(0, 0),),
        "speaker": f"{actor} minister".lower(),
        "label": f"{actor}'s minister",
        "actor": actor,
        "via": (),
        "stance": stance,
        "certainty": "certain",
        "tense": "ongoing",
        "said_on": day,
        "published": day,
        "match": 1.0,
        "reason": "",
        "origin": name,
        "kind": "named person",
    }
    return Evidence(**(fields | changes))  # type: ignore[arg-type]


def view(*items: Evidence, of: str = "seen", days: int = 30) -> IndicatorView:
    return next(v for v in standings(SITUATION, items, DAY + timedelta(days=days)) if v.id == of)


CASES: list[tuple[str, list[Evidence], str]] = [
    ("nothing", [], "unreported"),
    ("a denial is not an event", [say("B", "denies")], "unreported"),
    ("a doubt is not an event", [say("B", "doubts")], "unreported"),
    ("one interested source", [say("D")], "suspected"),
    ("one of no great reliability", [say("B")], "suspected"),
    ("hedged only", [say("A", certainty="probable")], "suspected"),
    ("unnamed only", [say("A", kind="unnamed person")], "suspected"),
    ("media only", [say(None, statement=None, kind="media", speaker="the post")], "suspected"),
    ("one of standing, for certain", [say("A")], "likely"),
    ("a second government", [say("B"), say("D")], "likely"),
    ("a second government, hedged", [say("A", certainty="probable"), say("D")], "likely"),
    ("a second one that calls it possible", [say("B"), say("D", certainty="possible")], "suspected"),
    ("two that know, one of standing", [say("A"), say("B")], "confirmed"),
    ("two bodies of one state", [say("A"), say("A", speaker="AGENCY", label="Agency")], "likely"),
    ("one that depends on the other", [say("A"), say("C")], "likely"),
    ("an interested second", [say("A"), say("D")], "likely"),
    ("the party itself", [say("P")], "admitted"),
    ("the beneficiary", [say("Q", "confirms")], "admitted"),
    ("the party, by its enemy's word", [say("P", via=("D",))], "suspected"),
    ("plans only", [say("A", tense="intended"), say("B", tense="hypothetical")], "unreported"),
    ("hardly about it", [say("A", match=0.3)], "unreported"),
    ("published later", [say("A", published=DAY + timedelta(days=31))], "unreported"),
    ("taken back", [say("A"), say("A", "denies", 1)], "unreported"),
    ("no longer sure", [say("A"), say("B"), say("A", "doubts", 1)], "likely"),
    ("no comment later", [say("A"), say("B"), say("A", "declines", 1)], "confirmed"),
    ("the party, perhaps about it", [say("P", match=0.7)], "suspected"),
    ("the party, surely about it and then perhaps", [say("P"), say("P", after=1, match=0.7)], "admitted"),
    ("two that know, each perhaps about it", [say("A", match=0.7), say("B", match=0.7)], "likely"),
    (
        "two that know, who came to say it plainly",
        [say("A", match=0.7), say("B"), say("A", after=1, match=0.8)],
        "confirmed",
    ),
    (
        "two that know, one plainly once and perhaps later",
        [say("A"), say("B"), say("A", after=1, match=0.6)],
        "confirmed",
    ),
    (
        "two that know, one plainly before it took that back",
        [say("A"), say("B"), say("A", "denies", 1), say("A", after=2, match=0.6)],
        "likely",
    ),
    (
        "a body that is only described",
        [say("A"), say(None, kind="organisation", speaker="rights group", label="rights group")],
        "likely",
    ),
]


@pytest.mark.parametrize(("items", "standing"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_standing(items: list[Evidence], standing: str) -> None:
    found = view(*items)
    assert found.standing == standing, found.why
    assert found.why.startswith(standing)
    assert view(*reversed(items)) == found


DISPUTES: list[tuple[str, list[Evidence], tuple[str, ...]]] = [
    ("denied by another", [say("A"), say("B", "denies", 1)], ("B's minister",)),
    ("denied by the party", [say("P", "denies"), say("A", after=1)], ("P's minister",)),
    ("withdrawn by an admission", [say("A"), say("P", "denies"), say("P", "confirms", 3)], ()),
    ("withdrawn by the same state", [say("A"), say("B", "denies", 1), say("B", after=3, speaker="b2")], ()),
    ("not yet", [say("B", "denies"), say("A", after=5)], ()),
    ("a doubt", [say("A"), say("B", "doubts", 1)], ()),
    ("no comment", [say("A"), say("P", "declines", 1)], ()),
]


@pytest.mark.parametrize(("items", "denied_by"), [c[1:] for c in DISPUTES], ids=[c[0] for c in DISPUTES])
def test_disputed(items: list[Evidence], denied_by: tuple[str, ...]) -> None:
    found = view(*items)
    assert found.denied_by == denied_by
    assert found.disputed == bool(denied_by)


def test_a_state_that_differs_with_itself_is_a_dispute() -> None:
    found = view(say("A"), say("B"), say("A", "doubts", 5, speaker="AGENCY", label="Agency"))
    assert (found.standing, found.disputed, found.denied_by) == ("likely", True, ())
    assert "Agency will not confirm what A's minister did" in found.why


def test_copies_count_as_reports_only() -> None:
    first = say("B")
    copies = [say("B", report=f"copy {n}", id=f"copy {n}", origin=first.origin) for n in range(5)]
    found = view(first, *copies)
    assert (found.standing, found.independent, found.origins, found.reports) == ("suspected", 1, 1, 6)


def test_why_no_source_counts_is_said() -> None:
    """Whom the situation does not know is no source that counts apart, nor is one without a name."""
    stranger = say(None, speaker="the consultants", label="Alma Consult", kind="organisation")
    found = view(stranger)
    assert (found.reports, found.independent) == (1, 0)
    assert found.why.endswith(
        "none counts as an independent source: Alma Consult (not among the situation's actors and sources)"
    )
    unnamed = say("A", kind="unnamed person", label="an official")
    assert view(stranger, unnamed).why.endswith(
        ": an official (without a name), Alma Consult (not among the situation's actors and sources)"
    )
    assert "none counts" not in view(stranger, say("B")).why
    assert "none counts" not in view(say("A", "denies")).why


def test_what_is_implied_stands_as_well() -> None:
    found = view(say("A"), say("B"), of="base")
    assert found.standing == "confirmed"
    assert view(say("A", "denies"), of="base").denied_by == ()


def test_the_party_does_not_admit_its_own_good_news() -> None:
    assert view(say("P", indicator="eased"), of="eased").standing == "suspected"


def test_names_in_the_order_of_first_saying() -> None:
    assert view(say("B", after=2), say("A"), say("D", after=1)).affirmed_by == (
        "A's minister",
        "D's minister",
        "B's minister",
    )


def test_what_others_do_is_no_admission_of_the_partys() -> None:
    deed = replace(indicator("deed", at_least="low"), actor="P")
    boast = replace(indicator("boast", at_least="low"), actor="Q")
    others = replace(indicator("others", at_least="low"), actor="A", target="P")
    suffered = replace(indicator("suffered", at_least="low"), target="P")
    situation = replace(SITUATION, indicators=(deed, boast, others, suffered))
    said = [say(who, indicator=i.id) for i in situation.indicators for who in "PQ"]
    found = {v.id: v.standing for v in standings(situation, said, DAY)}
    assert found["deed"] == "admitted"
    assert not {"admitted"} & {found[name] for name in ("boast", "others", "suffered")}


def test_a_voice_is_called_what_it_said_the_thing_under() -> None:
    found = view(
        say("A", "denies", speaker="ministry", label="foreign ministry"), say("A", after=1, speaker="ministry", label="army"),
        say("B", speaker="b", label="B's army"), say("B", "denies", 1, speaker="b", label="B's ministry"),
    )  # fmt: skip
    assert found.affirmed_by == ("army",)
    assert found.denied_by == ("B's ministry",)


def test_sources_that_count_apart_are_called_independent_only_where_they_are_known() -> None:
    named = view(say("B"), say("D"))
    assert named.independent == 2
    assert "2 independent sources affirm" in named.why
    half = view(say("B", certainty="probable"), say("D", kind="unnamed person"))
    assert half.independent == 1
    assert "2 sources affirm apart, 1 of them named" in half.why


def test_a_rule_on_one_source_says_nothing_of_those_who_do_not_count() -> None:
    """An official without a name and an interested state are as certain: only that no other source counts apart is so."""
    found = view(say("A"), say("B", kind="unnamed person"), say("D"))
    assert found.standing == "likely"
    assert found.why == (
        "likely: A's minister, rated B, is certain; no other independent source without an interest is"
    )


def test_where_the_party_stands_does_not_hang_on_what_it_said_of_others_first() -> None:
    mine = replace(indicator("mine", at_least="low"), actor="P")
    theirs = replace(indicator("theirs", at_least="low", implies=("mine",)), actor="A")
    situation = replace(SITUATION, indicators=(mine, theirs))

    def standing(*items: Evidence) -> str:
        return next(v.standing for v in standings(situation, items, DAY + timedelta(days=9)) if v.id == "mine")

    assert standing(say("P", indicator="theirs"), say("P", after=1, indicator="mine")) == "admitted"
    assert (
        standing(say("P", indicator="mine", certainty="possible"), say("P", after=1, indicator="theirs")) == "suspected"
    )


def test_a_later_affirmation_withdraws_a_denial_however_sure_the_match() -> None:
    found = view(say("B", match=0.9), say("B", "denies", 1, speaker="office"), say("B", after=3, match=0.65))
    assert not found.disputed


def test_what_is_hardly_about_the_thing_takes_back_nothing() -> None:
    admitted = say("P", match=0.95)
    assert view(admitted, say("P", "denies", 2, match=0.66)).standing == "admitted"
    assert not view(admitted, say("P", "denies", 2, match=0.66)).disputed
    assert view(admitted, say("P", "denies", 2, match=0.85)).standing == "unreported"
    assert view(say("A"), say("A", "doubts", 2, match=0.66)).standing == "likely"
    denied = view(say("B", "denies"), say("B", match=0.62))
    assert denied.disputed


def test_to_deny_one_time_takes_no_other_time_back() -> None:
    again = replace(SITUATION, indicators=(replace(indicator("seen", at_least="low"), recurs=True),))

    def standing(*items: Evidence) -> tuple[str, bool]:
        found = standings(again, items, DAY + timedelta(days=9))[0]
        return found.standing, found.disputed

    once = say("P", "denies", 2, tense="happened", quote="its guns had hit the mill")
    assert standing(say("P"), once) == ("admitted", True)
    assert standing(say("P"), replace(once, quote="its guns had never hit a mill"))[0] == "unreported"
    assert standing(say("P"), replace(once, tense="ongoing"))[0] == "unreported"


@pytest.mark.parametrize(
    ("quote", "admits"),
    [
        ("The Syldavian army shelled the ford on Monday", True),
        ("Syldavian and Bordurian troops shot at each other", True),
        ("the bridge had been hit by Syldavian guns", True),
        ("We fired when they came over the river", True),
        ("Bordurian troops attacked in the night, and Syldavian guns answered", False),
        ("it was a deliberate breach of the agreement", False),
        ("More than 4,000 people have fled from villages in Syldavia", False),
    ],
)
def test_of_what_may_be_anybodys_deed_the_party_admits_its_own(quote: str, admits: bool) -> None:
    actors = {"P": Actor("P", "Syldavia", aliases=("Syldavian",)), "A": Actor("A", "Borduria", aliases=("Bordurian",))}
    situation = replace(SITUATION, actors=actors)
    found = standings(situation, [say("P", quote=quote)], DAY)[0]
    assert (found.standing == "admitted") is admits, found.why


def test_what_a_denial_takes_back_is_told() -> None:
    admitted, denied, weak = say("P"), say("P", "denies", 2), say("P", "denies", 3, match=0.66)
    assert undone(SITUATION, [denied, weak, admitted]) == {denied.id: (admitted.id,)}


def test_a_party_that_cannot_speak_admits_and_denies_nothing() -> None:
    mute = replace(SITUATION, actors={**SITUATION.actors, "P": Actor("P", "P", speaks=False)})
    words = [say("P", speaker="P", label="P"), say("B", after=1)]
    spoken, silent = (standings(s, words, DAY + timedelta(days=30))[0] for s in (SITUATION, mute))
    assert (spoken.standing, silent.standing) == ("admitted", "suspected")
    assert (spoken.independent, silent.independent) == (2, 1)


def test_of_what_is_only_hedged_those_are_named_whose_word_is() -> None:
    """And of each of the others why it counts for nothing."""
    words = [
        say("B", certainty="probable"),
        say(None, label="Alma Consult", speaker="alma", kind="organisation"),
        say(None, label="The Hill Post", speaker="The Hill Post", kind="media", path="p.md"),
        say("D", certainty="possible"),
        say(None, label="herdsmen", speaker="herdsmen", kind="group"),
    ]
    assert view(*words).why == (
        "suspected: hedged only (B's minister); not counted: D's minister (it is only called possible), herdsmen (without a name), "
        "The Hill Post (in an outlet's own voice, with no rule for it under sources), Alma Consult (not among the situation's actors "
        "and sources)"
    )


def test_the_party_on_its_own_behalf_is_no_source_in_the_count_either() -> None:
    words = [say("P", indicator="eased"), say("B", indicator="eased", after=1)]
    found = view(*words, of="eased")
    assert (found.standing, found.independent) == ("suspected", 1)
    assert found.why.endswith(
        "(B's minister); not counted: P's minister (the word of the party's own side, for itself)"
    )
    assert view(words[0], of="eased").independent == 0
    assert view(say("P"), say("B", after=1)).independent == 2


def test_one_uncertain_match_does_not_make_a_decisive_sign_admitted() -> None:
    decisive = replace(indicator("seen", at_least="low"), tells="decisive")
    for tells, sign in (("decisive", decisive), ("strong", replace(decisive, tells="strong"))):
        situation = replace(SITUATION, indicators=(sign,))

        def standing(*items: Evidence, situation: Situation = situation) -> str:
            return standings(situation, items, DAY)[0].standing

        one = say("P", match=0.77)
        assert standing(one) == ("suspected" if tells == "decisive" else "admitted")
        assert standing(say("P", match=0.85)) == "admitted"
        again = replace(say("P", match=0.78), id="again", report="again", origin="again")
        assert standing(one, again) == "admitted"
        same = replace(again, origin=one.origin)
        assert standing(one, same) == ("suspected" if tells == "decisive" else "admitted")
