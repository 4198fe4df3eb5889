"""Contents in, windows out in which each stands as a text of its own: whoever is cited in it is found as whoever is cited in a report.

"She said that the colonel had told her to wait": read by itself, "The colonel had told her to wait." is a statement like any other. The
layer of tags for statements inside others, which learned from few, misses half of them. Training and the runtime share this module.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from paripassu.statements._decode import Floats, Joined
from paripassu.statements._encode import SHAPES, Words, words_of
from paripassu.types import Span

LEAST = 8
"""Characters of a content in which somebody can be cited."""
MAY_CITE = 0.001
"""Of two labelled sets that nothing had learned, a word that begins so likely stands in 92 and 94 % of the contents in which somebody is cited."""
_LEAD = re.compile(r"(?:[“\"„«‘'\s]|(?:that|whether|how|if|to)\s)*", re.IGNORECASE)
_STOP = 1012
"""Vocabulary id of the full stop."""
_PER_SHAPE = 4
_CAPITALISED, _MARK = 1, SHAPES - 1


def bare(body: str, contents: Iterable[Span]) -> Iterator[Span]:
    """The pieces of *contents* that are long enough, in order, without the words and marks that bring them in; of those that overlap the
    first."""
    last = 0
    for start, end in sorted(contents):
        found = _LEAD.match(body, start, end)
        begin = found.end() if found is not None else start
        if end - begin >= LEAST and begin >= last:
            yield Span(begin, end)
            last = end


def as_texts(body: str, contents: Sequence[Span], tokenizer: Tokenizer, table: npt.NDArray[np.bool_]) -> list[Words]:
    """The words of each content, begun and ended as a sentence is: with a capital, and with a full stop that stands at its end and
    has no characters."""
    return [_closed(body, _opened(words)) for words in words_of(body, contents, tokenizer, table) if len(words.first)]


def _opened(words: Words) -> Words:
    if words.features[0] // _PER_SHAPE == 0:
        words.features[0] += _CAPITALISED * _PER_SHAPE
    return words


def _closed(body: str, words: Words) -> Words:
    end = words.ends[-1]
    if body[end - 1] in ".?!":
        return words
    return Words(
        np.append(words.starts, end),
        np.append(words.ends, end),
        np.append(words.features, np.int32(_MARK * _PER_SHAPE)),
        np.append(words.pieces, np.int32(_STOP)),
        np.append(words.first, np.int32(len(words.pieces))),
    )


def may_cite(content: Span, starts: npt.NDArray[np.int32], chances: Floats) -> bool:
    """Whether somebody may be cited in *content*: of the others none is read again. starts, chances: of all words of the report, where
    they begin and how likely they begin the cue of a statement inside another's content, both (words,)."""
    first, behind = np.searchsorted(starts, content)
    return bool((chances[first:behind] >= MAY_CITE).any())


def with_reread(joined: Sequence[Joined], again: Iterable[Joined]) -> list[Joined]:
    """*joined*, and what was found in contents when they were read *again* as statements inside them, for what the layer of such
    statements had found at the same words."""
    within = [one for found in again if (one := _inside(found)) is not None]
    return [*(j for j in joined if j.layer == "outer" or not any(_same(j, one) for one in within)), *within]


def _inside(found: Joined) -> Joined | None:
    """*found* as a statement inside another, without what stands in the full stop that is not there; None where nothing is left of it."""
    content = tuple(part for part in found.content if part.start < part.end)
    if found.cue is None or found.cue.start == found.cue.end or not content:
        return None
    if found.source is None or found.source.start == found.source.end:
        return None
    return replace(found, content=content, layer="inner")


def _same(one: Joined, other: Joined) -> bool:
    return one.cue is not None and other.cue is not None and one.cue.meets(other.cue)
