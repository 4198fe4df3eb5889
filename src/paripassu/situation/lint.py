"""A situation in, findings out: what is unknown in it, can never happen, or would leave a reader without an answer."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from paripassu.errors import Place
from paripassu.gazetteer import is_state
from paripassu.situation._reach import Reach
from paripassu.situation.language import Fact, FactValue, Names, compile_leaf, suggestion
from paripassu.situation.model import Condition, Indicator, Situation, Step, leaves
from paripassu.statements._kinds import kind_of
from paripassu.statements._known_bodies import is_known_firm
from paripassu.statements.stance import read as read_stance
from paripassu.types import Tense

NEAR = 0.9
"""Likeness of two examples (difflib's ratio over their words) from which they count as the same sentence."""

SEVERAL = 3.0
"""As many times the prior of the degree below it are held to be an oversight: evidence of that one then speaks for both."""

DONE = re.compile(
    r"\b(?:(?:un)?signed|ratified|closed|sworn in|completed|annexed|approved|adopted|appointed|elected|dissolved|nationali[sz]ed|acquired|"
    r"recogni[sz]ed|handed over|concluded|repealed|abolished|enacted|(?:enter(?:ed|s)?|came|comes?|put) into (?:force|effect)|"
    r"(?:took|takes?) effect|takes? over|took over)\b",
    re.IGNORECASE,
)
"""Words of acts after which things stay as they were made."""
_TELLS = re.compile(
    r"(?:^|\s)(?:said|says|told \S+|announced|announces|wrote|warned|warns|promised|vowed|pledged|threatened|insisted)(?:\s+that)?\s+"
)
_CUT = re.compile(r"[,;:]|\b(?:that|which|who|whose|where|until|when|by which|under which)\b")
_FORCE = (
    r"(?:\s+(?:\w+\s+)?(?:army|forces|troops|soldiers|jets|aircraft|planes|drones|missiles|navy|fighters|hackers))?"
    r"\s+(?:strikes?|attacks?|hits?|shells?|bombs?|bombards?|invades?|raids?)\s+(?!drones?\b|craft\b|helicopters?\b|out\b|"
    r"(?:(?:an?|the|its|this|new|trade|peace|energy|arms)\s+)*(?:deals?|agreements?|pacts?|accords?|bargains?|balance|truces?)\b)"
)
"""What follows the name of one who does something to another by force."""
_AHEAD = re.compile(r"\b(?:will|won['’]t|shall|would|(?:is|are) (?:going|about|set|due|expected|planning) to)\b")
"""What puts a main clause into a time to come, plainly enough to speak of."""

_SPEECHLESS = re.compile(
    r"(?:.*[\s-])?(?:virus(?:es)?|bacteri(?:um|a)|disease|illness|infection|fever|flu|influenza|outbreak|epidemic|pandemic|plague|"
    r"ebola|cholera|measles|mpox|polio|malaria|dengue|covid(?:-19)?|"
    r"floods?|flooding|floodwaters?|rivers?|waters|rains?|droughts?|heat ?waves?|storms?|hurricane|cyclone|typhoon|tornado(?:es)?|"
    r"(?:earth)?quakes?|tsunami|volcano|eruption|landslides?|wild ?fires?|bushfires?|forest fires?|famine|locusts)",
    re.IGNORECASE,
)
"""Names of what does something and can say nothing of it, by their last word."""

_MANY_RULES = 6
"""Rules under sources from which on one misses those for outlets."""
_FIRM_TAIL = re.compile(
    r"\s+(?:Inc|Ltd|Limited|plc|PLC|AG|SE|SA|GmbH|Corp|Corporation|Co|LLC|NV|BV|Group|Holdings?)\.?$"
)
_FEW_NAMES = 1
"""Firms that one actor may have among its names."""
_NAMED = 5
"""Examples of an indicator that a finding names."""
_RATE = "add it to sources; left out, it counts as F, unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend (error), to look at (warning), or that may be meant so (note)."""

    severity: Literal["error", "warning", "note"]
    place: Place
    code: str
    text: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.severity}: {self.text} [{self.code}] — {self.remedy}"


