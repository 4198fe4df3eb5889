"""A report's body in, the names of the persons in it out: full forms, and how each is introduced."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from paripassu.gazetteer import no_surnames, states
from paripassu.statements import _nouns as nouns
from paripassu.statements._bodies import is_of_a_firm
from paripassu.statements._encode import paragraph_spans, quoted_spans
from paripassu.statements._given import is_given, pronoun_of
from paripassu.statements._leaders import state_of_leader
from paripassu.statements._name_runs import no_name_alone
from paripassu.statements._people import People
from paripassu.statements._persons import behind_firm, person_name
from paripassu.statements._phrases import plain
from paripassu.statements._places import town
from paripassu.statements._roles import describe
from paripassu.types import Span

_NAMES = re.compile(
    r"(?:(?<![\w.])(?:[A-ZÀ-ÞĀ-Ž]\.){2,3}|[A-ZÀ-ÞĀ-Ž]\.|[A-ZÀ-ÞĀ-Ž][\w’'-]*)(?:[^\S\n]+(?:[A-ZÀ-ÞĀ-Ž]\.|[A-ZÀ-ÞĀ-Ž][\w’'-]*|bin|al|de|"
    r"van|von|da|del|el|di|le|la|(?:al|el|ad|an|ar|as|ash|at|az|d|l|n)[-'’][A-ZÀ-ÞĀ-Ž][\w’'-]*))+"
)
_CAPITAL = re.compile(r"(?<![\w'’])[A-ZÀ-ÞĀ-Ž][\w’'-]*?(?=['’]s\b|['’]\s|[^\w’'-]|$)|(?<!\w)[A-ZÀ-ÞĀ-Ž]\.")
"""A capitalised word, or an initial."""
_PIECE = re.compile(r"[^\W_].*?(?=['’]s\s|(?<=s)['’]\s|$)")
"""What an owner's mark ends: "Dan Loeb" of "Dan Loeb's Third Point"."""

_BEFORE = re.compile(
    r"(?:(?:former|ex|presumptive|acting|deputy|vice|senior|presidential|then|longtime|veteran|[A-ZÀ-Þ][\w.'’-]+)\s)*(?P<head>[\w-]+\.?)\s$"
)
_BEHIND = re.compile(r",\s((?:the|an?|its|his|her|\w+['’]s)\s[^,.;\n“”\"]{3,80})[,.;]")
_AT = re.compile(r"\b(?:[Aa]t|[Ii]n|[Nn]ear|[Oo]utside|[Aa]round|[Ii]nside)\s$")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Pres|President|Senator|Governor|Congressman|Congresswoman|Judge|Gen|General|Col|Justice|Chancellor|"
    r"Minister|Secretary|Mayor|Professor|Prof)\.?\s([A-ZÀ-Þ][\w-]*[a-z][\w-]*)(?!\w|[’'-]\w|\s(?:of\s)?[A-ZÀ-Þ])"
)
"""Somebody whom the report names by surname alone."""
_HONOURED = re.compile(
    r"\b(Mr|Sir|Lord|Mrs|Ms|Miss|Lady|Dame)\.?\s(?:[A-ZÀ-Þ][\w.’'-]*\s)*?([A-ZÀ-Þ][\w-]+)(?!\w|\s[A-ZÀ-Þ])"
)
_HONOUR = re.compile(r"(?:(?P<he>Mr|Sir|Lord)|Mrs|Ms|Miss|Lady|Dame)\b\.?\s")
_HONOUR_BEFORE = re.compile(rf"\b{_HONOUR.pattern}$")
_BEHIND_PREPOSITION = re.compile(
    r"\b(?:with|of|to|for|from|by|like|unlike|against|about|on|at|than|over|between|behind|toward|towards)\s"
    r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Senator|President|Secretary)\.?\s)?$"
)
_OF_BODY = re.compile(
    r"\s(?:of|at|from|with)\s(?:the\s)?[A-ZÀ-Þ][\w.&'’-]*(?:\s(?:of\s|and\s|for\s|the\s)*[A-ZÀ-Þ][\w.&'’-]*)*"
)
_WRITTEN_OUT = {
    "Gov": "governor",
    "Sen": "senator",
    "Rep": "representative",
    "Gen": "general",
    "Col": "colonel",
    "Pres": "president",
}
_TITLE_BEFORE = re.compile(
    r"\b(?P<title>Gov|Sen|Rep|Gen|Col|Pres|Governor|Senator|Mayor|Judge|Sheriff|President|Chancellor|Congressman|Congresswoman)\.?\s"
    r"(?:[A-ZÀ-Þ][\w.’'-]*\s){0,2}?(?P<name>[A-ZÀ-Þ][\w-]*[a-zà-þ])(?![\w-]|\s[A-ZÀ-Þ])"
)
_QUESTION = re.compile(r"(?:When )?(?:Asked|Pressed|Questioned|If|Whether|Should|Unless|Whenever|Because|Although)\b")
"""What begins a clause before a name and is no office."""
_IN_WORD = re.compile(r"\w")
_INITIALS = re.compile(r"[A-Z]{2,6}")
_LIKE_A_VERB = re.compile(
    r"Adds|Admits|Argues|Asks|Backs|Calls|Claims|Denies|Doubts|Fears|Hopes|Insists|Lies|Meets|Notes|Pledges|Reports|Says|Sees|Tells|Urges|Vows|Wants|Warns|Writes"
)
"""Surnames that in a headline would be a verb."""
_INTRODUCTIONS = 8
"""Mentions of a person, besides the first, at which a report may say what they are."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a person is named, in full or not, with the full name; owner: as in "Clinton's experience"; aside: behind a
    preposition ("along with Clinton"), where no pronoun is looked for first."""

    at: int
    end: int
    name: str
    owner: bool
    aside: bool


