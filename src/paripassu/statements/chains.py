"""The sentence around a statement in, the sources between outlet and speaker out.

"told Reuters", "was quoted by the agency as saying", "in an interview with the daily X" put a relayer into `via`;
"X reported, citing an official" makes the official the source and X the relayer.
"""

import re
from dataclasses import dataclass

from paripassu.gazetteer import states
from paripassu.statements import _nouns as nouns
from paripassu.statements._places import outlet_state, town
from paripassu.types import Span

_CAP = r"[A-ZÀ-ÞĀ-Ž][\w’'&-]*"
_NAME = (
    rf"{_CAP}(?:\s+(?:{_CAP}|\d+|&|of|de|do|da|di|del|du|des|la|le|the(?=\s+[A-Z])|"
    rf"and(?=\s+[A-Z])))*(?<!\sof)(?<!\sde)(?<!\sdel)(?<!\sthe)(?<!\sand)"
)

_OUTLET = (
    r"(?:(?:news ?|business |farm |trade |public |state |local |state-run )?"
    r"(?:daily|weekly|newspaper|paper|channel|station|broadcaster|agency|site|website|magazine|"
    r"network|radio|television|TV|newsletter|letter|"
    r"tabloid|portal|outlet|wire|gazette|podcast|press|media|news service|newsroom)s?)"
)
_MEDIUM = (
    rf"(?:(?:the|a|an|its|his|her|our|one|{_CAP}['’]s|its own)\s+)?(?:(?!(?:that|who|which|of|to|"
    rf"in|on|by|and)\b)[\w’'-]+\s+){{0,4}}?{_OUTLET}\b(?:\s+{_OUTLET}\b)?(?:\s+{_NAME})?"
)