def lint(situation: Situation, on: date | None = None) -> tuple[Finding, ...]:
    """What is wrong or unwise in *situation*, in the order of the file. Dates are checked only where *on* is given."""
    look = _Look(situation)
    rules = (
        look.people,
        look.speechless,
        look.victims,
        look.sources,
        look.outlets,
        look.one_voice,
        look.admits,
        look.same_names,
        look.priors,
        look.ladder,
        look.indicators,
        look.examples,
        look.read,
        look.lasting,
        look.doers,
        look.steps,
        look.order,
        look.reach,
    )
    found = [f for rule in rules for f in rule()]
    found += look.disclosure()
    if on is not None:
        found += look.dates(on)
    return tuple(sorted(found, key=lambda f: (f.place.line or 0, f.place.column or 0, f.code, f.text)))


class _Look:
    """The rules; each yields findings."""

    def __init__(self, situation: Situation) -> None:
        self.s = situation
        self.names = Names.of(situation)
        self.voices = {*situation.actors, *(rule.actor for rule in situation.sources)}

    def at(self, item: object | None = None) -> Place:
        return Place(self.s.path, getattr(item, "line", None), getattr(item, "column", None))

    def error(self, item: object | None, code: str, text: str, remedy: str) -> Finding:
        return Finding("error", self.at(item), code, text, remedy)

    def warning(self, item: object | None, code: str, text: str, remedy: str) -> Finding:
        return Finding("warning", self.at(item), code, text, remedy)

    def note(self, item: object | None, code: str, text: str, remedy: str) -> Finding:
        return Finding("note", self.at(item), code, text, remedy)

    def unknown(self, item: object, what: str, word: str, known: frozenset[str] | set[str]) -> Finding:
        return self.error(item, "unknown-name", f'{what} "{word}" is not in the file', suggestion(word, known))

    # -- who

    def people(self) -> Iterator[Finding]:
        actors = set(self.s.actors)
        for role, who in (("party", self.s.party), ("beneficiary", self.s.beneficiary)):
            if who is not None and who not in actors:
                yield self.unknown(None, role, who, actors)
        for actor in self.s.actors.values():
            if actor.of is not None and actor.of not in actors and not re.fullmatch(r"[A-Z]{3}", actor.of):
                yield self.unknown(actor, f'"{actor.id}" is of', actor.of, actors)
            if actor.of == actor.id:
                yield self.error(actor, "circle", f'"{actor.id}" is of itself', "name the state or body above it")
        for x in self.s.indicators:
            for role, who in (("actor", x.actor), ("target", x.target)):
                if who is not None and who not in actors:
                    yield self.unknown(x, f'indicator "{x.id}": {role}', who, actors)

    def sources(self) -> Iterator[Finding]:
        seen: set[str] = set()
        for rule in self.s.sources:
            if rule.actor in seen:
                text = f'two rules for the source "{rule.actor}"'
                yield self.error(rule, "twice", text, "keep one of them")
            seen.add(rule.actor)
            for other in rule.depends_on:
                if other not in self.voices:
                    yield self.unknown(rule, f'source "{rule.actor}": depends_on', other, self.voices)
        about = {
            self.s.party,
            self.s.beneficiary,
            *(x.target for x in self.s.indicators),
            *(x.actor for x in self.s.indicators),
        }
        ids = {name.casefold(): a.id for a in self.s.actors.values() for name in (a.name, a.id)}
        rules = {ids.get(rule.actor.casefold(), rule.actor) for rule in self.s.sources}
        below = {a for actor in rules for a in self.chain(actor)} - rules
        # On its own deeds the party's side admits or denies, whatever its letter; on those of others its letter counts.
        half_rated = below & {self.s.party, self.s.beneficiary} if self.others() else set()
        unrated = []
        for actor in self.s.actors.values():
            if not actor.speaks:
                continue
            chain = tuple(self.chain(actor.id))
            # A rule for a body rates nothing that is above it, nor beside it; a word on the state's stands for its bodies.
            told_above = (below - about | half_rated) & set(chain[1:]) & self.s.actors.keys()
            if actor.id in about - half_rated or rules & set(chain) or told_above:
                continue
            if actor.id in below:
                text = f'no reliability for "{actor.id}", though a body under it has one'
                remedy = f"{_RATE}, and so do the bodies under it without one of their own"
                if actor.id in half_rated:
                    remedy = f"{_RATE}, in what it says of others (“{self.others()[0]}”), and so do the bodies under it without one"
                yield self.warning(actor, "no-reliability", text, remedy)
            else:
                unrated.append(actor)
        if unrated:
            names = ", ".join(f'"{actor.id}"' for actor in unrated)
            yield self.warning(unrated[0], "no-reliability", f"no reliability for {names}", _RATE)

    def outlets(self) -> Iterator[Finding]:
        """Rules for actors alone: what outlets tell in their own voice then counts as the word of no independent source."""
        names = {n.casefold() for a in self.s.actors.values() for n in (a.id, a.name, *a.aliases)}
        rules = self.s.sources
        if len(rules) >= _MANY_RULES and all(rule.actor.casefold() in names for rule in rules):
            text = "no outlet has a rule under sources"
            remedy = (
                "what papers and agencies tell in their own voice then counts as no independent source: rate those that you rely on by their names, as the "
                "reports have them"
            )
            yield self.note(rules[0], "no-outlet", text, remedy)

    def one_voice(self) -> Iterator[Finding]:
        """Actors whose names are those of several firms: they are one voice, who contradicts itself where they differ."""
        for actor in self.s.actors.values():
            names = dict.fromkeys((actor.name, *actor.aliases))
            short = {initials for name in names for initials in _initials(name)}
            firms = [name for name in names if is_known_firm(name) and name.replace(".", "") not in short]
            apart = [n for n in firms if not any(n != m and n in m for m in firms)]
            if len(apart) > _FEW_NAMES:
                text = f'"{actor.id}" has several firms under one id ({", ".join(apart[:_NAMED])})'
                remedy = (
                    "they are one voice: where one denies what another tells, the later word takes the earlier back. Make an actor of each with "
                    f"of: {actor.id}, who then speaks for itself; they still count as one independent source"
                )
                yield self.warning(actor, "one-voice", text, remedy)

    def admits(self) -> Iterator[Finding]:
        """Bodies under the party that look like no office of state: their word is an admission by it."""
        party = self.s.party
        if party is None or not is_state(party):
            return
        found = [
            a
            for a in self.s.actors.values()
            if a.id != party
            and party in self.chain(a.id)
            and not a.offices
            and kind_of(a.name) not in ("government", "media")
        ]
        if found:
            names = ", ".join(f'"{a.id}"' for a in found)
            text = f'what {names} says of the party\'s deeds counts as an admission by "{party}"'
            remedy = "meant so for an office of state; leave `of` out where it speaks for itself"
            yield self.note(found[0], "admits", text, remedy)

    def speechless(self) -> Iterator[Finding]:
        """A party that by its names is nobody who can speak, and of which the file does not say so; one with people in office of which it does."""
        for actor in self.s.actors.values():
            if not actor.speaks and actor.offices:
                text = f'"{actor.id}" has offices and speaks: false, so what its people say is an unnamed voice\'s'
                yield self.note(
                    actor,
                    "speechless",
                    text,
                    "leave out speaks: false: it is for what can say nothing, a virus or a river",
                )
        party = self.s.actors.get(self.s.party)
        if party is None or not party.speaks:
            return
        names = [n for n in (party.name, *party.aliases) if _SPEECHLESS.fullmatch(n)]
        if names:
            text = (
                f'the party "{party.id}" can say nothing by its name (“{names[0]}”), and its admissions are waited for'
            )
            remedy = "add speaks: false to it: then nobody admits or denies for it, and no step is said to change by its word"
            yield self.note(party, "speechless", text, remedy)

    def victims(self) -> Iterator[Finding]:
        """A beneficiary on whom the party makes war: the other side of a conflict is not the one who gains by the party's deeds."""
        party, gains = self.s.party, self.s.beneficiary
        if gains is None or party is None or gains in self.chain(party):
            return
        for x in self.s.indicators:
            on_it = x.target is not None and gains in self.chain(x.target)
            if on_it and x.actor is not None and party in self.chain(x.actor) and self._strikes(x.title, x.actor):
                text = f'the beneficiary "{gains}" is hit by what the party does: "{x.id}", “{x.title}”'
                remedy = (
                    "the beneficiary is who gains by the party's deeds and would deny them with it, so what it says of them counts as an "
                    "admission: the other side of a conflict is an actor as others are (with interested: true under sources)"
                )
                yield self.note(x, "beneficiary-hit", text, remedy)
                return

    def _strikes(self, title: str, actor: str) -> bool:
        """Whether a title begins with the actor and what it does to another by force, so plainly that it is nothing else."""
        names = [
            n
            for a in self.chain(actor)
            if a in self.s.actors
            for n in (self.s.actors[a].name, *self.s.actors[a].aliases)
        ]
        return any(re.match(rf"(?:the\s+)?{re.escape(n)}(?:['’]s)?{_FORCE}", title, re.IGNORECASE) for n in names)

    def others(self) -> list[str]:
        """The indicators of what others than the party do, or of what is done to its side: its word on them admits nothing."""
        sides = {self.s.party, self.s.beneficiary} - {None}
        return [
            x.id
            for x in self.s.indicators
            if (x.actor is None and x.target is not None and sides & {*self.chain(x.target)})
            or (x.actor is not None and self.s.party is not None and self.s.party not in self.chain(x.actor))
        ]

    def chain(self, actor: str) -> Iterator[str]:
        """*actor* and those above it."""
        seen: set[str] = set()
        at: str | None = actor
        while at is not None and at not in seen:
            seen.add(at)
            yield at
            at = self.s.actors[at].of if at in self.s.actors else None

    # -- what

    def same_names(self) -> Iterator[Finding]:
        """Things of two kinds under one id."""
        known = {d.id: "degree" for d in self.s.degrees}
        for kind, items in (("indicator", self.s.indicators), ("step", self.s.plan)):
            for item in items:
                first = known.setdefault(item.id, kind)
                if first != kind:
                    text = f'the id "{item.id}" is that of a {kind} and of a {first}'.replace(
                        "a indicator", "an indicator"
                    )
                    remedy = f"rename one, or ask explain for {first}.{item.id} or {kind}.{item.id}"
                    yield self.warning(item, "same-name", text, remedy)

    def priors(self) -> Iterator[Finding]:
        """Degrees that have much more than the next one below them that has any; nothing shows the lowest or more."""
        stated = [(d, d.prior) for d in self.s.degrees[1:] if d.prior]
        for (low, p), (high, q) in pairwise(stated):
            if q >= SEVERAL * p:
                text = f'the degree "{high.id}" has {q / p:.3g} times the prior of "{low.id}", which is below it'
                remedy = f"what shows {low.id} or more then lifts {high.id} above it: if that is not meant, exchange or change them"
                yield self.warning(high, "prior-rises", text, remedy)

    def ladder(self) -> Iterator[Finding]:
        if any(isinstance(x.tells, Mapping) for x in self.s.indicators):
            return
        shown = {x.at_least for x in self.s.indicators}
        for degree in self.s.degrees[1:]:
            if degree.id not in shown:
                text = f'no indicator shows the degree "{degree.id}"'
                yield self.warning(None, "degree-without-indicator", text, f"add one with at_least: {degree.id}")

    def indicators(self) -> Iterator[Finding]:
        rank = {d.id: i for i, d in enumerate(self.s.degrees)}
        for x in self.s.indicators:
            for other in x.implies:
                if other not in self.names.indicators:
                    yield self.unknown(x, f'indicator "{x.id}": implies', other, self.names.indicators)
                elif other == x.id:
                    yield self.error(x, "circle", f'indicator "{x.id}" implies itself', "take it out")
            if x.at_least and x.at_most and rank[x.at_least] > rank[x.at_most]:
                text = f'indicator "{x.id}" shows at least {x.at_least} and at most {x.at_most}'
                yield self.error(x, "unreachable", text, "no degree is left: exchange them")
            if x.at_least is not None and rank[x.at_least] == 0:
                text = f'indicator "{x.id}" shows at least the lowest degree'
                yield self.warning(
                    x, "tells-nothing", text, "that tells nothing apart; for a sign of the opposite use at_most"
                )
            if not x.counts:
                text = f'indicator "{x.id}" has no examples'
                yield self.error(x, "no-examples", text, "add sentences under counts, and look-alikes under not")

    def examples(self) -> Iterator[Finding]:
        firsts: dict[str, Indicator] = {}
        for x in self.s.indicators:
            nots = [_words(n) for n in x.nots]
            for example in x.counts:
                words = _words(example)
                if any(_near(words, other) for other in nots):
                    text = f'indicator "{x.id}": “{example}” (or nearly) stands under counts and under not'
                    yield self.error(x, "overlap", text, "keep it under one of them")
                first = firsts.setdefault(" ".join(words), x)
                if first is not x and x.id not in first.implies and first.id not in x.implies:
                    text = f'“{example}” counts for "{first.id}" and for "{x.id}"'
                    yield self.warning(x, "overlap", text, "let one imply the other, or keep it under one")

    def read(self) -> Iterator[Finding]:
        """Examples that do not say what is to count: in a tense that does not count, or that it is not so."""
        for x in self.s.indicators:
            late = [e for e in x.counts if _tense(e) not in (None, *x.tenses)]
            if late:
                tenses = " or ".join(dict.fromkeys(str(_tense(e)) for e in late))
                text = f'indicator "{x.id}": {_some(late)}: {tenses}, which does not count by its tenses ({", ".join(x.tenses)})'
                remedy = "word it as done or going on, put it under not, or let that tense count: what is like it weighs nothing"
                yield self.warning(x, "tense", text, remedy)
            # Where most are negations that is what it is of ("have not been seen at the front").
            denials = [e for e in x.counts if read_stance("", e).stance == "denies"]
            if x.at_least is not None and denials and 2 * len(denials) <= len(x.counts):
                text = f'indicator "{x.id}": {_some(denials)}: a negation under counts'
                remedy = (
                    f"what is worded so is taken to affirm “{x.title}”: check that it does (“is not under control” affirms that it spreads); "
                    "one that says that the thing is not so belongs under not"
                )
                yield self.note(x, "denial", text, remedy)

    def lasting(self) -> Iterator[Finding]:
        """Indicators of acts that are done once, of which nothing says whether they last."""
        found = []
        for x in self.s.indicators:
            done = [e for e in x.counts if DONE.search(e)]
            told = len(done) * 2 >= len(x.counts) or (done and DONE.search(x.title))
            if x.counts and told and not x.lasts and not x.recurs:
                found.append(x)
        if found:
            names = ", ".join(f'"{x.id}"' for x in found)
            text = f"of completed acts by title or examples: {names}"
            remedy = (
                "what happened tells almost only of reached, and wears off: if it stays so once it is done, say lasts: true, "
                "and if each time tells of now, recurs: true"
            )
            yield self.note(found[0], "lasts", text, remedy)

    def doers(self) -> Iterator[Finding]:
        """Indicators of which it is open whose deed they are, so that the party's word on them may admit them."""
        party = self.s.actors.get(self.s.party)
        found = [x for x in self.s.indicators if x.actor is None and x.id not in self.others()]
        if found and (party is None or party.speaks):
            names = ", ".join(f'"{x.id}"' for x in found)
            text = f"no actor for {names}"
            remedy = (
                "name who does it, if one does: without one each sentence tells whose deed it is, by its subject, by whom it was done, or by "
                f"“we”; where that is {self.s.party}, its word on it is an admission, else it admits nothing"
            )
            yield self.note(found[0], "no-actor", text, remedy)

    # -- steps

    def steps(self) -> Iterator[Finding]:
        for step in self.s.plan:
            if step.stand_down is None and step.when is not None and not step.no_regret:
                text = f'step "{step.id}" has no stand_down: it ends when its condition fails'
                remedy = "if it is not to go on and off about one threshold, give a lower one under stand_down"
                yield self.warning(step, "no-stand-down", text, remedy)
            if step.authority is None:
                yield self.error(step, "no-authority", f'step "{step.id}" has no authority', "say who decides on it")
            if step.review_by is None:
                text = f'step "{step.id}" has no review_by: nobody is told to look at it again'
                yield self.warning(step, "no-review", text, "give a day to look at it again")
            if step.when is None and not step.no_regret:
                text = f'step "{step.id}" has no condition: only a person starts it'
                yield self.warning(step, "no-condition", text, "add when, or mark it no_regret: true")
            for kind, others in (("requires", step.requires), ("excludes", step.excludes)):
                for other in others:
                    if other not in self.names.steps:
                        yield self.unknown(step, f'step "{step.id}": {kind}', other, self.names.steps)

    def order(self) -> Iterator[Finding]:
        """Steps that wait for one another, or for one that they do not go with."""
        requires = {s.id: [x for x in s.requires if x in self.names.steps] for s in self.s.plan}
        asks = {s.id: [f.key for c in _conditions(s) for f in self.facts(c) if f.root == "steps"] for s in self.s.plan}
        pairs = {(s.id, x) for s in self.s.plan for x in s.excludes} | {
            (x, s.id) for s in self.s.plan for x in s.excludes
        }
        for step in self.s.plan:
            needed = _reached(requires, step.id)
            if step.id in needed:
                text = f'step "{step.id}" requires itself, by way of {" → ".join(requires[step.id])}'
                yield self.error(step, "circle", text, "take one of the requires out")
            if step.id in _reached(asks, step.id):
                text = f'the conditions of step "{step.id}" ask for its own state, by way of others'
                yield self.error(step, "circle", text, "take one of the steps[…] out")
            for other in sorted(needed):
                if (step.id, other) in pairs:
                    text = f'step "{step.id}" requires "{other}", with which it does not go'
                    yield self.error(step, "unreachable", text, "take it out of requires or excludes")

    def facts(self, condition: Condition | None) -> Iterator[Fact]:
        for leaf in leaves(condition):
            yield from compile_leaf(leaf, self.names).facts

    def reach(self) -> Iterator[Finding]:
        reach = Reach(self.s)
        for step in self.s.plan:
            for key, condition in (("when", step.when), ("stand_down", step.stand_down), ("readiness", step.readiness)):
                if condition is None:
                    continue
                if never := reach.never(condition):
                    what = " and ".join(leaf.text for leaf in never)
                    text = f'step "{step.id}": {key} can never hold: {what}'
                    yield Finding("error", never[0].place, "unreachable", text, "change a threshold")
                elif reach.always(condition):
                    place = next(leaves(condition)).place
                    text = f'step "{step.id}": {key} holds whatever happens'
                    yield Finding("warning", place, "always", text, "change a threshold")
            both = reach.example((step.when, step.stand_down)) if step.when and step.stand_down else None
            if both is not None and step.stand_down:
                text = f'step "{step.id}": when and stand_down can hold at once'
                if both:
                    text += f", as where {', '.join(_shown(fact, value) for fact, value in both.items())}"
                place = next(leaves(step.stand_down)).place
                remedy = "when goes first; leave a gap between the thresholds, or let both ask for the same facts"
                yield Finding("warning", place, "both-ways", text, remedy)

    # -- who may see, and days

    def disclosure(self) -> Iterator[Finding]:
        steps = {s.id for s in self.s.plan if s.marking != "CLEAR" or s.disclose != "all"}
        indicators = {x.id for x in self.s.indicators if x.marking != "CLEAR"}
        for step in self.s.plan:
            if step.marking != "CLEAR" and step.disclose == "all":
                text = f'step "{step.id}" is marked {step.marking}, so disclose: all has no effect'
                yield self.warning(step, "disclose", text, "say disclose: nothing, existence or title")
            for leaf in (leaf for c in _conditions(step) for leaf in leaves(c) if step.id not in steps):
                facts = compile_leaf(leaf, self.names).facts
                if any(f.key in (steps if f.root == "steps" else indicators) for f in facts):
                    text = f'step "{step.id}" is for all, but {leaf.text} names what is not'
                    remedy = "outsiders see the step without this leaf: mark the step, or its key under markings"
                    yield Finding("warning", leaf.place, "trimmed-outside", text, remedy)

    def dates(self, on: date) -> Iterator[Finding]:
        late = [(s, s.review_by) for s in self.s.plan if s.review_by is not None and s.review_by < on]
        if len(late) > 1:
            text = f"review_by is past of {len(late)} steps: " + ", ".join(f'"{s.id}" ({day})' for s, day in late)
            remedy = (
                "look at them again and give new days; to check a file of another time, give --as-of a day of that time"
            )
            yield self.warning(late[0][0], "past", text, remedy)
        for step in self.s.plan:
            for key, day in (
                ("review_by", step.review_by if len(late) == 1 else None),
                ("expires", step.expires),
                ("window_closes", step.window_closes),
            ):
                if day is not None and day < on:
                    text = f'step "{step.id}": {key} {day} is past'
                    yield self.warning(step, "past", text, "look at the step again and give a new day")


