"""Windows in, joined spans out: the encoder on onnxruntime, with a worker of one thread for each core given."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
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
BATCH = 12
"""Windows that are decoded together, and handed to a worker at a time."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the encoder found in a window."""

    joined: tuple[Joined, ...]
    meaning: Floats | None
    """(W, M): the mean over the words of a sentence is the sentence's meaning; None where the model has none."""


NOTHING = Found((), None)


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

    def run(self, windows: Sequence[Window]) -> list[Found]:
        """What each window holds, in the order of *windows*; sorted by length inside, so that padding is short."""
        order = sorted(range(len(windows)), key=lambda i: len(windows[i].pieces))
        size = max(1, min(BATCH, -(-len(order) // self.workers)))
        batches = [order[k : k + size] for k in range(0, len(order), size)]
        results: list[Found] = [NOTHING] * len(windows)
        for batch, found in zip(batches, self.over(self.read, [[windows[i] for i in b] for b in batches]), strict=True):
            for i, statements in zip(batch, found, strict=True):
                results[i] = statements
        return results

    def over(self, work: Callable[[Sequence[Window]], T], batches: Sequence[Sequence[Window]]) -> Iterator[T]:
        """*work* on each batch, by as many workers as there are, in order."""
        if self.workers == 1 or len(batches) == 1:
            yield from map(work, batches)
            return
        with ThreadPoolExecutor(self.workers) as pool:
            yield from pool.map(work, batches)

    def encode(self, windows: Sequence[Window]) -> list[list[Floats]]:
        """The bare encoder on each window by itself: its outputs, each over (1, pieces + 2).

        By itself, since the int8 network scales its activations over all that it is given at once: a window beside
        others would get other scores than alone, and a report other statements by what it is read with. A full window
        alone is also faster than several together, which do not fit a core's cache.
        """
        found: list[list[Floats]] = []
        for window in windows:
            ids, mask, features = batch_of([window])
            found.append(self.session.run(None, {"ids": ids, "mask": mask, "features": features}))
        return found

    def read(self, windows: Sequence[Window]) -> list[Found]:
        """Encode, tag and join one batch."""
        encoded = self.encode(windows)
        # (outputs, windows) of (W, ...): what the encoder says at each word's first piece.
        outer, inner, link, judged, meaning = (
            [outputs[k][0, window.first] for window, outputs in zip(windows, encoded, strict=True)] for k in range(5)
        )
        found: list[list[Joined]] = [[] for _ in windows]
        layers: tuple[tuple[Literal["outer", "inner"], list[Floats], Head], ...] = (
            ("outer", outer, self.heads.outer),
            ("inner", inner, self.heads.inner),
        )
        lengths = [len(window.first) for window in windows]
        for layer, words, head in layers[: 2 if self.heads.judges else 1]:
            emissions = padded(words)
            probability = marginals(emissions, head, lengths)
            for row, path in enumerate(viterbi(emissions, head, lengths)):
                pieces = pieces_of(path)
                if pieces:
                    mine = judged[row] if self.heads.judges else None
                    sure = probability[row, : lengths[row]]
                    found[row].extend(
                        join(
                            windows[row],
                            pieces,
                            link=link[row],
                            width=self.heads.link,
                            probability=sure,
                            judged=mine,
                            layer=layer,
                        )
                    )
        meanings = meaning if self.heads.meaning else [None] * len(windows)
        return [Found(tuple(joined), vectors) for joined, vectors in zip(found, meanings, strict=True)]


def padded(rows: Sequence[Floats]) -> Floats:
    """Arrays of (W, T) as one of (N, longest W, T), with noughts behind each row's end."""
    result = np.zeros((len(rows), max(map(len, rows)), rows[0].shape[1]), dtype=np.float32)
    for row, values in zip(result, rows, strict=True):
        row[: len(values)] = values
    return result
