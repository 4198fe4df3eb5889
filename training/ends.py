"""The shipped reader and labelled sentences in, the network for where phrases end out (statements/_ends.py).

    python -m training.ends --out src/paripassu/statements/model/ends.npz [--shut 21 22]

The encoder stays as it is. Sentences: all of benchmarks/sets/propositions/train-*; each preposition in the words of an actor or a target brings what belongs to
them, and the first one behind them what does not. --shut leaves sets out and prints how often what is learned of the others is right there.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from benchmarks.labelled import SETS
from paripassu.statements._encode import paragraph_spans, windows_of, words_of
from paripassu.statements._ends import FACTS, PLACES, Brought, brought, brought_in, facts, places
from paripassu.statements._model import STATES, Model
from paripassu.types import Span

WIDTH, DROPOUT, INPUT_DROPOUT, EPOCHS, RATE, DECAY, BATCH = 48, 0.5, 0.3, 12, 1e-3, 0.05, 64


class Item(NamedTuple):
    """A preposition beside a phrase: the states of the words that are looked at, (PLACES, 2 H), the facts, and whether what it brings belongs."""

    number: int
    states: np.ndarray
    facts: list[float]
    belongs: bool


def sentences() -> Iterator[tuple[int, dict[str, str]]]:
    """Each labelled sentence with the number of its set."""
    for path in (SETS.parent / "propositions").glob("train-*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield int(path.stem.removeprefix("train-")), json.loads(line)


def items(model: Model) -> Iterator[Item]:
    """All that the labelled sentences tell of."""
    for number, row in sentences():
        text = " ".join(filter(None, (row["before"], row["text"])))
        begin = len(text) - len(row["text"])
        action, *parties = (_span(row, role, begin) for role in ("action", "actor", "target"))
        windows = windows_of(words_of(text, paragraph_spans(text), model.tokenizer, model.table))
        asked = [
            (party.start, one, belongs, k == 0)
            for k, party in enumerate(parties)
            if party is not None
            for one, belongs in _around(text, party)
        ]
        if action is None or len(windows) != 1 or not asked:
            continue
        (window,) = windows
        states = model.encode(window)[STATES][0, window.first]
        for start, one, belongs, actor in asked:
            words = places(window.starts, text, start, one, action)
            yield Item(number, states[words], facts(text, start, one, action, actor), belongs)


def _span(row: dict[str, str], role: str, begin: int) -> Span | None:
    at = row["text"].find(row[role]) if row[role] else -1
    return None if at < 0 else Span(begin + at, begin + at + len(row[role]))


def _around(text: str, party: Span) -> Iterator[tuple[Brought, bool]]:
    """The prepositions in *party*, which belong there, and the one behind it, which does not."""
    for one in brought_in(text, party, len(text)):
        yield one, True
    if (behind := brought(text, party.end, len(text))) is not None:
        yield behind, False


class Network(nn.Module):
    """What _ends.Ends computes, to learn."""

    def __init__(self, states: int) -> None:
        super().__init__()
        self.word = nn.Linear(PLACES * states, WIDTH)
        self.facts = nn.Linear(FACTS, WIDTH, bias=False)
        self.out = nn.Linear(WIDTH, 1)

    def forward(self, states: Tensor, known: Tensor) -> Tensor:
        """Log-odds, (N,). states: (N, PLACES, 2 H); known: (N, FACTS)."""
        x = F.dropout(states.flatten(1), INPUT_DROPOUT, self.training)
        h = F.gelu(self.word(x) + self.facts(known), approximate="tanh")
        made: Tensor = self.out(F.dropout(h, DROPOUT, self.training))[:, 0]
        return made

    def weights(self) -> dict[str, np.ndarray]:
        """As Ends takes them: the part of each place beside those of the others, (2 H, PLACES times width)."""
        word = self.word.weight.detach().view(WIDTH, PLACES, -1).permute(2, 1, 0).flatten(1)
        held = {
            "word": word,
            "bias": self.word.bias,
            "facts": self.facts.weight.T,
            "out": self.out.weight[0],
            "out_bias": self.out.bias,
        }
        return {name: value.detach().numpy().astype(np.float16) for name, value in held.items()}


def learned(states: Tensor, known: Tensor, belongs: Tensor, seed: int) -> Network:
    """A network that has learned all of it. states: (N, PLACES, 2 H); known: (N, FACTS); belongs: (N,)."""
    torch.manual_seed(seed)
    network = Network(states.shape[2])
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(belongs) // BATCH)
    falling = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.02, steps)
    for _ in range(EPOCHS):
        for some in torch.randperm(len(belongs)).split(BATCH):
            loss = F.binary_cross_entropy_with_logits(network(states[some], known[some]), belongs[some])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            falling.step()
    return network.eval()


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--shut", nargs="*", type=int, default=[], help="numbers of sets to leave out")
    ask.add_argument("--seed", type=int, default=7)
    options = ask.parse_args()
    everything = list(items(Model(judges=False)))
    states = torch.from_numpy(np.stack([i.states for i in everything]).astype(np.float32))
    known = torch.tensor([i.facts for i in everything])
    belongs = torch.tensor([float(i.belongs) for i in everything])
    shut = torch.tensor([i.number in options.shut for i in everything])
    network = learned(states[~shut], known[~shut], belongs[~shut], options.seed)
    print(f"{int((~shut).sum())} learned")
    if shut.any():
        with torch.no_grad():
            right = (network(states[shut], known[shut]) > 0) == (belongs[shut] > 0)
        print(f"{int(shut.sum())} left out, {100 * right.float().mean():.1f} % right")
    np.savez(options.out, allow_pickle=False, **network.weights())


if __name__ == "__main__":
    main()
