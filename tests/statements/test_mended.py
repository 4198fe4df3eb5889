"""The edges of what the encoder joined: whole statements, without marks that are the next one's and sources that are none."""

from dataclasses import replace

import pytest

from paripassu.statements._decode import Joined
from paripassu.statements._mended import mended, said_twice
from paripassu.statements._one_sentence import in_one_sentence
from paripassu.types import Span


def joined(body: str, source: str | None, cue: str, *content: str) -> Joined:
    """The statement of these words, each where it first stands in *body*."""
    spans = {text: Span(body.index(text), body.index(text) + len(text)) for text in (source, cue, *content) if text}
    return Joined(spans[source] if source else None, spans[cue], tuple(spans[c] for c in content), "outer", 0, 0.4)


def words(body: str, one: Joined) -> tuple[str | None, str, str]:
    source = body[slice(*one.source)] if one.source else None
    return source, body[slice(*one.cue)] if one.cue else "", " … ".join(body[a:b] for a, b in one.content)


def test_a_clause_cut_at_its_verb_is_one_statement() -> None:
    body = "Divers believe that the wreck, which lies at forty metres, could be raised if the sea stays calm."
    found = mended(
        body,
        [
            joined(body, "Divers", "believe", "that the wreck"),
            joined(body, "Divers", "could be raised", "if the sea stays calm"),
        ],
    )
    assert [words(body, one) for one in found] == [
        ("Divers", "believe", body[body.index("that the wreck") : -1]),
    ]


def test_a_clause_around_its_attribution_is_one_statement() -> None:
    body = "Two lenders, according to the daily Alma, gave the cannery notice in May."
    found = mended(
        body,
        [
            joined(body, "the daily Alma", "according to", "Two lenders"),
            joined(body, "the daily Alma", "gave", "the cannery notice in May"),
        ],
    )
    assert [words(body, one) for one in found] == [
        ("the daily Alma", "according to", "Two lenders … gave the cannery notice in May")
    ]


@pytest.mark.parametrize(
    ("body", "one", "other"),
    [
        (
            "The patrol confirmed a raid, without saying how deep it went.",
            ("The patrol", "confirmed", "a raid"),
            ("The patrol", "without saying", "how deep it went"),
        ),
        (
            "He said his brother denied it.",
            ("He", "said", "his brother"),
            ("He", "denied", "it"),
        ),
        (
            "The embassy rejected the charge, saying it was the others who had begun.",
            ("The embassy", "rejected", "the charge"),
            ("The embassy", "saying", "it was the others who had begun"),
        ),
    ],
)
def test_two_statements_stay_two(body: str, one: tuple[str, str, str], other: tuple[str, str, str]) -> None:
    both = [joined(body, *one), joined(body, *other)]
    assert mended(body, both) == both


def test_of_whom_it_is_said_is_not_who_says_it() -> None:
    body = "The mint, one of the clerks said, never saw the forged notes."
    found = mended(body, [joined(body, "The mint", "said", "never saw the forged notes")])
    assert [words(body, one) for one in found] == [
        ("one of the clerks", "said", "The mint … never saw the forged notes")
    ]
    body = "The mint, a branch of the treasury, said it never saw the forged notes."
    plain = joined(body, "The mint", "said", "it never saw the forged notes")
    assert mended(body, [plain]) == [plain]


def test_a_mark_that_opens_the_next_quotation_is_the_next_ones() -> None:
    body = 'She called the ban "absurd." "They are dancing in the streets," she claimed.'
    found = mended(
        body,
        [
            joined(body, "She", "called", 'the ban "absurd." "'),
            joined(body, "she", "claimed", 'They are dancing in the streets,"'),
        ],
    )
    assert [words(body, one)[2] for one in found] == ['the ban "absurd."', '"They are dancing in the streets,"']


def test_whom_a_paper_quotes_is_no_part_of_what_is_said() -> None:
    body = 'Local papers quoted a mill owner as saying that "closing is no option."'
    found = mended(
        body, [joined(body, "Local papers", "quoted", 'a mill owner as saying that "closing is no option."')]
    )
    assert [words(body, one) for one in found] == [("Local papers", "quoted", 'that "closing is no option."')]


