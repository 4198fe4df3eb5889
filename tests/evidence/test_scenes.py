"""Where a deed is set, what a blow was aimed at, and what a bare "no" is said to."""

import time
from dataclasses import replace

import pytest

from benchmarks.cases import indicator
from paripassu.evidence.actors import Names
from paripassu.evidence.features import Unit
from paripassu.evidence.resumed import aimed, denied_by, is_bare_no
from paripassu.evidence.scenes import Scenes
from paripassu.situation.model import Actor, Indicator, Situation
from paripassu.types import Span


def told(name: str, title: str, *counts: str, nots: tuple[str, ...] = (), **fields: object) -> Indicator:
    one = indicator(name, at_least="low")
    return replace(one, title=title, counts=counts, nots=nots, **fields)  # type: ignore[arg-type]


RAID = told(
    "raid", "Kenyan aircraft strike targets inside Somalia", "Kenyan jets bombed a camp in Somalia.", target="SOM"
)
PATROL = told(
    "patrol", "Warships sent to the Baltic", "Two frigates are now in the Baltic Sea.", actor="KEN", place=("Baltic", "off Gotland")
)  # fmt: skip
FLAGSHIP = told(
    "flagship", "The flagship sent to the region", "The flagship Mara has left for the region.", nots=("The Mara was in the Coral Sea in May.",)
)  # fmt: skip
HOSTS = told("hosts", "Neighbours let Kenyan troops in", "A Kenyan brigade set up a camp at Gulu.", target="KEN")
SITUATION = Situation(
    id="raids",
    title="Raids",
    party="KEN",
    beneficiary=None,
    actors={"KEN": Actor("KEN", "Kenya"), "SOM": Actor("SOM", "Somalia", aliases=("Mogadishu", "Somali"))},
    degrees=(),
    sources=(),
    indicators=(RAID, PATROL, FLAGSHIP, HOSTS),
    plan=(),
)
SCENES = Scenes(SITUATION, Names(SITUATION))


@pytest.mark.parametrize(
    ("one", "text", "words"),
    [
        (RAID, "the raid was flown in Ethiopia", "in Ethiopia"),
        (RAID, "it was carried out in international waters", "in international waters"),
        (RAID, "the strike on a fishing boat killed three", "on a fishing boat"),
        (RAID, "two jets came down in the Red Sea", "in the Red Sea"),
        (RAID, "the raid was flown at night", None),
        (RAID, "the raid was flown from a field in Ethiopia, and hit a camp near Mogadishu", None),
        (PATROL, "the frigates sailed to the Aegean Sea", "to the Aegean Sea"),
        (PATROL, "the frigates sailed from the Aegean to the Baltic", None),
        (PATROL, "the frigates put in at a port of Ghana", None),
        (FLAGSHIP, "the Mara is in the Coral Sea", "in the Coral Sea"),
        (FLAGSHIP, "the Mara is in the Timor Sea", None),
        (HOSTS, "a Kenyan brigade is to be housed in Uganda", None),
    ],
)
def test_a_sentence_set_elsewhere_is_not_at_the_scene(one: Indicator, text: str, words: str | None) -> None:
    assert SCENES.elsewhere(one, text, text) == words


def test_the_rest_of_the_sentence_may_name_the_scene() -> None:
    assert (
        SCENES.elsewhere(RAID, "it was flown in Ethiopia", "Of the raid on Mogadishu he said it was flown in Ethiopia")
        is None
    )


@pytest.mark.parametrize(
    ("text", "before", "whole"),
    [
        (
            "The strike left four dead.",
            "The army bombed a cement works on Friday.",
            "The strike on a cement works left four dead.",
        ),
        (
            "Such attacks will go on.",
            "It was the third raid on trawlers since May.",
            "Such attacks on trawlers will go on.",
        ),
        (
            "The strike on the mill left four dead.",
            "The army bombed a cement works.",
            "The strike on the mill left four dead.",
        ),
        ("The strike of dockers goes on.", "The army bombed a cement works.", "The strike of dockers goes on."),
        ("The strike force left.", "The army bombed a cement works.", "The strike force left."),
        ("The strike left four dead.", "Nobody knew of it.", "The strike left four dead."),
        ("The attack left four dead.", "Shares hit a record high.", "The attack left four dead."),
        (
            "The attack left four dead.",
            "They shelled a port. He attacked the diet's budget.",
            "The attack on a port left four dead.",
        ),
        (
            "The strike will last a week, the union says.",
            "The walkout hit schools in Klow.",
            "The strike will last a week, the union says.",
        ),
        (
            "The air strike left four dead.",
            "Pickets stood by. The army bombed a cement works.",
            "The air strike on a cement works left four dead.",
        ),
    ],
)
def test_a_blow_told_of_again_is_at_what_it_was_aimed_at(text: str, before: str, whole: str) -> None:
    assert aimed(text, before) == whole
    assert Unit(Span(0, len(text)), text, before).resumed == whole


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("“No. It isn't true.”", True),
        ("it “a tremendous lie”", True),
        ("that's all nonsense", True),
        ("Never!", True),
        ("that it was not so", True),
        ("them fabricated", True),
        ("no decision has been taken", False),
        ("it is not true that the mill is sold", False),
        ("It is a wrong turn", False),
        ("no", True),
    ],
)
def test_a_bare_no(text: str, bare: bool) -> None:
    assert is_bare_no(text) is bare


def test_many_quoted_denials_in_a_row_are_read_in_no_time() -> None:
    begun = time.perf_counter()
    assert not is_bare_no("“false. " * 200 + "#")
    assert time.perf_counter() - begun < 2


@pytest.mark.parametrize(
    ("lead", "what"),
    [
        (
            "Asked whether the diet had sold the mill to a neighbour, she laughed: ",
            "the diet had sold the mill to a neighbour",
        ),
        ("Asked on Friday about rumours that the mill was to be sold, she said: ", "the mill was to be sold"),
        ("Pressed by a reporter over the sale of the mill to Borland, she said: ", "the sale of the mill to Borland"),
        ("There were reports in May that the mill had been sold. The miller called ", "the mill had been sold"),
        ("There were claims that the mill had been sold, and the miller said: ", "the mill had been sold"),
        (
            "There were claims that the mill, the last in Klow, had been sold. She said: ",
            "the mill, the last in Klow, had been sold",
        ),
        ("Ann Perl is the miller. She likes her work. She said: ", None),
        ("Asked whether the mill was sold, she laughed. It rained. It was late. She said: ", None),
    ],
)
def test_a_bare_no_denies_what_the_question_or_the_report_before_it_says(lead: str, what: str | None) -> None:
    assert denied_by("“No, it's not true.”", lead) == what
    assert denied_by("“The mill is mine.”", lead) is None
