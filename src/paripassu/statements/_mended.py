"""Joined spans in, the same out with their edges where they belong: what was cut in two is one again, a mark that opens the next
quotation is the next one's, whom something was told is nobody's source, and what holds no more than a pronoun is left out.

Each rule looks at the words alone, and leaves alone what it is not sure of.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from paripassu.statements._cues import CONFIRM, DECLINE, DENY, DOUBT
from paripassu.statements._decode import Joined
from paripassu.statements._kinds import kind_of
from paripassu.statements._one_sentence import parted
from paripassu.statements._tense import has_verb
from paripassu.types import Span


def mended(body: str, joined: Sequence[Joined]) -> list[Joined]:
    """*joined*, each with its edges mended, without those of which nothing is left."""
    found = _whole(body, _without_marks(body, [_as_quoted(body, one, joined) for one in joined]))
    found = [_without_fringe(body, cut) for one in found for cut in parted(body, one, found)]
    found = _according(body, [_with_domain(body, one) for one in found])
    return [_not_addressed(body, one) for one in found if not _says_nothing(body, one)]


# ---- a dot within a name, and whose words stand behind a colon ------------------------------------------------------

_DOMAIN = re.compile(r"(?:(?<=[A-Z])\.[A-Z]{2,4}|(?<=[a-z\d])\.[a-z]{2,4})(?![\w.])")
"""The end of a site's name, all in one kind of letters: in "the minister.But" a blank has been left out."""
_WITHIN_DOMAIN = re.compile(r"[A-Za-z]{2,4}(?:,\s+|\s+)")


def _with_domain(body: str, one: Joined) -> Joined:
    """*one* with the whole name of a source that has a dot in it ("RIVERPOST.CD"), and none of it in what is said."""
    source, content = one.source, one.content
    if (
        source is not None
        and (rest := _DOMAIN.match(body, source.end)) is not None
        and not body[source.end - 1].isspace()
    ):
        source = Span(source.start, rest.end())
    first = content[0]
    if first.start and _DOMAIN.match(body, first.start - 1):
        rest = _WITHIN_DOMAIN.match(body, *first)
        if rest is not None and rest.end() < first.end:
            content = (Span(rest.end(), first.end), *content[1:])
    return one if (source, content) == (one.source, one.content) else replace(one, source=source, content=content)


def _according(body: str, joined: Sequence[Joined]) -> list[Joined]:
    """*joined*; where a clause ends in a colon and goes on "according to two of them, who …, P", what is said is P, and the clause on who
    they are says nothing more."""
    found = [_behind_colon(body, one) for one in joined]
    asides = [
        Span(new.source.start, new.content[0].start)
        for new, one in zip(found, joined, strict=True)
        if new is not one and new.source is not None
    ]
    return [
        one
        for one in found
        if one.source is None or not any(a < one.source.start and one.source.end <= b for a, b in asides)
    ]


def _behind_colon(body: str, one: Joined) -> Joined:
    cue, source = one.cue, one.source
    if cue is None or source is None:
        return one
    if _NAME_WITHHELD.match(body, cue.start) and (
        led := _LED_ASIDE.search(body, max(0, source.start - 90), source.start)
    ):
        cue, source = Span(*led.span("cue")), Span(*led.span("who"))
    elif not (_ACCORDING_TO.fullmatch(body, *cue) and cue.end <= source.start and one.content[0].start < cue.start):
        return one
    if not _COLON.search(body, 0, cue.start):
        return one
    end = _CLAUSE_STOP.search(body, source.end)
    last = end.start() if end is not None else len(body)
    for comma in _NEXT_CLAUSE.finditer(body, source.end, last):
        between, rest = body[source.end : comma.start()].strip(" ,"), body[comma.end() : last]
        if (not between or (_WHO_BEGINS.match(between) and has_verb(between))) and has_verb(rest):
            source = Span(source.start, comma.start())
            return replace(one, cue=cue, source=source, content=(Span(comma.end(), last),), scores=(), who=())
    return one


