"""A body in, its pieces out: paragraphs, headings, list items, images, as Markdown or plain lines lay them out."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from paripassu.reports._draft import Layout, Mark, Piece

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_SHORT = 1000
"""Characters beyond which a line is prose without being looked at."""
_HEADING = re.compile(r"\s{0,3}#{1,6}(?:[ \t]+|$)")
_UNDERLINE = re.compile(r"\s{0,3}(?:=+|-{2,})\s*$")
_RULE = re.compile(r"\s{0,3}(?:\*[ \t]*){3,}$|\s{0,3}(?:-[ \t]*){3,}$|\s{0,3}(?:_[ \t]*){3,}$")
_IMAGE = re.compile(
    r"\s*(?:\[?!\[[^\]\n]{0,500}\]\([^)\n]{0,800}\)(?:\]\([^)\n]{0,800}\))?[ \t]*|<img\b[^>\n]{0,900}>[ \t]*"
    r"|\{\{[<%]\s*(?:figure|img|image)\b[^}\n]{0,800}\}\}[ \t]*)+"
)
_ITEM = re.compile(r"\s*(?:[-*+•▪◦]|\d{1,3}[.)])[ \t]+(?=\S)")
_QUOTE = re.compile(r"\s{0,3}>[ \t]?")
_SKIP = re.compile(
    r"\s*(?:</?[a-zA-Z!][^>\n]{0,900}>\s*$|<!--.{0,900}-->\s*$|\{%.{0,400}%\}\s*$|\{\{.{0,800}\}\}\s*$"
    r"|\|.*|\[[^\]\n]{1,80}\]:\s+\S)"
)
_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*$")


class _Line(NamedTuple):
    start: int
    end: int
    text: str


def pieces(body: str, layout: Layout) -> list[Piece]:
    """The pieces of *body* in order, none empty, none overlapping another, each without white space around it."""
    found = _markdown(body) if layout == "markdown" else _plain(body)
    trimmed = (_trim(body, piece) for piece in found)
    return [piece for piece in trimmed if piece.start < piece.end]


def _trim(body: str, piece: Piece) -> Piece:
    text = body[piece.start : piece.end]
    start = piece.start + len(text) - len(text.lstrip())
    return Piece(start, max(start, piece.start + len(text.rstrip())), piece.mark)


def _lines(body: str) -> Iterator[_Line]:
    for found in _LINE.finditer(body):
        if found.end() > found.start():
            text = found.group().rstrip("\r\n")
            yield _Line(found.start(), found.start() + len(text), text)


# ---- Markdown ------------------------------------------------------------------------------------------------------

_RUNS_ON = ("text", "list", "quote")


def _markdown(body: str) -> Iterator[Piece]:
    last: Piece | None = None
    fence = ""
    for line in _lines(body):
        marks = _FENCE.match(line.text)
        if fence or marks:
            new = Piece(line.start, line.end, "skip")
            fence = "" if fence and line.text.strip().startswith(fence) else fence or (marks.group(1) if marks else "")
        elif not line.text.strip():
            new = None
        elif last and last.mark == "text" and _UNDERLINE.match(line.text) and len(line.text) < _SHORT:
            new, last = None, last._replace(mark="heading")
        else:
            mark, inset = _read_line(line.text)
            new = Piece(line.start + inset, line.end, mark)
            if mark == "image" and inset:
                yield from (last,) if last else ()
                last, new = Piece(line.start, line.start + inset, "image"), Piece(line.start + inset, line.end, "text")
            elif last and ((mark == "text" and last.mark in _RUNS_ON) or (mark == "quote" == last.mark)):
                new, last = last._replace(end=line.end), None
        if last:
            yield last
        last = new
    if last:
        yield last


def _read_line(text: str) -> tuple[Mark, int]:
    """What a line of Markdown starts, and how many characters of marks stand before it (for an image: of image)."""
    if len(text) > _SHORT and not text.startswith("!["):
        return "text", 0
    if found := _HEADING.match(text):
        return "heading", found.end()
    if _RULE.match(text) or _SKIP.match(text):
        return "skip", 0
    if found := _IMAGE.match(text):
        return "image", found.end() if text[found.end() :].strip() else 0
    if found := _QUOTE.match(text):
        return "quote", found.end()
    if found := _ITEM.match(text):
        return "list", found.end()
    return "text", 0


# ---- plain lines ---------------------------------------------------------------------------------------------------


def _plain(body: str) -> Iterator[Piece]:
    groups: list[list[_Line]] = [[]]
    for line in _lines(body):
        if line.text.strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    wrapped = _wrapped(groups)
    for group in groups:
        if wrapped and group:
            yield Piece(group[0].start, group[-1].end, "text")
        else:
            yield from (Piece(line.start, line.end, "text") for line in group)


def _wrapped(groups: list[list[_Line]]) -> bool:
    """Whether lines are broken at a width, so that a paragraph goes on over several of them.

    So they are where groups of lines hold lines of 40 to 100 characters, of which most break off within a sentence.
    """
    inner = [line.text.rstrip() for group in groups for line in group[:-1]]
    if len(inner) < 2:
        return False
    broken = sum(40 <= len(text) <= 100 and not _ENDS.search(text) for text in inner)
    return broken >= 0.6 * len(inner)
