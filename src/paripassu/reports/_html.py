"""A web page's text in; the article on it, with what the page's metadata say of it, out."""

import json
import logging
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lxml import etree
from lxml import html as lxml_html

from paripassu.reports._dates import read_date
from paripassu.reports._draft import Dated, Draft, Mark, Piece, Role
from paripassu.reports._words import words_of

if TYPE_CHECKING:
    from trafilatura.settings import Document

LONGEST = 4_000_000
"""Characters of the largest page that is read: the extractor's time grows faster than the page."""
MOST_TAGS = 60_000
"""Tags of the largest page; news pages have a few thousand."""
FAILS = (etree.LxmlError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, OSError)
"""What parsers of others have raised on broken input, where the file is to be set aside: named, so that no slip of ours
in another place is hidden."""
_META: dict[str, Role] = {
    "article:published_time": "publication",
    "og:published_time": "publication",
    "datepublished": "publication",
    "pubdate": "publication",
    "publishdate": "publication",
    "publish_date": "publication",
    "date": "publication",
    "dc.date": "publication",
    "dc.date.issued": "publication",
    "dcterms.created": "publication",
    "sailthru.date": "publication",
    "parsely-pub-date": "publication",
    "article:modified_time": "update",
    "og:updated_time": "update",
    "datemodified": "update",
    "lastmod": "update",
    "last-modified": "update",
    "dcterms.modified": "update",
}
_JSON_LD: dict[str, Role] = {"datePublished": "publication", "dateModified": "update", "dateCreated": "publication"}
_LONGEST_JSON = 200_000
_MARKS: dict[str, Mark] = {"head": "heading", "item": "list", "quote": "quote"}
_BLOCK = ("p", "head", "quote", "item", "row", "code", "ab")


class PageError(Exception):
    """No article can be read from the page; the message says why."""


def read_page(path: str, text: str, address: str | None = None) -> Draft:
    """The article on the page *text*, as paragraphs set apart by empty lines; *address* is where the page was found.

    The title, the site's name, the canonical address, the language and the dates are what the page's metadata say.
    Raises PageError for a page beyond LONGEST or MOST_TAGS, and for one without an article.
    """
    if len(text) > LONGEST or text.count("<") > 2 * MOST_TAGS:
        raise PageError(f"the page is too large: more than {LONGEST:,} characters or {MOST_TAGS:,} tags")
    tree = _tree(text)
    fields = dict(_meta(tree))
    dated = tuple(dict.fromkeys(_dates(tree)))
    body, pieces, told = _article(tree, address)
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    url = fields.get("canonical") or fields.get("og:url") or address
    return Draft(
        path=path,
        body=body,
        layout="pieces",
        fields=fields,
        pieces=pieces,
        dated=dated,
        outlet=fields.get("og:site_name") or fields.get("application-name") or told["sitename"],
        title=fields.get("og:title") or told["title"],
        url=url,
        language=language or fields.get("og:locale"),
    )


def _tree(text: str) -> lxml_html.HtmlElement:
    # Given as bytes with the encoding said: lxml refuses text that also declares one, and would trust the page's claim.
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise PageError(f"the page cannot be parsed: {' '.join(str(error).split())[:120]}") from None
    if "Excessive depth" in str(parser.error_log):
        raise PageError("the page is nested too deep; its parser gives up in the middle of it")
    return tree


def _meta(tree: lxml_html.HtmlElement) -> Iterator[tuple[str, str]]:
    for tag in list(tree.iter("meta"))[:500]:
        key = tag.get("property") or tag.get("name") or tag.get("itemprop")
        value = (tag.get("content") or "").strip()
        if key and value and len(key) < 80:
            yield key.strip().lower(), value[:2000]
    for tag in list(tree.iter("link"))[:500]:
        if (tag.get("rel") or "").lower() == "canonical" and tag.get("href"):
            yield "canonical", tag.get("href").strip()[:2000]


def _dates(tree: lxml_html.HtmlElement) -> Iterator[Dated]:
    for key, value in _meta(tree):
        role = _META.get(key)
        stamp = read_date(f"page metadata {key}", value) if role else None
        if role and stamp:
            yield Dated(role, stamp)
    for tag in list(tree.iter("script"))[:200]:
        if (tag.get("type") or "").lower() == "application/ld+json" and tag.text and len(tag.text) < _LONGEST_JSON:
            yield from _json_ld(tag.text)
    for tag in list(tree.iter("time"))[:200]:
        marks = " ".join(
            filter(None, (tag.get("itemprop"), tag.get("class"), "pubdate" if "pubdate" in tag.attrib else ""))
        )
        found = re.search(r"(?i)(datepublished|published|pubdate|entry-date)|(datemodified|updated|modified)", marks)
        stamp = read_date("page metadata time", tag.get("datetime") or "") if found else None
        if found and stamp:
            yield Dated("publication" if found.group(1) else "update", stamp)


