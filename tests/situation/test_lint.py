"""A situation goes in; what is unknown, unreachable or left open in it comes out, at its line."""

from datetime import date

import pytest

from paripassu.errors import SituationError
from paripassu.situation import lint, parse, starter

BASE = starter("case")


def codes(text: str, on: date | None = None) -> list[tuple[str, str, int | None]]:
    return [(f.severity, f.code, f.place.line) for f in lint(parse(text, "s.yaml"), on)]


def line_of(text: str, piece: str) -> int:
    return text[: text.index(piece)].count("\n") + 1


def test_the_starter_lints_clean() -> None:
    assert codes(BASE) == []
    assert [c for _, c, _ in codes(BASE, date(2031, 1, 1))] == ["past"]


def test_many_reviews_that_are_past_are_one_finding() -> None:
    (found,) = [f for f in lint(parse(BASE, "s.yaml"), date(2031, 1, 1)) if f.code == "past"]
    assert found.text == 'review_by is past of 2 steps: "inform" (2030-01-01), "recall-envoy" (2030-01-01)'
    assert "--as-of" in found.remedy
    one = BASE.replace("review_by: 2030-01-01", "review_by: 2040-01-01", 1)
    assert [f.text for f in lint(parse(one, "s.yaml"), date(2031, 1, 1))] == [
        'step "recall-envoy": review_by 2030-01-01 is past'
    ]


def with_example(*examples: str, keys: str = "") -> str:
    """The starter with these examples of troops-seen in the place of its own."""
    start = BASE.index("      - Bordurian soldiers have entered")
    end = BASE.index("    not:", start)
    return BASE[:start] + "".join(f"      - {e}\n" for e in examples) + keys + BASE[end:]


@pytest.mark.parametrize(
    ("example", "keys", "told"),
    [
        ("Borduria will send soldiers across the border.", "", True),
        ("Borduria's general said that his men would cross the river.", "", True),
        ("Borduria will send soldiers across the border.", "    tenses: [happened, ongoing, intended]\n", False),
        ("Bordurian soldiers crossed the bridge that will be closed in May.", "", False),
        ("Bordurian soldiers have crossed the river.", "", False),
    ],
)
def test_an_example_in_a_tense_that_does_not_count(example: str, keys: str, told: bool) -> None:
    found = codes(with_example("Bordurian soldiers have entered Syldavia.", example, keys=keys))
    assert (("warning", "tense", line_of(BASE, "- id: troops-seen")) in found) == told


def test_a_denial_among_the_examples() -> None:
    plain = "Bordurian soldiers have entered Syldavia."
    denial = "Borduria's army has never crossed the border."
    at = line_of(BASE, "- id: troops-seen")
    assert codes(with_example(plain, denial)) == [("note", "denial", at)]
    (found,) = lint(parse(with_example(plain, denial), "s.yaml"))
    assert "check that it does" in found.remedy
    # an indicator most of whose examples are negations is a negative one
    assert codes(with_example(denial, "No Bordurian soldier has been seen across the border.")) == []


def test_completed_acts_of_which_nothing_says_whether_they_last() -> None:
    act = "Borduria annexed the border province."
    at = line_of(BASE, "- id: troops-seen")
    assert codes(with_example(act)) == [("note", "lasts", at)]
    for key in ("lasts", "recurs"):
        assert codes(with_example(act, keys=f"    {key}: true\n")) == []


def test_what_lasts_does_not_recur() -> None:
    with pytest.raises(SituationError, match="both lasts and recurs"):
        parse(with_example("Borduria annexed it.", keys="    lasts: true\n    recurs: true\n"), "s.yaml")