_ACCORDING_TO = re.compile(r"according to", re.IGNORECASE)
_NAME_WITHHELD = re.compile(
    r"(?:ask|request|insist)\w* (?:that (?:his|her|their) (?:full |real )?names? (?:not )?be|not to be (?:named|identified))"
)
_LED_ASIDE = re.compile(r"(?P<cue>[Aa]ccording to)\s+(?P<who>[^,;:“”\"]{3,60}),\s+$")
_COLON = re.compile(r"\w:\s+$")
_CLAUSE_STOP = re.compile(r"[.!?;](?=\s|$)|\n")
_NEXT_CLAUSE = re.compile(
    r",\s+(?=(?:the|a|an|its|their|his|her|this|these|there|it|they|we|some|many|most|more|no|nobody|one|two|three|\d[\d,.]*|[A-ZÀ-Þ][\w-]*)\b)"
)
_WHO_BEGINS = re.compile(r"(?:who|which|whose)\s")


# ---- marks ---------------------------------------------------------------------------------------------------------

_OPENED = re.compile(r"\s+[“\"]$")
_OPENS = re.compile(r"[“\"]\s*(?=\w)")


def _without_marks(body: str, joined: Sequence[Joined]) -> list[Joined]:
    """*joined* without the quotation marks at their ends that open what follows: that is given to what begins there."""
    found = []
    given: dict[int, int] = {}
    for one in joined:
        content = (*one.content[:-1], _unopened(body, one.content[-1], given))
        source = None if one.source is None else _unopened(body, one.source, given)
        cue = one.cue
        if cue is not None and (mark := _OPENS.match(body, *cue)) and body.count(mark[0][0], *cue) == 1:
            cue = Span(mark.end(), cue.end)
        found.append(
            one
            if (content, source, cue) == (one.content, one.source, one.cue)
            else replace(one, content=content, source=source, cue=cue)
        )
    return [
        replace(one, content=(Span(given[one.content[0].start], one.content[0].end), *one.content[1:]))
        if one.content[0].start in given and one.content[0].start > given[one.content[0].start]
        else one
        for one in found
    ]


def _unopened(body: str, span: Span, given: dict[int, int]) -> Span:
    """*span* without a mark at its end that opens a quotation. given: the place of such a mark by where the quotation begins;
    added to."""
    mark = _OPENED.search(body, *span)
    if mark is None or mark.start() <= span.start:
        return span
    given[span.end] = given[span.end + 1] = span.end - 1
    return Span(span.start, mark.start())


# ---- what was cut in two -------------------------------------------------------------------------------------------

_BARE = re.compile(r"(?:that\s+)?[^,;:.“”\"]{1,80}", re.IGNORECASE)
_BY_THE_WAY = re.compile(
    r",\s+(?P<who>(?!which|who|whose|whom|where|when|while|and|or|but|a former|an?\s)[^,;:“”\"]{2,60}?)\s+"
)


def _whole(body: str, joined: Sequence[Joined]) -> list[Joined]:
    """*joined*, what is one statement and was cut in two put together: "they believe | that the judge" + "could be swayed | if …"."""
    gone: set[int] = set()
    found = list(joined)
    for number, one in enumerate(joined):
        if one.cue is None or len(one.content) != 1 or not _BARE.fullmatch(body, *one.content[0]):
            continue
        if has_verb(body[slice(*one.content[0])]):
            continue
        behind = (
            one.content[0].end
            if one.content[0].start >= one.cue.end
            else max(one.cue.end, one.source.end if one.source else 0)
        )
        rest = next(
            (
                n
                for n, other in enumerate(joined)
                if n != number and n not in gone and other.layer == one.layer and _goes_on(body, one, other, behind)
            ),
            None,
        )
        if rest is not None:
            other = joined[rest]
            gone.add(rest)
            found[number] = replace(one, content=_together(one, other), scores=())
    return [_of_whom(body, one) for n, one in enumerate(found) if n not in gone]


