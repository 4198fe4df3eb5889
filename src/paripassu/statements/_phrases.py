"""The words of a source in, what they say of it out: a person's name, the kind of speaker, role and affiliation.

A source is read as segments parted by commas ("X, director of the agency, who …"), and a segment as an owner ("the
ministry's", "its"), a core with its head noun ("chief spokesman"), and a tail of prepositions ("of the agency").
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from paripassu.gazetteer import Mention, states
from paripassu.statements import _nouns as nouns
from paripassu.statements._places import town
from paripassu.types import Kind

SEGMENT = re.compile(r",\s+|\s+[—–-]+\s+|\s*\(|\)\s*|\s*[,;]\s*$")
_RELATIVE = re.compile(
    r"\b(?:who|which|whose|whom|that|close to|reached|briefed|familiar with|interviewed|quoted|speaking|asked|answering|"
    r"(?:with (?:direct )?knowledge)|seen by|camped|(?:\w+ed|known|drawn|seen|shown|sent|taken|led|held|kept|made|put|written|given|chosen) (?:in|by|at|to|on|with|from|for|among|this|late|last|earlier|when)|"
    r"(?:published|issued|adopted|dated|obtained|taken|sent|put out|drawn up))\b"
)
_WORD = re.compile(r"[^\W_](?:[\w'.&-]*[\w.])?|&")
_PREPOSITION = re.compile(r"\s(?:of|for|at|from|in|to|with|on|by|near|about|inside|outside|behind|under|there|here|across|among|against|over|between|since|after|before|during|as)\b")
_OWNER = re.compile(r"^(?P<owner>.{2,70}?)(?:'s|(?<=s)')\s+(?=\w)")
_PRONOUN = re.compile(r"^(?P<who>its|his|her|their|whose|our|my)\s+(?:own\s+)?(?=\w)", re.IGNORECASE)
_DETERMINER = re.compile(r"^(?:the|a|an|this|that|these|those|same|both|each|every|any|no|all)\s+", re.IGNORECASE)
NUMBER = re.compile(
    r"^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds|thousands|several|some|many|"
    r"most|few|a few|both|other|others|another|neither|a number|a handful|a pair|half|\d+|a second|a third|a fourth|the other)\b(?:\s+(?:of)\b)?\s*",
    re.IGNORECASE,
)
_QUALITY = re.compile(r"^(?:senior|unnamed|unidentified|top|high-ranking|high-level|anonymous|further|other|separate)\s+", re.IGNORECASE)
_SUFFIX = re.compile(
    r"\b(?:SA|SpA|S\.p\.A\.|Inc|Ltd|plc|PLC|AG|GmbH|Corp|Co|LLC|NV|BV|AB|ASA|Oyj|SE|KG|SAS|Srl|Bank|Group|Holdings?|Airlines|Airways|Oil|"
    r"Gas|Energy|Steel|Motors?|Shipping|Marine|Lines?|Industries|Systems|Electric|Electronics|Pharma|Petroleum|Partners|Capital|Insurance|"
    r"Technologies|Foods|Mining|Telecom|Media|Watch|Project|Initiative|Institut[eo]|Monitor|Network|Forum|Instituto|Fundación|Stiftung)\b"
)
_NAMED_BODY = re.compile(r"^[A-ZÀ-ÞĀ-Ž][\w'.&-]*(?:\s+(?:[A-ZÀ-ÞĀ-Ž][\w'.&-]*|of|for|de|do|da|del|the|and|&))*$")
_NOBLE = frozenset(("Baroness", "Lord", "Lady", "King", "Queen", "Prince", "Princess", "Pope", "Dame"))
_FUNCTION = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September October "
    "November December The A An In On At For By One Two Three Four Five Six Seven Eight Nine Ten Some Many Most Several Both Other "
    "Another His Her Its Their Our Western Northern Southern Eastern European African Asian Arab Latin We They He She It This "
    "That These Those Neither Former Retired Senior No Maître".split()
)  # fmt: skip
_AGENT = re.compile(r"(?:er|or|ist|ian|ant|ent|man|woman|yst|eer|person|ary|ess|ee)$")
_AGENTS = re.compile(r"(?:ers|ors|ists|ians|ants|ents|men|women|people|ysts|eers|persons|aries|ees)$")
_FIRM = re.compile(
    r"(?:\b|-)(?:insurer|supplier|maker|producer|operator|carrier|regulator|retailer|lender|refiner|exporter|importer|brewer|builder|contractor|"
    r"distributor|manufacturer|processor|publisher|shipper|provider|vendor|seller|buyer|buyers?|owner|yard|shipyard|port|plant|refinery|mill|conglomerate|confederation|syndicate|cartel|co-?operative|major|"
    r"depository|clearing house|business|family business|business|ally|side|opposition|camp|management|managers|plant|"
    r"works council|council|brokerage|audit house|studio|chain|brand|start-?up|tribunal|office|secretariat|academy|consortium|lobby|guild)$"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A description taken apart: "the ministry's chief spokesman for Asia" is owner "the ministry", core "chief spokesman"."""

    owner: str | None
    """Words of the owner, or a possessive pronoun in lower case."""
    number: str | None
    """A leading "two of", "one", "another" and the like, in lower case."""
    core: str
    tail: str
    definite: bool

    @property
    def head(self) -> str:
        """The head noun, in lower case."""
        words = self.core.split()
        return words[-1].lower() if words else ""


