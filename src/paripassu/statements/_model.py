"""Windows in, joined spans out: the encoder on onnxruntime, with as many workers of one thread as there are cores given."""

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
"""Windows in one call of the encoder: enough to fill a core's caches, few enough that padding stays small."""


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
        except Exception as problem:  # noqa: BLE001 — both libraries raise bare Exceptions of their own for bad files
            raise ModelError(f"the model in {folder} cannot be loaded ({problem})", remedy="install the package again") from problem
        self.heads: Heads = load_heads(folder / "reader.json")
        self.table = continuations(self.tokenizer)
        self.workers = max(1, workers)

    def run(self, windows: Sequence[Window]) -> list[Found]:
        """What each window holds, in the order of *windows*; sorted by length inside, so that padding is short."""
        order = sorted(range(len(windows)), key=lambda i: len(windows[i].pieces))
        batches = [order[k : k + BATCH] for k in range(0, len(order), BATCH)]
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

    def encode(self, windows: Sequence[Window]) -> list[Floats]:
        """The bare encoder on one batch: its outputs over (windows, pieces)."""
        ids, mask, features = batch_of(windows)
        outputs: list[Floats] = self.session.run(None, {"ids": ids, "mask": mask, "features": features})
        return outputs

    def read(self, windows: Sequence[Window]) -> list[Found]:
        """Encode, tag and join one batch."""
        outer, inner, link, judged, meaning = self.encode(windows)
        lengths = [len(w.first) for w in windows]
        first = np.zeros((len(windows), max(lengths)), dtype=np.int64)
        for row, window in enumerate(windows):
            first[row, : lengths[row]] = window.first
        rows = np.arange(len(windows))[:, None]
        found: list[list[Joined]] = [[] for _ in windows]
        vectors = link[rows, first]
        fields = judged[rows, first] if self.heads.judges else None
        layers: tuple[tuple[Literal["outer", "inner"], Floats, Head], ...] = (
            ("outer", outer, self.heads.outer),
            ("inner", inner, self.heads.inner),
        )
        for layer, emissions, head in layers[: 2 if self.heads.judges else 1]:
            words = emissions[rows, first]
            paths = viterbi(words, head, lengths)
            probability = marginals(words, head, lengths)
            for row, (window, path) in enumerate(zip(windows, paths, strict=True)):
                pieces = pieces_of(path)
                if pieces:
                    n = lengths[row]
                    mine = None if fields is None else fields[row, :n]
                    found[row].extend(
                        join(window, pieces, vectors[row, :n], self.heads.link, probability[row, :n], mine, layer)
                    )
        return [
            Found(tuple(found[row]), meaning[row, first[row, :n]] if self.heads.meaning else None)
            for row, n in enumerate(lengths)
        ]