def _goes_on(body: str, one: Joined, other: Joined, behind: int) -> bool:
    """Whether *other* is no statement but the verb and the rest of the clause of which *one* has the beginning, which goes on at
    *behind*."""
    if one.cue is None or other.cue is None or other.source != one.source or other.content[0].start < other.cue.end:
        return False
    verb = body[slice(*other.cue)]
    if not _SAID_SO.fullmatch(body, *one.cue) or not has_verb(verb) or _LOOSE.match(verb):
        return False
    if any(words.search(verb) for words in (DENY, CONFIRM, DOUBT, DECLINE)):
        return False  # "he said | his brother" + "denied | it": the brother did
    between = _PARENTHESIS if one.content[0].start >= one.cue.end else _COMMA
    return other.cue.start > behind and between.fullmatch(body, behind, other.cue.start) is not None


_LOOSE = re.compile(r"\w+ing\b|to\b|without\b")
_SAID_SO = re.compile(
    r"(?:has |have |had |also )*(?:said|says?|added|adds|claim(?:s|ed)?|insist(?:s|ed)?|believes?|believed|thinks?|thought|reported|wrote)|"
    r"[Aa]ccording to"
)
_COMMA = re.compile(r",?\s+")
_PARENTHESIS = re.compile(r"\s+|,\s+(?:who|which|whose)\s[^,;:.“”\"\n]{3,80},\s+")


def _together(one: Joined, other: Joined) -> tuple[Span, ...]:
    if one.cue is None or other.cue is None:
        return one.content
    if one.content[0].start >= one.cue.end:
        return (Span(one.content[0].start, other.content[-1].end),)
    return (one.content[0], Span(other.cue.start, other.content[-1].end))


def _of_whom(body: str, one: Joined) -> Joined:
    """*one*, but "The bank, one of them said, had no reserves" as theirs who said so, of the bank."""
    if one.cue is None or one.source is None or len(one.content) > 2 or one.source.end >= one.cue.start:
        return one
    between = _BY_THE_WAY.fullmatch(body, one.source.end, one.cue.start)
    start = one.content[0].start
    if between is None or start < one.cue.end or body[one.cue.end : start].strip() != ",":
        return one
    if not has_verb(body[slice(*one.content[0])]) or not _SAID.fullmatch(body, *one.cue):
        return one
    return replace(one, source=Span(*between.span("who")), content=(one.source, *one.content), scores=(), who=())


_SAID = re.compile(r"sa(?:id|ys?)|added|wrote|insisted|recalled|explained")


# ---- what is no part of what is said -------------------------------------------------------------------------------

