"""Two texts in, the link between them out: in what way the one is made of the other, and how surely."""

import math
from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256

import numpy as np

from paripassu.reports._candidates import Pair
from paripassu.reports._compare import Aligned, Measure, compare
from paripassu.reports._direction import Direction, direction, name_of, writers
from paripassu.reports._shingles import Mask, Text
from paripassu.reports.cards import address, moment
from paripassu.reports.families import Link, LinkKind
from paripassu.types import Report, Span

SURE = 0.9
"""From this probability on, a link joins."""
DOUBTFUL = 0.25
"""Below this probability a pair is held different and not listed."""
WINDOW = timedelta(days=14)
"""Texts further apart are compared only when they share most of the shorter one."""
STORY = timedelta(days=3)
"""A later text of one outlet's story at another address comes within this time."""
_WHOLE = 0.8
"""A text of which this part was taken was taken whole."""
_MOSTLY = 0.65
"""A text of which less than this was taken from another has words of its own around it."""
_ALL = 0.9
"""The same for a text that stands in another from its beginning to its end."""
_FEW_WORDS = 5
_OPENING = 12
"""So many words of its own at the beginning: a text that goes on to carry another's, as a live page does."""
_CLOSING = 25
"""Words under a text that are no longer part of it."""
_PASSAGE = 20
"""Words in a passage that two writers do not hit upon by chance."""
_RUN, _RUN_OWN = 0.3, 0.25
"""What each word of the longest passage adds to the odds, and what it adds between texts of one outlet: those may share lines
that stand under all that it writes, before there are enough of them to tell."""
_BEGINNING = 15
"""Words at the beginning of a text that tell which story it is."""
_RETOLD = 0.5
"""Of a text that credits another outlet for the story and shares no words with its report: the texts cannot tell."""


def exact_links(texts: Sequence[Text], group: Sequence[int]) -> list[Link]:
    """Each to the first of them, and to the first that credits nobody, which may be the origin though it came later."""
    own = next((place for place in group if not writers(texts[place].report)), group[0])
    links = []
    for pair in sorted({Pair(*sorted((hub, place))) for hub in (group[0], own) for place in group if place != hub}):
        a, b = texts[pair.first], texts[pair.second]
        measure = Measure(1.0, 1.0, 1.0, 1.0, len(a), len(a), 1.0, 0, _whole(a, b))
        towards = direction(a.report, b.report)
        links.append(_made(a.report, b.report, "exact", towards=towards, measure=measure, chance=1.0))
    return links


def _whole(a: Text, b: Text) -> tuple[Aligned, ...]:
    return (Aligned(a.span(0, len(a) - 1), b.span(0, len(b) - 1)),)


def link_between(a: Text, b: Text, stale_a: Mask, stale_b: Mask) -> Link | None:
    """The link between two texts that differ, or None where they are held different."""
    measure = compare(a, b, stale_a, stale_b)
    towards = direction(a.report, b.report)
    page = _one_page(a.report, b.report)
    apart = _apart(a.report, b.report)
    if apart > WINDOW and measure.run < _PASSAGE and max(measure.cover_a, measure.cover_b) < 0.6:
        return None
    if not page and _one_outlet(a.report, b.report) and _closing_lines(a, b, measure):
        return None
    chance = _probability(measure, towards.named, page, _RUN_OWN if _one_outlet(a.report, b.report) else _RUN)
    if _template(measure, apart) and not page:
        chance = min(chance, DOUBTFUL - 0.01)
    if chance < DOUBTFUL:
        return None
    if np.array_equal(a.codes[~stale_a], b.codes[~stale_b]):
        return _made(a.report, b.report, "exact", towards=towards, measure=measure, chance=1.0)
    kind = _kind(a, b, measure, towards=towards, page=page, apart=apart)
    if kind == "rewritten" and apart > WINDOW:
        return None
    return _made(a.report, b.report, kind, towards=towards, measure=measure, chance=chance)


def _made(a: Report, b: Report, kind: LinkKind, *, towards: Direction, measure: Measure, chance: float) -> Link:
    sides = {"a": a.id, "b": b.id}
    return Link(
        id=link_id(a.id, b.id),
        a=a.id,
        b=b.id,
        kind=kind,
        origin=sides[towards.origin] if towards.origin else None,
        reason=towards.reason,
        aligned=measure.passages,
        contained_a=round(measure.cover_a, 4),
        contained_b=round(measure.cover_b, 4),
        probability=round(chance, 4),
        verdict="same" if chance >= SURE and kind != "rewritten" else "unsure",
        credited=towards.credited,
    )


