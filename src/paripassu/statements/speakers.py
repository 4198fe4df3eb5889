"""Source spans in, speakers out: name, role, affiliation, country and kind, one speaker followed through a report.

Works through a report in reading order: `Cast.resolve` is asked for each source and remembers whom it has met, so that
"Kim", "he" and "the deputy director" come out as the Kim Tae-hyo of the first mention, and "the official" behind an
unnamed one does not.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from paripassu.gazetteer import Mention, states, usual_name
from paripassu.statements import _nouns as nouns
from paripassu.types import Kind, Source, Span

_TOKEN = re.compile(r"[^\W\d_][\w’'.-]*\w|[^\W\d_]\.?|\d+")
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž]")
_INSTITUTION = re.compile(
    r"\b(?:the\s+)?((?:[A-ZÀ-Þ][\w’'.-]*\s+|of\s+(?=[A-Z])|for\s+(?=[A-Z])|and\s+(?=[A-Z])|the\s+(?=[A-Z])|on\s+(?=[A-Z])){0,7}"
    r"(?:Ministry|Agency|Institute|Council|Committee|Commission|Department|Bank|University|Service|Office|Centre|Center|Court|Party|Association|"
    r"Federation|Union|Organi[sz]ation|Mission|Embassy|Command|Staff|Forces|Police|Authority|Bureau|Group|Foundation|Fund|Board|Corporation|Company|"
    r"Assembly|Parliament|Senate|House|Administration|Directorate|Academy|Society|Observatory|Hospital|Club|Guard|League|Chamber|Tribunal|Secretariat)"
    r"(?:\s+(?:of|for|on)\s+(?:the\s+)?(?:[A-ZÀ-Þ][\w’'-]*)(?:\s+(?:and\s+|of\s+|the\s+)?[A-ZÀ-Þ][\w’'-]*)*)?)"
)
_ACRONYM = re.compile(r"^(?:the\s+)?([A-Z][A-Z&.]{1,7})$")
_SPLIT = re.compile(r",|\s+[—–-]\s+|\s\(")
_AFFILIATION = re.compile(r"\b(?:of|for|at|with|from|in|to)\s+((?:the\s+|its\s+|his\s+|her\s+)?[\w’'.& -]+?)(?=,|$|\s+(?:who|which|that)\b)")
_LEADING = re.compile(r"^(?:the|a|an|one|another|his|her|its|their|our|this|that|same)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Met:
    """A speaker met in the report, with where."""

    source: Source
    at: int
    person: bool


class Cast:
    """The speakers of one report, in order of meeting. Mutable while one report is read, never shared."""

    def __init__(
        self, body: str, aliases: Sequence[tuple[str, str | None]] = (), home: str | None = None
    ) -> None:
        """aliases: names known to the situation, each with the country it belongs to; home: the state of the dateline."""
        self.home = home
        self.body = body
        self.met: list[Met] = []
        self.aliases = {name.lower(): country for name, country in aliases}
        self._names: dict[str, tuple[str, int]] | None = None

    def resolve(self, text: str, spans: tuple[Span, ...]) -> Source:
        """The speaker that the words *text* at *spans* refer to."""
        source = self._resolve(text.strip(" ,;—–-"), spans)
        self.met.append(Met(source, spans[0].start, _is_person(source)))
        return source

    def _resolve(self, text: str, spans: tuple[Span, ...]) -> Source:
        plain = Source(self._shown(spans), spans)
        word = text.lower()
        if word in nouns.HE:
            return self._same(plain, self._last(person=True)) or replace(plain, kind="unnamed person")
        if word in nouns.IT:
            back = self._last(person=False)
            return self._same(plain, back) or replace(plain, kind="group" if word == "they" else None)
        if word in ("who", "which", "that"):
            return self._same(plain, self.met[-1].source if self.met else None) or plain
        name = person_name(text)
        if name:
            return self._person(plain, text, name)
        kind = kind_of(text)
        back = self._described(text, kind)
        if back is not None:
            return self._same(plain, back) or plain
        return self._unnamed(plain, text, kind)

    def _shown(self, spans: tuple[Span, ...]) -> str:
        return " ".join(self.body[a:b] for a, b in spans)

    @staticmethod
    def _same(plain: Source, other: Source | None) -> Source | None:
        if other is None:
            return None
        return replace(other, text=plain.text, spans=plain.spans)

    def _last(self, person: bool) -> Source | None:
        for met in reversed(self.met):
            if met.person == person and met.source.kind != "group":
                return met.source
        return None

    def _person(self, plain: Source, text: str, name: str) -> Source:
        """A named person: the fullest form of the name, and what this or an earlier mention says of them."""
        full = self._fullest(name)
        known = next((m.source for m in reversed(self.met) if m.source.name and _same_name(m.source.name, full)), None)
        role, affiliation = describe(text, name)
        country = self._country(text)
        if known is None and (role is None or country is None):
            around = self._introduction(full)
            if around:
                more_role, more_affiliation = describe(around, full)
                role, affiliation = role or more_role, affiliation or more_affiliation
                country = country or self._country(around)
        if known is not None:
            role, affiliation, country = role or known.role, affiliation or known.affiliation, country or known.country
            full = max(full, known.name or "", key=len)
        return replace(plain, name=full, role=role, affiliation=affiliation, country=country, kind="named person")

    def _fullest(self, name: str) -> str:
        if self._names is None:
            self._names = {}
            for found in re.finditer(r"[A-ZÀ-Þ][\w’'-]+(?:\s+(?:[A-ZÀ-Þ][\w’'.-]*|bin|al|de|van|von|da|del|el))+", self.body):
                full = person_name(found.group())
                if full and " " in full:
                    parts = full.split()
                    for key in {parts[-1], parts[0], " ".join(parts[-2:]), " ".join(parts[1:])}:
                        self._names.setdefault(key, (full, found.start()))
        if name in self._names and len(self._names[name][0]) >= len(name):
            return self._names[name][0]
        return name

    def _introduction(self, name: str) -> str | None:
        """The words around the first mention of *name*: what stands before it in its clause and the apposition behind."""
        at = self.body.find(name)
        if at < 0:
            return None
        # What stands in front of the name within its own clause, no further back than a verb or a time.
        before = re.split(r"[.;:!?\n“”\"]|,\s|\b(?:and|that|with|by|when|as|told|met|said|while|but|after|before|since|from)\b", self.body[max(0, at - 120) : at])[-1]
        after = re.match(r",\s*([^,.;\n]{3,100})[,.;]", self.body[at + len(name) : at + len(name) + 130])
        tail = f", {after.group(1)}" if after and (nouns.PERSON.search(after.group(1)) or states_first(after.group(1))) else ""
        return f"{before.strip()} {name}{tail}".strip()

    def _described(self, text: str, kind: Kind | None) -> Source | None:
        """Whom a definite description ("the official", "the ministry", "the report") takes up again, if anyone."""
        head = _head(text)
        if head is None or not re.match(r"(?:the|this|that|his|her|its|same)\b", text, re.IGNORECASE):
            return None
        fresh = states_first(text) or _INSTITUTION.search(text)
        for met in reversed(self.met):
            source = met.source
            words = f"{source.text} {source.role or ''} {source.name or ''}".lower()
            if kind == "unnamed person":
                if not met.person:
                    continue
                if fresh and source.country and states_first(text) and states_first(text) != source.country:
                    continue
                if re.search(rf"\b{re.escape(head)}\b", words) or (head == "official" and source.kind == "unnamed person"):
                    return source
                if source.kind == "unnamed person":
                    return None if not _alike(head, words) else source
                continue
            if met.person or source.kind == "group":
                continue
            if re.search(rf"\b{re.escape(head)}s?\b", words) and not (fresh and source.name and head not in (source.name or "").lower()):
                return source
            if kind == "document" and source.kind in ("document", "organisation", "government") and "report" in self._before(met, head):
                return source
            if kind in ("government", "organisation", "media") and source.kind in ("government", "organisation", "media") and not fresh and _alike(head, words):
                return source
        return None

    def _before(self, met: Met, head: str) -> str:
        near = self.body[met.at : met.at + 260]
        return near if re.search(rf"\b(?:in|by) (?:a|its|their|the) (?:\w+ ){{0,3}}{re.escape(head)}\b", near) else ""

    def _unnamed(self, plain: Source, text: str, kind: Kind | None) -> Source:
        named = kind in ("government", "organisation", "media")
        name: str | None = None
        role: str | None = None
        affiliation: str | None = None
        if named:
            name = self._body_name(text)
        elif kind in ("unnamed person", "group"):
            role, affiliation = describe(text, None)
        elif kind == "document":
            owner = re.search(r"^(?:the\s+)?(.+?)['’]s?\s+\w+|\b(?:by|from|of)\s+(?:the\s+)?([A-Z][\w’' -]+)", text)
            affiliation = next((g for g in owner.groups() if g), None) if owner else None
        return replace(plain, name=name, role=role, affiliation=affiliation, country=self._country(text), kind=kind)

    def _body_name(self, text: str) -> str:
        bare = _LEADING.sub("", _SPLIT.split(text)[0]).strip()
        mention = next(iter(states(bare)), None)
        if mention and mention.start == 0 and mention.end >= len(re.sub(r"['’]s?$", "", bare)) and mention.way != "demonym":
            return usual_name(mention.country) if mention.way == "name" or "ouse" not in bare else bare
        institution = _INSTITUTION.search(bare)
        return institution.group(1) if institution and len(institution.group(1)) > len(bare) / 2 else bare

    def _country(self, text: str) -> str | None:
        mentions = list(states(text))
        if mentions:
            return _owner(text, mentions)
        low = text.lower()
        for name, country in self.aliases.items():
            if country and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", low):
                return country
        return None


def _owner(text: str, mentions: Sequence[Mention]) -> str:
    """Of the states in a source's words, the one spoken for: a sender before a host."""
    for mention in mentions:
        before = text[: mention.start].rstrip().lower()
        if not re.search(r"\b(?:in|to|at|on|with|against)(?: the)?$", before):
            return mention.country
    return mentions[0].country


