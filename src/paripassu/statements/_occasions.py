"""Statements with their speakers in, the days on which they were said out: own days, and those of one occasion."""

import re
from collections.abc import Sequence
from datetime import date

from paripassu.statements import _wording as wording
from paripassu.statements._days import Features, features, likeliest, weights
from paripassu.statements._days_makeup import How, Makeup, Ruled, Told
from paripassu.statements._said import Page, Said, first_of
from paripassu.statements._tense import has_verb
from paripassu.statements.dates import days_named, said_on
from paripassu.types import Source, Span

_PRESENT = re.compile(
    r"^(?:\w+ly\s+)?(?:is|are|has|have|cannot|can|does|do|will|may|might|would|could|am|wants?|"
    r"\w+[^s\W]s)\b(?!\s+(?:said|told|been quoted))",
    re.IGNORECASE,
)
_MENTAL = re.compile(r"\b(?:thought|believed|knew|felt|expected|hoped|feared|suspected|assumed)\b")
_CLOCK = re.compile(r"(?:^|\n|\s)\d{1,2}[:.]\d{2}\.?\s*$")
_AT_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[:.][0-5]\d\b(?!\s?(?:%|per ?cent|[mb]n\b|[mb]illion|metres|points))")


def days_of(page: Page, told: Sequence[Told]) -> list[date | None]:
    """The likeliest day of each statement that is not inside another's content; None where the text does not fix it."""
    days: list[date | None] = [None] * len(told)
    outer = outer_of(told)
    for i, (held, ruled) in zip(outer, weighed(page, [told[i] for i in outer]), strict=True):
        days[i] = likeliest(held, ruled, weights())
    return days


def outer_of(told: Sequence[Told]) -> list[int]:
    """The statements that are not inside another's content, in the order of the text."""
    outer = (i for i, one in enumerate(told) if one.said.spans.inside is None)
    return sorted(outer, key=lambda i: first_of(told[i].said.spans))


def weighed(page: Page, told: Sequence[Told]) -> list[tuple[dict[date | None, Features], date | None]]:
    """Of each statement of *told*, in the order of the text, what speaks for each day and for none, and what the rules choose."""
    if page.published is None:
        return [({None: {}}, None) for _ in told]
    ruled = _by_rules(page, told, page.published)
    return [
        (held, one.day) for held, one in zip(features(Makeup(page, page.published, told), ruled), ruled, strict=True)
    ]


def _by_rules(page: Page, told: Sequence[Told], published: date) -> list[Ruled]:
    """The day that its own words or those of the occasion give each statement, and which of them do."""
    days: list[date | None] = [None] * len(told)
    how: list[How] = ["none"] * len(told)
    fellows: dict[Span, list[Said]] = {}
    for each in told:
        fellows.setdefault(each.said.sentence, []).append(each.said)
    last: int | None = None
    for i, each in enumerate(told):
        one = each.said
        before = days[last] if last is not None else None
        if one.spans.floor:
            days[i], how[i] = before, "floor"
            continue
        if each.relayed:
            how[i] = "settled"
        else:
            days[i] = _own_day(
                page,
                each,
                fellows[one.sentence],
                before if before and _is_near(page, told, last, one) else _day_before(page, one),
            )
            how[i] = "own"
            if days[i] is None and _is_by_the_clock(page, one.sentence.start):
                days[i], how[i] = published, "clock"
            if (
                days[i] is None
                and last is not None
                and not _PRESENT.match(one.cue)
                and _same_occasion(each.source, told[last].source)
                and _breaks(page, told[last].said, one) < _OCCASION
                and not _of_another_time(page, one)
                and not _new_entry(page, told[last].said, one)
            ):
                days[i], how[i] = before, "carried"
        if days[i] is None and _of_another_time(page, one):
            how[i] = "settled"
        if days[i] is not None:
            last = i
    for i in _carry_back(page, told, days):
        how[i] = "back"
    return [
        Ruled(day, way)
        if day is not None and day <= published
        else Ruled(None, "settled" if way == "settled" else "none")
        for day, way in zip(days, how, strict=True)
    ]


def _is_by_the_clock(page: Page, at: int) -> bool:
    """Whether the sentence at *at* is part of what a live report has under an hour: "17.02 Polls have closed. Few came, says X"."""
    start = page.body.rfind("\n", 0, at) + 1
    return _CLOCK.search(page.body[max(0, at - 8) : at]) is not None or _AT_CLOCK.match(page.body, start) is not None


