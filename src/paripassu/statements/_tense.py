"""Cue and content in, tense of the proposition out: happened, ongoing, intended, hypothetical (docs/LABELS.md).

The first verb group of the content's main clause decides, read against the cue: behind a past cue "was" is the "is"
that was said, and "would" the "will". A content without a verb of its own ("denied the flight") happened, unless the
cue looks ahead.
"""

import re
from functools import lru_cache

from paripassu.statements._folded import Folded
from paripassu.types import Tense

_NOT = (
    r"(?:\w+ly\s+|not\s+|n['’]t\s+|also\s+|already\s+|never\s+|since\s+|yet\s+|only\s+|just\s+|"
    r"still\s+|now\s+|all\s+|both\s+|always\s+|long\s+|once\s+|first\s+|even\s+|so far\s+)*"
)
_IRREGULAR = (
    r"sent|shot|hit|killed|taken|given|made|shown|seen|found|held|lost|brought|built|sold|cut|put|"
    r"set|struck|told|left|paid|stolen|driven|thrown|drawn|"
    r"written|begun|done|caught|fought|hurt|led|met|read|split|spread|gone|come|become|begun|"
    r"grown|flown|fallen|risen|run|won|broken|spoken|known|kept|got|"
    r"gotten|felt|stood|sunk|spent|bought|taught|sought|heard|said|had|been|let|sat|hidden|borne|"
    r"born|chosen|forgotten|frozen|laid|lain|lent|meant|quit|rung|"
    r"shut|slept|stuck|swept|sworn|torn|woken|worn|withdrawn|blown|beaten|bitten|dealt|dug|fed|fled|overrun|underway"
)
PARTICIPLE = rf"(?:\w+ed|(?:re|un|over|under|out|mis|fore)?(?:{_IRREGULAR}))"
_PERFECT = (
    rf"\b(?:has|have|had|having|hasn['’]t|haven['’]t|hadn['’]t)\s+{_NOT}{PARTICIPLE}\b|['’](?:ve|"
    rf"d|s)\s+{_NOT}(?:been|had|{PARTICIPLE})\b|\b(?:may|might|could|must|should|"
    rf"can(?:not)?)\s+{_NOT}have\s+\w+"
)
_WOULD_HAVE = r"\bwould(?:n['’]t| not)? (?:\w+ly )?have\b|['’]d (?:\w+ly )?have\b"
_PASSIVE_PAST = rf"\b(?:was|were|wasn['’]t|weren['’]t|got)\s+{_NOT}(?:being\s+)?{PARTICIPLE}\b"
_LOOKING_AHEAD = (
    r"\b(?:will|won['’]t|shall|shan['’]t)\b|['’]ll\b|\b(?:is|are|am|was|were|be|['’]s|['’]re|"
    r"['’]m)\s+(?:\w+ly\s+|not\s+|still\s+|now\s+)*"
    r"(?:going to|due (?:to|on|in|next)|set to|about to|expected|scheduled|likely to|unlikely to|"
    r"poised to|planned|ready to|prepared to|determined to|prepar\w+|considering|weighing|"
    r"thinking (?:about|of)|planning|hoping|aiming|(?:un)?likely (?:before|until|by|in|next|"
    r"this))\b|\b(?:is|are)\s+(?:not\s+)?to\s+(?!blame)\w+|"
    r"\b(?:expect|hope|plan|want|intend|aim|agree|propos|prepar|promis|pledg|vow|threaten|mean|"
    r"seek|offer|need|decid|refus|wish|undert[ao]ok|"
    r"commit)\w*\s+(?:\S+\s+){0,7}?(?:not\s+)?to\s+\w+|"
    r"\b(?:must|should(?! have)|ought to|has to|have to|had to|needs? to)\b|\b(?:no|any|"
    r"every) (?:\w+ )?(?:intention|plans?)\b|\bin preparation\b|\bnext (?:week|month|year|spring|"
    r"summer|autumn|winter)\b|\btomorrow\b|"
    r"\b(?:hope|hopes|hoped|expects?|expected|forecasts?|foresees?) (?:for )?(?:that|the|a|an|no|"
    r"more)\b|\b(?:would|could|might|may) like to\b|\bon the (?:table|way)\b|\boptions?\b"
)
_MAY = r"\b(?:could|couldn['’]t|might|may)\s+(?!have\b)(?:not\s+|\w+ly\s+|yet\s+|even\s+|well\s+|still\s+|also\s+)*\w+"
_CAN = r"\b(?:can|cannot|can['’]t)\b"
_WOULD = r"\b(?:would|wouldn['’]t)\b|['’]d\s+(?!been|had)\w+"
_PROGRESSIVE = (
    r"\b(?:is|are|was|were|am|['’]s|['’]re|['’]m|been|be)\s+(?:\w+ly\s+|not\s+|still\s+|now\s+|"
    r"already\s+|also\s+|all\s+|being\s+)*(?!nothing|something|anything|everything|during|"
    r"king)\w{2,}ing\b"
)
_PRESENT_BE = (
    r"\b(?:is|are|am|isn['’]t|aren['’]t|has|have|hasn['’]t|haven['’]t|do|does|don['’]t|doesn['’]t|"
    r"remains?|remain)\b|(?<=\w)['’](?:re|m)\b|\b(?:it|that|he|she|there|what|who)['’]s\b"
)
_PAST_BE = r"\b(?:was|were|wasn['’]t|weren['’]t|had|hadn['’]t|remained)\b"
_DID = r"\b(?:did|didn['’]t)\b"
_STATIVE = (
    r"\b(?:held|stood|knew|thought|believed|wanted|needed|rested|lay|lived|owned|belonged|meant|"
    r"depended|hoped|feared|felt|saw|understood|supported|"
    r"backed|favoured|opposed|shared|controlled|cost|covered|existed|worked|applied|remained|"
    r"survived|contained|included|exported|imported|kept|carried|amounted|"
    r"looked|seemed|appeared|doubted|suspected|considered|respected|welcomed|hated|liked|loved|"
    r"regarded|relied|served|matched)\b"
)
_PAST = (
    r"\b(?!need|embed|indeed|speed|proceed|exceed|succeed|feed|bleed|breed|hundred|sacred|"
    r"so-called|called|united|limited|armed|frozen)(?:\w{2,}ed|went|came|took|gave|made|found|"
    r"lost|brought|built|sold|struck|told|left|paid|stole|"
    r"drove|threw|drew|wrote|began|caught|fought|led|met|fell|rose|grew|flew|ran|sent|won|broke|"
    r"spoke|became|got|sank|shot|hit|spent|bought|taught|sought|said|put|"
    r"tore|fled|blew|shut|cut|set|let|lit|sat|bit|bore|chose|dealt|dug|fed|forgot|froze|hid|hurt|"
    r"lent|quit|rang|read|slept|slid|split|spread|stuck|swept|swore|withdrew|overran)\b"
)
_GROUPS: tuple[tuple[str, Folded], ...] = tuple(
    (name, Folded(pattern))
    for name, pattern in (
        ("counterfactual", rf"{_WOULD_HAVE}|\bought (?:not )?to have\b"),
        ("going on", rf"\b(?:is|are|was|were)\s+(?:\w+ly\s+|not\s+)*being\b|\b(?:has|have)\s+{_NOT}been\s+(?:\w+ly\s+)?(?!during|king)\w{{2,}}ing\b"),
        ("ahead", _LOOKING_AHEAD), ("perfect", _PERFECT), ("passive", _PASSIVE_PAST), ("may", _MAY), ("would", _WOULD),
        ("going on", _PROGRESSIVE), ("did", _DID), ("can", _CAN), ("is", _PRESENT_BE), ("was", _PAST_BE),
        ("stative", _STATIVE), ("past", _PAST),
    )
)  # fmt: skip
_IF = re.compile(
    r"(?<!even )(?<!as )\b[Ii]f\b|\b[Uu]nless\b|\b[Ii]n case\b|\b[Ii]n the event\b|"
    r"\b[Pp]rovided (?:that)?\b|\b[Aa]s long as\b|\b[Ff]ailing\b|\b[Oo]therwise\b|"
    r"\b[Ww]ithout (?:a|an|the|any|it)\b.*\bwould\b|(?:^|[,.;]\s+|that,?\s+)(?:[Ss]hould|[Ww]ere|"
    r"[Hh]ad) (?:the|it|they|he|she|we|there|that|a|an|one|any|[A-Z]\w+|\w+s)\b",
)
_MODAL = Folded(
    r"\b(?:will|would|could|may|might|can|cannot|won['’]t|['’]ll|shall|should|risks?)\b|['’](?:d|ll)\b",
)
_PAST_CUE = Folded(
    r"\b(?:\w+ed|said|told|wrote|spoke|had|was|were|did|held|put|saw|felt|thought|found|swore|"
    r"could|would|made|gave|took|began|left)\b",
)
_AHEAD_CUE = Folded(
    r"\b(?:urg|demand|call(?:s|ed|ing)? (?:for|on|upon)|promis|pledg|vow|threaten|order|ask|"
    r"request|intend|plan|propos|appeal|advis|recommend|want|expect|instruct|seek|sought|invit|"
    r"agree|commit|prepar|hope|hoping|forecast|predict|offer|decid|undert|encourag|consider|aim|"
    r"approv|rul\w* out|exclud|left open|leaves? open|fear|warn|foresee|anticipat|announc|"
    r"open to|refus\w* to|look\w* forward|held out|hold out|beg|plead|insist\w* on|let\w* .*know|"
    r"envisag|contemplat|mull|weigh|swear|swore|vote)\w*",
)
_DENIAL_CUE = Folded(
    r"\b(?:den(?:y|ies|ied|ying)|admi\w+|confirm\w*|acknowledg\w+|conced\w+|accus\w+|blam\w+|"
    r"confess\w*|attribut\w+|report\w*|describ\w+|claim\w*|regret\w*)\b",
)
_PLANNED = Folded(
    r"\b(?:plans?|offers?|proposals?|prospect|tariffs?|dut(?:y|ies)|tax(?:es)?|exceptions?|"
    r"return to|referendum|withdrawal|exit|talks|deployment|targets?|sanctions|inquiry|ballot|"
    r"second|extension|further|future|additional|next|ban|curfew|suspension|resumption|cut|cuts|"
    r"aid|pause|ceasefire|truce|pact|deal|vote|election)\b",
)
_QUESTION_TO_COME = re.compile(r"^(?:when|who|which|where|how|what|whether|if)\b", re.IGNORECASE)
_VERBLESS_LIMIT = 14


