"""What somebody says and by which words he is cited in, what that does to a deed out: whether a rejection takes it for done, whether a denial is
of something else, whether it is put into force in being said, whether it is of one whom an analyst rules out."""

import re
from collections.abc import Iterable
from itertools import islice

import numpy as np

from paripassu.evidence.words import LIKE, Phrase, phrase
from paripassu.types import Tense


def _asked_after(told: Iterable[str], mark: re.Pattern[str] | Phrase) -> bool:
    """Whether an indicator, by its title and examples, *told*, is itself of a kind of thing: one of them has what *mark* finds, or a word like one
    of its words. Where none has a word at all it is not known of what it is, and it may be of that."""
    if isinstance(mark, re.Pattern):
        return any(mark.search(text) for text in told)
    others = [p.vectors for p in map(phrase, told) if len(p.ids)]
    return not others or float((mark.vectors @ np.concatenate(others).T).max()) >= LIKE


_REJECTS = re.compile(
    r"(?:\w+ ){0,4}?(?:reject(?:s|ed|ing)?|repudiat(?:es?|ed|ing)|protest(?:s|ed|ing)?(?: against)?|never (?:recogni[sz]|accept)(?:ed|e)?|"
    r"(?:(?:(?:does|do|did|will|would|can|could) ?(?:not|n['’]t)|can(?:not|['’]t)|(?:refus|declin)(?:es?|ed|ing) to) (?:\w+ly )?)"
    r"(?:recogni[sz]e|accept))",
    re.IGNORECASE,
)
_DONE_TO = (
    r"(?:seizure|annexation|occupation|invasion|incursion|intrusion|coup(?: d['’][eé]tat)?|putsch|(?:military|armed|violent|forcible|illegal|rebel) takeover|"
    r"attack|assault|raid|bombing|bombardment|shelling|"
    r"blockade|detention|arrest|abduction|kidnapping|imprisonment|expulsion|overthrow|ouster|toppling|killing|murder|massacre|assassination|"
    r"demolition|destruction|confiscation|expropriation|dissolution|aggression|violation|breach|usurpation|change of (?:government|regime|power)|"
    r"looting|crackdown|hijacking)s?"
)
_DEED = re.compile(
    r"\W*(?:the|this|these|that|those|its|their|his|her|[A-Z][\w-]+['’]s?|last \w+['’]s)\s+"
    r"(?!(?:\w+ ){0,2}(?:alleged|supposed|purported|so-called|claimed|reported|planned|proposed|possible|threatened|looming|intended)\b)"
    rf"(?:(?!(?:of|that|to|about|in|on|by|for|against)\b)[\w-]+\s+){{0,3}}?{_DONE_TO}(?=\W*$|\s+(?:of|by|in|on|at|against|and|from|near|as|over|that|which|this|last|with|during)\b|[,;.])",
    re.IGNORECASE,
)


_NOT_DONE = re.compile(
    r"\b(?:planned|proposed|threatened|alleged|intended|scheduled|never|did not|would|that \w+ wants|the \w+ wants)\b|"
    r"\bas (?:an? )?(?:\w+ly )?(?:invented|invention|lies?|fiction|fictitious|baseless|unfounded|groundless|false|untrue|fabricat\w+|fantasy|myths?|fake|hoax)\b|"
    r"\b(?:attack|assault|raid)s? (?:on|against) (?:(?:the|its|our|his|her|their|[\w-]+['’]s?)\s)+(?:\w+ )?(?:record|integrity|character|honou?r|name|reputation|"
    r"credibility|policy|policies|plan|budget|leadership)\b",
    re.IGNORECASE,
)
"""What stands in a content by whose words the deed is not yet, or not at all, or one of words."""


def takes_for_done(cue: str, content: str) -> bool:
    """Whether what is rejected, or refused recognition, is a deed by its own name ("totally rejects the seizure of the airport"): it is condemned,
    and taken for done. A claim, a plan, a deed that is only alleged or "any" use of force is not."""
    if _REJECTS.fullmatch(cue.strip()) is None or _DEED.match(content) is None:
        return False
    return _NOT_DONE.search(content) is None


