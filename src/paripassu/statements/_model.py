"""Windows in, joined spans out: the encoder on onnxruntime, with a worker of one thread for each core given."""

import gc
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice, tee
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from paripassu.errors import ModelError
from paripassu.statements._decode import Floats, Head, Heads, Joined, Piece, join, judged, load_heads
from paripassu.statements._encode import Window, batch_of, continuations, load_tokenizer
from paripassu.statements._ends import Ends
from paripassu.statements._judging import Judge, Words
from paripassu.statements._posterior import Chance, by_start, chain, chances, choose, piece
from paripassu.statements._tags import ROLES
from paripassu.statements._within import Within

T = TypeVar("T")
FOLDER = Path(__file__).parent / "model"
STATES = -1
"""Place of the output of `Model.encode` that is the encoder itself, what it makes of each piece in its middle and at its end: the judge reads it."""
JUDGED = 3
"""Place of the output that scores stance, certainty and tense by itself."""
LED, NAMED = 6, 7
"""Places of the outputs that score sources and persons' names; a model has both or neither."""
TOGETHER = 64
"""Windows that are decoded together: each step of the search is one call for all of them."""
CONTENT, CUE = ROLES.index("content"), ROLES.index("cue")
ACTING = ("actor", "action", "target")
"""What the tags of source, cue and content stand for in the layer of roles."""
FEW = 16
"""Windows that wait, and that are decoded together, where contents are read again: a report has few of these, and for more of them many reports
would have to wait."""
SWITCH = 0.0002
"""Seconds after which a thread that decodes makes room: the encoder's threads, which come back for a moment between two
windows, would else wait for 25 times as long."""
RARELY = 20_000
"""Objects after which the collector looks for circles while windows are read: reading makes many objects and hardly a circle."""
AHEAD = 112
"""Windows at most that are encoded but not yet decoded (three quarters of a megabyte each): work for the encoder meanwhile."""


class Acting(NamedTuple):
    """Words that say who does what to whom, with the chance that they stand exactly there."""

    p: float
    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """What the encoder found in a window."""

    joined: tuple[Joined, ...]
    meaning: Floats | None
    """(W, M): the mean over the words of a sentence is the sentence's meaning; None where the model has none."""
    roles: tuple[Acting, ...] = ()
    persons: Floats | None = None
    """(W,): the chance of each word to be part of a person's name; None where the model was not taught that."""
    ends: Floats | None = None
    """(W, ...): what each word has to say of where phrases end (_ends.Ends.told); None where nobody asks."""
    cites: Floats | None = None
    """(W,): the chance of each word to begin the cue of a statement inside another's content; None where the model has no such layer."""


