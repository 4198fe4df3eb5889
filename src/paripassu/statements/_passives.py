"""Joined spans in, the same out with the source that a passive, an aside or a split sentence had lost.

"The bank is accused by two clients of fraud, which it denies": the clients accuse the bank, and the bank denies that. "Forty are feared
dead, the guild said": the guild said so. "The paper reported, citing the navy, that …": what was reported is what stands behind "that".
"Also known as" says nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from paripassu.statements._decode import Joined
from paripassu.statements._sentences import sentence_in
from paripassu.types import Span


def with_sources(body: str, spans: Sequence[tuple[int, int]], joined: Sequence[Joined]) -> list[Joined]:
    """*joined*, each with the source that its sentence gives it. spans: of the paragraphs of *body*."""
    found = _without_other_names(body, spans, list(joined))
    found = _accused(body, spans, [_whole_name(body, one) for one in found])
    return [_reported(body, _said_behind(body, spans, one, found)) for one in found]


# ---- names that look like verbs ------------------------------------------------------------------------------------------

_SAID_SO = re.compile(
    r"(?:(?:has|have|had|also|would|did|will)\s+(?:not\s+)?)*(?:said|says?|told|tells|added|adds|denied|denies|declined|declines|refused|warned|warns|announced|"
    r"confirmed|insisted|argued|wrote)\b"
)
_SURNAME = re.compile(r"\s+[A-ZÀ-Þ][a-zà-þ]+(?:-[A-ZÀ-Þ][a-zà-þ]+)?\s+")
_CAPITAL = re.compile(r"[A-ZÀ-Þ][a-z]+\s*")
_NAMED_BESIDE = re.compile(r",\s+[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'.-]*){1,2},\s+")
_ONLY_AN_OFFICE = re.compile(r"(?:[Tt]he|[Ii]ts|[Tt]heir)(?:\s[a-z][\w-]*){1,4}")
_NO_SOURCE = re.compile(r"(?:Yet|Still|But|And|So|Also|Then|Now|Meanwhile|However|Instead|Even|Only)")


def _whole_name(body: str, one: Joined) -> Joined:
    """*one* with a surname that looks like a verb as a part of its source ("Senator Mark | Warns said"), with the name beside an office,
    and without a source that is no more than "yet"."""
    if one.cue is None or one.source is None or one.source.end > one.cue.start:
        return one
    if _NO_SOURCE.fullmatch(body, *one.source):
        return replace(one, source=None, who=())
    source, cue = one.source, one.cue
    if (
        _SURNAME.fullmatch(body, source.end, cue.start)
        and body[source.end - 1].isalpha()
        and _SAID_SO.match(body, *cue)
    ):
        return replace(one, source=Span(source.start, len(body[: cue.start].rstrip())), who=())
    if _ONLY_AN_OFFICE.fullmatch(body, *source) and _NAMED_BESIDE.fullmatch(body, source.end, cue.start):
        return replace(one, source=Span(source.start, len(body[: cue.start].rstrip())), who=())
    first = _CAPITAL.match(body, *cue)
    if (
        first is None
        or body[source.end : cue.start].strip()
        or not body[slice(*source)].rsplit(maxsplit=1)[-1].istitle()
    ):
        return one
    name = Span(source.start, first.start() + len(first.group().rstrip()))
    if first.end() < cue.end and _SAID_SO.match(body, first.end(), cue.end):
        return replace(one, source=name, cue=Span(first.end(), cue.end), scores=(), who=())
    verb = _SAID_SO.match(body, *one.content[0]) if first.end() >= cue.end else None
    if verb is not None and verb.end() + 1 < one.content[0].end:
        rest = Span(verb.end() + 1, one.content[0].end)
        return replace(one, source=name, cue=Span(*verb.span()), content=(rest, *one.content[1:]), scores=(), who=())
    return one


# ---- whom somebody accuses -------------------------------------------------------------------------------------------

_IS_ACCUSED = re.compile(
    r"(?P<cue>(?:ha[sd] been|have been|is|are|was|were|stands?|stood)\s+(?:\w+ly\s+|also\s+|again\s+|being\s+)?accused)\s+by\s+"
    r"(?P<who>(?:(?:one|two|three|four|several|some|many|most|dozens|scores|\d+) of )?[^,;:“”\"]{2,80}?)\s+"
    r"(?P<what>of\s+\w[^;:]*?)(?=,\s+(?:which|who|an?\s\w+|but|though|although|while|and)\s|[.]?$)"
)
_WHOM = re.compile(
    r"(?:^|[,;:]\s+|\b(?:and|but|that|while)\s+)(?P<whom>(?!(?:and|but|that|which|who|it|he|she|they)\b)[^,;:“”\"]{2,80}?)\s+$"
)
_REJECTS = re.compile(r"(?:(?:has|have|had|strongly|repeatedly|flatly|also)\s+)*(?:den(?:y|ies|ied)|reject(?:s|ed)?)")
_ITSELF = re.compile(r"it|he|she|they|the (?:former|latter)")


def _accused(body: str, spans: Sequence[tuple[int, int]], joined: list[Joined]) -> list[Joined]:
    """*joined*, those who are accused as what somebody else's accusation is of, and what they deny as that."""
    found = list(joined)
    seen: set[int] = set()
    for number, one in enumerate(joined):
        if one.cue is None or one.layer != "outer" or "accused" not in body[slice(*one.cue)]:
            continue
        home = sentence_in(body, spans, one.cue.start)
        told = _IS_ACCUSED.search(body, one.cue.start, home.end) if home is not None else None
        if home is None or told is None or told.start() != one.cue.start or told.start() in seen:
            continue
        before = body[home.start : told.start()]
        whom = _WHOM.search(before)
        if whom is None:
            continue
        seen.add(told.start())
        accused = Span(home.start + whom.start("whom"), home.start + whom.end("whom"))
        content = (accused, Span(*told.span("what")))
        found[number] = replace(
            one, source=Span(*told.span("who")), cue=Span(*told.span("cue")), content=content, scores=(), who=()
        )
        for place, other in enumerate(joined):
            if (
                other.cue is not None
                and told.end() <= other.cue.start < home.end
                and _REJECTS.fullmatch(body, *other.cue)
                and other.source is not None
                and _ITSELF.fullmatch(body, *other.source)
                and body[slice(*other.content[0])] in ("which", "this", "that", "it")
            ):
                found[place] = replace(other, source=accused, content=content, scores=(), who=())
    return found


