"""A checkpoint in, the same with the head for who does what to whom trained further on an encoder that stays as it is, out.

    python -m training.roles --start build/reader.pt --trees ../shared/data/gum/train --out build/roles.pt

The encoder's states are worked out once, so that a pass over all sentences takes seconds, and nothing else that hangs on the
encoder (statements, meanings, the weights of the matcher) changes. Sentences: benchmarks/sets/propositions/train-1 to train-20, one in
seven held back to stop by, and those of the trees (training.trees), which are seen beside them first and then no more.
"""

import argparse
import json
import random
import zlib
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn

from benchmarks.labelled import SETS
from paripassu.statements._encode import continuations, load_tokenizer, paragraph_spans, windows_of, words_of
from training import batches
from training.inner import HELD_BACK, Extra, roles_of
from training.labels import label
from training.network import TOKENIZER, Reader, Roles, crf_loss, half, pick
from training.trees import proposition, read_trees

BATCH = 64
SETS_LEARNED = 20
"""The later ones were written for one question, where a target ends, and teach that targets are long (docs/model-card.md)."""


class Item(NamedTuple):
    """A window: the states of its pieces, (P, 2 H); the first piece of each word, (W,); tags (W,), and 1 where a tag is known, (W,)."""

    states: Tensor
    first: Tensor
    tags: Tensor
    known: Tensor


def sentences() -> Iterator[tuple[str, int, Extra]]:
    """Name, where its sentence begins, and text with the roles of each labelled sentence; before it the one before."""
    for path in [SETS.parent / "propositions" / f"train-{k}.jsonl" for k in range(1, SETS_LEARNED + 1)]:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text = " ".join(filter(None, (row["before"], row["text"])))
            begin = len(text) - len(row["text"])
            yield row["id"], begin, Extra(text, (roles_of(row, begin),), ())


def states_of(model: Reader, texts: Sequence[tuple[int, Extra]]) -> list[Item]:
    """Each text's item; what stands before its sentence is read along and has no tags."""
    tokenizer = load_tokenizer(TOKENIZER)
    table = continuations(tokenizer)
    windows = []
    for begin, extra in texts:
        for window in windows_of(words_of(extra.text, paragraph_spans(extra.text), tokenizer, table)):
            windows.append((begin, window, label(window, extra.outer or ())))
    windows.sort(key=lambda w: len(w[1].pieces))
    found = []
    with torch.no_grad(), half("cpu"):
        for k in range(0, len(windows), BATCH):
            some = windows[k : k + BATCH]
            batch = batches.collate([batches.Item(window, roles=labels) for _, window, labels in some], "cpu")
            _, states = model.both(batch["ids"], batch["mask"], batch["features"])
            for row, (begin, window, _) in enumerate(some):
                n, pieces = len(window.first), int(batch["mask"][row].sum())
                own = torch.from_numpy((window.starts >= begin).astype("float32"))
                at = int(own.argmax())
                words = (batch[name][row, at:n].clone() for name in ("first", "roles_tags"))
                found.append(Item(states[row, :pieces].bfloat16(), *words, own[at:]))
    return found


def trained(
    head: Roles, items: list[Item], held: list[Item], *, epochs: int, rate: float, rng: random.Random
) -> tuple[Roles, float, int]:
    """The head as it was when it did best on what is held back, its loss a word there, and behind how many epochs that was."""
    best, least, behind = deepcopy(head), float("inf"), 0
    for epoch, _ in enumerate(epochs_of(head, items, epochs, rate, rng)):
        with torch.no_grad():
            now = sum(float(_loss(head, held[k : k + BATCH])) for k in range(0, len(held), BATCH)) / -(
                -len(held) // BATCH
            )
        print(f"epoch {epoch + 1} held back {now:.4f}", flush=True)
        if now < least:
            best, least, behind = deepcopy(head), now, epoch + 1
    return best, least, behind


def epochs_of(head: Roles, items: list[Item], epochs: int, rate: float, rng: random.Random) -> Iterator[None]:
    """Teaches the head, and stops behind each epoch; the rate falls to nothing over *epochs*."""
    optimizer = torch.optim.AdamW(head.parameters(), lr=rate, weight_decay=0.02)
    for epoch in range(epochs):
        for group in optimizer.param_groups:
            group["lr"] = rate * (1 - epoch / epochs) + 1e-5
        rng.shuffle(items)
        items.sort(key=lambda item: len(item.states) // 8)
        begins = list(range(0, len(items), BATCH))
        rng.shuffle(begins)
        head.train()
        for k in begins:
            loss = _loss(head, items[k : k + BATCH])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimizer.step()
        head.eval()
        yield


def taught(head: Roles, items: list[Item], epochs: int, stop: int, rate: float, rng: random.Random) -> Roles:
    """The head behind *stop* of *epochs* epochs."""
    for _ in islice(epochs_of(head, items, epochs, rate, rng), stop):
        pass
    return head


def _loss(head: Roles, items: Sequence[Item]) -> Tensor:
    states, first, tags, known = (
        nn.utils.rnn.pad_sequence(list(part), batch_first=True) for part in zip(*items, strict=True)
    )
    return crf_loss(head, pick(head(states.float()), first).float(), tags, known)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--start", type=Path, required=True)
    ask.add_argument("--trees", type=Path, help="folder of .conllu files")
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--epochs", type=int, default=20)
    ask.add_argument(
        "--all", action="store_true", help="learn what is held back too, for so many epochs as did best without it"
    )
    ask.add_argument("--rate", type=float, default=1e-3)
    ask.add_argument("--seed", type=int, default=7)
    ask.add_argument("--dropout", type=float, default=0.3)
    options = ask.parse_args()
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    weights = torch.load(options.start, map_location="cpu", weights_only=True)
    model = Reader.restored(options.start).eval()
    rows = list(sentences())
    held_back = {name for name, _, _ in rows if zlib.crc32(name.encode()) % HELD_BACK == 0}
    held = states_of(model, [(at, extra) for name, at, extra in rows if name in held_back])
    own = states_of(model, [(at, extra) for name, at, extra in rows if name not in held_back])
    head = model.roles
    head.dropout = options.dropout
    print(len(own), "sentences,", len(held), "held back")
    trees = [(t, g) for t in read_trees(options.trees) if (g := proposition(t))] if options.trees else []
    items = states_of(model, [(0, Extra(t.text, (g,), ())) for t, g in trees])
    print(len(items), "trees")
    begun = deepcopy(head)
    first, least, epochs = trained(head, [*items, *own], held, epochs=options.epochs // 2, rate=options.rate, rng=rng)
    last, less, more = trained(deepcopy(first), own, held, epochs=options.epochs // 2, rate=options.rate / 4, rng=rng)
    head = last if less < least else first
    if options.all:
        everything = [*own, *held]
        head = taught(begun, [*items, *everything], options.epochs // 2, epochs, options.rate, rng)
        if less < least:
            head = taught(head, everything, options.epochs // 2, more, options.rate / 4, rng)
    weights.update({f"roles.{k}": v for k, v in head.state_dict().items()})
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(weights, options.out)


if __name__ == "__main__":
    main()
