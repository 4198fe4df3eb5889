"""A trained reader in, the same with its heads for stance, certainty and tense taught to the end, out.

    python -m training.judge --checkpoint build/reader.pt --out build/judged.pt

The encoder stays as it is: its states at the words of our own labelled texts (dev and train), and with --real of the real ones that we
labelled, are computed once, and only the small heads learn on them. How long is chosen on the texts
held back (training/inner.py); then all are used.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional as F

from benchmarks.labelled import Text, read_set
from benchmarks.real import read_real
from paripassu.statements._encode import (
    Window,
    batch_of,
    continuations,
    load_tokenizer,
    paragraph_spans,
    windows_of,
    words_of,
)
from paripassu.statements._tags import FIELDS, STANCES, WIDTHS
from paripassu.types import Span
from training.inner import held_back
from training.network import TOKENIZER, Reader

EPOCHS, RATE, DECAY, NOISE, BATCH = 60, 5e-4, 0.05, 0.3, 64
NAMES = ("stance", "certainty", "tense")


@dataclass(frozen=True, slots=True)
class Item:
    cue: Tensor
    """State at the cue's first word, (H,); zeros without a cue."""
    content: Tensor
    """States of the content's words, (n, H)."""
    gold: tuple[int, ...]
    held_back: bool


def states_of(model: Reader, texts: Iterable[Text]) -> Iterator[tuple[Text, list[Window], Tensor]]:
    """Each text that holds words, its windows, and the encoder's states at their words, (words, H)."""
    tokenizer = load_tokenizer(TOKENIZER)
    table = continuations(tokenizer)
    for text in texts:
        windows = windows_of(words_of(text.text, paragraph_spans(text.text), tokenizer, table))
        states = []
        with torch.no_grad():
            for window in windows:
                ids, mask, features = (torch.from_numpy(x) for x in batch_of([window]))
                states.append(model.encode(ids, mask, features)[0, torch.from_numpy(window.first.astype(np.int64))])
        if states:
            yield text, windows, torch.cat(states)


def starts_of(windows: Sequence[Window]) -> npt.NDArray[np.int64]:
    """Where the words of a text begin."""
    return np.concatenate([w.starts for w in windows]).astype(np.int64)


def items(model: Reader, texts: Iterable[Text]) -> list[Item]:
    found: list[Item] = []
    for text, windows, x in states_of(model, texts):
        starts = starts_of(windows)
        for s in text.statements:
            inside = words_in(starts, s.content)
            if not inside:
                continue
            cue = x[np.searchsorted(starts, s.cue[0].start)] if s.cue else torch.zeros(x.shape[1])
            gold = tuple(values.index(s.fields[k]) for k, values in zip(NAMES, FIELDS, strict=True))
            found.append(Item(cue, x[inside], gold, held_back(text)))
    return found


def words_in(starts: npt.NDArray[np.int64], spans: Iterable[Span]) -> list[int]:
    """Numbers of the words that begin in *spans*."""
    return [i for a, b in spans for i in range(*np.searchsorted(starts, (a, b)).tolist())]


def scores(model: Reader, chosen: list[Item], noise: float) -> Tensor:
    """(items, F): the cue's share plus the mean over the content's words, as _decode.py adds them up."""
    rows = torch.cat([torch.stack([i.cue for i in chosen]), *(i.content for i in chosen)])
    if noise:
        rows = F.dropout(rows, noise)
    made = model.fields(F.dropout(F.gelu(model.judge(rows)), noise) if noise else F.gelu(model.judge(rows)))
    half = made.shape[1] // 2
    cue = made[: len(chosen), :half] * torch.tensor([[float(i.cue.any())] for i in chosen])
    content, at = [], len(chosen)
    for i in chosen:
        content.append(made[at : at + len(i.content), half:].mean(0))
        at += len(i.content)
    return cue + torch.stack(content)


def loss_of(made: Tensor, chosen: list[Item]) -> Tensor:
    gold = torch.tensor([i.gold for i in chosen])
    return sum(F.cross_entropy(part, gold[:, k], label_smoothing=0.05) for k, part in enumerate(made.split(WIDTHS, 1)))


def accuracy(model: Reader, chosen: list[Item]) -> list[float]:
    with torch.no_grad():
        made = scores(model, chosen, 0.0)
    gold = torch.tensor([i.gold for i in chosen])
    return [
        round(100 * float((p.argmax(1) == gold[:, k]).float().mean()), 1) for k, p in enumerate(made.split(WIDTHS, 1))
    ]


def teach(model: Reader, chosen: list[Item], epochs: int, rate: float, watch: list[Item]) -> list[list[float]]:
    torch.manual_seed(3)
    heads = [*model.judge.parameters(), *model.fields.parameters()]
    optimizer = torch.optim.AdamW(heads, lr=rate, weight_decay=DECAY)
    rng = np.random.default_rng(3)
    history = []
    for epoch in range(epochs):
        order = rng.permutation(len(chosen))
        for k in range(0, len(order), BATCH):
            batch = [chosen[i] for i in order[k : k + BATCH]]
            loss = loss_of(scores(model, batch, NOISE), batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        for group in optimizer.param_groups:
            group["lr"] = rate * (1 - (epoch + 1) / (epochs + 1))
        if watch:
            history.append(accuracy(model, watch))
    return history


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--checkpoint", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--real", type=Path, help="folder of the texts that benchmarks/sets/real labels")
    ask.add_argument("--epochs", type=int, default=EPOCHS)
    ask.add_argument("--rate", type=float, default=RATE)
    ask.add_argument("--as-before", type=float, default=0.0, help="share of the heads as they were in what comes out")
    ask.add_argument("--denials", type=float, default=0.0, help="added to the score of a denial at the end, in nats")
    ask.add_argument("--keep-back", action="store_true", help="leave the held-back texts out of the last round too")
    options = ask.parse_args()
    model = Reader.restored(options.checkpoint).eval()
    weights = {name: value.clone() for name, value in model.state_dict().items()}
    own = items(model, (*read_set("dev"), *read_set("train")))
    real = items(model, list(read_real(options.real, train=True))) if options.real else []
    everything = [*own, *real]
    fitting = [i for i in everything if not i.held_back]
    back = [i for i in own if i.held_back]
    print("before", accuracy(model, back), *([accuracy(model, [i for i in real if i.held_back])] if real else []))
    history = teach(model, fitting, options.epochs, options.rate, back)
    for n in range(4, len(history), 5):
        print("epoch", n + 1, history[n])
    if real:
        print("real", accuracy(model, [i for i in real if i.held_back]))
    if not options.keep_back:
        model.load_state_dict(weights)
        teach(model, everything, options.epochs, options.rate, [])
    made = model.state_dict()
    for name in (n for n in made if n.startswith(("judge.", "fields."))):
        made[name] = options.as_before * weights[name] + (1 - options.as_before) * made[name]
    # The second half is the content's share: what is added there is added once to every statement.
    made["fields.bias"][len(made["fields.bias"]) // 2 + STANCES.index("denies")] += options.denials
    torch.save(made, options.out)


if __name__ == "__main__":
    main()
