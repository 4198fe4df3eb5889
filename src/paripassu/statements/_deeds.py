"""Joined spans in, those out that tell a deed and no word: "has signed | an order for the arrest", "boycotted | the vote".

The encoder has learned from newsrooms' texts in which a vote, a suit or a purchase is often marked as somebody's stand, and so takes
many a verb for one of saying. Where it is not sure of it, the verb is one of doing, and what is done is a bare thing (no clause, no
quotation, nothing that speaks: "signed a statement", "published a list showing that …"), nobody has said anything.
"""

import re
from collections.abc import Sequence

from paripassu.statements._decode import Joined
from paripassu.statements._kinds import kind_of
from paripassu.types import Span

UNSURE = 0.55
"""Confidence from which on the encoder is believed that a deed is somebody's word, as it often is of a firm's or a court's."""
PLAINLY = 0.8
"""The same for verbs that are hardly ever one ("boycotted")."""
_NEARLY = 0.75
"""The same for what is done to people, whatever is said of it."""
_ALWAYS = 1.01
"""The same for those that never are ("underestimated")."""
_HARDLY = 0.35
"""The same for those that are as often ("saw")."""
_LEAD = (
    r"(?:(?:ha[sd]|have|having|is|are|was|were|be|been|being|will|would|shall|should|did|does|do|to|not|never|also|already|now|still|yet|"
    r"again|last|first|since|later|just|once|soon|then|(?!likely)\w+ly)(?:n['’]t)?\s+)*"
)
_THING = r"(?:the|an?|its|his|her|their|this|these|those|all|each|every|several|some|two|three|four|[\d,.]+)\s"
_CLAUSE = re.compile(
    r"[“”\"]|\b(?:whether|how|why|what|saying|says|stating|showing|arguing|claiming|alleging|accusing|detailing|describing|calling|"
    r"urging|demanding|warning|confirming|denying|suggesting|indicating|outlining|expressing|compiling|according|in which|on which|"
    r"that (?:the|an?|it|its|he|his|she|her|they|their|there|no|all|we|our|sa(?:y|ys|id)|shows?|showed)\b)\b",
    re.IGNORECASE,
)
"""What of a content says something, however it was put into the world: "a list showing that"."""
_SPEAKS = re.compile(
    r"\b(?:statements?|declarations?|letters?|communiqu[eé]s?|warnings?|denials?|apolog(?:y|ies)|reports?|figures?|numbers?|breakdown|"
    r"transcripts?|excerpts?|extracts?|portions|assessments?|estimates?|surveys?|polls?|stud(?:y|ies)|messages?|speech(?:es)?|plans?|proposals?|"
    r"demands?|threats?|ultimatums?|claims?|accusations?|manifestos?|forecasts?|findings|answers?|questions?|comments?|responses?|criticism|"
    r"calls?|evidence|signs?)\b",
    re.IGNORECASE,
)
"""Things that speak themselves."""
_AND_THAT = re.compile(r"\s+and\s+that\s")
_OF = re.compile(r"[,;:(]|\s(?:of|for|without|in|on|with|to|from|by|at|about|against|after|before|during)\s")
_BILLS = r"(?:an?|the)\s(?:\w+\s){0,3}(?:bills?|laws?|legislation|motions?|measures?|tax(?:es)?|dut(?:y|ies))\b"
_LEAVE = r".*\b(?:warrants?|licen[cs]es?|permits?|permission|visas?|asylum|bail|access|pardons?|amnesty|leave)\b"
_BLOWS = (
    r"(?:an?|the)\s(?:[\w-]+\s){0,3}(?:attacks?|raids?|strikes?|offensives?|operations?|incidents?|assaults?|"
    r"exercises?|coups?)\b"
)
_PLEAS = (
    r"(?:the|an?|his|her|its|their)\s(?:\w+\s){0,2}(?:petition|appeal|case|suit|lawsuit|complaint|motion|request)\b"
)
_POSTED = (
    r"(?:its|the|their|his|her|[A-Z][\w.-]*['’]s?)\s(?:\w+\s){0,2}"
    r"(?:ambassadors?|envoys?|diplomats?|chargé|consuls?|delegat(?:es|ion)|negotiators?|troops|forces|soldiers)\b"
)
_SEES = r"(?:saw|sees?|seen)"
_PRICES = r"(?:shares?|stocks?|prices?|bonds?|currency|sales|profits?|revenues?|exports|imports|output)"
_MOVE = r"(?:drop|fall|rise|climb|slip|plunge|tumble|jump|soar|slide|sink|shrink|grow|double|halve)"
_RULES = r"(?:it|them)\b|the (?:\w+ )?(?:rules?|ruling|verdict|law|treaty|names?|list|text)\b"
_THEM = r"(?:it|them|him|her)\b"
_PAPERS = (
    r"(?:an?|the|its|his|her|their|several|[\w,.]+)\s(?:[\w-]+\s){0,3}(?:orders?|bans?|decrees?|permits?|licen[cs]es?|warrants?|fines?|visas?|bonds?|passports?|"
    r"shares|rifles|weapons|uniforms|ration cards?)\b"
)
_PEOPLE_PUT = (
    r"(?!.*\bat\s(?:[\w,.]+\s)?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|about|around|more|nearly|least)).*\b(?:staff|workers|employees|crews?|troops|"
    r"soldiers|forces|police|army|men|women|people|plants?|lines?|factor(?:y|ies)|ships?|fleet|planes?|money|funds)\b.*\b(?:on|into|in|under|to|behind)\s\w"
)
_ACTS = tuple(
    (re.compile(rf"{_LEAD}(?:{cue})", re.IGNORECASE), re.compile(content, re.IGNORECASE), below)
    for cue, content, below in (
        # papers are put out, signed, handed in, taken down
        (
            r"publish(?:es|ed)?|put out|ma(?:de|kes?) public|deliver(?:s|ed)?|hand(?:s|ed) over|delet(?:es|ed)",
            r"(?!an? appeal)\w",
            UNSURE,
        ),
        (r"(?:co-?|counter-?)?sign(?:s|ed)|initial(?:s|l?ed)|ratif(?:ies|ied)", _THING, UNSURE),
        (r"(?:fil|lodg)(?:es|ed)", _THING, UNSURE),
        (
            r"(?:fil|lodg)(?:es|ed) (?:an?|the|its|his|her) (?:appeal|petition|suit|lawsuit|motion) (?:against|over|with)",
            _THING,
            UNSURE,
        ),
        (r"introduc(?:es|ed)", _BILLS, UNSURE),
        # things are laid upon others, or allowed them
        (r"(?:impos|lift|enact)(?:s|es|ed)", r"(?:an?|the|its|new|fresh|further)\s", UNSURE),
        (r"grant(?:s|ed)", _LEAVE, UNSURE),
        # people are taken, sent away, hurt; what they have is taken or wrecked
        (
            r"(?:arrest|detain|expel|deport|raid|storm|shell|bomb|destroy|captur|seiz|jail|board)(?:s|es|l?ed)",
            r"\w",
            UNSURE,
        ),
        (r"(?:stag|launch)(?:es|ed)", _BLOWS, UNSURE),
        (
            r"launch(?:es|ed) an? (?:[\w-]+ ){0,3}(?:campaign|operation|offensive|raid|crackdown) (?:against|on|in)",
            _THING,
            PLAINLY,
        ),
        # votes and summonses
        (r"boycott(?:s|ed)?|re-?elect(?:s|ed)?", rf"{_THING}|{_THEM}", PLAINLY),
        (
            r"ignor(?:es|ed)|defied|fail(?:s|ed) to (?:answer|heed|obey)|(?:answer|heed|obey)(?:s|ed)?",
            r".*\b(?:summons(?:es)?|subpoenas?)(?:\W|$)",
            PLAINLY,
        ),
        (r"hear", _PLEAS, UNSURE),
        # what is laid before others is stopped, altered, handed in once more; people are called home
        (
            r"block(?:s|ed)|veto(?:es|ed)|amend(?:s|ed)|(?:re-?)?submit(?:s|ted)|re-?fil(?:es|ed)|"
            r"(?:withdr(?:ew|aws)|pull(?:s|ed)) and re-?(?:filed|submitted|launched)",
            rf"{_THING}|{_THEM}|[A-Z][\w.-]*['’]s?\s",
            UNSURE,
        ),
        (r"(?:re)?call(?:s|ed)|withdr(?:ew|aws)|pull(?:s|ed)", _POSTED, UNSURE),
        (r"g[ai]ve[ns]?|hand(?:s|ed)|serv(?:es|ed)", r"(?:[\w.’'-]+\s){0,3}notice\s(?:in|on|of)\b", UNSURE),
        (r"[\w.-]+ (?:days?|weeks?|months?) to (?:decide|answer|appeal|respond)(?: on| to)?", r"\w", UNSURE),
        (
            r"issu(?:es|ed) (?:an?|the|its) (?:\w+ )?(?:order|ban|decree|fine|permit|licen[cs]e) (?:against|to|for|on)",
            rf"{_THING}|[A-Z]",
            UNSURE,
        ),
        (r"issu(?:es|ed)", _PAPERS, UNSURE),
        (r"put(?:s|ting)?", _PEOPLE_PUT, PLAINLY),
        # what somebody does without a word, or has failed to do
        (r"(?:has |have |had )?(?:under|over)estimat(?:es|ed)|misjudged|miscalculated|overlooked", _THING, _ALWAYS),
        (r"(?:ha[sd]|have)\s*(?:not|n[’']t) (?:yet )?(?:shown|taken|sent|moved)", _THING, UNSURE),
        (
            r"(?:ha[sd] |have )?(?:noted|taken note of)",
            r"(?:the|this|that)\s(?:\w+\s){0,2}(?:situation|matter|case|incident|reports?)$",
            PLAINLY,
        ),
        # how somebody or something looks to others
        (r"(?:seem|sound|look|appear)(?:s|ed)?", r"to be\b|[\w-]+$", UNSURE),
        (
            rf"(?:ha(?:s|ve) )?{_SEES}",
            rf"(?:its|their|the|[\w.-]+['’]s)\s(?:\w+\s){{0,3}}{_PRICES}\s{_MOVE}\b",
            PLAINLY,
        ),
        # what somebody is able or ready to do
        (r"(?:may|might)\s+(?:\w+ly\s+)?(?:verify|check|examine|review|inspect|establish)", r"\w", UNSURE),
        (r"st(?:ands?|ood) ready", r"to\s", _HARDLY),
        (r"(?:stood|stands?) (?:still|idle)(?: (?:for|since))?", r"\w", PLAINLY),
        # what is seen, watched, read
        (r"(?:been )?(?:looking|searching) for|watch(?:ed|ing)", rf"{_THING}|{_THEM}", _HARDLY),
        (r"saw|seen", rf"(?!.*\b(?:no|any|as)\b)(?:{_THING})", _HARDLY),
        (r"reads?(?: out| aloud)?", _RULES, UNSURE),
        # what is looked into, or waits to be ruled on
        (
            r"(?:reviewing|auditing|examining|inspecting|looking into|combing through)",
            rf"{_THING}|[A-Z][\w.-]*['’]s?\s",
            UNSURE,
        ),
        (r"covers?", rf"{_THING}|only\b", _HARDLY),
        (r"(?:has|have|had) (?:yet|still) to (?:rule|decide|vote) on", _THING, UNSURE),
        # the article of a law on which a deed rests
        (
            r"citing|invoking",
            r"(?:(?:the|an?) (?:[\w-]+ )?)?(?:articles?|sections?|clauses?|provisions?)\b(?!.*\bthat (?:says?|states?|reads?)\b)",
            PLAINLY,
        ),
    )
)
"""The verb of a cue, what it must be done to, and the confidence from which on it is left to the encoder."""
_POSTS = (
    r"(?:an?|the|his|her|its|their|this|that|two|three|four|five|six|several|some|all|[A-Z][\w-]*['’]s?)\s(?:(?!over\b|of\b|by\b|for\b)[\w'’-]+\s){0,4}?"
    r"(?:ministers?|premier|governors?|generals?|colonels?|commanders?|officers?|judges?|prosecutors?|directors?|ambassadors?|"
    r"secretary|secretaries|chiefs?|heads?|cabinet|government|council|board|officials?|employees|staff|editors?|managers?|coach|"
    r"president|mayors?|deput(?:y|ies)|advis[eo]rs?|aides?)\b(?!\s(?:that|who said|claims?|reports?))"
)
_DONE = tuple(
    (re.compile(rf"{_LEAD}(?:{cue})", re.IGNORECASE), re.compile(content))
    for cue, content in (
        # people are put into office and out of it
        (r"appoint(?:s|ed)|dismiss(?:es|ed)|sack(?:s|ed)|oust(?:s|ed)|replac(?:es|ed)", _POSTS),
        (r"sign(?:s|ed)", r"[“\"]?(?:with|under|at|in)\s"),
        (
            r"order(?:s|ed)|open(?:s|ed)|launch(?:es|ed)",
            r"(?:an?|the|its|his|her|their)\s(?:[\w-]+\s){0,2}(?:inquir(?:y|ies)|enquiry|investigations?|probe|autopsy|audit)\b(?!.*\bthat\b)",
        ),
        (
            r"plan(?:s|ned)|prepar(?:es|ed)|stag(?:es|ed)",
            r"[“\"]?an?\s(?:[\w'’-]+\s){0,2}(?:coup(?: d['’][ée]tat)?|putsch|attack|raid|ambush)[”\"]?$",
        ),
        (r"(?:offer|present|provid|produc)(?:s|es|ed)|g[ai]ve[ns]?", r"no\s(?:\w+\s)?(?:evidence|proof)\b"),
        (
            r"show(?:s|ed)?",
            r"(?:us|reporters|journalists)\s(?!that\b|how\b|why\b|what\b|where\b|whether\b)",
        ),
        (r"tip(?:s|ped) the (?:balance|scales?)(?: in favou?r of| against| towards?)?", r"\w"),
        (r"(?:stand|stands|stood|fills?|filled|steps?|stepped) in for", r"\w"),
        (r"call(?:s|ed) (?:up)?on", r"(?:the\s)?[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+)?$"),
    )
)
"""Deeds that are none's word whatever stands beside them, even in quotation marks; where the encoder is not sure."""
_RALLIES = re.compile(
    r"(?:Protests?|Demonstrations?|March(?:es)?|Strikes?|Rall(?:y|ies)|Riots?|Clashes) (?:over|against|about)",
    re.IGNORECASE,
)
"""What people do in number, of which nobody is named, and which others tell of."""
_KEPT_FROM = re.compile(
    r"(?:(?:ha[sd]|have|is|are|was|were|being|been|also|reportedly)\s+)*(?:been|was|were|being) denied"
)
_KEPT = re.compile(
    r"(?:an?|any|the|their|his|her|its)?\s*(?:[\w-]+\s){0,2}(?:lawyers?|counsel|bail|visas?|entry|access|asylum|permission|permits?|licen[cs]es?|"
    r"passports?|parole|boarding|treatment|medicine|food|water|visits?|leave|status|citizenship|rights?|trial)\b",
    re.IGNORECASE,
)
"""What people are denied that nobody says is not so."""
_TAKEN_IN = re.compile(
    rf"{_LEAD}(?:questioned|interrogated|searched|arrested|detained|freed|watched|followed)", re.IGNORECASE
)
_UNNAMED = re.compile(
    r"(?:(?:who|and|also|has|have|had|all|both)\s+)*(?:spoke|speaking|talked|talking)\s+(?:\w+\s+)?on (?:the )?conditions? (?:of|that)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_ASKS = re.compile(
    r"(?:(?:who|and|also|has|have|had)\s+)*(?:ask|request|insist|demand|prefer|wish|want)(?:s|ed|ing)?(?: for| on| to)?",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:for |on |to )?(?:(?:complete |full )?anonymity\b|(?:not (?:to )?|remain(?:ing)? un|stay(?:ing)? un)(?:be(?:ing)? )?(?:named|identified|quoted)\b|"
    r"that (?:we|it|the paper|[A-Z]\w+) (?:leave out|withhold|not (?:use|give|print|publish)|keep) (?:his|her|their|the)\s(?:\w+\s)?(?:names?|surnames?|identit\w+))",
    re.IGNORECASE,
)
"""That somebody will not be named, is no word on the matter."""
_AFFAIR = re.compile(
    r"(?:the|this|that|such)\s(?:\w+\s)?(?:decision|episode|move|step|incident|case|affair|delay)", re.IGNORECASE
)
_BETOKENS = re.compile(
    rf"{_LEAD}(?:shows?|showed|recalls?|recalled|means?|meant|proves?|proved|illustrat\w+|underlin\w+)"
)
"""What happened says nothing, whatever others see in it."""
_YOU = re.compile(r"you", re.IGNORECASE)
_SENSES = re.compile(r"(?:can |will |could )?(?:see|hear|smell|notice|feel|find)")
_SOMEBODY = ("group", "named person", "unnamed person")
_TALKS = re.compile(r"(?:the )?(?:talks?|negotiations|consultations) (?:on|about|over)", re.IGNORECASE)


