"""The shipped reader and labelled texts in, the network that judges stance, certainty and tense out (statements/_judging.py).

    python -m training.judge --real ../shared/data --out build/judge.npz [--folds 3]

The encoder stays as it is: its states at the words of our own labelled texts (dev and train) and of the real ones that we
labelled are computed once, by the file that ships. Most of our own it has learned by heart, fields and all, so that they teach
little: what is fresh to it, the real ones and those of ours that were written later (from FRESH on), is weighed more. --folds says
how good it is on fresh texts that it did not learn, by leaving out a part of them in turn; what is shipped learns all.
`benchmarks/sets/real/held-*` and the test texts are never read.
"""

import argparse
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from benchmarks.labelled import Text, read_set
from benchmarks.real import read_real
from paripassu.statements._judging import PLACES, Floats, Judge, Words, laid
from paripassu.statements._model import STATES, Model
from paripassu.statements._tags import FIELDS, STANCES, WIDTHS
from training.states import starts_of, windows_in, words_in

EPOCHS, RATE, DECAY, DROPOUT, BATCH = 14, 1e-3, 0.02, 0.3, 64
WIDTH, QUESTIONS = 192, 6
FRESH = 15
"""The first of our training sets whose fields the encoder has not learned."""
FRESH_WEIGHT, REAL_WEIGHT = 1.8, 1.25
"""Of a statement whose fields the encoder has not learned, ours and in real news, beside one whose it has: both kinds have much the same say in all."""
AVERAGE = 0.998
"""Decay of the running average of the weights, which is what is kept."""
FRAYED = 8
"""Words of a content from which on its edges may be frayed."""
NAMES = ("stance", "certainty", "tense")
OURS = re.compile(r"(?:dev|train-(\d+))-")
"""How the names of our own texts begin."""


@dataclass(frozen=True, slots=True)
class Item:
    """A labelled statement."""

    text: str
    states: npt.NDArray[np.float16]
    """(words of cue and content, H)"""
    words: Words
    """Numbers into *states*."""
    gold: tuple[int, ...]
    fresh: bool
    """Whether the encoder has not learned its fields."""

    @property
    def weight(self) -> float:
        if not self.fresh:
            return 1.0
        return FRESH_WEIGHT if OURS.match(self.text) else REAL_WEIGHT


class Network(nn.Module):
    """What _judging.Judge computes, to learn."""

    def __init__(self, states: int, width: int = WIDTH, questions: int = QUESTIONS) -> None:
        super().__init__()
        self.word = nn.Linear(states, width)
        self.part = nn.Embedding(2, width)
        self.place = nn.Embedding(PLACES, width)
        nn.init.normal_(self.place.weight, 0, 0.02)
        self.beside = nn.Linear(3 * width, width)
        self.questions = nn.Parameter(torch.randn(questions, width) * 0.1)
        self.key = nn.Linear(width, width)
        self.whole = nn.Linear((questions + 2) * width, width)
        self.score = nn.Linear(width, sum(WIDTHS))

    def forward(self, x: Tensor, part: Tensor, place: Tensor, there: Tensor) -> Tensor:
        def dropped(y: Tensor) -> Tensor:
            return F.dropout(y, DROPOUT, self.training)

        def gelu(y: Tensor) -> Tensor:
            return F.gelu(y, approximate="tanh")

        h = (gelu(self.word(dropped(x))) + self.part(part) + self.place(place)) * there[..., None]
        padded = F.pad(h, (0, 0, 1, 1))
        h = dropped(h + gelu(self.beside(torch.cat([padded[:, :-2], h, padded[:, 2:]], 2))))
        asked = (self.questions @ self.key(h).transpose(1, 2)).masked_fill(~there[:, None, :], -1e4)
        picked = (asked.softmax(-1) @ h).flatten(1)
        parts = []
        for number in (1, 0):
            mine = (there & (part == number))[..., None]
            parts.append((h * mine).sum(1) / mine.sum(1).clamp(min=1))
        made: Tensor = self.score(dropped(gelu(self.whole(torch.cat([picked, *parts], 1)))))
        return made

    def weights(self) -> dict[str, npt.NDArray[np.float16]]:
        """Matrices (in, out)."""
        held = {
            "part": self.part.weight, "place": self.place.weight, "questions": self.questions,
            **{f"{name}_bias": layer.bias for name, layer in self.layers()},
            **{name: layer.weight.T for name, layer in self.layers()},
        }  # fmt: skip
        return {name: value.detach().numpy().astype(np.float16) for name, value in held.items()}

    def layers(self) -> list[tuple[str, nn.Linear]]:
        return [(name, layer) for name, layer in self.named_children() if isinstance(layer, nn.Linear)]


