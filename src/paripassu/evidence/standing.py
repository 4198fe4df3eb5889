"""From evidence to what is held of each indicator at a day, by rules that a person can read and argue with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from paripassu.evidence.voices import (
    AFFIRMS,
    CERTAINTY,
    NEARLY,
    Cast,
    Voice,
    counts,
    is_source,
    public,
    raises,
    takes_back,
    without_copies,
)
from paripassu.situation.model import Indicator, Situation
from paripassu.types import Evidence, IndicatorView, Standing

_BEARS = 0.5
"""An item less likely than this to bear on an indicator at all says nothing of its standing."""
_SURELY = 0.75
"""An item less likely than this to bear on it is no admission (of what the party says of itself, most is not one), and sources of which
it is less likely than this that two speak of the thing confirm nothing."""
_ALONE = 0.8
"""An admission by one match less likely than this makes a decisive sign, which settles much, admitted only with another of another text."""


@dataclass(slots=True)
class _Position:
    """Where one voice stands on an indicator, after all it said."""

    voice: Voice
    affirms: Evidence | None = None
    denies: Evidence | None = None
    doubts: Evidence | None = None
    admits: Evidence | None = None
    """What it said last for certain, and surely on the thing, as the party itself; nothing after a denial."""
    nearly: Evidence | None = None
    """What it said so of a decisive sign by a match that is not likely enough alone."""
    match: float = 0.0
    """How likely the surest of what it affirms for certain is on the thing; nothing of what came before a denial or a doubt."""


def standings(situation: Situation, evidence: Sequence[Evidence], as_of: date) -> tuple[IndicatorView, ...]:
    """One view for each indicator of *situation*, in its order, from what was public by *as_of*.

    What counts:
    - each sentence in its origin's text alone (a copy adds nothing, whenever it is dated), and no sentence that a later
      text of the newsroom took out or changed; in a tense in which the indicator counts;
    - an affirmation of an indicator also counts for those that it implies;
    - a later firm word of a voice takes the place of its earlier one; a doubt after its own affirmation leaves the
      affirmation standing without its certainty, also where another body of the same state doubts; a refusal to
      comment changes nothing;
    - voices of one state, a source and the one that it is declared to depend on, and unnamed voices in one origin are
      one source.

    Standing, the first rule that fits:
    1. admitted: the party or the beneficiary itself affirms, for certain, what speaks against its interest: a deed of the party's
       (what is done to it, others' deeds and the beneficiary's own are a complaint or a boast), with a match of 0.75 or more
       (of a decisive sign 0.8, or two of 0.75 in texts of two origins);
    2. confirmed: two or more independent disinterested sources, named and known to the situation, are certain, one of
       them has reliability B or better, and by their matches it is as likely as 0.75 that two of them speak of the thing;
    3. likely: two or more independent sources affirm, a named one among them, and one that is certain or disinterested
       (a bare "possible" is not counted, nor an unnamed voice whose state is not known); or one disinterested source
       of B or better is certain;
    4. suspected: anybody affirms;
    5. unreported: nobody does.

    The party's and the beneficiary's own word of what speaks for them (an affirmation of a sign with `at_most`) is no source of it,
    neither for a standing above suspected nor among the independent sources.

    Disputed, beside any of them: a denial stands, or bodies of one state differ (one confirmed, another later will
    not). A denial is withdrawn by a later affirmation from the same voice or the same state; "not so at present", said
    by other than the party and the beneficiary before anybody affirmed, does not dispute what is said of later days.
    Doubts and refusals to comment are not denials, and a denial never raises a standing.
    """
    return Held(situation, Cast(situation), public(evidence, as_of)).views()


class Held:
    """What is held of each indicator after some evidence, to be asked what a little more would make of it."""

    def __init__(self, situation: Situation, cast: Cast, evidence: Sequence[Evidence]) -> None:
        """evidence: all of it public, by `voices.order`."""
        self._situation, self._cast = situation, cast
        self._known = {indicator.id: indicator for indicator in situation.indicators}
        self._folds = {name: _folded(cast, self._known[name], items) for name, items in self._shown(evidence).items()}
        self._views = {name: _view(self._known[name], fold, self._known) for name, fold in self._folds.items()}

    def views(self, more: Sequence[Evidence] = ()) -> tuple[IndicatorView, ...]:
        """One view for each indicator. more: items that come after all others by `voices.order`, from texts of their own."""
        views = dict(self._views)
        for name, items in self._shown(more).items():
            if items:
                views[name] = _view(
                    self._known[name], self._folds[name].with_more(self._cast, self._known[name], items), self._known
                )
        return tuple(views[indicator.id] for indicator in self._situation.indicators)

    def _shown(self, evidence: Iterable[Evidence]) -> dict[str, list[Evidence]]:
        """What bears on each indicator."""
        shown: dict[str, list[Evidence]] = {name: [] for name in self._known}
        for item in evidence:
            if item.match >= _BEARS and item.indicator in self._known and counts(self._known[item.indicator], item):
                for name in _shows(self._known, item):
                    shown[name].append(item)
        return shown


def _shows(known: dict[str, Indicator], item: Evidence) -> list[str]:
    """Ids of the indicators on which *item* bears: its own, and for an affirmation all that this one implies."""
    found = [item.indicator]
    if item.stance in AFFIRMS:
        for name in found:
            found.extend(n for n in known[name].implies if n in known and n not in found)
    return found


@dataclass(frozen=True, slots=True)
class _Fold:
    """What the items on one indicator come to."""

    positions: dict[str, _Position]
    """By voice, in the order in which they first spoke."""
    first: date | None
    """The first day of which anybody affirmed."""
    latest: date | None
    origins: frozenset[str]
    reports: frozenset[str]
    """Of texts that affirm and have not taken it back, copies too."""
    evidence: tuple[str, ...]

    def with_more(self, cast: Cast, indicator: Indicator, items: Sequence[Evidence]) -> "_Fold":
        """After later items, none of them a copy."""
        other = _folded(cast, indicator, items, {key: replace(position) for key, position in self.positions.items()})
        return _Fold(
            other.positions,
            min((d for d in (self.first, other.first) if d is not None), default=None),
            max((d for d in (self.latest, other.latest) if d is not None), default=None),
            self.origins | other.origins,
            self.reports | other.reports,
            (*self.evidence, *other.evidence),
        )


def _folded(
    cast: Cast, indicator: Indicator, items: Sequence[Evidence], positions: dict[str, _Position] | None = None
) -> _Fold:
    """positions: where the voices stood before; changed in place."""
    kept = without_copies(cast, items)
    affirmations = [e for e in kept if e.stance in AFFIRMS]
    origins = frozenset(e.origin for e in affirmations)
    return _Fold(
        _positions(cast, indicator, kept, {} if positions is None else positions),
        min((e.day for e in affirmations), default=None),
        max((e.day for e in affirmations), default=None),
        origins,
        frozenset(e.report for e in items if e.stance in AFFIRMS and not e.replaced_by and e.origin in origins),
        tuple(dict.fromkeys(e.id for e in kept)),
    )


def _view(indicator: Indicator, fold: _Fold, known: dict[str, Indicator]) -> IndicatorView:
    positions = list(fold.positions.values())
    affirming = [p for p in positions if p.affirms is not None]
    denying = [p for p in positions if p.denies is not None and not _withdrawn(p, affirming, fold.first)]
    split = _split(positions)
    standing, why = _standing(affirming, frozenset(split), known)
    for group, words in split.items():
        why += f"; {group} differs with itself: {words}"
    if denying:
        why += f"; denied by {_names(p.denies for p in denying)}"
    if affirming and not any(p.voice.known for p in affirming):
        why += f"; none counts as an independent source: {_uncounted(affirming, known)}"
    return IndicatorView(
        id=indicator.id,
        standing=standing,
        disputed=bool(denying) or bool(split),
        independent=len({p.voice.group for p in affirming if _is_source(p, known)}),
        origins=len(fold.origins),
        reports=len(fold.reports),
        affirmed_by=_labels(p.affirms for p in affirming),
        denied_by=_labels(p.denies for p in denying),
        evidence=fold.evidence,
        why=why,
        latest=fold.latest,
    )


def _positions(
    cast: Cast, indicator: Indicator, items: Iterable[Evidence], positions: dict[str, _Position]
) -> dict[str, _Position]:
    """One position for each voice, in the order in which they first spoke, after those given; *items* by day."""
    for item in items:
        voice = cast.voice(item)
        p = positions.setdefault(voice.key, _Position(voice))
        if item.stance in AFFIRMS:
            # the firmest word stands: "certain" on Monday is not weakened by "probably more" on Tuesday
            held = None if p.doubts else p.affirms
            if held is None or CERTAINTY[item.certainty] >= CERTAINTY[held.certainty]:
                p.affirms, p.voice = item, voice
            if item.certainty == "certain":
                p.match = max(p.match, item.match)
                if voice.side == "own" and item.match >= _SURELY:
                    alone = indicator.tells != "decisive" or item.match >= _ALONE
                    second = p.nearly is not None and p.nearly.origin != item.origin
                    p.admits = item if alone or second else p.admits
                    p.nearly = item
            p.doubts = None
            p.denies = None if p.denies is None or takes_back(indicator, item, p.denies) else p.denies
        elif item.stance in ("denies", "doubts"):
            held = max((e for e in (p.affirms, p.admits) if e is not None), key=lambda e: e.match, default=None)
            if held is not None and not takes_back(indicator, item, held):
                # nearly as likely, it speaks of another time: that it denies stands beside what it affirmed
                p.denies = item if item.stance == "denies" and item.match >= held.match - NEARLY else p.denies
            elif item.stance == "denies":
                p.affirms, p.admits, p.denies, p.doubts, p.match, p.voice = None, None, item, None, 0.0, voice
                p.nearly = None
            else:
                p.doubts, p.match = item, 0.0
    return positions


def _withdrawn(denial: _Position, affirming: Iterable[_Position], first: date | None) -> bool:
    """Whether the same state affirmed on a later day, or the denial was a "not yet" before anyone affirmed."""
    if denial.denies is None:
        return True
    if (
        denial.voice.side != "own"
        and denial.denies.tense == "ongoing"
        and first is not None
        and denial.denies.day < first
    ):
        return True
    return _affirmed_later(denial.denies.day, denial.voice.root, affirming)


def _affirmed_later(day: date, root: str, affirming: Iterable[_Position]) -> bool:
    return any(p.voice.root == root and p.affirms is not None and p.affirms.day > day for p in affirming)


def _split(positions: Iterable[_Position]) -> dict[str, str]:
    """Groups of which one named voice doubts, later than any of them affirmed for certain, with who against whom."""
    groups: dict[str, list[_Position]] = {}
    for p in positions:
        if p.voice.named:
            groups.setdefault(p.voice.root, []).append(p)
    found: dict[str, str] = {}
    for group, members in groups.items():
        firm = [p for p in members if p.affirms is not None and p.affirms.certainty == "certain"]
        last = max((p.affirms.day for p in firm if p.affirms is not None), default=None)
        doubting = [p for p in members if p.doubts is not None and last is not None and p.doubts.day > last]
        if doubting:
            found[group] = f"{_names(p.doubts for p in doubting)} will not confirm what {_said(firm)} did"
    return found


def _standing(affirming: list[_Position], split: frozenset[str], known: dict[str, Indicator]) -> tuple[Standing, str]:
    if not affirming:
        return "unreported", "unreported: nobody affirms it"
    admitting = [
        p
        for p in affirming
        if p.admits is not None and p.doubts is None and raises(known[p.admits.indicator], p.admits)
    ]
    if admitting:
        return "admitted", f"admitted: by {_names(p.admits for p in admitting)}, for certain"
    free = [p for p in affirming if p.voice.known and p.voice.side == "other"]
    certain = _one_each(p for p in free if _certain(p) and p.voice.root not in split)
    rated = [p for p in certain if p.voice.reliability in "AB"]
    both = _two(max(p.match for p in free if p.voice.group == one.voice.group) for one in certain)
    if rated and both >= _SURELY:
        return "confirmed", (
            f"confirmed: {len(certain)} independent sources are certain ({_said(certain)}), "
            f"{_said(rated[:1])} rated {rated[0].voice.reliability}"
        )
    if rated and len(certain) >= 2:
        return "likely", (
            f"likely: {len(certain)} independent sources are certain ({_said(certain)}), but that two of them speak of this "
            f"has a chance of {both:.2f} by their matches (confirmed from {_SURELY})"
        )
    if rated:
        alone = "no other independent source without an interest is"
        if any(_certain(p) and p.voice.root in split for p in free):
            alone += " (but for one that differs with itself)"
        return "likely", f"likely: {_said(rated[:1])}, rated {rated[0].voice.reliability}, is certain; {alone}"
    weighty = [p for p in affirming if p.affirms is not None and p.affirms.certainty != "possible"]
    # an unnamed voice counts here if at least its state is known
    weighty = [p for p in weighty if p.voice.known or p.voice.root != p.voice.key]
    weighty = [p for p in weighty if not _of_itself(p, known)]
    sources = _one_each(weighty)
    anchored = any(p.voice.known for p in weighty) and any(_certain(p) or p.voice.side == "other" for p in weighty)
    if len(sources) >= 2 and anchored:
        named = len({p.voice.group for p in sources if p.voice.known})
        how = "independent sources affirm" if named == len(sources) else f"sources affirm apart, {named} of them named"
        return "likely", f"likely: {len(sources)} {how} ({_said(sources)})"
    return "suspected", f"suspected: {_suspected(affirming, weighty, known)}"


def _suspected(affirming: list[_Position], weighty: list[_Position], known: dict[str, Indicator]) -> str:
    """Why it is no more than a suspicion, with the names of those of whom that holds, and why the rest count for nothing here.
    weighty: those whose word is looked at."""
    if not any(p.voice.known for p in affirming):
        return f"{_reason(affirming)} ({_said(affirming)})"  # why none counts is told behind it
    rest = [p for p in affirming if not any(p is other for other in weighty)]
    if weighty:
        left = f"; not counted: {_uncounted(rest, known)}" if rest else ""
        return f"{_reason(weighty)} ({_said(weighty)}){left}"
    return f"none who affirms counts here: {_uncounted(rest, known)}"


def _of_itself(p: _Position, known: dict[str, Indicator]) -> bool:
    """Whether one of the party's side affirms what speaks for it."""
    return p.voice.side == "own" and p.affirms is not None and not raises(known[p.affirms.indicator], p.affirms)


