"""What the encoder says of each word in, joined spans out.

Tags come from a Viterbi search over the linear-chain CRF that the model was trained with, confidence from its
marginals; links from the products of the words' link vectors.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from paripassu.errors import ModelError
from paripassu.statements._encode import Window
from paripassu.statements._tags import ROLES, TAGS
from paripassu.types import Span

Floats = npt.NDArray[np.float32]
_BEGINS = np.array([tag.startswith("B-") for tag in TAGS])
_FLOOR = -60.0
"""How far below a word's best an emission is let be: e^-60 is next to nothing, yet no 32-bit product of it is 0."""


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


@dataclass(frozen=True, slots=True)
class Head:
    """Transition scores (T, T) and start scores (T,) of one layer of tags."""

    transitions: Floats
    start: Floats


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
    curve: tuple[float, float, float]
    """From raw to calibrated confidence (blend.calibrated)."""


def load_heads(path: Path) -> Heads:
    """The decoder's figures that training wrote beside the model. Raises ModelError."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        heads = {
            name: Head(np.array(h["transitions"], dtype=np.float32), np.array(h["start"], dtype=np.float32))
            for name, h in data["heads"].items()
        }
        rules = tuple(None if x is None else float(x) for x in data.get("rules", (None, None, None)))
        curve = tuple(float(x) for x in data.get("confidence", (1.0, 0.0, 0.0)))
        return Heads(
            heads["outer"], heads["inner"], int(data["link"]), bool(data["judges"]), bool(data["meaning"]),
            rules,  # type: ignore[arg-type]
            curve,  # type: ignore[arg-type]
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise ModelError(f"{path.name} cannot be read ({problem!r})", remedy="install the package again") from problem


def viterbi(emissions: Floats, head: Head, lengths: Sequence[int]) -> list[npt.NDArray[np.int8]]:
    """Best tags of each row: emissions (N, W, T) padded behind each row's length."""
    count, width, tags = emissions.shape
    score = head.start + emissions[:, 0]
    back = np.zeros((width, count, tags), dtype=np.int8)
    alive = np.array(lengths)
    ends = np.zeros(count, dtype=np.int8)
    for i in range(width):
        if i:
            through = score[:, :, None] + head.transitions
            back[i] = through.argmax(1)
            score = through.max(1) + emissions[:, i]
        done = np.flatnonzero(alive == i + 1)
        if len(done):
            ends[done] = score[done].argmax(1)
    paths = np.zeros((count, width), dtype=np.int8)
    at = ends.copy()
    rows = np.arange(count)
    for i in range(width - 1, -1, -1):
        live = alive > i
        paths[live, i] = at[live]
        if i:
            at = np.where(live, back[i][rows, at], at)
    return [paths[row, :n] for row, n in enumerate(lengths)]


def marginals(emissions: Floats, head: Head, lengths: Sequence[int]) -> Floats:
    """Probability of each tag at each word under the CRF, (N, W, T); behind a row's length the figures mean nothing.

    Sums are written out instead of as products of matrices, whose last bits depend on how many rows there are.
    """
    count, width, tags = emissions.shape
    transitions = np.exp(head.transitions)
    onward, backward_through = transitions[None], transitions.T[None]
    potential = np.exp(np.maximum(emissions - emissions.max(2, keepdims=True), _FLOOR))
    forward = np.empty_like(potential)
    forward[:, 0] = np.exp(head.start) * potential[:, 0]
    forward[:, 0] /= forward[:, 0].sum(1, keepdims=True)
    for i in range(1, width):
        step = (forward[:, i - 1, :, None] * onward).sum(1) * potential[:, i]
        forward[:, i] = step / step.sum(1, keepdims=True)
    backward = np.ones((count, tags), dtype=np.float32)
    result: Floats = np.empty_like(potential)
    alive = np.array(lengths)[:, None]
    for i in range(width - 1, -1, -1):
        both = forward[:, i] * backward
        result[:, i] = both / both.sum(1, keepdims=True)
        step = ((potential[:, i] * backward)[:, :, None] * backward_through).sum(1)
        step /= step.sum(1, keepdims=True)
        backward = np.where(alive > i, step, 1.0).astype(np.float32)
    return result