_PART_IN = re.compile(
    r"\W*(?:that\s+\w+\s+(?:had|has|have)\s+)?(?:(?:had|having|taking|taken|playing|played)\s+)?(?:any|a|all|having had any|its|their|his|her)?\s*"
    r"(?:part|role|hand|involvement|complicity|participation|responsibility|share)\s+(?:in|for)\s+(?P<what>[^.;]+)",
    re.IGNORECASE,
)


def other_part(content: str, told: Iterable[str]) -> bool:
    """Whether a denial is of a part in something ("any part in the looting") of which no sentence of *told*, the title and the examples of an
    indicator, has a word, or one like it."""
    found = _PART_IN.match(content)
    if found is None:
        return False
    what = phrase(found["what"])
    return len(what.ids) > 0 and not _asked_after(told, what)


_WISH = (
    r"under (?:\w+ ){0,2}(?:pressure|duress|orders?|instructions?|influence|compulsion)|on (?:\w+ ){0,2}(?:orders?|instructions?|behalf|advice|command|prompting)|"
    r"at (?:\w+ ){0,3}(?:behest|request|urging|bidding|instigation|orders?|insistence|wish)|because\b|out of \w+|in (?:\w+ )?(?:revenge|bad faith)|"
    r"for (?:\w+ )?(?:reasons?|gain|money|motives|purposes)|from (?:spite|fear|malice|greed)|"
    r"to (?:please|appease|placate|punish|avenge|distract|silence|satisfy|humiliate|intimidate)"
)
"""Why, or at whose wish, and not whereto: "moved on Monday", "decided to leave" tell of no motive."""
_AT_WHOM = re.compile(r"\b(?:aimed|directed|targeted)\s+\w+$", re.IGNORECASE)
_WEAPONS = re.compile(
    r"\b(?:missiles?|rockets?|guns?|rifles?|cannons?|artillery|weapons?|warheads?|launchers?|drones?|lasers?|cameras?)\b",
    re.IGNORECASE,
)
_MANNER = re.compile(
    r"\W*(?:that\s+)?(?P<who>[^\s,;.][^,;.]{1,59}?)\s+(?:(?:has|have|had|was|were|is|are|did|not|never|been|n['’]t)\s+){0,4}"
    r"(?:(?:act(?:ed|ing)?|mov(?:ed|ing)|step(?:ped|ping) in|interven(?:ed|ing)|decid(?:ed|ing)|respond(?:ed|ing)|do(?:ne|ing)? (?:so|it|this))\s+"
    rf"(?:\w+ly\s+)?(?:{_WISH})|"
    r"(?:aimed|directed|targeted)\s+(?:at|against)\b|(?:motivated|driven|prompted)\s+by\b|(?:meant|intended)\s+(?:to|as)\b|"
    r"politically motivated\b|(?:in|a) (?:retaliation|response|reaction|reprisal)\b)",
    re.IGNORECASE,
)


def of_its_motive(content: str, told: Iterable[str]) -> bool:
    """Whether what is denied is why or at whose wish something was done ("that it had acted under pressure from abroad", "the ban is not aimed at the
    islands"), which takes it for done; not where the indicator is of a deed for its reason."""
    found = _MANNER.match(content)
    if found is None or (_AT_WHOM.search(found.group()) and _WEAPONS.search(found["who"])):
        return False  # missiles that are aimed at a town are no motive
    return not _asked_after(told, _SAME[_MANNER])


_WIDE = re.compile(
    r"\b(?:across|most|many|several|all|every|everywhere|nationwide|countrywide|industry|sector|worldwide|global(?:ly)?|widespread|general|whole|entire|"
    r"throughout|countries|regions)\b",
    re.IGNORECASE,
)
_ONE_PLACE = re.compile(
    r"\b(?:in|at)\s+(?:(?:the|its|our|their)\s+(?:\w+\s+)?(?:plant|works|factory|site|port|branch|mine)\b|"
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Winter|Q\d)\b)[A-ZÀ-Þ][\w’'-]+)"
)