@pytest.mark.parametrize(
    ("body", "source", "cue", "content", "who"),
    [
        ("Drivers were told that the pumps were dry.", "Drivers", "were told", "that the pumps were dry", None),
        (
            "The mayor had been informed by the navy that the mine was old.",
            "The mayor",
            "had been informed",
            "that the mine was old",
            "the navy",
        ),
        (
            "Drivers were told by notices on Friday that the pumps were dry.",
            "Drivers",
            "were told",
            "that the pumps were dry",
            "notices",
        ),
        ("Drivers were told by telephone that it was off.", "Drivers", "were told", "that it was off", None),
        ("It is recalled that the dam broke in 1963.", "It", "is recalled", "that the dam broke in 1963", None),
        ("Oslo is said to fear a strike.", "Oslo", "is said", "to fear a strike", "Oslo"),
        ("The mayor told us that the pumps were dry.", "The mayor", "told", "that the pumps were dry", "The mayor"),
    ],
)
def test_whoever_is_told_is_not_who_tells(body: str, source: str, cue: str, content: str, who: str | None) -> None:
    assert [words(body, one)[0] for one in mended(body, [joined(body, source, cue, content)])] == [who]


@pytest.mark.parametrize(
    ("body", "source", "cue", "content"),
    [
        ("It was a sale that critics have described as a gift.", "critics", "have described", "that"),
        (
            "It was the first flood that the council has announced.",
            "the council",
            "has announced",
            "It was the first flood that",
        ),
    ],
)
def test_a_word_that_leads_on_is_nothing_said(body: str, source: str, cue: str, content: str) -> None:
    assert mended(body, [joined(body, source, cue, content)]) == []


def test_a_denial_of_what_goes_before_is_kept() -> None:
    body = "The mill burnt down, which the owner denied."
    one = joined(body, "the owner", "denied", "which")
    assert mended(body, [one]) == [one]


@pytest.mark.parametrize(
    ("cue", "content", "twice"),
    [
        ("was confident", "that the dam would hold", True),
        ("hoped", "that the dam would hold", True),
        ("had promised", "that the dam would hold", False),
        ("had told", "the council that the dam would hold", False),
    ],
)
def test_what_somebody_holds_is_not_said_twice(cue: str, content: str, twice: bool) -> None:
    body = f"She said that she {cue} {content}."
    outer = joined(body, "She", "said", f"that she {cue} {content}")
    inner = joined(body, "she", cue, content)
    at = body.index(" she ") + 1
    inner = Joined(Span(at, at + 3), inner.cue, inner.content, "inner", 0, 0.4)
    assert said_twice(body, inner, outer) == twice


@pytest.mark.parametrize(
    ("body", "content", "kept"),
    [
        (
            "The ferry would normally run until May. The mayor said the council would look for a buyer.",
            ("would normally run until May", "the council would look for a buyer"),
            "the council would look for a buyer",
        ),
        (
            "The mayor asked whether the owner was sorry. I guess that he is not.",
            ("whether the owner was sorry", "that he is not"),
            "whether the owner was sorry",
        ),
        (
            "“We know nothing of a sale,” the mayor said. “The ferry stays.”",
            ("“We know nothing of a sale,”", "“The ferry stays.”"),
            "“We know nothing of a sale,” … “The ferry stays.”",
        ),
        (
            "A paper wrote that the ferry was sold. The mayor denied it.",
            ("that the ferry was sold", "it"),
            "that the ferry was sold … it",
        ),
        (
            "The ferry, the mayor said, would be sold.",
            ("The ferry", "would be sold"),
            "The ferry … would be sold",
        ),
    ],
)
def test_a_content_stays_in_the_sentence_of_its_cue(body: str, content: tuple[str, ...], kept: str) -> None:
    cue = next(word for word in ("denied", "asked", "said") if word in body)
    (found,) = in_one_sentence(body, [(0, len(body))], [joined(body, "mayor", cue, *content)])
    assert words(body, found)[2] == kept


