"""A body and its pieces in; its blocks, each with what it is, and what the furniture says of origin and dates, out."""

import re
from dataclasses import dataclass, field
from datetime import date

from paripassu.reports import _datelines as names
from paripassu.reports import _furniture as words
from paripassu.reports._dated_lines import DatedLine, dated_line
from paripassu.reports._dates import read_date
from paripassu.reports._draft import Dated, Piece
from paripassu.types import Block, BlockKind, Span

_NEAR_END = 4
"""Pieces from the end within which a line that is a bare name can be a credit."""
_NEAR_TOP = 8
"""Pieces from the top within which a line can date its text, where no more than one paragraph of prose stands before it."""
_MOST_LINES = 6
"""Lines of the longest piece of which each may say something of the text."""
_CAPTION = 400
_LINE = 200
_TEASER = 60
"""Characters up to which a line that ends like a sentence can be a headline of another story."""
_CHAIN = re.compile(r"\s*/\s*|\s+via\s+")
_RUN_IN = re.compile(
    r"(?P<head>(?P<mark>\*\*|__)(?=\S)(?!(?:The|An?|This|These|It|He|She|They|We|I|You|There|Who|What)\s)"
    r"(?:(?!(?:is|are|was|were|has|have|had|will|would|sa(?:id|ys)|told|does|did|do|not)\b)[^\W\d_][\w’'&/-]*,?\s){0,5}"
    r"(?!(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|St|No|[A-Z])\.)[^\W\d_][\w’'&/-]{2,}(?:\.(?P=mark)|(?P=mark)\.))\s+(?=[\"“‘']?[A-Z0-9])"
)
"""Words in bold with a full stop at the head of a paragraph that name its matter: "**State takeover.** In an interview …". A sentence
in bold, and a name with a colon, are the text's own."""
_TERMINAL = re.compile(r"[.!?][\"'”’)\]*_]*$")


@dataclass(slots=True)
class Split:
    """What a walk over the pieces gathers."""

    blocks: list[Block] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    """Newsrooms named, nearest to the outlet first within each line."""
    bylines: list[str] = field(default_factory=list)
    dateline: str | None = None
    agency: str | None = None
    """The agency that the dateline names."""
    dated: list[Dated] = field(default_factory=list)
    """The stamps of lines such as "Published: Oct. 22, 2024"."""
    bare: list[Dated] = field(default_factory=list)
    """Those of lines that do not say what their date is of ("Source: Xinhua | 2025-05-13"), where all have one day."""

    def add(self, kind: BlockKind, start: int, end: int) -> None:
        if start < end:
            self.blocks.append(Block(kind, Span(start, end)))


def split(body: str, pieces: list[Piece], english: bool) -> Split:
    """The blocks of *body*, in order, not overlapping, one for each piece.

    A dateline and a closing credit are cut off their paragraph. Furniture is known by English words, so with *english*
    false all text is paragraphs.
    """
    found = Split()
    tail, listed = False, False
    texts = [body[p.start : p.end] for p in pieces]
    last_text = max((n for n, p in enumerate(pieces) if p.mark != "skip"), default=-1)
    paragraphs = prose = 0
    days: set[date] = set()
    for n, (piece, text) in enumerate(zip(pieces, texts, strict=True)):
        plain = text.strip("*_ \t")
        # A box of other stories ends where prose starts: a list of headlines with the list, other headlines at a sentence.
        listed = listed or (tail and piece.mark == "list")
        if tail and _TERMINAL.search(plain) and _is_prose(plain, piece, listed):
            tail = False
        before = pieces[n - 1] if n else None
        kind = _kind(plain, text, piece, n >= last_text - _NEAR_END, english)
        if kind == "paragraph" and english and before and _is_caption(plain, body, piece, before, len(pieces) - n):
            kind = "caption"
        lines = _dated_lines(plain) if english and not tail and kind != "caption" else []
        days.update(line.bare.stamp.when.date() for line in lines if line and line.bare)
        placed = any(lines) and (n >= last_text - 1 or (n < _NEAR_TOP and prose < 2))
        if placed:
            found.dated += [dated for line in lines if line for dated in line.labelled]
            # A day in a headline is as a rule that of which it tells.
            found.bare += [line.bare for line in lines if line and line.bare and kind != "heading"]
            kind = "other" if kind == "paragraph" and all(lines) else kind
        if kind == "paragraph" and english and _is_bold_line(plain, text):
            kind = "heading"
        if kind == "paragraph" and paragraphs == 0 and _is_title(plain, n, texts):
            kind = "heading"
        if tail and kind in ("paragraph", "heading"):
            kind = "other"
        if english and _opens_tail(plain):
            tail, listed = True, False
        _gather(found, kind, plain, dated=placed)
        if kind == "paragraph":
            paragraphs += 1
            prose += len(plain) > _TEASER and _TERMINAL.search(plain) is not None
            _paragraph(found, body, piece, first=paragraphs <= 3, last=n >= last_text - 2)
        else:
            found.add(kind, _behind_clock(found, body, piece) if kind == "heading" else piece.start, piece.end)
    if len(days) > 1:
        # A chronicle: the days are those of what it tells.
        found.bare.clear()
    return found