def of_one_place(content: str, title: str, told: Iterable[str]) -> bool:
    """Whether a denial is of one place ("no stop at our plant", "in Kesh"), where the indicator is of many by its title ("across the industry"): it
    says nothing of the others. Not where its place is in an example, or it speaks of all itself."""
    if not _asked_after([title], _WIDE) or _WIDE.search(content) is not None:
        return False
    place = _ONE_PLACE.search(content)
    return place is not None and not _asked_after(told, re.compile(re.escape(place.group().split()[-1])))


_AT_ONCE = re.compile(
    r"\b(?:with immediate effect|effective immediately|effective (?:today|at once|as of today)|hereby|forthwith|as of (?:today|now|this (?:moment|hour|day))|"
    r"(?:starting|beginning) (?:today|now|immediately))\b",
    re.IGNORECASE,
)
_FROM_NOW = re.compile(
    r"\b(?:from now on|henceforth|from (?:today|this (?:moment|hour|day)|tonight)(?: on(?:wards?)?)?)\b", re.IGNORECASE
)
_WISHED = re.compile(
    r"\b(?:if|unless|should|ought|must|may|might|could|can|demand(?:s|ed|ing)?|urg(?:es?|ed|ing)|call(?:s|ed|ing)? (?:on|for|upon)|"
    r"ask(?:s|ed|ing)?|request(?:s|ed|ing)?|appeal(?:s|ed|ing)?|recommend(?:s|ed|ing)?|propos(?:es?|ed|al|ing)|threat(?:s|en|ens|ened|ening)?|"
    r"plan(?:s|ned|ning)?|consider(?:s|ed|ing)?|want(?:s|ed|ing)?|wish(?:es|ed)?|hop(?:es?|ed|ing)|invit(?:es?|ed|ing)|suggest(?:s|ed)?|"
    r"petition(?:s|ed)?|seek(?:s|ing)?|sought|advis(?:es?|ed)|press(?:es|ed|ing)? for|draft|bill)\b",
    re.IGNORECASE,
)


def in_force(cue: str, content: str) -> Tense | None:
    """ "happened" where what is said takes effect in being said ("decides to suspend, with immediate effect"), "ongoing" where it holds from then on
    ("from now on all orders come from us"); None where it does not, where it is only asked for, threatened or has a condition."""
    at_once = _AT_ONCE.search(content)
    found = at_once or _FROM_NOW.search(content)
    if found is None or _WISHED.search(f"{cue} {content[: found.end() + _BEHIND]}"):
        return None
    return "happened" if at_once else "ongoing"


_BEHIND = 80
"""Characters behind those words in which a wish or a condition still is one of the same thing."""


_DOER = re.compile(r"(?:the|an?|one|two|some|several)\s+(?P<who>[a-zà-þ-]+\s+[a-zà-þ-]+\s+[a-zà-þ-]+)\b", re.IGNORECASE)
_SAYS_LITTLE = re.compile(
    r"\b(?:of|in|on|at|to|for|by|with|from|and|or|that|was|were|is|are|be|been|has|have|had|will|would|its|their|his|her|not|no)\b",
    re.IGNORECASE,
)


def of_ruled_out_doer(text: str, nots: Iterable[str], counts: Iterable[str]) -> str | None:
    """The ruled out example whose doer, described in three words ("the former prime minister"), *text* tells of, and no example that counts; None
    where there is none."""
    words = " ".join(text.lower().split())
    kept = [example.lower() for example in counts]
    for example in nots:
        found = _DOER.match(example)
        if found is None or _SAYS_LITTLE.search(found["who"]):
            continue
        who = found["who"].lower()
        if re.search(rf"\b{re.escape(who)}\b", words) and not any(who in one for one in kept):
            return example
    return None


_PROPER = re.compile(
    r"[A-ZÀ-Þ][\w’'-]*(?:\s?&\s?[A-ZÀ-Þ][\w’'-]*)?(?:\s+(?:of\s+)?[A-ZÀ-Þ][\w’'-]*(?:\s?&\s?[A-ZÀ-Þ][\w’'-]*)?)*"
)
_NO_NAME = re.compile(
    r"(?:I|A|An|The|In|On|At|It|He|She|They|We|No|Mr|Ms|Mrs|Dr|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|"
    r"August|September|October|November|December)"
)


