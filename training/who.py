"""The shipped reader in, its head for who a source is (kind, named or not, whether its state is told) taught anew and put into a checkpoint, out.

    python -m training.restore --model MODEL --out build/shipped.pt
    python -m training.who --checkpoint build/shipped.pt --real REAL --out build/who.pt

It comes last: the rules go by the persons' names that the encoder finds, and what the rules make of each source is learned beside the
encoder's word, so that the head says where they are to be believed; now and then it is left out. When the rules have become better, what
the head learned of them is old, and it is to be taught again. As for training.judge the file that ships reads all texts once. --shut: how well rules
and head do is printed for these of our sets, which are then not learned.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from benchmarks.fields import page_of, spoken_in
from benchmarks.labelled import Text, read_set
from benchmarks.real import read_real
from paripassu.statements._model import NAMED, STATES, Model, sigmoid
from paripassu.statements._people import People
from paripassu.statements._tags import KINDS, WHO
from paripassu.statements.fields import read_fields
from training.judge import OURS
from training.network import WHO_INNER
from training.states import starts_of, windows_in, words_in

EPOCHS, RATE, DECAY, NOISE, BATCH = 20, 1e-3, 0.05, 0.3, 128
UNHEARD = 0.3
"""How often what the rules say is left out."""
REAL = 0.5
"""Weight of a source in real news beside one of ours: there are as many again of them, and all of one country."""


@dataclass(frozen=True, slots=True)
class Item:
    text: str
    """The name of its text."""
    states: npt.NDArray[np.float16]
    """Of the source's words, and behind them of the cue's first word, where there is a cue, (n, 2 H)."""
    cued: bool
    rules: tuple[int, ...]
    """What the rules say, the number of the value in each part of _tags.WHO."""
    gold: tuple[int, ...]


class Laid(NamedTuple):
    """Sources side by side: the states of their words and cues, (N, 2 H), which source each word is of, and where in them its first and last word and its cue are."""

    states: Tensor
    words: Tensor
    of: Tensor
    first: Tensor
    last: Tensor
    cue: Tensor
    cued: Tensor
    rules: Tensor


class Head(nn.Module):
    """What network.Reader has of it, by the same names."""

    def __init__(self, states: int) -> None:
        super().__init__()
        self.whose = nn.Linear(states, WHO_INNER)
        self.who = nn.Linear(WHO_INNER, 4 * sum(WHO))
        self.who_rules = nn.Linear(sum(WHO), sum(WHO), bias=False)
        nn.init.zeros_(self.who_rules.weight)

    def forward(self, at: Laid, noise: float = 0.0, heard: float = 1.0) -> Tensor:
        """(sources, S): the four shares and what the rules' word adds, as statements/_decode.py and leaning.py add them up."""
        inner = F.dropout(F.gelu(self.whose(F.dropout(at.states, noise, noise > 0))), noise, noise > 0)
        of_words, of_first, of_last, of_cue = self.who(inner).split(sum(WHO), 1)
        count = len(at.first)
        means = of_words.new_zeros(count, sum(WHO)).index_add(0, at.of, of_words[at.words])
        total = means / torch.bincount(at.of, minlength=count)[:, None]
        total = total + of_first[at.first] + of_last[at.last] + of_cue[at.cue] * at.cued
        rules: Tensor = self.who_rules(at.rules * (torch.rand(count, 1) < heard))
        return total + rules


def told(kind: object, name: object, country: object) -> tuple[int, int, int]:
    """Kind, whether named and whether a state is given, as numbers."""
    return KINDS.index(kind), int(name is not None), int(country is not None)  # type: ignore[arg-type]


def items(model: Model, texts: Iterable[Text]) -> Iterator[Item]:
    """The sources of *texts*, but for those that only relay another's words."""
    for text, windows in windows_in(texts):
        made = [(model.encode(window), window) for window in windows]
        x = np.concatenate([outputs[STATES][0, window.first] for outputs, window in made])
        named = np.concatenate([outputs[NAMED][0, window.first, 0] for outputs, window in made])
        starts = starts_of(windows)
        page = page_of(text, People.over(windows, sigmoid(named)))
        for gold, mine in zip(text.statements, read_fields(page, spoken_in(text)), strict=True):
            inside = words_in(starts, gold.source)
            if not inside or mine.source is None or mine.source.spans != gold.source:
                continue
            begins = words_in(starts, gold.cue)[:1]
            said = told(mine.source.kind, mine.source.name, mine.source.country)
            wanted = told(*(gold.fields[k] for k in ("kind", "name", "country")))
            yield Item(text.id, x[[*inside, *begins]].astype(np.float16), bool(begins), said, wanted)