def test_an_indicator_of_nobody_is_told_of() -> None:
    text = BASE.replace("    actor: BOR\n    target: SYL\n    counts:\n      - Trucks", "    counts:\n      - Trucks")
    (found,) = lint(parse(text, "s.yaml"))
    assert (found.severity, found.code, found.text) == ("note", "no-actor", 'no actor for "convoys"')
    assert "the sentence" not in found.text
    assert "each sentence tells whose deed it is" in found.remedy
    assert "where that is BOR, its word on it is an admission, else it admits nothing" in found.remedy
    mute = text.replace("  BOR: {name: Borduria,", "  BOR: {name: Borduria, speaks: false,")
    assert mute != text
    assert codes(mute) == []


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Borduria strikes targets in Syldavia", True),
        ("Bordurian forces attack Syldavian posts", True),
        ("Borduria's army shells Klow", True),
        ("Borduria delivers attack drones to Syldavia", False),
        ("Bordurian attack drones reach Syldavia", False),
        ("Borduria strikes a trade deal with Syldavia", False),
        ("Borduria hits out at Syldavia", False),
        ("Supply convoys cross from Borduria", False),
    ],
)
def test_the_other_side_of_a_conflict_is_no_beneficiary(title: str, told: bool) -> None:
    text = BASE.replace("title: Supply convoys cross from Borduria", f"title: {title}")
    for given, found in ((text.replace("party: BOR", "party: BOR\nbeneficiary: SYL"), told), (text, False)):
        notes = [f for f in lint(parse(given, "s.yaml")) if f.code == "beneficiary-hit"]
        assert bool(notes) == found
        assert all(f.severity == "note" and "would deny them with it" in f.remedy for f in notes)


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("party: BOR", "party: BORD", "unknown-name", None),
        ("of: SYL}", "of: SYLD}", "unknown-name", "SYL-MOD"),
        ("{actor: OBS, reliability: B}", "{actor: OBS, depends_on: [SYLL]}", "unknown-name", "{actor: OBS"),
        ("implies: [convoys]", "implies: [convoi]", "unknown-name", "- id: troops-seen"),
        ("reversibility: easy", "requires: [informed]", "unknown-name", "- id: recall-envoy"),
        ("reversibility: easy", "requires: [inform]\n    excludes: [inform]", "unreachable", "- id: recall-envoy"),
        ("reversibility: easy", "requires: [recall-envoy]", "circle", "- id: recall-envoy"),
        ("now.at_least.troops >= 0.8", "now.at_least.troops > 1.0", "unreachable", "now.at_least.troops > 1.0"),
        ("now.at_least.troops >= 0.8", "now.at_least.none < 0.9", "unreachable", "now.at_least.none < 0.9"),
        (
            'indicators["troops-seen"].independent >= 2\n',
            "now.at_least.troops < 0.3\n",
            "unreachable",
            "now.at_least.troops >= 0.8",
        ),
        (
            'indicators["troops-seen"].independent >= 2\n',
            "reached.at_least.supplies < 0.5\n",
            "unreachable",
            "now.at_least.troops >= 0.8",
        ),
        ("stand_down: now.at_least.troops < 0.3", "stand_down: now.at_least.troops < 0.9", "both-ways", "stand_down"),
        ("stand_down: now.at_least.troops < 0.3\n", "\n", "no-stand-down", "- id: recall-envoy"),
        ("    authority: Foreign minister\n", "", "no-authority", "- id: recall-envoy"),
        ("    authority: Press office\n    review_by: 2030-01-01\n", "    authority: x\n", "no-review", "- id: inform"),
        ("- {actor: OBS, reliability: B}", "", "no-reliability", "OBS: {"),
        ("at_least: troops\n", "at_least: supplies\n", "degree-without-indicator", None),
        ("- Syldavia bought ammunition", "- Bordurian soldiers have entered Syldavia", "ok", None),
        (
            "- Bordurian troops held an exercise in their own barracks.",
            "- Bordurian soldiers have entered Syldavia",
            "overlap",
            "- id: troops-seen",
        ),
        ("title: Recall the envoy", "title: Recall the envoy\n    marking: RED", "disclose", "- id: recall-envoy"),
        ("tells: strong", "marking: AMBER", "trimmed-outside", 'indicators["troops-seen"].independent >= 2\n'),
    ],
)
def test_a_fault_is_found_at_its_line(old: str, new: str, code: str, at: str | None) -> None:
    assert old in BASE
    text = BASE.replace(old, new, 1)
    found = codes(text)
    if code == "ok":
        assert found == []
        return
    wanted = [line for _, c, line in found if c == code]
    assert wanted, found
    assert (line_of(text, at) if at else None) in wanted, (found, at)


def test_a_key_with_a_default_that_works_is_no_error_where_it_is_missing() -> None:
    text = BASE.replace("    stand_down: now.at_least.troops < 0.3\n", "")
    text = text.replace("    review_by: 2030-01-01\n", "")
    found = [(severity, code) for severity, code, _ in codes(text)]
    assert sorted(found) == [("warning", "no-review"), ("warning", "no-review"), ("warning", "no-stand-down")]


