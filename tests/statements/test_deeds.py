"""What somebody did is nobody's word."""

import re
import time

import pytest

from benchmarks.quality import as_report
from paripassu.statements._decode import Joined
from paripassu.statements._deeds import UNSURE, is_deed, without_deeds
from paripassu.statements.reader import Reader
from paripassu.types import Span

UNSURELY = 0.3


def marked(text: str, confidence: float = UNSURELY) -> tuple[str, Joined]:
    """A body with its spans from "source | cue | content"; a source "-" is none."""
    source, cue, content = text.split(" | ")
    body = f"{'' if source == '-' else source + ' '}{cue} {content}."
    who = None if source == "-" else Span(0, len(source))
    at = body.index(cue)
    start = at + len(cue) + 1
    return body, Joined(who, Span(at, at + len(cue)), (Span(start, start + len(content)),), "outer", 0, confidence)


@pytest.mark.parametrize(
    "text",
    [
        "The harbour board | has never published | detailed accounts",
        "A judge in Oruro | has signed | an order for the seizure of the barge",
        "the auditors | may verify | everything in the vaults",
        "The customs service | imposed | a six-month ban on the import of reels",
        "The union | filed | an appeal against the closure",
        "The union | lodged an appeal against | the closure",
        "The Greens | boycotted | the spring vote",
        "Ndiaye | failed to answer | two summonses",
        "The magistrate | granted | detectives a search warrant for the depot",
        "ferry crews | read | the rules in their own way",
        "The foundry | last stood still for | want of coke in 2012",
        "The pilots | had seen | the runway lights go out",
        "the mayor's party | stands ready | to hand over every ledger",
        "the islanders | re-elected | him with 61 percent",
        "- | have been denied | a lawyer of their own",
        "The ministers | initialled | the text of the fishing accord",
        "The rebels | launched an offensive against | the mining towns",
        "- | were questioned | The nine sailors",
        "The premier | blocked | the sale of the shipyard",
        "The owners | have never formally submitted | the deal",
        "The owners | withdrew and refiled | it",
        "Lima | had called | its ambassador home from Oslo",
        "The lender | gave | the cannery notice in May of its credit line",
        "The council | has ten days to decide on | the bridge",
        "Drivers | seemed | to be of two minds",
        "both camps | sounded | calmer",
        "The brewer | saw | its shares drop 4 percent",
        "the episode | recalled | the winter of 1987",
        "the decision | shows | that somebody lost patience",
        "you | see | two cranes where there used to be three",
        "The harbour office | has been reviewing | the lease",
        "The inspection | covers | the three cranes of the yard",
        "the bench | has yet to rule on | the complaint",
        "Her cabinet | citing | article 12 of the charter of the port",
    ],
)
def test_a_deed_is_no_statement(text: str) -> None:
    body, one = marked(text)
    assert without_deeds(body, [one]) == []


@pytest.mark.parametrize(
    "text",
    [
        "An engineer | spoke on condition of anonymity to discuss | a private matter",
        "A clerk | asked | not to be named because she feared for her post",
        "- | asked | that we leave out his name",
    ],
)
def test_that_somebody_will_not_be_named_is_no_word_on_the_matter(text: str) -> None:
    body, one = marked(text, 0.95)
    assert without_deeds(body, [one]) == []


@pytest.mark.parametrize(
    "text",
    [
        "The premier | blocked | a statement saying that the yard was safe",
        "The lender | gave | notice that the yard would close",
        "The study | shows | that the ice is thinner",
        "Analysts | see | a risk of famine",
        "The union | asked | that the yard be kept open",
        "The army | denied | the flight",
        "The firm | confirmed | the deal",
        "The cabinet | announced | sanctions",
        "A judge | ordered | the release of four men",
        "The unions | demanded | talks",
        "The bloc | promised | further sanctions",
        "The governor | blamed | the rains",
        "The academy | backed | the claim",
        "The clinic | published | a list showing that nine had died",
        "The governors | signed | a statement saying that the line was shut",
        "The bishops | signed | a letter to the president",
        "The port | has published | no figure for May",
        "The army | has not released | the number of the dead",
        "The mayor | put out | a denial within the hour",
        "The commune's newspaper | published | pictures of the dam",
        "- | was denied | the claim that a mine had burnt",
        "The inspectors | saw | no sign of a leak",
        "The envoy | could not verify | the toll",
        "The auditors | questioned | the method",
        "The embassy | did not answer | three letters",
    ],
)
def test_what_says_something_stays(text: str) -> None:
    body, one = marked(text)
    assert without_deeds(body, [one]) == [one]


def test_the_encoder_is_believed_where_it_is_sure() -> None:
    body, one = marked("The ministry | has not published | accounts", UNSURE)
    assert not is_deed(body, one)


