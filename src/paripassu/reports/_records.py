"""Files that hold several reports in: JSON Lines, JSON, feeds; drafts and what is set aside out, in order."""

import io
import json
import re
from collections.abc import Iterator, Mapping

from paripassu.reports._dates import read_date
from paripassu.reports._draft import Dated, Draft
from paripassu.reports._front import flatten
from paripassu.reports._html import FAILS, PageError, read_fragment
from paripassu.types import SetAside

_BODY = ("body", "text", "content", "article", "maintext", "articlebody")
_FEED_LONGEST = 8_000_000
Item = Draft | SetAside


# ---- JSON ----------------------------------------------------------------------------------------------------------


def read_json_lines(path: str, text: str) -> Iterator[Item]:
    """One report a line; each has the path path:LINE. A line that is no object with a text is set aside."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _object(f"{path}:{number}", line, f"line {number}: ")


def read_json(path: str, text: str) -> Iterator[Item]:
    """One object, or a list of objects, each a report."""
    values = _loads(text)
    if isinstance(values, str):
        yield SetAside(path, values)
        return
    if isinstance(values, Mapping):
        yield _record(path, values, "")
        return
    for number, value in enumerate(values if isinstance(values, list) else [], 1):
        yield _record(f"{path}#{number}", value, f"object {number}: ")


def _loads(text: str) -> object:
    """The value, or the complaint as text (a bare string is no report either)."""
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        return f"not JSON: {error.msg} (column {error.colno})"
    except (ValueError, RecursionError):
        return "not JSON that can be read: nested too deep, or a number too long"
    return value if isinstance(value, dict | list) else "not a JSON object"


def _object(path: str, line: str, where: str) -> Item:
    value = _loads(line)
    return SetAside(path, where + value) if isinstance(value, str) else _record(path, value, where)


def _record(path: str, value: object, where: str) -> Item:
    if not isinstance(value, Mapping):
        return SetAside(path, f"{where}not a JSON object")
    by_name = {str(k).lower().replace("_", ""): k for k in reversed(list(value))}
    key = next((by_name[k] for k in _BODY if k in by_name and isinstance(value[by_name[k]], str)), None)
    body = str(value[key]) if key is not None else ""
    if not body.strip():
        return SetAside(path, f"{where}no text in body, text or content")
    fields = flatten({k: v for k, v in value.items() if k != key})
    if any(re.search("[\ud800-\udfff]", part) for part in (body, *fields, *fields.values())):
        return SetAside(
            path, f"{where}half of a surrogate pair stands alone (\\ud800 to \\udfff), which is no character"
        )
    return Draft(path, body, "plain", fields)


# ---- feeds ---------------------------------------------------------------------------------------------------------


def read_feed(path: str, data: bytes) -> Iterator[Item]:
    """The entries of an RSS or Atom feed, each path#NUMBER; the feed's title is their outlet."""
    if len(data) > _FEED_LONGEST:
        yield SetAside(path, f"the feed is too large: more than {_FEED_LONGEST:,} bytes")
        return
    # Imported on first use: most folders hold no feed.
    import feedparser  # noqa: PLC0415

    try:
        # Given as a stream: bytes or text would be tried as a file's name first, and as an address.
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
        entries = feed.entries
    except FAILS as error:
        yield SetAside(path, f"the feed cannot be parsed ({type(error).__name__})")
        return
    if not feed.get("version") and not entries:
        yield SetAside(path, "not a feed: neither RSS nor Atom")
        return
    if not entries:
        yield SetAside(path, "the feed has no entries")
    for number, entry in enumerate(entries, 1):
        yield _entry(f"{path}#{number}", entry, feed.feed)
    if feed.get("bozo"):
        reason = " ".join(str(feed.get("bozo_exception", "")).split())[:120]
        if "CharacterEncodingOverride" not in type(feed.get("bozo_exception")).__name__:
            yield SetAside(path, f"the feed is not well-formed ({reason}); what could be read of it was read")


def _entry(path: str, entry: Mapping[str, object], feed: Mapping[str, object]) -> Item:
    parts = entry.get("content")
    texts = [p.get("value") for p in parts if isinstance(p, Mapping)] if isinstance(parts, list) else []
    texts.append(entry.get("summary"))
    text = max((t for t in texts if isinstance(t, str)), key=len, default="")
    try:
        body, pieces = read_fragment(text) if text.strip() else ("", ())
    except PageError as reason:
        return SetAside(path, str(reason))
    if not body:
        return SetAside(path, "the entry has no text")
    dated = []
    for key in ("published", "updated", "created"):
        value = _field(entry, key)
        stamp = read_date(f"feed {key}", value) if isinstance(value, str) else None
        if stamp:
            dated.append(Dated("update" if key == "updated" and _field(entry, "published") else "publication", stamp))
    known = {k: str(entry[k])[:2000] for k in ("id", "author", "title", "link") if isinstance(entry.get(k), str)}
    title = read_fragment(known["title"])[0].replace("\n\n", " ") if known.get("title", "").strip() else None
    return Draft(
        path,
        body,
        "pieces",
        known,
        pieces,
        tuple(dated),
        outlet=_text(feed, "title"),
        title=title or None,
        url=known.get("link"),
        language=_text(feed, "language"),
    )


def _field(entry: Mapping[str, object], key: str) -> object:
    """What stands in the entry: its own `get` answers for a missing "updated" with "published"."""
    return dict.get(entry, key) if isinstance(entry, dict) else None


def _text(values: Mapping[str, object], key: str) -> str | None:
    value = values.get(key)
    return value.strip() or None if isinstance(value, str) else None