def test_a_step_that_only_a_person_starts_is_not_asked_when_it_ends() -> None:
    start = BASE.index("    readiness:") if "    readiness:" in BASE else BASE.index("    when:")
    text = BASE[:start] + BASE[BASE.index("    dwell:") :]
    assert "no-condition" in [code for _, code, _ in codes(text)]
    assert "no-stand-down" not in [code for _, code, _ in codes(text)]


@pytest.mark.parametrize(
    ("priors", "told"), [((0.02, 0.4), True), ((0.2, 0.4), False), ((None, 0.4), False), ((0.0, 0.4), False)]
)
def test_a_degree_with_several_times_the_prior_of_the_one_below(priors: tuple[float | None, float], told: bool) -> None:
    low, high = ("" if p is None else f", prior: {p}" for p in priors)
    text = BASE.replace("title: Supplies delivered}", f"title: Supplies delivered{low}}}")
    text = text.replace("title: Troops across the border}", f"title: Troops across the border{high}}}")
    found = [("warning", "prior-rises", line_of(text, "{id: troops,"))] if told else []
    assert codes(text) == found
    assert (
        codes(text.replace("{id: none, title: No involvement}", "{id: none, title: No involvement, prior: 0.01}"))
        == found
    )


def test_conditions_that_can_hold_at_once_are_told_with_the_facts_that_do_it() -> None:
    text = BASE.replace("stand_down: now.at_least.troops < 0.3", "stand_down: now.at_least.troops < 0.9")
    (found,) = [f for f in lint(parse(text, "s.yaml")) if f.code == "both-ways"]
    assert found.text.startswith(
        'step "recall-envoy": when and stand_down can hold at once, as where now.at_least.troops is 0.8'
    )
    assert 'indicators["troops-seen"].independent is 2' in found.text


def test_all_that_have_no_reliability_are_one_finding() -> None:
    text = BASE.replace("  - {actor: OBS, reliability: B}\n", "").replace(
        "actors:\n", "actors:\n  CLU: {name: Club}\n", 1
    )
    (found,) = [f for f in lint(parse(text, "s.yaml")) if f.code == "no-reliability"]
    assert found.text == 'no reliability for "CLU", "OBS"'
    assert found.place.line == line_of(text, "CLU: {")


def test_a_rated_body_rates_not_its_state() -> None:
    rated = BASE.replace("{actor: SYL, reliability: C", "{actor: SYL-MOD, reliability: C")
    assert rated != BASE
    without = rated.replace("target: SYL", "target: OBS").replace("actor: SYL\n", "actor: BOR\n")
    (found,) = [f for f in lint(parse(without, "s.yaml")) if f.code == "no-reliability"]
    assert found.severity == "warning"
    assert found.place.line == line_of(without, "  SYL: {")
    assert found.text == 'no reliability for "SYL", though a body under it has one'
    state = without.replace("{actor: SYL-MOD, reliability: C", "{actor: Syldavia, reliability: C")
    assert [f for f in lint(parse(state, "s.yaml")) if f.code == "no-reliability"] == []


def test_a_party_of_which_a_body_is_rated() -> None:
    """Its letter counts in what it says of others alone: where no indicator is of others, nothing is to be said."""
    bodies = "  BOR-ARMY: {name: Bordurian army, of: BOR}\n  BOR-COURT: {name: Bordurian court, of: BOR}\n  SYL-MOD:"
    rated = BASE.replace("  SYL-MOD:", bodies).replace(
        "sources:\n", "sources:\n  - {actor: BOR-ARMY, reliability: C}\n"
    )
    found = [f for f in lint(parse(rated, "s.yaml")) if f.code == "no-reliability"]
    assert [f.text for f in found] == ['no reliability for "BOR-COURT"']
    others = rated.replace("actor: BOR\n", "actor: SYL\n", 1)
    (party,) = [f for f in lint(parse(others, "s.yaml")) if f.code == "no-reliability"]
    assert party.text == 'no reliability for "BOR", though a body under it has one'
    assert "in what it says of others" in party.remedy
    whole = others.replace("sources:\n", "sources:\n  - {actor: BOR, reliability: D}\n")
    assert [f for f in lint(parse(whole, "s.yaml")) if f.code == "no-reliability"] == []