@pytest.mark.parametrize(
    ("body", "one", "kept"),
    [
        # no part of a content runs on over a full stop outside of quotation marks
        (
            "Miners said that \"the shaft will be shut.\" Nils Berg was made overseer at a meeting.",
            ("Miners", "said", "that \"the shaft will be shut.\" Nils Berg was made overseer at a meeting"),
            ("Miners", "that \"the shaft will be shut.\""),
        ),
        (
            "Wages fell. The shaft was shut in May, miners said.",
            ("miners", "said", "Wages fell. The shaft was shut in May"),
            ("miners", "The shaft was shut in May"),
        ),
        (
            "Miners said that Mr. Berg and Sens. Lund came. Nobody paid.",
            ("Miners", "said", "that Mr. Berg and Sens. Lund came. Nobody paid"),
            ("Miners", "that Mr. Berg and Sens. Lund came"),
        ),
        (
            "\"It fell. Nobody came. We waited,\" a miner said.",
            ("a miner", "said", "\"It fell. Nobody came. We waited,\""),
            ("a miner", "\"It fell. Nobody came. We waited,\""),
        ),
        # nor takes in what is said of who says so, or that no more was said
        (
            "According to a miner, who fears for his job, the shaft was shut.",
            ("a miner", "According to", "who fears for his job, the shaft was shut"),
            ("a miner, who fears for his job,", "the shaft was shut"),
        ),
        (
            "The owner said that the shaft was shut, and would not elaborate.",
            ("The owner", "said", "that the shaft was shut, and would not elaborate"),
            ("The owner", "that the shaft was shut"),
        ),
        (
            "The owner regretted the fire in the shaft, in which, he said, two died.",
            ("The owner", "regretted", "the fire in the shaft, in which"),
            ("The owner", "the fire in the shaft"),
        ),
        (
            "Miners marched, urging the clerks to strike and blocking the road.",
            ("Miners", "urging", "the clerks to strike and blocking the road"),
            ("Miners", "the clerks to strike"),
        ),
        (
            "Miners marched, urging the clerks to stop sorting and packing.",
            ("Miners", "urging", "the clerks to stop sorting and packing"),
            ("Miners", "the clerks to stop sorting and packing"),
        ),
    ],
)  # fmt: skip
def test_a_content_ends_where_what_is_said_does(body: str, one: tuple[str, str, str], kept: tuple[str, str]) -> None:
    (found,) = mended(body, [joined(body, *one)])
    source, _, content = words(body, found)
    assert (source, content) == kept


def test_what_stood_behind_the_full_stop_is_its_own_where_it_tells_whose_it_is() -> None:
    body = 'Miners said that "the shaft is ours." Nils Berg was made overseer at a meeting, local media reported.'
    one = joined(body, "Miners", "said", body[body.index("that") : body.index(", local")])
    found = mended(body, [one])
    assert [words(body, each) for each in found] == [
        ("Miners", "said", 'that "the shaft is ours."'),
        ("local media", "reported", "Nils Berg was made overseer at a meeting"),
    ]


def test_what_is_taken_up_stands_in_the_sentence_before() -> None:
    body = "Doubts grew over the count. A clerk saw it twice. The paper could not check that account."
    one = joined(body, "The paper", "could not check", "the count", "that account")
    found = in_one_sentence(body, [(0, len(body))], [one])
    assert words(body, found[0])[2] == "that account"


@pytest.mark.parametrize(
    ("body", "source", "said", "told", "what"),
    [
        (
            "Sellers are blunter: according to two of them, who spoke on condition of anonymity because they feared for their stalls, the "
            "first crates vanished in May.",
            "two of them", "Sellers are blunter",
            "two of them, who spoke on condition of anonymity because they feared for their stalls", "the first crates vanished in May",
        ),
        (
            "The mood is dark: according to the cook, who has worked here since 2010, the inn will close. Guests agree.",
            "the cook", "The mood is dark", "the cook, who has worked here since 2010", "the inn will close",
        ),
        (
            "The mood is dark, according to the cook, who has worked here since 2010, and he will go.",
            "the cook", "The mood is dark", "the cook", "The mood is dark",
        ),
    ],
)  # fmt: skip
def test_behind_a_colon_what_is_said_stands_behind_its_source(
    body: str, source: str, said: str, told: str, what: str
) -> None:
    (one,) = mended(body, [joined(body, source, "according to", said)])
    assert words(body, one) == (told, "according to", what)


def test_a_name_that_is_withheld_is_nothing_said_beside_what_is() -> None:
    body = "Nurses say more: according to one of them, who asked that his name be withheld because he feared for his job, the ward was shut."
    first = joined(body, "who", "asked", "that his name be withheld because he feared for his job, the ward was shut")
    (one,) = mended(body, [first])
    told = "one of them, who asked that his name be withheld because he feared for his job"
    assert words(body, one) == (told, "according to", "the ward was shut")


