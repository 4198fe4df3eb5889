"""The parts of a source's words that tell no person, people or document in, the kind of body that it is out."""

import re

from paripassu.statements import _nouns as nouns
from paripassu.statements._phrases import AGENT, AGENTS, FIRM, FIRM_NAME, Phrase
from paripassu.types import Kind


def body_kind(first: str, core: str, head: str, phrase: Phrase, text: str) -> Kind | None:
    """The kind of a source whose head is no person, people or document."""
    if _is_media(core, head):
        return "media"
    if core.endswith("Islamic State"):
        return "organisation"
    if _ELECTORAL.search(core):
        return "organisation"
    if _COMMAND.search(core) and not _REBELS.search(phrase.owner or ""):
        return "government"
    if re.search(
        r"\b(?:national security council|military commission|council of ministers|state council|"
        r"election commission of|boards? of elections?|elections (?:board|office)|election office|ballot commission)\b",
        first,
        re.IGNORECASE,
    ):
        return "government"
    official = re.compile(
        r"\b(?:president|minister|prosecutor|governor|mayor|attorney[- ]general|presidential|government|"
        r"military|chancellor|premier|secretary(?![- ]general)|(?<!secretary[- ])(?<!director[- ])general|prosecution|commissioner)\b",
        re.IGNORECASE,
    )
    if re.fullmatch(r"(?:office|unit|delegation|wing|service|press service|secretariat)", head) and official.search(
        f"{phrase.owner or ''} {core}"
    ):
        return "government"
    if re.search(
        r"\b(?:high commission|palace|investigative committee|(?:banking|energy|market|media|telecoms|"
        r"financial|nuclear) regulator|(?<!river )(?<!basin )(?<!monetary )authorit(?:y|ies))$",
        core,
        re.IGNORECASE,
    ):
        return "government"
    if re.fullmatch(
        r"(?:committee|commission|secretariat|authority|authorities|commissariat|board)", head
    ) and re.search(
        r"\b(?:revenue|customs|tax|economic affairs|planning|reform|competition|state|health|"
        r"immigration|border|emergency|security|defen[cs]e|wage|film|truth|copper|mining|mineral|grain|parliamentary|"
        r"congressional|senate|investigati\w+|inquiry|price|licensing|heritage|museums|fisheries|forestry|prison|police|"
        r"transport(?:ation)?|aviation|railway|education|culture|labou?r|communications)\b",
        f"{core} {phrase.tail}",
        re.IGNORECASE,
    ):
        return "government"
    if _LOCAL_COUNCIL.search(core) or _SURVEYS.search(core) or _SURVEYS.match(f"{core} {phrase.tail}"):
        return "government"
    if re.search(r"\bmonetary authority$|\briver (?:basin )?authority$", core, re.IGNORECASE):
        return "organisation"
    if _COURTS.search(phrase.tail):
        return "organisation"
    if head == "regulator" or re.search(r"\b(?:congressional|parliamentary|senate|house) panel$", core, re.IGNORECASE):
        return "government"
    if head in ("paramilitaries", "mercenaries") and not phrase.number and phrase.definite:
        return "organisation"
    if _BUSINESSES.fullmatch(head) and (head == "pacs" or core == first or core.rsplit(maxsplit=1)[-1].islower()):
        return "group"
    if _SOME_OF.match(first):
        return "group"
    if _ARMED.search(core) and not _STATE_ARMY.search(first):
        return "organisation"
    if head == "office" and _PUBLIC_OFFICE.match(phrase.tail):
        return "government"
    if head == "office" and (
        (" " in core and core.islower() and not re.search(r"\b(?:press|head|law|ticket|box|home|back|family)\b", core))
        or re.search(r"\b(?:ombudsman|auditor|comptroller|coroner|commissioner|prosecutor)\b", phrase.owner or "")
    ):
        return "government"
    if head == "panel" and re.search(r"\bjudges?\b|\bjury\b|[Cc]ourt", f"{core} {phrase.tail}"):
        return "group"
    if head == "conference" and _OF_CLERICS.search(first):
        return "organisation"
    if head == "jury" and core.endswith("jury"):
        return "group"
    if _STAFF_BODY.search(core) and not phrase.number:
        return "government"
    if core in ("Minority", "Majority") and phrase.definite:
        return "organisation"  # of a parliament
    if re.fullmatch(
        r"family|families|staff|team|crew|patrol|patrols|entourage|leadership|public|crowd|audience|electorate|generation|establishment|couple|pair|circle|base|wing|majority|minority|"
        r"neighbourhood|clergy|unions|associations",
        head,
    ):
        return "group"
    if (
        head == "mission"
        or re.fullmatch(r"(?:\w+ )*Office", core)
        or (head in ("service", "agency") and core.islower() and "news" not in core)
    ):
        return "government"
    if phrase.number and AGENTS.search(head) and core.rsplit(maxsplit=1)[-1].islower():
        return "group"
    if phrase.number and head.endswith("s") and nouns.GOVERNMENT.fullmatch(head):
        return "government"
    if (
        nouns.ORGANISATION.fullmatch(head)
        or nouns.ORGANISATION.fullmatch(core)
        or FIRM_NAME.search(core)
        or FIRM.search(core.lower())
    ):
        return "organisation"
    if nouns.GOVERNMENT.fullmatch(head) or nouns.GOVERNMENT.search(core):
        return "government"
    for pattern, kind in ((nouns.ORGANISATION, "organisation"), (nouns.MEDIA, "media")):
        if pattern.search(core):
            return kind  # type: ignore[return-value]
    small = head == core.rsplit(maxsplit=1)[-1] if core else False
    if small and AGENTS.search(head):
        return "group"
    if small and (AGENT.search(head) or re.match(r"(?:a|an|one)\s", text, re.IGNORECASE)):
        return "unnamed person"
    if small and head.endswith("s") and not head.endswith(("ss", "us")):
        return "group"
    if re.fullmatch(r"(?:the\s+)?[A-Z][A-Z&.-]{1,7}", first) or core[:1].isupper():
        return "organisation"
    return "unnamed person" if re.match(r"(?:a|an|one)\b", text, re.IGNORECASE) else None