_WHO_CLAUSE = re.compile(r"who\s[^,;:“”\"\n]{3,100},\s+")
_LEFT_HANGING = re.compile(r",\s+(?:(?:in|of|on|for|by|to|with|from|at|during|after)\s+)?(?:which|whom|whose|who)$")
_NO_MORE = re.compile(
    r",?\s+(?:and|but)\s+(?:(?:he|she|it|they)\s+)?(?:(?:would|did|could|does|will)\s*(?:not|n[’']t)\s+(?:go further|go into details?|elaborate|say more|"
    r"comment further|give (?:any )?(?:further )?details?)|declined to (?:elaborate|say more|comment further|go further|give details?)|"
    r"refused to (?:elaborate|say more|comment further|go further)|"
    r"(?:g[ai]ve|offered|provided|produced|presented|cited|showed) no (?:\w+ )?(?:evidence|proof|details?|source))\W*$|"
    r",?\s+without (?:giving|offering|providing|presenting|citing) (?:any )?(?:\w+ )?(?:evidence|proof|details?)\W*$"
)
_REMARKED = re.compile(
    r",\s+in\s+(?:(?:an?|the|some of the|his|her|their)\s)?(?:[\w-]+\s){0,3}?(?:remarks|comments)\s(?:that|which|likely|sure|made|carried|seen)\b[^“”\"]*$|"
    r",\s+in\s+(?:(?:his|her|their|its)|the)\s(?:most\s\w+|first|latest|[\w-]*est)\s(?:[\w-]+\s){0,2}?"
    r"(?:remarks|comments|attack|rebuke|criticism|admission|acknowledge?ment|warning|outburst|sign|statement)\s(?:yet|so far|to date|since|of its kind)\b[^“”\"]*$"
)
"""What the outlet thinks of the saying: "…, in the sharpest attack yet on his rival"."""
_CHANNEL = r"(?:X|Twitter|Truth Social|Facebook|Telegram|Instagram|TikTok|Weibo|social media)"
_ON_CHANNEL = re.compile(rf"\s+on\s+{_CHANNEL}$")
_CHANNEL_FIRST = re.compile(rf"{_CHANNEL}\s+(?=that\s|[“\"])")
_CUE_ON = re.compile(r"\w\s+on")
_LABEL = re.compile(r"(?:What|Why|How|Who|Where|When)\s[^.:;?“”\"\n]{5,50}:\s+(?=[“\"A-ZÀ-Þ])")
"""What a paragraph is headed by: "What we know about the ship: …"."""
_WHAT = re.compile(r"what", re.IGNORECASE)
_DOING = re.compile(r"(?:and\s+)?(?:urging|asking|calling on|pressing|telling|ordering)", re.IGNORECASE)
_TO_DO_AND_DOING = re.compile(
    r"(?:(?!\w+ing\b)[^,;:“”\"\n])*?\sto\s(?:(?!\w+ing\b)[^,;:“”\"\n])*?(?P<rest>,?\s+and\s+(?:\w+ly\s+)?\w{2,}ing\s.*)",
    re.DOTALL,
)


def _without_fringe(body: str, one: Joined) -> Joined:
    """*one* without what its content takes in beside what is said: a clause on who says so, the word that leads to a next clause, that
    nothing more was said, what else was done."""
    if one.cue is None:
        return one
    content, source = list(one.content), one.source
    if len(content) > 1 and content[0].end <= one.cue.start and _WHAT.fullmatch(body, *content[0]):
        content = content[1:]
    first = content[0]
    if (
        source is not None
        and one.cue.end <= source.start < first.start
        and body[source.end : first.start].strip() in ("", ",")
    ):
        clause = _WHO_CLAUSE.match(body, *first)
        if clause is not None and clause.end() < first.end:
            source = Span(source.start, len(body[: clause.end()].rstrip()))
            content[0] = Span(clause.end(), first.end)
    if (
        content[0].start == body.rfind("\n", 0, content[0].start) + 1
        and (head := _LABEL.match(body, *content[0])) is not None
    ):
        content[0] = Span(head.end(), content[0].end)
    remark = _REMARKED.search(body, content[0].start, content[-1].end) if content[0].start > one.cue.end else None
    if remark is not None and content[0].start < remark.start():
        content = [Span(part.start, min(part.end, remark.start())) for part in content if part.start < remark.start()]
    scores = one.scores
    for pattern in (_LEFT_HANGING, _NO_MORE, _ON_CHANNEL):
        last = content[-1]
        found = pattern.search(body, *last)
        if found is not None and found.start() > last.start:
            content[-1] = Span(last.start, found.start())
            scores = (
                () if pattern is _NO_MORE else scores
            )  # what was made of "but gave no proof" is not said of the rest
    last = content[-1]
    if _DOING.fullmatch(body, *one.cue) and (more := _TO_DO_AND_DOING.fullmatch(body, *last)) is not None:
        content[-1] = Span(last.start, more.start("rest"))
    cue = one.cue
    if _CUE_ON.search(body, *cue) is not None and body[slice(*cue)].endswith(" on") and cue.end < content[0].start:
        channel = _CHANNEL_FIRST.match(body, *content[0])
        if channel is not None:  # "raged on X | that", which is no cue "raged on"
            cue = Span(cue.start, len(body[: cue.end - len("on")].rstrip()))
            content[0] = Span(channel.end(), content[0].end)
    if (tuple(content), source, cue) == (one.content, one.source, one.cue):
        return one
    return replace(one, content=tuple(content), source=source, cue=cue, scores=scores)