# ---- whose a passive is that begins a sentence --------------------------------------------------------------------------

_IS_FEARED = re.compile(
    r"(?:is|are|was|were|(?:ha[sd]|have) been)\s+(?:\w+ly\s+|now\s+|also\s+)?(?:feared|believed|thought|reported|understood|said|known|estimated|"
    r"expected|assumed|presumed)(?:\s+to)?"
)
_SAID_BEHIND = re.compile(
    r",\s+(?P<who>(?:(?:the|an?|its|his|her|their)\s+)?[^,;:“”\"\s][^,;:“”\"]{1,60}?)\s+(?P<cue>(?:has |have )?(?:said|says?|reported|reports|announced|"
    r"warned|warns|estimates|estimated|told \w+))(?:\s+(?:on\s+|late\s+(?:on\s+)?|last\s+|early\s+(?:on\s+)?)?(?:\w+day|week|month|night|today|yesterday)|"
    r"\s+in an? \w+)*\s*[.]?$"
)


def _said_behind(body: str, spans: Sequence[tuple[int, int]], one: Joined, joined: Sequence[Joined]) -> Joined:
    """*one*, but a passive that nobody is said to hold as theirs who say so at the end of its sentence."""
    if one.cue is None or one.source is not None or one.layer != "outer" or not _IS_FEARED.fullmatch(body, *one.cue):
        return one
    home = sentence_in(body, spans, one.cue.start)
    told = _SAID_BEHIND.search(body, one.cue.end, home.end) if home is not None else None
    if home is None or told is None:
        return one
    said = Span(*told.span("cue"))
    if any(j is not one and j.cue is not None and j.cue.meets(said) for j in joined):
        return one
    content = (Span(home.start, told.start()),)
    return replace(one, source=Span(*told.span("who")), cue=said, content=content, scores=(), who=())


# ---- what is reported on another's word ------------------------------------------------------------------------------------

_CITES = re.compile(r"(?:citing|quoting|crediting)")
_BY_REPORTING = re.compile(
    r"\s*(?P<cue>(?:(?:has|have|had|also|first|later)\s+)*(?:reported|reports|wrote|writes|said|says))"
    r"(?:\s+(?:on|late|early|last|this|earlier)?\s*(?:on\s+)?\w+)?\s*,?\s*"
)
_CITED = re.compile(r"\s*(?P<who>[^,;:“”\"]{2,90}?),\s+(?=that\b)")


def _reported(body: str, one: Joined) -> Joined:
    """*one*, with "reported" as the cue of "reported, citing the navy, that …", whose content begins with "that"."""
    if one.cue is None or one.source is None or one.source.end > one.cue.start or not _CITES.fullmatch(body, *one.cue):
        return one
    verb = _BY_REPORTING.fullmatch(body, one.source.end, one.cue.start)
    cited = _CITED.match(body, one.cue.end, one.content[-1].end)
    if verb is None or cited is None:
        return one
    return replace(one, cue=Span(*verb.span("cue")), content=(Span(cited.end(), one.content[-1].end),))


# ---- other names -----------------------------------------------------------------------------------------------------------

_KNOWN_AS = re.compile(
    r"(?:who is |who was )?(?:(?:also|better|widely|usually|commonly|otherwise)\s+)?(?:known|called) (?:as|by)?\s*"
)
_STILL = re.compile(r"[\s,]*")


def _without_other_names(body: str, spans: Sequence[tuple[int, int]], joined: list[Joined]) -> list[Joined]:
    """*joined* without those that say by what name somebody goes, and what they had cut in two as one."""
    names = [j for j in joined if j.cue is not None and _KNOWN_AS.fullmatch(body, *j.cue)]
    found = [j for j in joined if not any(j is n for n in names)]
    for name in names:
        first = min(x.start for x in (*name.content, name.source, name.cue) if x is not None)
        behind = name.cue.end if name.cue is not None else first
        home = sentence_in(body, spans, first)
        for place, other in enumerate(found):
            ahead, rest = other.content[-1], other.content[0]
            cued = other.cue is not None and home is not None and home.start <= other.cue.start < home.end
            if not cued or home is None or other.cue is None or other.layer != name.layer:
                continue
            if other.cue.end <= ahead.start and first - 3 <= ahead.end <= behind and ahead.start < first:
                end = home.end - (body[home.end - 1] in ".!?")
                found[place] = replace(other, content=(*other.content[:-1], Span(ahead.start, end)), scores=())
            elif first < rest.start and _STILL.fullmatch(body, behind, rest.start) and other.cue.start >= rest.end:
                found[place] = replace(other, content=(Span(first, rest.end), *other.content[1:]), scores=())
    return found