def plain(text: str) -> str:
    """*text* with one kind of apostrophe, single spaces, and nothing hanging on its ends."""
    text = " ".join(text.replace("’", "'").replace("‘", "'").split())
    return text.strip(" ,;:—–-.\"“”") if len(text) > 3 and not text.endswith((".",)) else text.strip(" ,;:—–\"“”")


@lru_cache(maxsize=4096)
def parse(segment: str) -> Phrase:
    """One segment of a source taken apart."""
    text = _main(segment).strip(" ,'\"")
    number = owner = None
    definite = bool(re.match(r"(?:the|this|that|these|those|same)\b", text, re.IGNORECASE))
    counted = NUMBER.match(text)
    if counted and counted.end() <= len(text):
        number, text = counted.group().strip().lower(), text[counted.end() :]
        definite = definite or bool(re.match(r"(?:the|these|those)\b", text, re.IGNORECASE))
    pronoun = _PRONOUN.match(text)
    owned = None if pronoun else _OWNER.match(text)
    if pronoun:
        owner, text = pronoun.group("who").lower(), text[pronoun.end() :]
    elif owned and not _PREPOSITION.search(owned.group("owner")):
        owner, text = owned.group("owner"), text[owned.end() :]
    text = _DETERMINER.sub("", text)
    part = _PREPOSITION.search(text)
    text = _lowered(text)
    core, tail = (text[: part.start()], text[part.start() :].strip()) if part else (text, "")
    return Phrase(owner, number, core.strip(" ,"), tail, definite)


def _main(segment: str) -> str:
    """*segment* without its relative clause; nothing where it is one itself."""
    cut = _RELATIVE.search(segment, 5 if segment[:6].lower() == "whose " else 0)
    return segment[: cut.start()] if cut else segment


def _lowered(text: str) -> str:
    """*text* with its first word in lower case where only the start of a sentence capitalises it ("Dairy farmers")."""
    first, _, rest = text.partition(" ")
    low = first.lower()
    if not first[:1].isupper() or first[1:] != low[1:] or not (rest[:1].islower() or not rest):
        return text
    common = (
        nouns.PEOPLE.fullmatch(low) or nouns.PERSON.fullmatch(low) or nouns.DOCUMENT.fullmatch(low) or _AGENTS.search(low)
        or nouns.MEDIA.fullmatch(low)
    )  # fmt: skip
    return low + text[len(first) :] if common else text


@lru_cache(maxsize=4096)
def segments(text: str) -> tuple[str, ...]:
    """The segments of a source: what commas, dashes and brackets part."""
    return tuple(s for s in (part.strip(" ,") for part in SEGMENT.split(text)) if s)