_TIME = (
    r"(?:(?:on|late|early|earlier|last|this)\s+(?:on\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|"
    r"Sun)day|night|morning|week|month|evening)s?\s*(?:night|morning|evening|afternoon)?,?\s+|"
    r"(?:yesterday|today|last night|afterwards|later|early|earlier),?\s+){0,2}"
)
_WHO = rf"(?P<who>{_MEDIUM}|(?:the\s+)?{_NAME})"
_TOLD = re.compile(
    r"\b(?:told|tells?|telling|informed|assured|assures|briefed|wrote to|confided to|confirmed to|"
    r"admitted to|said to|speaking to)$",
    re.IGNORECASE,
)
_OBJECT = re.compile(rf"^\s*,?\s*{_TIME}(?:to\s+)?{_WHO}")
_TO = re.compile(rf"^\s*,?\s*{_TIME}to\s+{_WHO}")
_BY = re.compile(
    rf"\b(?:(?:carried|published|quoted|cited|aired|broadcast|reported|released|run|relayed|"
    rf"distributed|posted|printed|shown|seen|read out|obtained)\s+{_TIME}"
    rf"(?:as saying\s+|as telling\s+)?{_TIME}(?:by|in|on)|"
    rf"(?:in|during|giving) an interview\s+{_TIME}(?:with|on|to|for|in)|in (?:an? |"
    rf"\w+ )?(?:\w+ )?(?:comments?|remarks|statements?|interview|letter|reply|message|"
    rf"e-mail) (?:to|in|on)|"
    rf"(?:speaking|talking|spoke|talked) {_TIME}(?:to|with|on)|"
    rf"[Aa]sked (?:about \w+ )?(?:\w+ ){{0,3}}by|programme (?:of|on)|show (?:of|on)|"
    rf"appearing on|(?:wrote|writing|writes) in|in an? (?:article|column|op-ed|essay) (?:in|for)|"
    rf",\s+to(?=\s+the\s)|as saying {_TIME}(?:by|in|on)|via|on the (?:air|website|"
    rf"pages) of)\s+{_WHO}"
)
_ACCORDING = re.compile(
    rf"\b(?:[Aa]ccording to|as (?:quoted|cited|reported|told) by|"
    rf"[Ii]n the words of)\s+(?P<who>{_MEDIUM}|(?:the|a|an|its|his|her|one|two|three|four|five|"
    rf"several|some|people|officials|sources)\s+[^,.;:“”\"]{{3,60}}|{_NAME})"
)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been)\s+(?:quoted|said|cited|reported|thought|believed)\b")
_AGENT = re.compile(rf"^\s*by\s+(?P<who>{_MEDIUM}|[^,.;:“”\"]{{3,60}}?)(?=\s+(?:as|to|on|that)\b|\s{{2,}}|[,.;]|$)")
_REPORTED = re.compile(
    rf"(?:^|[,;:.]\s*|\s{{2,}})(?P<who>{_MEDIUM}|{_NAME}|(?:the|a|an|two|three|four|several|its|"
    rf"his|her)\s+[^,.;:“”\"\d]{{3,50}}?)\s+(?:has |have |had |also )?"
    r"(?:reported|reports|report|said|says|say|showed|shows|wrote|writes|read|reads|claimed|"
    r"announced|repeated|confirmed|added|insisted|learned|learnt)\b"
)
_RELAYED = re.compile(
    rf"(?:^|[,;:.]\s*)(?P<who>{_MEDIUM}|{_NAME})(?:['’]s\s+\w+|\s+(?:has |have |had )?(?:reported|"
    rf"reports|said|says|wrote|writes|claimed|quoted|cited))?\b"
)
_CITING = re.compile(
    r"\b(?:citing|quoting|which (?:cited|quoted)|who (?:cited|quoted)|and (?:cited|quoted)|"
    r"attributing \w+ to|crediting)\s+(?P<who>[^,.;:“”\"]{3,90})"
)
_GENERIC = re.compile(
    r"^(?:the |a |an |local |some |several |foreign |many |morning |following |her |his |its )*"
    r"(?:reporters|journalists|media|press|newsmen|correspondents|broadcasters|letters?|channels?|"
    r"agency|agencies|network|paper|station|wire|site|website|television|radio(?= press))$",
    re.IGNORECASE,
)
_ASSEMBLY = re.compile(
    r"\b(?:parliament|congress|senate|senators|house|deputies|lawmakers|assembly|court|tribunal|council|ministers?|president|chamber|cabinet|"
    r"government|commission|committee|inquiry|summit|conference|meeting|rally|crowd|supporters|audience|workers|investors|officials?|"
    r"ambassadors?|nation|clients|shareholders|employees|minister|Duma|Knesset|Bundestag|Bundesrat|Diet|MPs|Commons|Lords|Bunge|Storting|"
    r"Riksdag|Folketing|Sejm|Rada|Majlis|Lok Sabha|Rajya Sabha|Dáil|Cortes|Althingi?|Eduskunta|Saeima|Seimas|Riigikogu|Hural|Khural|"
    r"UN|U\.N\.|United Nations|EU|NATO|Nato|police|secretary|chancellor|king|queen|pope|premier|army|ministry|jury|judges?|magistrates?|"
    r"panel|plenary)\b",
    re.IGNORECASE,
)
"""Who may be told something and is no outlet."""
_GATHERING = re.compile(
    r"\s+(?:news\s+|press\s+)?(?:briefings?|conferences?|meetings?|hearings?|sessions?|gatherings?|call|lunch|dinner|audience|staff|corps|"
    r"owners?|editors?|executives?|watchdog|regulator)\b"
)
"""What makes of an outlet's word one for those who came together: "the daily briefing", "a press conference"."""
_PLATFORM = re.compile(
    r"(?:Instagram|Twitter|Facebook|Telegram|X|Truth Social|YouTube|TikTok|WhatsApp|Weibo|WeChat|VKontakte|VK|Threads|Bluesky|LinkedIn|Reddit|Signal)"
)
"""Where everybody may write and nobody passes anything on."""
_TO_DO = re.compile(r"[“\"‘'\s]*(?:not\s+)?to\s+\w")
_DAY = re.compile(
    r"^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|^(?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December)"
)
_CITE_CUE = re.compile(r"\b(?:citing|quoting|cited|quoted)$")


@dataclass(frozen=True, slots=True)
class Cited:
    """The end of a chain, found in a relayer's sentence."""

    text: str
    span: Span


_CITED_BEFORE = re.compile(
    r",?\s+(?:citing|quoting|crediting|(?:which|that|who) (?:cited|quoted|credited|cites|quotes))\s+(?P<who>[^,.;:“”\"]{3,90}),?\s+"
)


