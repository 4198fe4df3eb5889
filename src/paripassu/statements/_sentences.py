"""A paragraph in, the half-open offsets of its sentences out; a place in a text in, the sentence around it out."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from paripassu.types import Span

# A run of marks is tried from its first one only, and nothing of it is given back: time stays linear in the text.
_END = re.compile(r"(?<![.?!…])[.?!…]++(?:[”’\"')\]*_]|\[\w{1,3}\])*+(?=\s+[*_]{0,3}[“‘\"'(\[]?[A-ZÀ-Þ0-9⟦]|\s*$)")
_EMPHASIS = re.compile(
    r"(?<!\w)\*{1,3}|\*{1,3}(?!\w)|(?<![\w@/#.:-])_{1,3}(?=[\"“‘'(\[]?\w)|(?<=[\w.,;:!?…%)\]\"”’'])_{1,3}(?![\w/@.])"
)
"""Marks around words in Markdown; a star or a line within a word is part of it."""
LONGEST = 2000
"""Characters of a sentence at most: what goes on longer is no sentence, and is cut at white space."""
_INK = re.compile(r"\S")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Rep|Sen|Gov|St|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep"
    r"|Oct|Nov|Dec|Inc|Ltd|Co|Corp|Jr|Sr|approx|a\.m|p\.m|[A-Z])|U\.S|U\.N|U\.K|E\.U)\.$"
)


def unmarked(text: str) -> str:
    """*text* with blanks for the marks of Markdown's emphasis, so that every offset stays what it was.

    >>> unmarked("**The ministry** said *nothing* of a_b or 2*3.")
    '  The ministry   said  nothing  of a_b or 2*3.'
    """
    if "*" not in text and "_" not in text:
        return text
    return _EMPHASIS.sub(lambda found: " " * len(found.group()), text)


def sentences(text: str) -> list[tuple[int, int]]:
    """Sentence spans of one paragraph; white space between them belongs to none."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        last = text[max(start, match.start() - 8) : match.end()]
        if match.group() == "." and match.end() < len(text) and _ABBREVIATION.search(last):
            continue
        found.extend(_bounded(text, _begin(text, start), match.end()))
        start = match.end()
    start = _begin(text, start)
    if start < len(text):
        found.extend(_bounded(text, start, len(text.rstrip())))
    return found


def sentences_of(body: str, paragraph: tuple[int, int]) -> list[Span]:
    """The sentences of a *paragraph* of *body*, given by where it begins and ends."""
    start, end = paragraph
    return [Span(start + a, start + b) for a, b in _split(body[start:end])]


@lru_cache(maxsize=64)
def _split(paragraph: str) -> tuple[tuple[int, int], ...]:
    """Sentence spans of a paragraph, which is asked for once for each thing said in it."""
    return tuple(sentences(paragraph))


def paragraph_at(spans: Sequence[tuple[int, int]], at: int) -> int | None:
    """The number of the paragraph, of *spans*, in which the place *at* lies; None where it lies in none."""
    return next((number for number, (start, end) in enumerate(spans) if start <= at < end), None)


def sentence_in(body: str, spans: Sequence[tuple[int, int]], at: int) -> Span | None:
    """The sentence in which the place *at* lies; None where it lies in none. spans: of the paragraphs of *body*."""
    number = paragraph_at(spans, at)
    told = () if number is None else sentences_of(body, spans[number])
    return next((one for one in told if one.start <= at < one.end), None)


def before_in_sentence(body: str, at: int, reach: int = 200, stops: str = ".!?") -> str:
    """What stands in its sentence before the place *at*, of the *reach* characters there. stops: the marks at which a sentence ends."""
    return re.split(rf"[{re.escape(stops)}]\s|\n", body[max(0, at - reach) : at])[-1]


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        space = text.rfind(" ", start, start + LONGEST)
        at = space if space > start else start + LONGEST
        yield start, start + len(text[start:at].rstrip())
        start = _begin(text, at)
    yield start, end


def _begin(text: str, start: int) -> int:
    """The first place from *start* on that is not white space."""
    match = _INK.search(text, start)
    return match.start() if match else len(text)
