"""A situation's indicators in, by what words a sentence says that what it tells was somewhere else out.

An indicator has a scene where it has a place, or where its title and examples set its deed at its target ("inside Syldavia", "on Syldavian soil").
A sentence that names that place or target is at the scene, whatever else it names; one that names another sea, the open sea or another state
by "in" or "to" and neither of them is not.
"""

import re
from collections.abc import Iterable

from paripassu.evidence.actors import Names, belongs, place_pattern
from paripassu.gazetteer import states
from paripassu.situation.model import Indicator, Situation

_AT = r"\b(?:[Ii]n|[Ii]nto|[Ii]nside|[Tt]o|[Aa]t|[Oo]n|[Aa]cross|[Ww]ithin|[Tt]owards?)\s+(?:the\s+)?(?:(?:north|south|east|west|central)\w*[- ]){0,2}"
_SEA = (
    r"(?:(?:Sea|Gulf|Strait|Bay|Straits)\s+of\s+(?:the\s+)?[A-Z][\w-]+|(?:[A-Z][\w-]+\s+){1,2}(?:Sea|Ocean|Gulf|Straits?|Channel)|"
    r"Mediterranean|Caribbean|Baltic|Adriatic|Aegean|Caspian|Pacific|Atlantic|Arctic)\b(?!\s+[A-Z])"
)
_SEA_NAMED = re.compile(_SEA)
_AT_SEA = re.compile(rf"{_AT}(?P<sea>{_SEA})")
_OPEN_SEA = re.compile(
    r"\b(?:[Ii]n|[Oo]n|[Ii]nto|[Oo]ver)\s+(?:international\s+waters|the\s+(?:high|open)\s+seas?)\b|\b[Aa]t sea\b|"
    r"\b(?:on|against|hit|struck)\s+(?:[\w-]+\s+){0,4}?(?:boat|vessel|ship|tanker|trawler|(?:semi-)?submersible)s?\b"
)
"""Where no state is, and a blow at what sails there."""
_OF_THE_SEA = re.compile(
    r"\b(?:sea|seas|waters?|boats?|ships?|vessels?|tankers?|ocean|gulf|strait|coast|offshore|maritime|naval|navy|fleet|port|harbou?r|submarines?|"
    r"carrier|warships?|airspace|cables?|pipelines?)\b",
    re.IGNORECASE,
)
_IN = re.compile(
    r"\b(?:in|inside|into|within|across|over|above)\s+(?:the\s+)?(?:(?:north|south|east|west|central)\w*[- ]){0,2}$",
    re.IGNORECASE,
)
_ON_ITS = re.compile(r"\b(?:on|in|into|inside)\s+(?:the\s+)?$", re.IGNORECASE)
_SOIL = re.compile(r"\s+(?:soil|territory|land|ground|waters|airspace|cities|towns)\b")


class Scenes:
    """Where the deeds of one situation's indicators are set."""

    def __init__(self, situation: Situation, names: Names) -> None:
        self._names = names
        self._places = {i.id: place_pattern(i.place) for i in situation.indicators}
        self._targets = {i.id: _under(situation, i.target) for i in situation.indicators}
        self._seas: dict[str, frozenset[str]] = {}
        self._no_seas: dict[str, frozenset[str]] = {}
        """Seas that only examples that are ruled out name as where something was."""
        self._of: dict[str, frozenset[str]] = {}
        self._landed: set[str] = set()
        """The indicators that are set at a target, and not at sea."""
        for i in situation.indicators:
            told = (i.title, *i.counts)
            self._seas[i.id] = frozenset(_seas((*told, *i.place)))
            self._no_seas[i.id] = frozenset(_seas(i.nots, located=True)) - self._seas[i.id]
            self._of[i.id] = frozenset(m.country for t in told for m in states(t))
            set_there = any(self._set_in(t, self._targets[i.id]) for t in told)
            if set_there and not any(_OF_THE_SEA.search(t) for t in told):
                self._landed.add(i.id)

    def elsewhere(self, indicator: Indicator, text: str, sentence: str) -> str | None:
        """The words by which *text* is set at another place than the indicator's, where the *sentence* around it does not name its own."""
        name = indicator.id
        place = self._places[name]
        if (place is not None and place.search(sentence)) or self._named(sentence, self._targets[name]):
            return None
        for found in _AT_SEA.finditer(text):
            sea = _bare(found["sea"])
            if sea in self._no_seas[name] or (
                sea not in self._seas[name] and ((place is not None and self._seas[name]) or name in self._landed)
            ):
                return found.group()
        if name not in self._landed:
            return None
        open_sea = _OPEN_SEA.search(text)
        if open_sea is not None:
            return open_sea.group()
        return next((w for code, w in _located(text) if code not in self._of[name]), None)

    def _named(self, text: str, actors: frozenset[str]) -> bool:
        return any(n.actor in actors for n in self._names.find(text))

    def _set_in(self, text: str, actors: frozenset[str]) -> bool:
        """Whether *text* names one of *actors* as the place of what it tells."""
        return any(
            n.actor in actors
            and (_IN.search(text[: n.start]) or (_ON_ITS.search(text[: n.start]) and _SOIL.match(text, n.end)))
            for n in self._names.find(text)
        )


def _under(situation: Situation, target: str | None) -> frozenset[str]:
    return frozenset() if target is None else frozenset(a for a in situation.actors if belongs(situation, a, target))


def _located(text: str) -> Iterable[tuple[str, str]]:
    """The states that *text* names as the place of what it tells, with the words for it."""
    for named in states(text):
        before = _IN.search(text[: named.start])
        if before is not None and text[named.end : named.end + 2] not in ("'s", "’s"):
            yield named.country, text[before.start() : named.end]


def _seas(texts: Iterable[str], located: bool = False) -> Iterable[str]:
    for text in texts:
        for found in (_AT_SEA if located else _SEA_NAMED).finditer(text):
            yield _bare(found["sea"] if located else found.group())


def _bare(sea: str) -> str:
    """A sea's name without the word for what it is ("Mediterranean Sea", "the Mediterranean")."""
    return re.sub(r"\s+(?:Sea|Ocean)$", "", sea).casefold()
