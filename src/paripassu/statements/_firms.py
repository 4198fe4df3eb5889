"""A report's body in, its firms out: which names are a firm's, of which state it is by the report, and which was named last."""

import re
from collections.abc import Collection
from functools import cached_property

from paripassu.gazetteer import states, whole_state
from paripassu.statements import _nouns as nouns
from paripassu.statements import _wording as wording
from paripassu.statements._beside import HERE, NOT_ITS_MAN, PLAIN_WORD, around, body_beside
from paripassu.statements._given import is_given
from paripassu.statements._known_bodies import firms_named, is_known_firm, state_of_body, state_of_short_firm
from paripassu.statements._phrases import FIRM_NAME, parse
from paripassu.statements._places import town

_MAKER = r"(?<![\w-])(?!(?:law|policy|film|peace|king|match|play|trouble|decision)-?maker)[\w-]*maker"
_BUSINESS = (
    rf"(?:{_MAKER}|\w*builder|company|firm|group|giant|manufacturer|carrier|airline|lender|bank|utility|retailer|insurer|refiner|"
    r"monopoly|conglomerate|shipyard|enterprise|subsidiary|start-?up|broadcaster|concern|corporation)"
)
_TRADE = (
    r"(?:operator|supplier|producer|miner|distributor|trader|exporter|importer|developer|contractor|provider|brewer|shipper|shipowner|owner|"
    r"shareholder|parent|rival|buyer|bidder|major)"
)
"""What somebody may be as well: "the trader Tran Van Ba"."""
_WHAT = rf"(?:{_BUSINESS}|{_TRADE})"
_OWNED = (
    r"(?:shares?|shareholders?|stake|stock|subsidiar(?:y|ies)|refiner(?:y|ies)|plants?|mills?|factor(?:y|ies)|headquarters|board|management|"
    r"chief executive|CEO|chairman|pumps|(?:filling |petrol )?stations|customers|investors|takeover|acquisition|employees)"
)
_STAKE = (
    r"(?:(?:shares?|stake|holding|investment|investor|majority) (?:in|of)|subsidiary of|owned by|(?:sale|takeover|purchase|acquisition|buyout|shareholders|owners?) of|"
    r"bid for|acquires?|acquired|acquiring)"
)
_FIRM_WORDS = (
    r"SA|SpA|Inc|Ltd|plc|PLC|AG|GmbH|Corp|Co|LLC|NV|BV|AB|ASA|Oyj|SE|KG|SAS|Srl|Bank|Group|Holdings?|Airlines|Airways|Oil|Gas|Energy|Steel|Motors?|"
    r"Shipping|Lines?|Industries|Systems|Electric|Electronics|Pharma|Petroleum|Insurance|Technologies|Automotive|Minerals|Metals|Resources|"
    r"Logistics|Foods|Mining|Telecom|Chemicals?|Aerospace|Semiconductors?|Pharmaceuticals|Laboratories|Heavy"
)
_FIRM_WORD = re.compile(rf"\b(?:{_FIRM_WORDS})\b|&")
_CALLED_SO = re.compile(rf"\b(?:[A-ZÀ-Þ][\w&.-]*\s(?:&\s)?){{1,3}}?(?:{_FIRM_WORDS})\b(?:\s(?:{_FIRM_WORDS})\b)*")
"""A firm by the words of its name: "Kitami Steel"."""
_INTRODUCED = re.compile(rf"\b{_WHAT}\s(?P<name>[A-ZÀ-Þ][\w&.-]*(?:\s[A-ZÀ-Þ][\w&.-]*){{0,2}})")
_STARTS = re.compile(
    r"(?:The|A|An|But|And|In|At|For|On|When|While|As|If|By|From|With|Last|This|That|After|Before|Under|Its|Their|His|Her)\s+"
)
_NO_FIRM = re.compile(
    rf"{wording.NO_BUSINESS.pattern}|\b(?:Office|Government|Monitor|Project|Initiative|Agency|Police|Army|Service|Directorate|Administration|"
    r"Secretariat|Embassy|Mission|Reserve|Bureau)\b"
)
"""What a body that is no firm has in its name."""
_LEAD = re.compile(
    rf"\s(?:(?!(?:of|in|to|by|for|and|with|from|on|at|that|the|a|an|over|as)\s)[a-z][\w-]*\s){{0,4}}?(?:{_WHAT}\s)?$"
)
_BEHIND = re.compile(rf",\s(?:the|an?)\s(?P<words>[^,.;\n]{{3,60}}?\b{_WHAT})\b")
_PART = re.compile(
    r"\s(?:unit|arm|subsidiary|branch|division|business|plants?|mills?|operations|affiliate|stations?|fans?|customers)\b"
)
"""What stands behind a firm's name where only a part of it, elsewhere perhaps, is meant."""
_AGAIN = re.compile(
    r"\b[Tt]h(?:e|at)\s(?:(?:[A-ZÀ-Þ][\w’'-]*\s)?[\w’'-]+-(?:based|listed|owned|run)\s)?(?:conglomerate|company|firm|group)\b"
    r"(?!\s(?:of|in|that|which|behind|called|named|led)\b|\s[A-ZÀ-Þ]|,\s[A-ZÀ-Þ])"
)
"""What takes up a firm named before: "the company", "the Kellwick-based conglomerate"."""
_NAMED = re.compile(r"(?<![\w’'.-])[A-ZÀ-Þ][\w&-]*(?:\s(?:&\s)?[A-ZÀ-Þ][\w&-]*){0,3}(?![\w-])")
_LETTERED = re.compile(r"(?!\wJ|J)[A-Z]{2,4}\s[A-ZÀ-Þ][a-zß-ÿ]")
"""A name that begins with letters: "CR Tollmann"; with J they are more often given names ("JD")."""
_ITS = re.compile(r"(?:\s(?!he\b|she\b|who\b|his\b|her\b)[a-z\d$€£%.,’'-]+){1,10}\sits\s")
_TAKEN = re.compile(
    r"(?:['’]s?)?\s(?:shares|stock|unit|subsidiary|affiliate)\b|,\s(?:whose|which)\s(?:shares|subsidiary|ports|plants|unit|owns|runs|operates|makes|builds)\b"
)
_A_PART_OF = re.compile(r"\b(?:[Ss]hares|[Ss]take|[Ss]tock|subsidiary|unit) (?:in|of) $")
_LEADS = re.compile(r"(?:^|[.!?][”\"]?\s|\n)(?:(?:But|And|The)\s)?$")
_REACH = 500
"""Characters in which a firm is looked for that is taken up."""
_FIRST = 8
"""Mentions of a body that are looked at for its state."""