def _shown(fact: Fact, value: FactValue) -> str:
    """A fact with its value, as a condition would compare them."""
    said = f'"{value}"' if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else f"{value:g}"
    return f"{fact.name} is {said}"


def _conditions(step: Step) -> tuple[Condition, ...]:
    return tuple(c for c in (step.when, step.stand_down, step.readiness) if c is not None)


def _reached(graph: Mapping[str, list[str]], start: str) -> set[str]:
    """What can be reached from *start* by one or more edges."""
    seen: set[str] = set()
    stack = list(graph[start])
    while stack:
        at = stack.pop()
        if at not in seen:
            seen.add(at)
            stack.extend(graph.get(at, ()))
    return seen


def _tense(example: str) -> Tense | None:
    """The tense of an example where its main clause is plainly of a time to come; None where it is not."""
    told = _TELLS.search(example)
    said = example[told.end() :] if told else example
    clause = _CUT.split(said, maxsplit=1)[0]
    if not _AHEAD.search(clause):
        return None
    tense = read_stance(example[: told.end()].strip() if told else "", said).tense
    return tense if tense in ("intended", "hypothetical") else None


def _some(examples: Sequence[str]) -> str:
    """The first of some examples, and how many more there are: which they are can be seen only where each is named."""
    more = f" and {len(examples) - _NAMED} more" if len(examples) > _NAMED else ""
    return ", ".join(f"“{e}”" for e in examples[:_NAMED]) + more


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _near(a: list[str], b: list[str]) -> bool:
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.quick_ratio() >= NEAR and matcher.ratio() >= NEAR


def _initials(name: str) -> set[str]:
    """What *name* is called for short by its first letters, with or without "Ltd" and the like at its end and with or without its small
    words: JLR for Jaguar Land Rover, P&O for Peninsular and Oriental."""
    found = set()
    for form in {name, _FIRM_TAIL.sub("", name)}:
        words = re.findall(r"[^\W_]+|&", form)
        if len(words) > 1:
            found.add("".join(w[0] for w in words if w[0].isupper()))
            found.add("".join("&" if w in ("and", "&") else w[0] for w in words).upper())
    return found