def states_first(text: str) -> str | None:
    mention = next(iter(states(text)), None)
    return mention.country if mention else None


def _head(text: str) -> str | None:
    """The head noun of a description, in lower case."""
    phrase = re.split(r",|\b(?:of|for|at|from|in|who|which|that|to|with|on)\b", _LEADING.sub("", text))[0].strip()
    words = phrase.split()
    return re.sub(r"['’]s?$", "", words[-1].lower()) if words else None


def _alike(head: str, words: str) -> bool:
    groups = (
        {"official", "spokesman", "spokeswoman", "spokesperson", "representative", "diplomat", "envoy", "ambassador", "source"},
        {"agency", "service", "nis", "bureau", "directorate"},
        {"ministry", "department", "government", "office"},
        {"minister", "secretary", "premier", "chancellor"},
        {"newspaper", "daily", "paper", "broadcaster", "outlet", "agency"},
        {"bank", "company", "firm", "maker", "operator"},
        {"mission", "embassy"},
    )
    return any(head in g and any(re.search(rf"\b{w}\b", words) for w in g) for g in groups)


def _is_person(source: Source) -> bool:
    return source.kind in ("named person", "unnamed person")


def _same_name(a: str, b: str) -> bool:
    if a == b:
        return True
    x, y = a.split(), b.split()
    short, long = (x, y) if len(x) <= len(y) else (y, x)
    return len(short) == 1 and short[0] in (long[0], long[-1]) and (short[0] == long[-1] or "-" in long[-1])


