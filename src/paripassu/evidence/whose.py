"""A statement's source and the situation's actors in, whose word it is and for whom it counts out.

A person or body counts as a state where it speaks for it: its government, an office holder, a ministry's official. A firm, an expert or a
witness of that state speaks for itself, whatever state it is of.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from paripassu.evidence.actors import Names, belongs
from paripassu.evidence.voices import NOBODY, UNNAMED
from paripassu.gazetteer import Mention, is_state, states
from paripassu.situation.model import Situation
from paripassu.statements._kinds import kind_of
from paripassu.statements._known_bodies import is_known_body, is_known_firm
from paripassu.statements._leaders import state_of_leader
from paripassu.statements._phrases import main_part
from paripassu.statements._places import outlet_state
from paripassu.statements._plain import fold
from paripassu.statements._whence import is_foreign, of_several
from paripassu.types import Kind, Source

_PUBLIC = re.compile(
    r"\b(?:minister|ministrie|ministry|president|presidency|premier|chancellor|(?<!general )secretary|governor|mayor|commissioner|ambassador|envoy|"
    r"embass(?:y|ie)|consul|consulate|attach[ée]|chargé|diplomat|delegate|counterpart|prosecutor|investigator|ombudsman|commander|"
    r"general(?! (?:secretary|practitioner|counsel|contractor))|admiral|marshal|colonel|major|lieutenant|brigadier|commodore|"
    r"(?:chief|head)s? of (?:staff|state|government|defen[cs]e|police)|official|officer|lawmaker|legislator|senator|"
    r"congress(?:wo)?man|MP|deput(?:y|ie)|parliamentarian|parliament|councillor|police(?:wo)?man|police|soldier|troop|force|army|armie|militar(?:y|ie)|navy|navie|"
    r"coast ?guard|border guard|king|queen|crown prince|emir|sultan|ayatollah|leader|"
    r"inspector|superintendent|detective|sheriff|negotiator|government|cabinet|junta|judge|justice|regulator|administrator of [A-ZÀ-Þ]\S*|capital|"
    r"(?:trade|special|permanent) representative|national security advis[eo]r)s?\b",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"\b(?:former|retired|ex-\w+|opposition|exiled|dissident|rebel|lawyer|attorney(?!s?[- ]general)|counsel|solicitor|barrister|"
    r"professor|lecturer|academic|researcher|analyst|expert|specialist|scholar|fellow|historian|economist|strategist|pundit|commentator|columnist|"
    r"blogger|blog|journalist|reporter|editor|correspondent|writer|author|activist|campaigner|critic|observer|witness|resident|villager|farmer|"
    r"fisher(?:man|men)?|trader|merchant|broker|buyer|seller|shopkeeper|driver|worker|employee|manager|engineer|scientist|physician|nurse|surgeon|"
    r"teacher|student|pupil|refugee|migrant|survivor|victim|relative|widow|mother|father|parent|sister of (?:an?|the) \w+|son|daughter|famil(?:y|ie)|"
    r"pensioner|tourist|passenger|owner|operator|founder|prisoner|hostage|captive|inmate|detainee|candidate|singer|actor|actress|athlete|"
    r"chief executive|CEO|entrepreneur|business(?:wo)?m[ae]n|investor|banker|executive|shareholder|customer|supplier|manufacturer|carmaker|"
    r"company|companies|firm|industry|union|club|coach|player|sailor|crew|priest|pastor|imam|bishop|volunteer|aid worker|relief worker|charity|"
    r"people|women|men|protesters?|demonstrators?|supporters?|insider|consultant)s?\b",
    re.IGNORECASE,
)
"""What somebody is who speaks for himself, whatever state he is of."""
_IN_OFFICE = re.compile(
    r"\b(?:minister(?: (?:of|for) .*)?|police|(?:company|army|navy|naval|air force) (?:commander|captain)|commander|officials?)(?:\s+(?:in|at|from) .*)?$",
    re.IGNORECASE,
)
"""An office at the end of a description, whatever stands before it: "industry minister", "women's affairs minister", "local police"."""
_NO_LONGER = re.compile(
    r"\b(?:former|retired|ex-\w+|opposition|exiled|dissident|rebel|shadow|company official|union official|bank official|club official)\b",
    re.IGNORECASE,
)
_STATES_OWN = re.compile(
    r"\b(?:[Cc]entral [Bb]ank|[Rr]eserve [Bb]ank|[Cc]ourt|[Tt]ribunal|[Ee]lect(?:ion|oral) (?:[Cc]ommission|[Cc]ouncil|[Bb]ody|[Aa]uthority)|"
    r"[Dd]efen[cs]e [Cc]ommand|[Nn]ational (?:[Ee]conomic|[Ss]ecurity|[Dd]efen[cs]e|[Ee]lectoral|[Tt]ransitional) [Cc]ouncil|[Aa]ttorney)\b"
)
_POSTED = re.compile(
    r"\b(?:representative|ambassador|envoy|diplomat|delegate|attach[ée]|consul|chargé)s?\b", re.IGNORECASE
)
"""Who speaks for a state at a body of many."""
_STATE_ALONE = re.compile(
    r"[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+)?,?\s(?:for (?:its|their) part|in turn|itself|too|also|meanwhile|however),?"
)
_PRONOUN = re.compile(
    r"(?:it|he|she|they|them|we|i|you|that|which|who|whom|this|these|those|one|some|others?|many|several|both|all|none|what|there)(?:\s+(?:all|both|too|also))?",
    re.IGNORECASE,
)
_HOUSE = re.compile(r"^(?:the|an?)\s+|\s+(?:(?:news|press|wire)\s+)?(?:agency|service|newspaper|daily)$", re.IGNORECASE)
"""What is said around the name of a house of the press."""
_STATE_MEDIA = re.compile(
    r"\b(?:state(?:[- ]run|[- ]owned|[- ]controlled)? (?:media|television|TV|radio|news|broadcaster|newspaper)|official (?:news )?agency|"
    r"TASS|KCNA|Korean Central (?:News|Television)|Rodong Sinmun|Xinhua|People['’]s Daily|CCTV|IRNA|SANA|BelTA|Granma|Prensa Latina)\b",
    re.IGNORECASE,
)


_FIRM = re.compile(
    r"(?<=\w\W)(?:Inc|Ltd|Limited|plc|PLC|AG|GmbH|Corp|Corporation|LLC|NV|BV|ASA|Oyj|SpA|Srl|Holdings?|Technolog(?:y|ies)|Semiconductors?|Electronics|Motors?|"
    r"Automotive|Airlines|Airways|Pharma|Pharmaceuticals|Foods|Telecom|Software|Industries)\b"
)
"""Words by which a name is that of a firm; "Oil", "Bank" and the like may be a state's own."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Who says something, as the situation has it."""

    key: str
    """Under which its word counts."""
    label: str
    actor: str | None
    """Id of the state or body at the top, or the code of a state that the situation does not have; None where not known."""
    kind: Kind | None
    body: str | None = None
    """Id of the most particular of the situation's actors for whom it speaks."""
    private: bool = False
    """Whether it is of that state and does not speak for it."""


