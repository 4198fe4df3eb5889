"""What a speaker holds, how sure, and whether the thing happened."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paripassu.statements._certainty import counts_confirmed
from paripassu.statements._stance_rules import OUTRIGHT, no_one, stance_of
from paripassu.statements._tags import WIDTHS
from paripassu.statements._tense import _A_CASE
from paripassu.statements.blend import blended
from paripassu.statements.stance import Reading, read, settled, tense_settled


@pytest.mark.parametrize(
    ("cue", "content", "stance"),
    [
        ("said", "that two bridges had been destroyed", "affirms"),
        ("denied", "that it had sent troops", "denies"),
        ("said", "that none had been sent since March", "denies"),
        ("ruled", "The reactor is still not fit to be restarted", "denies"),
        ("said", "The convoy was in no way late", "denies"),
        ("said", "“That is a matter for the firm. As far as I know, no such sale is planned.”", "denies"),
        ("said", "that “nobody in the world” could promise him that", "denies"),
        ("said", "he would use the fuel he had not sold to heat the schools", "affirms"),
        ("see", "a risk that the dam may not hold", "affirms"),
        ("said", "there was no risk that the dam might burst", "denies"),
        ("said", "that the company could not comment on the talks", "declines"),
        ("said", "that the clerk could not comment on the talks", "affirms"),
        ("said", "that the lease, which had let it pump for years, had not been renewed", "denies"),
        ("said", "“It is not everything that we asked for, but it is a start,”", "affirms"),
        ("few expect", "the mayor to resign", "doubts"),
        ("few expect", "the mayor to do nothing", "affirms"),
        ("few doubt", "that the mayor will resign", "affirms"),
        ("said", "it had not sent troops", "denies"),
        ("did not rule out", "sending troops", "affirms"),
        ("cannot rule out", "that shells were sold", "affirms"),
        ("refused to confirm", "the figure", "declines"),
        ("would not confirm", "the figure", "declines"),
        ("could not confirm", "the figure", "doubts"),
        ("was unable to verify", "the video", "doubts"),
        ("has not said", "whether it will sign", "declines"),
        ("could not say", "whether anyone was hurt", "doubts"),
        ("neither confirmed nor denied", "the report", "declines"),
        ("did not deny", "the report", "declines"),
        ("confirmed", "that no agreement had been reached", "confirms"),
        ("admitted", "selling shells", "confirms"),
        ("said", "there was no evidence that shells were sold", "doubts"),
        ("called", "the reports “baseless”", "denies"),
        ("dismissed", "the claim as a fairy tale", "denies"),
        ("denied", "the allegation that no price had been paid", "affirms"),
        ("urged", "nobody to leave", "affirms"),
        ("said", "a breakthrough was unlikely before the summer", "denies"),
        ("told", "“Ask me when they come home,”", "declines"),
        ("said", "“It is true that we renewed it in June,”", "confirms"),
        ("said", "the so-called drones were toys", "denies"),
        ("doubted", "that a court would see the difference", "doubts"),
        ("did not doubt", "their good will", "affirms"),
        ("nobody disputes", "that exports have risen", "confirms"),
        ("nobody had then claimed", "that troops were in Russia", "doubts"),
        ("no other government has confirmed", "his account so far", "doubts"),
        ("nobody would say", "by whom", "declines"),
        ("neither has said", "how many posts it still holds", "declines"),
        ("pleaded", "not guilty", "denies"),
        ("pleaded not guilty to", "causing the death of 96 people", "denies"),
        ("excluded", "any return of the subsidy", "denies"),
        ("rejects", "allegations that girls are being denied education", "denies"),
        ("rejects", "the claim that it denied the strike", "affirms"),
        ("called", "the roll of the missing “a montage”", "denies"),
        ("said", "the leak theory is “total B.S.”", "denies"),
        ("said", "the tower lies in the old town, near the quay", "affirms"),
        ("said", "that the sums were “hard to believe”", "doubts"),
        ("replied", "that he wasn't aware of any", "doubts"),
        ("said", "it had no further comment", "declines"),
        ("said", "“No comment.”", "declines"),
        ("has so far refrained from naming", "a culprit", "declines"),
        ("said", "that arson cannot be ruled out", "affirms"),
        ("said", "that arson has not been ruled out", "affirms"),
        ("said", "there could be “no doubt” that she had won", "affirms"),
        ("said", "that the port has barely begun to clear the backlog", "denies"),
        ("said", "that the board has yet to show its books", "denies"),
        ("", "The board failed to show its books", "denies"),
        ("said", "that the board failed to show its books", "affirms"),
        ("", "Neither the board nor the bank has made public one book", "denies"),
        ("", "those that fail to pay may lose their licence", "affirms"),
        ("said", "that the roads were open and that no train had been stopped", "affirms"),
        ("said", "that no train had been stopped and that the roads were open", "denies"),
    ],
)  # fmt: skip
def test_stance(cue: str, content: str, stance: str) -> None:
    assert read(cue, content).stance == stance


@pytest.mark.parametrize(
    ("cue", "content", "certainty"),
    [
        ("said", "the bridge had been hit", "certain"),
        ("flatly denied", "that the bridge had been hit", "certain"),
        ("believes", "the bridge was hit", "probable"),
        ("said", "the bridge was probably hit", "probable"),
        ("is expected", "to sign on Friday", "probable"),
        ("said", "the bridge may have been hit", "possible"),
        ("said", "the bridge was hit in May", "certain"),
        ("left open", "a second attempt", "possible"),
        ("did not rule out", "a second attempt", "possible"),
        ("declined to say", "who did it", "possible"),
        ("said", "there could be “no doubt” that she had won", "certain"),
        ("agreed", "to clear the backlog as fast as possible", "certain"),
        ("said", "it was possible to clear the backlog as fast as that", "possible"),
        ("said", "arson cannot be ruled out", "possible"),
        ("lists", "52 confirmed and probable cases", "certain"),
        ("spoke of", "nine suspected and possible infections", "certain"),
        ("said", "the number of likely victims had risen to 40", "certain"),
        ("said", "there may be more suspected cases", "possible"),
        ("said", "the likely cause was a leak", "probable"),
        ("said", "there were several possible explanations", "possible"),
        ("said", "the two cases in May were likely victims of a storm", "probable"),
    ],
)
def test_certainty(cue: str, content: str, certainty: str) -> None:
    assert read(cue, content).certainty == certainty


@pytest.mark.parametrize(
    ("cue", "content", "tense"),
    [
        ("said", "two ships had been sunk", "happened"),
        ("denied", "the flight", "happened"),
        ("put", "the number at 56", "happened"),
        ("accused", "Belarus of sending two helicopters across the border", "happened"),
        ("denied", "having sent troops", "happened"),
        ("ruled out", "suspending the treaty", "intended"),
        ("said", "it would send weapons", "intended"),
        ("urged", "Tehran to stop", "intended"),
        ("proposed", "that the cap be lowered", "intended"),
        ("said", "“We will answer,”", "intended"),
        ("said", "it would send weapons if the North attacked", "hypothetical"),
        ("said", "“Had the ship been innocent, its papers would have matched,”", "hypothetical"),
        ("warned", "Should one soldier cross, the answer would be swift", "hypothetical"),
        ("says", "troops are training there", "ongoing"),
        ("said", "the position was stable", "ongoing"),
    ],
)
def test_tense(cue: str, content: str, tense: str) -> None:
    assert read(cue, content).tense == tense


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=200))
def test_any_words_are_read_and_alike_twice(cue: str, content: str) -> None:
    assert read(cue, content) == read(cue, content)


@settings(deadline=None)
@given(
    st.sampled_from(["doesn’t", "didn’t", "won’t", "can’t"]), st.sampled_from(["say whether it fell", "know the plan"])
)
def test_plain_marks_read_like_typographic_ones(verb: str, rest: str) -> None:
    assert read("said", f"it {verb} {rest}") == read("said", f"it {verb.replace('’', chr(39))} {rest}")


@pytest.mark.parametrize(
    ("cue", "content", "plain"),
    [
        ("said", "that arson cannot be ruled out", (True, False)),
        ("said", "that the board has yet to show its books", (True, False)),
        ("said", "that no train had been stopped and that the roads were open", (True, False)),
        ("said", "that the roads were open and that the trains ran", (False, False)),
        ("said", "there could be no doubt that she had won", (False, True)),
        ("agreed", "to clear the backlog as fast as possible", (False, True)),
        ("said", "that it may clear the backlog as fast as possible", (False, False)),
        ("said", "that the board failed to show its books", (False, False)),
        ("warned of", "the hysteria of last year", (False, False)),
        ("said", "the bridge had been hit", (False, False)),
    ],
)
def test_words_that_are_plain_need_no_encoder(cue: str, content: str, plain: tuple[bool, bool]) -> None:
    assert settled(cue, content) == plain


@pytest.mark.parametrize(
    "content", ["They denied visas to 300 aid workers", "that he denied the charges and would appeal"]
)
def test_what_others_deny_is_not_the_speakers_denial(content: str) -> None:
    assert OUTRIGHT.match(content) is None


def test_a_denial_outright_is_found_in_no_time() -> None:
    began = time.perf_counter()
    assert OUTRIGHT.match("We " + "totally fully " * 400) is None
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize(
    ("content", "tense"),
    [
        ("that the council ought to have taken over the yard in May", "hypothetical"),
        ("he had hoped that only a part would be sold", "happened"),
    ],
)
def test_a_tense_that_is_plain_needs_no_encoder(content: str, tense: str) -> None:
    assert read("said", content).tense == tense
    assert tense_settled("said", content)
    assert not tense_settled("told", "the mayor had hoped to provoke a debate")


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("“I would like to stress that the sale is a matter of business,”", "affirms"),
        ("“I wonder why they are waiting,”", "affirms"),
        ("“I would welcome an inspection of the plant,”", "affirms"),
        ("“I won’t resign over this,”", "denies"),
        ("“I won’t comment on that,”", "declines"),
        ("“I am not going to discuss it,”", "declines"),
    ],
)
def test_an_aside_says_that_nothing_is_said(content: str, stance: str) -> None:
    assert read("said", content, content).stance == stance


@pytest.mark.parametrize(
    ("cue", "content", "tense"),
    [
        ("called on", "the crews not to leave their posts", "intended"),
        ("has urged", "the province to open its archives", "intended"),
        ("said", "that the mill will sell half of its wood abroad", "intended"),
        ("added", "“They're going to lose that bridge,”", "intended"),
        ("argues", "that the harbour should take in larger ships", "intended"),
        (
            "according to",
            "The island, which has sent 4,000 blankets so far, is to send 900 tents to the camp",
            "intended",
        ),
        ("has confirmed", "the first infection with the new fever on the coast", "happened"),
        ("denied", "owing the yard a single crown", "ongoing"),
    ],
)
def test_words_that_tell_the_tense_by_themselves(cue: str, content: str, tense: str) -> None:
    assert read(cue, content).tense == tense
    assert tense_settled(cue, content)


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("said", "that the mill will close when the wood runs out"),
        ("said", "“I will say that I liked the old bridge,”"),
        ("said", "that the club stands ready should rents keep climbing"),
        ("said", "the captain told her that the ship will sail"),
        ("asked", "whether the province is to open its archives"),
        ("denied", "owning up to the theft"),
    ],
)
def test_words_that_do_not(cue: str, content: str) -> None:
    assert not tense_settled(cue, content)


def test_what_has_been_going_on_goes_on() -> None:
    assert read("said", "Foreign divers have been helping the harbour police").tense == "ongoing"


@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        ("Not everyone in the yard", "was convinced", "that the visit had changed much"),
        ("Not all divers", "believe", "that the wreck can be raised"),
    ],
)
def test_what_not_everyone_holds_is_doubted(source: str, cue: str, content: str) -> None:
    assert read(f"{no_one(source, cue)} {cue}", content).stance == "doubts"
    assert no_one(source, "said") == ""


def test_what_is_rejected_on_behalf_of_others_is_denied() -> None:
    content = "“I reject, on behalf of the whole crew, this new affront to our honour,”"
    assert read("wrote", content).stance == "denies"
    assert OUTRIGHT.match(content)


def test_who_doubts_is_not_certain() -> None:
    found = blended(Reading("doubts", "certain", "ongoing"), [0.0] * sum(WIDTHS), (None, None, None))
    assert found == Reading("doubts", "probable", "ongoing")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("a first case of the fever", True),
        ("at least three bird flu cases", True),
        ("Kesh’s First Case in a decade", True),
        ("an Ebola infection", True),
        ("plans for fewer cases", False),
        ("the plans for new infections", False),
        ("talks about the deaths", False),
    ],
)
def test_a_case_that_is_confirmed_has_happened_and_plans_for_one_have_not(content: str, told: bool) -> None:
    assert tense_settled("confirmed", content) is told


def test_words_that_count_take_no_time_however_many_there_are() -> None:
    began = time.perf_counter()
    assert _A_CASE.match(f"{'two new ' * 11}plans") is None
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize(
    ("cue", "content", "stance"),
    [
        ("contradicts", "this", "denies"),
        ("contradicts", "the report that it sold the mill", "denies"),
        ("did not want", "to rule out a halt of the mill", "affirms"),
        ("told", "she did not want to rule out a halt of the mill", "affirms"),
        ("has never refused", "to talk", "affirms"),
        ("said", "the guild has never refused to talk", "affirms"),
        ("said", "the fire at the mill was no accident", "affirms"),
        ("said", "it is not that there is no hunger; it is that nobody may count it", "affirms"),
        ("said", "the licence must be withdrawn, not suspended", "affirms"),
        ("did not mention", "the fire", "declines"),
        ("had", "nothing to add", "declines"),
        ("did not know", "how many had drowned", "doubts"),
        ("has not been able to verify", "the film", "doubts"),
        ("said", "no. Not a single loaf", "denies"),
        ("declined to comment beyond saying", "that it keeps the law", "affirms"),
        # what they must not catch
        ("said", "the licence was not suspended", "denies"),
        ("refused", "to sell the mill", "denies"),
        ("said", "there was no accident at the mill", "denies"),
    ],
)
def test_a_negation_that_denies_nothing_said_and_one_that_does(cue: str, content: str, stance: str) -> None:
    assert stance_of(cue, content) == stance


def test_what_words_tell_plainly_nothing_learned_adds_to() -> None:
    for cue, content in (
        ("contradicts", "this"),
        ("did not want", "to rule out a halt"),
        ("has never refused", "to talk"),
        ("did not mention", "the fire"),
    ):
        assert settled(cue, content)[0]
    assert not settled("said", "the mill had closed")[0]


@pytest.mark.parametrize(
    ("cue", "content", "plain"),
    [
        ("denied", "having sold the barley", True),
        ("has flatly denied", "the millers’ contention that the barley was wet", True),
        ("rejected", "the miller's version", True),
        ("rebuffed", "the guild's charge that it had been warned", True),
        ("bristled at", "the suggestion that the mill is for sale", True),
        ("waved away", "the rumours", True),
        ("denied", "access to the mill", False),
        ("rejected", "the offer", False),
        ("denied", "that nobody had been paid", False),
        ("did not deny", "having sold the barley", False),
    ],
)
def test_a_denial_in_so_many_words_is_one_whatever_the_encoder_has_learned(cue: str, content: str, plain: bool) -> None:
    assert (settled(cue, content)[0] and stance_of(cue, content) == "denies") is plain


def test_what_is_said_beyond_a_refusal_is_as_sure_as_it_is() -> None:
    assert read("declined to comment beyond saying", "that the mill had burnt").certainty == "certain"
    assert read("declined to comment beyond saying", "that the mill may have burnt").certainty == "possible"
    assert settled("declined to comment beyond saying", "that the mill had burnt") == (True, True)


def test_not_one_without_is_no_denial() -> None:
    assert settled("said", "not one of the barges has left")[0]
    assert read("said", "not one night passes without fire").stance == "affirms"
    assert not settled("said", "not one night passes without fire")[0]


@pytest.mark.parametrize("shortened", [False, True])
@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("the crew has not refused talks", "affirms"),
        ("we did not refuse to meet the duke", "affirms"),
        ("it is not ruling out a strike", "affirms"),
        ("they do not want to rule out a strike", "affirms"),
        ("we have not been able to check the tally", "doubts"),
        ("the raid has not been independently confirmed", "doubts"),
        ("the captain was not aware of any raid", "doubts"),
        ("the mill has not been able to pay", "denies"),
    ],
)
def test_a_shortened_not_is_one(content: str, stance: str, shortened: bool) -> None:
    assert read("said", content.replace(" not", "n't") if shortened else content).stance == stance


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("66 cases, confirmed and suspected, and 19 deaths", True),
        ("there were 12 new confirmed cases", True),
        ("tests confirmed 12 probable cases", False),
        ("a second case has been confirmed", False),
        ("12 new cases", False),
    ],
)
def test_what_is_counted_as_confirmed_is_no_confirmation(text: str, counted: bool) -> None:
    assert counts_confirmed(text) is counted
    assert settled("lists", text)[1] or not counted


@pytest.mark.parametrize(
    ("cue", "content", "stance"),
    [
        # what a thing is called is no verdict on a claim
        ("said", "that false passports had been sold at the gate", "affirms"),
        ("said", "a false start had cost the rower the race", "affirms"),
        ("had been established", "that a “false flag raid” was in the making", "affirms"),
        ("said", "the ludicrous rent had been paid", "affirms"),
        ("said", "“That is a ridiculous question to put to me,”", "affirms"),
        ("said", "it was a false report", "denies"),
        ("said", "the story was false", "denies"),
        ("said", "the alleged raid on the depot, announced on Friday by the palace, “is a monstrous lie”", "denies"),
        ("slapped down", "claims that he would sell the ferry", "denies"),
        ("swatted away", "talk of a sale", "denies"),
        ("said", "“No, that’s not correct. No, it’s wrong.”", "denies"),
        ("told", "“For that they would need boats. It ain’t happening.”", "denies"),
        ("said", "the port would “make no concession”", "denies"),
        # what is negative in what is hoped
        ("said", "Islanders “are praying that nobody calls”", "affirms"),
        ("said", "she feared no one had got out", "affirms"),
        ("hoped", "nobody would be hurt", "affirms"),
        ("said", "the boxer fears no one", "denies"),
        ("said", "her crew feared nothing", "denies"),
        ("feared", "nothing would be left", "affirms"),
        ("said", "it was a great big lie", "denies"),
        ("said", "she wanted a place to lie low", "affirms"),
        ("said", "the barge had a spot to lie at anchor", "affirms"),
        ("said", "Norway is no longer sharing its radar pictures", "denies"),
        ("said", "Norway no longer had a radar", "denies"),
        ("said", "“I have no pity for poachers; the wardens should jail them all,”", "affirms"),
        # marks round a word change nothing
        ("said", "she would be “astonished” if the lift were running", "denies"),
        ("said", "there is “nothing to suggest” that the crew had a hand in it", "doubts"),
        ("said", "there is nothing to suggest that the crew had a hand in it", "doubts"),
    ],
)
def test_sense_and_not_the_word(cue: str, content: str, stance: str) -> None:
    assert read(cue, content).stance == stance


def test_who_fears_nothing_has_no_fear_that_would_settle_it() -> None:
    assert settled("feared", "nothing") == (False, False)
    assert settled("feared", "nothing would be left")[0]


def test_marks_round_a_word_leave_certainty_as_it_is() -> None:
    plain, marked = (
        read("said", f"he would be {word} if the mill were open") for word in ("astonished", "“astonished”")
    )
    assert plain == marked
    assert plain.certainty == "probable"


@pytest.mark.parametrize(
    ("content", "sure"),
    [
        ("“That is not true. The army still holds the airport,”", True),
        ("Not so: nobody was offered anything", True),
        ("a truce before Christmas was out of the question", True),
        ("a truce before Christmas was not out of the question", False),
        ("None is planned", True),
        ("not so long ago there was no bridge", False),
    ],
)
def test_what_denies_in_so_many_words_is_settled(content: str, sure: bool) -> None:
    assert settled("said", content)[0] == sure