_SOME_TIME_AFTER = re.compile(
    r"\b(?:an?|one|two|three|four|five|six|seven|several|some|few|many|\d+|days|weeks|months|years)\s?(?:days?|weeks?|months?|years?|nights?)?\s(?:after|before|since)\s"
    r"(?:[^,;.“”\"]{0,60}\s)?$",
    re.IGNORECASE,
)
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_ELSEWHEN = re.compile(
    rf"\b(?:[Ll]ast (?:year|month|week|summer|fall|autumn|spring|winter|{_MONTH})|(?:years?|months?|weeks?|decades?) ago|[Ii]n (?:early |late |mid-)?"
    rf"(?:{_MONTH}|(?:19|20)\d\d)|(?:[Ee]arlier|[Ll]ater?) (?:this|last|that) (?:year|month|week|summer|spring|fall|winter))\b"
)
_THEN = re.compile(r"\s*(?:then|at the time|back then|at that time|in those days)\b(?!,? in )")


def _of_another_time(page: Page, one: Said) -> bool:
    """Whether a statement is said to be of another time than what stands beside it: "a week after he said", "she said then", "last year it said"."""
    if not one.spans.cue:
        return False
    if _ELSEWHEN.search(one.before[-_BESIDE:]) is not None or _ELSEWHEN.search(one.after[:_BESIDE]) is not None:
        return True
    cue = one.spans.cue[0]
    start = min((*one.spans.source[:1], cue)).start
    if _SOME_TIME_AFTER.search(page.body, one.sentence.start, start) is not None:
        return True
    behind = max((*one.spans.source[:1], one.spans.cue[-1])).end
    return _THEN.match(page.body, behind) is not None


def _new_entry(page: Page, earlier: Said, one: Said) -> bool:
    """Whether another entry of a live report begins between two statements."""
    start = first_of(one.spans).start
    return earlier.sentence.end < start and wording.ENTRY.search(page.body, earlier.sentence.end, start) is not None


def _is_near(page: Page, told: Sequence[Told], last: int | None, one: Said) -> bool:
    """Whether the day of statement *last* may be what "a day later" beside *one* counts from: no more than a paragraph lies between them."""
    if last is None:
        return False
    return _breaks(page, told[last].said, one) < _PARAGRAPHS


def _breaks(page: Page, earlier: Said, one: Said) -> int:
    """The paragraphs that begin between two statements."""
    return page.body.count("\n\n", earlier.sentence.end, one.sentence.start)


def _day_before(page: Page, one: Said) -> date | None:
    """The day last named in the paragraphs before, of what was done and not said: "fell on Monday. Within the hour the union said"."""
    if page.published is None or not _SINCE.search(page.body, *one.sentence):
        return None
    start = one.sentence.start
    for _ in range(_PARAGRAPHS):
        start = max(0, page.body.rfind("\n\n", 0, max(0, start - 1)))
    named = list(days_named(page.body[start : one.sentence.start], page.published, None))
    return named[-1].day if named and named[-1].day <= page.published else None


_SINCE = re.compile(r"\b(?:within (?:the|an|one|two|three)|(?:an?|one|two|three) hours? later|minutes later)\b")
_BESIDE = 45
"""Characters before a cue and behind it in which another time is told for it."""
_OCCASION = 2
"""Paragraph breaks from which on somebody no longer speaks at the occasion whose day was told."""
_PARAGRAPHS = 3
"""Paragraph breaks from which on a day is too far off to count from."""


def _own_day(page: Page, told: Told, fellows: Sequence[Said], before: date | None) -> date | None:
    """The day that its sentence gives a statement, in the part between its neighbours (*fellows*)."""
    one, anchor = told.said, page.published
    if anchor is None:
        return None
    a, b = one.sentence
    text = page.body[a:b]
    cue = one.spans.cue[0] if one.spans.cue else one.spans.content[0]
    contents = [span for other in fellows for span in other.spans.content]
    lo, hi = _reach(text, one, cue, fellows, contents)
    of_document = told.source is not None and told.source.kind == "document"
    taken = contents if of_document else [*contents, *one.spans.source]
    return said_on(
        text,
        Span(lo - a, hi - a),
        [Span(s - a, e - a) for s, e in taken],
        Span(cue.start - a, cue.end - a),
        anchor,
        before=before,
    )


def _reach(text: str, one: Said, cue: Span, fellows: Sequence[Said], contents: Sequence[Span]) -> tuple[int, int]:
    """From where to where the sentence *text* speaks of statement *one*: up to the next speaker, cue or semicolon."""
    a, b = one.sentence
    lo, hi = a, b
    asked = _DAY_ASKED.match(text)
    on = Span(a + asked.start("of"), a + asked.end()) if asked is not None and not one.spans.inside else None
    if on is not None and on.start <= cue.start < on.end:
        return on  # the day of the question is not that of what it is on
    for other in fellows:
        if other is one or not other.spans.cue or other.spans.source == one.spans.source:
            continue
        if on is not None and on.start <= other.spans.cue[0].start < on.end:
            continue
        begin = min((*other.spans.source[:1], other.spans.cue[0])).start
        if cue.end <= begin < hi:
            hi = begin
        done = max((*other.spans.source[-1:], other.spans.cue[-1])).end
        if lo < done <= cue.start:
            lo = done
    lo = max(lo, _behind_others(text, one, cue, a, contents))
    for stop in re.finditer(";", text):
        at = a + stop.start()
        if any(s <= at < e for s, e in contents):
            continue
        if lo < at < cue.start:
            lo = at
        if cue.end <= at < hi:
            hi = at
    if _WHO.search(text, 0, cue.start - a) is not None:  # "who denies it, said on Monday": the day is that of "said"
        done = max((*one.spans.content, cue)).end
        comma = text.find(",", max(0, done - 1 - a))
        hi = min(hi, a + comma) if comma >= 0 else hi
    if _TELLS.fullmatch(one.cue):
        lo = max(lo, min((*one.spans.source[:1], cue)).start)
    return lo, hi


