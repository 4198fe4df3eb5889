"""The items of a view in, words about each for people out: whose word it is, what it says, why it weighs nothing.

The JSON holds what is found as it was found; this is for screens and pages.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Self

from paripassu.assessment.tables import presence
from paripassu.assessment.votes import SURE
from paripassu.evidence.standing import no_source
from paripassu.evidence.voices import AFFIRMS, UNNAMED, Cast, counts, order, raises, takes_back, undone
from paripassu.figures import NOTHING
from paripassu.gazetteer import usual_name
from paripassu.ledger import Reading
from paripassu.naming import anonymous, called, described, file_name, home_of, is_bare, tells_home, whose
from paripassu.quoting import FEW, begun, in_sentence
from paripassu.situation.model import Situation
from paripassu.types import Evidence, IndicatorView, Report, Source, Statement
from paripassu.views import Holdings, View

MOST_FETCHED: Final = 40
"""Reports that are fetched for the words of those without a name who say one thing under one label."""
NONE_KNOWN: Final = "none who affirms is named and an actor or a source of the situation"
"""Why there is no independent source where somebody affirms."""
_FEW_NAMES: Final = 2
"""Names told on a short screen of those who are no source of their own."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An item as people read it."""

    words: str
    """What is said; a few words stand in their sentence, between ⟦ and ⟧."""
    speaker: str
    note: str
    """Why it weighs nothing, where that is known; else empty."""