@lru_cache(maxsize=1024)
def tense_of(cue: str, content: str, clause: str) -> Tense:
    """The tense of the proposition in *content*, whose main clause is *clause*, under *cue*."""
    bare = content.strip(" “”\"‘'’,.")
    start = re.sub(r"^that\s+,?", "", bare)
    if re.match(r"(?:not\s+|never\s+)?to\s+have\b", start) or re.match(r"having\b", start):
        return "happened"
    conditional = _is_conditional(cue, bare)
    if re.match(r"(?:not\s+|never\s+)?to\s+\w+", start) or (
        re.match(r"\S+(?:\s\S+){0,7}?\s(?:not\s)?to\s\w+", start)
        and re.search(
            r"\b(?:urg|ask|call\w* on|order|tell|told|want|expect|invit|instruct|appeal|warn|advis)\w*\b", cue
        )
    ):
        return "hypothetical" if conditional and _IF.search(bare) else "intended"
    if conditional:
        return "hypothetical"
    if _owed(cue, start):
        return "ongoing"
    if re.match(r"\w{3,}ing\b(?!,)", start) and not re.match(
        r"(?:nothing|something|anything|everything|during|according|king|morning|evening)\b", start
    ):
        return "intended" if _AHEAD_CUE.search(cue) and not re.search(r"\bden|\badmi|\bconfirm", cue) else "happened"
    inner = _MATRIX.match(start) or _INNER.search(bare)
    group = _first_group(inner.group("inner") if inner else clause)
    if group in (*_BARE, "passive") and _FIRM.search(cue):
        return "intended"
    if group is None:
        return "ongoing" if inner else _verbless(cue, content, start)
    return _by_group(group, cue, content, start)