def _is_source(p: _Position, known: dict[str, Indicator]) -> bool:
    return p.affirms is not None and is_source(known[p.affirms.indicator], p.affirms, p.voice)


OWN_WORD = "the word of the party's own side, for itself"
STRANGER = "not among the situation's actors and sources"
OWN_VOICE = "in an outlet's own voice, with no rule for it under sources"
NAMELESS = "without a name"
"""Why one who affirms is no source that counts."""


def no_source(indicator: Indicator, item: Evidence, voice: Voice) -> str:
    """Why *voice*, who affirms *indicator* by *item*, is no source that counts apart; empty where it is one."""
    if is_source(indicator, item, voice):
        return ""
    if voice.known:
        return OWN_WORD
    if voice.named:
        return STRANGER
    return OWN_VOICE if item.kind == "media" and item.label != item.path else NAMELESS


def _reason(affirming: Sequence[_Position]) -> str:
    if not any(p.voice.named for p in affirming):
        return "unnamed sources or media only"
    if all(p.affirms is not None and p.affirms.certainty != "certain" for p in affirming):
        return "hedged only"
    if any(p.voice.side != "other" for p in affirming):
        return "one interested source"
    return "one source, none rated B or better"


def _uncounted(affirming: Sequence[_Position], known: dict[str, Indicator]) -> str:
    """Those who affirm and count for nothing, by the reasons for it."""
    found: dict[str, list[_Position]] = {}
    for p in affirming:
        if p.affirms is not None:
            why = (
                no_source(known[p.affirms.indicator], p.affirms, p.voice) or f"it is only called {p.affirms.certainty}"
            )
            found.setdefault(why, []).append(p)
    return ", ".join(f"{_said(who)} ({why})" for why, who in found.items())


def _certain(p: _Position) -> bool:
    return p.affirms is not None and p.affirms.certainty == "certain" and p.doubts is None


def _one_each(positions: Iterable[_Position]) -> list[_Position]:
    """The best rated voice of each group, in the order of first saying."""
    best: dict[str, _Position] = {}
    for p in positions:
        held = best.get(p.voice.group)
        if held is None or p.voice.reliability < held.voice.reliability:
            best[p.voice.group] = p
    return list(best.values())


def _two(matches: Iterable[float]) -> float:
    """The chance that two or more are right, each apart from the others with its own."""
    none, one = 1.0, 0.0
    for match in matches:
        none, one = none * (1 - match), one * (1 - match) + none * match
    return 1 - none - one


def _said(positions: Iterable[_Position]) -> str:
    return _names(p.affirms for p in positions)


def _names(words: Iterable[Evidence | None]) -> str:
    return ", ".join(_labels(words))


def _labels(words: Iterable[Evidence | None]) -> tuple[str, ...]:
    """Under which names something was said: bodies of one state share a voice, and one may have said the opposite of another."""
    return tuple(dict.fromkeys(word.label for word in words if word is not None))