def test_what_stands_before_its_cue_is_said() -> None:
    body = "The stocks were low, the minister granted."
    at = body.index("granted")
    one = Joined(Span(21, 33), Span(at, at + 7), (Span(0, 19),), "outer", 0, UNSURELY)
    assert not is_deed(body, one)


def test_a_quotation_in_what_is_done_says_something() -> None:
    body, one = marked("The envoys | signed | the “pact of the brave”")
    assert not is_deed(body, one)


def test_a_long_content_takes_no_longer_than_it_is() -> None:
    body, one = marked("The envoys | granted | " + "the many long and winding roads of the hills and " * 400 + "leave")
    began = time.perf_counter()
    is_deed(body, one)
    assert time.perf_counter() - began < 1


def test_a_deed_end_to_end(reader: Reader) -> None:
    text = (
        "The opposition boycotted the spring vote, which the mayor won. "
        "Ndiaye said that the count was false, and the committee signed a letter saying that it was."
    )
    cues = [s.cue.text if s.cue else "" for s in next(iter(reader.read([as_report(text, "x")])))[1]]
    assert not any(re.search("boycott", cue) for cue in cues)
    assert any("said" in cue for cue in cues)


def test_what_would_be_said_in_a_case_that_is_supposed_is_not_said() -> None:
    text = "If the bench were to declare the lease void, the cranes would stand still."
    source, cue, content = (
        Span(text.index(w), text.index(w) + len(w)) for w in ("the bench", "were to declare", "the lease void")
    )
    one = Joined(source, cue, (content,), "outer", 0, UNSURELY)
    assert is_deed(text, one)
    assert not is_deed(text.replace("If", "So"), one)


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ('The mayor | had dismissed | the harbour director, Nils Berg, "for sleeping"', True),
        ("The mayor | dismissed | the claim of the director", False),
        ("The mayor | appointed | a retired general as head of the port", True),
        ("The mayor | has ordered | an inquiry", True),
        ('The mayor | ordered | an inquiry into claims that "nobody paid"', False),
        ('his rivals | planned | "a coup"', True),
        ("She | offered | no evidence", True),
        ("She | offered | no opinion on the evidence", False),
        ("Two clerks | showed | us the torn ledger", True),
        ("Two clerks | showed | us that the ledger was torn", False),
        ("The strike | tipped the balance in favour of | Lund", True),
        ("a deputy | would stand in for | the mayor", True),
        ('two clerks | had signed | "with a knife on the table"', True),
        ("the board | had called upon | the Captain", True),
        ("the board | had called upon | the Captain to resign", False),
        ("- | Protests over | low wages", True),
        ("- | Protests over | claims that the wages fell", False),
    ],
)
def test_what_is_done_to_people_is_nobodys_word_even_where_some_of_it_is_quoted(text: str, deed: bool) -> None:
    body, one = marked(text)
    assert is_deed(body, one) is deed


def test_a_deed_of_which_the_encoder_is_sure_stays() -> None:
    body, one = marked("The mayor | appointed | a retired general as head of the port", 0.9)
    assert not is_deed(body, one)


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("The foundry | put | some of its staff in Oruro on short time", 0.7),
        ("The mines office | issued | a ministerial order freezing the lease", 0.5),
        ("The mines office | issued an order against | the firm", 0.5),
        ("The brewers | underestimated | the anger of the islanders", 0.9),
        ("The ferry crews | have been counting | what is left in the hold", 0.4),
        ("The owners | has not shown | a constructive attitude", 0.4),
        ("Lima | has noted | the relevant situation", 0.6),
        ("you | mentioned | the particular question", 0.9),
    ],
)
def test_what_a_body_does_or_leaves_undone_is_no_word_of_it(text: str, confidence: float) -> None:
    assert is_deed(*marked(text, confidence))


@pytest.mark.parametrize(
    "text",
    [
        "The mayor | put | the number of staff hurt at 12",
        "The mines office | issued | a warning to the crews",
        "The court | issued | a ruling that the lease is void",
        "The bank | noted | that sales fell",
    ],
)
def test_what_it_says_in_the_like_words_is(text: str) -> None:
    assert not is_deed(*marked(text, 0.5))


def test_a_cue_of_many_adverbs_takes_no_longer_than_it_is() -> None:
    body, one = marked("The envoys | " + "finally " * 60 + "granted | leave")
    began = time.perf_counter()
    is_deed(body, one)
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("The new authority | would allow | the navy to carry out raids", True),
        ("The deal | will require | the mill to close", True),
        ("The new decree | requires | all ships to leave the dock", False),
        ("The law | would oblige | owners to register", False),
        ("The agency | would allow | divers into the dock", False),
        ("The prime minister | would allow | divers into the dock", False),
    ],
)
def test_a_thing_that_makes_something_possible_says_nothing(text: str, deed: bool) -> None:
    body, one = marked(text, 0.95)
    assert is_deed(body, one) is deed