def plainly_told(cue: str, content: str, clause: str) -> bool:
    """Whether the words tell the tense so plainly that nothing learned of others adds to them: what somebody is called on to do, what
    "will" or "should" be, a case that is confirmed, a debt that is denied."""
    tense = tense_of(cue, content, clause)
    start = re.sub(r"^that\s+,?", "", content.strip(" “”\"‘'’,."))
    if tense == "intended":
        asked = _ASKS.search(cue) is not None and _OF_SOMEBODY.match(content) is not None
        return asked or (not _HAD.match(cue) and _is_ahead(clause, content))
    if tense == "happened":
        return _CONFIRMS.search(cue) is not None and not has_verb(start) and _A_CASE.match(start) is not None
    return tense == "ongoing" and _owed(cue, start)


def _is_ahead(clause: str, content: str) -> bool:
    """Whether the first verb of *clause* is "will", "is going to" or "should", and nothing makes it less than that."""
    if content.rstrip(" ”\"’'").endswith("?") or _SUPPOSING.search(content):
        return False
    found = _first_found(clause)
    if found is None or (sign := _WILL.match(clause, found[1])) is None:
        return False
    whose = clause[: found[1]]
    if _ANOTHER_VERB.search(whose) or _DID_BEFORE.search(whose):
        return False
    return sign["should"] is None or _WHO_SHOULD.fullmatch(whose) is not None