class Voices:
    """Finds whose word a statement is, for one situation."""

    def __init__(self, situation: Situation, names: Names) -> None:
        self._situation = situation
        self._names = names
        self._gaining = {rule.actor for rule in situation.sources if rule.interested}
        self._surnames = _surnames(situation)
        self._holders = _holders(situation)

    def of(self, source: Source | None) -> Whose:
        """Who a statement's source is to the situation."""
        if source is None:
            return Whose(NOBODY, UNNAMED, None, None)
        if source.kind == "document" and source.affiliation and outlet_state(source.affiliation):
            # An article is its outlet's word, whatever it is about.
            source = replace(
                source, text=source.affiliation, name=source.affiliation, affiliation=None, country=None, kind="media"
            )
        described = source.role or main_part(source.text).strip(" ,") or source.text
        if _PRONOUN.fullmatch(described):
            described = UNNAMED  # nobody whom a reader could look up
        label = source.name or described
        body = self._named(source)
        official = speaks_for_a_state(source) or self._holds_office(source)
        country = None if source.assumed else source.country
        if body is None and official and country in self._situation.actors:
            body = country
        private = not official and (
            body is None
            or self._is_state(body)
            or self._only_of(source, body)
            or self._is_firm(body)
            or (_out_of_office(source) and self._is_state(self._situation.root(body) or body))
        )
        if source.kind == "named person" and source.name:
            # One man, however a paper writes his name: "Dušan Horvat", "Dusan Horvat", "Horvat".
            key = self._holders.get(fold(source.name), source.name)
            label = ", ".join(filter(None, (key, source.role)))
        elif source.kind in ("unnamed person", "group"):
            key = " ".join(filter(None, (country, source.role or source.text))).lower()
            label = described
        else:
            key = (None if private else body) or (NOBODY if label == UNNAMED else label)
        if body is not None and not private and source.kind not in ("named person", "unnamed person", "group"):
            label = self._situation.actors[body].name if source.name is None else source.name
        root = self._situation.root(body) if body else None
        return Whose(key, label, root or country, source.kind, None if private else body, private)

    def outlet(self, outlet: str) -> Whose:
        """The outlet's own voice. A state's own outlet speaks for it only where the situation file says so."""
        named = self._names.find(outlet)
        known = bool(named) and named[0].form == outlet and self._situation.actors[named[0].actor].of is not None
        body = named[0].actor if known else None
        return Whose(outlet, outlet, self._situation.root(body) if body else None, "media", body)

    def _named(self, source: Source) -> str | None:
        """The situation's actor that a source's words name, the most particular first; of several states' officials together one that
        gains nothing by what it says, since it is that one's word too."""
        if source.kind == "named person" and source.name is not None:
            holder = self._holders.get(fold(source.name), source.name).rsplit(" ", 1)[-1]
            if fold(source.name) in self._holders and holder in self._surnames:
                return self._surnames[holder]
        # "scientists who sequenced the virus" are not the virus's: whom a relative clause names is somebody else.
        for text in (source.name or "", source.affiliation or "", source.role or "", main_part(source.text)):
            best: tuple[int, bool, str] | None = None
            several = of_several(text)
            for named in self._names.find(text):
                before = text[: named.start].rstrip().lower()
                if before.endswith((" in", " to", " at", " to the", " in the", " at the")):
                    continue
                rank = self._depth(named.actor), several and named.actor not in self._gaining
                if best is None or rank > best[:2]:
                    best = (*rank, named.actor)
            if best:
                return best[2]
        return None

    def _holds_office(self, source: Source) -> bool:
        """Whether a source is one whom the situation has in an office, by his name, and is not called a former one."""
        named = source.kind == "named person" and source.name is not None and fold(source.name) in self._holders
        return named and _NO_LONGER.search(source.role or "") is None and not _out_of_office(source)

    def _is_state(self, actor: str) -> bool:
        one = self._situation.actors[actor]
        return one.of is None and (is_state(actor) or _is_a_state(one.name))

    def _is_firm(self, actor: str) -> bool:
        """Whether an actor under a state is a firm by one of its names: it speaks for itself, though it is of that state. Not one that is the party
        or the beneficiary, or has them under it, and no state firm that speaks for its state more than for a trade."""
        situation = self._situation
        one, root = situation.actors[actor], situation.root(actor) or actor
        sides = [side for side in (situation.party, situation.beneficiary) if side is not None]
        if root == actor or not (is_state(root) or (root in situation.actors and self._is_state(root))):
            return False
        if any(belongs(situation, side, actor) for side in sides):
            return False
        names = (one.name, *one.aliases)
        if any(kind_of(name) == "government" for name in names):
            return False  # "Ministry of Science and Technology"
        return any(is_known_firm(name) or _FIRM.search(name) for name in names) and not any(map(is_known_body, names))

    def _only_of(self, source: Source, actor: str) -> bool:
        """Whether a source is only of a side of the situation (its party, its beneficiary, one with bodies under it), as somebody is of a
        state, and is not it: where neither its name nor its body's names that side ("the Bordurian firm"), and its words as a whole are no name of
        that side, as an analyst may give it "the firm"."""
        situation = self._situation
        side = actor in (situation.party, situation.beneficiary) or any(
            a.of == actor for a in situation.actors.values()
        )
        own = (text for text in (source.name, source.affiliation) if text)
        if not side or any(named.actor == actor for text in own for named in self._names.find(text)):
            return False
        whole = main_part(source.text).strip(" ,")
        return not any(
            n.actor == actor and n.end == len(whole) and _ARTICLE.fullmatch(whole[: n.start])
            for n in self._names.find(whole)
        )

    def _depth(self, actor: str) -> int:
        depth, at = 0, self._situation.actors.get(actor)
        while at is not None and at.of is not None and depth < 10:
            depth, at = depth + 1, self._situation.actors.get(at.of)
        return depth


