"""An item in, whose word it is out: a name, a description with the state, the body or the outlet that it is of."""

import re
from typing import Final

from paripassu.evidence.voices import UNNAMED
from paripassu.gazetteer import states, usual_name
from paripassu.quoting import WORD
from paripassu.situation.model import Situation
from paripassu.types import Evidence, Report, Source

TITLE: Final = 60
"""Characters of a title that stands for an outlet."""
_LEAD = re.compile(r"^(?:the|an?|its|his|her|their|our|my)\s+", re.IGNORECASE)
_OPEN = re.compile(
    r",\s+(?:who|which|whose|speaking)\b.*$|"
    r",?\s+(?:whom|who|that|which)\s+(?:it|he|she|they|the \w+)\s+(?:did|would|could)(?: not|n['’]t)\b.*$|"
    r"(?:,?\s+(?:that|and|who|which))+$",
    re.IGNORECASE,
)
_MANY = re.compile(r"^(?:One|Two|Three|Four|Five|Six|Several|Some|Many|Most|Other|Another|Both|Senior)\b")
"""What a source's words begin and end with that is none of its description."""
_GENERIC: Final = frozenset(
    """
    tv radio television ministry department office agency authority authorities government army navy police presidency
    cabinet parliament court command council spokesman spokeswoman spokesperson official officials minister president prime
    chief head group company foreign defence defense interior health justice finance affairs external internal state federal
    national public general security rights of and the for a an s
    """.split()  # noqa: SIM905
)
"""Words that tell nobody from another, also where they begin with a capital."""


def called(report: Report) -> str:
    """What a report is called where its outlet is asked for: the outlet, failing that its title, cut and quoted, or its file's name."""
    if report.outlet:
        return report.outlet
    title = " ".join((report.title or "").split())
    if not title:
        return file_name(report.path)
    return f"“{title if len(title) <= TITLE else (title[:TITLE].rpartition(' ')[0] or title[:TITLE]).rstrip(' ,;:') + '…'}”"


def file_name(path: str) -> str:
    """The name of a file without its folder."""
    return path.rpartition("/")[2]


def labelled(label: str, path: str) -> str:
    """A speaker's label; of an outlet that is not known, which is labelled by its report's path, the file's name."""
    return file_name(path) if label == path else label


def whose(situation: Situation, item: Evidence, report: Report | None = None, source: Source | None = None) -> str:
    """The speaker in words: a label that is no name ("foreign ministry") with the state or body that it speaks for, if known; of an
    outlet that is not known, what its *report* is called; of one without a name what the report says of it, with its outlet.
    source: of the item's statement, where that is at hand."""
    if item.label == item.path:
        return called(report) if report else file_name(item.path)
    home = home_of(situation, item) if is_bare(item.label) and not item.private else None
    if home is None and item.actor is None and source is not None and source.assumed and source.country is not None:
        # only that of the report
        actor = situation.actors.get(source.country)
        home = f"{actor.name if actor else usual_name(source.country)}?"
    nameless = anonymous(item)
    name = described(item, source) if nameless else item.label
    beside = [home] if home and not tells_home(situation, name, home.rstrip("?")) else []
    beside += [f"in {called(report)}"] if nameless and report is not None else []
    return f"{name} ({'; '.join(beside)})" if beside else name


def anonymous(item: Evidence) -> bool:
    """Whether a speaker has no name by which a reader could tell who it is: its label is a description, or nothing at all."""
    if item.label == UNNAMED or item.kind in ("unnamed person", "group"):
        return True
    nobodys = item.actor is None or item.private
    return item.kind in (None, "organisation", "document") and nobodys and item.label.islower()


def described(item: Evidence, source: Source | None) -> str:
    """What a report says of one without a name ("two sources with knowledge of the matter"); the label, where it says no more."""
    if source is None or item.label == UNNAMED:
        return item.label
    text = _LEAD.sub("", _OPEN.sub("", " ".join(source.text.split()).strip(' ,;:“”"')))
    text = _MANY.sub(lambda m: m.group().lower(), text)
    if len(text) <= len(item.label) or item.label.casefold() not in text.casefold():
        return item.label
    if len(text) <= TITLE:
        return text
    return (text[:TITLE].rpartition(" ")[0] or text[:TITLE]).rstrip(" ,;:") + "…"


def home_of(situation: Situation, item: Evidence) -> str | None:
    """The name of the body or state for whose word an item counts; None where that says no more than the label."""
    if item.kind == "named person":
        return None
    for name in (item.speaker, item.actor):
        if name is None:
            continue
        actor = situation.actors.get(name)
        home = actor.name if actor is not None else usual_name(name)
        if (actor is not None or home != name) and home.casefold() not in item.label.casefold():
            return home
    return None


def tells_home(situation: Situation, name: str, home: str) -> bool:
    """Whether *name* tells of itself that it is of *home*: "Borland's envoy", "two Borlish officials"."""
    if home.casefold() in name.casefold():
        return True
    actors = situation.actors
    return any(home in (usual_name(m.country), m.country in actors and actors[m.country].name) for m in states(name))


def is_bare(label: str) -> bool:
    """Whether a label is made of words alone that tell nobody from another: no name, and no state's adjective."""
    found = WORD.findall(label)
    return all(word[:1].islower() or word.casefold() in _GENERIC for word in found)