_ASKS = Folded(
    r"\b(?:urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:up)?on|ask(?:s|ed|ing)?|appeal(?:s|ed|ing)? to|instruct(?:s|ed|ing)?|advis(?:e|es|ed|ing)|"
    r"invit(?:e|es|ed|ing)|encourag(?:e|es|ed|ing)|begg(?:ed|ing)|implor(?:e|es|ed|ing)|want(?:s|ed)?)$",
)
_OF_SOMEBODY = re.compile(
    r"(?!(?:that|whether|if|what|why|how|when|who|where|did|does|do|is|are|was|were|has|have|about)\b)[^,.;:!?“”\"]{1,70}?\s(?:not )?to (?!be\b)\w+",
    re.IGNORECASE,
)
_HAD = re.compile(r"had\b")
_SUPPOSING = re.compile(
    r"\b(?:[Ii]f|[Uu]nless|[Uu]ntil|[Pp]rovided|[Ww]ould|[Ww]hether|[Ww]hen|[Ww]henever|[Ww]hile|[Ww]hoever|[Aa]ny|[Ee]very|[Oo]nce|or)\b|"
    r"\b(?:[Oo]ne|[Aa]) \w+ and\b|\b(?:will|['’]ll|won['’]t)\b.*\bshould\b",
    re.DOTALL,
)
_ANOTHER_VERB = re.compile(r"\b(?:says?|seems?|thinks?|that|who|which|whom|whose)\b")
_DID_BEFORE = re.compile(_PAST)
_WHO_SHOULD = re.compile(
    r"(?:(?:we|you|he|she|they|people|everyone|everybody|nobody|no one)|(?:the|these|those|this|his|her|its|their|our|your|[A-Z][\w.’'-]+) ?"
    r"(?:[\w$’'.,%-]+ ){0,9}|[a-z]+ [a-z]+s)\s*",
)
_WILL = re.compile(
    r"(?:will|won['’]t|['’]ll)\s+(?!(?:say|see|tell you|never forget|always remember|admit|believe|confess)\b)(?=\w)|"
    r"(?:is|are|am|['’]s|['’]re|['’]m)\s+(?:\w+ly\s+|not\s+|still\s+)*going to (?!(?:say|tell you|people|work|school|court|war|the|its?)\b)[a-z]+\b|"
    r"(?P<should>should)\s+(?!(?:never have|have|still|now|already|by now|a|an|the|be ashamed|stand|(?!always)\w{3,}s)\b)(?=[a-z])|"
    r"(?<! only way )(?:is|are)\s+(?:not\s+)?to\s+(?!be\b|blame\b|and\b)[a-z]+\s+(?:\d|an?\b|the\b|it|its|his|her|their|him|them|[A-Z])"
)
_CONFIRMS = Folded(r"\bconfirm(?:s|ed|ing)?$")
_CASES = r"(?i:cases?|infections?|deaths?|fatalit(?:y|ies)|casualt(?:y|ies))\b"
_A_CASE = re.compile(
    r"(?:(?i:the|an?|its|their|at least|more than|some|about|nearly|over|only|another|first|second|third|two|three|four|five|six|seven|eight|nine|ten|"
    r"new|fresh|further|several|dozens of|hundreds of|known|human|local|imported)\s|\d[\d,.]*\s|"
    rf"(?!{_CASES})[A-ZÀ-Þ][\w’'-]+\s)++(?:(?!(?:for|of|to|in|on|about|after|from|by|with)\b)[\w’'-]+\s){{0,2}}{_CASES}"
)
"""A case by itself: "three new infections", and no plans for one. Words that are in the list and capitals too are tried once (++)."""


def _owed(cue: str, start: str) -> bool:
    """Whether a state is denied, not a deed: "denied owing anything"."""
    return _DENIES.search(cue) is not None and _STATE.match(start) is not None