def cited_before(body: str, source: int, cue: int) -> Cited | None:
    """The end of a chain between a relayer and his cue, in *body* from *source* to *cue*: "the report, which cited three people, said"."""
    found = _CITED_BEFORE.fullmatch(body, source, cue)
    return Cited(found["who"], Span(*found.span("who"))) if found else None


@dataclass(frozen=True, slots=True)
class Around:
    """The sentence around a cue, which may name a relayer; contents and other speakers are blanked out."""

    before: str
    after: str
    cue: str
    source: str
    """The speaker's own words, which never relay themselves."""
    outlet: str | None = None
    """The report's own outlet: whoever tells it is not relayed."""
    told: str = ""
    """The words that were told: who is told to do something passes nothing on."""
    people: tuple[str, ...] = ()
    """Names in the sentence that are surely a person's: a person who is told something is no outlet."""


def is_media(phrase: str) -> bool:
    """Whether *phrase* describes an outlet (not "reporters" in general)."""
    return bool(re.search(rf"\b{_OUTLET}\b", phrase) or nouns.MEDIA.search(phrase)) and not _GENERIC.match(
        phrase.strip()
    )


def may_be_outlet(phrase: str) -> bool:
    """Whether *phrase*, told something, may be an outlet: by its words, or as a name that is no state's or body's."""
    phrase = phrase.strip()
    if is_media(phrase) or phrase.startswith("Agence France") or outlet_state(re.sub(r"^[Tt]he\s+", "", phrase)):
        return True
    if not re.match(_CAP, re.sub(r"^the\s+", "", phrase)) or _ASSEMBLY.search(phrase) or _DAY.match(phrase):
        return False
    if any(states(phrase)) or town(phrase) or nouns.GOVERNMENT.search(phrase) or nouns.ORGANISATION.search(phrase):
        return False
    return not nouns.TITLES.match(phrase.split()[0])


def tidy(phrase: str) -> str:
    """A relayer as it is listed: its name where it has one, else its words without article."""
    phrase = re.sub(r"(?:[’']s|(?:\s(?:la|le|de|da|do|di|du|des|del|of|the|and))+)$", "", phrase.strip(" ,;.:"))
    named = re.search(rf"\b{_OUTLET}\s+(?P<name>(?:The\s+)?{_NAME})$", phrase)
    if named:
        return named.group("name")
    before = re.fullmatch(
        rf"the\s+(?P<name>{_NAME})\s+(?:network|channel|agency|daily|newspaper|group|news agency)", phrase
    )
    if before and not any(states(before.group("name"))):
        return before.group("name")
    return re.sub(r"^(?:the|its|his|her)\s+", "", phrase)


def relayers(around: Around) -> list[str]:
    """Relayers of one statement, nearest to the outlet first."""
    found: list[str] = []

    def take(who: str, sure: bool = False) -> None:
        name = tidy(who)
        own = around.source.strip(" ,")
        if re.match(r"(?:this|our)\b", who) or (around.outlet and name in around.outlet):
            return
        if _PLATFORM.fullmatch(name):
            return
        if any(name in one or one in name for one in around.people) and not (is_media(who) or outlet_state(name)):
            return
        if (
            (sure or is_media(who))
            and name
            and name not in own
            and own not in name
            and not any(name in f or f in name for f in found)
        ):
            found.append(name)

    if _TOLD.search(around.cue.strip()):
        told = _OBJECT.match(around.after)
        if told and _is_told(around, told):
            take(told.group("who"), sure=True)
    elif " to " in around.after[:48] and (to := _TO.match(around.after)) and _is_told(around, to):
        take(to.group("who"), sure=True)
    if _PASSIVE.search(around.cue) and (agent := _AGENT.match(around.after)):
        take(agent.group("who"), sure=True)
    for text in (_tight(f"{around.before}{around.cue}"), _tight(f"{around.cue}{around.after}")):
        if _MAY_RELAY.search(text):
            for match in _BY.finditer(text):
                take(match.group("who"), sure=may_be_outlet(match.group("who")))
        if "ccording to" in text or "as " in text or "n the words" in text:
            for match in _ACCORDING.finditer(text):
                if not around.cue.lower().startswith(("according", "in the words")):
                    inner = _BY.search(text, match.start("who"))
                    take(
                        inner.group("who") if inner and may_be_outlet(inner.group("who")) else match.group("who"),
                        sure=True,
                    )
    if _CITE_CUE.search(around.cue):
        before = _tight(around.before)
        ahead = [m.group("who") for m in _REPORTED.finditer(before)]
        ahead = ahead or [m.group("who") for m in _RELAYED.finditer(before) if is_media(m.group("who"))]
        if ahead:
            take(ahead[-1], sure=True)
    elif _SAYS.search(around.after):
        for match in _REPORTED.finditer(_tight(around.after)):
            if not _SPAN_OF_TIME.match(match.group("who")):
                take(match.group("who"), sure=True)
    return found


