"""A checkpoint and all that is labelled in, the same with its upper layers taught anew out.

    python -m training.upper --start build/shipped.pt --data FOLDER --out build/upper.pt [--begin build/one.pt] [--part 4]

The layers below stay as they are, so that what they make of each window is worked out once. The upper ones, behind the middle,
learn who is cited for what: all labelled texts of ours, those above all that the encoder has not learned, and a part of PolNeAR in
each pass. What the other heads say of each piece (fields, meanings, roles, who a source is, persons' names) is held to what it
was, so that nothing else that hangs on the encoder has to be made again but the judge, which reads its states.
--begin: a checkpoint to go on from, of the same lower layers. --part: leave out one in so many of the texts that the encoder has not learned,
to try what is taught on them. What is shipped is a mean with what it began at (training.mean), or PolNeAR's ways are lost.
"""

import argparse
import random
import time
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import torch
from torch import Tensor

from benchmarks.labelled import Text, read_set
from training.batches import Item, collate
from training.corpus import read_brat
from training.inner import held_back, own
from training.judge import is_fresh
from training.labels import label
from training.network import Reader, crf_loss, half, pick
from training.states import windows_of_text
from training.train import link_loss

MIDDLE = 3
"""The last layer that stays as it is: what it makes of a window is the middle that the judge and the head of roles read."""
BATCH, EPOCHS, RATE, DROPOUT, AVERAGE = 16, 3, 1.5e-4, 0.12, 0.995
FRESH_TIMES = 2
"""How often in a pass a text is seen that the encoder has not learned."""
LEARNED, POLNEAR = 0.5, 0.4
"""Shares of a pass of our texts that it has learned, and of PolNeAR, unless others are asked for."""
INNER, LINKS, HELD = 0.8, 0.05, 0.3
"""Weights in the loss, beside that of the outermost statements."""
INNER_TIMES = 2
"""How many times as often those are seen that hold a statement inside another: they are few."""
MOST = 8.0
"""Log-odds of a name beyond which nothing more is to be learned."""
TAUGHT = ("outer", "inner", "link")
OTHERS = ("roles", "judge", "fields", "meaning", "whose", "who", "naming", "persons")


class Kept(NamedTuple):
    """The states of a window's pieces in the middle and at the end, each (P, H)."""

    middle: Tensor
    end: Tensor


class Sets(NamedTuple):
    """All that is learned, by how often it is seen."""

    fresh: list[Item]
    back: list[Item]
    learned: list[Item]
    polnear: list[Item]

    def epoch(self, rng: random.Random, shares: Sequence[float]) -> list[list[Item]]:
        """The batches of a pass, windows of like length together, in random order; shares: of what was learned, and of PolNeAR."""
        chosen = [one for one in self.fresh for _ in range(FRESH_TIMES * times(one))] + self.back
        for part, share in zip((self.learned, self.polnear), shares, strict=True):
            chosen += rng.sample(part, int(len(part) * share))
        chosen.sort(key=lambda one: len(one.window.pieces) + rng.random() * 30)
        batches = [chosen[k : k + BATCH] for k in range(0, len(chosen), BATCH)]
        rng.shuffle(batches)
        return batches


def times(one: Item) -> int:
    return INNER_TIMES if one.inner is not None and one.inner.tags.any() else 1


def left_out(text: Text, part: int) -> bool:
    return bool(part) and is_fresh(text) and zlib.crc32(text.id.encode()) % part == 0


class States:
    """What an encoder makes of windows, each worked out when it is first asked for."""

    def __init__(self, model: Reader) -> None:
        self._model = model
        self._kept: dict[int, Kept] = {}

    @torch.no_grad()
    def of(self, item: Item) -> Kept:
        """*item* must live as long as this object."""
        if id(item) not in self._kept:
            batch = collate([item], "cpu")
            with half("cpu"):
                end, both = self._model.both(batch["ids"], batch["mask"], batch["features"])
            middle = both[0, :, : end.shape[2]]
            self._kept[id(item)] = Kept(middle.bfloat16(), end[0].bfloat16())
        return self._kept[id(item)]


def read_sets(data: Path, part: int) -> Sets:
    """All that is labelled; *data* holds train/ in brat standoff."""
    found = Sets([], [], [], [])
    for text in [*read_set("dev"), *read_set("train")]:
        if left_out(text, part):
            continue
        told = own(text)
        to = found.fresh if is_fresh(text) else found.back if held_back(text) else found.learned
        to += [Item(w, label(w, told.outer or ()), label(w, told.inner)) for w in windows_of_text(text.text)]
    for document in read_brat(data / "train"):
        found.polnear.extend(Item(w, label(w, document.statements)) for w in windows_of_text(document.text))
    return found


def others(model: Reader, middle: Tensor, end: Tensor) -> dict[str, Tensor]:
    """What the heads say of each piece that are to say what they said, each (B, P, N)."""
    both = torch.cat([middle, end], 2)
    return {
        "fields": model.judged(end),
        "meaning": model.meaning(end),
        "roles": model.roles(both),
        "who": model.leaning(both),
        "persons": model.named(end).clamp(-MOST, MOST),
    }


