"""Words that say who does something or to whom in, the same up to where they end out.

The head for roles finds the heart of a phrase and is unsure of its end: "its ban" of "its ban on flights to Kigali", and "the refinery at Priolo",
where the place is told apart. Whether what a preposition brings belongs to what stands before it is a matter of the noun, of the verb
and of what is brought; a small network (model/ends.npz, made by training/ends.py) has learned it from our own sentences, on what the encoder makes
of six words. Training and the runtime share this module.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from paripassu.statements._decode import Floats
from paripassu.statements._judging import gelu, network_in
from paripassu.types import Span

JOINT = re.compile(
    r"(?:\s+(?P<preposition>of|for|on|in|to|with|against|from|over|between|about|by|at|into|near|under|across|through|during|within|without|off|around|"
    r"along|among|outside|inside|behind|beyond|towards?|onto|upon|as|after|before|above|below)|(?P<list>,(?:\s+(?:and|or))?|\s+(?:and|or))|"
    r"\s+(?P<participle>[a-z]{3,}(?:ing|ed)))(?=\s+(?P<next>[\w“\"‘$€£]))"
)
"""What may join more words to a phrase: a preposition, a list that goes on, a participle."""
_ENDS = re.compile(
    r"\s*(?:[,.](?!\d)|[;:!?—–()“”\"])|\s+(?:of|for|on|in|to|with|against|from|over|between|about|by|at|into|across|through|near|off|under|during|within|without|"
    r"that|which|who|whose|whom|where|when|while|after|before|since|until|because|although|though|as|if|than|but|and|or|"
    r"is|are|was|were|be|has|have|had|will|would|could|should|may|might|must|can|did|does|do|said|says|told|not|"
    r"yesterday|today|tomorrow|last|next|this|earlier|again|so|then|unless|despite|amid)\b"
)
PLACES = 6
"""Words that are looked at: the one before the preposition, that itself, the first and the last of what it brings, the one that the whole phrase
is about, and the deed's first."""
FACTS = 10
KINDS = ("preposition", "list", "participle")
_NEAR, _BESIDE, _MANY = 12, 3, 3
_PHRASES, _LEAST, _MOST = 4, 2, 60
"""How many phrases behind a noun may belong to it, and characters of each."""
KEEPS, CUTS = 0.9, 0.3
"""From which chance on what stands behind a phrase is taken in, and up to which chance what stands in it is cut off: the head has its word there."""


class Brought(NamedTuple):
    """What joins more words to a phrase, with those words."""

    at: int
    """Where what stands before it ends."""
    joint: Span
    begin: int
    end: int
    kind: str


def brought(body: str, at: int, sentence_end: int) -> Brought | None:
    """What is joined at *at*."""
    found = JOINT.match(body, at, sentence_end)
    return _brought(body, found, sentence_end) if found is not None else None


def brought_in(body: str, party: Span, sentence_end: int) -> Iterator[Brought]:
    """What is joined in the words of *party*."""
    for found in JOINT.finditer(body, *party):
        yield _brought(body, found, sentence_end)


def _brought(body: str, found: re.Match[str], sentence_end: int) -> Brought:
    kind = next(k for k in KINDS if found[k])
    begin = found.start("next")
    behind = _ENDS.search(body, begin, sentence_end)
    end = behind.start() if behind is not None else sentence_end
    word = found.group(kind)
    start = found.start(kind) + len(word) - len(word.lstrip())
    return Brought(found.start(), Span(start, found.end(kind)), begin, end, kind)


def places(starts: npt.NDArray[np.int32], body: str, begin: int, one: Brought, action: Span) -> list[int]:
    """The words that are looked at, by number (PLACES of them). starts: where each word of the report begins; begin: where the phrase does."""
    first = JOINT.search(body, begin, one.begin + 1)
    about = min(one.at, first.start()) if first is not None and first.start() > begin else one.at
    wanted = [one.at - 1, one.joint.start, one.begin, max(one.end - 1, one.begin), about - 1, action.start]
    found: list[int] = (np.searchsorted(starts, wanted, side="right") - 1).tolist()
    return found