def pieces_of(tags: npt.NDArray[np.int8]) -> list[Piece]:
    """The runs that B- and I- tags mark."""
    found: list[Piece] = []
    changes = (np.diff(tags, prepend=-1) != 0) | _BEGINS[tags]
    marks = np.append(np.flatnonzero(changes), len(tags)).tolist()
    opened = -1
    role = ""
    for i in marks:
        tag = TAGS[tags[i]] if i < len(tags) else "O"
        if tag.startswith("I-") and opened >= 0:
            continue
        if opened >= 0:
            found.append(Piece(role, opened, i))
            opened = -1
        if tag != "O":
            opened, role = i, tag[2:]
    return found


def join(
    window: Window,
    pieces: Sequence[Piece],
    *,
    link: Floats,
    width: int,
    probability: Floats,
    judged: Floats | None,
    layer: Literal["outer", "inner"],
) -> list[Joined]:
    """Pieces of one window joined into statements around their cues.

    link: (W, 6 D), the six vectors of each word side by side as training/train.py has them; probability: (W, T);
    judged: (W, 2 F), the scores of the fields by the word as the start of a cue and as the start of a content.
    """
    _, q_content, k_cue, q_cue, k_source, k_none = (link[:, k * width : (k + 1) * width] for k in range(6))
    cues, sources, contents = ([p for p in pieces if p.role == role] for role in ("cue", "source", "content"))
    scale = width**-0.5
    home = window.paragraph
    of_cue: dict[int, list[tuple[Piece, float]]] = {}
    loose: list[Piece] = []
    starts = [c.start for c in cues]
    for content in contents:
        near = home[starts] == home[content.start]
        if not near.any():
            # Another paragraph has the cue: only a quotation that goes on from there may follow it.
            loose.append(content)
            continue
        share = _log_softmax(q_content[content.start : content.end] @ k_cue[starts].T * scale).mean(0)
        best = int(np.where(near, share, -np.inf).argmax())
        of_cue.setdefault(best, []).append((content, float(np.exp(share[best]))))
    found: list[Joined] = []
    for number, cue in enumerate(cues):
        if number not in of_cue:
            continue
        places = [s.start for s in sources]
        toward = np.where(home[places] == home[cue.start], q_cue[cue.start] @ k_source[places].T, -np.inf)
        share = _log_softmax(np.append(toward, q_cue[cue.start] @ k_none[cue.start]) * scale)
        best = int(share.argmax())
        source = sources[best] if best < len(sources) else None
        parts = [p for p, _ in of_cue[number]]
        sure = float(np.exp(share[best])) * min(s for _, s in of_cue[number])
        found.append(
            Joined(
                _span(window, source) if source else None,
                _span(window, cue),
                tuple(_span(window, p) for p in parts),
                layer,
                int(home[cue.start]),
                sure * _sureness(probability, [cue, *parts, *([source] if source else [])]),
                _scores(judged, cue.start, parts),
            )
        )
    for p in loose:
        sure, scores = _sureness(probability, [p]), _scores(judged, None, [p])
        found.append(Joined(None, None, (_span(window, p),), layer, int(home[p.start]), sure, scores))
    return found


def _scores(judged: Floats | None, cue: int | None, contents: Sequence[Piece]) -> tuple[float, ...]:
    """The fields' scores: those of the cue's first word, plus the mean of those of the contents' words."""
    if judged is None:
        return ()
    half = judged.shape[1] // 2
    total = np.concatenate([judged[p.start : p.end, half:] for p in contents]).mean(0)
    if cue is not None:
        total = total + judged[cue, :half]
    return tuple(round(float(x), 4) for x in total)


def _log_softmax(x: Floats) -> Floats:
    shifted: Floats = x - x.max(-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return result


def _span(window: Window, piece: Piece) -> Span:
    return Span(int(window.starts[piece.start]), int(window.ends[piece.end - 1]))


def _sureness(probability: Floats, pieces: Sequence[Piece]) -> float:
    """Product over pieces of the chance that they begin and end where they do."""
    result = 1.0
    for piece in pieces:
        b = TAGS.index(f"B-{piece.role}")
        i = TAGS.index(f"I-{piece.role}")
        last = piece.end - 1
        result *= float(probability[piece.start, b])
        if last > piece.start:
            result *= float(probability[last, i])
        if piece.end < len(probability):
            result *= 1.0 - float(probability[piece.end, i])
    return result


__all__ = ["ROLES", "Head", "Heads", "Joined", "Piece", "join", "load_heads", "marginals", "pieces_of", "viterbi"]
