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


def likeness(example: Phrase, text: Phrase) -> float:
    """How much of what *example* says is said in *text*, 0 to 1: each word's best match, weighted by rarity.

    A soft alignment as in Corley and Mihalcea's text similarity (2005), in one direction, from example to text.
    """
    if not len(example.ids) or not len(text.ids):
        return 0.0
    best = (example.vectors @ text.vectors.T).max(1)
    alike = np.clip((best - LIKE) / (0.75 - LIKE), 0, 1)
    share = float((alike * example.weights).sum() / example.weights.sum())
    # An example of hardly a word of its own ("are inside", once the names are out) cannot make a match by itself.
    return share * min(1.0, example.substance / ENOUGH)


ENOUGH = 0.9
"""Weight of words that an example needs for its likeness to count in full."""
SHARED = 0.3
"""What is left of a word's weight where every phrase on the other side says it too."""


def telling(example: Phrase, others: Sequence[Phrase]) -> Phrase:
    """*example* with less weight on the words that *others* say as well: what tells it from them is the action.

    A word keeps its whole weight if no other phrase has one like it, SHARED of it if all of them do.
    """
    if not len(example.ids) or not others:
        return example
    share = np.zeros(len(example.ids), dtype=np.float32)
    for other in others:
        if len(other.ids):
            share += np.clip(((example.vectors @ other.vectors.T).max(1) - LIKE) / (0.75 - LIKE), 0, 1)
    kept = np.maximum(SHARED, 1.0 - np.minimum(1.0, 2.0 * share / len(others)) * (1.0 - SHARED))
    return replace(example, weights=example.weights * kept)