_HYPHENED = re.compile(rf"-{HERE}|{HERE}-")
_IS_OWNED = re.compile(rf"{HERE}['’]s? {_OWNED}\b|\b{_STAKE} (?:the )?(?:[A-ZÀ-Þ]\w+['’]s |[A-ZÀ-Þ]\w+n )?{HERE}")
_IS_WHAT = re.compile(rf"\b{_WHAT} {HERE}(?!\s+[A-ZÀ-Þ])")
_DOES_BUSINESS = re.compile(
    rf"\b{_BUSINESS} {HERE}(?!\s+[A-ZÀ-Þ])|{HERE},\s(?:the|an?|its)\s(?:{PLAIN_WORD}\s){{0,5}}{_BUSINESS}{NOT_ITS_MAN}"
)


_THERE = (
    r"(?:(?<!stake )(?<!stakes )(?<!shares )(?<!share )(?<!interest )(?<!invested )(?<!invest )(?<!investor )(?<!investors )(?<!investment )"
    r"(?<!confidence )(?<!holding )(?<!faith )\bin|\bnear|\boutside|\baround) "
)
"""What stands before a town's name and not before a firm's, "in" where it is not bought into."""
_TELLS_A_PERSON = (
    r"(?P<plainly>, (?:\d{1,3}[,.](?!\d)|who\b)|['’]s? (?:wife|husband|mother|father|parents|brother|sister|son|widow|death|arrest)\b)|"
    r", (?P<what>(?:an?|the) [^,.;\n“”\"]{2,60})[,.]"
)
"""What stands behind a person's name and not behind a firm's: an age, an office or a trade, his kin."""
_ALSO_A_FIRM = re.compile(
    r"(?:partner|sponsor|owner|leader|rival|customer|competitor|operator|pioneer|member|champion|backer|investor|client|broadcaster|host|"
    r"giant|player|exporter|importer|donor|user|newcomer|target|maker|heir|legend|icon|survivor|winner|loser|dealer|trader|broker|plaintiff|defendant|complainant|contender|favourite|landlord|tenant|employer|"
    r"bidder|buyer|seller|creditor|contractor|neighbour|friend|ally|critic|opponent|guest|"
    r"miner|baker|developer|auditor|advis[eo]r|consultant|bookmaker|printer|designer|grower|architect|jeweller|butcher|undertaker|publisher|manufacturer)s?"
)
"""What a firm is called as well as somebody."""