def items(model: Model, texts: Iterable[Text]) -> list[Item]:
    """The statements of *texts* of which the encoder reads a word of the content."""
    found: list[Item] = []
    for text, windows in windows_in(texts):
        x: Floats = np.concatenate([model.encode(w)[STATES][0, w.first] for w in windows])
        starts = starts_of(windows)
        for s in text.statements:
            cue, content = words_in(starts, s.cue), words_in(starts, s.content)
            if not content:
                continue
            used = sorted({*cue, *content})
            at = {word: k for k, word in enumerate(used)}
            gold = tuple(values.index(s.fields[k]) for k, values in zip(NAMES, FIELDS, strict=True))
            words = Words([at[w] for w in cue], [at[w] for w in content if w not in set(cue)] or [at[content[0]]])
            found.append(Item(text.id, x[used].astype(np.float16), words, gold, is_fresh(text)))
    return found


def is_fresh(text: Text) -> bool:
    ours = OURS.match(text.id)
    return ours is None or int(ours.group(1) or 0) >= FRESH


def batch(chosen: Sequence[Item], rng: np.random.Generator | None = None) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """What the network takes of *chosen*; rng: frays their edges."""
    at = laid([i.words if rng is None else frayed(i.words, rng) for i in chosen])
    x = np.zeros((*at.words.shape, chosen[0].states.shape[1]), np.float32)
    for k, i in enumerate(chosen):
        there = at.there[k]
        x[k, there] = i.states[at.words[k, there]]
    return tuple(torch.from_numpy(a) for a in (x, at.part, at.place, at.there))  # type: ignore[return-value]


def frayed(words: Words, rng: np.random.Generator) -> Words:
    """*words* as a reader may find them: now and then without a word or two at an edge of the content, or without the cue."""
    cue, content = words
    if len(content) > FRAYED and rng.random() < 0.4:
        first, last = (int(k) for k in rng.integers(0, 4, 2))
        content = content[first : len(content) - last]
    if cue and rng.random() < 0.08:
        cue = ()
    return Words(cue, content)