def without_deeds(body: str, joined: Sequence[Joined]) -> list[Joined]:
    """*joined* without those that tell what somebody did and not what anybody said."""
    return [one for one in joined if not is_deed(body, one)]


def is_deed(body: str, one: Joined) -> bool:
    """Whether what was taken for a statement only tells a deed."""
    if one.cue is None:
        return False
    cue, content = _words(body, one)
    if _UNNAMED.fullmatch(cue) or (_ASKS.fullmatch(cue) and _NO_NAME.match(content)):
        return True
    if _HEARSAY.fullmatch(content) or (one.source is not None and _you_said(body, one.source, cue)):
        return True
    if one.confidence < UNSURE and _BUSY.fullmatch(cue):
        return True
    makes = _MAKES_POSSIBLE.fullmatch(cue) if one.source is not None else None
    if (
        one.source is not None
        and makes is not None
        and _a_power(body[slice(*one.source)], makes["demands"] is not None)
    ):
        return True
    if (
        one.confidence < PLAINLY
        and one.source is not None
        and (_of_nobody(body[slice(*one.source)], cue) or _only_supposed(body, one.source, cue))
    ):
        return True
    if one.source is None and one.confidence < UNSURE and (_TALKS.fullmatch(cue) or _handled(cue, content)):
        return True
    if one.content[0].start < one.cue.end:
        return False
    if one.confidence < _NEARLY and any(act.fullmatch(cue) and thing.match(content) for act, thing in _DONE):
        return True
    if one.source is None and one.confidence < UNSURE and _RALLIES.fullmatch(cue) and _CLAUSE.search(content) is None:
        return True
    if one.confidence < UNSURE and _KEPT_FROM.fullmatch(cue):
        return _KEPT.match(content) is not None
    if not any(
        one.confidence < below and act.fullmatch(cue) is not None and thing.match(content) is not None
        for act, thing, below in _ACTS
    ):
        return False
    content = _AND_THAT.split(content, maxsplit=1)[0]
    speaks = _CLAUSE.search(content) or _SPEAKS.search(_OF.split(content, maxsplit=1)[0])
    return speaks is None and not (one.source is not None and _outlet(body, one.source))


