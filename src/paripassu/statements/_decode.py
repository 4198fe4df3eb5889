"""What the encoder says of each word in, joined spans out.

Tags come from a Viterbi search over the linear-chain CRF that the model was trained with, confidence from its marginals;
links from the products of the words' link vectors.
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
    """The encoder's scores for stance, certainty and tense, side by side as _tags.FIELDS has them; () where it gives none."""


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
    weights: tuple[float, float, float]
    """Share of the model's scores against the rules' word, for stance, certainty and tense."""


def load_heads(path: Path) -> Heads:
    """The decoder's figures that training wrote beside the model. Raises ModelError."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        heads = {
            name: Head(np.array(h["transitions"], dtype=np.float32), np.array(h["start"], dtype=np.float32))
            for name, h in data["heads"].items()
        }
        weights = data.get("field_weights", [1.0, 1.0, 1.0])
        return Heads(
            heads["outer"], heads["inner"], int(data["link"]), bool(data["judges"]), bool(data["meaning"]),
            (float(weights[0]), float(weights[1]), float(weights[2])),
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
    """Probability of each tag at each word under the CRF, (N, W, T); behind a row's length the figures mean nothing."""
    count, width, tags = emissions.shape
    transitions = np.exp(head.transitions)
    top = emissions.max(2, keepdims=True)
    potential = np.exp(emissions - top)
    forward = np.empty_like(potential)
    forward[:, 0] = np.exp(head.start) * potential[:, 0]
    forward[:, 0] /= forward[:, 0].sum(1, keepdims=True)
    for i in range(1, width):
        step = (forward[:, i - 1] @ transitions) * potential[:, i]
        forward[:, i] = step / step.sum(1, keepdims=True)
    backward = np.ones((count, tags), dtype=np.float32)
    result = np.empty_like(potential)
    alive = np.array(lengths)[:, None]
    for i in range(width - 1, -1, -1):
        both = forward[:, i] * backward
        result[:, i] = both / both.sum(1, keepdims=True)
        step = (potential[:, i] * backward) @ transitions.T
        step /= step.sum(1, keepdims=True)
        backward = np.where(alive > i, step, 1.0).astype(np.float32)
    return result


def pieces_of(tags: npt.NDArray[np.int8]) -> list[Piece]:
    """The runs that B- and I- tags mark."""
    found: list[Piece] = []
    marks = np.append(np.flatnonzero(np.diff(tags, prepend=-1) != 0), len(tags)).tolist()
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
    window: Window, pieces: Sequence[Piece], link: Floats, width: int, probability: Floats, judged: Floats | None,
    layer: Literal["outer", "inner"],
) -> list[Joined]:  # fmt: skip
    """Pieces of one window joined into statements around their cues.

    link: (W, 6 D), the six vectors of each word side by side as training/train.py has them; probability: (W, T);
    judged: (W, 2 F), the scores of the fields by the word as the start of a cue and as the start of a content.
    """
    q_source, q_content, k_cue, q_cue, k_source, k_none = (link[:, k * width : (k + 1) * width] for k in range(6))
    cues = [p for p in pieces if p.role == "cue"]
    sources = [p for p in pieces if p.role == "source"]
    contents = [p for p in pieces if p.role == "content"]
    if not contents:
        return []
    scale = width**-0.5
    home = window.paragraph
    of_cue: dict[int, list[tuple[Piece, float]]] = {}
    loose: list[Piece] = []
    starts = [c.start for c in cues]
    for content in contents:
        if not cues:
            loose.append(content)
            continue
        share = _log_softmax(q_content[content.start : content.end] @ k_cue[starts].T * scale).mean(0)
        best = int(np.where(home[starts] == home[content.start], share, -np.inf).argmax())
        if home[cues[best].start] != home[content.start]:
            # Another paragraph has the cue: only a quotation that goes on from there may follow it.
            loose.append(content)
            continue
        of_cue.setdefault(best, []).append((content, float(np.exp(share[best]))))
    found: list[Joined] = []
    for number, cue in enumerate(cues):
        if number not in of_cue:
            continue
        source, sure = None, 1.0
        if sources:
            toward = (q_cue[cue.start] @ k_source[[s.start for s in sources]].T) * scale
            none = float(q_cue[cue.start] @ k_none[cue.start]) * scale
            toward = np.where(home[[s.start for s in sources]] == home[cue.start], toward, -1e4)
            share = _log_softmax(np.append(toward, none)[None])[0]
            best = int(share.argmax())
            sure = float(np.exp(share[best]))
            if best < len(sources):
                source = sources[best]
        parts = of_cue[number]
        members = [cue, *(p for p, _ in parts), *([source] if source else [])]
        confidence = sure * min(s for _, s in parts) * _sureness(probability, members)
        found.append(
            Joined(
                _span(window, source) if source else None,
                _span(window, cue),
                tuple(_span(window, p) for p, _ in parts),
                layer,
                int(window.paragraph[cue.start]),
                confidence,
                _scores(judged, cue.start, parts[0][0].start),
            )
        )
    found.extend(
        Joined(
            None, None, (_span(window, p),), layer, int(window.paragraph[p.start]), _sureness(probability, [p]),
            _scores(judged, None, p.start),
        )  # fmt: skip
        for p in loose
    )
    return found


def _scores(judged: Floats | None, cue: int | None, content: int) -> tuple[float, ...]:
    if judged is None:
        return ()
    half = judged.shape[1] // 2
    total = judged[content, half:] if cue is None else judged[content, half:] + judged[cue, :half]
    return tuple(round(float(x), 4) for x in total)


def _log_softmax(x: Floats) -> Floats:
    x = x - x.max(-1, keepdims=True)
    return x - np.log(np.exp(x).sum(-1, keepdims=True))


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