# ---- who is quoted, and who is told ----------------------------------------------------------------------------------

_QUOTING = re.compile(r"(?:(?:also|has|have|had)\s+)*(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))", re.IGNORECASE)
_AS_SAYING = re.compile(
    r"[^,.;:“”\"\n]{3,80}?\sas\s+(?:saying|telling|having said)(?:\s+(?:to\s+)?(?:reporters|it|them))?,?\s+"
)


def _as_quoted(body: str, one: Joined, joined: Sequence[Joined]) -> Joined:
    """*one*, where it quotes somebody "as saying" a thing, of that thing alone: who is quoted is found by the chain."""
    if one.cue is None or one.layer != "outer" or not _QUOTING.fullmatch(body, *one.cue):
        return one
    first = one.content[0]
    lead = _AS_SAYING.match(body, *first) if first.start >= one.cue.end else None
    if lead is None or lead.end() >= first.end:
        return one
    content = (Span(lead.end(), first.end), *one.content[1:])
    twin = next((j for j in joined if j.layer == "inner" and j.content[0].start == lead.end()), None)
    return replace(one, content=content, scores=() if twin is None else twin.scores)


_TOLD = re.compile(
    r"(?:(?:ha[sd]|have|also|again|reportedly|then|already)\s+)*(?:was|were|is|are|been|being)\s+(?:\w+ly\s+|also\s+|again\s+)?"
    r"(?:told|informed|notified|advised|instructed|ordered|warned|reminded|assured|urged)",
    re.IGNORECASE,
)
_BY = re.compile(r"\s*by\s+(?P<who>[^,;:“”\"\n]{2,60}?)(?:\s+(?:on|last|this)\s\w+)?\s*,?\s*")
_NO_AGENT = re.compile(r"(?:phone|telephone|radio|mail|e-?mail|letter|text|mistake|then|now|law|noon|\w+day)\b")
_IMPERSONAL = re.compile(
    r"(?:(?:ha[sd]|have)\s+been|is|was)\s+(?:(?:\w+ly|also|again|then|often|still|now)\s+)?"
    r"(?:recalled|predicted|said|reported|believed|expected|thought|feared|hoped|known|understood|noted|claimed|alleged|assumed|rumoured|"
    r"rumored|forecast|suggested|estimated|announced|argued|stressed|emphasi[sz]ed|pointed out|recognised|recognized|agreed|decided)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[“\"]?(?:that|whether|how|why)\b")
_SUPPOSED = re.compile(
    r"(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:said|believed|thought|reported|understood|expected|feared|rumoured|rumored|known)"
)
_ASIDE = re.compile(
    r"(?:\w+ly\s+)?(?:said|believed|thought|reported|understood|expected|feared|rumoured|rumored|known|alleged)"
)
"""The same in an aside, whose subject is no speaker by it."""
_TO_DO = re.compile(r"(?:not\s+)?to\s+\w")


