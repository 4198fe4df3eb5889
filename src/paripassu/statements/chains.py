"""The sentence around a statement in, the sources between outlet and speaker out.

"told Reuters", "was quoted by the agency as saying", "in an interview with the daily X" put a relayer into `via`;
"X reported, citing an official" makes the official the source and X the relayer.
"""

import re
from dataclasses import dataclass

from paripassu.statements import _nouns as nouns
from paripassu.types import Span

_NAME = r"(?:[A-Z][\w’'.&-]*|[A-Z]{2,})(?:\s+(?:[A-Z][\w’'.&-]*|of|de|the(?=\s+[A-Z])|and(?=\s+[A-Z])))*"
_PHRASE = rf"(?:(?:the|a|an|its|his|her|[A-Z]\w+['’]s)\s+)?(?:[\w’'-]+\s+){{0,4}}?(?:{_NAME}|(?:television|radio|newspapers?|daily|broadcaster|agency|network|magazine|media|weekly|TV|channel|reporters|website|outlet))(?:\s+(?:{_NAME}|news agency|newspaper|television|agency|TV|radio|news|magazine))*"
_TO = re.compile(
    rf"^\s*(?:,?\s*(?:on|in|late|early|earlier)\s+[\w. ]{{2,24}}?,?\s+)?(?P<who>{_PHRASE})",
)
_BY = re.compile(
    rf"\b(?:(?:carried|published|quoted|cited|aired|broadcast|reported|released|run|relayed|distributed|posted|printed|shown)\s+(?:on \w+ )?(?:by|in|on)|"
    rf"(?:in|during) an interview (?:with|on|to|for)|in (?:an? )?(?:\w+ )?(?:comments?|remarks|statements?|interview|letter|reply|message|e-mail) to|(?:speaking|talking|spoke) (?:to|with|on)|"
    rf"appearing on|in an? (?:article|column|op-ed|essay) (?:in|for))\s+(?P<who>{_PHRASE})"
)
_AS_CITED = re.compile(rf"\b(?:as (?:cited|quoted|reported) by|according to|reported by|citing|,)\s+(?P<who>{_PHRASE})\s*$")
_CITING = re.compile(r"\b(?:citing|quoting|which (?:cited|quoted)|who (?:cited|quoted)|and (?:cited|quoted)|attributing \w+ to|crediting)\s+(?P<who>[^,.;:“”\"]{3,90})")
_ACCORDING = re.compile(rf",\s+(?:according to|(?:\w+ )?(?:reported|as reported by|as quoted by|as cited by))\s+(?P<who>{_PHRASE})")
_REPORTED = re.compile(rf",?\s+(?P<who>{_PHRASE})\s+(?:has |have |had )?(?:reported|reports)\b")
_GENERIC = re.compile(r"^(?:reporters|journalists|the media|media|the press|newsmen|correspondents)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cited:
    """The end of a chain, found in a relayer's sentence."""

    text: str
    span: Span


def is_media(phrase: str) -> bool:
    """Whether *phrase* names or describes an outlet (not "reporters" in general)."""
    return bool(nouns.MEDIA.search(phrase)) and not _GENERIC.match(phrase.strip())


def tidy(phrase: str) -> str:
    """A relayer as it is listed: its name without article; its words where it has no name."""
    phrase = phrase.strip(" ,;")
    names = re.findall(_NAME, phrase)
    bare = re.sub(r"^(?:the|a|an|its|his|her)\s+", "", phrase)
    if names:
        longest = max(names, key=len)
        if nouns.MEDIA.search(longest) or re.match(r"(?:the\s+)?(?:[\w-]+\s+)*(?:news agency|agency|newspaper|daily|broadcaster|magazine|weekly|network)\s", phrase):
            return longest
    return bare


def relayers(before: str, after: str, cue: str, end: str) -> list[str]:
    """Relayers of one statement, nearest to the outlet first.

    before, after: the sentence before and behind the cue, contents blanked out; cue: its words; end: the speaker's own
    words, which never relay themselves.
    """
    found: list[str] = []
    if re.search(r"\b(?:told|tells|telling|informed|assured|briefed)$", cue.strip()):
        to = _TO.match(after)
        if to and is_media(to.group("who")):
            found.append(tidy(to.group("who")))
    for text in (before, after):
        for pattern in (_BY, _ACCORDING, _REPORTED):
            for match in pattern.finditer(text):
                who = match.group("who")
                if is_media(who) and tidy(who) not in found and who.strip() not in end and end.strip() not in who:
                    found.append(tidy(who))
    return found


_ADDRESSED = re.compile(
    r"\b(?:told|tells|telling|informed|assured|wrote to|confided to)$|^\s*(?:to|on)\s|\b(?:interview|comments?|remarks|speaking|talking|asked about it by|appearing|letter)\b|\bas telling\b"
)


def is_addressee(before: str, after: str, cue: str) -> bool:
    """Whether the outlet in the chain was spoken to ("told the daily X on Monday"), so that the day is the speaker's."""
    return bool(_ADDRESSED.search(cue.strip()) or _ADDRESSED.search(after[:60]) or _ADDRESSED.search(before))


def cited(after: str, offset: int) -> Cited | None:
    """Whom a relayer cites in the words behind its cue, at *offset* in the body; None where it cites nobody."""
    match = _CITING.search(after)
    if not match:
        return None
    who = re.split(r"\s+(?:as saying|that|on (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|who|which|in (?:a|an|its))\b", match.group("who"))[0].rstrip()
    if re.match(r"(?:concerns?|reasons?|fears?|security|national|safety|a lack|lack|health|the need|evidence|data|figures)\b", who):
        return None
    return Cited(who, Span(offset + match.start("who"), offset + match.start("who") + len(who)))