def person_name(text: str) -> str | None:
    """The name of a person in a source's words, without titles; None where it names no person."""
    text = re.sub(r"['’]s\b", "", text)
    best: list[str] = []
    for part in _SPLIT.split(text):
        run: list[str] = []
        part = re.split(r"\b(?:who|which|whose|close to|reached by|briefed|familiar)\b", part)[0]
        for token in [*_TOKEN.findall(part), ""]:
            if token and _CAPITAL.match(token) and not _not_a_name(token):
                run.append(token)
                continue
            if token.lower() in nouns.NAME_PARTICLES and run:
                run.append(token)
                continue
            while run and run[-1].lower() in nouns.NAME_PARTICLES and not _CAPITAL.match(run[-1]):
                run.pop()
            kept = _strip_titles(run)
            if kept and _looks_personal(kept, part, text) and len(kept) > len(best):
                best = kept
            run = []
        if best:
            break
    return " ".join(best) or None


_DAY_OR_MONTH = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September October November December The A An In On At For By".split()
)


def _not_a_name(token: str) -> bool:
    return token in _DAY_OR_MONTH or (token.isupper() and len(token) > 3 and "-" not in token)


def _strip_titles(run: list[str]) -> list[str]:
    """*run* without the demonyms, titles and offices in front of the name."""
    while len(run) > 1:
        mention = next(iter(states(" ".join(run))), None)
        if mention is None or mention.start != 0 or mention.end >= len(" ".join(run)):
            break
        run = " ".join(run)[mention.end :].split()
        while len(run) > 1 and nouns.TITLES.match(run[0]):
            run = run[1:]
    while run and nouns.TITLES.match(run[0]) and len(run) > 1:
        run = run[1:]
    while run and nouns.HONORIFICS.match(run[0]):
        run = run[1:]
    return run


