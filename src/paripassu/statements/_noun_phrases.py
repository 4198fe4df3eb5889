"""The text before a relative pronoun in, the noun phrases that it ends in out, the nearest first; and whether the verb behind the pronoun is
of one or of several."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from paripassu.statements._bodies import BODIES
from paripassu.statements._kinds import kind_of

_TAILS = 3
"""Heads that are tried to the left of the words right before the pronoun ("the head of the office of the mayor")."""
_WORDS = 7
"""Words between an article and its noun that are taken for one phrase."""
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|(?:Sens?|Reps?|Gov|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Jr|Sr|St|[A-Z])\.|\w[\w’'&@-]*(?:\.\w+)*|[^\w\s]"
)
DETERMINERS = re.compile(
    r"(?:the|an?|his|her|its|their|our|my|your|this|that|these|those|some|many|most|several|all|any|every|each|no|both|other|another|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|\d[\d,.]*|whose)",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"(?:of|in|from|at|for|with|on|by|to|among|about|within|inside|outside|behind|across|near|under|like|against|around|between|over|as)",
    re.IGNORECASE,
)
STOP_WORD = re.compile(
    r"(?:and|or|but|nor|than|then|when|while|because|if|though|although|since|before|after|during|not|only|even|just|including|such|so|"
    r"is|are|was|were|be|been|being|am|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|"
    r"who|which|whom|what|where|how|why|he|she|it|they|we|you|i|him|them|us|me|there|here|too|also|now|again|ago|that|"
    r"said|says|say|told|tells|called|named|asked|became|become|remains?|made|urged|warned|accused)",
    re.IGNORECASE,
)
ANYONE = re.compile(r"(?:any|some|no)(?:one|body)|one", re.IGNORECASE)
_MODIFIER = re.compile(
    r"[\w’'-]+(?:al|ic|ive|ous|an|ful|less|ary|ent|ant|ese|ish|ed|ist|ern|er)|[\w’']+-[\w’-]+|young|old|top|key|long|gay|black|white|rich|poor"
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:morning|afternoon|evening|night))?"
_WHEN = re.compile(
    rf"(?<=\w),?\s+(?:(?:late|early|earlier)\s)?(?:(?:on|in|by|since|until|at|during)\s)?(?:{_DAY}|{_MONTH}(?:\s\d{{1,2}})?(?:,?\s\d{{4}})?|\d{{4}}|"
    r"(?:this|last|next|that|the (?:previous|same|following|past))\s"
    r"(?:(?:same\s)?(?:week|weekend|month|year|day|summer|spring|autumn|fall|winter|morning|evening|night|time)|"
    rf"{_DAY}|{_MONTH})|(?:[\w-]+\s){{1,2}}(?:days|weeks|months|years|decades)\sago|today|yesterday|tonight|recently|earlier|later|"
    r"at the time|in recent (?:days|weeks|months|years))$"
)
"""A time right before a relative pronoun, which it does not take up: "the senator this year, who"."""
_ASIDE = re.compile(r",?\sor\s(?:the\s)?[A-Z]{2,8}$|\s*\((?:[^()]{1,40})\)$|,\s*(?:[RD]-[A-Z][\w.]+|\d\d)$")
_PARTICIPLE = re.compile(
    r"(?:familiar|close|aware|privy|loyal|sympathetic|opposed|critical|available|due)|[a-z][\w-]*(?:ed|shown|known|seen|held|made|written|given|sent|taken|led|born|built|found|based)"
)
_PIED = re.compile(r"(?:^|(?<=[\s,]))(?:in|on|of|at|to|for|by|with|from|under|through|during|over)$", re.IGNORECASE)
_CLAUSE = re.compile(r"\s(?:that|which|who)\s[a-z]+ed$")
_ALONE = frozenset("those some many most others few all everyone everybody millions thousands".split())  # noqa: SIM905
_BEHIND = re.compile(
    r"\s+(?:(?:\w+ly|also|now|still|often|never|always|all|both|once|first|then|already|just|long|at times)\s+)*(?P<verb>[\w’'-]+)"
)
_PAST = frozenset(
    """said told made took gave won lost ran led left held went came saw met thought found kept put got began wrote spoke fought brought grew knew
    broke chose fell felt built drew drove paid sent set cut hit let read had did could would might should may can will must shall rose sat stood
    sought heard understood became bought taught caught threw swore spent backed bore hid""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Before:
    """A phrase that a relative pronoun may take up: its place in the text before, and its words."""

    start: int
    end: int
    words: str
    named: bool = False
    """Whether it is the nearest, whose "of" is part of a name ("Board of Trade")."""

    @property
    def head(self) -> str:
        """The noun that carries it, in lower case: before any "of" or "in"."""
        words = self.core.split()
        return words[-1].lower() if words else ""

    @property
    def core(self) -> str:
        """Its words before any tail ("the head" of "the head of the office")."""
        words = self.words.split()
        if (
            words
            and words[0][:1].isupper()
            and words[-1][:1].isupper()
            and not DETERMINERS.fullmatch(words[0])
            and self.named
        ):
            return self.words
        cut = next((i for i, w in enumerate(words) if i and _PREPOSITION.fullmatch(w)), len(words))
        return " ".join(words[:cut])


def number_behind(body: str, at: int) -> str | None:
    """ "one" or "several" by the verb that stands behind a relative pronoun's end at *at*; None where it does not tell."""
    found = _BEHIND.match(body, at)
    if found is None:
        return None
    verb = found["verb"].replace("’", "'").lower()
    if verb in ("are", "were", "have", "do", "aren't", "weren't", "haven't", "don't"):
        return "several"
    if verb in ("is", "was", "has", "does", "isn't", "wasn't", "hasn't", "doesn't"):
        return "one"
    if verb in _PAST or verb.endswith(("ed", "n't", "'d", "ll")) or found["verb"][:1].isupper() or "'" in verb:
        return None
    if verb.endswith("s") and not verb.endswith("ss"):
        return "one"
    return (
        "several"
        if verb.isalpha()
        and (verb == "say" or not STOP_WORD.fullmatch(verb))
        and not _PREPOSITION.fullmatch(verb)
        and not DETERMINERS.fullmatch(verb)
        else None
    )


