"""Cue and content in, what the speaker holds of it out: affirmed, confirmed, denied, doubted, or no answer.

The cue's own verb first, then the main clause of the content; tables of words stand in _cues.py.
"""

import re
from functools import lru_cache

from paripassu.statements._clauses import main_clause, own
from paripassu.statements._cues import (
    ADMISSION,
    APPROXIMATE,
    ASIDE,
    ASK_NOT_SAY,
    ATTITUDE,
    BEYOND,
    CLAIM,
    CONFIRM,
    DECLINE,
    DENY,
    DIRECTIVE,
    DOUBT,
    EVADES,
    FAILED,
    FALSE,
    FALSE_OF,
    IMPERSONAL_NOT,
    NAMES_IT,
    NEGATED,
    NEGATIVE_MAIN,
    NEVER_REFUSED,
    NO_EVIDENCE,
    NOT_THAT,
    NOTHING_TO_ADD,
    REVOKED_NOT,
    SURPRISED,
    UNABLE,
    UNLIKELY,
    UNMENTIONED,
    WAS_NO,
)
from paripassu.statements._folded import Folded
from paripassu.types import Stance

_NO_FIRST = re.compile(
    r"(?:no[,.!]\s+)+(?:it|that|this|they|he|she|we|i|there)(?:\s(?:is|was|are|were|am|has|have|had|do|does|did|will|would)|['’](?:s|re|m|ve|d|ll))?\s*"
    r"(?:not\b|n['’]t\b|(?:\w+ly |just |all )?(?:false|untrue|wrong|a lie|nonsense|fake)\b)",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(
    r"[.!]\s+(?:it|that|this)\s*(?:(?:ai|is|wo|ca|was)n['’]t|is not|will not|cannot|['’]s not)\s+(?:going to |gonna )?(?:happen(?:ing|ed)?|true|so)[.!]?$",
    re.IGNORECASE,
)


def answers_no(content: str) -> bool:
    """Whether somebody answers no and says of what is asked that it is not so, at once or at the end: "No, it's false", "It ain't happening"."""
    bare = content.strip(" “”\"‘'’,")
    return _NO_FIRST.match(bare) is not None or _LAST_WORD.search(f". {bare}") is not None


_HOPING = re.compile(
    r"(?:^|(?:^|\s)(?:i|we|he|she|it|they|who|[A-Z\w’'-]*\w)\s(?:(?:am|is|are|was|were|had been)\s)?(?:still |also |now )?)"
    r"(?:hop(?:e|es|ed|ing)|fear(?:s|ed|ing)?|pray(?:s|ed|ing)?|dread(?:s|ed|ing)?)\s+(?=(?:that|it|he|she|they|we|i|the|no|nobody|nothing|none|never|my|his|her|their|our)\b)",
    re.IGNORECASE,
)
_HOPE_CUE = re.compile(
    r"\b(?:hop(?:e|es|ed|ing)|fear(?:s|ed|ing)?|pray(?:s|ed|ing)?|dread(?:s|ed|ing)?)$", re.IGNORECASE
)
_NOTHING = re.compile(r"(?:nobody|nothing|none|no \w+)\W*", re.IGNORECASE)
"""What somebody "fears" who does not fear."""


def hopes(cue: str, clause: str) -> bool:
    """Whether what is negative in *clause* is in what is hoped or feared: no denial of it."""
    if _HOPE_CUE.search(cue) is not None and NEGATED.search(cue) is None:
        return NEGATIVE_MAIN.search(clause) is not None and _NOTHING.fullmatch(clause) is None
    found, negative = _HOPING.search(clause), NEGATIVE_MAIN.search(clause)
    return (
        found is not None
        and negative is not None
        and found.end() <= negative.end()
        and _NOTHING.fullmatch(clause, found.end()) is None
        and NEGATIVE_MAIN.search(clause[: found.end()]) is None
    )


def without_false_things(clause: str) -> str:
    """*clause* without the words that call a thing false and are no verdict on a claim: "false papers", but not "a false story"."""
    kept, at, look = [], 0, 0
    while (found := FALSE_OF.search(clause, look)) is not None:
        look = found.end()
        if CLAIM.match(clause, found.end()) is None:
            kept.append(clause[at : found.start()])
            at = found.end()
    return " ".join([*kept, clause[at:]])


_NEVER_WITHOUT = re.compile(
    r"\b(?:not|no|hardly|never)\b[^,;.]{1,40}\b(?:pass(?:es|ed)?|go(?:es)?|went)\b(?: by)? without\b", re.IGNORECASE
)
""" "Not a day passes without fire": each has its fire."""
_TO_RULE_OUT = re.compile(r"[“\"‘']?to (?:\w+ly )?(?:rule out|exclude|rule it out)\b", re.IGNORECASE)


def leaves_open(cue: str, content: str) -> bool:
    """Whether somebody would not rule a thing out, wherever the cue was cut ("did not want | to rule out a halt")."""
    return NEGATED.search(cue) is not None and (
        _RULE_OUT.search(cue) is not None or _TO_RULE_OUT.match(content) is not None
    )


@lru_cache(maxsize=1024)
def stance_of(cue: str, content: str) -> Stance:
    """What the speaker holds of the proposition in *content*."""
    clause = main_clause(content)
    both = f"{cue} {clause}"
    if _PLEADED.search(cue) and "not guilty" in both:
        return "denies"
    if leaves_open(cue, content):
        return "affirms"
    if UNMENTIONED.fullmatch(cue) or (NOTHING_TO_ADD.search(both) and not BEYOND.search(cue)):
        return "declines"
    if BEYOND.search(cue):
        return _plain(content, clause, False, "")
    if NEVER_REFUSED.search(f"{cue} {own(clause)}") or NOT_THAT.match(clause):
        return "affirms"
    if hopes(cue, clause):
        return "affirms"
    if _EXCLUDED.search(cue):
        return "denies"
    if re.search(r"unable either|\bcould neither confirm\b.{0,12}\bmyself", both, re.IGNORECASE):
        return "doubts"
    if _NEITHER.search(cue) or ASIDE.search(content) or (_NEITHER.search(clause) and not _UNDENIABLE.search(clause)):
        return "declines"
    if _BETWEEN.match(cue) or _NO_ANSWER.search(both) or _EVEN_IF.match(content.strip(" “\"‘'")):
        return "declines"
    if _REPROACH.match(content.strip(" “\"‘'")):
        return "affirms"
    if UNABLE.search(cue):
        return "doubts"
    if ASK_NOT_SAY.search(cue):
        return "declines"
    return _by_cue(cue, content, clause)


_RULE_OUT = re.compile(r"\brul\w+ out\b|\bexclud\w*\b", re.IGNORECASE)
_PLEADED = re.compile(r"\bplea(?:d|ded|ds|ding)\b", re.IGNORECASE)
_EXCLUDED = re.compile(
    r"^(?:(?:has|have|had|also|again|later|firmly|categorically) )*exclud(?:e|es|ed|ing)$", re.IGNORECASE
)
_NEITHER = re.compile(
    r"neither confirm\w* nor den\w+|neither\b.{0,20}\b(?:denies|confirms|admits)\b|(?:not|n['’]t|"
    r"never) (?:explicitly |directly |specifically )?(?:den(?:y|ied)|question|dispute|contest|"
    r"contradict)\b|without denying",
    re.IGNORECASE,
)
_UNDENIABLE = re.compile(
    r"\b(?:could|can|ca)\s*(?:not|n['’]t)\s+(?:be )?(?:deny|denied|dispute|disputed)\b", re.IGNORECASE
)
_NO_ANSWER = Folded(
    r"(?:\b(?:no|not|never|nothing|hardly|unworthy|beneath)\b|n['’]t\b)[^.;]{0,40}?\b(?:need\w*|necess\w+|reason|point|wish\w*|"
    r"worth\w*|of|deserv\w+|merit\w*|dignif\w+|appropriate|inclined|care|intend\w*|intention|place|habit|practice|"
    r"obliged|business|policy)\b[^.;]{0,30}?\b(?:comment\w*|respon(?:d|ds|ding|se|ses)|repl(?:y|ies|ying)|answer\w*|react\w*)\b|"
    r"\b(?:deserv|merit|warrant)\w* no (?:comment|respon|repl|answer|reaction)\w*",
)
"""That no answer is needed, is no answer."""
_EVEN_IF = re.compile(
    r"(?:that )?(?:even if (?:(?:it|this|that|the \w+) (?:is|were|was) )?(?:so\b|true)|if there (?:is|were|was) (?:any )?such a?\b)",
    re.IGNORECASE,
)
"""Granted for the sake of argument: neither yes nor no."""
_REPROACH = re.compile(
    r"(?:that )?(?:it (?:is|was|['’]s) )?[“\"]?hard to believe\b.{0,60}\b(?:would|could|had|has)\b", re.IGNORECASE
)
""" "Hard to believe that X would do Y" reproaches X; it does not doubt."""
_BETWEEN = re.compile(r"(?:\w+ ){0,2}neither\s+\w+\b.*\bnor\b", re.IGNORECASE)


def _by_cue(cue: str, content: str, clause: str) -> Stance:
    """The stance that the cue's own verb tells, else that of the content."""
    if _NOT_ALL.match(cue):
        return "doubts"
    if _FEW.match(cue):
        doubtful = DOUBT.search(cue) is not None or DENY.search(cue) is not None
        return "affirms" if doubtful or _FEW_NOT.search(clause) else "doubts"
    if NOBODY.match(cue):
        if _HELD_BY_NOBODY.search(cue) or _CONFIRMED_BY_NOBODY.search(cue):
            return "doubts"
        if _TOLD_BY_NOBODY.search(cue) and (
            content.endswith("?") or not re.match(r"[“\"‘']?(?:that|a|an|the|any)\b", content)
        ):
            return "declines"
    negated = bool(NEGATED.search(cue))
    if re.search(r"\bdoubt", cue) and (negated or _NO_DOUBT.search(cue)):
        return "affirms"
    if DOUBT.search(cue):
        return "doubts"
    if _NOT_HELD.search(cue):
        if re.search(r"believe", cue):
            return "doubts"
        return "affirms" if _negative(clause) else "denies"
    if _REFUSED.search(cue) and re.match(r"[“\"‘']?to\s+(?!be\b)\w+", content) and not _SPEECH.match(content):
        return "denies"
    if DECLINE.search(cue) and (
        not negated
        or re.search(
            r"\bno\b|unanswered|not (?:yet |been )?(?:prepared|pronounced|commented|responded|replied|"
            r"answered)|prefer|without|short",
            cue,
        )
    ):
        return "declines"
    if EVADES.match(cue) and re.match(r"[“\"‘']?(?:whether|if|what|when|where|why|how|about)\b", content):
        return "declines"
    if DENY.search(cue):
        if re.match(r"(?:nobody|no one|none|neither)\b", cue, re.IGNORECASE):
            return "confirms"
        return "declines" if negated else _against(content, clause)
    if CONFIRM.search(cue) and re.match(r"[“\"‘']?(?:neither|nothing|no more than|none)\b", content):
        return "declines" if re.match(r"[“\"‘']?neither\b", content) else "doubts"
    if CONFIRM.search(cue):
        return "doubts" if negated and not re.search(r"\bnobody|\bno one", cue) else "confirms"
    if NAMES_IT.search(cue) and (FALSE.search(content) or _CLAIM_FIRST.match(content.strip(" “\"‘'"))):
        return "denies" if not _FAIR.search(content) else "affirms"
    if FALSE.search(cue):
        return "denies"
    if re.search(r"\b(?:ask|asks|asked|asking|wonder\w*|demanded)\b", cue) and (
        content.rstrip(" ”\"’'").endswith("?") or re.match(r"[“\"‘']?(?:whether|if)\b", content)
    ):
        return "doubts"
    return _plain(content, clause, negated, cue)


NOBODY = re.compile(
    r"(?:nobody|no one|none|neither|(?:very )?few|no (?:other |single |independent |official )?(?:[a-z]+ )?[a-z]+)\b",
    re.IGNORECASE,
)
"""A source that is nobody, or hardly anybody, as it stands before a cue."""
_NOT_ALL = re.compile(
    r"not (?:everyone|everybody|all|every)\b(?=.*\b(?:convinced|persuaded|sure|certain|agree[sd]?|believe[sd]?|think|thinks|thought)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""A source of whom some hold the opposite, with what it does not hold."""


def no_one(source: str, cue: str) -> str:
    """The words at the head of *source* that turn what its *cue* says round, "nobody", "few", "not all", in lower case; else nothing."""
    if (found := NOBODY.match(source)) is not None:
        return found.group().lower()
    return found.group().lower() if (found := _NOT_ALL.match(f"{source} {cue}")) is not None else ""


_FEW = re.compile(
    r"(?:very )?few\b.*\b(?:expect|believ|think|thought|doubt|assum|see|dispute|den(?:y|ied)|credit|accept)\w*",
    re.IGNORECASE | re.DOTALL,
)
_FEW_NOT = re.compile(r"\b(?:not|nothing|never|nobody|no)\b", re.IGNORECASE)
_HELD_BY_NOBODY = re.compile(
    r"\b(?:claim|believ|suggest|think|thought|alleg|assert|hold|held|accus|argu|expect|credit)\w*", re.IGNORECASE
)
_CONFIRMED_BY_NOBODY = re.compile(
    r"\b(?:has|have|had|could)\b(?: \w+)?\s(?:confirm|verif|corroborat|admit|acknowledg)\w*", re.IGNORECASE
)
_TOLD_BY_NOBODY = re.compile(
    r"\b(?:say|said|saying|answer\w*|tell|told|reveal\w*|explain\w*|disclos\w*|comment\w*|discuss\w*|mention\w*)\b",
    re.IGNORECASE,
)
_NO_DOUBT = re.compile(r"\b(?:no|little|hardly any|not the least|without)\s+(?:\w+\s+)?doubt", re.IGNORECASE)
_UNTRUE = re.compile(
    r"(?:that )?it (?:is|was|['’]s) (?:simply |plainly |just )?(?:untrue|not true|false|wrong) that (.*)",
    re.IGNORECASE | re.DOTALL,
)
_NOT_HELD = re.compile(
    r"(?:\bnot|n['’]t|\bnever)\s+(?:\w+\s+)?(?:shares?|accepts?|accepted|agrees?|agreed|believes?|believed|recogni[sz]es?)\b",
    re.IGNORECASE,
)
"""To share, accept or believe a thing not: it is not so, for this speaker."""
_REFUSED = re.compile(r"\b(?:refus|declin)\w+$", re.IGNORECASE)
_SPEECH = re.compile(
    r"[“\"‘']?to\s+(?:\w+ly\s+)?(?:say|comment|discuss|name|give|answer|confirm|deny|elaborate|specify|speculate|identify|"
    r"disclose|reveal|tell|explain|speak|talk|respond|reply|add|go\b|provide|share|clarify|describe|estimate|predict|"
    r"rule|acknowledge|address|detail|divulge|release|publish|be\s)",
    re.IGNORECASE,
)
_CLAIM_FIRST = re.compile(
    r"(?:the |a |an |his |her |its |their |that |this |such )?(?:(?:[\w’'-]+ ){0,2}[\w’'-]+['’]s? )?(?:\w+ )?(?:figures?|statements?|"
    r"charges?|accusations?|suggestions?|claims?|reports?|allegations?|assertions?|rumou?rs?|"
    r"stor(?:y|ies)|account)\b",
    re.IGNORECASE,
)
_FAIR = Folded(
    r"\b(?:credible|true|accurate|correct|right|plausible|convincing|serious|reliable|welcome|"
    r"positive|reasonable|fair)\b",
)
_MISGIVINGS = Folded(
    r"(?:\w+ )?(?:misgivings|reservations|doubts|scepticism|skepticism|disbelief)\b",
)


def _against(content: str, clause: str) -> Stance:
    """What is held by a speaker who denies *content*: a denial of a denial, or of a negative, affirms."""
    claimed = re.search(
        r"\b(?:claims?|reports?|suggestions?|allegations?|accusations?|charges?|arguments?|"
        r"assertions?|contentions?|idea|notion|view|talk|rumou?rs?)\b.*?\bthat\s+(.*)",
        content,
        re.IGNORECASE,
    )
    inner = claimed.group(1) if claimed else clause[:45]
    if re.search(
        r"(?<!being )(?<!been )(?<!was )(?<!were )(?<!are )(?<!is )\b(?:den(?:ied|ies|ial)|failed to|failure to|lack of)\b",
        inner[:70],
        re.IGNORECASE,
    ) or _negative(main_clause(inner)):
        return "affirms"
    return "denies"


def _negative(clause: str) -> bool:
    if (
        ATTITUDE.match(clause)
        or WAS_NO.search(own(clause))
        or REVOKED_NOT.search(clause)
        or _NEVER_WITHOUT.search(clause)
    ):
        return False
    found = NEGATIVE_MAIN.search(clause)
    if found is not None and not IMPERSONAL_NOT.search(clause) and found.start() < len(own(clause)):
        return True
    return APPROXIMATE.search(own(clause)) is not None


_WHO_KNOWS = re.compile(
    r"\b(?:I|we) (?:do not|don['’]t) know\b|\b(?:anyone|anybody|everyone)['’]s guess\b|\bwho knows\b|\bgod (?:only )?knows\b",
    re.IGNORECASE,
)
OUTRIGHT = re.compile(
    r"[“\"‘'\s]*(?:we|i)\s+(?:(?:\w+ly|do|must|again)\s+){0,3}(?:den(?:y|ied)\b(?!\s+(?:visas?|entry|access|permission))|(?:reject|refute|dismiss)(?:s|ed|es)?(?:,[^,“”\"]{3,60},)?\s+"
    r"(?:as\s+\w+\s+)?(?:(?:the|any|all|these|this|those|such|that|his|her|their|its|every)\s+)?(?:[\w-]+\s+){0,2}"
    r"(?:claim|suggestion|allegation|accusation|report|notion|assertion|insinuation|rumou?r|charge|implication|affront|falsehood|lie|slander|smear)s?\b)",
    re.IGNORECASE,
)
"""Words that deny outright whatever follows: "We categorically reject any claim that"."""


def _plain(content: str, clause: str, negated: bool, cue: str) -> Stance:
    """The stance of a statement whose cue only says that something was said."""
    bare = content.strip(" “\"‘'")
    if (untrue := _UNTRUE.match(bare)) is not None:
        return "affirms" if _negative(main_clause(untrue.group(1))) else "denies"
    if _MISGIVINGS.match(bare):
        return "doubts"
    if answers_no(content):
        return "denies"
    if re.search(
        r"(?:\bnot|n['’]t)\s+(?:(?:want|wish|willing|prepared|ready|inclined) to\s+)?(?:\w+\s+)?"
        r"(?:be(?:en)?\s+)?(?:rul\w+ out|exclud\w+)|cannot (?:be )?(?:rule|exclude)|not to rule out|(?:nobody|"
        r"no one)\b.{0,24}\brule out",
        clause,
        re.IGNORECASE,
    ):
        return "affirms"
    if ADMISSION.match(bare):
        return "confirms"
    if re.search(
        r"\b(?:no (?:further |other |immediate |more )?comments?|(?:not|n['’]t|nothing)\s+(?:\w+\s+){0,4}(?:comment|to say|speculate|discuss|"
        r"go into|go further|elaborate)|declin\w+ to|refus\w+ to (?:comment|say))\b",
        clause,
        re.IGNORECASE,
    ):
        return (
            "declines"
            if re.match(
                r"(?:that )?(?:i|we|it|he|she|they|no (?:further |more )?comments?|"
                r"the (?:company|firm|bank|ministry|government|office|agency|group|club|court|embassy|party|union|army|airline|carrier)"
                r"(?= (?:could|can|would|will|does|did)\s*(?:not|n['’]t)))\b",
                bare,
                re.IGNORECASE,
            )
            else "affirms"
        )
    if NO_EVIDENCE.search(clause) or UNABLE.search(clause) or _WHO_KNOWS.search(content):
        return "doubts"
    if re.search(r"\bno(?:thing)?\b", cue) and re.search(
        r"\b(?:evidence|signs?|proof|indication)\b", f"{cue} {content[:40]}"
    ):
        return "doubts"
    if (
        re.search(r"\b(?:rul(?:e|es|ed|ing) out|den(?:y|ies|ied)|reject(?:s|ed)?)\b", clause, re.IGNORECASE)
        and not NEGATED.search(clause)
        and (len(clause) < 120 or OUTRIGHT.match(bare))
        and re.match(r"(?:it|he|she|they|we|i)\b", clause, re.IGNORECASE)
    ):
        return "denies"
    if (
        FALSE.search(without_false_things(own(clause)))
        and (CLAIM.search(clause) or len(clause) < 60)
        and not _negative(FALSE.sub("", clause))
    ):
        return "denies"
    if DIRECTIVE.search(cue):
        return "affirms"
    if re.match(r"(?:had|were|should)\s+\w+.*,", bare, re.IGNORECASE) or re.match(
        r"if\b.*\b(?:had|were)\b.*,", bare, re.IGNORECASE
    ):
        return "affirms"  # what would not be in another world says how this one is
    if UNLIKELY.search(own(clause)) or SURPRISED.search(content) or (UNLIKELY.search(cue) and not negated):
        return "denies"
    if _negative(clause) or negated or (not cue and FAILED.search(own(clause))):
        return "denies"
    return "affirms"