_ARTICLE = re.compile(r"(?:the\s+)?", re.IGNORECASE)


def _surnames(situation: Situation) -> dict[str, str]:
    """The office holders' last names with the actor that each stands for, those that are one holder's alone."""
    found: dict[str, set[tuple[str, str]]] = {}
    for actor in situation.actors.values():
        for office in actor.offices:
            if " " in office.holder:
                found.setdefault(office.holder.rsplit(" ", 1)[1], set()).add((office.holder, actor.id))
    return {
        name: min(actor for _, actor in who) for name, who in found.items() if len({holder for holder, _ in who}) == 1
    }


def _holders(situation: Situation) -> dict[str, str]:
    """The office holders by their names in plain letters, and by their last names where those are one holder's alone."""
    found: dict[str, set[str]] = {}
    for holder in {office.holder for actor in situation.actors.values() for office in actor.offices}:
        for name in {holder, holder.rsplit(" ", 1)[-1]}:
            found.setdefault(fold(name), set()).add(holder)
    return {name: min(who) for name, who in found.items() if len(who) == 1}


def is_the_outlet(source: Source) -> bool:
    """Whether a text speaks of its own outlet ("We have not been able to check", "this newspaper has seen the order")."""
    return source.kind == "media" and source.name is None and _ITSELF.fullmatch(source.text.strip()) is not None


