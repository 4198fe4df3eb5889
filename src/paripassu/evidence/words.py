"""Sentences in, words with vectors and weights out: the measure of how like two ways of saying a thing are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from paripassu.statements._encode import continuations, load_tokenizer
from paripassu.statements._model import FOLDER

Floats = npt.NDArray[np.float32]

FIRST_WORD = 1996
"""Vocabulary ids below are marks and single characters; from here on ids rise as words get rarer ("the" comes first)."""
COMMON = 2330
"""Ids below are function words and the most common ones ("said", "which"); they carry no action."""
LIKE = 0.42
"""Cosine at which two words begin to count as alike ("shipped" and "sent" 0.48, "troops" and "drill" 0.21)."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The content words of a stretch of text."""

    ids: tuple[int, ...]
    """Vocabulary id of each word's first piece."""
    vectors: Floats
    """(words, 128), each of length one."""
    weights: Floats
    """Rarity of each word, 0 to 1, less where it tells nothing apart (`telling`)."""
    substance: float
    """Sum of the words' rarity."""


@dataclass(frozen=True, slots=True)
class _Tables:
    tokenizer: Tokenizer
    continues: npt.NDArray[np.bool_]
    vectors: Floats
    weights: Floats


@cache
def _tables() -> _Tables:
    tokenizer = load_tokenizer(Path(FOLDER) / "tokenizer.json")
    with (
        resources.as_file(resources.files("paripassu") / "evidence" / "model" / "words.npz") as path,
        np.load(path) as data,
    ):
        vectors = data["vectors"].astype(np.float32) / 127
    ids = np.arange(len(vectors))
    weights = np.clip(np.log(np.maximum(ids - COMMON, 1)) / np.log(len(ids) - COMMON), 0, 1).astype(np.float32)
    weights[ids < COMMON] = 0
    for word in sorted(_EMPTY):
        number = tokenizer.token_to_id(word)
        if number is not None:
            weights[number] = 0
    for word in _TELLING:
        weights[tokenizer.token_to_id(word)] = 0.7
    return _Tables(tokenizer, continuations(tokenizer), vectors, weights)


_EMPTY = frozenset(
    """
    said says saying told tells according statement reported report reports official officials spokesman
    spokesperson spokeswoman minister president ministry government agency secretary chief deputy director added
    confirmed denied denies announced believed likely may could would will monday tuesday wednesday thursday
    friday saturday sunday january february march april june july august september october november december news
    media sources source intelligence information earlier later yesterday today week month year day days also
    already still now yet first about around nearly almost more than least some several many thousand thousands
    hundred hundreds number numbers total
    """.split()  # noqa: SIM905 (a list of a hundred words is read as words)
)
_TELLING = (
    "war",
    "army",
    "killed",
    "sent",
    "forces",
    "fire",
    "force",
    "military",
    "battle",
    "troops",
    "attack",
    "died",
    "lost",
    "bank",
    "court",
    "law",
)
"""Common words that name an action or its thing all the same."""


def phrase(text: str) -> Phrase:
    """The content words of *text*; words of no weight are left out."""
    tables = _tables()
    ids = np.array(tables.tokenizer.encode(text, add_special_tokens=False).ids, dtype=np.int64)
    if len(ids):
        ids = ids[~tables.continues[ids]]
        ids = ids[tables.weights[ids] > 0]
    weights = tables.weights[ids]
    return Phrase(tuple(ids.tolist()), tables.vectors[ids], weights, float(weights.sum()))


def alike(cosines: Floats) -> Floats:
    """How far words of such cosines count as the same, 0 to 1. How much of what an example says is said in a text is the mean of
    this over its words' best matches, weighted by rarity (likeness.py): a soft alignment as in Corley and Mihalcea's text
    similarity (2005), in one direction, from example to text."""
    found: Floats = np.clip((cosines - LIKE) / (0.75 - LIKE), 0, 1)
    return found


ENOUGH = 0.9
"""Weight of words that an example needs for its likeness to count in full."""
SHARED = 0.3
"""What is left of a word's weight where every phrase on the other side says it too."""


def heard(vectors: Floats, phrases: Sequence[Phrase]) -> Floats:
    """In how many of *phrases* each of some words, (words, 128), is said: each phrase counts as far as it has a word like it."""
    share = np.zeros(len(vectors), dtype=np.float32)
    spoken = [p.vectors for p in phrases if len(p.ids)]
    if len(vectors) and spoken:
        begin = np.cumsum([0, *(len(v) for v in spoken[:-1])])
        best = np.maximum.reduceat(vectors @ np.concatenate(spoken).T, begin, axis=1)
        share = alike(best).sum(1)
    return share


def telling(example: Phrase, share: Floats, others: int) -> Phrase:
    """*example* with less weight on the words that others say as well: what tells it from them is the action.

    share: in how many of the others, of which there are so many, each of its words is `heard`. A word keeps its whole weight
    if no other phrase has one like it, SHARED of it if all of them do."""
    if not len(example.ids) or not others:
        return example
    kept = np.maximum(SHARED, 1.0 - np.minimum(1.0, 2.0 * share / others) * (1.0 - SHARED))
    return replace(example, weights=(example.weights * kept).astype(np.float32))


def telling_apart(
    counts: Sequence[Sequence[Phrase]], nots: Sequence[Sequence[Phrase]]
) -> tuple[list[list[Phrase]], list[list[Phrase]]]:
    """The examples of all indicators, each with less weight on what tells nothing apart: those that count beside those of all
    other indicators and those that its own rules out, these beside its own that count. By indicator, by example."""
    flat = [p for group in counts for p in group if len(p.ids)]
    at: dict[int, int] = {}
    for p in flat:
        for number in p.ids:
            at.setdefault(number, len(at))
    vectors = np.zeros((len(at), flat[0].vectors.shape[1] if flat else 1), dtype=np.float32)
    for p in flat:
        vectors[[at[number] for number in p.ids]] = p.vectors
    own = [heard(vectors, group) for group in counts]
    whole, number = np.sum(own, axis=0), sum(map(len, counts))
    told_counts, told_nots = [], []
    for mine, out, heard_here in zip(counts, nots, own, strict=True):
        share = whole - heard_here + heard(vectors, out)
        others = number - len(mine) + len(out)
        told_counts.append([telling(p, share[[at[n] for n in p.ids]], others) for p in mine])
        told_nots.append([telling(p, heard(p.vectors, mine), len(mine)) for p in out])
    return told_counts, told_nots