def _is_told(around: Around, to: re.Match[str]) -> bool:
    """Whether the words behind a cue name an outlet that was told something, not asked to do it."""
    if _TO_DO.match(around.told) or _GATHERING.match(around.after, to.end("who")):
        return False
    return may_be_outlet(to.group("who"))


def _tight(text: str) -> str:
    """*text* with what was blanked out shrunk to two spaces."""
    return _BLANK.sub("  ", text)


_BLANK = re.compile(r"\s{2,}")
_MAY_RELAY = re.compile(
    r"\b(?:carried|published|quoted|cited|aired|broadcast|reported|released|run|relayed|"
    r"distributed|posted|printed|shown|seen|read out|obtained|interview|comments?|remarks|"
    r"statements?|letter|reply|message|e-mail|speaking|talking|spoke|talked|[Aa]sked|programme|"
    r"show|appearing|wrote|writing|writes|article|column|op-ed|essay|to the|saying|via|on the)\b"
)
_SAYS = re.compile(
    r"\b(?:reported|reports?|said|says?|shows?|showed|wrote|writes|reads?|claimed|announced|"
    r"repeated|confirmed|added|insisted|learned|learnt)\b"
)
_SPAN_OF_TIME = re.compile(
    r"(?:a|an|the|two|three|four|several)\s+(?:\w+\s+)?(?:days?|weeks?|hours?|months?|years?|"
    r"minutes?|day)\b|.*\b(?:was|were|is|are|been|be)$"
)
_ADDRESSED = re.compile(
    r"\b(?:told|tells|telling|informed|assured|wrote to|confided to)$|^\s*(?:to|on)\s(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b[^,]*,\s(?:citing|quoting)\b)|"
    r"\b(?:interview|comments?|remarks|speaking|talking|[Aa]sked (?:about it |again |twice |repeatedly )?by|appearing|letter)\b|"
    r"\bas telling\b"
)


def is_addressee(before: str, after: str, cue: str) -> bool:
    """Whether the outlet in the chain was spoken to ("told the daily X on Monday"), so the day is the speaker's."""
    return bool(_ADDRESSED.search(cue.strip()) or _ADDRESSED.search(after[:60]) or _ADDRESSED.search(before))


def quoted(words: str, offset: int) -> Cited | None:
    """Whom a relayer quotes "as saying" it, in the words from its cue on, at *offset* in the body; None where nobody."""
    match = _QUOTED_AS.match(words)
    return Cited(match.group("who"), Span(offset + match.start("who"), offset + match.end("who"))) if match else None


_QUOTED_AS = re.compile(
    r"(?:also\s+)?(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))\s+(?P<who>[^,.;:“”\"\n]{3,80}?)\s+as\s+(?:saying|telling|having said)\b"
)


def cited(after: str, offset: int) -> Cited | None:
    """Whom a relayer cites in the words behind its cue, at *offset* in the body; None where it cites nobody."""
    match = _CITING.search(after)
    if not match:
        return None
    who = re.split(
        r"\s+(?:as saying|that|on (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|who|"
        r"which|in (?:a|an|its))\b",
        match.group("who"),
    )[0].rstrip()
    if re.match(
        r"(?:concerns?|reasons?|fears?|security|national|safety|a lack|lack|health|the need|evidence|data|figures)\b",
        who,
    ):
        return None
    if not who.strip():
        return None  # what stands behind "citing" is itself what was said
    return Cited(who, Span(offset + match.start("who"), offset + match.start("who") + len(who)))