def taught(chosen: Sequence[Item], epochs: int, seed: int) -> Network:
    """A network that has learned *chosen*."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    model = Network(chosen[0].states.shape[1])
    kept = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(AVERAGE))
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=DECAY)
    gold = torch.tensor([i.gold for i in chosen])
    weight = torch.tensor([i.weight for i in chosen])
    weight /= weight.mean()
    lengths = np.array([len(i.states) for i in chosen])
    steps = epochs * -(-len(chosen) // BATCH)
    rates = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.1)
    for _ in range(epochs):
        # Those of like length together, or most of a batch is filling.
        order = np.argsort(lengths + 4 * rng.random(len(chosen)), kind="stable")
        batches = [order[k : k + BATCH] for k in range(0, len(order), BATCH)]
        for k in rng.permutation(len(batches)):
            numbers = batches[k]
            made = model(*batch([chosen[i] for i in numbers], rng))
            mine = gold[numbers]
            losses = [
                F.cross_entropy(part, mine[:, k], label_smoothing=0.05, reduction="none")
                for k, part in enumerate(made.split(WIDTHS, 1))
            ]
            loss = (torch.stack(losses).sum(0) * weight[numbers]).mean()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            rates.step()
            kept.update_parameters(model)
    inside = kept.module
    return inside.eval()  # type: ignore[no-any-return]


def shipped(models: Sequence[Network]) -> dict[str, npt.NDArray[np.float16]]:
    """As model/judge.npz holds them: each matrix over (networks, in, out)."""
    each = [model.weights() for model in models]
    return {name: np.stack([weights[name] for weights in each]) for name in each[0]}


def beside(
    new: dict[str, npt.NDArray[np.float16]], old: Mapping[str, npt.NDArray[np.float16]]
) -> dict[str, npt.NDArray[np.float16]]:
    """The networks of both: *old* has all the say over stance, and half of it over certainty and tense."""
    found = {name: np.concatenate([old[name], new[name]]) for name in new}
    count, stances = len(old["score"]), WIDTHS[0]
    share = np.float16(len(found["score"]) / count)
    for name in ("score", "score_bias"):
        found[name][:count, ..., :stances] *= share
        found[name][count:, ..., :stances] = 0
    return found


def told(models: Sequence[Network], chosen: Sequence[Item]) -> npt.NDArray[np.int64]:
    """What the shipped code makes of each of *chosen* by these networks: (items, 3)."""
    judge = Judge(shipped(models))
    scores = [judge.scores(i.states.astype(np.float32), [i.words])[0] for i in chosen]
    parts = np.split(np.array(scores), np.cumsum(WIDTHS)[:-1], axis=1)
    return np.stack([part.argmax(1) for part in parts], 1)


def table(gold: npt.NDArray[np.int64], mine: npt.NDArray[np.int64]) -> str:
    denies = STANCES.index("denies")
    right = [f"{name} {100 * (gold[:, k] == mine[:, k]).mean():.1f}" for k, name in enumerate(NAMES)]
    both = ((gold[:, 0] == denies) & (mine[:, 0] == denies)).sum()
    recall, precision = (100 * both / max(1, (x[:, 0] == denies).sum()) for x in (gold, mine))
    return f"{len(gold)} statements: {', '.join(right)}; denials found {recall:.1f}, right {precision:.1f}"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--real", type=Path, help="folder of the texts that benchmarks/sets/real labels")
    ask.add_argument("--epochs", type=int, default=EPOCHS)
    ask.add_argument("--seed", type=int, default=3)
    ask.add_argument("--networks", type=int, default=1, help="how many, whose mean word counts")
    ask.add_argument("--folds", type=int, default=0, help="parts of the fresh texts, each left out in turn")
    ask.add_argument(
        "--beside", type=Path, help="a judge taught before, which keeps the say over stance, and half over the rest"
    )
    options = ask.parse_args()
    torch.set_num_threads(1)  # so small a network that two threads wait for each other more than they work
    model = Model(judges=False)
    texts = [*read_set("dev"), *read_set("train"), *(read_real(options.real, train=True) if options.real else ())]
    everything = items(model, texts)
    learned, fresh = ([i for i in everything if i.fresh == it] for it in (False, True))
    print(f"{len(learned)} statements that the encoder has learned, {len(fresh)} fresh ones", flush=True)
    left: list[Item] = []
    mine: list[npt.NDArray[np.int64]] = []
    for fold in range(options.folds):
        out = [i for i in fresh if zlib.crc32(i.text.encode()) % options.folds == fold]
        kept = [i for i in fresh if zlib.crc32(i.text.encode()) % options.folds != fold]
        models = [taught([*learned, *kept], options.epochs, options.seed + k) for k in range(options.networks)]
        mine.append(told(models, out))
        left.extend(out)
    for name, ours in (("ours", True), ("real", False)) if mine else ():
        chosen = [k for k, i in enumerate(left) if i.text.startswith("train-") == ours]
        print(f"left out, {name}: {table(np.array([i.gold for i in left])[chosen], np.concatenate(mine)[chosen])}")
    made = shipped([taught(everything, options.epochs, options.seed + k) for k in range(options.networks)])
    if options.beside is not None:
        with np.load(options.beside, allow_pickle=False) as held:
            made = beside(made, {name: held[name] for name in held.files})
    np.savez_compressed(options.out, **made)  # type: ignore[arg-type]
    print(f"{options.out}: {options.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