def proper_names(text: str) -> set[str]:
    """The proper names in *text*; not a single word at its beginning, which has its capital from there, but for one with "&" or all in capitals."""
    found = set()
    for name in _PROPER.finditer(text):
        words = re.sub(r"[’']s$", "", name.group())
        first = not text[: name.start()].strip(" “\"'‘")
        if first:
            head, _, rest = words.partition(" ")
            if "&" not in head and not (len(head) > 1 and head.isupper()):
                words = words if rest and _NO_NAME.fullmatch(head) is None else rest
        if len(words) > 1 and _NO_NAME.fullmatch(words) is None:
            found.add(words)
    return found


_GREATEST = re.compile(
    r"\b[Tt]he\s+(?:[a-z]+est|worst|first|last|only)[- ](?:ever[- ])?(?:known\s+|recorded\s+|such\s+)?[a-z]+(?:\s+(?:ever|on record|of its kind))?,\s+"
    r"(?:in|on|off)\s+(?:the\s+)?(?P<place>[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+)*)"
)


def greatest_elsewhere(text: str) -> str | None:
    """Where the greatest of its kind was that *text* tells of ("the worst fire ever, in New Carthage, …"): it is held up beside those of now. None
    where it tells of none."""
    found = _GREATEST.search(text)
    return found["place"] if found is not None else None


_WORTH = (
    r"(?:useless|pointless|futile|worthless|in vain|vain|ineffective|inadequate|insufficient|(?:not )?enough|too (?:little|late|small|slow|weak|harsh|much|costly)|"
    r"a (?:failure|mistake|waste|bail-?out|gimmick|stunt|disaster|success|betrayal|bluff)|unfair|unjust|wrong|mistaken|unnecessary|needless|excessive|"
    r"disproportionate|illegal|unlawful|unconstitutional|harmful|rash|hasty|premature|botched|badly (?:run|planned|handled|timed)|"
    r"unsafe|dangerous|discriminatory|incompetent|unqualified|untrained|secret|good|bad|fair|right|wise|just|lawful|legal|legitimate|necessary|"
    r"justified|proportionate|adequate)"
)
_OF_ITS_WORTH = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disput(?:es?|ed|ing)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|contest(?:s|ed|ing)?|contradict(?:s|ed|ing)?)\s+"
    r"(?:(?:claims?|charges?|criticism|suggestions?|the (?:idea|claim|charge|notion|suggestion|criticism))\s+)?(?:that\s+)?"
    r"(?:(?:the|this|these|that|those|its|their|his|her|[A-ZÀ-Þ][\w-]+['’]s?)\s+|(?=[a-zß-ÿ]))(?!(?:it|he|she|they|we|you|there|any\w*|some\w*|every\w*|no\w*)\b)"
    r"(?:(?!(?:and|or|but|that|who|which|had|has|have|was|were|is|are|did|because)\b)[\w’'-]+\s+){1,6}?"
    rf"(?:(?:has|have|had)\s+)?(?:is|are|was|were|been|be|came|come)\s+(?:\w+ly\s+)?{_WORTH}\b",
)
_UNUSED = re.compile(
    r"\b(?:has|have|had)\s+(?:not|never)\s+(?:yet\s+)?(?:been\s+)?(?:drawn(?: on| down)?|touched|tapped|spent|called (?:on|in)|made use of)\b",
    re.IGNORECASE,
)
_UNHARMED = re.compile(
    r"\b(?:no|none of (?:the|its|our|their)|nobody|no one|not one)\b[^;\n]{0,60}?\b(?:harmed|hurt|injured|wounded|killed|lost|damaged|hit)\b[^;\n]{0,20}?"
    rf"\b(?:in|during|by)\s+(?:the|this|that|these|those)\s+(?:[\w-]+\s+){{0,2}}?(?:{_DONE_TO}|strikes?|operations?|exercises?|blasts?|explosions?|landings?)\b",
    re.IGNORECASE,
)