_DENIES = Folded(r"\bden(?:y|ies|ied|ying)$")
_STATE = re.compile(r"(?:owing|needing|wanting|owning(?! up)|belonging)\b")


def has_verb(text: str) -> bool:
    """Whether *text* has a finite verb, so far as the words tell."""
    return _first_group(text) is not None


def _is_conditional(cue: str, bare: str) -> bool:
    """Whether the content holds only if something else does: an "if" and a modal verb, or a counterfactual."""
    found = _IF.search(bare)
    if found is None:
        return False
    if (
        found.start() == 0
        and found.group().lower() == "if"
        and re.search(r"\b(?:say|said|ask\w*|know\w*|tell|told|clear|sure|wonder\w*)$", cue)
    ):
        return False  # "has not said if she will appeal"
    return (
        bool(_MODAL.search(bare))
        or found.start() < 3
        or bare[found.start() :][:4].lower() in ("if i", "if t", "if w", "if h")
    )


def _first_group(clause: str) -> str | None:
    """The kind of the first verb group of *clause*; None where it has none."""
    found = _first_found(clause)
    return found[0] if found else None


@lru_cache(maxsize=1024)
def _first_found(clause: str) -> tuple[str, int] | None:
    """The first verb group of *clause*, its kind and where it begins."""
    best: tuple[int, int] | None = None
    for rank, (name, pattern) in enumerate(_GROUPS):
        if name in _BARE and best is not None:
            continue  # "rounds containing depleted uranium would be sent": a participle is no verb beside an auxiliary
        found = pattern.search(clause)
        if found and (best is None or (found.start(), rank) < best):
            best = (found.start(), rank)
    return (_GROUPS[best[1]][0], best[0]) if best else None


_BARE = frozenset(("past",))
_FIRM = Folded(
    r"\b(?:demand|propos|offer|urg|insist|recommend|ask|request|order|call(?:s|ed|ing)? (?:for|"
    r"on)|rul\w* out|exclud)\w*",
)
_INNER = re.compile(
    r"\b(?:claims?|reports?|suggestions?|allegations?|accusations?|charges?|arguments?|"
    r"assertions?|contentions?|notion|view|rumou?rs?|complaints?|announcements?|statements?|"
    r"promises?|"
    r"speculation|idea|finding|declaration|pledge|demand|warning|possibility|"
    r"posts? claiming)\b[^“”\"]{0,30}?\bthat\s+(?P<inner>.{8,})",
    re.IGNORECASE,
)
_MATRIX = re.compile(
    r"^(?:it (?:is|was|['’]s) [\w “”\"'’-]{2,40}? that|there (?:is|"
    r"was) [\w ]{2,30}? (?:to suggest |to show )?that|yes,?|(?:i|we) (?:think|believe|know|"
    r"am sure|are sure) that)\s+(?P<inner>.{8,})",
    re.IGNORECASE,
)


def _by_group(group: str, cue: str, content: str, start: str) -> Tense:
    quoted = content.lstrip()[:1] in '“"‘«„'
    backshift = bool(_PAST_CUE.search(cue)) and not quoted
    if group == "counterfactual":
        return "hypothetical"
    if group in ("ahead", "may"):
        return "intended"
    if group == "would":
        return "intended" if backshift else "hypothetical"
    if group in ("perfect", "passive", "did", "past"):
        return "happened"
    if group in ("was", "stative"):
        return "ongoing" if backshift else "happened"
    if group == "can" and _QUESTION_TO_COME.match(start):
        return "intended"
    return "ongoing"


def _verbless(cue: str, content: str, start: str) -> Tense:
    """The tense of a content without a verb: what was denied happened, what is ruled out is to come."""
    ahead = _AHEAD_CUE.search(cue)
    if ahead and not _DENIAL_CUE.search(cue):
        return "intended"
    words = len(start.split())
    if re.match(r"(?:i|we|you|he|she|it|they|there|this|who|what)\b", start, re.IGNORECASE) and words > 2:
        return "ongoing"
    if words > _VERBLESS_LIMIT or (
        words > 3
        and content.lstrip()[:1] in '“"‘«„'
        and re.search(r"\b(?:said|told|says|wrote|saying|added|asked|replied)\b", cue)
    ):
        return "ongoing"
    if _PLANNED.search(start) and not _DENIAL_CUE.search(cue):
        return "intended"
    return "happened"