def phrases_before(text: str) -> Iterator[Before]:
    """The phrases that *text* ends in, the nearest first, then those of which it is a tail: "the mayor", "an aide to the mayor"."""
    text = _trimmed(text)
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    end = len(tokens)
    while end and _PARTICIPLE.fullmatch(tokens[end - 1][0]) and end > 1 and tokens[end - 2][0][-1:].isalnum():
        end -= 1
        if end > 1 and tokens[end - 1][0] in ("is", "was", "were", "are", "been"):
            end -= 1
    last = tokens[end - 1][2] if end else 0
    for n in range(_TAILS):
        start = _begin(tokens, end)
        if start is None:
            return
        yield Before(tokens[start][1], last, text[tokens[start][1] : last], n == 0)
        end = start - 1
        if end < 1 or not _PREPOSITION.fullmatch(tokens[end][0]):
            return
        while end > 1 and (
            _PARTICIPLE.fullmatch(tokens[end - 1][0])
            or (tokens[end - 1][0].endswith("ing") and tokens[end - 2][0].endswith("s"))
        ):
            end -= 1


def _trimmed(text: str) -> str:
    """*text* without what hangs on its end: commas, times, brackets, the preposition of "in which"."""
    while True:
        bare = text.rstrip(" \t\n,—–-(:;'\"“”’")
        for what in (_PIED, _WHEN, _ASIDE, _CLAUSE):
            if (found := what.search(bare)) is not None:
                bare = bare[: found.start()]
                break
        if bare == text:
            return text
        text = bare


def _begin(tokens: list[tuple[str, int, int]], end: int) -> int | None:
    """Where among *tokens* the phrase begins that stands before *end*; None where no phrase does."""
    if end < 1:
        return None
    head = tokens[end - 1][0]
    if ANYONE.fullmatch(head) or head.lower() in _ALONE:
        return end - 1
    if (
        (not head[-1:].isalnum() and not head.endswith("."))
        or STOP_WORD.fullmatch(head)
        or _PREPOSITION.fullmatch(head)
    ):
        return None
    if head[:1].isupper() or head[:1].isdigit():
        return _name_begins(tokens, end - 1)
    for i in range(end - 2, max(-1, end - 2 - _WORDS), -1):
        word = tokens[i][0]
        if DETERMINERS.fullmatch(word):
            for k in range(end - 2, i + 1, -1):  # "the state scrapped early voting"
                if (
                    tokens[k][0].endswith("ed")
                    and tokens[k - 1][0].isalpha()
                    and not _MODIFIER.fullmatch(tokens[k - 1][0])
                    and not tokens[k - 1][0].endswith("ly")
                ):
                    return k + 1
            return i - 1 if i > 0 and tokens[i - 1][0].lower() in ("all", "both") else i
        if _owner(word):
            start = i
            while start > 0 and (tokens[start - 1][0][:1].isupper() or DETERMINERS.fullmatch(tokens[start - 1][0])):
                start -= 1
            return start
        joins = word in ("and", "&") and i > 0 and tokens[i - 1][0][:1].isupper() and tokens[i + 1][0][:1].isupper()
        if joins:
            continue  # "the Customs and Border Protection commissioner"
        if STOP_WORD.fullmatch(word) or _PREPOSITION.fullmatch(word) or not (word[-1].isalnum() or word.endswith(".")):
            break
    start = end - 1
    while start > 0 and end - start < 4:
        word = tokens[start - 1][0]
        if not (
            word[:1].isupper() and not STOP_WORD.fullmatch(word) and not _PREPOSITION.fullmatch(word)
        ) and not _MODIFIER.fullmatch(word):
            break
        start -= 1
    while (
        start < end - 1
        and start > 0
        and tokens[start][0].endswith("ed")
        and (tokens[start - 1][0].endswith("ly") or tokens[start - 1][0][:1].isupper())
    ):
        start += 1  # "the mayor sharply rebuked critics"
    return start


def _owner(word: str) -> bool:
    return word.endswith(("'s", "’s", "s'", "s’"))


def _name_begins(tokens: list[tuple[str, int, int]], start: int) -> int:
    """Where the name begins whose last word is at *start*, with the article, the title or what it is before it."""
    while start > 0:
        word = tokens[start - 1][0]
        if (word[:1].isupper() and not (STOP_WORD.fullmatch(word) or _PREPOSITION.fullmatch(word))) or word == "&":
            start -= 1
            if DETERMINERS.fullmatch(word):
                return start
        elif word in ("of", "for") and start > 1 and _is_body_word(tokens[start - 2][0]):
            start -= 2
        elif (
            word == "the"
            and start > 2
            and tokens[start - 2][0] in ("of", "for")
            and _is_body_word(tokens[start - 3][0])
        ):
            start -= 3
        else:
            break
    plain_words = 0
    while start - plain_words > 0 and plain_words < 4:
        word = tokens[start - plain_words - 1][0]
        if DETERMINERS.fullmatch(word):
            return start - plain_words - 1
        if STOP_WORD.fullmatch(word) or _PREPOSITION.fullmatch(word) or not word[-1].isalnum() or word[:1].isupper():
            break
        plain_words += 1
    return start


def _is_body_word(word: str) -> bool:
    return word[:1].isupper() and word[1:2].islower() and kind_of(f"the {word.lower()}") in BODIES