def filled(rows: Sequence[Tensor], width: int) -> Tensor:
    """(P, H) of each row as one (B, P, H)."""
    out = torch.zeros(len(rows), width, rows[0].shape[1])
    for k, row in enumerate(rows):
        out[k, : len(row)] = row.float()
    return out


def losses(model: Reader, old: Reader, items: Sequence[Item], states: States) -> tuple[Tensor, Tensor]:
    """What is to be learned, and how far the other heads have come away from what they said: shares of how far that differs from piece to piece."""
    batch, rows = collate(items, "cpu"), [states.of(item) for item in items]
    width = batch["ids"].shape[1]
    middle = filled([row.middle for row in rows], width)
    pieces = batch["mask"].bool()
    with half("cpu"):
        with torch.no_grad():
            wanted = others(old, middle, filled([row.end for row in rows], width))
        x, bias = middle, model.bias(middle, batch["mask"])
        for layer in model.layers[MIDDLE + 1 :]:
            x = layer(x, bias)
        away = middle.new_zeros(())
        for name, made in others(model, middle, x).items():
            mine, theirs = made.float()[pieces], wanted[name].float()[pieces]
            away = away + ((mine - theirs) ** 2).mean() / theirs.var(0, unbiased=False).mean().clamp(min=1e-3)
        words = pick(x, batch["first"])
        link = model.link(words)
        loss = middle.new_zeros(())
        for name, head, weight in (("outer", model.outer, 1.0), ("inner", model.inner, INNER)):
            there = batch[f"{name}_known"].sum(1) > 0
            if there.any():
                emissions = head(words)[there].float()
                with torch.autocast("cpu", enabled=False):
                    part = crf_loss(head, emissions, batch[f"{name}_tags"][there], batch[f"{name}_known"][there])
                    loss = loss + weight * (part + LINKS * link_loss(link, batch, name))
    return loss, away / len(wanted)


def teach(
    model: Reader, old: Reader, sets: Sets, epochs: int, rate: float, seed: int, shares: Sequence[float]
) -> dict[str, Tensor]:
    """The weights of *model* when it has learned, a running average of them."""
    rng, states = random.Random(seed), States(old)
    body = [p for layer in model.layers[MIDDLE + 1 :] for p in layer.parameters()]
    heads = [p for name in (*TAUGHT, *OTHERS) for p in getattr(model, name).parameters()]
    learned = [*body, *heads]
    optimizer = torch.optim.AdamW([{"params": body}, {"params": heads, "lr": 2 * rate}], lr=rate, weight_decay=0.01)
    total = epochs * len(sets.epoch(random.Random(seed), shares))
    rates = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [rate, 2 * rate], total_steps=total, pct_start=0.08, anneal_strategy="linear"
    )
    average = [p.detach().clone() for p in learned]
    lately: list[tuple[float, float]] = []
    started, step = time.time(), 0
    model.train()
    for _ in range(epochs):
        for items in sets.epoch(rng, shares):
            loss, away = losses(model, old, items, states)
            optimizer.zero_grad(set_to_none=True)
            (loss + HELD * away).backward()
            torch.nn.utils.clip_grad_norm_(learned, 1.0)
            optimizer.step()
            rates.step()
            step += 1
            torch._foreach_lerp_(average, [p.detach() for p in learned], 1 - min(AVERAGE, (1 + step) / (10 + step)))
            lately.append((loss.item(), away.item()))
            if step % 50 == 0:
                means = [sum(part) / 50 for part in zip(*lately[-50:], strict=True)]
                print(
                    f"step {step}/{total} loss {means[0]:.4f} away {means[1]:.3f} {time.time() - started:.0f} s",
                    flush=True,
                )
    made: dict[str, Any] = model.state_dict()
    names = {id(p): name for name, p in model.named_parameters()}
    return {**made, **{names[id(p)]: mean for p, mean in zip(learned, average, strict=True)}}


def unlike(a: Iterable[Tensor], b: Iterable[Tensor]) -> bool:
    return any(not torch.equal(x, y) for x, y in zip(a, b, strict=True))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--start", type=Path, required=True)
    ask.add_argument("--begin", type=Path)
    ask.add_argument("--data", type=Path, required=True, help="folder with train/ in brat standoff")
    ask.add_argument("--part", type=int, default=0)
    ask.add_argument("--epochs", type=int, default=EPOCHS)
    ask.add_argument("--rate", type=float, default=RATE)
    ask.add_argument("--learned", type=float, default=LEARNED)
    ask.add_argument("--polnear", type=float, default=POLNEAR)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--out", type=Path, required=True)
    options = ask.parse_args()
    torch.manual_seed(options.seed)
    old = Reader.restored(options.start).eval()
    model = Reader.restored(options.begin or options.start, DROPOUT)
    if unlike(old.layers[: MIDDLE + 1].parameters(), model.layers[: MIDDLE + 1].parameters()):
        ask.error("--begin has other lower layers than --start")
    sets = read_sets(options.data, options.part)
    print(", ".join(f"{len(part)} windows {name}" for name, part in zip(Sets._fields, sets, strict=True)), flush=True)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    shares = options.learned, options.polnear
    torch.save(teach(model, old, sets, options.epochs, options.rate, options.seed, shares), options.out)


if __name__ == "__main__":
    main()