def takes_for_granted(sentence: str, told: Iterable[str], content: str = "") -> bool:
    """Whether what *sentence* denies is only what a thing is worth ("disputed that the loan had been useless"), that use was made of it ("had not been
    drawn") or that it cost its doer something ("nobody was hurt in the raid"): it takes the thing for done. Not where an example is of that, nor where
    it is said outside of *content*, of something else ("denied that it had lent a crown and rejected criticism that its answer was rash")."""
    texts = list(told)
    at = sentence.find(content) if content else -1
    first, last = (at, at + len(content)) if at >= 0 else (0, len(sentence))
    return any(
        first < one.end() <= last
        for kind in (_OF_ITS_WORTH, _UNUSED, _UNHARMED)
        if not _asked_after(texts, _SAME[kind])
        for one in kind.finditer(sentence)
    )


_RUMOUR = re.compile(
    r"\b(?:rumou?rs?|disinformation|misinformation|conspiracy (?:theory|theories)|hoax(?:es)?|fake news|false (?:claims?|reports?|posts?|videos?)|"
    r"smears?|slanders?|propaganda)\b",
    re.IGNORECASE,
)
_OUTRIGHT = re.compile(
    r"\b(?:nonsense|false|fals(?:e|ehoods?)|untrue|lies?|baseless|unfounded|fake|fabricat\w+|absurd|ridiculous|rubbish|invented|myths?|hoax|debunk\w*|"
    r"refut\w+|no truth|not true)\b",
    re.IGNORECASE,
)


def of_a_rumour(text: str, told: Iterable[str]) -> bool:
    """Whether *text* calls a thing false that goes about, where the indicator is of rumours going about by its title: that there is one is not denied."""
    return _asked_after(islice(told, 1), _RUMOUR) and _OUTRIGHT.search(text) is not None


_NOT_TOLD = re.compile(
    r"\b(?:(?:has|have|had)(?:\s+not|n['’]t|\s+never)\s+been|(?:was|were|is|are)(?:\s+not|n['’]t|\s+never))\s+(?:yet\s+)?"
    r"(?:told|informed|briefed|notified|consulted|shown|made aware)\s+(?:of|about|that|on)\b",
    re.IGNORECASE,
)


def only_not_told(content: str, told: Iterable[str]) -> bool:
    """Whether what is denied is only that somebody was told of a thing ("had not been told of any plan"): not where an example is of telling."""
    return _NOT_TOLD.search(content) is not None and not _asked_after(told, _SAME[_NOT_TOLD])


_SAME = {
    _OF_ITS_WORTH: re.compile(rf"\b{_WORTH}\b", re.IGNORECASE),
    _UNUSED: re.compile(r"\b(?:drawn?|draws|touch(?:ed)?|tap(?:ped)?|spen[dt]|used?|call(?:ed)?)\b", re.IGNORECASE),
    _UNHARMED: re.compile(r"\b(?:own|casualt\w+|losses|unharmed|without loss)\b", re.IGNORECASE),
    _MANNER: re.compile(
        r"\b(?:because|due to|owing to|for (?:lack|want)|under pressure|retaliat\w+|in (?:response|reaction|reprisal)|aimed|directed|motivat\w+|driven|meant to)\b",
        re.IGNORECASE,
    ),
    _NOT_TOLD: re.compile(r"\b(?:told|tells?|inform\w*|brief(?:ed|s|ing|ings)|notif\w+|consult\w*)\b", re.IGNORECASE),
}
"""Of what may be denied beside a thing, by how it is found, what the title or an example says of an indicator that is of the same kind."""


_ADMITS = re.compile(
    r"(?:(?:has|have|had|also|since|later|then|only|finally|openly|freely)\s+)*(?:admit(?:s|ted|ting)?|acknowledg(?:es?|ed|ing)|conced(?:es?|ed|ing)|"
    r"confess(?:es|ed|ing)?|owned up|recogni[sz]ed)\b",
    re.IGNORECASE,
)


def admits(cue: str) -> bool:
    """Whether somebody admits what he says by the words in which he is cited."""
    return _ADMITS.match(cue.strip()) is not None