class Teller:
    """Tells of the items of one view, or of others found beside them."""

    def __init__(
        self,
        situation: Situation,
        holdings: Holdings,
        evidence: Sequence[Evidence] = (),
        weights: Mapping[str, float] | None = None,
        extra: Iterable[Reading] = (),
    ) -> None:
        """evidence, weights: what is held as of a day; extra: readings beside those of *holdings*."""
        self._situation, self._holdings = situation, holdings
        self._evidence, self._weights = evidence, weights or {}
        self._cast = Cast(situation)
        self._extra = {r.report.id: r for r in extra}
        self._bodies: dict[str, Report] = {name: r.report for name, r in self._extra.items()}

    @classmethod
    def of(cls, view: View, extra: Iterable[Reading] = ()) -> Self:
        weighed = view.weighed
        return cls(weighed.situation, weighed.holdings, view.evidence, view.assessment.weights, extra)

    def shown(self, item: Evidence) -> Shown:
        report = self._report(item.report) if item.label == item.path or anonymous(item) else None
        return Shown(self.words(item), whose(self._situation, item, report, self._source(item)), self.nothing(item))

    def _source(self, item: Evidence) -> Source | None:
        """The source of an item's statement, as the reader found it."""
        statement = self._statement(item)
        return statement.source if statement else None

    def _statement(self, item: Evidence) -> Statement | None:
        if item.statement is None:
            return None
        reading = self._holdings.some([item.report]).get(item.report) or self._extra.get(item.report)
        return next((s for s in reading.statements if s.id == item.statement), None) if reading else None

    # ---- whose word ------------------------------------------------------------------------------------------------------

    def speakers(self, labels: Sequence[str], indicator: str, *, affirming: bool, most: int | None = None) -> list[str]:
        """The labels of those who affirm an indicator, or who deny it, each with whom it speaks for where it is no name. most: of how many the
        reports are fetched for what they say of one without a name; None for all."""
        found = []
        for place, label in enumerate(labels):
            by_indicator = self._homes.get((label, affirming), {}) if is_bare(label) else {}
            homes = by_indicator.get(indicator) or self._of_the_same(by_indicator, indicator, label)
            way = self._way(label, indicator) if affirming else ""
            heard = self._heard(label, indicator, affirming=affirming) if most is None or place < most else {}
            names = []
            for name, outlets in (heard or {self.named(label): []}).items():
                beside = [
                    *(home for home in homes if not tells_home(self._situation, name, home)),
                    *([f"in {', '.join(outlets)}"] if outlets else []),
                ]
                names.append(f"{name} ({'; '.join(beside)})" if beside else name)
            found.append(", ".join(names) + way)
        return found

    def _heard(self, label: str, indicator: str, *, affirming: bool) -> dict[str, list[str]]:
        """Of one without a name what the reports call it, each with the outlets of those; empty of all others. In a workspace with very many
        such only the label, since each must be fetched."""
        items = self._nameless.get((label, affirming), [])
        items = [e for e in items if e.indicator == indicator] or [
            e for e in items if indicator in self._implied[e.indicator]
        ]
        if not items or len({e.report for e in items}) > MOST_FETCHED:
            return {}
        self._holdings.some({e.report for e in items})  # at once
        found: dict[str, list[str]] = {}
        by_outlet: dict[str, str] = {}
        for e in items:
            report = self._report(e.report)
            if report is None:
                continue
            words_ = described(e, self._source(e))
            outlet = called(report)
            # "two sources with knowledge of the matter" are "the sources" later on
            if len(words_) > len(by_outlet.get(outlet, "")):
                by_outlet[outlet] = words_
        for outlet, words_ in by_outlet.items():
            found.setdefault(words_, []).append(outlet)
        return found

    @cached_property
    def _nameless(self) -> dict[tuple[str, bool], list[Evidence]]:
        """What those say who have no name, by label and by whether they affirm or deny, copies left out."""
        found: dict[tuple[str, bool], list[Evidence]] = {}
        for item in self._evidence:
            affirms = item.stance in AFFIRMS
            if anonymous(item) and item.copied_from is None and (affirms or item.stance == "denies"):
                found.setdefault((item.label, affirms), []).append(item)
        return found

    def _of_the_same(self, by_indicator: Mapping[str, dict[str, None]], indicator: str, label: str) -> dict[str, None]:
        """For whom a label speaks by what it says of others that imply *indicator* or are implied by it, where it says nothing of this one
        itself: of this one it may be another ministry, another crowd."""
        if label in self._speaking.get(indicator, ()):
            return {}
        kin = {name for name in by_indicator if indicator in self._implied[name] or name in self._implied[indicator]}
        return {home: None for name, homes in by_indicator.items() if name in kin for home in homes}

    @cached_property
    def _speaking(self) -> dict[str, set[str]]:
        """Of each indicator the labels of all who say something of it."""
        found: dict[str, set[str]] = {}
        for e in self._evidence:
            found.setdefault(e.indicator, set()).add(e.label)
        return found

    def _way(self, label: str, indicator: str) -> str:
        """By way of which other indicators one affirms this one, which they imply; empty where it affirms this one itself."""
        said = self._affirmed.get(label, {})
        ways = [name for name in said if indicator in self._implied[name]]
        return f", by way of {', '.join(ways)}" if ways and indicator not in said else ""

    @cached_property
    def _implied(self) -> dict[str, list[str]]:
        """What each indicator implies, by way of others too."""
        known = {x.id: x for x in self._situation.indicators}
        found = {}
        for name in known:
            reached = [name]
            for at in reached:
                reached.extend(n for n in known[at].implies if n in known and n not in reached)
            found[name] = reached[1:]
        return found

    @cached_property
    def _affirmed(self) -> dict[str, dict[str, None]]:
        """Of which indicators each label affirms something that counts."""
        found: dict[str, dict[str, None]] = {}
        for e in self._evidence:
            if e.stance in AFFIRMS and counts(self._situation.indicator(e.indicator), e):
                found.setdefault(e.label, {}).setdefault(e.indicator)
        return found

    def denied(self, view: IndicatorView) -> str:
        """What is denied, in the words of the latest denial, where nobody affirms an indicator that is disputed: a denial may be of less than its
        title says. Empty otherwise."""
        if view.affirmed_by or not view.disputed:
            return ""
        kept = set(view.evidence)
        said = [e for e in self._evidence if e.id in kept and e.stance not in AFFIRMS and e.stance != "declines"]
        if not said:
            return ""
        return begun(self.words(max(said, key=order)))

    def unsure(self, view: IndicatorView) -> str:
        """That no sentence by which an indicator is admitted is surely on the thing, where that is so; else empty."""
        if view.standing != "admitted":
            return ""
        kept = set(view.evidence)
        own = [
            e.match
            for e in self._evidence
            if e.id in kept
            and e.stance in AFFIRMS
            and e.certainty == "certain"
            and self._cast.voice(e).side == "own"
            and raises(self._situation.indicator(e.indicator), e)
        ]
        best = max(own, default=1.0)
        return f"admitted only by a sentence of an uncertain match ({best:.2f})" if best < SURE else ""

    def rule(self, view: IndicatorView) -> str:
        """The rule that gave a standing, with what reports without an outlet are called."""
        return self.named(view.why)

    def fewer(self, view: IndicatorView, *, short: bool = False) -> str:
        """Why there are fewer independent sources than names that affirm: which names are one source, and why each of the rest is none.
        Empty where each name is one. short: of more than two such names only how many there are for each reason."""
        if view.independent >= len(view.affirmed_by):
            return ""
        apart = [*self._apart(view)]
        if short and sum(len(labels) for _, labels in apart) > _FEW_NAMES:
            return "; ".join(f"{len(labels)} {why}" for why, labels in apart)
        return self.named("; ".join(f"{why}: {' · '.join(labels)}" for why, labels in apart))

    def _apart(self, view: IndicatorView) -> Iterator[tuple[str, list[str]]]:
        """Reasons for which names that affirm are no source of their own, each with the names: of one source, two or more."""
        kept = set(view.evidence)
        one: dict[str, dict[str, None]] = {}
        none: dict[str, dict[str, None]] = {}
        counted: set[str] = set()
        said = [e for e in self._evidence if e.id in kept and e.stance in AFFIRMS and e.label in view.affirmed_by]
        for e in sorted(said, key=lambda e: view.affirmed_by.index(e.label)):
            voice = self._cast.voice(e)
            if e.label not in counted and not self._no_source(e):
                counted.add(e.label)
                one.setdefault(voice.group, {}).setdefault(e.label)
        for e in said:
            if e.label not in counted:
                none.setdefault(self._no_source(e), {}).setdefault(e.label)
        for group, labels in one.items():
            if len(labels) > 1:
                actor = self._situation.actors.get(group)
                name = usual_name(group) if actor is None else actor.name
                yield f"as one source ({name})", [*labels]
        yield from ((why, [*labels]) for why, labels in none.items())

    def _no_source(self, item: Evidence) -> str:
        """Why one who affirms is no source that counts apart; empty where it is one."""
        return no_source(self._situation.indicator(item.indicator), item, self._cast.voice(item))

    def named(self, text: str) -> str:
        """A text in which speakers are named, with what reports without an outlet are called in place of their paths."""
        for path, name in self._called.items():
            text = text.replace(path, name)
        return text

    @cached_property
    def _called(self) -> dict[str, str]:
        """What the reports are called by whose path a speaker is labelled, the longest path first."""
        unnamed = {e.path: e.report for e in self._evidence if e.label == e.path}
        reports = {path: self._report(unnamed[path]) for path in sorted(unnamed, key=lambda p: (-len(p), p))}
        return {path: called(report) if report else file_name(path) for path, report in reports.items()}

    @cached_property
    def _homes(self) -> dict[tuple[str, bool], dict[str, dict[str, None]]]:
        """For whom each label speaks that is no name, by whether it affirms or denies, and by indicator."""
        found: dict[tuple[str, bool], dict[str, dict[str, None]]] = {}
        for item in self._evidence:
            affirms = item.stance in AFFIRMS
            if (
                (affirms or item.stance == "denies")
                and is_bare(item.label)
                and item.label != UNNAMED
                and not item.private
            ):
                home = home_of(self._situation, item)
                if home is not None:
                    found.setdefault((item.label, affirms), {}).setdefault(item.indicator, {}).setdefault(home)
        return found

    # ---- the sentence around -----------------------------------------------------------------------------------------------

    def words(self, item: Evidence) -> str:
        """The quote; one of a few words in its sentence, marked."""
        if len(item.quote.split()) > FEW:
            return item.quote
        statement = self._statement(item)
        return in_sentence(item, self._report(item.report), statement.content.spans if statement else ())

    def _report(self, name: str) -> Report | None:
        if name not in self._bodies:
            self._bodies |= {found: r.report for found, r in self._holdings.some([name]).items()}
        return self._bodies.get(name)

    def in_vain(self, item: Evidence) -> str:
        """That an item's tense is one in which it weighs nothing, however surely it is of its indicator; empty where it is not."""
        if counts(self._situation.indicator(item.indicator), item):
            return ""
        return f", in a tense ({item.tense}) in which it weighs nothing"

    # ---- why it weighs nothing -----------------------------------------------------------------------------------------------

    def nothing(self, item: Evidence) -> str:
        """Why an item weighs nothing; empty where it weighs something, and where it is not known why not."""
        weight = self._weights.get(item.id)
        if weight is None or abs(weight) >= NOTHING:
            return ""
        indicator = self._situation.indicator(item.indicator)
        voice = self._cast.voice(item)
        if item.copied_from is not None:
            there = [e for e in self._evidence if e.report == item.copied_from and e.indicator == item.indicator]
            if there or not self._evidence:
                return "a copy: the sentence counts where it comes from"
            origin = self._report(item.copied_from)
            return (
                f"a copy, and where it comes from{f' ({origin.path})' if origin else ''} it was not found to bear on {item.indicator}: "
                "it counts nowhere"
            )
        if item.replaced_by is not None:
            return "a later text of its newsroom has it no more, or otherwise"
        if not counts(indicator, item):
            return f"a tense ({item.tense}) in which it does not count as shown"
        if item.stance == "declines":
            return "a refusal to comment counts neither way"
        if voice.side == "own" and item.stance == "doubts":
            return "a doubt of the party's own counts neither way"
        seen = presence(self._situation, indicator)
        if seen[0] == seen[-1]:
            flat = seen.max() == seen.min()
            return (
                f"by its figures {item.indicator} tells {'no degree' if flat else 'the highest degree not'} from "
                + ("another" if flat else "the lowest")
            )
        if (by := self._instead(item)) is not None:
            same = (by.stance in AFFIRMS) == (item.stance in AFFIRMS)
            return (
                f"a voice's word on {item.indicator} counts once: {by.id}{self._only_since(item, by)}"
                if same
                else f"the same voice said otherwise: {by.id}"
            )
        if voice.side == "own" and not raises(indicator, item):
            return "the party says so whether it is so or not"
        if abs(weight) < NOTHING / 100:
            return "adds nothing to what was counted already"
        return f"too little to show ({weight:+.4f}){self._little(item)}"

    def _only_since(self, item: Evidence, by: Evidence) -> str:
        """Of what recurs, of which a reader expects each word to tell anew, what a later and weaker word of a voice adds."""
        later = self._situation.indicator(item.indicator).recurs and order(item) > order(by)
        return "; said again, and no more surely, it tells only of what had worn off since" if later else ""

    def _little(self, item: Evidence) -> str:
        """What makes the word of one who is not silent so light."""
        found = []
        if item.match < SURE:
            found.append(f"its match is unsure ({item.match:.2f})")
        if self._cast.voice(item).side == "interested" and raises(self._situation.indicator(item.indicator), item):
            found.append("its voice gains by being believed")
        if item.certainty != "certain":
            found.append(f"it is only called {item.certainty}")
        return ": " + ", ".join(found) if found else ": others of its group, or itself, had said as much"

    def undoes(self, item: Evidence) -> tuple[str, ...]:
        """Ids of what the same voice affirmed before and *item*, a denial or a doubt, takes back: its weight tells nothing of that."""
        return self._undone.get(item.id, ())

    @cached_property
    def _undone(self) -> dict[str, tuple[str, ...]]:
        return undone(self._situation, self._evidence)

    def _instead(self, item: Evidence) -> Evidence | None:
        """What the same voice said of the same indicator that counts in the item's place; None where nothing does."""
        weight = abs(self._weights[item.id])
        others = self._said.get((self._cast.voice(item).key, item.indicator), ())
        affirms = item.stance in AFFIRMS
        same = [e for e in others if (e.stance in AFFIRMS) == affirms and abs(self._weights.get(e.id, 0.0)) > weight]
        if same:
            return max(same, key=lambda e: (abs(self._weights.get(e.id, 0.0)), e.id))
        indicator = self._situation.indicator(item.indicator)
        later = [e for e in others if (e.stance in AFFIRMS) != affirms and order(e) > order(item)]
        later = [e for e in later if takes_back(indicator, e, item)]
        return next((e for e in later if abs(self._weights.get(e.id, 0.0)) >= NOTHING), None)

    @cached_property
    def _said(self) -> dict[tuple[str, str], list[Evidence]]:
        """What counts of what each voice said of each indicator."""
        found: dict[tuple[str, str], list[Evidence]] = {}
        for e in self._evidence:
            if not e.idle and e.stance != "declines" and counts(self._situation.indicator(e.indicator), e):
                found.setdefault((self._cast.voice(e).key, e.indicator), []).append(e)
        return found