def test_a_dot_within_a_name_is_no_full_stop() -> None:
    body = "According to LAKEPOST.CD, 57 boats were lost."
    (one,) = mended(body, [joined(body, "LAKEPOST", "According to", "CD, 57 boats were lost")])
    assert words(body, one) == ("LAKEPOST.CD", "According to", "57 boats were lost")
    body = "According to lakepost.cd, 57 boats were lost."
    (one,) = mended(body, [joined(body, "lakepost", "According to", "cd, 57 boats were lost")])
    assert words(body, one) == ("lakepost.cd", "According to", "57 boats were lost")


def test_what_was_made_of_words_that_are_cut_off_is_not_kept() -> None:
    body = "The rebels said they had won but gave no proof. The rebels said they had won on X."
    one = replace(joined(body, "The rebels", "said", "they had won but gave no proof"), scores=(0.5, 0.4))
    (cut,) = mended(body, [one])
    assert words(body, cut)[2] == "they had won"
    assert cut.scores == ()


def test_a_full_stop_without_a_blank_ends_a_sentence() -> None:
    body = "“It holds,” said the keeper.But the crew left.The mayor said.We are glad of it."
    held, glad = mended(
        body,
        [joined(body, "the keeper", "said", "“It holds,”"), joined(body, "The mayor", "said", "We are glad of it")],
    )
    assert words(body, held) == ("the keeper", "said", "“It holds,”")
    assert words(body, glad)[2] == "We are glad of it"


@pytest.mark.parametrize(
    ("body", "source", "cue", "content", "kept"),
    [
        (
            "The premier said that talks had failed, in his sharpest attack yet on the port.",
            "The premier",
            "said",
            ("that talks had failed, in his sharpest attack yet on the port",),
            "that talks had failed",
        ),
        (
            "The premier said the fleet would sail, in remarks that stirred the harbour, whose owners want him gone.",
            "The premier",
            "said",
            ("the fleet would sail", "whose owners want him gone"),
            "the fleet would sail",
        ),
        (
            "The premier said the mill would close, in a move that would cost 300 posts.",
            "The premier",
            "said",
            ("the mill would close, in a move that would cost 300 posts",),
            "the mill would close, in a move that would cost 300 posts",
        ),
        (
            "The sheriff told us that guards “knew who was aboard” but gave no evidence.",
            "The sheriff",
            "told",
            ("that guards “knew who was aboard” but gave no evidence",),
            "that guards “knew who was aboard”",
        ),
        (
            "The mayor announced the raid on Truth Social.",
            "The mayor",
            "announced",
            ("the raid on Truth Social",),
            "the raid",
        ),
        (
            "What we know about the ship: it sails today, the navy said.",
            "the navy",
            "said",
            ("What we know about the ship: it sails today",),
            "What we know about the ship: it sails today",
        ),
        (
            "What we know about the ship: Barel ordered it out, the navy said.",
            "the navy",
            "said",
            ("What we know about the ship: Barel ordered it out",),
            "Barel ordered it out",
        ),
    ],
)
def test_what_the_outlet_adds_is_no_part_of_what_is_said(
    body: str, source: str, cue: str, content: tuple[str, ...], kept: str
) -> None:
    (found,) = mended(body, [joined(body, source, cue, *content)])
    assert words(body, found) == (source, cue, kept)


def test_the_channel_behind_a_cue_is_no_part_of_cue_or_content() -> None:
    body = "Orme raged on X that the boat was hers."
    (found,) = mended(body, [joined(body, "Orme", "raged on", "X that the boat was hers")])
    assert words(body, found) == ("Orme", "raged", "that the boat was hers")


def test_what_somebody_is_thought_to_be_is_not_his_word() -> None:
    body = "The mob, thought to be very young, told a reporter that it was broke."
    cue, content = body.index("thought"), body.index("to be")
    one = Joined(
        Span(0, 8), Span(cue, cue + 7), (Span(content, body.index(", told")),), "outer", 0, 0.9
    )  # fmt: skip
    (found,) = mended(body, [one])
    assert found.source is None
