"""The shipped reader and labelled texts in, the network for who is cited inside contents out (statements/_within.py).

    python -m training.within --out src/paripassu/statements/model/within.npz [--shut train-35 train-36]

The encoder stays as it is: its states at the words of the contents of our own texts (dev and train), each read as a text of its own as the
reader does (statements/_reread.py), are computed once, by the file that ships. What is labelled inside of a content
is to be found there, and nothing else. --shut leaves sets out, to measure on them.
"""

import argparse
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from benchmarks.labelled import Text, read_set
from paripassu.statements._encode import Window, windows_of
from paripassu.statements._model import STATES, Model
from paripassu.statements._reread import as_texts, bare
from paripassu.statements._tags import TAGS
from training.corpus import Gold
from training.labels import Labels, label
from training.network import Chain, crf_loss, crf_scores
from training.states import pieces

WIDTH, DROPOUT, EPOCHS, RATE, DECAY, BATCH = 128, 0.4, 10, 1.5e-3, 0.05, 16
PRICES = (0.15, 0.15, 0.25)
"""The least chances at which a source, a cue and a content are worth marking."""
AVERAGE = 0.995
"""Decay of the running average of the weights, which is what is kept."""


class Item(NamedTuple):
    """A window of contents: the states of its words, (W, 2 H), how well the outermost layer's tags fit them and which is right."""

    states: Tensor
    outermost: Tensor
    tags: Tensor


class Network(Chain):
    """What _within.Within computes, to learn."""

    def __init__(self, states: int, width: int = WIDTH) -> None:
        super().__init__(DROPOUT)
        self.word = nn.Linear(states, width)
        self.out = nn.Linear(3 * width, len(TAGS))
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, states: Tensor, outermost: Tensor) -> Tensor:
        def dropped(y: Tensor) -> Tensor:
            return F.dropout(y, self.dropout, self.training)

        h = F.pad(dropped(F.gelu(self.word(dropped(states)), approximate="tanh")), (0, 0, 1, 1))
        made: Tensor = outermost + self.out(torch.cat([h[:, :-2], h[:, 1:-1], h[:, 2:]], 2))
        return made


def contents_of(text: Text) -> Iterator[tuple[Window, Labels]]:
    """The contents of a text's outermost statements, as they are read again, with the statements that stand right in them."""
    outermost = {s.number for s in text.statements if not s.fields["inside"]}
    contents = bare(text.text, (part for s in text.statements if s.number in outermost for part in s.content))
    told = (s for s in text.statements if s.cue and s.fields["inside"] in outermost)
    golds = tuple(Gold(s.source, s.cue, s.content) for s in told)
    for window in windows_of(as_texts(text.text, list(contents), *pieces())):
        yield window, label(window, golds)


def items(model: Model, texts: Iterable[Text]) -> Iterator[Item]:
    for text in texts:
        for window, labels in contents_of(text):
            outputs = model.encode(window)
            states, scores = (torch.from_numpy(outputs[k][0, window.first]) for k in (STATES, 0))
            yield Item(states, scores, torch.from_numpy(labels.tags))


def taught(model: Model, given: list[Item], seed: int) -> Network:
    """A network that has learned *given*."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network = Network(given[0].states.shape[1])
    with torch.no_grad():
        network.transitions.copy_(torch.from_numpy(model.heads.outer.transitions).clamp(min=-20))
        network.start.copy_(torch.from_numpy(model.heads.outer.start).clamp(min=-20))
    kept = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(AVERAGE)
    )
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    rates = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, RATE, total_steps=EPOCHS * -(-len(given) // BATCH), pct_start=0.1
    )
    for epoch in range(EPOCHS):
        order = sorted(given, key=lambda item: len(item.tags) + 20 * rng.random())
        batches = [order[k : k + BATCH] for k in range(0, len(order), BATCH)]
        rng.shuffle(batches)
        total = 0.0
        for some in batches:
            states, outermost, tags = (
                nn.utils.rnn.pad_sequence(list(x), batch_first=True) for x in zip(*some, strict=True)
            )
            mask = nn.utils.rnn.pad_sequence([torch.ones(len(item.tags)) for item in some], batch_first=True)
            loss = crf_loss(network, network(states, outermost), tags, mask)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            rates.step()
            kept.update_parameters(network)
            total += loss.item()
        print(f"pass {epoch + 1} of {EPOCHS}: {total / len(batches):.4f} a word", flush=True)
    inside = kept.module
    return inside.eval()  # type: ignore[no-any-return]


def weights(network: Network) -> dict[str, npt.NDArray[np.float16]]:
    """Matrices (in, out)."""
    transitions, start = crf_scores(network)
    held = {
        "word": network.word.weight.T, "word_bias": network.word.bias, "out": network.out.weight.T,
        "out_bias": network.out.bias, "transitions": transitions, "start": start,
    }  # fmt: skip
    made = {name: value.detach().numpy().astype(np.float16) for name, value in held.items()}
    return {**made, "prices": np.array(PRICES, np.float16)}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shut", nargs="*", default=[], metavar="SET", help="sets that are left out")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--out", type=Path, required=True)
    options = ask.parse_args()
    torch.set_num_threads(1)
    model = Model(workers=1, judges=False)
    shut = tuple(f"{name}-" for name in options.shut)
    texts = [text for name in ("dev", "train") for text in read_set(name) if not text.id.startswith(shut)]
    given = list(items(model, texts))
    some = sum(bool(item.tags.any()) for item in given)
    print(f"{len(given)} windows of contents, in {some} of which somebody is cited", flush=True)
    np.savez_compressed(options.out, **weights(taught(model, given, options.seed)))


if __name__ == "__main__":
    main()
