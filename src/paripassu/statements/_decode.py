"""What the encoder says of each word in, joined spans out.

Pieces come from the linear-chain CRF that the model was trained with (_posterior.py), links from the products of the
words' link vectors.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from paripassu.errors import ModelError
from paripassu.statements._encode import Window
from paripassu.statements._judging import Judge, Words
from paripassu.statements._tags import WHO
from paripassu.statements.blend import BENDS
from paripassu.types import Span

Floats = npt.NDArray[np.float32]


class Piece(NamedTuple):
    """A run of words with one role: half-open indices into a window's words."""

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Joined:
    """Pieces that make one statement, in characters of the text."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    layer: Literal["outer", "inner"]
    paragraph: int
    """Number of the paragraph that the cue (or else the content) stands in."""
    confidence: float
    scores: tuple[float, ...] = ()
    """Scores for stance, certainty and tense, side by side as _tags.FIELDS has them; () where there are none."""
    who: tuple[float, ...] = ()
    """Scores of who the source is, side by side as _tags.WHO has them; () where there are none, or no source."""


@dataclass(frozen=True, slots=True)
class Head:
    """Transition scores (T, T) and start scores (T,) of one layer of tags."""

    transitions: Floats
    start: Floats


@dataclass(frozen=True, slots=True)
class Prices:
    """The least chances at which pieces are worth marking, chosen on dev: source, cue, content."""

    outer: tuple[float, float, float] = (0.2, 0.25, 0.38)
    inner: tuple[float, float, float] = (0.2, 0.25, 0.38)
    roles: tuple[float, float, float] = (0.25, 0.25, 0.25)
    """Actor, action, target."""
    lone: float = 0.2
    """For a content without which a cue would stand alone, and its statement be lost."""


@dataclass(frozen=True, slots=True)
class Heads:
    outer: Head
    inner: Head
    link: int
    """Width of one link vector."""
    judges: bool
    """Whether the model was taught stance, certainty and tense."""
    meaning: bool
    """Whether it was taught the meaning of sentences."""
    rules: tuple[float | None, float | None, float | None]
    """What the rules' word adds to the model's scores for stance, certainty and tense; None where the rules decide alone."""
    prices: Prices
    curve: tuple[float, ...]
    """From raw to calibrated confidence (blend.calibrated)."""
    roles: Head | None = None
    """Who does what to whom; None where it was not taught that."""
    who: Floats | None = None
    """What the rules' word on a source adds to the scores of who it is (leaning.py); None where it was not taught that."""