_CAPITAL_BEFORE = re.compile(r"(?<![\w’'.-])(?P<word>[A-ZÀ-Þ][\w’'-]+)\s$")
_CAPITAL_BEHIND = re.compile(r"\s(?P<word>[A-ZÀ-Þ][\w’-]+)(?!['’])\b")


class Names:
    """The full names in one body. Read once, when first asked."""

    def __init__(self, body: str, people: People | None = None) -> None:
        """people: which words are a person's, where the encoder was asked."""
        self.body = body
        self.people = people
        self._names: dict[str, list[tuple[str, int]]] | None = None
        self._words: frozenset[str] | None = None
        self._offices: dict[str, frozenset[str]] | None = None
        self._mentions: list[Mention] | None = None
        self._pronouns: dict[str, str] | None = None
        self._headlines: dict[int, bool] = {}
        self._unfolded: dict[str, str | None] = {}

    def has_word(self, word: str) -> bool:
        """Whether *word* stands in the body as it is written, case and all."""
        if self._words is None:
            self._words = frozenset(re.findall(r"\w+", self.body))
        return word in self._words

    def known(self) -> dict[str, list[tuple[str, int]]]:
        """Full names in the body, by each part that may stand for them."""
        if self._names is None:
            self._names = {}
            for found in _NAMES.finditer(self.body):
                if self._in_headline(found.start()):
                    continue
                for piece in _PIECE.finditer(found.group()):
                    at = found.start() + piece.start()
                    full = self.a_person(person_name(plain(piece.group())), Span(at, found.start() + piece.end()))
                    if full and full.count(" ") > 1:
                        full = " ".join(behind_firm(full.split(), self.body[max(0, at - 20) : at]))
                    if (
                        full
                        and " " in full
                        and not self._only_a_place(full)
                        and (not town(full) or is_given(full.split()[0]))
                    ):
                        parts = full.split()
                        single = {part for part in parts if part[:1].isupper()} | {parts[-1], *_halves(parts[-1])}
                        for key in {full, " ".join(parts[-2:]), " ".join(parts[1:]), *single}:
                            if no_name_alone(key):
                                continue
                            self._names.setdefault(key, []).append((full, found.start() + piece.start()))
            self._without_strays()
            for titled in _TITLED.finditer(self.body):
                name = titled.group(1)
                if name not in self._names and not self._in_headline(titled.start()) and not nouns.TITLES.match(name):
                    self._names[name] = [(name, titled.start(1))]
        return self._names

    def _without_strays(self) -> None:
        """Leave out of the known names those that begin with a word which is none ("Republicans Jolly", "So Donald Trump", "See
        Sexton"), where the report has the rest with a given name, and what is called after somebody ("Trump Tower")."""
        names = self._names or {}
        fuller = {full for forms in names.values() for full, _ in forms}
        surnames = {full.rsplit(" ", 1)[-1] for full in fuller if is_given(full.partition(" ")[0])}
        stray: dict[str, str | None] = {}
        for full in fuller:
            first, _, rest = full.partition(" ")
            if first in surnames and rest.rsplit(" ", 1)[-1] in no_surnames():
                stray[full] = None
            elif not is_given(first) and first.isalpha() and (nouns.is_common(first) or self.has_word(first.lower())):
                known = (f for f in fuller if f != full and is_given(f.partition(" ")[0]) and same_person(f, rest))
                if (other := next(known, None)) is not None:
                    stray[full] = other
        self._names = {}
        for key, forms in names.items():
            kept = [(other, at) for full, at in forms if (other := stray.get(full, full)) is not None]
            if key not in stray and any(key in full for full, _ in kept):
                self._names[key] = kept

    def _only_a_place(self, name: str) -> bool:
        """Whether *name* stands nowhere but behind "at" or "in" ("fighting at Phu Makhuea"), where no person's name does."""
        if is_given(name.split(maxsplit=1)[0]):
            return False
        whole = re.compile(rf"\b{re.escape(name)}\b(?!['’]s)")
        met, at = False, self.body.find(name)
        while at >= 0:
            if whole.match(self.body, at):
                if _AT.search(self.body, max(0, at - 14), at) is None:
                    return False
                met = True
            at = self.body.find(name, at + 1)
        return met

    def a_person(self, name: str | None, within: Span) -> str | None:
        """*name*, which stands *within* these words, without the words that are no person's; None where none is."""
        if name is None or self.people is None or state_of_leader(name):
            return name
        at = self._find(name, within)
        if at is None:
            return name
        kept = self.people.trimmed(self.body, *at)
        first, _, last = name.partition(" ")
        if (
            kept is not None
            and is_given(first)
            and _LIKE_A_VERB.fullmatch(last)
            and plain(self.body[slice(*kept)]) == first
        ):
            return name
        return plain(self.body[slice(*self._with_neighbours(kept, at))]) if kept is not None else None

    def _find(self, name: str, within: Span) -> Span | None:
        """Where *name* stands as whole words, whatever its apostrophes and blanks. Most stand at once as they are written, and a
        pattern for each would cost more than all else here."""
        at = self.body.find(name, *within)
        if at >= 0 and not any(_IN_WORD.match(self.body, edge) for edge in (at - 1, at + len(name)) if edge >= 0):
            return Span(at, at + len(name))
        words = r"\s+".join(re.escape(word).replace("'", "['’‘]") for word in name.split())
        found = re.compile(rf"(?<!\w){words}(?!\w)").search(self.body, *within)
        return Span(*found.span()) if found is not None else None

    def named_in(self, within: Span) -> str | None:
        """Whom the words there name, by the encoder alone."""
        at = self.people.named(self.body, *within) if self.people is not None else None
        return plain(self.body[slice(*self._with_neighbours(at, within))]) if at is not None else None

    def _with_neighbours(self, name: Span, within: Span) -> Span:
        """A *name* of one word with the capitalised words right before and behind it, which belong to it: of "Semi Ratulevu" the encoder may have
        known one."""
        if " " in self.body[slice(*name)]:
            return name
        start, end = name
        before = _CAPITAL_BEFORE.search(self.body, within.start, start)
        if before is not None and self._may_name(before["word"]):
            start = before.start("word")
        behind = _CAPITAL_BEHIND.match(self.body, end, within.end)
        if behind is not None and self._may_name(behind["word"]):
            end = behind.end()
        return Span(start, end)

    def _may_name(self, word: str) -> bool:
        """Whether *word* may be part of a person's name: neither a common word nor a title nor a state's."""
        low = word.lower()
        common = (
            is_of_a_firm(word)
            or nouns.is_common(low)
            or self.has_word(low)
            or nouns.TITLES.match(word)
            or next(iter(states(word)), None)
        )
        return not common

    def _in_headline(self, at: int) -> bool:
        """Whether *at* lies in a line that capitalises its words: names cannot be told from others there."""
        start = self.body.rfind("\n", 0, at) + 1
        if start not in self._headlines:
            self._headlines[start] = self._capitalised(start)
        return self._headlines[start]

    def _capitalised(self, start: int) -> bool:
        line = self.body[start : self.body.find("\n", start) + 1 or len(self.body)].rstrip()
        words = [w for w in re.findall(r"[^\W\d_][\w'’.-]+", line) if len(w) > 3]
        return len(words) > 4 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)

    def fullest(self, name: str, at: int) -> str:
        """The fullest form of *name* in the body: of several persons the one last named in full in the paragraph before *at*, else
        whom the report names first, whose it mostly is (of 310 such surnames in labelled news 281 come out right; 168 where the last named counted)."""
        forms = self.known().get(name, [])
        if not forms:
            return name
        honour = _HONOUR.match(self.body, at) or _HONOUR_BEFORE.search(self.body, max(0, at - 6), at)
        if honour is not None:  # "Mrs. Clinton" is not the Bill Clinton named before her
            said = {full: pronoun_of(full) for full, _ in forms}
            title = "he" if honour["he"] else "she"
            wanted = title if title in said.values() else None
            forms = [(full, where) for full, where in forms if said[full] == wanted] or forms
        paragraph = self.body.rfind("\n", 0, at) + 1
        here = [full for full, where in forms if paragraph <= where <= at]
        full = here[-1] if here else forms[0][0]
        return full if len(full) > len(name) and same_person(full, name) else name

    def mentions(self) -> list[Mention]:
        """Every mention of those persons, by full name or surname, outside quotation marks and headlines."""
        if self._mentions is None:
            by_first: dict[str, list[str]] = {}
            for form in sorted(self.known(), key=len, reverse=True):
                by_first.setdefault(form.split(" ", 1)[0], []).append(form)
            quoted = iter(
                Span(a + x, a + y) for a, b in paragraph_spans(self.body) for x, y in quoted_spans(self.body[a:b])
            )
            now = next(quoted, None)
            found: list[Mention] = []
            end = 0
            for word in _CAPITAL.finditer(self.body):
                start = word.start()
                if start < end or word.group() not in by_first:
                    continue
                while now is not None and now.end <= start:
                    now = next(quoted, None)
                if (now is not None and now.start <= start) or self._in_headline(start):
                    continue
                stands = next((f for f in by_first[word.group()] if self._stands(f, start)), None)
                if stands is None:
                    continue
                end = start + len(stands)
                owner = self.body[end : end + 2] in ("'s", "’s", "' ", "’ ")
                behind = _BEHIND_PREPOSITION.search(self.body, max(0, start - 40), start) is not None
                found.append(Mention(start, end, self.fullest(stands, start), owner, behind))
            self._mentions = found
        return self._mentions

    def _stands(self, form: str, at: int) -> bool:
        return self.body.startswith(form, at) and not self.body[at + len(form) : at + len(form) + 1].isalnum()

    def pronoun(self, name: str) -> str | None:
        """ "he" or "she" for somebody, by a title before the surname anywhere in the body, else by the given name; where two of that
        surname are named, by the given name first."""
        if self._pronouns is None:
            self._pronouns = {}
            for m in _HONOURED.finditer(self.body):
                said = "he" if m.group(1) in ("Mr", "Sir", "Lord") else "she"
                self._pronouns[m.group(2)] = "" if self._pronouns.get(m.group(2), said) != said else said
        surname = name.rsplit(maxsplit=1)[-1]
        honoured = self._pronouns.get(surname) or None
        namesakes = {full for full, _ in self.known().get(surname, ()) if full.endswith(f" {surname}")}
        return (pronoun_of(name) or honoured) if len(namesakes) > 1 else honoured or pronoun_of(name)

    def unfolded(self, short: str) -> str | None:
        """The words that a body's initials stand for, where the report has them behind an article ("the Associated Press" for AP)."""
        if not _INITIALS.fullmatch(short):
            return None
        if short not in self._unfolded:
            words = [rf"{letter}[\w-]*[a-zà-þ]" for letter in short]
            small = r"\s(?:(?:of|for|and|the|on|in|to)\s){0,2}"
            full = rf"(?P<full>{small.join(words)})"
            found = re.search(
                rf"(?:\b[Tt]he|['’]s?)\s(?:(?!of\b|and\b)[a-z][\w-]*\s){{0,3}}{full}(?!\w|\s[A-ZÀ-Þ])", self.body
            )
            found = found or re.search(rf"\b{full}\s\({short}\)", self.body)
            self._unfolded[short] = found.group("full") if found else None
        return self._unfolded[short]

    def last_before(self, at: int) -> str | None:
        named = [(where, full) for forms in self.known().values() for full, where in forms if where < at]
        return max(named)[1] if named else None

    def offices(self) -> dict[str, frozenset[str]]:
        """The full names that the body introduces with an office, and the words of it in lower case."""
        if self._offices is None:
            self._offices = {}
            for full in {full for forms in self.known().values() for full, _ in forms}:
                around = self.introduction(full)
                role = describe(around, full)[0] if around else None
                if role:
                    self._offices[full] = frozenset(re.findall(r"\w+", role.lower()))
            for titled in _TITLE_BEFORE.finditer(self.body):
                full = self.fullest(titled.group("name"), titled.start())
                if " " in full or full in self.known():
                    office = _WRITTEN_OUT.get(titled.group("title"), titled.group("title").lower())
                    self._offices[full] = self._offices.get(full, frozenset()) | {office}
        return self._offices

    def office_state(self, name: str) -> str | None:
        """The state whose people the office of somebody is said to be of ("Cambodian Prime Minister")."""
        around = self.introduction(name)
        return next((m.country for m in states((around or "").partition(name)[0])), None)

    def introductions(self, name: str) -> Iterator[str]:
        """The words around the first mention of *name*, as `introduction` has them, and an office right before or behind a later one."""
        first = self.body.find(name)
        if first >= 0:
            yield self._around(first, name)
        others = (m for m in self.mentions() if m.name == name and m.at != first)
        for one in islice(others, _INTRODUCTIONS):
            form = self.body[one.at : one.end]
            office = _BEFORE.search(self.body, max(0, one.at - 80), one.at)
            addressed = (
                " " in name and form == name.split(maxsplit=1)[0]
            )  # "Rita, the head of the port, Lew Adams, said"
            behind = None if addressed else _BEHIND.match(self.body, one.end)
            if office and nouns.PERSON.fullmatch(office.group("head").rstrip(".")):
                yield plain(f"{office.group()} {form}")
            elif behind and nouns.PERSON.search(behind.group(1)):
                yield plain(f"{form}, {behind.group(1)}")

    def introduction(self, name: str) -> str | None:
        """The words around the first mention of *name*: what stands before it in its clause, and the apposition."""
        at = self.body.find(name)
        return self._around(at, name) if at >= 0 else None

    def _around(self, at: int, name: str) -> str:
        # What stands in front of the name within its own clause, no further back than a verb or a time.
        described = re.search(
            r"(?:^|\s)((?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w-]+['’]s)\s[^,.;:\n“”\"]{2,60}),\s*$",
            self.body[max(0, at - 100) : at],
        )
        before = re.split(
            r"[.;:!?\n“”\"#]|,\s|\b(?:beside|alongside)\s|(?<!\S)[A-Z][a-z]{3,}ing\s(?=(?:the|an?|his|her|its|beside|with)\s)|(?<=[a-zà-þ]\s)(?<!the\s)(?<!an\s)accused\s|\b(?:and|that|with|by|when|as|where|which|who|whose|told|met|said|while|but|after|before|since|from|says?|has|have|had|is|was|"
            r"were|are|will|would|could|can|may|might|must|did|does|do|sues?|calls?|makes?|took|made|(?!retired|disgraced|jailed|"
            r"exiled|elected|appointed|acting|outgoing|sitting|leading|ruling|managing|founding|presiding|visiting|commanding|"
            r"imprisoned|ousted|deposed|accused|convicted|wanted|unnamed|incoming|speed|housing|training|building|mining|banking|"
            r"shipping|planning|marketing|fishing|seed|breeding|boxing|cycling|rowing|sailing|skiing|swimming|engineering|king)[a-z]{2,}(?:ed|ing))\b",
            self.body[max(0, at - 120) : at],
        )[-1]
        if described and nouns.PERSON.fullmatch(described.group(1).split()[-1]):
            last = re.split(
                r"\b(?:told|met|asked|said|with|and|by|from|that|urged|thanked|accused)\s", described.group(1)
            )[-1]
            return plain(f"{last}, {name}")
        after = re.match(r",\s*([^,.;\n“”\"]{3,100})[,.;]", self.body[at + len(name) : at + len(name) + 130])
        tail = f", {after.group(1)}" if after and nouns.PERSON.search(after.group(1)) else ""
        if _QUESTION.match(before.strip()):
            before = ""
        of = None if tail else _OF_BODY.match(self.body, at + len(name))
        return plain(f"{before.strip()} {name}{of.group() if of else tail}")


def _halves(surname: str) -> list[str]:
    """The surnames that a double one is made of: "Zięba" and "Michalska" of "Michalska-Zięba"; none of "Min-kyu" and "Al-Rashid"."""
    halves = surname.split("-")
    return halves if len(halves) == 2 and all(half[:1].isupper() and len(half) > _SHORT_HALF for half in halves) else []


_SHORT_HALF = 3


def same_person(a: str, b: str) -> bool:
    """Whether two names may be one person's: equal, or one is a part (surname, given name) of the other."""
    if a == b:
        return True
    x, y = a.split(), b.split()
    short, long = (x, y) if len(x) <= len(y) else (y, x)
    if len(short) == 1:
        return short[0] in long or short[0] in _halves(long[-1])
    return (
        (short[-1] == long[-1] and short[0] == long[0]) or long[-len(short) :] == short or long[: len(short)] == short
    )