def owner_state(text: str, mentions: list[Mention]) -> str | None:
    """Of the states in a source's words, the one spoken for: a sender before a host."""
    for mention in mentions:
        before = text[: mention.start].rstrip().lower()
        if not re.search(r"\b(?:in|to|at|on|with|against|for)(?: the)?$", before):
            return mention.country
    if re.search(r"\b(?:ambassador|envoy|mission|embassy|representative|consul|chargé|high commission)", text, re.IGNORECASE):
        return ""  # an envoy to a state does not speak for it
    inside = [m for m in mentions if re.search(r"\b(?:in|at)(?: the)?$", text[: m.start].rstrip().lower())]
    return inside[0].country if inside else None


_FOREIGN = re.compile(
    r"\b(?:UN|U\.N\.|United Nations|EU|E\.U\.|European (?:Union|Commission|Parliament|Council)|NATO|Nato|IAEA|IMF|World Bank|WTO|WHO|OPEC\+?|OSCE|"
    r"Interpol|FATF|G7|G20|African Union|ASEAN|ECOWAS|Mercosur|BRICS|Red Cross|UNICEF|UNHCR|FIFA|UEFA|IOC|[Tt]he (?:Commission|Fund|Alliance)\b|^(?:Commission|Fund)\b|International|"
    r"international|Western|western|the bloc|the alliance|European (?:diplomat|official|leader|government|envoy)s?|UN Security Council|"
    r"Organi[sz]ation of American States|World (?:Trade|Health)|Lloyd's|General Assembly|secretary[- ]general|Arab League|foreign (?!minist|secretary|affairs|office|policy|service|spokes|relations)|Kurdish|"
    r"Hezbollah|Hamas|Houthi)\b"
)


_BODY_OF_STATES = re.compile(
    r"\b(?:UN|U\.N\.|United Nations|EU|E\.U\.|European (?:Union|Commission|Parliament|Council)|NATO|Nato|Organi[sz]ation of American States|African Union|"
    r"African Development|Asian Development|Inter-American|International|World|Arab League|Central American|Pan-American)\b"
)


_PRIVATE = re.compile(
    r"(?:diplomat|envoy|driver|broker|dealer|agent|resident|gardener|neighbour|neighbor|traveller|traveler|visitor|passenger|witness|jurist|scientist|"
    r"observer|author|squatter|partner|reporter|surveyor|campaigner|expert|monitor|observer|operator|person|charterer|commentator|blogger)(?:s|es)?|people|men|women|"
    r"man|woman|presidents|governments|neighbours|commentators"
)


def is_private(role: str | None) -> bool:
    """Whether a description ("residents", "a diplomat", "people familiar with …") tells of no state, dateline or not."""
    return bool(role) and bool(_PRIVATE.fullmatch(parse(role or "").head))


def is_foreign(text: str) -> bool:
    """Whether a source's words tell of an international body or of no one state, so that the dateline says nothing of it."""
    return bool(_FOREIGN.search(text))


def state_of(text: str, home: str | None) -> str | None:
    """Alpha-3 code of the state that a source's own words name, by the state or by a town; "" where they rule out any."""
    mentions = list(states(text))
    common = _BODY_OF_STATES.search(text)
    if common and (not mentions or common.start() <= mentions[0].start <= common.end() or re.search(r"'s|\bof\b|\bfor\b", text[common.end() : mentions[0].start]) or (common.start() < mentions[0].start and re.search(r"\b(?:in|to|for)\s+(?:the\s+)?$", text[: mentions[0].start]))):
        return ""
    if mentions:
        if text[mentions[0].start : mentions[0].end] == "Georgia" and home == "USA":
            return "USA"
        return owner_state(text, mentions)
    if re.search(r"\b(?:diplomat|envoy|ambassador|embassy|mission|correspondent)s?\b", text):
        return None
    for found in re.finditer(r"\b(?:of|in|from|at|near)\s+([A-ZÀ-ÞĀ-Ž][\w'-]+(?:\s+(?:[A-ZÀ-Þ][\w'-]+|de|do|da|del|la))*)", text):
        codes = town(found.group(1))
        if codes:
            return home if home in codes or len(codes) > 1 else codes[0]
    return None


