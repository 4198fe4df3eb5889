"""A trained reader in, the same with its head for who a source is (kind, named or not, whether its state is told) taught, out.

    python -m training.who --checkpoint build/named.pt --real REAL --out build/who.pt

It comes after training.persons, by whose word the rules go too. As training.judge: the encoder stays as it is, its states at the
words of sources and cues are computed once. What the rules make of each source is learned beside them, so that the head says where
they are to be believed; now and then it is left out. How well the two do is printed for the texts held back (training/inner.py), then
all are learned from.
"""

import argparse
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from benchmarks.fields import page_of, spoken_in
from benchmarks.labelled import Text, read_set
from benchmarks.real import read_real
from paripassu.statements._people import People
from paripassu.statements._tags import KINDS, WHO
from paripassu.statements.fields import read_fields
from training.inner import held_back
from training.network import Reader
from training.states import starts_of, states_of, words_in

EPOCHS, RATE, DECAY, NOISE, BATCH = 25, 1e-3, 0.05, 0.3, 128
UNHEARD = 0.15
"""How often what the rules say is left out."""
REAL = 2.0
"""Weight of a source in real news beside one of ours."""


@dataclass(frozen=True, slots=True)
class Item:
    words: Tensor
    """States of the source's words, (n, H)."""
    cue: Tensor
    """State at the cue's first word, (H,); noughts without a cue."""
    rules: Tensor
    """What the rules say, a one in each part of _tags.WHO."""
    gold: tuple[int, ...]
    """Number of the right value in each part."""
    held_back: bool
    real: bool


def told(kind: object, name: object, country: object) -> tuple[int, int, int]:
    """Kind, whether named and whether a state is given, as numbers."""
    return KINDS.index(kind), int(name is not None), int(country is not None)  # type: ignore[arg-type]


def items(model: Reader, texts: Iterable[Text], real: bool = False) -> list[Item]:
    """The sources of *texts*, but for those that only relay another's words."""
    found: list[Item] = []
    for text, windows, x in states_of(model, texts):
        starts = starts_of(windows)
        with torch.no_grad():
            people = People.over(windows, model.named(x)[:, 0].sigmoid().numpy())
        for gold, mine in zip(text.statements, read_fields(page_of(text, people), spoken_in(text)), strict=True):
            inside = words_in(starts, gold.source)
            if not inside or mine.source is None or mine.source.spans != gold.source:
                continue
            begins = words_in(starts, gold.cue)
            cue = x[begins[0]] if begins else torch.zeros(x.shape[1])
            said = told(mine.source.kind, mine.source.name, mine.source.country)
            rules = torch.cat([F.one_hot(torch.tensor(k), n) for k, n in zip(said, WHO, strict=True)])
            wanted = told(*(gold.fields[k] for k in ("kind", "name", "country")))
            found.append(Item(x[inside], cue, rules.float(), wanted, held_back(text), real))
    return found


def scores(model: Reader, chosen: list[Item], noise: float, heard: float = 1.0) -> Tensor:
    """(items, S): the four shares and what the rules' word adds, as statements/_decode.py and leaning.py add them up."""
    rows = torch.cat([torch.stack([i.cue for i in chosen]), *(i.words for i in chosen)])
    made = model.who(F.dropout(F.gelu(model.whose(F.dropout(rows, noise))), noise))
    of_words, of_first, of_last, of_cue = made.split(sum(WHO), 1)
    ends = len(chosen) + torch.tensor([len(i.words) for i in chosen]).cumsum(0)
    begins = [len(chosen), *ends[:-1].tolist()]
    means = torch.stack([of_words[a:b].mean(0) for a, b in zip(begins, ends.tolist(), strict=True)])
    total = means + of_first[begins] + of_last[ends - 1]
    total = total + of_cue[: len(chosen)] * torch.tensor([[float(i.cue.any())] for i in chosen])
    kept = (torch.rand(len(chosen), 1) < heard).float()
    rules: Tensor = model.who_rules(torch.stack([i.rules for i in chosen]) * kept)
    return total + rules


def loss_of(made: Tensor, chosen: list[Item]) -> Tensor:
    gold = torch.tensor([i.gold for i in chosen])
    weight = torch.tensor([REAL if i.real else 1.0 for i in chosen])
    parts = made.split(WHO, 1)
    each = sum(
        F.cross_entropy(part, gold[:, k], reduction="none", label_smoothing=0.02) for k, part in enumerate(parts)
    )
    return (each * weight).mean()  # type: ignore[union-attr]


def accuracy(model: Reader, chosen: list[Item]) -> str:
    """Per cent right of the rules, of the head beside them and of the head alone."""
    gold = torch.tensor([i.gold for i in chosen])
    rules = torch.stack([i.rules for i in chosen])
    with torch.no_grad():
        rows = rules, scores(model, chosen, 0.0), scores(model, chosen, 0.0, heard=0.0)
    right = [[float((p.argmax(1) == gold[:, k]).float().mean()) for k, p in enumerate(r.split(WHO, 1))] for r in rows]
    return "; ".join(" ".join(f"{100 * x:.1f}" for x in row) for row in right)


def teach(model: Reader, chosen: list[Item]) -> None:
    torch.manual_seed(3)
    for layer in (model.whose, model.who):
        layer.reset_parameters()
    torch.nn.init.zeros_(model.who_rules.weight)
    optimizer = torch.optim.AdamW(
        [*model.whose.parameters(), *model.who.parameters(), *model.who_rules.parameters()], lr=RATE, weight_decay=DECAY
    )
    rng = np.random.default_rng(3)
    for epoch in range(EPOCHS):
        for group in optimizer.param_groups:
            group["lr"] = RATE * (1 - epoch / EPOCHS)
        order = rng.permutation(len(chosen))
        for k in range(0, len(order), BATCH):
            batch = [chosen[i] for i in order[k : k + BATCH]]
            loss = loss_of(scores(model, batch, NOISE, 1 - UNHEARD), batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--checkpoint", type=Path, required=True)
    ask.add_argument("--real", type=Path, help="folder of the texts that benchmarks/sets/real labels")
    ask.add_argument("--keep-back", action="store_true", help="leave the held-back texts out of the last round too")
    ask.add_argument("--out", type=Path, required=True)
    options = ask.parse_args()
    model = Reader.restored(options.checkpoint).eval()
    own = items(model, (*read_set("dev"), *read_set("train")))
    real = items(model, list(read_real(options.real, train=True)), real=True) if options.real else []
    everything = [*own, *real]
    teach(model, [i for i in everything if not i.held_back])
    for name, some in (("ours", own), ("real", real)):
        if back := [i for i in some if i.held_back]:
            print(
                f"{name}, {len(back)} held back; kind, named, state told: rules; both; head alone: {accuracy(model, back)}"
            )
    if not options.keep_back:
        teach(model, everything)
    torch.save(model.state_dict(), options.out)


if __name__ == "__main__":
    main()