def load_heads(path: Path) -> Heads:
    """The decoder's figures that training wrote beside the model. Raises ModelError."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        heads = {
            name: Head(np.array(h["transitions"], dtype=np.float32), np.array(h["start"], dtype=np.float32))
            for name, h in data["heads"].items()
        }
        says = [None if x is None else float(x) for x in data.get("rules", (None, None, None))]
        given = data["prices"]
        curve = tuple(float(x) for x in data["confidence"])
        if len(curve) != len(BENDS) + 2:
            raise ValueError("the curve of confidence has other bends")
        outer, inner = (_three(given[name]) for name in ("outer", "inner"))
        roles = _three(given.get("roles", (0.25, 0.25, 0.25)))
        return Heads(
            heads["outer"], heads["inner"], int(data["link"]), bool(data["judges"]), bool(data["meaning"]),
            (says[0], says[1], says[2]), Prices(outer, inner, roles, float(given["lone"])),
            curve, heads.get("roles"), _whole(data["who"]) if "who" in data else None,
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError, IndexError) as problem:
        raise ModelError(f"{path.name} cannot be read ({problem!r})", remedy="install the package again") from problem


def _whole(rows: Sequence[Sequence[float]]) -> Floats:
    table = np.array(rows, dtype=np.float32)
    if table.shape != (sum(WHO), sum(WHO)):
        raise ValueError("what the rules add to the scores of sources is of another size")
    return table


def _three(values: Sequence[float]) -> tuple[float, float, float]:
    a, b, c = (float(x) for x in values)
    return a, b, c


def join(
    window: Window,
    pieces: Sequence[Piece],
    *,
    link: Floats,
    width: int,
    chance: Mapping[Piece, float],
    layer: Literal["outer", "inner"],
    led: Floats | None = None,
) -> list[tuple[Joined, Words]]:
    """Pieces of one window joined into statements around their cues, each with its words in the window.

    link: (W, 6 D), the six vectors of each word side by side as training/train.py has them; chance: that each piece
    stands exactly there; led: (W, 4 S), scores of who a source is by its words.
    """
    _, q_content, k_cue, q_cue, k_source, k_none = (link[:, k * width : (k + 1) * width] for k in range(6))
    cues, sources, contents = ([p for p in pieces if p.role == role] for role in ("cue", "source", "content"))
    if not contents:
        return []
    scale = width**-0.5
    home = window.paragraph
    found: list[tuple[Joined, Words]] = []
    starts = [c.start for c in cues]
    near = home[[c.start for c in contents]][:, None] == home[starts]
    of_cue: dict[int, list[tuple[Piece, float]]] = {}
    if cues:
        # All words of all contents at once: a call for each content costs more than what it works out.
        words = np.concatenate([np.arange(c.start, c.end) for c in contents])
        sizes = np.array([c.end - c.start for c in contents])
        share = _log_softmax(q_content[words] @ k_cue[starts].T * scale)
        means = np.add.reduceat(share, np.cumsum(sizes) - sizes, axis=0) / sizes[:, None]
        nearest = np.where(near, means, -np.inf).argmax(1)
        for content, mine, best, here in zip(contents, means, nearest.tolist(), near.any(1).tolist(), strict=True):
            if here:
                of_cue.setdefault(best, []).append((content, float(np.exp(mine[best]))))
        places = [s.start for s in sources]
        toward = np.where(home[starts][:, None] == home[places], q_cue[starts] @ k_source[places].T, -np.inf)
        none = (q_cue[starts] * k_none[starts]).sum(1)
        share = _log_softmax(np.column_stack((toward, none)) * scale)
        speaks = share.argmax(1).tolist()
    for number, cue in enumerate(cues):
        if number not in of_cue:
            continue
        source = sources[speaks[number]] if speaks[number] < len(sources) else None
        parts = [p for p, _ in of_cue[number]]
        sure = float(np.exp(share[number, speaks[number]])) * min(s for _, s in of_cue[number])
        one = Joined(
            _span(window, source) if source else None,
            _span(window, cue),
            tuple(_span(window, p) for p in parts),
            layer,
            int(home[cue.start]),
            sure * prod(chance[p] for p in (cue, *parts, *([source] if source else []))),
            (),
            who_scores(led, source, cue) if led is not None and source else (),
        )
        words_of_it = Words(range(cue.start, cue.end), [w for p in parts for w in range(p.start, p.end)])
        found.append((one, words_of_it))
    for p, here in zip(contents, near.any(1).tolist(), strict=True):
        if not here:  # another paragraph has the cue: only a quotation that goes on from there may follow it
            one = Joined(None, None, (_span(window, p),), layer, int(home[p.start]), chance[p])
            found.append((one, Words((), range(p.start, p.end))))
    return found


def judged(found: Sequence[tuple[Joined, Words]], own: Floats, states: Floats, judge: Judge) -> list[Joined]:
    """Statements of one window with their scores for stance, certainty and tense.

    own: (W, 2 F), the encoder's scores of these by the word as the start of a cue and as the start of a content; states: (W, H),
    what *judge* reads.
    """
    asked = [words for _, words in found]
    each = zip(found, _own_scores(own, asked), judge.scores(states, asked), strict=True)
    return [replace(one, scores=mixed(a, b)) for (one, _), a, b in each]


OWN_SHARE = 0.15
"""How much the encoder's own heads count beside the judge's word. On fresh texts that he had not learned, which the heads have not
learned either, he is better alone; they find a few more of the denials that stand in so many words."""


def mixed(own: Sequence[float], said: Sequence[float]) -> tuple[float, ...]:
    """A statement's scores by the encoder's heads and by the judge."""
    return tuple(round(OWN_SHARE * a + (1 - OWN_SHARE) * b, 4) for a, b in zip(own, said, strict=True))


def _own_scores(judged: Floats, asked: Sequence[Words]) -> list[tuple[float, ...]]:
    """The encoder's own scores of statements: those of the cue's first word, plus the mean of those of the content's words."""
    half = judged.shape[1] // 2
    rows = [
        judged[list(words.content), half:].mean(0) + (judged[words.cue[0], :half] if words.cue else 0.0)
        for words in asked
    ]
    return [tuple(row.tolist()) for row in rows]


def who_scores(led: Floats, source: Piece, cue: Piece) -> tuple[float, ...]:
    """Scores of who a source is: those of its words on the mean, of its first, of its last, and of the cue's first word."""
    of_words, of_first, of_last, of_cue = np.split(led, 4, axis=1)
    total = of_words[source.start : source.end].mean(0) + of_first[source.start] + of_last[source.end - 1]
    return tuple(np.round(total + of_cue[cue.start], 4).tolist())


def _log_softmax(x: Floats) -> Floats:
    shifted: Floats = x - x.max(-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return result


def _span(window: Window, piece: Piece) -> Span:
    return Span(int(window.starts[piece.start]), int(window.ends[piece.end - 1]))