def _dated_lines(plain: str) -> list[DatedLine | None]:
    """What each line of a piece says of the day of its text; nothing for what is longer than the lines over a text are."""
    lines = [line.strip("*_ \t") for line in plain.splitlines()] if len(plain) <= _CAPTION else []
    return [dated_line(line) for line in lines if line] if len(lines) <= _MOST_LINES else []


def _opens_tail(plain: str) -> bool:
    return len(plain) < _LINE and words.TAIL.match(plain) is not None


def _is_prose(plain: str, piece: Piece, listed: bool) -> bool:
    """Whether a line that ends like a sentence is the article's, in or behind a box of other stories; a headline may end in a
    question."""
    if piece.mark == "list":
        return len(plain) > _LINE or (len(plain) > _TEASER and re.search(r"\.[\"'”’)]*$", plain) is not None)
    return listed or len(plain) > _TEASER


def _kind(plain: str, text: str, piece: Piece, near_end: bool, english: bool) -> BlockKind:
    if piece.mark in ("image", "skip"):
        return "other"
    if piece.mark == "heading":
        return "other" if _opens_tail(plain) else "heading"
    if not any(c.isalnum() for c in plain) or _only_links(text):
        return "other"
    if not english:
        return "paragraph"
    if _opens_tail(plain):
        return "other"
    if len(plain) <= _LINE and (words.OTHER.match(plain) or plain.startswith("#")) and not _TERMINAL.search(plain):
        return "other"
    if len(plain) <= _CAPTION:
        if words.CAPTION_START.match(plain) and not words.SAYS.search(plain[: _LINE // 2]):
            return "caption"
        if _is_byline(plain):
            return "byline"
        if _is_credit(plain, text, near_end):
            return "credit"
        if words.CAPTION_SIGN.search(plain) and not _closing_only(plain):
            return "caption"
    return "other" if _scrambled(plain) else "paragraph"


def _only_links(text: str) -> bool:
    if len(text) > 2000:
        return False
    rest = re.sub(r"\[[^\]\n]{0,300}\]\([^)\n]{0,600}\)|<?https?://[^\s>]+>?", "", text)
    return rest != text and not any(c.isalnum() for c in rest)


def _is_credit(plain: str, text: str, near_end: bool) -> bool:
    if words.CREDIT.match(plain) and (near_end or len(plain) < _LINE):
        return not words.SAYS.search(plain) or words.SAYS.search(plain).start() > 60  # type: ignore[union-attr]
    if words.CONTRIBUTED.fullmatch(plain) and near_end and not words.SAYS.search(plain):
        return True
    if len(plain) > 100:
        return False
    if words.LONE_CREDIT.fullmatch(plain):
        return near_end or names.AGENCY.fullmatch(plain.strip("()[]/—–- .")) is not None
    if not near_end or not words.CHAIN.fullmatch(plain):
        return False
    parts = _CHAIN.split(plain)
    emphasised = text != plain and text[:1] in "*_"
    return all(names.NEWSROOM.fullmatch(p) for p in parts) or (
        emphasised and any(names.NEWSROOM.fullmatch(p) for p in parts)
    )


def _is_byline(plain: str) -> bool:
    if words.MAIL.fullmatch(plain):
        return True
    found = words.BYLINE.match(plain)
    if not found or len(plain) > 150:
        return False
    rest = words.MAIL.sub("", found.group(1)).strip()
    if words.NOT_A_NAME.match(rest) or (rest.endswith(".") and not re.search(r"\b[A-Z]\.$|Jr\.$|Sr\.$", rest)):
        return False
    tokens = re.split(r"[\s,;|/]+", rest.strip(" ,;|/"))
    names = [t for t in tokens if t[:1].isupper()]
    return (
        bool(names)
        and tokens[0][:1].isupper()
        and len(tokens) <= 14
        and all(words.BYLINE_WORD.fullmatch(t) for t in tokens)
    )


def _closing_only(plain: str) -> bool:
    """Whether the only sign of a caption is a credit that may as well close a story ("… he said. (Reuters)")."""
    return words.SAYS.search(plain) is not None and names.CLOSING.search(plain) is not None


def _is_caption(plain: str, body: str, piece: Piece, before: Piece, left: int) -> bool:
    """A line under an image: set directly below it, or in the present tense of captions with nobody's words in it."""
    if before.mark != "image":
        closing = names.CLOSING.search(plain)
        return bool(
            closing
            and left > 1
            and len(plain) <= 300
            and words.CAPTION_VERB.search(plain)
            and not words.SAYS.search(plain)
        )
    if len(plain) > _CAPTION or names.find_dateline(plain):
        return False
    between = body[before.end : piece.start].replace("\r\n", "\n").count("\n")
    found = words.CAPTION_VERB.search(plain)
    said = words.SAYS.search(plain)
    return (
        between <= 1
        or bool(found and (not said or found.start() < said.start()))
        or (not _TERMINAL.search(plain) and left > 1)
    )


def _is_title(plain: str, n: int, texts: list[str]) -> bool:
    return (
        n == 0
        and len(texts) > 1
        and len(plain) <= _LINE
        and not re.search(r"[.!?:,;][\"'”’)]*$", plain)
        and not names.find_dateline(plain)
    )


def _is_bold_line(plain: str, text: str) -> bool:
    """A line in bold as a whole that is no sentence, as many write headings, and one that starts with the time of its entry."""
    return (
        len(text) <= _LINE
        and words.BOLD_LINE.fullmatch(text) is not None
        and (not _TERMINAL.search(plain) or words.CLOCK.match(text) is not None)
    )


def _scrambled(plain: str) -> bool:
    """Whether what should be English prose holds not one of its commonest words: paywalled text is scrambled so."""
    tokens = re.findall(r"[A-Za-z']+", plain[:2000])
    return len(tokens) >= 25 and not any(t.lower() in words.COMMON for t in tokens)


def _gather(found: Split, kind: BlockKind, plain: str, *, dated: bool) -> None:
    """dated: whether the stamps in it are known already."""
    if kind == "byline":
        found.bylines.append(re.sub(r"^by\s+", "", plain, flags=re.IGNORECASE))
    elif kind == "credit":
        found.credits += _names(plain)
    elif kind == "other" and len(plain) <= _LINE and not dated:
        for part in re.split(r"\s*[|•·]\s*", plain):
            written = words.PAGE_STAMP.fullmatch(part)
            what = written["what"].lower() if written else ""
            stamp = read_date(f"page text {what}", written["date"]) if written else None
            if stamp:
                found.dated.append(Dated("publication" if what in ("published", "posted") else "update", stamp))


def _names(plain: str) -> list[str]:
    """The newsrooms that a credit line names: all of a bare chain, else those in it that bear a newsroom's name."""
    bare = plain.strip("()[]/—–- .")
    if words.CHAIN.fullmatch(bare) and not words.CREDIT.match(plain):
        return _CHAIN.split(bare)
    named = words.NAMED_IN_CREDIT.search(plain)
    if named:
        rest = re.split(r"\s*[|•·]\s*|[.;(]\s|\s+and is\b|\s+on \d|[.]$|\)$", named.group(1))[0]
        parts = [p.strip(" *_[]") for p in re.split(r"\s*(?:,|/|\band\b|&)\s*", rest)]
        return [p for p in parts if words.CHAIN.fullmatch(p)][:4]
    return [m.group() for m in names.NEWSROOM.finditer(plain)][:4] if words.CONTRIBUTED.fullmatch(plain) else []


def _behind_clock(found: Split, body: str, piece: Piece) -> int:
    """Where the text of a piece starts: behind the time of its entry, which is a block of its own."""
    clock = words.CLOCK.match(body, piece.start, piece.end)
    if clock is None or clock.end() >= piece.end:
        return piece.start
    found.add("other", piece.start, piece.start + len(clock.group().rstrip()))
    return clock.end()


def _paragraph(found: Split, body: str, piece: Piece, *, first: bool, last: bool) -> None:
    start, end = _behind_clock(found, body, piece), piece.end
    head = body[start : min(end, start + _LINE)]
    line = names.find_dateline(head) if first and found.dateline is None else None
    if line and line.end < end - start:
        found.dateline, found.agency = line.text, line.agency
        found.add("dateline", start, start + line.cut)
        start += line.end
    if runs_in := _RUN_IN.match(body, start, end):
        found.add("heading", start, runs_in.end("head"))
        start = runs_in.end()
    closing = names.CLOSING.search(body[max(start, end - 60) : end]) if last else None
    if closing:
        cut = max(start, end - 60) + closing.start(1)
        paragraph_end = start + len(body[start:cut].rstrip())
        if paragraph_end > start:
            found.add("paragraph", start, paragraph_end)
            found.add("credit", cut, end)
            found.credits += _names(closing.group(1))
            return
    found.add("paragraph", start, end)