class Model:
    """The shipped network with its tokenizer. One object serves many threads."""

    def __init__(self, folder: Path = FOLDER, workers: int = 2, judges: bool = True) -> None:
        """Load the files in *folder*. Raises ModelError where they are missing or broken.

        judges: whether stance, certainty and tense are scored, contents read by what within.npz has learned, and ends of phrases told: these
        files are made with this off.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self.tokenizer: Tokenizer = load_tokenizer(folder / "tokenizer.json")
            self.session = onnxruntime.InferenceSession(
                str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as problem:  # both libraries raise bare Exceptions of their own for bad files
            what = f"the model in {folder} cannot be loaded ({problem})"
            raise ModelError(what, remedy="install the package again") from problem
        self.heads: Heads = load_heads(folder / "reader.json")
        if self.heads.who is not None and len(self.session.get_outputs()) <= NAMED + 1:
            raise ModelError("reader.onnx and reader.json are of two models", remedy="install the package again")
        self.judge = Judge.of(folder / "judge.npz") if judges and self.heads.judges else None
        self.within = Within.of(folder / "within.npz") if judges and self.heads.judges else None
        self.ends = Ends.of(folder / "ends.npz") if judges and self.heads.roles else None
        self.table = continuations(self.tokenizer)
        self.workers = max(1, workers)

    def run(self, windows: Iterable[Window]) -> Iterator[Found]:
        """What each window holds, in order; *windows* are taken a little ahead of what has been given out."""
        return self._run(windows, self._at_words, self._decode)

    def cited(self, windows: Iterable[Window]) -> Iterator[tuple[Joined, ...]]:
        """Who is cited in each window, in order, and nothing else: for contents that are read again (_reread.py)."""
        return self._run(windows, self._in_contents, self._cited, few=FEW)

    def _run(
        self,
        windows: Iterable[Window],
        work: Callable[[Window], list[Floats]],
        decode: Callable[[Sequence[Window], Sequence[list[Floats]]], Iterable[T]],
        few: int | None = None,
    ) -> Iterator[T]:
        ahead, waiting = tee(windows)
        encoded = self.over(work, ahead, few or AHEAD)
        while group := list(islice(encoded, few or TOGETHER)):
            yield from decode(list(islice(waiting, len(group))), group)

    def over(self, work: Callable[[Window], T], windows: Iterable[Window], most: int = AHEAD) -> Iterator[T]:
        """*work* on each window, by as many workers as there are, in order; *most* are under way or wait at once."""
        if self.workers == 1:
            yield from map(work, windows)
            return
        pending: deque[Future[T]] = deque()
        usual, first, *later = sys.getswitchinterval(), *gc.get_threshold()
        with ThreadPoolExecutor(self.workers) as pool:
            try:
                sys.setswitchinterval(min(usual, SWITCH))
                gc.set_threshold(max(first, RARELY) if first else 0, *later)
                for window in windows:
                    pending.append(pool.submit(work, window))
                    if len(pending) >= most:
                        yield pending.popleft().result()
                while pending:
                    yield pending.popleft().result()
            finally:
                sys.setswitchinterval(usual)
                gc.set_threshold(first, *later)
                for future in pending:
                    future.cancel()

    def encode(self, window: Window) -> list[Floats]:
        """The bare encoder on one window: its outputs, each over (1, pieces + 2).

        One at a time, since the int8 network scales its activations over all that it is given at once: a window beside
        others would get other scores than alone, and a report other statements by what it is read with. A full window
        alone is also faster than several together, which do not fit a core's cache.
        """
        ids, mask, features = batch_of([window])
        outputs: list[Floats] = self.session.run(None, {"ids": ids, "mask": mask, "features": features})
        return outputs

    def _at_words(self, window: Window) -> list[Floats]:
        """What the encoder says at the first piece of each word: its outputs, each over (W, ...)."""
        return [output[0][window.first] for output in self.encode(window)]

    def _in_contents(self, window: Window) -> list[Floats]:
        """The same of a window of contents, with how well the tags fit in one in the place of how well they fit in a report."""
        outermost, *others, states = self._at_words(window)
        fits = outermost if self.within is None else self.within.emissions(outermost, states)
        return [fits, *others, states]

    def _decode(self, windows: Sequence[Window], encoded: Sequence[list[Floats]]) -> list[Found]:
        """Tag and join windows that the encoder has read."""
        lengths = [len(window.first) for window in windows]
        # All layers in one call: what it costs is the number of steps, hardly the number of rows.
        layers: list[tuple[int, Head]] = [(0, self.heads.outer)]
        if self.heads.judges:
            layers.append((1, self.heads.inner))
        if self.heads.roles:
            layers.append((5, self.heads.roles))
        emissions = padded([outputs[number] for number, _ in layers for outputs in encoded])
        heads = [head for _, head in layers for _ in windows]
        begun, first, on = chain(emissions, heads, lengths * len(layers))
        likely = chances(begun, first, on, lengths * len(layers))
        found: list[Found] = []
        for k, (window, outputs) in enumerate(zip(windows, encoded, strict=True)):
            outer, *more = likely[k :: len(windows)]
            pairs = self._joined(window, outputs, "outer", outer, self.heads.prices.outer)
            if self.heads.judges:
                pairs += self._joined(window, outputs, "inner", more[0], self.heads.prices.inner)
            roles = choose(by_start(more[-1]), self.heads.prices.roles) if self.heads.roles else []
            meaning = outputs[4] if self.heads.meaning else None
            persons = sigmoid(outputs[NAMED][:, 0]) if self.heads.who is not None else None
            found.append(
                Found(
                    self._scored(outputs, pairs),
                    meaning,
                    tuple(Acting(c.p, ACTING[c.role], *edges(window, piece(c))) for c in roles),
                    persons,
                    self.ends.told(outputs[STATES]) if self.ends else None,
                    begun[len(windows) + k, : lengths[k], CUE] if self.heads.judges else None,
                )
            )
        return found

    def _cited(self, windows: Sequence[Window], encoded: Sequence[list[Floats]]) -> Iterator[tuple[Joined, ...]]:
        """Who is cited in windows of contents that the encoder has read."""
        lengths = [len(window.first) for window in windows]
        emissions = padded([outputs[0] for outputs in encoded])
        head, prices = self.heads.outer, list(self.heads.prices.outer)
        if self.within is not None:
            head, prices = self.within.head, self.within.prices
        likely = chances(*chain(emissions, [head] * len(windows), lengths), lengths)
        for window, outputs, outer in zip(windows, encoded, likely, strict=True):
            yield self._scored(outputs, self._joined(window, outputs, "outer", outer, prices))

    def _scored(self, outputs: list[Floats], pairs: Sequence[tuple[Joined, Words]]) -> tuple[Joined, ...]:
        if self.judge is None:
            return tuple(one for one, _ in pairs)
        return tuple(judged(pairs, outputs[JUDGED], outputs[STATES], self.judge))

    def _joined(
        self, window: Window, outputs: list[Floats], layer: Literal["outer", "inner"], likely: Sequence[Chance], prices: Sequence[float],
    ) -> list[tuple[Joined, Words]]:  # fmt: skip
        """The statements of one window. A cue that would stand alone gets the likeliest content that is left for it, since
        with the cue and its source the whole statement would be lost."""
        if not likely:
            return []
        chosen = choose(likely, prices)
        joined = self._join(window, outputs, layer, chosen)
        with_content = {j.cue for j, _ in joined}
        alone = [c for c in map(piece, chosen) if c.role == "cue" and edges(window, c) not in with_content]
        if not alone:
            return joined
        more = left_over(
            likely, chosen, {int(window.paragraph[c.start]) for c in alone}, window, self.heads.prices.lone
        )
        if more:
            again = self._join(window, outputs, layer, sorted([*chosen, *more], key=lambda c: c.start))
            joined += [(j, words) for j, words in again if j.cue and j.cue not in with_content]
        return joined

    def _join(
        self, window: Window, outputs: list[Floats], layer: Literal["outer", "inner"], chosen: Sequence[Chance]
    ) -> list[tuple[Joined, Words]]:
        chance: dict[Piece, float] = {piece(c): c.p for c in chosen}
        return join(
            window,
            list(chance),
            link=outputs[2],
            width=self.heads.link,
            chance=chance,
            led=outputs[LED] if self.heads.who is not None else None,
            layer=layer,
        )


def left_over(
    likely: Sequence[Chance], chosen: Sequence[Chance], paragraphs: set[int], window: Window, least: float
) -> list[Chance]:
    """Contents in *paragraphs* that touch nothing chosen, the likeliest first taken."""
    taken = np.zeros(len(window.first), dtype=bool)
    for c in chosen:
        taken[c.start : c.end] = True
    found: list[Chance] = []
    for c in sorted(likely, key=lambda c: (-c.p, c.start)):
        if (
            c.role == CONTENT
            and c.p >= least
            and int(window.paragraph[c.start]) in paragraphs
            and not taken[c.start : c.end].any()
        ):
            found.append(c)
            taken[c.start : c.end] = True
    return found


def edges(window: Window, one: Piece) -> tuple[int, int]:
    return int(window.starts[one.start]), int(window.ends[one.end - 1])


def sigmoid(x: Floats) -> Floats:
    chances: Floats = (1 / (1 + np.exp(-x))).astype(np.float32)
    return chances


def padded(rows: Sequence[Floats]) -> Floats:
    """Arrays of (W, T) as one of (N, longest W, T), with noughts behind each row's end."""
    result = np.zeros((len(rows), max(map(len, rows)), rows[0].shape[1]), dtype=np.float32)
    for row, values in zip(result, rows, strict=True):
        row[: len(values)] = values
    return result
