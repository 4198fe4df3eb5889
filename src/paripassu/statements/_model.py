"""Windows in, joined spans out: the encoder on onnxruntime, with a worker of one thread for each core given."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice, tee
from pathlib import Path
from typing import Literal, TypeVar

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from paripassu.errors import ModelError
from paripassu.statements._decode import Floats, Head, Heads, Joined, join, load_heads, marginals, pieces_of, viterbi
from paripassu.statements._encode import Window, batch_of, continuations, load_tokenizer

T = TypeVar("T")
FOLDER = Path(__file__).parent / "model"
TOGETHER = 64
"""Windows that are decoded together: each step of the search is one call for all of them."""
AHEAD = 96
"""Windows at most that are encoded but not yet decoded (half a megabyte each): work for the encoder meanwhile."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the encoder found in a window."""

    joined: tuple[Joined, ...]
    meaning: Floats | None
    """(W, M): the mean over the words of a sentence is the sentence's meaning; None where the model has none."""


class Model:
    """The shipped network with its tokenizer. One object serves many threads."""

    def __init__(self, folder: Path = FOLDER, workers: int = 2) -> None:
        """Load the files in *folder*. Raises ModelError where they are missing or broken."""
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
        self.table = continuations(self.tokenizer)
        self.workers = max(1, workers)

    def run(self, windows: Iterable[Window]) -> Iterator[Found]:
        """What each window holds, in order; *windows* are taken a little ahead of what has been given out."""
        ahead, waiting = tee(windows)
        encoded = self.over(self._at_words, ahead)
        while group := list(islice(encoded, TOGETHER)):
            yield from self._decode(list(islice(waiting, len(group))), group)

    def over(self, work: Callable[[Window], T], windows: Iterable[Window]) -> Iterator[T]:
        """*work* on each window, by as many workers as there are, in order."""
        if self.workers == 1:
            yield from map(work, windows)
            return
        pending: deque[Future[T]] = deque()
        with ThreadPoolExecutor(self.workers) as pool:
            try:
                for window in windows:
                    pending.append(pool.submit(work, window))
                    if len(pending) >= AHEAD:
                        yield pending.popleft().result()
                while pending:
                    yield pending.popleft().result()
            finally:
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
        return [output[0, window.first] for output in self.encode(window)]

    def _decode(self, windows: Sequence[Window], encoded: Sequence[list[Floats]]) -> list[Found]:
        """Tag and join windows that the encoder has read."""
        found: list[list[Joined]] = [[] for _ in windows]
        lengths = [len(window.first) for window in windows]
        layers: tuple[tuple[Literal["outer", "inner"], int, Head], ...] = (
            ("outer", 0, self.heads.outer),
            ("inner", 1, self.heads.inner),
        )
        for layer, number, head in layers[: 2 if self.heads.judges else 1]:
            emissions = padded([outputs[number] for outputs in encoded])
            probability = marginals(emissions, head, lengths)
            for row, path in enumerate(viterbi(emissions, head, lengths)):
                pieces = pieces_of(path)
                if not pieces:
                    continue
                _, _, link, judged, _ = encoded[row]
                found[row] += join(
                    windows[row],
                    pieces,
                    link=link,
                    width=self.heads.link,
                    probability=probability[row, : lengths[row]],
                    judged=judged if self.heads.judges else None,
                    layer=layer,
                )
        meanings = [outputs[4] if self.heads.meaning else None for outputs in encoded]
        return [Found(tuple(joined), meaning) for joined, meaning in zip(found, meanings, strict=True)]


def padded(rows: Sequence[Floats]) -> Floats:
    """Arrays of (W, T) as one of (N, longest W, T), with noughts behind each row's end."""
    result = np.zeros((len(rows), max(map(len, rows)), rows[0].shape[1]), dtype=np.float32)
    for row, values in zip(result, rows, strict=True):
        row[: len(values)] = values
    return result