@lru_cache(maxsize=4096)
def person_name(text: str) -> str | None:
    """The name of a person in a source's words, without titles; None where it names no person."""
    parts = segments(text)
    if parts and not re.match(r"(?:the|a|an)\b", parts[0], re.IGNORECASE) and _SUFFIX.search(parts[0]):
        return None
    for place, part in enumerate(parts):
        name = _name_in(_main(part), alone=len(parts) == 1 or place == 0, behind=place > 0)
        if name:
            # "a spokesman for the trade minister, Fiona Haldane": the name is the minister's.
            other = place and _FOR_ANOTHER.search(parts[place - 1]) and nouns.PERSON.fullmatch(parts[place - 1].split()[-1])
            return None if other else name
    return None


_FOR_ANOTHER = re.compile(r"\b(?:spokes\w+|lawyer|aide|adviser|source|lawyers|aides|advisers)\s+(?:for|to|of)\b")


def _name_in(part: str, alone: bool, behind: bool) -> str | None:
    best: list[str] = []
    for run, before, after in _runs(part):
        kept = _without_titles(run)
        if kept and len(kept) > len(best) and _personal(kept, run, before or ("," if behind else ""), after, alone):
            best = kept
    return " ".join(best) or None


def _runs(part: str) -> list[tuple[list[str], str, str]]:
    """Stretches of capitalised words (with the small words of names), each with what stands before and behind it."""
    found: list[tuple[list[str], str, str]] = []
    run: list[str] = []
    start = last = 0
    for token in _WORD.finditer(part):
        word = re.sub(r"'s$", "", token.group())
        word = word.rstrip(".") if len(word) > 4 else word
        capital = word[:1].isupper() and word not in _FUNCTION and (len(word) < 4 or not word.isupper())
        joined = not run or not part[last : token.start()].strip(" .") and not part[last - 2 : last] == "'s"
        if run and not joined:
            found.append((run, part[:start], part[last:]))
            run = []
        if capital or (run and word in nouns.NAME_PARTICLES):
            if not run:
                start = token.start()
            run.append(word)
            last = token.end()
        elif run:
            found.append((run, part[:start], part[last:]))
            run = []
    if run:
        found.append((run, part[:start], part[last:]))
    for words, _, _ in found:
        while words and words[-1] in nouns.NAME_PARTICLES:
            words.pop()
    return found


def _without_titles(run: list[str]) -> list[str]:
    """*run* without the demonyms, titles and offices in front of the name."""
    cut = 0
    for i, word in enumerate(run[:-1]):
        if nouns.TITLES.match(word) or nouns.PERSON.fullmatch(word) or word in ("Affairs", "Staff", "Detective", "Chief", "Cabinet"):
            cut = i + 1
    rest = run[cut:]
    if cut and len(rest) == 1 and run[cut - 1] in _NOBLE:
        rest = run[cut - 1 :]
    phrase = " ".join(rest)
    first = next(iter(states(phrase)), None)
    if first and first.start == 0 and first.end < len(phrase):
        rest = phrase[first.end :].split()
    return rest


def _personal(name: list[str], run: list[str], before: str, after: str, alone: bool) -> bool:
    """Whether *name*, cut out of *run*, is a person's by its own words and by what stands around it."""
    phrase = " ".join(name)
    if re.fullmatch(r"Office|Staff|Ministry|Council|Commission|Committee|Embassy|Department|Company|Group|Party|Side|Army", run[-1]):
        return False
    if any(m.end - m.start >= len(phrase) - 2 for m in states(phrase)):
        return False
    last = name[-1]
    bodies = (nouns.GOVERNMENT, nouns.ORGANISATION, nouns.MEDIA, nouns.DOCUMENT)
    told = len(run) > len(name) or bool(before.strip())  # a title or an office stands in front: no body is called so
    if (any(p.fullmatch(w) for p in bodies for w in name) and not told) or (_SUFFIX.search(phrase) and not told):
        return False
    if any(p.fullmatch(last) and last[:1].isupper() for p in bodies[:2]):
        return False
    if nouns.PERSON.fullmatch(last) or nouns.PEOPLE.fullmatch(last) or nouns.TITLES.match(last):
        return False
    titled = len(run) > len(name) or bool(re.search(r"\b(?:Mr|Mrs|Ms|Dr|Sir|Gen|Col|Prof)\.?\s*$", before))
    behind = before.strip(" ,").lower()
    if "Affairs" in run[: -len(name)]:
        return True
    if re.search(r"\b(?:in|of|at|from|for|near|to|on|with|by|between|and|outside|inside|behind)(?:\s+the)?$", behind):
        return False
    role_behind = bool(nouns.PERSON.search(behind.split()[-1])) if behind else False
    if re.match(r"\s*\w", after) and not re.match(r"\s*(?:of|for|from|in|at|on|is|was|has|and)\b", after):
        return False  # "Western officials", "Her Portuguese colleague"
    if titled or role_behind or re.match(r"\s*\d", after):
        return True
    if behind.endswith("the") or behind in ("a", "an") or behind.endswith((" a", " an")):
        return False
    if len(name) == 1:
        low = last.lower()
        common = _AGENTS.search(low) and low.endswith(("ers", "ists", "ians", "ors"))
        return alone and not behind and not (last.isupper() and len(last) > 1) and not after.strip() and not common
    return not behind or behind.split()[-1] not in nouns.MEDIA_WORDS


