"""Labelled sentences in, the map of meanings out under which a sentence lies near the examples that it bears on.

    python -m training.metric --out src/paripassu/evidence/model/metric.npz

Each sentence of the training situations is compared with the examples of its own situation's indicators and with those of another
one, on which it bears nowhere: so that most of what is in the news is told apart at once. On the CPU, about a minute.
"""

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from benchmarks.pairs import reader
from paripassu.evidence.metric import Floats
from training.cases import Case, held_out_cases, training_cases
from training.measures import average_precision

FAR = -1.0
HIDDEN, EPOCHS = 32, 8


@dataclass(frozen=True, slots=True)
class Meant:
    """A situation as vectors: sentences (S, M), examples (E, M) and the indicator of each; on what each sentence bears, and
    what is asked, (S, indicators)."""

    name: str
    sentences: Tensor
    counts: Tensor
    of: Tensor
    nots: Tensor
    nots_of: Tensor
    bears: Tensor
    known: Tensor


class Map(nn.Module):
    def __init__(self, meaning: int, hidden: int) -> None:
        super().__init__()
        self.into = nn.Parameter(torch.randn(meaning, hidden) * 0.05)
        self.back = nn.Parameter(torch.zeros(hidden, meaning))
        self.scale = nn.Parameter(torch.tensor(10.0))
        self.against = nn.Parameter(torch.tensor(0.0))
        self.bias = nn.Parameter(torch.tensor(-6.0))

    def moved(self, x: Tensor) -> Tensor:
        """As paripassu.evidence.metric.moved has it."""
        y = x + torch.tanh(x @ self.into) @ self.back
        return y / y.norm(dim=1, keepdim=True).clamp(min=1e-6)

    def arrays(self) -> tuple[Floats, Floats]:
        """What paripassu.evidence.metric reads."""
        return self.into.detach().numpy(), self.back.detach().numpy()

    def forward(self, sentences: Tensor, to: Meant) -> Tensor:
        """Log-odds that each sentence bears on each of the indicators of *to*: (S, indicators)."""
        own = self.moved(sentences)
        near, far = (
            torch.full((len(own), to.bears.shape[1]), FAR).scatter_reduce(
                1, of[None].expand(len(own), -1), own @ self.moved(examples).T, "amax"
            )
            for examples, of in ((to.counts, to.of), (to.nots, to.nots_of))
        )
        return self.scale * near + self.against * torch.relu(far - near + 0.1) + self.bias


def meant(one: Case) -> Meant:
    embed = reader().meanings
    indicators = one.comparer.situation.indicators
    ids = [i.id for i in indicators]
    counts = [(k, t) for k, i in enumerate(indicators) for t in i.counts]
    nots = [(k, t) for k, i in enumerate(indicators) for t in i.nots]
    vectors = [torch.from_numpy(np.stack(embed([t for _, t in some]))) for some in (counts, nots or counts[:1])]
    return Meant(
        one.name, torch.from_numpy(np.stack(embed([s.text for s in one.sentences]))), vectors[0],
        torch.tensor([k for k, _ in counts]), vectors[1][: len(nots)], torch.tensor([k for k, _ in nots], dtype=torch.int64),
        torch.tensor([[float(i in s.bears) for i in ids] for s in one.sentences]),
        torch.tensor([[float(i not in s.ignored) for i in ids] for s in one.sentences]),
    )  # fmt: skip


def measure(model: Map, dev: Sequence[Meant]) -> str:
    """Average precision within the situations; and beside those of another, how many of its indicators are asked about where
    nine in ten of what bears is."""
    own, bears, others = [], [], []
    with torch.no_grad():
        for k, one in enumerate(dev):
            odds, known = model(one.sentences, one), one.known.bool()
            own.append(odds[known].numpy())
            bears.append(one.bears[known].bool().numpy())
            others.append(model(one.sentences, dev[(k + 2) % len(dev)]).numpy().ravel())
    p, y = np.concatenate(own).astype(float), np.concatenate(bears)
    least = np.quantile(p[y], 0.1)
    sentences = sum(len(one.sentences) for one in dev)
    asked = [(x >= least).sum() / sentences for x in (p, np.concatenate(others))]
    return f"AP {100 * average_precision(p, y):.1f}; at recall 90: {asked[0]:.2f} asked a sentence, of another situation {asked[1]:.2f}"


def learn(cases: Sequence[Case], seed: int = 3, epochs: int = EPOCHS, dev: Sequence[Meant] = ()) -> Map:
    """The map that some situations teach; with *dev*, what it reaches there is printed after each epoch."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    training = [meant(one) for one in cases]
    model = Map(training[0].sentences.shape[1], HIDDEN)
    rates = 2e-3, 2e-2
    optimizer = torch.optim.AdamW(
        [
            {"params": [model.into, model.back], "weight_decay": 0.05},
            {"params": [model.scale, model.against, model.bias], "weight_decay": 0.0},
        ]
    )
    for step, one in enumerate(one for _ in range(epochs) for one in rng.sample(training, len(training))):
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * max(0.05, 1 - step / (epochs * len(training)))
        some = torch.randperm(len(one.sentences))[:96]
        here = F.binary_cross_entropy_with_logits(model(one.sentences[some], one), one.bears[some], reduction="none")
        loss = (here * one.known[some]).sum()
        other = rng.choice(training)
        if other is not one:
            there = model(one.sentences[some], other)
            zeros = torch.zeros_like(there)
            loss = loss + 0.5 * F.binary_cross_entropy_with_logits(there, zeros, reduction="sum")
        optimizer.zero_grad()
        (loss / len(some)).backward()
        optimizer.step()
        if dev and (step + 1) % len(training) == 0:
            print(f"epoch {(step + 1) // len(training)}: {measure(model, dev)}", flush=True)
    return model


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--out", type=Path, required=True)
    options = ask.parse_args()
    dev = [meant(one) for one in held_out_cases("dev", reader().meanings)]
    into, back = learn(training_cases(reader().meanings), dev=dev).arrays()
    np.savez(options.out, into=into.astype(np.float16), back=back.astype(np.float16))


if __name__ == "__main__":
    main()