def _json_ld(text: str) -> Iterator[Dated]:
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return
    items = values if isinstance(values, list) else [values]
    graphs = [i.get("@graph") for i in items if isinstance(i, dict)]
    items = [*items, *(member for graph in graphs if isinstance(graph, list) for member in graph)]
    for item in items[:50]:
        if not isinstance(item, dict) or not re.search(r"Article|Report|Posting|WebPage", str(item.get("@type"))):
            continue
        for key, role in _JSON_LD.items():
            value = item.get(key)
            stamp = read_date(f"page metadata {key}", value) if isinstance(value, str) else None
            if stamp:
                yield Dated(role, stamp)


def _article(tree: lxml_html.HtmlElement, address: str | None) -> tuple[str, tuple[Piece, ...], dict[str, str | None]]:
    # Precision first: a line of a menu read as a statement costs more than a paragraph missed. Old pages that are laid
    # out in tables have nothing that is sure enough, so they get the extractor's usual mode.
    found = _extract(tree, address, precise=True) or _extract(tree, address, precise=False)
    if found is None:
        raise PageError("no article is found on the page")
    body, pieces = _joined(_texts(found.body))
    if not body:
        raise PageError("no article is found on the page")
    return body, pieces, {"sitename": found.sitename, "title": found.title}


def _extract(tree: lxml_html.HtmlElement, address: str | None, *, precise: bool) -> "Document | None":
    # Imported on first use: it takes a third of a second, and most reports are no web pages.
    from trafilatura import bare_extraction  # noqa: PLC0415

    for name in ("trafilatura", "htmldate"):
        # What they log of a page, the SetAside says; without a handler Python prints it.
        logging.getLogger(name).addHandler(logging.NullHandler())
    try:
        found = bare_extraction(
            tree,
            url=address,
            favor_precision=precise,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            # Dates are read above from what the page states: the extractor guesses others, up to today's.
            date_extraction_params={"extensive_search": False, "max_date": "2100-01-01", "original_date": True},
        )
    except FAILS as error:
        raise PageError(f"the extractor fails on the page ({type(error).__name__})") from None
    if found is None or isinstance(found, dict) or found.body is None:
        return None
    return found if "".join(found.body.itertext()).strip() else None


def _joined(texts: Iterable[tuple[Mark, str]]) -> tuple[str, tuple[Piece, ...]]:
    """The body: each line of *texts* in a line of its own, an empty line between; and its pieces."""
    lines: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for mark, text in texts:
        for line in filter(None, (" ".join(part.split()) for part in text.split("\n"))):
            pieces.append(Piece(at, at + len(line), mark))
            lines.append(line)
            at += len(line) + 2
    return "\n\n".join(lines), tuple(pieces)


def _texts(tree: etree._Element) -> Iterator[tuple[Mark, str]]:
    for child in tree:
        if not isinstance(child.tag, str):
            continue
        inner = [e for e in child if e.tag in _BLOCK or e.tag in ("list", "table")]
        if child.tag in ("graphic", "table", "code"):
            continue
        if inner and child.tag not in ("p", "head"):
            if child.text and child.text.strip():
                yield "text", child.text
            yield from _texts(child)
        else:
            for line_break in child.iter("lb"):
                line_break.tail = "\n" + (line_break.tail or "")
            yield _MARKS.get(child.tag, "text"), "".join(child.itertext())


_FRAGMENT_BLOCKS = words_of(
    "p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote table tr td th section article figure figcaption hr pre dl dt dd"
)
_SILENT = words_of("script style noscript template head iframe object")


def read_fragment(text: str) -> tuple[str, tuple[Piece, ...]]:
    """The text of a piece of HTML that is an article already (a feed's entry), laid out as read_page does it.

    Raises PageError as read_page does.
    """
    if len(text) > LONGEST or text.count("<") > 2 * MOST_TAGS:
        raise PageError("the entry is too large")
    parts: list[tuple[Mark, str]] = []
    mark: Mark = "text"
    for event, tag in etree.iterwalk(_tree(f"<div>{text}</div>"), events=("start", "end")):
        name = tag.tag if isinstance(tag.tag, str) else ""
        if event == "start":
            if name in _FRAGMENT_BLOCKS:
                mark = "heading" if re.fullmatch("h[1-6]", name) else "list" if name == "li" else mark
                parts.append((mark, "\n"))
            if name not in _SILENT:
                parts.append((mark, (tag.text or "").replace("\n", " ")))
        else:
            if name in _FRAGMENT_BLOCKS:
                mark = "text"
                parts.append((mark, "\n"))
            parts.append((mark, (tag.tail or "").replace("\n", " ")))
    return _joined(_merged(parts))


def _merged(parts: list[tuple[Mark, str]]) -> Iterator[tuple[Mark, str]]:
    line: list[str] = []
    at: Mark = "text"
    for mark, text in [*parts, ("text", "\n")]:
        if text == "\n":
            yield at, "".join(line)
            line, at = [], mark
        else:
            at = mark if not line else at
            line.append(text)