_DAY_ASKED = re.compile(
    r"\s*[“\"]?(?:when |if )?(?:asked|pressed|questioned)\b[^,;“”\"]{0,120}?(?:day|yesterday|\d)\b[^,;“”\"]{0,120}?\b"
    r"(?P<of>about|on|whether|if|why|how|what|when|who|which|where)\b[^,;“”\"]{0,240}(?=,)",
    re.IGNORECASE,
)
_WHO = re.compile(r",\s+(?:who|which)\s+(?:(?:\w+ly|also|still|always|has|have|had)\s+)*$")
_TELLS = re.compile(r"(?:shows?|suggests?|indicates?|reveals?|proves?)")
"""What data and documents do at no day of their own."""
_LED = re.compile(
    r"(?:on|in|at|by|late|early|earlier|last|this|when|while|as|after|before|during|following|since|once|if|because|although|though|"
    r"despite|with|without|for|from|to|under|over|amid|asked|pressed|yesterday|today|hours|days|speaking|\w+ing|\w+day)\b",
    re.IGNORECASE,
)
"""How a sentence begins whose first words are no clause of their own but tell when or how the rest was said."""
_NEXT_CLAUSE = re.compile(
    r",\s*(?:and|but|while|whereas|yet)\s+(?:the\s)?$|,\s*an?\s(?:\w+\s){1,2}(?:that|which),?\s*$", re.IGNORECASE
)
_QUESTION = re.compile(
    r"\s*[“\"]?(?:when |if )?(?:asked|pressed|questioned)\b[^,;“”\"]*?\b(?P<of>about|whether|if|why|how|what|when|who|which|where)\b[^;“”\"]*,\s*",
    re.IGNORECASE,
)
_TAKES_UP = re.compile(r"(?:he|she|it|they|who)\b", re.IGNORECASE)


def _behind_others(text: str, one: Said, cue: Span, at: int, contents: Sequence[Span]) -> int:
    """Where the words on *one* begin, in a sentence *text* from *at* on, behind a clause that tells a deed and not when it was told:
    "A guard was killed on Monday, and the army said", "Asked about the raid of 4 May, she said"."""
    start = min((*one.spans.source[:1], cue)).start
    if start <= at or any(a <= at < b for a, b in contents):
        return at
    head = text[: start - at]
    if (question := _QUESTION.fullmatch(head)) is not None:
        return start if _DAY_OF_ASKING.search(head[: question.start("of")]) is None else at
    if not one.spans.source or _TAKES_UP.match(text, start - at) or _LED.match(head.lstrip(' “"')):
        return at
    clause = _NEXT_CLAUSE.search(head)
    return start if clause is not None and has_verb(head[: clause.start()]) else at


_DAY_OF_ASKING = re.compile(r"day\b|\d")


def _carry_back(page: Page, told: Sequence[Told], days: list[date | None]) -> list[int]:
    """ "X confirmed it. “…,” he said on Wednesday": the day of the second holds for the first. Which days it set."""
    carried = []
    for place in range(len(told) - 2, -1, -1):
        one, other = told[place].said, told[place + 1].said
        if days[place] is not None or days[place + 1] is None or told[place].relayed or one.spans.floor or not one.cue:
            continue
        if _of_another_time(page, one):
            continue
        between = page.body[one.sentence.end : other.sentence.start]
        near = one.sentence == other.sentence or (
            0 <= other.sentence.start - one.sentence.end < 4 and "\n\n" not in between
        )
        passing = _MENTAL.search(one.cue) or _PRESENT.match(one.cue)
        if near and not passing and same_speaker(told[place].source, told[place + 1].source):
            days[place] = days[place + 1]
            carried.append(place)
    return carried


def _same_occasion(source: Source | None, earlier: Source | None) -> bool:
    """Whether *source* speaks on at the occasion of *earlier*: the same speaker, or who speaks for that body."""
    if same_speaker(source, earlier):
        return True
    if source is None or earlier is None or earlier.kind not in ("government", "organisation", "media"):
        return False
    return bool(source.affiliation and source.affiliation == earlier.name)


def same_speaker(a: Source | None, b: Source | None) -> bool:
    if a is None or b is None:
        return False
    if a.name or b.name:
        return a.name == b.name
    return (a.role, a.affiliation, a.kind) == (b.role, b.affiliation, b.kind)