def _looks_personal(run: list[str], part: str, whole: str) -> bool:
    phrase = " ".join(run)
    for mention in states(phrase):
        if mention.end - mention.start >= len(phrase) - 2:
            return False
        if mention.start == 0:
            rest = phrase[mention.end :].split()
            return bool(rest) and _looks_personal(_strip_titles(rest), part, whole)
    if any(p.search(phrase) for p in (nouns.GOVERNMENT, nouns.ORGANISATION, nouns.MEDIA, nouns.DOCUMENT)):
        return False
    if nouns.TITLES.match(run[-1]) or nouns.PERSON.search(run[-1]) or nouns.PEOPLE.search(run[-1]):
        return False
    if len(run) == 1:
        if run[0].isupper() and len(run[0]) > 1:
            return False
        # A single capitalised word is a person where it stands alone or behind a title or a role.
        bare = re.sub(r"^(?:the)\s+", "", part.strip(), flags=re.IGNORECASE)
        if part.strip().lower().startswith("the ") and not nouns.PERSON.search(part):
            return False
        behind = part[: part.find(run[0])].strip()
        if re.search(r"\b(?:in|of|at|from|for|near|to|on|with|by|between|and)(?: the)?$", behind):
            return False
        return bare == run[0] or bool(nouns.PERSON.search(behind)) or bool(re.search(r"\b(?:Mr|Mrs|Ms|Dr|Sir|Gen|Col)\.?$", behind)) or nouns.TITLES.match(behind.split()[-1] if behind else "") is not None
    if part.strip().lower().startswith("the ") and part.strip()[4:].startswith(phrase):
        return False
    return not re.search(r"\b(?:of|for)\b", phrase)


def kind_of(text: str) -> Kind | None:
    """The kind of a source that names no person."""
    first = _LEADING.sub("", _SPLIT.split(text)[0]).strip()
    head = _head(text) or ""
    if nouns.PEOPLE.fullmatch(head) or re.match(r"(?:two|three|four|five|some|many|several|most|both|others)\b", first, re.IGNORECASE):
        return "group"
    if nouns.DOCUMENT.fullmatch(head):
        return "document"
    if nouns.PERSON.fullmatch(head):
        return "unnamed person"
    if nouns.MEDIA.fullmatch(head) or nouns.MEDIA.fullmatch(first):
        return "media"
    if nouns.ORGANISATION.fullmatch(head) or nouns.ORGANISATION.fullmatch(first):
        return "government" if re.search(r"\b(?:security council|national security|military commission)\b", first, re.IGNORECASE) and "UN" not in first else "organisation"
    mention = next(iter(states(first)), None)
    if mention and mention.start == 0 and mention.end >= len(re.sub(r"['’]s?$", "", first)):
        return "group" if mention.way == "demonym" and first.endswith("s") and first not in ("US",) else "government"
    if nouns.GOVERNMENT.fullmatch(head) or nouns.GOVERNMENT.search(first):
        return "government"
    for pattern, kind in ((nouns.ORGANISATION, "organisation"), (nouns.MEDIA, "media"), (nouns.PERSON, "unnamed person"), (nouns.PEOPLE, "group"), (nouns.DOCUMENT, "document")):
        if pattern.search(first):
            return kind  # type: ignore[return-value]
    if head.endswith("s") and first[:1].islower():
        return "group"
    if _ACRONYM.match(text) or _CAPITAL.match(first):
        return "organisation"
    return "unnamed person" if re.match(r"(?:a|an|one)\b", text, re.IGNORECASE) else None


def describe(text: str, name: str | None) -> tuple[str | None, str | None]:
    """Role and affiliation in a source's words beside *name*: "director", "the agency" of "X, director of the agency,"."""
    role: str | None = None
    affiliation: str | None = None
    rest = text
    if name:
        short = name if name in text else name.split()[-1]
        at = text.find(short)
        before, after = text[:at], text[at + len(short) :]
        after = re.sub(r"^['’]s\b", "", after)
        candidates = [p.strip(" ,;()—–-") for p in (after.lstrip(" ,;(—–-"), before) if p.strip(" ,;()—–-")]
    else:
        candidates = [rest.strip(" ,;")]
    for candidate in candidates:
        piece = re.split(r"\b(?:who|which|whose)\b", candidate)[0].strip(" ,;")
        if not piece or re.fullmatch(r"(?:Mr|Mrs|Ms|Dr|Sir)\.?|\d+", piece):
            continue
        found = _AFFILIATION.search(piece)
        phrase = _LEADING.sub("", piece)
        if role is None and (nouns.PERSON.search(phrase) or nouns.PEOPLE.search(phrase) or (name and nouns.TITLES.match(phrase.split()[-1]))):
            role = phrase
        if affiliation is None and found:
            affiliation = re.sub(r"^(?:the|its|his|her)\s+", "", found.group(1)).strip()
        elif affiliation is None:
            institution = _INSTITUTION.search(piece)
            if institution:
                affiliation = institution.group(1)
            else:
                inner = re.search(r"\b((?:\w+\s+)?(?:ministry|presidency|government|party|agency|police|army|embassy|mission|Kremlin|Pentagon|White House))\b", piece, re.IGNORECASE)
                affiliation = inner.group(1) if inner else None
    return role, affiliation
