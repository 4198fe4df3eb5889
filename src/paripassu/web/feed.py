"""A state in, an Atom feed of what moved on its last days out."""

from datetime import timedelta
from xml.etree import ElementTree as Xml

from paripassu.web._changes import Moved, moved
from paripassu.web._state import State

DAYS = 14
"""Days that the feed goes back."""
ATOM = "http://www.w3.org/2005/Atom"


def atom(state: State, address: str) -> str:
    """The feed (RFC 4287), an entry for each day on which something moved, the newest first. address: of the desk."""
    situation = state.weighed.situation
    feed = Xml.Element("feed", {"xmlns": ATOM})
    _text(feed, "title", situation.title)
    _text(feed, "id", f"urn:paripassu:{situation.id}")
    _text(feed, "updated", f"{state.last}T00:00:00Z")
    Xml.SubElement(_element(feed, "author"), "name").text = "Paripassu"
    Xml.SubElement(feed, "link", {"rel": "self", "href": f"{address}/feed.atom"})
    Xml.SubElement(feed, "link", {"rel": "alternate", "href": f"{address}/"})
    for back in range(DAYS):
        day = state.last - timedelta(days=back)
        if day < state.first:
            break
        changes = moved(state.view(day - timedelta(days=1)), state.view(day))
        if changes:
            entry = _element(feed, "entry")
            _text(
                entry, "title", f"{day}: {_line(changes[0])}" + (f" and {len(changes) - 1} more" if changes[1:] else "")
            )
            _text(entry, "id", f"urn:paripassu:{situation.id}:{day}")
            _text(entry, "updated", f"{day}T00:00:00Z")
            Xml.SubElement(entry, "link", {"rel": "alternate", "href": f"{address}/?as_of={day}"})
            _text(entry, "content", "\n".join(_line(c) for c in changes))
    return '<?xml version="1.0" encoding="utf-8"?>\n' + Xml.tostring(feed, encoding="unicode")


def _line(change: Moved) -> str:
    return f"{change.title}: {change.before} → {change.after}"


def _element(parent: Xml.Element, name: str) -> Xml.Element:
    return Xml.SubElement(parent, name)


def _text(parent: Xml.Element, name: str, text: str) -> None:
    """A child with text, without what XML cannot hold."""
    clean = "".join(c if c in "\t\n" or c >= " " else " " for c in text)
    Xml.SubElement(parent, name).text = clean
