"""The speakers of a report with the states that rules give them in, the likeliest state of each out, or none.

Rules know whose somebody is by his own words, and else take him to be of the land that the report is about. The resident of a town, an
analyst, a foreign minister who is quoted from elsewhere are of none or of another. What speaks for each state that the report names, and
for none, is counted here: who the speaker is, by what the rules come to their state, where and how near the report names each; the
weights (model/states.json, made by training/states_chosen.py) are learned from labelled texts.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import repeat
from pathlib import Path

from paripassu.gazetteer import spoken, states
from paripassu.statements._bodies import BODIES
from paripassu.statements._known_bodies import body_in
from paripassu.statements._leaders import state_of_leader
from paripassu.statements._phrases import main_part, parse
from paripassu.statements._states_makeup import INDEFINITE, Features, Makeup, Speaker, speakers_of
from paripassu.statements._weights import Weights, read_weights
from paripassu.statements._whence import is_foreign, is_private
from paripassu.types import Source, Span

WEIGHTS = Path(__file__).parent / "model" / "states.json"
_CAPITALS = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w-]+(?:\s[A-ZÀ-ÞĀ-Ž][\w-]+)*")
_SMALL = re.compile(r"(?<![\w’'])[a-z]{2,}(?:-[a-z]+)*\b")
_BEFORE = re.compile(r"(?:([\w’']+)\s)?(?:the\s)?$")
_WORDS, _NEAR, _SHORT = 8, 30, 3
"""Words of a source, and mentions, that are weighed; characters from a speaker's name in which a state is beside it; those of an office too
short to look for."""
_OF_WORDS = re.compile(r"\b(?:word|head|base|body|kind)\s")
_THERE = re.compile(r"\b(?:there|here|locally)\b")
_BEGINS = 12
"""Characters of a content in which the state that it is about stands."""
_OFFICE = re.compile(
    r"(?P<of>prime|foreign|defen[cs]e|finance|interior|health|trade|transport|energy|economy|justice|education|agriculture)?\W*(?:\w+\W+)?"
    r"\b(?P<office>president|premier|minister|ministry|secretary|chancellor|government|army|military|parliament|king|emir|ambassador|embassy|commander|"
    r"spokes(?:man|woman|person)|navy|police|court|central bank|regulator|leader|chief|general|prosecutor)s?\b",
    re.IGNORECASE,
)
_OF_HIS = re.compile(r"(?:its|his|her|their|whose)\b", re.IGNORECASE)
_THE = re.compile(r"(?:the|this|that|these|those)\b", re.IGNORECASE)


def features(makeup: Makeup, speakers: Sequence[Speaker]) -> list[dict[str | None, Features]]:
    """What speaks for each state, and for none, as that of each speaker."""
    found = []
    last: Speaker | None = None
    bodies: dict[str, str] = {s.source.name: s.source.country for s in speakers if s.source.name and s.source.country}
    offices: dict[str, set[str]] = {}
    for one in speakers:
        weighed = _Weighed(makeup, one, last, bodies, offices)
        found.append(weighed.held)
        last = one
        if one.source.country is not None and weighed.office:
            offices.setdefault(weighed.office, set()).add(one.source.country)
    return found


class _Weighed:
    """What is counted for one speaker."""

    def __init__(
        self,
        makeup: Makeup,
        one: Speaker,
        last: Speaker | None,
        bodies: Mapping[str, str],
        offices: Mapping[str, Collection[str]],
    ) -> None:
        source = one.source
        self.makeup, self.source = makeup, source
        self.ruled = source.country
        self.kind = source.kind or "nobody"
        described = one.texts[0] if one.texts else source.role or source.name or source.text
        words = source.role or main_part(described)
        self.head = parse(words).head.lower() if words else ""
        self.base = self.head.removesuffix("s")
        self.held: dict[str | None, Features] = {None: {}}
        self.office = _office(words) if words else ""
        self.article = _article(described)
        self.own = self._own_words(one)
        self._in_own_words()
        self.open = not self.inside
        """Whether nothing of a speaker's own words tells his state."""
        self._around(source.spans[0].start if source.spans else 0)
        self._beside_name()
        home = makeup.home
        if home is not None:
            self._say(home, "home")
        if makeup.outlet is not None:
            self._say(makeup.outlet, "outlet", f"outlet, kind {self.kind}")
        if last is not None and last.source.country is not None:
            own = "its" if _OF_HIS.match(described) else "own"
            self._say(last.source.country, "last", f"last, {own}", f"last, kind {self.kind}")
            if last.source.kind in BODIES or last.source.affiliation:
                self._say(last.source.country, f"last of a body, {own}")
        if source.affiliation and (of := bodies.get(source.affiliation)):
            self._say(of, "the body speaks too")
        if source.name and (of := state_of_leader(source.name)):
            self._say(of, "leader")
        for rank, state in enumerate(makeup.most):
            self._say(state, f"most named {rank}")
        if self.ruled is not None:
            self._say(self.ruled)
        if self.open:
            self._open(one, last, offices)
        self._of_states()
        self._of_speaker(one, described, last)
        if self.open and makeup.wide:
            self._widely()

    def _say(self, state: str | None, *names: str) -> None:
        held = self.held.get(state)
        if held is None:
            held = self.held[state] = {"state": None}
        held.update(dict.fromkeys(names))

    def _own_words(self, one: Speaker) -> list[str]:
        source = one.source
        return list(
            dict.fromkeys(map(spoken, filter(None, (*one.texts, source.name, source.role, source.affiliation))))
        )

    def _in_own_words(self) -> None:
        """The states that a speaker's own words name, by state, town or known body."""
        self.inside: set[str] = set()
        for text in self.own:
            part = "affiliation" if text == self.source.affiliation else "name" if text == self.source.name else "words"
            for rank, m in enumerate(states(text)):
                before = _BEFORE.search(text[: m.start])
                behind = (before[1] or "").lower() if before else ""
                self.inside.add(m.country)
                self._say(
                    m.country,
                    "own",
                    f"own, {part}",
                    f"own, {m.way}",
                    f"own, kind {self.kind}",
                    f"own, rank {min(rank, 2)}",
                    f"own behind {behind}" if behind.islower() else "own behind nothing",
                    f"own, head {self.head}",
                )
            for found in _CAPITALS.finditer(text):
                for name in dict.fromkeys((found[0], found[0].split()[0])):
                    if text != self.source.name and (state := self.makeup.of_town(name)) is not None:
                        self.inside.add(state)
                        behind = text[: found.start()].rpartition(" ")[0].rpartition(" ")[2].lower()
                        self._say(state, "own town", f"own town, kind {self.kind}", f"own town behind {behind}")
            if (known := body_in(text)) is not None and known.country:
                self.inside.add(known.country)
                self._say(known.country, "own body", f"own body, {part}")

    def _around(self, at: int) -> None:
        """The states named around a speaker's first mention."""
        makeup = self.makeup
        paragraph, sentence = makeup.place(at)
        here = bisect_left(makeup.places, at)
        before: list[str] = []
        for n in reversed(makeup.named[:here]):
            if n.paragraph < paragraph - 1 or len(before) > 2:
                break
            if n.state in before:
                continue
            before.append(n.state)
            near = "sentence" if n.sentence == sentence else "paragraph" if n.paragraph == paragraph else "one before"
            self._say(
                n.state,
                f"before, {near}",
                f"before, {near}, {n.way}",
                f"before, rank {len(before)}",
                f"before, {near}, kind {self.kind}",
            )
        behind: list[str] = []
        for n in makeup.named[here:]:
            if n.paragraph > paragraph or len(behind) > 1:
                break
            if n.state in behind:
                continue
            behind.append(n.state)
            near = "sentence" if n.sentence == sentence else "paragraph"
            self._say(n.state, f"behind, {near}", f"behind, {near}, {n.way}")
        if not before:
            self._say(None, "none, none before")

    def _open(self, one: Speaker, last: Speaker | None, offices: Mapping[str, Collection[str]]) -> None:
        """What the report's course tells of somebody whose own words do not: whom its paragraph is about, who has spoken, whose land his words are of,
        and who has his office already."""
        makeup, office, article = self.makeup, self.office, self.article
        if _THERE.search(" ".join(one.texts[:1])):
            article = "there"
        at = self.source.spans[0].start if self.source.spans else 0
        paragraph, sentence = makeup.place(at)
        here = bisect_left(makeup.places, at)
        official = "office" if office else self.kind
        ago: list[str] = []
        first = here
        while first > 0 and makeup.named[first - 1].paragraph >= paragraph - 1:
            first -= 1
        for n in reversed(makeup.named[first:here]):
            if n.state in ago:
                continue
            ago.append(n.state)
            away = min(sentence - n.sentence, 3)
            same = "here" if n.paragraph == paragraph else "one before"
            self._say(
                n.state,
                f"open, {away} ago",
                f"open, {away} ago, {same}",
                f"open, {away} ago, {official}",
                f"open, {away} ago, {article}",
                f"open, {away} ago, {n.way}",
                f"open, rank {min(len(ago), 3)}, {article}",
                f"open, rank {min(len(ago), 3)}, {same}",
                f"open, rank {min(len(ago), 3)}, {away} ago, {official}",
            )
        begins = next((n for n in makeup.named[first:here] if n.paragraph == paragraph), None)
        if begins is not None:
            self._say(begins.state, "open, begins", f"open, begins, {official}", f"open, begins, {begins.way}")
            start = makeup.page.body.rfind("\n", 0, begins.at) + 1
            if begins.at - start < _BEGINS:
                led = "in" if makeup.page.body.startswith("In ", start) else begins.way
                self._say(begins.state, "open, heads", f"open, heads, {led}", f"open, heads, {official}")
        before = [n for n in makeup.named[first:here] if n.sentence == sentence - 1]
        if before:
            self._say(
                before[0].state,
                "open, first of before",
                f"open, first of before, {official}",
                f"open, first of before, {article}",
            )
            if len({n.state for n in before}) == 1:
                self._say(before[0].state, "open, alone before", f"open, alone before, {official}")
        if last is not None and last.source.country is not None:
            heard = (spans[0].start for spans in last.mentions if spans[0].start <= at)
            where, spoke = makeup.place(max(heard, default=0))
            near = "here" if where == paragraph else "one before" if where == paragraph - 1 else "far"
            self._say(
                last.source.country,
                f"open, last, {near}",
                f"open, last, {near}, {official}",
                f"open, last, {near}, {article}",
                f"open, last {last.source.kind}, {near}",
                f"open, last, {min(max(sentence - spoke, 0), 3)} ago",
            )
        for taken in offices.get(office, ()) if office else ():
            self._say(taken, "open, office taken", f"open, office taken, {office}")
        said: dict[str, None] = {}
        for spans in one.mentions[:_WORDS]:
            for content in makeup.contents.get(spans, ()):
                low = bisect_left(makeup.places, content.start)
                for n in makeup.named[low : low + 4]:
                    if n.at >= content.end:
                        break
                    said[n.state] = None
                    if n.at - content.start < _BEGINS:
                        self._say(
                            n.state,
                            "open, begins his words",
                            f"open, begins his words, {official}",
                            f"open, begins his words, {n.way}",
                        )
        for state in said:
            self._say(state, "open, in his words", f"open, in his words, {official}")

    def _beside_name(self) -> None:
        """The states that stand beside where the report first names a speaker, or the body that it speaks for."""
        source, body = self.source, self.makeup.page.body
        office = self.head if source.name is None or source.kind == "named person" else ""
        of = source.affiliation
        for what, name in (
            ("name", source.name and source.name.split()[-1]),
            ("body" if of and any(c.isupper() for c in of) else "some body", of),
            ("office", office if len(office) > _SHORT else ""),
        ):
            if not name:
                continue
            at = body.find(name)
            times = 0
            while at >= 0 and times < _WORDS:
                self._beside(what, at, len(name), times)
                times += 1
                at = body.find(name, at + len(name))

    def _beside(self, what: str, at: int, length: int, times: int) -> None:
        makeup = self.makeup
        _, sentence = makeup.place(at)
        for k in range(bisect_left(makeup.places, at - 3 * _NEAR), len(makeup.named)):
            n = makeup.named[k]
            if n.at > at + length + 3 * _NEAR:
                break
            if n.sentence != sentence or at <= n.at < at + length:
                continue
            side = "before" if n.at < at else "behind"
            gap = at - n.at if n.at < at else n.at - at - length
            near = "near" if gap < _NEAR else "far"
            self._say(
                n.state, f"beside {what}", f"beside {what}, {side} {near}", f"beside {what}, {side} {near}, {n.way}"
            )
            if times == 0:
                self._say(n.state, f"beside first {what}, {side} {near}")

    def _of_states(self) -> None:
        """What each of the states is in the report as a whole."""
        makeup = self.makeup
        for state, held in self.held.items():
            if state is None:
                continue
            times = makeup.told[state]
            held[f"share {5 * times // max(1, makeup.total)}"] = None
            held[f"named {min(times, 3)}"] = None
            if state in makeup.lead:
                held["in the lead"] = None
            if state == makeup.first:
                held["first named"] = None
            if len(makeup.told) == 1:
                held["the only one"] = None

    def _widely(self) -> None:
        """All that is counted once more, as of a report of many states, where it weighs otherwise."""
        for held in self.held.values():
            held.update(dict.fromkeys([f"wide, {name}" for name in held if _OF_WORDS.search(name) is None]))

    def _of_speaker(self, one: Speaker, described: str, last: Speaker | None) -> None:
        """Who a speaker is: what speaks for none, for the report's own state and for that of the rules."""
        source, makeup, kind, head = self.source, self.makeup, self.kind, self.head
        if self.ruled is None:
            way = "none"
        elif self.ruled in self.inside:
            way = "words"
        elif self.ruled == makeup.home:
            way = "assumed" if source.assumed else "home"
        else:
            way = "else"
        others = "others" if self.inside - {makeup.home} else "home" if self.inside else "no"
        article = self.article
        plural = "plural" if head.endswith("s") else "singular"
        body = (
            "no body"
            if not source.affiliation
            else "a body"
            if any(c.isupper() for c in source.affiliation)
            else "the body"
        )
        dateline = "dateline" if makeup.page.dateline else "no dateline"
        text = " ".join(self.own)
        share = 5 * makeup.told[makeup.home] // max(1, makeup.total) if makeup.home else 0
        within = makeup.is_within(source.spans)
        manner = {
            "any": True,
            f"kind {kind}": True,
            f"way {way}": True,
            f"way {way}, kind {kind}": True,
            f"head {head}": True,
            f"base {self.base}": True,
            f"kind {kind}, {article}": True,
            f"kind {kind}, {plural}": True,
            f"kind {kind}, {body}": True,
            f"kind {kind}, {article}, {body}": True,
            f"kind {kind}, {dateline}": True,
            f"own {others}, kind {kind}": True,
            f"{dateline}": True,
            "no home": makeup.home is None,
            "no outlet": makeup.page.outlet is None,
            "the outlet's home": makeup.outlet is not None and makeup.outlet == makeup.home,
            "private": is_private(source.role, described),
            "foreign": is_foreign(text),
            f"home {share}": True,
            f"home {share}, kind {kind}": True,
            f"states {min(len(makeup.told), 6)}": True,
            "no pronoun": bool(one.texts),
            f"role, kind {kind}": bool(source.role),
            f"no name, kind {kind}": not source.name,
            "last has none": last is not None and last.source.country is None,
            f"last has none, kind {kind}": last is not None and last.source.country is None,
            "last is home": last is not None and last.source.country == makeup.home,
            f"heard {min(len(one.mentions), 3)}": True,
            "within": within,
            f"within, kind {kind}": within,
            f"within, kind {kind}, {article}": within,
        }
        names = [name for name, holds in manner.items() if holds]
        small = dict.fromkeys(_SMALL.findall(f"{' '.join(one.texts[:2])} {source.role or ''}"))
        names += [f"word {w}" for w in list(small)[:_WORDS]]
        if source.affiliation:
            names += [f"body {w}" for w in source.affiliation.lower().split()[-2:]]
        self._say(None, *(f"none, {name}" for name in names))
        if makeup.home is None and makeup.most:
            self._say(makeup.most[0], *(f"most, {name}" for name in names))
        if makeup.home is not None:
            self._say(makeup.home, *(f"home, {name}" for name in names))
        if self.ruled is None:
            self._say(None, "none, ruled")
        else:
            self._say(self.ruled, "ruled", *(f"ruled, {name}" for name in names[:7]))