def _not_addressed(body: str, one: Joined) -> Joined:
    """*one* without a source that only stands before a passive: "It is recalled that", "they were told that", "a copy is said to"."""
    if one.cue is None or one.source is None or one.source.end > one.cue.start or one.content[0].start < one.cue.end:
        return one
    if body[one.source.end : one.cue.start].strip(" ,"):
        return one
    if (
        _ASIDE.fullmatch(body, *one.cue)
        and body[: one.cue.start].rstrip().endswith(",")
        and _TO_DO.match(body, *one.content[0])
    ):
        return replace(
            one, source=None, content=(one.source, *one.content), scores=(), who=()
        )  # "the mob, thought to be young,"
    if _TOLD.fullmatch(body, *one.cue):
        agent = _BY.fullmatch(body, one.cue.end, one.content[0].start)
        who = None if agent is None or _NO_AGENT.match(agent.group("who")) else Span(*agent.span("who"))
        return replace(one, source=who, who=())
    if body[slice(*one.source)].lower() == "it" and _IMPERSONAL.fullmatch(body, *one.cue):
        return replace(one, source=None, who=()) if _CLAUSE.match(body, *one.content[0]) else one
    if (
        _SUPPOSED.fullmatch(body, *one.cue)
        and _TO_DO.match(body, *one.content[0])
        and _a_thing(body[slice(*one.source)])
    ):
        return replace(one, source=None, content=(one.source, *one.content), scores=(), who=())
    return one


def _a_thing(words: str) -> bool:
    """Whether *words* are neither people nor a body: of those it may be told what they hold ("Ankara is said to fear")."""
    return kind_of(words) in (None, "document") and not words[:1].isupper()


# ---- what says nothing -----------------------------------------------------------------------------------------------

_TAKES_UP = re.compile(r"(?:that|which|who|whom|they|as|it)", re.IGNORECASE)
_LEADS_ON = re.compile(r"\s(?:that|which|who|whom)$")
_FIRST_OF_ALL = re.compile(r"(?:it|this|that|these|those)\s+(?:is|was|are|were)\s", re.IGNORECASE)


def _says_nothing(body: str, one: Joined) -> bool:
    """Whether the content is no more than the word that leads to what is said, or an outlet's own words up to that word."""
    if one.cue is None or len(one.content) != 1 or one.content[0].end > one.cue.start:
        return False
    cue, content = body[slice(*one.cue)], body[slice(*one.content[0])]
    if any(words.search(cue) for words in (DENY, CONFIRM, DOUBT, DECLINE)):
        return False
    if _TAKES_UP.fullmatch(content):
        return True
    return _LEADS_ON.search(content) is not None and _FIRST_OF_ALL.match(content) is not None


# ---- what is said twice ------------------------------------------------------------------------------------------------

_PRONOUN = re.compile(r"(?:he|she|it|they|we|i|his|her|its|their|our|my)", re.IGNORECASE)
_UTTERS = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|told|tell\w*|declar\w+|announc\w+|promis\w+|pledg\w+|vow\w*|sw(?:ore|orn|ear\w*)|assur\w+|claim\w*|"
    r"den(?:y|ies|ied|ial\w*)|alleg\w+|accus\w+|warn\w*|wrote|writ\w+|ask\w*|suggest\w*|remark\w*|stat(?:ed|es|ing|ement\w*)|urg\w+|demand\w*|"
    r"insist\w*|argu\w+|report\w*|confirm\w*|admit\w*|acknowledg\w+|call\w*|describ\w+|criticis\w+|criticiz\w+|prais\w+|offer\w*|"
    r"propos\w+|apologi\w+|explain\w*|disclos\w+|reveal\w*|predict\w*|mention\w*|testif\w+|finding|ruling|verdict)\b",
    re.IGNORECASE,
)
_EDGE = 8


def said_twice(body: str, inner: Joined, outer: Joined) -> bool:
    """Whether *inner*, by the same speaker as *outer* in whose content it stands, is all of that content and no word that was said
    before: "she said | she was confident | that the dam would hold" is one statement."""
    if inner.cue is None or inner.source is None or not _PRONOUN.fullmatch(body, *inner.source):
        return False
    if _UTTERS.search(body[slice(*inner.cue)]):
        return False
    start = min(inner.source.start, inner.cue.start, inner.content[0].start)
    end = max(inner.cue.end, inner.content[-1].end)
    return start - outer.content[0].start <= _EDGE and outer.content[-1].end - end <= _EDGE // 2