@lru_cache(maxsize=4096)
def kind_of(text: str) -> Kind | None:
    """The kind of a source that names no person; None where its words do not tell."""
    first = (segments(text) or (text,))[0]
    phrase = parse(first)
    head, core = phrase.head, phrase.core
    bare = _DETERMINER.sub("", first)
    number = phrase.number or ""
    if number in ("one", "one of", "another", "another of", "a second", "a third", "the other") and not core:
        return "unnamed person"
    if head == "paper" and not re.search(r"\b(?:white|policy|discussion|working|position|green)\b", core) and (any(states(core)) or town(core.rsplit(" ", 1)[0]) or phrase.definite):
        return "media"
    if nouns.DOCUMENT.fullmatch(head) and not nouns.PERSON.fullmatch(head):
        return "document"
    if nouns.GOVERNMENT.fullmatch(core) and " " in core:
        return "government"
    if re.fullmatch(r"republicans|democrats|conservatives|communists|liberals|socialists|greens|nationalists|islamists|labour", head) and core.lower() == head and not number:
        return "organisation" if phrase.definite else "group"
    if re.fullmatch(r"reporters|journalists|correspondents", head):
        return "group"
    if nouns.PEOPLE.fullmatch(head):
        if number.startswith(("one ", "another ")):
            return "unnamed person"
        return "group"
    if nouns.PERSON.fullmatch(head) and not re.fullmatch(r"trader|regulator", head) or head in ("d'affaires", "chargé"):
        return "unnamed person"
    if re.search(r"\b(?:former|retired)\s+\w+[^\Ws]$", core):
        return "unnamed person"
    whole = next(iter(states(bare)), None)
    if whole and whole.start == 0 and whole.end >= len(bare) - 1:
        return "group" if whole.way == "demonym" and bare.endswith("s") and bare != "US" else "government"
    if re.fullmatch(r"sides?|capital", head) and whole:
        return "government"
    return _body_kind(first, core, head, phrase, text)


