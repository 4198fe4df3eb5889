"""Cue and content in, stance, certainty and tense out, as docs/LABELS.md defines them.

Tables of words first, then the few rules that put them together. Both the cue and the main clause of the content count:
"denied that it had sent", "said it had not sent", "did not rule out sending" each come out at what the speaker holds.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from paripassu.statements._cues import (
    ADMISSION,
    APPROXIMATE,
    AS_POSSIBLE,
    ASIDE,
    ASK_NOT_SAY,
    BESIDE,
    BEYOND_DOUBT,
    CLAIM,
    CLAUSE_END,
    CONFIRM,
    DECLINE,
    DENY,
    DERIDED,
    DIRECTIVE,
    DOUBT,
    EMBEDDED,
    EVADES,
    FAILED,
    FALSE,
    FALSE_OF,
    HARD_TO_BELIEVE,
    IMPERSONAL_NOT,
    NEGATED,
    NEGATIVE_MAIN,
    NO_EVIDENCE,
    NOT_AWARE,
    NOT_RULED_OUT,
    POSSIBLE,
    POSSIBLE_CUE,
    PROBABLE,
    PROBABLE_CUE,
    PROBABLE_DOUBT,
    UNABLE,
    UNLIKELY,
)
from paripassu.statements._folded import Folded
from paripassu.statements._tense import has_verb, plainly_told, tense_of
from paripassu.types import Certainty, Stance, Tense


@dataclass(frozen=True, slots=True)
class Reading:
    stance: Stance
    certainty: Certainty
    tense: Tense


@lru_cache(maxsize=1024)
def main_clause(content: str) -> str:
    """The first clause of *content* without its "that", its marks and its subordinate tail."""
    text = content.strip(" “”\"‘’',")
    text = _PREFACE.sub("", re.sub(r"^that\s+", "", text))
    if (aside := _ASIDE_WHICH.match(text)) is not None and not has_verb(aside["who"]):
        text = f"{aside['who']}{text[aside.end() :]}"
    if (aside := _ASIDE_DONE.match(text)) is not None and not has_verb(_CALLED_SO.sub("", aside["who"])):
        text = f"{aside['who']}{text[aside.end() :]}"
    lead = re.match(
        r"(?:if|when|while|although|after|as|because|since|once|despite|unless|should)\b[^,]*,\s*", text, re.IGNORECASE
    )
    if lead and len(text) - lead.end() > 12:
        text = text[lead.end() :]
    end = next(
        (m.start() for m in CLAUSE_END.finditer(text) if m.start() >= (6 if m.group()[0] == ";" else 16)), len(text)
    )
    return re.sub(r"[“”\"]", "", text[:end])


_PREFACE = re.compile(
    r"(?:that|this|it) is (?:an?|the) (?:[\w-]+ ){0,2}(?:matter|question|affair|issue)(?: (?:for|of) [^.]{2,40})?\.\s+(?=\S)",
    re.IGNORECASE,
)
"""A sentence that only says whose matter it is."""
_ASIDE_WHICH = re.compile(r"(?P<who>[^,;:.]{3,80}),\s+(?:which|who|whose)\s(?:[^,;:.“”\"]|,(?=\d)){3,100},(?=\s)")
"""What is said beside of whom the clause is on."""
_ASIDE_DONE = re.compile(
    r"(?P<who>[^,;:.]{3,80}),\s+(?:first |also )?(?:\w{3,}ed|made|told|put|sent|held|given|shown|known)\s(?:on|by|in|to|from|at|last|this|yesterday|earlier|late)\b"
    r"[^,;:.“”\"]{3,100},(?=\s)"
)
"""The same in a word or two of what was done with it: "the alleged raid, announced on Tuesday by the palace, is a lie"."""
_CALLED_SO = re.compile(r"\b(?:alleged|supposed|purported|so-called)\b", re.IGNORECASE)


_MARKED = re.compile(
    r"(?<=\w )[“\"‘](?![^”\"’]*(?:montage|hysteria))(?P<words>[\w’'-]+(?:\s[\w’'-]+){0,3})[”\"’](?=$|[\s.,;:?!])"
)


def _unmarked(content: str) -> str:
    """*content* without the marks round a word or a few of it: "would be “astonished” if" says what it says without them."""
    return _MARKED.sub(r"\g<words>", content)


def read(cue: str, content: str, sentence: str = "") -> Reading:  # noqa: ARG001  (what a trained head will read)
    """Stance, certainty and tense of a statement by its *cue* (may be empty) and *content*."""
    content = _unmarked(content)
    stance = stance_of(cue, content)
    return Reading(stance, certainty_of(cue, content, stance), tense_of(cue, content, main_clause(content)))


_DENIED = re.compile(
    r"(?:(?:\w+ly|has|have|had|also|again|and|once more) ){0,3}(?:den(?:y|ies|ied|ying)|refut(?:es?|ed|ing)|rebut(?:s|ted|ting)?)(?: \w+ly)?",
    re.IGNORECASE,
)
_REJECTED = re.compile(
    r"(?:(?:\w+ly|has|have|had|also|again|and|once more) ){0,3}(?:(?:reject|dismiss|rebuff|refute|brush|wav|bristl)(?:e?[sd]|es|ed|ing)?(?: off| aside| away| at)?|"
    r"(?:slap(?:s|ped)|swat(?:s|ted)|bat(?:s|ted)|shoots|shot|knock(?:s|ed)) (?:down|away|off|aside))",
    re.IGNORECASE,
)
_A_CLAIM = re.compile(
    r"[“\"‘']?(?:[\w’'-]+ ){0,3}(?:claim|suggestion|allegation|accusation|report|notion|assertion|insinuation|rumou?r|charge|contention|version|account|talk|idea)s?\b",
    re.IGNORECASE,
)
_NOT_GIVEN = re.compile(
    r"(?:(?:them|him|her|us|me|the \w+) )?(?:visas?|entry|access|permission|bail|entrance|leave)\b", re.IGNORECASE
)
"""What is refused to somebody, and not denied: "denied access"."""


def _denied_plainly(cue: str, content: str) -> bool:
    """Whether the cue is nothing but a denial, or a rejection of what the content calls a claim."""
    if _DENIED.fullmatch(cue) is not None:
        return _NOT_GIVEN.match(content) is None
    return _REJECTED.fullmatch(cue) is not None and _A_CLAIM.match(content) is not None


def settled(cue: str, content: str) -> tuple[bool, bool]:
    """Whether the words tell stance, and certainty, so plainly that what the encoder has learned of others adds nothing: "cannot be
    ruled out", "has yet to say", "there could be no doubt"; and where two that-clauses differ, that the first is the main one."""
    content = _unmarked(content)
    stance, clause = stance_of(cue, content), main_clause(content)
    plain = {
        "affirms": NOT_RULED_OUT.search(f"{cue} {clause}") is not None
        or _WOULD_NOT_RULE_OUT.search(_own(clause)) is not None
        or _leaves_open(cue, content)
        or _NEVER_REFUSED.search(f"{cue} {_own(clause)}") is not None
        or _WAS_NO.search(_own(clause)) is not None
        or _NOT_THAT.match(clause) is not None
        or _REVOKED_NOT.search(clause) is not None
        or _BEYOND.search(cue) is not None
        or _hopes(cue, clause)
        or _ATTITUDE.match(clause) is not None
        or (FALSE_OF.search(_own(clause)) is not None and FALSE.search(_without_false_things(_own(clause))) is None),
        "denies": APPROXIMATE.search(_own(clause)) is not None
        or _derides(cue, clause)
        or _answers_no(content)
        or (_IS_FALSE.search(clause) is not None and _CALLED_SO.search(clause) is not None)
        or _NOBODY_DOES.match(clause) is not None
        or _CONTRADICTS.fullmatch(cue) is not None
        or _denied_plainly(cue, content)
        or _NOT_ONE.match(content.strip(" “\"‘'")) is not None,
        "doubts": NOT_AWARE.search(clause) is not None
        or HARD_TO_BELIEVE.search(clause) is not None
        or _NOT_KNOWN.fullmatch(cue) is not None,
        "declines": _UNMENTIONED.fullmatch(cue) is not None or _NOTHING_TO_ADD.search(f"{cue} {clause}") is not None,
    }
    sure = certainty_of(cue, content, stance) == "certain" and (
        _NEVER_REFUSED.search(f"{cue} {clause}") is not None
        or BEYOND_DOUBT.search(clause) is not None
        or AS_POSSIBLE.search(clause) is not None
        or _COUNTED_AS.search(clause) is not None
    )
    sure = (
        sure
        or _BEYOND.search(cue) is not None
        or (stance == "affirms" and _WOULD_NOT_RULE_OUT.search(_own(clause)) is not None)
    )
    return plain.get(stance, False) or _differing(cue, content, stance), sure


