"""A draft (what one file says of itself) in, the Report out: stamps weighed, language told, body cut into blocks."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from paripassu.reports import _blocks, _dates, _language, _published
from paripassu.reports._draft import Dated, Draft, Role
from paripassu.reports._pieces import pieces
from paripassu.types import Flag, Report, Stamp

_OUTLET = ("outlet", "source", "publisher", "sitename", "site", "newspaper", "publication")
_URL = ("url", "originurl", "link", "permalink", "canonicalurl", "canonical", "sourceurl", "originalurl")
_TITLE = ("title", "headline")
_LANGUAGE = ("language", "lang", "locale", "inlanguage")
_CREDIT = ("credit", "agency", "wire", "via", "syndicatedfrom")
_AUTHOR = ("author", "authors", "byline")
_PUBLICATION = (
    "date; published; pubdate; publishedat; publishdate; publisheddate; publicationdate; datepublished; publishedtime; "
    "created; createdat; posted; postedat"
)
_UPDATE = "updated; updatedat; lastmod; lastmodified; modified; modifiedat; datemodified; lastupdated; modifiedtime"
_DATES: Mapping[str, Role] = {
    **dict.fromkeys(_PUBLICATION.split("; "), "publication"),
    **dict.fromkeys(_UPDATE.split("; "), "update"),
}
"""Fields that hold a date, by their names in small letters without marks."""
_NO_CODE = ("title", "description", "headline", "summary")
_OWN_PATH = ("file name",)
"""Origins of stamps that come from the path, which says nothing of the content."""


def build(draft: Draft, from_fields: str = "front matter") -> Report:
    """The report that *draft* is. *from_fields* names the fields' place in the origins of their stamps."""
    fields = {_plain_key(k): v for k, v in reversed(list(draft.fields.items())) if v.strip()}
    url = next((u for u in (draft.url, *_values(fields, _URL)) if u and _is_address(u)), None)
    language = _language.declared(draft.language or next(_values(fields, _LANGUAGE), None))
    flags = list(draft.flags)
    if language is None or (language == _language.READ and not _language.latin(draft.body)):
        told = _language.detect(draft.body)
        if language and told != language:
            detail = f"declared as {language}, but written in another script; taken as {told or 'unknown'}"
            flags.append(Flag("language", draft.path, detail))
        language = told
    readable = language == _language.READ or (language is None and _language.latin(draft.body))
    own = list(draft.pieces) or pieces(draft.body, draft.layout)
    parts = _blocks.split(draft.body, own, readable)
    dated = [*draft.dated, *_from_fields(fields, draft.fields, from_fields), *parts.dated]
    dated += [Dated("publication", stamp) for stamp in (_dates.address_dates(url) if url else ())]
    if all(d.role != "publication" for d in dated):
        dated += parts.bare
    named = _dates.file_date(PurePosixPath(draft.path).name)
    dated += [Dated("publication", named)] if named else []
    near = _nearest(dated)
    line = _dates.dateline_date(parts.dateline, near) if parts.dateline else None
    dated += [Dated("writing", line)] if line else []
    dated = list(dict.fromkeys(dated))
    flags += [Flag("stamp not read", draft.path, detail) for detail in _unread(fields, draft.fields)]
    choice = _published.choose(tuple(dated))
    flags += [Flag(kind, draft.path, detail) for kind, detail in choice.flags]
    outlet = (
        draft.outlet or next((v for v in _values(fields, _OUTLET) if not _is_address(v)), None) or _host(url, fields)
    )
    title = draft.title or next(_values(fields, _TITLE), None) or _first_heading(draft, parts)
    stamps = tuple(d.stamp for d in dated)
    return Report(
        id=_identity(outlet, url, stamps, title, draft.body),
        path=draft.path,
        outlet=outlet,
        title=title,
        url=url,
        language=language,
        body=draft.body,
        blocks=tuple(parts.blocks),
        stamps=stamps,
        published=choice.when,
        published_by=choice.why,
        credits=_credits(fields, parts),
        dateline=parts.dateline,
        readable=readable,
        flags=tuple(dict.fromkeys(flags)),
        metadata=_metadata(draft, fields, parts),
    )