def _body_kind(first: str, core: str, head: str, phrase: Phrase, text: str) -> Kind | None:
    """The kind of a source whose head is no person, people or document."""
    if _is_media(core, head, phrase):
        return "media"
    if re.search(r"\b(?:national security council|military commission|council of ministers|state council|election commission of)\b", first, re.IGNORECASE):
        return "government"
    official = re.compile(r"\b(?:president|minister|prosecutor|governor|mayor|attorney general|presidential|government|military|chancellor|premier)\b", re.IGNORECASE)
    if re.fullmatch(r"(?:office|unit|delegation|wing|service|press service|secretariat)", head) and official.search(f"{phrase.owner or ''} {core}"):
        return "government"
    if re.search(r"\b(?:high commission|palace|investigative committee|(?:banking|energy|market|media|telecoms|financial|nuclear) regulator|authorit(?:y|ies))$", core, re.IGNORECASE):
        return "government"
    if re.fullmatch(r"(?:committee|commission|secretariat|authority|authorities|commissariat)", head) and re.search(
        r"\b(?:revenue|customs|tax|economic affairs|planning|reform|competition|state|health|immigration|border|emergency|security|defen[cs]e)\b", core, re.IGNORECASE
    ):
        return "government"
    if re.fullmatch(r"family|families|staff|team|crew|entourage|leadership|public|crowd|panel|couple|pair|neighbourhood|clergy|unions|associations", head):
        return "group"
    if head == "mission" or re.fullmatch(r"(?:\w+ )*Office", core) or (head in ("service", "agency") and core.islower() and "news" not in core):
        return "government"
    if phrase.number and head.endswith("s") and nouns.GOVERNMENT.fullmatch(head):
        return "government"
    if nouns.ORGANISATION.fullmatch(head) or nouns.ORGANISATION.fullmatch(core) or _SUFFIX.search(core) or _FIRM.search(core.lower()):
        return "organisation"
    if nouns.GOVERNMENT.fullmatch(head) or nouns.GOVERNMENT.search(core):
        return "government"
    for pattern, kind in ((nouns.ORGANISATION, "organisation"), (nouns.MEDIA, "media")):
        if pattern.search(core):
            return kind  # type: ignore[return-value]
    small = head == core.split()[-1] if core else False
    if small and _AGENTS.search(head):
        return "group"
    if small and (_AGENT.search(head) or re.match(r"(?:a|an|one)\s", text, re.IGNORECASE)):
        return "unnamed person"
    if small and head.endswith("s") and not head.endswith(("ss", "us")):
        return "group"
    if re.fullmatch(r"(?:the\s+)?[A-Z][A-Z&.-]{1,7}", first) or core[:1].isupper():
        return "organisation"
    return "unnamed person" if re.match(r"(?:a|an|one)\b", text, re.IGNORECASE) else None


def _is_media(core: str, head: str, phrase: Phrase) -> bool:
    if nouns.MEDIA.fullmatch(head) or nouns.MEDIA.fullmatch(core):
        return not re.fullmatch(r"(?:posts?|agency|network|portal|times)", head) or core != core.lower() or "news" in core
    return bool(re.match(r"(?:state |public |national |local |private )?(?:daily|newspaper|weekly|broadcaster|news agency|news site|television|radio|magazine)\s+[A-ZÀ-Þ]", core))


_MODIFIER = re.compile(
    r"\b((?:(?:[A-Z][\w-]+|foreign|defen[cs]e|interior|finance|trade|health|energy|justice|economy|agriculture|transport|state|national|central|"
    r"secret|external|affairs|commerce|oil|culture|sports?|education|labou?r|intelligence|electoral|election|central)\s+)+"
    r"(?:ministry|department|agency|service|commission|bank|office|authority|council|committee|bureau|company|party|police|navy)|"
    r"(?:[A-Z][\w-]+\s+)+(?:Ministry|Department|Agency|Service|Commission|Office|Authority|Council|Committee|Navy|Party)|"
    r"White House|Kremlin|Pentagon|State Department|Downing Street|Treasury|NATO|UN|EU|Commission|Fed|FBI|CIA|Élysée|Blue House|Quirinale)\b"
)


@lru_cache(maxsize=4096)
def describe(text: str, name: str | None) -> tuple[str | None, str | None, str | None]:
    """Role and affiliation in a source's words beside *name*, and the owner's words ("its", "the ministry").

    "director", "the agency", None of "X, director of the agency,"; "spokesman", None, "its" of "its spokesman, X,".
    """
    role = affiliation = owner = None
    for segment in segments(text):
        part = _main(segment)
        if re.match(r"(?:of|at|from|with)\s", part):
            part = f"one {part}"
        if re.match(r"(?:for|in|on|to|by|as|after|before)\s", part):
            continue
        if name:
            short = name if name in part else name.split()[-1]
            at = part.find(short)
            if at == 0 and re.match(r"\s(?:of|at|from|with)\s", part[len(short) :]):
                part = f"one {part}"
                at = 4
            if at >= 0:
                part = f"{part[:at]} {part[at + len(short) :]}".strip(" '")
                part = re.sub(r"^'s\b|'s$", "", part).strip()
        if not part or re.fullmatch(r"(?:Mr|Mrs|Ms|Dr|Sir|Maître)\.?|\d+|no relation", part):
            continue
        phrase = parse(part)
        head = phrase.head
        body = _body_in(phrase)
        personal = bool(nouns.PERSON.search(head) or nouns.PEOPLE.search(head) or _AGENT.search(head) or _AGENTS.search(head) or nouns.TITLES.match(phrase.core.split()[-1] if phrase.core else ""))
        if role is None and phrase.core and (personal or not name):
            role = _role(phrase)
        if owner is None and phrase.owner and (personal or not name):
            owner = phrase.owner
        if affiliation is None:
            led = _LED.search(segment)
            affiliation = body or (led.group(1) if led else None)
    return role, affiliation, owner