def laid(chosen: Sequence[Item]) -> Laid:
    counts = np.array([len(one.states) - one.cued for one in chosen])
    lengths = np.array([len(one.states) for one in chosen])
    first = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    words = np.concatenate([np.arange(a, a + n) for a, n in zip(first, counts, strict=True)])
    rules = [F.one_hot(torch.tensor([one.rules[k] for one in chosen]), n) for k, n in enumerate(WHO)]
    return Laid(
        torch.from_numpy(np.concatenate([one.states for one in chosen]).astype(np.float32)),
        *(torch.from_numpy(x) for x in (words, np.repeat(np.arange(len(chosen)), counts))),
        *(torch.from_numpy(x) for x in (first, first + counts - 1, first + lengths - 1)),
        torch.tensor([[float(one.cued)] for one in chosen]),
        torch.cat(rules, 1).float(),
    )  # fmt: skip


def loss_of(made: Tensor, chosen: Sequence[Item]) -> Tensor:
    gold = torch.tensor([one.gold for one in chosen])
    parts = made.split(WHO, 1)
    each = [F.cross_entropy(part, gold[:, k], label_smoothing=0.02, reduction="none") for k, part in enumerate(parts)]
    weight = torch.tensor([1.0 if OURS.match(one.text) else REAL for one in chosen])
    return (torch.stack(each).sum(0) * weight).mean()


def teach(chosen: Sequence[Item], seed: int) -> Head:
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    head = Head(chosen[0].states.shape[1])
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=DECAY)
    for epoch in range(EPOCHS):
        for group in optimizer.param_groups:
            group["lr"] = RATE * (1 - epoch / EPOCHS)
        order = rng.permutation(len(chosen))
        for k in range(0, len(order), BATCH):
            batch = [chosen[i] for i in order[k : k + BATCH]]
            loss = loss_of(head(laid(batch), NOISE, 1 - UNHEARD), batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return head


@torch.no_grad()
def accuracy(head: Head, chosen: Sequence[Item]) -> str:
    """Per cent right of the rules, of the head beside them and of the head alone."""
    gold, at = np.array([one.gold for one in chosen]), laid(chosen)
    beside, alone = (
        np.stack([part.argmax(1).numpy() for part in head(at, heard=heard).split(WHO, 1)], 1) for heard in (1.0, 0.0)
    )
    rows = np.array([one.rules for one in chosen]), beside, alone
    return "; ".join(" ".join(f"{100 * share:.1f}" for share in (row == gold).mean(0)) for row in rows)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--checkpoint", type=Path, required=True)
    ask.add_argument("--real", type=Path, help="folder of the texts that benchmarks/sets/real labels")
    ask.add_argument(
        "--shut", nargs="*", default=(), help="sets of ours that are not learned, to try what is taught on them"
    )
    ask.add_argument("--seed", type=int, default=3)
    ask.add_argument("--out", type=Path, required=True)
    options = ask.parse_args()
    torch.set_num_threads(1)
    texts = [*read_set("dev"), *read_set("train"), *(read_real(options.real, train=True) if options.real else ())]
    everything = list(items(Model(judges=False), texts))
    shut = {name: [one for one in everything if one.text.startswith(f"{name}-")] for name in options.shut}
    out = {id(one) for some in shut.values() for one in some}
    learned = [one for one in everything if id(one) not in out]
    print(f"{len(learned)} sources to learn", flush=True)
    head = teach(learned, options.seed)
    for name, some in shut.items():
        print(f"{name}, {len(some)}; kind, named, state told: rules; both; head alone: {accuracy(head, some)}")
    weights = torch.load(options.checkpoint, map_location="cpu", weights_only=True)
    torch.save({**weights, **head.state_dict()}, options.out)


if __name__ == "__main__":
    main()