_NO_FIRST = re.compile(
    r"(?:no[,.!]\s+)+(?:it|that|this|they|he|she|we|i|there)(?:\s(?:is|was|are|were|am|has|have|had|do|does|did|will|would)|['’](?:s|re|m|ve|d|ll))?\s*"
    r"(?:not\b|n['’]t\b|(?:\w+ly |just |all )?(?:false|untrue|wrong|a lie|nonsense|fake)\b)",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(
    r"[.!]\s+(?:it|that|this)\s*(?:(?:ai|is|wo|ca|was)n['’]t|is not|will not|cannot|['’]s not)\s+(?:going to |gonna )?(?:happen(?:ing|ed)?|true|so)[.!]?$",
    re.IGNORECASE,
)


def _answers_no(content: str) -> bool:
    """Whether somebody answers no and says of what is asked that it is not so, at once or at the end: "No, it's false", "It ain't happening"."""
    bare = content.strip(" “”\"‘'’,")
    return _NO_FIRST.match(bare) is not None or _LAST_WORD.search(f". {bare}") is not None


_IS_FALSE = re.compile(
    r"\b(?:is|are|was|were)\s+(?:\w+ly\s+|all\s+|simply\s+|just\s+)?(?:a (?:\w+ ){0,2}lie|lies|false|fake|untrue|a hoax|nonsense)\W*$"
)
_HOPING = re.compile(
    r"(?:^|(?:^|\s)(?:i|we|he|she|it|they|who|[A-Z\w’'-]*\w)\s(?:(?:am|is|are|was|were|had been)\s)?(?:still |also |now )?)"
    r"(?:hop(?:e|es|ed|ing)|fear(?:s|ed|ing)?|pray(?:s|ed|ing)?|dread(?:s|ed|ing)?)\s+(?=(?:that|it|he|she|they|we|i|the|no|nobody|nothing|none|never|my|his|her|their|our)\b)",
    re.IGNORECASE,
)
_HOPE_CUE = re.compile(
    r"\b(?:hop(?:e|es|ed|ing)|fear(?:s|ed|ing)?|pray(?:s|ed|ing)?|dread(?:s|ed|ing)?)$", re.IGNORECASE
)
_ATTITUDE = re.compile(
    r"(?:i|we|he|she|they|the \w+)\s(?:ha(?:ve|s|d)|feels?|felt)\s(?:\w+ly\s|absolutely\s)?no\s(?:sympathy|pity|patience|mercy|illusions?|regrets?|qualms?)\b",
    re.IGNORECASE,
)
""" "Have no sympathy for" tells how somebody feels of it."""


_NOTHING = re.compile(r"(?:nobody|nothing|none|no \w+)\W*", re.IGNORECASE)
"""What somebody "fears" who does not fear."""


def _hopes(cue: str, clause: str) -> bool:
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


def _without_false_things(clause: str) -> str:
    """*clause* without the words that call a thing false and are no verdict on a claim: "false papers", but not "a false story"."""
    kept, at, look = [], 0, 0
    while (found := FALSE_OF.search(clause, look)) is not None:
        look = found.end()
        if CLAIM.match(clause, found.end()) is None:
            kept.append(clause[at : found.start()])
            at = found.end()
    return " ".join([*kept, clause[at:]])


_NOBODY_DOES = re.compile(
    r"(?:as far as (?:I|we) know, )?(?:(?:nobody|no one) (?:in the \w+|alive|on earth)|no such [\w ]{3,40}? (?:is|are|was|were|has|have|had))\b",
    re.IGNORECASE,
)


_CONTRADICTS = re.compile(
    r"(?:(?:has|have|had|also|flatly|directly|openly|promptly|later|again)\s+)*contradict(?:s|ed|ing)"
)
_NOT_ONE = re.compile(
    r"(?:that )?(?:no[.,]?\s+)?not (?:a single|one)\b(?![^.;]{0,60}\b(?:without|unless|but (?:has|had|is|was))\b)",
    re.IGNORECASE,
)
""" "Not one of them has left", and not "not one day passes without fire"."""
_NEVER_WITHOUT = re.compile(
    r"\b(?:not|no|hardly|never)\b[^,;.]{1,40}\b(?:pass(?:es|ed)?|go(?:es)?|went)\b(?: by)? without\b", re.IGNORECASE
)
""" "Not a day passes without fire": each has its fire."""
_NOT_KNOWN = re.compile(
    r"(?:(?:do|does|did)\s*(?:not|n['’]t)\s+(?:yet\s+|even\s+)?know|"
    r"(?:ha[sd]|have)\s*(?:not|n['’]t)\s+(?:yet\s+)?been able to (?:\w+ly )?(?:confirm|verify|check|establish))",
    re.IGNORECASE,
)
_UNMENTIONED = re.compile(
    r"(?:did|does|do|ha[sd]|have)\s*(?:not|n['’]t)\s+(?:\w+ly\s+|even\s+)?mention(?:ed)?|ma(?:de|kes?) no mention of|never mention(?:s|ed)",
    re.IGNORECASE,
)
"""Silence on a thing, which denies nothing."""
_NOTHING_TO_ADD = re.compile(
    r"\b(?:ha(?:s|d|ve)|there (?:is|was)) nothing (?:more |further |else )?to (?:add|say)\b", re.IGNORECASE
)
_NEVER_REFUSED = re.compile(
    r"(?:\b(?:never|not)|n['’]t)\s+(?:once\s+)?(?:refus(?:ed|es?|ing)|declined|reject(?:ed)?|"
    r"(?:been|be) opposed to|oppos(?:ed?|es)) (?:to\b|dialogue|talks|negotiat\w+|contacts?)",
    re.IGNORECASE,
)
"""Who has never refused to talk, is ready to."""
_WAS_NO = re.compile(
    r"(?<!there )\b(?:is|are|was|were|be|been|['’]s)\s+no\s+(?:\w+\s+)?(?:accidents?|coincidences?|surprise|secret|exceptions?|mystery|joke|laughing matter|"
    r"small (?:matter|thing|feat)|mean feat|easy (?:task|matter|thing))\b",
    re.IGNORECASE,
)
""" "It was no accident" says what it was."""
_NOT_THAT = re.compile(
    r"(?:it(?:['’]s|\s+is|\s+was)\s+)?not that (?:there\b[^,;]*?\bno\b|[^,;]*?(?:\bnot\b|n['’]t\b))", re.IGNORECASE
)
""" "It is not that there is no famine; it is that nobody may count it." """
_REVOKED_NOT = re.compile(
    r"\b(?:must|should|has to|have to|needs? to|ought to)\s+(?:be\s+)?\w+[^,;]*,\s+not\s+(?:merely |only |just |simply )?\w+|"
    r"\bshould (?:never|not) have (?:been )?\w+(?:ed|en|t)\b",
    re.IGNORECASE,
)
"""A demand or a reproach with what is meant instead: nothing is said not to be so."""
_BEYOND = re.compile(
    r"\b(?:beyond|except|apart from|other than|but)\s+(?:to say|saying|confirming|to confirm)$", re.IGNORECASE
)
""" "Declined to comment beyond saying"."""
_WOULD_NOT_RULE_OUT = re.compile(
    r"(?:\bnot|n['’]t)\s+(?:want|wish|willing|prepared|ready|inclined)(?: to)?\s+(?:\w+ly\s+)?(?:rule|exclude)\b",
    re.IGNORECASE,
)
_TO_RULE_OUT = re.compile(r"[“\"‘']?to (?:\w+ly )?(?:rule out|exclude|rule it out)\b", re.IGNORECASE)


def _leaves_open(cue: str, content: str) -> bool:
    """Whether somebody would not rule a thing out, wherever the cue was cut ("did not want | to rule out a halt")."""
    return NEGATED.search(cue) is not None and (
        _RULE_OUT.search(cue) is not None or _TO_RULE_OUT.match(content) is not None
    )


def tense_settled(cue: str, content: str) -> bool:
    """The same for tense: "ought to have gone", "he had hoped that"."""
    clause = main_clause(content)
    if _OUGHT_TO_HAVE.search(clause) or plainly_told(cue, content, clause):
        return True
    return _HAD_HOPED.match(clause) is not None and tense_of(cue, content, clause) == "happened"


_OUGHT_TO_HAVE = re.compile(r"\bought (?:not )?to have\b", re.IGNORECASE)
_HAD_HOPED = re.compile(
    r"(?:I|we|he|she|it|they|the \w+) had (?:\w+ly )?(?:hoped|wanted|intended|planned|expected)\b", re.IGNORECASE
)


def _derides(cue: str, clause: str) -> bool:
    """Whether a claim is called, or said to be, what nobody calls a thing that they believe."""
    found = DERIDED.search(_own(clause))
    return found is not None and bool(_NAMES_IT.search(cue) or _COPULA.search(clause[: found.start()]))


_COPULA = re.compile(r"\b(?:is|was|are|were|be|been)\s+(?:\w+\s+){0,2}[“\"'‘]?$")


def _differing(cue: str, content: str, stance: Stance) -> bool:
    """Whether two that-clauses of one content differ in stance, and *stance* is that of the first."""
    found = _AND_THAT.search(content)
    if found is None or stance not in ("affirms", "denies"):
        return False
    first, second = (stance_of(cue, half) for half in (content[: found.start()], content[found.end() :]))
    return first == stance != second and second in ("affirms", "denies")


_AND_THAT = re.compile(
    r",?\s+and\s+that\s+(?=(?:the|an?|it|he|she|they|there|his|her|its|their|many|most|some|no|all|any|[A-Z][\w-]+)\s)"
)


@lru_cache(maxsize=1024)
def stance_of(cue: str, content: str) -> Stance:
    """What the speaker holds of the proposition in *content*."""
    clause = main_clause(content)
    both = f"{cue} {clause}"
    if _PLEADED.search(cue) and "not guilty" in both:
        return "denies"
    if _leaves_open(cue, content):
        return "affirms"
    if _UNMENTIONED.fullmatch(cue) or (_NOTHING_TO_ADD.search(both) and not _BEYOND.search(cue)):
        return "declines"
    if _BEYOND.search(cue):
        return _plain(content, clause, False, "")
    if _NEVER_REFUSED.search(f"{cue} {_own(clause)}") or _NOT_THAT.match(clause):
        return "affirms"
    if _hopes(cue, clause):
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
    if _NAMES_IT.search(cue) and (FALSE.search(content) or _CLAIM_FIRST.match(content.strip(" “\"‘'"))):
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


def _own(clause: str) -> str:
    """*clause* up to where another clause within it begins: what is said there is another's, or of another matter."""
    inner, beside = EMBEDDED.search(clause, 6), BESIDE.search(clause)
    ends = [inner.start()] if inner else []
    if beside:
        ends.append(max(beside.start("whose"), beside.start("that")))
    return clause[: min(ends)] if ends else clause


_NAMES_IT = re.compile(
    r"\b(?:call|describ|brand|label|term|denounc|characteri|consider|find|found|regard)\w*", re.IGNORECASE
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


_SURPRISED = re.compile(r"\bbe (?:\w+ )?(?:surprised|astonished|amazed) if\b", re.IGNORECASE)
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
        _ATTITUDE.match(clause)
        or _WAS_NO.search(_own(clause))
        or _REVOKED_NOT.search(clause)
        or _NEVER_WITHOUT.search(clause)
    ):
        return False
    found = NEGATIVE_MAIN.search(clause)
    if found is not None and not IMPERSONAL_NOT.search(clause) and found.start() < len(_own(clause)):
        return True
    return APPROXIMATE.search(_own(clause)) is not None


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
    if _answers_no(content):
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
        FALSE.search(_without_false_things(_own(clause)))
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
    if UNLIKELY.search(_own(clause)) or _SURPRISED.search(content) or (UNLIKELY.search(cue) and not negated):
        return "denies"
    if _negative(clause) or negated or (not cue and FAILED.search(_own(clause))):
        return "denies"
    return "affirms"


_HOPES = Folded(
    r"(?:\w+ )?(?:i|we|he|she|it|they|\w+s) (?:still |also )?(?:hopes?|hoped|fears?|feared)\b",
)


_SORTS = r"(?:confirmed|suspected|probable|likely|possible|potential|presumed|apparent)"
_COUNTED_AS = Folded(
    rf"(?:(?<=\d )|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozens of|hundreds of|scores of|thousands of|several|many|"
    rf"(?:number|total|tally|toll|count|list|rest|all) of(?: the)?|most|more|new|other|further|the|all|of) (?=(?:(?:new|more|other|further) )?{_SORTS}\b))"
    rf"(?:(?:new|more|other|further) )?{_SORTS}(?:(?:, | and | or |, and | and/or |/){_SORTS})*(?= (?:[\w-]+ ){{0,2}}?"
    r"(?:cases|infections|victims|deaths|fatalities|casualties|patients|contacts|carriers|breaches|attacks|incidents|sightings|injuries|"
    r"voters|suspects|people|persons|men|women|children|samples|exposures|outbreaks|intrusions|violations|survivors|clusters|hotspots|graves|mines)\b)"
    rf"|(?<=s), {_SORTS} and {_SORTS}(?=[,.;]|$)",
)
"""What those are called who are counted ("48 confirmed and probable cases"): nothing that the speaker is unsure of."""


def uncounted(clause: str) -> str:
    """*clause* without what those are called who are counted."""
    at = 0
    while (found := _COUNTED_AS.search(clause, at)) is not None:
        at = found.start()
        clause = clause[:at] + clause[found.end() :]
    return clause


def counts_confirmed(text: str) -> bool:
    """Whether "confirmed" in *text* only says which cases are counted: that confirms nothing that was in question."""
    return _CONFIRMED.search(text) is not None and _CONFIRMED.search(uncounted(text)) is None


_CONFIRMED = Folded(r"\bconfirm")


def certainty_of(cue: str, content: str, stance: Stance) -> Certainty:
    """How sure the speaker makes themselves of what they hold."""
    clause = uncounted(main_clause(content))
    if (beyond := _BEYOND.search(cue)) is not None:
        cue = beyond.group()  # what is said is no less sure for what is not
    both = f"{cue} {clause}"
    if stance == "declines":
        return "possible"
    if stance == "doubts":
        return "probable" if PROBABLE_DOUBT.search(both) else "possible"
    if stance == "denies" and DENY.search(cue):
        return "certain"
    if stance == "affirms" and re.search(
        r"\brul\w+ out\b|\bexclud|left (?:\w+ )?(?:\w+ )?(?:open|ajar)|leav\w+ (?:\w+ )?open", both, re.IGNORECASE
    ):
        return "possible"
    if POSSIBLE_CUE.search(cue) and stance != "confirms":
        return "possible"
    if PROBABLE_CUE.search(cue) or (stance == "denies" and (UNLIKELY.search(both) or _SURPRISED.search(content))):
        return "probable"
    if POSSIBLE.search(AS_POSSIBLE.sub("", clause) if AS_POSSIBLE.search(clause) else clause) or _HOPES.match(clause):
        return "possible"
    return "probable" if PROBABLE.search(clause) else "certain"