_LED = re.compile(r"^who\s+(?:runs|heads|leads|chairs|owns|directs|manages|founded|edits|works for|\w+ \w+ for)\s+(?:the\s+)?([^,]+)")
_LEADS = re.compile(r"\b(?:director|head|chairman|chairwoman|chair|chief|executive|owner|founder|analyst|economist|spokes\w+|manager|lawyer|engineer|partner)s?\b", re.IGNORECASE)


def singular(role: str) -> str:
    """"customs officers" as "customs officer": the head of a role in the plural, in the singular."""
    words = NUMBER.sub("", role).split(" ")
    place = next((i for i, w in enumerate(words) if w in ("of", "for", "in", "at", "from", "who", "with", "familiar")), len(words)) - 1
    head = words[place]
    if head.endswith("men"):
        head = head[:-3] + "man"
    elif head == "people":
        head = "person"
    elif head.endswith("ies"):
        head = head[:-3] + "y"
    elif head.endswith("s") and not head.endswith("ss"):
        head = head[:-1]
    return " ".join((*words[:place], head, *words[place + 1 :]))


def _role(phrase: Phrase) -> str:
    role = _QUALITY.sub("", phrase.core)
    if re.match(r"(?:one|another|neither|each|a (?:second|third|fourth))\b", phrase.number or ""):
        role = singular(role)
    if phrase.tail and re.match(r"(?:for|of)\s+(?!the\b|its\b|his\b|her\b)", phrase.tail) and len(phrase.tail.split()) <= 5:
        role = f"{role} {phrase.tail}"
    return role


def _body_in(phrase: Phrase) -> str | None:
    """The institution in a description's tail ("of the agency") or among the words before its head."""
    for found in re.finditer(r"\b(?:of|for|at|with|from|in|on|to)\s+(?:one of\s+)?((?:the|its|his|her|their|a|an)\s+)?(.+?)(?=\s+(?:in|on|of(?=\s+[a-z])|at|for|from|to|with|there|here)\s|,|$)", phrase.tail):
        words = found.group(2).strip()
        head = words.split()[-1].lower() if words else ""
        if not words or head in ("state", "affairs", "states") or any(m.end - m.start >= len(words) - 1 for m in states(words)) or town(words):
            continue
        if nouns.PERSON.fullmatch(head) or nouns.PEOPLE.fullmatch(head):
            continue
        known = any(p.fullmatch(head) or p.fullmatch(words) for p in (nouns.GOVERNMENT, nouns.ORGANISATION, nouns.MEDIA)) or _FIRM.search(words)
        if known and not (found.group().startswith("to ")):
            tail = re.match(r"\s+of\s+(?:the\s+)?[A-Z]\S*(?:\s+[A-Z]\S*)*", phrase.tail[found.end() :])
            return words + (tail.group() if tail else "")
        if found.group().split()[0] in ("of", "at", "for", "from", "with") and _NAMED_BODY.match(words) and (found.group(1) is None or len(words.split()) > 1):
            if found.group().startswith("of ") and len(words.split()) == 1 and not words.isupper() and nouns.PERSON.search(phrase.head) and phrase.head in ("governor", "mayor", "king", "queen", "bishop"):
                continue
            if len(words.split()) == 1 and not words.isupper() and phrase.core and not _LEADS.search(phrase.core):
                continue
            if re.search(r"\b(?:America|Africa|Asia|Europe|East|West|North|South|Street|Road|Square|River)\b", words):
                continue
            return words
    modifier = _MODIFIER.search(phrase.core)
    if modifier and modifier.end() < len(phrase.core):
        return modifier.group(1)
    return None
