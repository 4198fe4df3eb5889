"""A sentence and an indicator in, how far the one says the other out: a small network that reads the two together.

The network (model/pairs.onnx, int8) sees the sentence beside the indicator's title and examples, with every party under a
sign (masks.py), so that it is the same question whoever the parties are. training/judge_pairs.py makes it.
"""

import json
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from paripassu.errors import ModelError
from paripassu.evidence.masks import Masks
from paripassu.situation.model import Indicator
from paripassu.statements._encode import CLS, SEP, load_tokenizer
from paripassu.statements._model import FOLDER as READER
from paripassu.statements._tags import STANCES, TENSES
from paripassu.types import Stance, Tense

Pair = tuple[str, str, str]
"""What leads up to a sentence (see `leading`), the sentence, an indicator's side; all under signs."""


class Verdict(NamedTuple):
    """What the network makes of a pair."""

    odds: float
    """Log-odds that the sentence says the indicator's thing, be it to deny it or to plan it."""
    stance: Stance
    """How whoever says it stands to that thing."""
    tense: Tense
    whole: bool = True
    """Whether all of the network was asked; else its first layers saw nothing, and stance and tense say nothing."""


Judge = Callable[[Sequence[Pair]], Sequence[Verdict]]

FOLDER = Path(str(resources.files("paripassu"))) / "evidence" / "model"
CONTEXT, LEFT, RIGHT = 32, 72, 64
"""Word pieces at most of what stands before, of the sentence, and of the indicator's side."""
EXAMPLES = 3
"""Examples that the network sees beside the title."""
_TAKEN_UP = re.compile(
    r"\b(?!(?-i:IT)\b)(?:they|them|their|theirs|it|its|he|his|him|she|her|hers|this|that|these|those|both|the same|there|such|"
    r"the (?:move|step|order|decision|attack|strike|troops|soldiers|units?|men|forces|fighters|weapons|shells|country|group|"
    r"company|firm|government|army|authorities|rebels|virus|disease|river|party|ministry|two|former|latter|other))\b",
    re.IGNORECASE,
)


def shipped() -> bool:
    """Whether the network is there; without it words, actors and places decide alone."""
    return (FOLDER / "pairs.onnx").exists()


def taken_up(text: str) -> bool:
    """Whether a sentence takes up what stands before it."""
    return _TAKEN_UP.search(text) is not None


def leading(before: str, text: str, voice: str) -> str:
    """What the network is told before a sentence: what it takes up, and whose words it is."""
    return " ".join(filter(None, (before if taken_up(text) else "", voice)))


def asked(indicator: Indicator, masks: Masks, counts: Sequence[str] | None = None) -> str:
    """The indicator's side of a pair: its parties, its title, and the first of its examples (or of *counts*) that count."""
    chosen = indicator.counts if counts is None else counts
    parties = " > ".join(masks.sign(x) if x else "-" for x in (indicator.actor, indicator.target))
    return f"{parties} : " + " ; ".join(masks.apply(t) for t in (indicator.title, *chosen[:EXAMPLES]))


def layout(before: Sequence[int], text: Sequence[int], side: Sequence[int]) -> tuple[list[int], list[int]]:
    """Vocabulary ids as the network reads them, and which side each belongs to: 0 the sentence, 1 the indicator's, 2 what
    stands before."""
    parts = [(0, [CLS, *text[:LEFT], SEP]), (1, [*side[:RIGHT], SEP])]
    if before:
        parts.append((2, [*before[-CONTEXT:], SEP]))
    return [x for _, ids in parts for x in ids], [k for k, ids in parts for _ in ids]


class Network:
    """The shipped network. Nothing is loaded before the first question."""

    def __init__(self, folder: Path = FOLDER, workers: int = 2) -> None:
        self._folder, self._workers = folder, max(1, workers)

    @cached_property
    def version(self) -> str:
        """Changes with the file. Raises ModelError where it is missing."""
        try:
            return str(json.loads((self._folder / "pairs.json").read_text(encoding="utf-8"))["version"])
        except (OSError, ValueError, KeyError) as problem:
            raise ModelError(
                f"pairs.json cannot be read ({problem!r})", remedy="install the package again"
            ) from problem

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        path = self._folder / "pairs.onnx"
        try:
            return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as problem:  # the library raises bare Exceptions of its own for bad files
            what = f"the model {path} cannot be loaded ({problem})"
            raise ModelError(what, remedy="install the package again") from problem

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return load_tokenizer(READER / "tokenizer.json")

    def __call__(self, pairs: Sequence[Pair]) -> list[Verdict]:
        """What it makes of each pair. One at a time, so that none depends on what it is asked with."""
        if not pairs:
            return []
        parts = [self._ids([p[k] for p in pairs]) for k in range(3)]
        rows = [layout(*row) for row in zip(*parts, strict=True)]
        session = self._session  # loaded here, not by two threads at once
        with ThreadPoolExecutor(self._workers) as pool:
            return list(pool.map(lambda row: _one(session, *row), rows))

    def _ids(self, texts: Sequence[str]) -> list[list[int]]:
        different = list(dict.fromkeys(texts))
        found = [e.ids for e in self._tokenizer.encode_batch(different, add_special_tokens=False)]
        ids = dict(zip(different, found, strict=True))
        return [ids[t] for t in texts]


def _one(session: onnxruntime.InferenceSession, ids: Sequence[int], side: Sequence[int]) -> Verdict:
    given = {"ids": np.array([ids], dtype=np.int64), "side": np.array([side], dtype=np.int64)}
    odds, stance, tense = session.run(None, given)
    whole = bool(stance.any())  # zeros where its first layers stopped it
    return Verdict(float(odds[0]), STANCES[int(stance[0].argmax())], TENSES[int(tense[0].argmax())], whole)