def _words(body: str, one: Joined) -> tuple[str, str]:
    cue = body[slice(*one.cue)] if one.cue is not None else ""
    return cue, body[one.content[0].start : one.content[-1].end].strip()


_MAKES_POSSIBLE = re.compile(
    r"(?:(?:would|will|could|can|may|might|does|did)\s+)?(?:not\s+)?(?:also\s+)?(?:allow|enable|let|permit|(?P<demands>require|oblige)|force|authori[sz]e)(?:s|d|ed)?"
)
_POWER = re.compile(
    r"(?:(?:the|this|that|such|an?|any|its|his|her|their)\s)?(?:[\w-]+\s){0,3}(?:authority|authori[sz]ation|powers?|permission|mandate|order|decree|law|bill|rules?|"
    r"deal|agreement|accord|treaty|pact|plan|proposal|measure|move|step|change|amendment|licen[cs]e|permit|sale|purchase|bridge|route|system|technology|equipment|budget|loan|money)",
    re.IGNORECASE,
)


_LAW = re.compile(r"\b(?:mandate|order|decree|law|bill|rules?|treaty|amendment)$", re.IGNORECASE)


def _a_power(source: str, demands: bool) -> bool:
    """Whether *source* is a thing that makes something possible, and nobody who allows it: "the new authority", "the deal". What a law
    demands it does say."""
    return _POWER.fullmatch(source) is not None and not (demands and _LAW.search(source))