def facts(body: str, begin: int, one: Brought, action: Span, actor: bool) -> list[float]:
    """What the order of the words tells beside them (FACTS of it)."""
    before = sum(1 for _ in JOINT.finditer(body, begin, one.begin)) - 1
    return [
        float(actor),
        float(action.start < one.at),
        float(before <= 0),
        min(_MANY, max(before, 0)) / _MANY,
        float(body[one.end : one.end + 1] in (",", ".", ";", ":", "—")),
        float(0 <= action.start - one.end < _NEAR),
        float(body[slice(*one.joint)] == "of"),
        float(one.at - action.end < _BESIDE),
        float(one.kind == "list"),
        float(one.kind == "participle"),
    ]


class Ends:
    """The network. Stateless: one object serves many threads."""

    def __init__(self, weights: Mapping[str, npt.NDArray[np.floating]]) -> None:
        """Raises KeyError, ValueError for weights of another kind of network."""
        held = {name: value.astype(np.float32) for name, value in weights.items()}
        width = len(held["bias"])
        shapes = {"facts": (FACTS, width), "out": (width,), "out_bias": (1,)}
        if any(held[name].shape != shape for name, shape in shapes.items()) or held["word"].shape[1:] != (
            PLACES * width,
        ):
            raise ValueError("its weights are of another size")
        self._word, self._facts, self._bias, self._out = (held[k] for k in ("word", "facts", "bias", "out"))
        self._out_bias = float(held["out_bias"][0])
        self._width = width

    @classmethod
    def of(cls, path: Path) -> "Ends":
        """The network in *path*. Raises ModelError."""
        return network_in(path, cls)

    def told(self, states: Floats) -> Floats:
        """What each word has to say in each of the places, (W, PLACES times width), of *states* (W, H): what the encoder makes of it, in the
        middle and at its end. A fraction of what goes in, and that is what is kept of a report."""
        return (states @ self._word).astype(np.float16)

    def chance(self, told: Sequence[Floats], known: Sequence[float]) -> float:
        """The chance that what is brought belongs to what stands before it. told: for each place, what the word there has to say in all
        places; known: `facts`."""
        h = self._bias + np.asarray(known, np.float32) @ self._facts
        for k, one in enumerate(told):
            h = h + one[k * self._width : (k + 1) * self._width]
        odds = float(gelu(h) @ self._out) + self._out_bias
        return float(1 / (1 + np.exp(-odds)))


class Reach:
    """Where phrases of a report end."""

    def __init__(self, ends: Ends, starts: npt.NDArray[np.int32], told: Floats) -> None:
        """starts: where each word of the report begins, (W,); told: `Ends.told` of them."""
        self._ends, self._starts, self._told = ends, starts, told

    def whole(
        self, body: str, party: Span, action: Span, sentence: Span, *, actor: bool, but: str | None = None
    ) -> Span:
        """*party* with what belongs to it behind it, and without what does not in it. but: a preposition that brings nothing, since the
        verb takes it ("strip dual citizens | of their seats", "put a tariff | on steel")."""
        for one in brought_in(body, party, sentence.end):
            if not party.start < one.at < party.end or action.start in range(one.at, one.end):
                continue
            if self._chance(body, party.start, one, action, actor) < CUTS:
                return Span(party.start, one.at)
        end = party.end
        for _ in range(_PHRASES):
            behind = brought(body, end, sentence.end)
            if behind is None or end <= action.start < behind.end or not _LEAST <= behind.end - behind.begin <= _MOST:
                break
            if body[slice(*behind.joint)] == but:
                break
            if self._chance(body, party.start, behind, action, actor) < KEEPS:
                break
            end = behind.end
        return Span(party.start, end)

    def _chance(self, body: str, begin: int, one: Brought, action: Span, actor: bool) -> float:
        words = places(self._starts, body, begin, one, action)
        return self._ends.chance([self._told[k] for k in words], facts(body, begin, one, action, actor))