@pytest.mark.parametrize(
    ("old", "text"),
    [
        ("- id: troops-seen", 'the id "troops" is that of an indicator and of a degree'),
        ("- id: recall-envoy", 'the id "troops" is that of a step and of a degree'),
    ],
)
def test_things_of_two_kinds_under_one_id(old: str, text: str) -> None:
    named = BASE.replace(f"{old}\n", "- id: troops\n")
    named = named if "- id: troops-seen" in named else named.replace('"troops-seen"', '"troops"')
    (found,) = [f for f in lint(parse(named, "s.yaml")) if f.code == "same-name"]
    assert (found.severity, found.text, found.place.line) == ("warning", text, line_of(named, "- id: troops\n"))


def test_an_indicator_without_examples() -> None:
    lines = BASE.splitlines(keepends=True)
    first = next(i for i, x in enumerate(lines) if "counts:" in x)
    text = "".join(lines[:first] + lines[first + 3 :])
    assert ("error", "no-examples", line_of(text, "- id: convoys")) in codes(text)


def test_steps_that_wait_for_one_another() -> None:
    text = BASE.replace("no_regret: true ", "no_regret: true\n    requires: [recall-envoy] ", 1)
    text = text.replace("reversibility: easy", "requires: [inform]")
    assert [c for _, c, _ in codes(text)].count("circle") == 2


CAST = """
situation: s
title: T
actors:
  AUT: {name: Austria}
  ROADS: {name: Board of Roads, of: AUT}
  MINES: {name: Kesh Mines, of: AUT}
  CARS: {name: carmakers, aliases: [Volkswagen, BMW]}
party: AUT
degrees:
  - {id: a, title: A}
  - {id: b, title: B}
sources:
  - {actor: AUT, reliability: C}
  - {actor: CARS, reliability: B}
indicators:
  - {id: x, title: X, at_least: b, counts: [The road is closed]}
"""


def test_several_firms_under_one_id_are_told_of() -> None:
    assert "one-voice" in [c for _, c, _ in codes(CAST)]
    assert "one-voice" not in [c for _, c, _ in codes(CAST.replace("[Volkswagen, BMW]", "[Volkswagen, VW]"))]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("name: Jaguar Land Rover, aliases: [JLR]", False),
        ("name: TCS, aliases: [Tata Consultancy Services]", False),
        ("name: International Business Machines Corp, aliases: [IBM]", False),
        ("name: Jaguar Land Rover, aliases: [BMW]", True),
    ],
)
def test_a_name_and_its_initials_are_one_firm(names: str, told: bool) -> None:
    text = CAST.replace("name: carmakers, aliases: [Volkswagen, BMW]", names)
    assert ("one-voice" in [c for _, c, _ in codes(text)]) == told


def test_who_admits_for_the_party_is_told() -> None:
    (found,) = [f for f in lint(parse(CAST, "s.yaml")) if f.code == "admits"]
    assert '"MINES"' in found.text
    assert "AUT" in found.text
    assert "admits" not in [c for _, c, _ in codes(CAST.replace("party: AUT", "party: CARS"))]


@pytest.mark.parametrize(
    ("party", "told"),
    [
        ("name: Hill fever", True),
        ("name: Tarn, aliases: [the river]", True),
        ("name: Hill fever, speaks: false", False),
        ("name: River Board", False),
        ("name: Hill Board, offices: [{title: head, holder: Ann Perl}], speaks: false", True),
        ("name: Hill Board, offices: [{title: head, holder: Ann Perl}]", False),
        ("name: Centre for Disease Control", False),
    ],
)
def test_a_party_that_can_say_nothing(party: str, told: bool) -> None:
    """What does something and says nothing of it is to be told of as such, and what has people in office is not."""
    found = [c for _, c, _ in codes(CAST.replace("party: AUT", f"  SICK: {{{party}}}\nparty: SICK"))]
    assert ("speechless" in found) == told


def test_many_rules_and_none_for_an_outlet() -> None:
    more = "".join(f"  - {{actor: {name}, reliability: B}}\n" for name in ("ROADS", "MINES"))
    rules = CAST.replace("indicators:", more + "indicators:")
    assert "no-outlet" not in [c for _, c, _ in codes(rules)]
    actors = "".join(f"  K{n}: {{name: Kin {n}}}\n" for n in range(3))
    kin = "".join(f"  - {{actor: K{n}, reliability: B}}\n" for n in range(3))
    many = rules.replace("party:", actors + "party:").replace("indicators:", kin + "indicators:")
    assert "no-outlet" in [c for _, c, _ in codes(many)]
    assert "no-outlet" not in [
        c for _, c, _ in codes(many.replace("indicators:", "  - {actor: Post, reliability: C}\nindicators:"))
    ]