def _plain_key(key: str) -> str:
    return re.sub(r"[^a-z0-9.]", "", key.lower())


def _values(fields: dict[str, str], keys: Iterable[str]) -> Iterator[str]:
    return (fields[key].strip() for key in keys if key in fields)


def _is_address(text: str) -> bool:
    return re.match(r"https?://[^\s/]", text.strip()) is not None


def _host(url: str | None, fields: dict[str, str]) -> str | None:
    """The host of the report's address, without www: as near as it comes to an outlet's name without guessing."""
    for address in (url, *(v for v in _values(fields, _OUTLET) if _is_address(v))):
        try:
            host = urlsplit(address or "").hostname
        except ValueError:
            continue
        if host:
            return host.removeprefix("www.")
    return None


def _from_fields(fields: dict[str, str], written: Iterable[str], place: str) -> Iterable[Dated]:
    names = {_plain_key(key): key for key in written}
    revised = fields.get("revised", "").strip()
    is_revision = revised.lower() in ("true", "yes", "1")
    if stamp := _dates.read_date(f"{place} {names.get('revised', 'revised')}", revised):
        yield Dated("revision", stamp)
    for key, value in fields.items():
        role = _DATES.get(key)
        stamp = _dates.read_date(f"{place} {names[key]}", value) if role else None
        if role and stamp:
            yield Dated("revision" if is_revision and role == "update" else role, stamp)
        elif not role and key not in _NO_CODE and (code := _dates.code_date("archive code", value)):
            yield Dated("publication", code)


def _unread(fields: dict[str, str], written: Iterable[str]) -> Iterable[str]:
    names = {_plain_key(key): key for key in written}
    for key, value in fields.items():
        if key in _DATES and _dates.read_date("", value) is None:
            yield f"{names[key]}: {value.strip()[:60]!r} is no date that can be read for certain"


def _nearest(dated: Iterable[Dated]) -> date | None:
    """The day by which a dateline's year is told: of the first publication, else of the first change of the text."""
    by_role: dict[bool, list[date]] = {}
    for role, stamp in dated:
        if role != "capture":  # an archive may take a page years later
            by_role.setdefault(role == "publication", []).append(stamp.when.date())
    return min(by_role.get(True) or by_role.get(False) or [], default=None)


def _first_heading(draft: Draft, parts: _blocks.Split) -> str | None:
    if draft.layout == "plain":
        return None
    headings = (draft.body[b.span.start : b.span.end] for b in parts.blocks if b.kind == "heading")
    return next((text.strip(" *_") for text in headings), None)


def _credits(fields: dict[str, str], parts: _blocks.Split) -> tuple[str, ...]:
    """Newsrooms named as writer or carrier, nearest to the outlet first: fields, the body's lines, the dateline."""
    named = [part for value in _values(fields, _CREDIT) for part in re.split(r"\s*/\s*|\s*;\s*|\s+via\s+", value)]
    named += [*parts.credits, *([parts.agency] if parts.agency else [])]
    seen: dict[str, str] = {}
    for name in (n.strip() for n in named):
        if name and not _is_address(name):
            seen.setdefault(name.casefold().removeprefix("the "), name)
    return tuple(seen.values())


def _metadata(draft: Draft, fields: dict[str, str], parts: _blocks.Split) -> dict[str, str]:
    found = dict(draft.fields)
    byline = "; ".join([*_values(fields, _AUTHOR), *parts.bylines])
    if byline:
        found["byline"] = byline
    if draft.body_offset is not None:
        found["body_offset"] = str(draft.body_offset)
    return found


def _identity(outlet: str | None, url: str | None, stamps: tuple[Stamp, ...], title: str | None, body: str) -> str:
    own = sorted((s.origin, s.text) for s in stamps if s.origin not in _OWN_PATH)
    canonical = json.dumps([outlet, url, own, title, body], separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:16]