def _is_person(what: str | None) -> bool:
    """Whether *what* stands beside a name can only be said of a person ("a customs officer from Bari")."""
    if what is None:
        return False
    head = parse(what).head
    return nouns.PERSON.fullmatch(head) is not None and _ALSO_A_FIRM.fullmatch(head) is None


class Firms:
    """The firms of one body of text. Everything is worked out when first asked."""

    def __init__(self, body: str, known: Collection[str] = ()) -> None:
        """known: the names of the situation's actors, of which one that goes on in a firm's words tells that the other is a firm's."""
        self.body = body
        self._known = known
        self._firms: dict[str, bool] = {}
        self._states: dict[str, str | None] = {}
        self._others: dict[str, bool] = {}

    def is_firm(self, name: str) -> bool:
        """Whether *name* is a firm's by what the body says beside it ("the oil company NIS", "a stake in NIS")."""
        if name not in self._firms:
            self._firms[name] = name[:1].isupper() and not _NO_FIRM.search(name) and self._told_firm(name)
        return self._firms[name]

    def _told_firm(self, name: str) -> bool:
        if is_known_firm(name):
            return True
        if name not in self.body:
            return False
        if state_of_short_firm(name) is not None:
            return not self._is_anothers(name)
        if name in self._taken_up or self._goes_on(name) or self._led_and_traded(name):
            return True
        beside = [text for text in around(name, self.body) if not _HYPHENED.search(text)]
        if any(_IS_OWNED.search(text) for text in beside):
            return True
        if not _may_be_a_person(name):
            return body_beside(name, self.body) == "organisation" or any(_IS_WHAT.search(text) for text in beside)
        return any(_DOES_BUSINESS.search(text) for text in beside)

    def _is_anothers(self, name: str) -> bool:
        """Whether a firm's short *name* is somebody's or a town's here ("Rob Ford", "Mr. Shell", "the town of Orion")."""
        own = re.escape(name)
        towns = rf"\b(?:town|city|village|port|province|district|mayor|people|residents|outskirts|streets) (?:of|in) {own}\b|\b{own}['’]s (?:mayor|residents|streets)\b"
        if re.search(towns, self.body) or (town(name) and re.search(rf"{_THERE}{own}(?![\w-])", self.body)):
            return True
        if self._is_a_plain_word(name) or any(
            told["plainly"] or _is_person(told["what"])
            for told in re.finditer(rf"\b{own}(?:{_TELLS_A_PERSON})", self.body)
        ):
            return True
        if is_given(name) and re.search(rf"\b{own} (?:[a-z]+ ){{1,3}}(?:he|she|his|her)\b", self.body):
            return True  # "Leonardo said he would stay"
        ahead = (m.group(1) for m in re.finditer(rf"\b([A-ZÀ-Þ][\w’'-]*)\.?\s{own}(?![\w-])", self.body))
        return any(is_given(word) or nouns.HONORIFICS.match(word) or nouns.TITLES.match(word) for word in ahead)

    def _is_a_plain_word(self, name: str) -> bool:
        """Whether *name* is a word of the report that has its capital from the sentences that it begins ("Visa rules", "a visa")."""
        word = re.compile(rf"(?<![\w’'-]){re.escape(name)}(?![\w-])")
        if not name[1:].islower() or re.search(rf"\b{re.escape(name.lower())}s?\b", self.body) is None:
            return False
        return all(_LEADS.search(self.body, max(0, m.start() - 8), m.start()) for m in word.finditer(self.body))

    def _goes_on(self, name: str) -> bool:
        """Whether an actor of the situation bears *name* and a firm's words behind it ("CR Tollmann Holdings")."""
        longer = (known[len(name) + 1 :] for known in self._known if known.startswith(f"{name} "))
        return any(re.fullmatch(rf"(?:{_FIRM_WORDS})\.?(?:\s(?:{_FIRM_WORDS})\.?)*", rest) for rest in longer)

    def _led_and_traded(self, name: str) -> bool:
        """Whether the report tells of the shares or of a managing director of *name*, which is no state's or town's."""
        if name.isupper() or town(name) or whole_state(name) is not None:
            return False
        own = re.escape(name)
        return (
            re.search(
                rf"(?<![\w’'-]){own}(?:['’]s?)? (?:shares|stock|unit|subsidiary)\b|"
                rf"\b(?:managing director|chief financial officer|CFO|[Ss]hares|[Ss]hareholders) (?:of|in|at) {own}(?![\w-]|\s[A-ZÀ-Þ])",
                self.body,
            )
            is not None
        )

    @cached_property
    def _taken_up(self) -> frozenset[str]:
        """The names that "the conglomerate" or "the company" behind them takes up, as no person's and no state's."""
        found: set[str] = set()
        for again in _AGAIN.finditer(self.body):
            start = max(self.body.rfind("\n", 0, again.start()) + 1, again.start() - _REACH)
            for named in reversed(list(_NAMED.finditer(self.body, start, again.start()))):
                begins = _STARTS.match(named.group())
                name = named.group()[begins.end() if begins else 0 :]
                if self._shown_as_one(name, named.end() - len(name)):
                    found.add(name)
                    break
        return frozenset(found)

    def _shown_as_one(self, name: str, at: int) -> bool:
        """Whether the words around *name* at that place are a firm's: letters before a word, a state that owns it, "its", shares."""
        return self._does_as_one(name, at) and not self._is_another(name)

    def _does_as_one(self, name: str, at: int) -> bool:
        before = self.body[max(0, at - 40) : at]
        behind = at + len(name)
        if _TAKEN.match(self.body, behind) or _A_PART_OF.search(before):
            return True
        owner = next(iter([*states(before)][::-1]), None)
        owned = owner is not None and before[owner.end :] in ("'s ", "’s ")
        lettered = _LETTERED.match(name) is not None
        if lettered or owned:
            return lettered or " " in name
        return _LEADS.search(before) is not None and _ITS.match(self.body, behind) is not None

    def _is_another(self, name: str) -> bool:
        """Whether *name* is a person's, a state's, a town's or another body's, so far as it and the report tell."""
        if name not in self._others:
            first, _, _ = name.partition(" ")
            own, last = re.escape(name), re.escape(name.rsplit(" ", 1)[-1])
            self._others[name] = bool(
                is_given(first)
                or _STARTS.match(f"{name} ")
                or (first == name and re.search(rf"[a-z,] {own}\b", self.body) is None)
                or _titled(name)
                or _NO_FIRM.search(name)
                or any(states(name))
                or town(name)
                or nouns.is_common(name)
                or re.search(rf"\b(?:Mr|Mrs|Ms|Dr|Sir)\.? (?:\w+ )?{last}\b", self.body)
                or re.search(rf"{own}\b[^\n.,;]{{0,80}}\b(?:he|she|his|her)\b", self.body)
            )
        return self._others[name]

    def state(self, name: str | None) -> str | None:
        """Alpha-3 code of the state that the body gives to a body of that *name*, else that of a firm known by it."""
        if not name or not name[:1].isupper():
            return None
        short = state_of_short_firm(name)
        if short is not None and self.is_firm(name):
            return self.told(name) or short
        return self.told(name) or state_of_body(name)

    def told(self, name: str | None) -> str | None:
        """Alpha-3 code of the state that the body gives to the body of that *name* ("Croatian operator JANAF", "Japan's Kitami
        Steel", "MOL, the Hungarian oil group"); None where it gives none."""
        if not name or not name[:1].isupper():
            return None
        if name not in self._states:
            self._states[name] = self._told_state(name)
        return self._states[name]

    def _told_state(self, name: str) -> str | None:
        places = [m.start() for m in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", self.body)]
        for at in places[:_FIRST]:
            if _PART.match(self.body, at + len(name)):
                continue
            before = self.body[max(0, at - 70) : at]
            last = next(iter([*states(before)][::-1]), None)
            if last is not None and last.way == "demonym" and _LEAD.match(before, last.end):
                return last.country
            if (
                last is not None
                and before[last.end : last.end + 2] in ("'s", "’s")
                and _LEAD.match(before, last.end + 2)
            ):
                return last.country
            behind = _BEHIND.match(self.body, at + len(name))
            named = next(states(behind.group("words")), None) if behind else None
            if behind and named and (named.way == "demonym" or behind.group("words")[named.end :][:2] in ("'s", "’s")):
                return named.country
        return None

    @cached_property
    def mentions(self) -> list[tuple[int, str]]:
        """Where firms are named, in order: by the words of the name, or by what the body says of it."""
        found = {}
        for called in _CALLED_SO.finditer(self.body):
            begins = _STARTS.match(called.group())
            skipped = begins.end() if begins else 0
            name = called.group()[skipped:]
            if " " in name and not _NO_FIRM.search(name) and not _titled(name):
                found[called.start() + skipped] = name
        for long in wording.COMPANY.finditer(self.body):
            begins = _STARTS.match(long.group())
            at = long.start() + (begins.end() if begins else 0)
            found = {place: name for place, name in found.items() if not at <= place < long.end()}
            found[at] = self.body[at : long.end()]
        told = {re.split(r"(?<=\w\w)\.\s", m.group("name"))[0].rstrip(".") for m in _INTRODUCED.finditer(self.body)}
        for name in sorted(
            told | self._taken_up | self._known_here | {name for name, firm in self._firms.items() if firm},
            key=lambda name: (-len(name), name),
        ):
            if self.is_firm(name) and not _titled(name):
                for m in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-]|\s[A-ZÀ-Þ])", self.body):
                    if not any(place <= m.start() < place + len(other) for place, other in found.items()):
                        found[m.start()] = name
        return sorted(found.items())

    @cached_property
    def _known_here(self) -> set[str]:
        """The firms that the world's news or the situation knows by their names, as far as the body has them."""
        actors = {name for name in self._known if name[:1].isupper() and name in self.body and not any(states(name))}
        return {name for name in {*firms_named(self.body), *actors} if self.is_firm(name)}

    def only_before(self, at: int) -> tuple[int, str] | None:
        """Where a firm is last named before *at*, and its fullest name, where no other one is."""
        here = [(place, name) for place, name in self.mentions if place < at]
        longest = max((name for _, name in here), key=len, default="")
        return (here[-1][0], longest) if here and all(_same_firm(name, longest) for _, name in here) else None

    def spoken_of(self, at: int, start: int) -> tuple[int, str] | None:
        """Where and by which name a firm is last named between *start* and *at*: one that begins a sentence before others."""
        here = [(place, name) for place, name in self.mentions if start <= place < at]
        leads = [(place, name) for place, name in here if self.leads(place, start)]
        return next(iter((leads or here)[::-1]), None)

    def led_before(self, at: int, start: int) -> tuple[int, str] | None:
        """Where and by which name a firm last began a sentence between *start* and *at*, in whatever paragraph."""
        here = ((place, name) for place, name in reversed(self.mentions) if start <= place < at)
        return next(((p, n) for p, n in here if self.leads(p, self.body.rfind("\n", 0, p) + 1)), None)

    def leads(self, place: int, start: int) -> bool:
        """Whether the firm named at *place* begins a sentence and owns nothing."""
        before = self.body[max(start, place - 40) : place]
        return re.search(r"(?:^|[.!?][”\"]?\s|\n|^\W*)(?:\W*(?:But|And|The)\s)?\W*(?:the\s)?$", before) is not None


def _same_firm(name: str, longer: str) -> bool:
    """Whether *name* is *longer*, a part of it or its initials."""
    initials = "".join(word[0] for word in longer.split())
    return f" {name} " in f" {longer} " or (len(name) > 1 and name.upper() == initials.upper())


def _may_be_a_person(name: str) -> bool:
    """Whether a name of several words has no word of a firm's in it, so that "the trader" before it may be a person."""
    return " " in name and not _FIRM_WORD.search(name) and not FIRM_NAME.search(name)


def _titled(name: str) -> bool:
    return any(nouns.TITLES.match(word) or nouns.PERSON.fullmatch(word) for word in name.split())