_SOME_OF = re.compile(
    r"(?:(?:some|several|many|most|none|few|a few|half|two|three|four|five|six|dozens|scores|hundreds|thousands|"
    r"all(?: but \w+)?) "
    r"(?:of|in|near|around)|those|these)\b",
    re.IGNORECASE,
)
"""Several of some, whose own noun tells nothing: "several of the injured", "those around him"."""
_OF_CLERICS = re.compile(r"\b(?:bishops['’]?|episcopal|rectors['’]?)\s", re.IGNORECASE)
_STAFF_BODY = re.compile(r"\b(?:general|joint|defen[cs]e|naval|crisis|coordination) staff$", re.IGNORECASE)
_BUSINESSES = re.compile(
    r"pacs|companies|firms|lenders|utilities|hospitals|hotels|factories|shops|schools|universities"
)
"""Several bodies, of which none is told."""
_ARMED = re.compile(
    r"\b(?:Liberation|Resistance|Independence|Redemption|Salvation|Rapid Support|Support|Democratic|Patriotic|People's Defen[cs]e) (?:Army|Front|Forces|Movement)$|"
    r"\bArakan Army$"
)
"""The names of bands that rebels and militias give themselves."""
_STATE_ARMY = re.compile(r"People's Liberation Army")
_LOCAL_COUNCIL = re.compile(
    r"\b(?:(?i:(?:city|town|county|village|borough|district|regional|provincial|municipal|local|island|parish|military|transitional) council)|"
    r"security council|Supreme Security Council)$"
)
"""Councils that govern, unlike the United Nations' Security Council."""
_SURVEYS = re.compile(
    r"\b(?:disaster|migration|volcan\w+|geophysical|meteorolog\w+|seismolog\w+|hydrolog\w+|weather|space) "
    r"(?:institute|cent(?:re|er)|observatory)$|"
    r"^(?:[\w-]+ ){0,2}(?:institute|cent(?:re|er)|observatory) (?:of|for) (?:meteorology|seismology|geophysics|hydrology|volcanology|weather)\b",
    re.IGNORECASE,
)
"""Bodies that watch over something for the state."""
_COURTS = re.compile(
    r"\bof (?:the )?(?:International \w+ (?:Court|Tribunal)|United Nations|U\.?N\.?|European Union|African Union)\b"
)
"""Whose prosecutor or commissioner is no state's."""
_PUBLIC_OFFICE = re.compile(
    r"of (?:the )?(?!U\.?N\.?\s|United Nations|E\.?U\.?\s|European)(?:[\w.'’-]+\s){0,3}"
    r"(?:[Pp]resident|[Pp]rime [Mm]inister|[Mm]inister|[Pp]remier|[Cc]hancellor|[Tt]rade [Rr]epresentative|"
    r"[Gg]overnor|[Aa]ttorney [Gg]eneral|[Pp]rosecutor(?: [Gg]eneral)?|[Ss]ecretary of [A-Z]\w+)$"
)
"""Whose office is a part of the state's."""
_ELECTORAL = re.compile(
    r"\b(?:electoral|election) (?:\w+ )?(?:authorit(?:y|ies)|council|commission|board|service|administration|body|tribunal|court|institute|"
    r"registry|chamber|management body)$",
    re.IGNORECASE,
)
"""Who holds a state's elections stands beside its government, as a court does."""
_COMMAND = re.compile(
    r"\b(?:defen[cs]e|army|navy|naval|air|aerospace|armed forces|forces|military|central|general|high|operations|operational|fleet|police|border|"
    r"cyber|northern|southern|eastern|western|maritime|coastal|special operations|theat(?:re|er)) command$",
    re.IGNORECASE,
)
"""What leads a state's soldiers."""
_REBELS = re.compile(r"guer+illa|rebel|militia|insurgent|fighters|front\b", re.IGNORECASE)


_ON_AIR = re.compile(
    r"\b(?:news|tv|television|radio|broadcast\w*|cable|media|press|channel|\w?BC|[A-Z]{2,4}) ", re.IGNORECASE
)


def _is_media(core: str, head: str) -> bool:
    if head in ("network", "networks") and core != core.lower() and not _ON_AIR.search(core):
        return False  # "the Lowland Midwives Network"
    if nouns.MEDIA.fullmatch(head) or nouns.MEDIA.fullmatch(core):
        return (
            not re.fullmatch(r"(?:posts?|agency|network|portal|times)", head) or core != core.lower() or "news" in core
        )
    if re.search(r"\bnews agency$", core):
        return True
    return bool(
        re.match(
            r"(?:state |public |national |local |private )?(?:daily|newspaper|weekly|broadcaster|"
            r"news agency|news site|television|radio|magazine)\s+[A-ZÀ-Þ]",
            core,
        )
    )