def retold_link(a: Report, b: Report) -> Link:
    towards = direction(a, b)
    nothing = Measure(0.0, 0.0, 0.0, 0.0, 0, 0, 1.0, 0, ())
    return _made(a, b, "rewritten", towards=towards, measure=nothing, chance=_RETOLD)


def link_id(a: str, b: str) -> str:
    """Id of the link between two reports, whichever comes first."""
    return sha256("\n".join(("link", *sorted((a, b)))).encode()).hexdigest()[:16]


def _probability(measure: Measure, named: bool, page: bool, weight: float) -> float:
    """Logistic in the containment, the longest passage, and whether a name or an address ties the two together.

    weight: of a word in that passage."""
    run = min(measure.run, 40)
    score = -6.5 + 5.0 * max(measure.cover_a, measure.cover_b) + weight * run + 1.0 * named + 3.0 * page
    return 1.0 / (1.0 + math.exp(-score))


def _kind(a: Text, b: Text, measure: Measure, *, towards: Direction, page: bool, apart: timedelta) -> LinkKind:
    """By how much of the text that came after is the other's, and how much of the other it took."""
    after_b = towards.origin != "b"  # where nothing tells, the later one
    taken, left = (measure.spanned_b, measure.spanned_a) if after_b else (measure.spanned_a, measure.spanned_b)
    if page or (_one_outlet(a.report, b.report) and apart <= STORY and max(taken, left) >= 0.5):
        return "revision"
    pieces = [piece.b if after_b else piece.a for piece in measure.passages]
    opening, ending = _around(b if after_b else a, pieces)
    if left >= _ALL and taken >= 0.5 and opening < _FEW_WORDS and ending < _CLOSING:
        return "syndicated"  # all of it from end to end, with words of an advertiser in between
    if taken >= _MOSTLY and (taken >= _WHOLE or opening < _OPENING):
        return "syndicated" if left >= _WHOLE else "abridged"
    if left >= _WHOLE or (measure.run >= _PASSAGE and measure.longest >= 12):
        return "excerpted"
    return "rewritten"


def _around(carrier: Text, pieces: Sequence[Span]) -> tuple[int, int]:
    """Words of a text before the first of some passages and after the last."""
    if not pieces:
        return len(carrier), len(carrier)
    first, last = min(p.start for p in pieces), max(p.end for p in pieces)
    return int((carrier.ends <= first).sum()), int((carrier.starts >= last).sum())


def _one_outlet(a: Report, b: Report) -> bool:
    return a.outlet is not None and b.outlet is not None and name_of(a.outlet) == name_of(b.outlet)


def _one_page(a: Report, b: Report) -> bool:
    """Whether both are texts of one page of one outlet; a copy may name the origin's address as its own."""
    if address(a.url) is None or address(a.url) != address(b.url):
        return False
    return _one_outlet(a, b) or a.outlet is None or b.outlet is None


def _apart(a: Report, b: Report) -> timedelta:
    when_a, when_b = moment(a), moment(b)
    return abs(when_b - when_a) if when_a is not None and when_b is not None else timedelta(0)


def _template(measure: Measure, apart: timedelta) -> bool:
    """Whether they look like two days' texts of one form (a bulletin): same words, other figures, another day."""
    form = min(measure.cover_a, measure.cover_b) >= 0.5
    others = measure.figures == 0.0 and measure.figure_count >= 2
    others = others or (measure.figures < 0.5 and measure.figure_count >= 3)
    return form and others and apart >= timedelta(hours=18)


def _closing_lines(a: Text, b: Text, measure: Measure) -> bool:
    """Whether all that they share is the end of both, and their beginnings differ: the lines under all of an outlet's
    texts, of which there may be too few here to tell by their number."""
    if not measure.passages:
        return False
    first_a, last_a = min(p.a.start for p in measure.passages), max(p.a.end for p in measure.passages)
    first_b, last_b = min(p.b.start for p in measure.passages), max(p.b.end for p in measure.passages)
    begun = first_a >= int(a.starts[min(_BEGINNING, len(a) - 1)]) and first_b >= int(
        b.starts[min(_BEGINNING, len(b) - 1)]
    )
    return begun and last_a == int(a.ends[-1]) and last_b == int(b.ends[-1])