def _article(described: str) -> str:
    """How a description begins."""
    if INDEFINITE.match(described):
        return "indefinite"
    if _OF_HIS.match(described):
        return "its"
    if _THE.match(described):
        return "the"
    return "bare" if described[:1].islower() else "large"


def _office(words: str) -> str:
    """The office that somebody's words tell, as one that each state has one of; "" for none."""
    found = _OFFICE.search(words)
    if found is None:
        return ""
    return f"{(found['of'] or '').lower()} {found['office'].lower()}".strip()


def with_states(
    makeup: Makeup, sources: Sequence[Source | None], settled: Callable[[Source], bool]
) -> list[Source | None]:
    """*sources* with the likeliest state of each, but where the word of the rules is the last."""
    speakers = speakers_of(sources)
    chosen: dict[tuple[Span, ...], tuple[str | None, bool]] = {}
    for one, held in zip(speakers, features(makeup, speakers), strict=True):
        state = makeup.whose_turn(one, held) or likeliest(held, one.source.country, weights())
        if state != one.source.country and not settled(one.source):
            for spans in one.mentions:
                chosen[spans] = state, state is not None and makeup.only_assumed(state, held[state])
    return [
        replace(s, country=chosen[s.spans][0], assumed=chosen[s.spans][1]) if s is not None and s.spans in chosen else s
        for s in sources
    ]


@cache
def weights() -> Weights:
    """Those that ship. Raises ModelError."""
    return read_weights(WEIGHTS)


def likeliest(held: Mapping[str | None, Features], ruled: str | None, by: Weights) -> str | None:
    """The state of *held* for which most speaks, or none; *ruled*, which the rules give, by the margin."""
    scores = {s: sum(map(by.of.get, each, repeat(0.0))) for s, each in held.items()}
    best = max(scores, key=lambda s: (scores[s], s or ""))
    return ruled if scores[best] - scores[ruled] < by.margin else best
