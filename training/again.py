"""Two checkpoints in, the second with heads that say on its encoder what those of the first say on theirs, out.

    python -m training.again --before build/shipped.pt --checkpoint build/fifth.pt --data FOLDER --out build/again.pt [--limit N]

For roles, who a source is and persons' names, when the upper layers have learned something else (training.upper) and these heads
are to stay what they were: each learns the first one's word, piece by piece, on windows of all labelled texts of ours, of the
sentences with roles and of a part of PolNeAR.
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn

from training.batches import Item, collate
from training.network import Reader, half
from training.roles import sentences
from training.states import windows_of_text
from training.upper import MOST, Sets, filled, read_sets

BATCH, EPOCHS, RATE, POLNEAR = 32, 9, 1e-3, 2600
HEADS = ("roles.hidden", "roles.beside", "roles.out", "whose", "who", "naming", "persons")


class Said(NamedTuple):
    """Of a window: the states of the encoder as it is now, (P, 2 H), and what the heads said before, each (P, N)."""

    states: Tensor
    aims: tuple[Tensor, ...]


def said(model: Reader, both: Tensor) -> tuple[Tensor, ...]:
    """What the heads make of states (B, P, 2 H)."""
    end = both[..., both.shape[-1] // 2 :]
    return model.roles(both), model.leaning(both), model.named(end).clamp(-MOST, MOST)


@torch.no_grad()
def aims(before: Reader, now: Reader, items: Sequence[Item]) -> list[Said]:
    found: list[Said] = []
    ordered = sorted(items, key=lambda item: len(item.window.pieces))
    for k in range(0, len(ordered), BATCH):
        batch = collate(ordered[k : k + BATCH], "cpu")
        given = batch["ids"], batch["mask"], batch["features"]
        with half("cpu"):
            (_, then), (_, states) = before.both(*given), now.both(*given)
        parts = said(before, then.float())
        for row, count in enumerate(batch["mask"].sum(1).tolist()):
            found.append(Said(states[row, :count].bfloat16(), tuple(p[row, :count].bfloat16() for p in parts)))
    return found


def away(model: Reader, rows: Sequence[Said], spreads: Sequence[Tensor]) -> Tensor:
    """How far the heads are from what is aimed at, in shares of how far that differs from piece to piece."""
    width = max(len(row.states) for row in rows)
    made = said(model, filled([row.states for row in rows], width))
    total = spreads[0].new_zeros(())
    for k, (part, spread) in enumerate(zip(made, spreads, strict=True)):
        for row, mine in zip(rows, part, strict=True):
            aim = row.aims[k].float()
            total = total + ((mine[: len(aim)] - aim) ** 2).mean() / spread / len(rows)
    return total / len(made)


def teach(model: Reader, data: list[Said], epochs: int, seed: int) -> None:
    rng = random.Random(seed)
    learned = [p for name in HEADS for p in model.get_submodule(name).parameters()]
    some = rng.sample(data, min(len(data), 2000))
    spreads = [torch.cat([row.aims[k].float() for row in some]).var(0).mean() for k in range(len(data[0].aims))]
    begins = list(range(0, len(data), BATCH))
    optimizer = torch.optim.AdamW(learned, lr=RATE, weight_decay=0.0)
    rates = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=epochs * len(begins), pct_start=0.1)
    for epoch in range(epochs):
        rng.shuffle(begins)
        total = 0.0
        for k in begins:
            loss = away(model, data[k : k + BATCH], spreads)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(learned, 1.0)
            optimizer.step()
            rates.step()
            total += loss.item()
        print(f"pass {epoch + 1}: {100 * total / len(begins):.2f} % away", flush=True)


def items(sets: Sets, seed: int) -> list[Item]:
    polnear = random.Random(seed).sample(sets.polnear, min(POLNEAR, len(sets.polnear)))
    roles = [Item(window) for _, _, extra in sentences() for window in windows_of_text(extra.text)]
    return [*sets.fresh, *sets.back, *sets.learned, *polnear, *roles]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--before", type=Path, required=True)
    ask.add_argument("--checkpoint", type=Path, required=True)
    ask.add_argument("--data", type=Path, required=True, help="folder with train/ in brat standoff")
    ask.add_argument("--epochs", type=int, default=EPOCHS)
    ask.add_argument("--limit", type=int, help="use only so many windows (to try things)")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--out", type=Path, required=True)
    options = ask.parse_args()
    torch.manual_seed(options.seed)
    before, now = Reader.restored(options.before).eval(), Reader.restored(options.checkpoint).eval()
    chosen = items(read_sets(options.data, 0), options.seed)[: options.limit]
    print(f"{len(chosen)} windows", flush=True)
    teach(now, aims(before, now, chosen), options.epochs, options.seed)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    weights = torch.load(options.checkpoint, map_location="cpu", weights_only=True)
    torch.save({**weights, **{k: v for k, v in now.state_dict().items() if k in weights}}, options.out)


if __name__ == "__main__":
    main()