def _of_nobody(source: str, cue: str) -> bool:
    """Whether what is said to speak is an affair in which others see something, or "you" who would see it too."""
    return bool(
        (_AFFAIR.fullmatch(source) and _BETOKENS.fullmatch(cue)) or (_YOU.fullmatch(source) and _SENSES.fullmatch(cue))
    )


_BUSY = re.compile(
    r"(?:ha[sd]|have|is|are|was|were)(?: been)? (?:counting|hoarding|stockpiling|scrambling|rushing|racing|struggling|queue?ing)"
)
_HEARSAY = re.compile(
    r"what (?:we|I|he|she|they|it|the [\w ]{2,30}) (?:have|has|had|['’]ve) (?:\w+ )?(?:learned|learnt|seen|heard|been told)",
    re.IGNORECASE,
)
""" "According to what we have learned": what that is stands behind it."""
_MENTIONED = re.compile(r"(?:just |have |['’]ve )*(?:mentioned|raised|asked(?: about)?|referred to|brought up)")


def _you_said(body: str, source: Span, cue: str) -> bool:
    """Whether it is only the question that is put that is told of ("the point you mentioned")."""
    return _YOU.fullmatch(body, *source) is not None and _MENTIONED.fullmatch(cue) is not None


_WERE_TO = re.compile(r"(?:were|was) to (?!be\b)\w+(?:\s\w+)?", re.IGNORECASE)
_IF_THEY = re.compile(r"(?:^|[.;,!?“”\"—–\n]\s*|\b(?:and|but|that|what|even|only)\s)if\s+$", re.IGNORECASE)


def _only_supposed(body: str, source: Span, cue: str) -> bool:
    """Whether somebody would say it only in a case that is supposed: "If the court were to declare the contract void"."""
    return (
        _WERE_TO.fullmatch(cue) is not None
        and _IF_THEY.search(body[max(0, source.start - 12) : source.start]) is not None
    )


def _handled(cue: str, content: str) -> bool:
    """Whether people are said to have been questioned, searched, let go, by nobody that is named."""
    return _TAKEN_IN.fullmatch(cue) is not None and " " in cue and kind_of(content) in _SOMEBODY


def _outlet(body: str, source: Span) -> bool:
    """Whether who does it is an outlet: what it puts out is its word."""
    return kind_of(body[slice(*source)]) == "media"