_ITSELF = re.compile(
    r"we|us|our(?: (?:own )?(?:reporters?|correspondents?|journalists?|team|newsroom|colleagues?))?|"
    r"this (?:news)?(?:paper|room|page|site|website|agency|daily|outlet|organi[sz]ation)",
    re.IGNORECASE,
)


def speaks_for_a_state(source: Source) -> bool:
    """Whether a source speaks for its state, as its government, an office holder or one of its officials does, and not for itself or
    for a firm, a party or a union."""
    if source.kind == "government":
        return not _of_the_press(source)
    if _out_of_office(source):
        return False
    if source.kind in ("organisation", "media"):
        words = f"{source.name or ''} {source.text}"
        named = list(states(source.text))
        if named and (_STATE_ALONE.fullmatch(source.text) or _two_states(source.text, named)):
            return True
        return (_STATES_OWN if source.kind == "organisation" else _STATE_MEDIA).search(words) is not None
    role, affiliation = source.role or "", source.affiliation or ""
    known = source.country is not None and source.name is not None and state_of_leader(source.name) == source.country
    if known and _NO_LONGER.search(role) is None:
        return True
    if source.kind == "document":
        return not affiliation or kind_of(affiliation) == "government"
    words = role or main_part(source.text)
    if source.country and _POSTED.search(words) and (not affiliation or is_foreign(affiliation)):
        return True
    if affiliation and not _is_a_state(affiliation):
        return kind_of(affiliation) == "government" or _STATES_OWN.search(affiliation) is not None
    own = _PRIVATE.search(words)
    if own is not None and re.match(r"\s+(?:for|to|of|close to)\b", words[own.end() :]):
        return False  # "a lawyer for the minister"
    if _IN_OFFICE.search(words) and _NO_LONGER.search(words) is None:
        return True
    public = _PUBLIC.search(words)
    if public is None:
        return False  # a state and no office: somebody who lives there, or is of some house of it that the text did not name
    # What makes an office private stands before it or is of it: "retired general", "president of the company", "general manager", "a
    # soldier's mother".
    between = words[public.end() : own.start()] if own is not None else ""
    return own is None or (between.strip() != "" and re.search(r"\bof\b|['’]s", between) is None)


def _out_of_office(source: Source) -> bool:
    """Whether somebody is called a former one, or of those who sit in a chamber against the government, whatever house he is of."""
    if source.kind not in ("named person", "unnamed person", "group"):
        return False
    return (
        _FORMER.search(source.role or main_part(source.text)) is not None
        or _AGAINST.search(f"{source.role or ''} {source.text}") is not None
    )


_FORMER = re.compile(
    r"(?:^|[^\w])(?:former|retired|ex-\w+|one-time|erstwhile|dismissed|sacked|ousted)\b", re.IGNORECASE
)
_AGAINST = re.compile(
    r"\b(?:[Oo]pposition(?!\s+to\b)|[Ss]hadow (?:\w+ ){0,2}(?:minister|secretary|chancellor|spokes\w+)|[Mm]inority (?:leader|whip|members?)|"
    r"[Rr]anking (?:member|[A-Z]\w+)|"
    r"top [A-Z]\w+ on (?:the|its)|[Bb]ackbench\w*)\b"
)
"""Who sits in a chamber and is not of the government."""


def _of_the_press(source: Source) -> bool:
    """Whether a source that is taken for a government is a house of the press by its name ("the Bloomberg agency"), and no state's own."""
    name = _HOUSE.sub("", source.name or main_part(source.text)).strip(" ,")
    press = name != "" and (kind_of(name) == "media" or (outlet_state(name) is not None and _names_no_state(name)))
    return press and _STATE_MEDIA.search(f"{source.name or ''} {source.text}") is None


def _names_no_state(name: str) -> bool:
    """Whether *name* names no state."""
    return next(states(name), None) is None


def _two_states(text: str, named: Sequence[Mention]) -> bool:
    """Whether *text* begins with two states by their names ("Armenia and Azerbaijan on March 13")."""
    return len(named) > 1 and named[0].start == 0 and text[named[0].end : named[1].start] in (" and ", " & ")


def _is_a_state(text: str) -> bool:
    """Whether *text* is a state's name, and nothing of it."""
    found = next(states(text), None)
    return found is not None and found.start <= 4 and found.end >= len(text) - 2
