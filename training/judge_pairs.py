"""Pairs of sentence and indicator in, the network that reads the two together out.

    python -m training.judge_pairs --items build/items.npz --out build/pairs.pt
    python -m training.judge_pairs --export build/pairs.pt --out src/paripassu/evidence/model

It starts from all-MiniLM-L6-v2. What the speaker holds and whether the thing happened are learned beside whether the sentence bears.
Larger networks can teach it (--mpnet FOLDER --fold N trains one on the situations of all other folds, --say writes what such
networks make of the pairs of their folds, --aims learns by it). With --new a network goes on from --start by the labels of
situations that are new to it, and by what others (--hold, on the mean; else itself as it began) make of a share of the others, so that they are not forgotten.
"""

import argparse
import hashlib
import json
import random
import tempfile
import time
from collections.abc import Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from paripassu.statements._tags import STANCES, TENSES
from training.corpus import FOLDS, fold_of
from training.gate import EARLY_ODDS, STATES, gated
from training.labels import NONE
from training.measures import report
from training.network import MINILM, MPNET, Reader, Size, half
from training.quantise import quantise
from training.train import minilm

AMONG, FIELDS = 0.4, 0.15
"""Weights of the comparison of a sentence's candidates with each other, and of stance and tense."""
WHOLE = 8
"""Pieces of a batch are a multiple of this: attention is quickest so."""
UNUSED = ("roles", "whose", "who", "who_rules", "naming", "persons")
"""Heads of the reader's that came or changed later than some checkpoints, and which it does not use."""
EARLY, EARLY_WIDTH, EARLY_SHARE = 2, 128, 0.25
"""Layers behind which the network can tell what is not worth the rest of it, units of the head that does, and weight of its loss."""
NO_GATE = -100.0
SURE = 4.0
"""Log-odds of a label that is aimed at as a teacher's word is."""


class Pairs(nn.Module):
    """ids, mask, side (B, P) → log-odds that it bears (B,), stance (B, 5), tense (B, 4)."""

    def __init__(self, size: Size = MINILM) -> None:
        super().__init__()
        self.encoder = Reader(0.1, size)
        self.hidden = nn.Linear(2 * size.hidden, size.hidden)
        self.out = nn.Linear(size.hidden, 1)
        self.fields = nn.Linear(size.hidden, len(STANCES) + len(TENSES))
        self.sides = nn.Embedding(3, size.hidden)
        """Added to the words: 0 the sentence, 1 the indicator's side, 2 what stands before the sentence."""
        nn.init.zeros_(self.sides.weight)
        self.early_hidden = nn.Linear(2 * size.hidden, EARLY_WIDTH)
        self.early_out = nn.Linear(EARLY_WIDTH, 1)

    def load_minilm(self) -> None:
        self.encoder.load_minilm(minilm())
        weights = load_file(minilm())
        kinds = next(v for k, v in weights.items() if k.endswith("token_type_embeddings.weight"))
        self.sides.weight.data[1].copy_(kinds[1] - kinds[0])

    def forward(self, ids: Tensor, mask: Tensor, side: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return self.ended(self.begun(ids, mask, side)[0], mask, side)

    def begun(self, ids: Tensor, mask: Tensor, side: Tensor) -> tuple[Tensor, Tensor]:
        """The states behind the first EARLY layers, (B, P, H), and the log-odds that they give by themselves, (B,)."""
        e = self.encoder
        x = e.through(e.summed(ids, self.sides(side)), mask, EARLY)
        return x, self.early_out(F.gelu(self.early_hidden(_pooled(x, mask, side))))[:, 0]

    def ended(self, x: Tensor, mask: Tensor, side: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """What the rest of the layers makes of what `begun` gives."""
        bias = self.encoder.bias(x, mask)
        for layer in self.encoder.layers[EARLY:]:
            x = layer(x, bias)
        h = F.dropout(F.gelu(self.hidden(_pooled(x, mask, side))), 0.2 if self.training else 0.0)
        fields = self.fields(h)
        return self.out(h)[:, 0], fields[:, : len(STANCES)], fields[:, len(STANCES) :]


def _pooled(x: Tensor, mask: Tensor, side: Tensor) -> Tensor:
    """The first state beside the mean of the sentence's own, (B, 2 H)."""
    own = (mask * (side == 0)).to(x.dtype)
    return torch.cat([x[:, 0], (x * own[..., None]).sum(1) / own.sum(1, keepdim=True)], 1)


def restored(path: Path, device: str) -> Pairs:
    """The network of a checkpoint, of the size that the checkpoint is of."""
    weights = torch.load(path, map_location=device, weights_only=True)
    inside = {k.removeprefix("encoder."): v for k, v in weights.items() if k.startswith("encoder.")}
    model = Pairs(Size.of(inside)).to(device)
    missing, lost = model.load_state_dict(weights, strict=False)
    if lost or any(name.split(".")[1] not in UNUSED and not name.startswith("early_") for name in missing):
        raise ValueError(f"{path} is of another network: {', '.join([*missing, *lost])}")
    return model


@dataclass(frozen=True, slots=True)
class Items:
    """The arrays that training.pair_items writes; `rows`: pass (-1: to measure by), situation, sentence, bears, stance, tense."""

    pieces: np.ndarray
    sides: np.ndarray
    begins: np.ndarray
    ends: np.ndarray
    rows: np.ndarray
    folds: np.ndarray
    """Of each pair, the fold that its situation is of."""
    names: tuple[str, ...]
    """The situations, as `rows` number them."""
    missed: int

    @classmethod
    def read(cls, path: Path) -> "Items":
        data = np.load(path)
        ends = data["ends"]
        of = np.array([fold_of(name) for name in data["names"].tolist()])
        begins = np.concatenate([[0], ends[:-1]])
        names = tuple(data["names"].tolist())
        rows = data["rows"]
        return cls(data["pieces"], data["sides"], begins, ends, rows, of[rows[:, 1]], names, int(data["missed"]))

    def batch(self, chosen: Sequence[int], device: str) -> tuple[Tensor, Tensor, Tensor]:
        lengths = [int(self.ends[k] - self.begins[k]) for k in chosen]
        width = -(-max(lengths) // WHOLE) * WHOLE
        ids, sides, mask = (np.zeros((len(chosen), width), dtype=np.int64) for _ in range(3))
        for row, (k, length) in enumerate(zip(chosen, lengths, strict=True)):
            a = self.begins[k]
            ids[row, :length], sides[row, :length] = self.pieces[a : a + length], self.sides[a : a + length]
            mask[row, :length] = 1
        one, two, three = (torch.from_numpy(x).to(device, non_blocking=True) for x in (ids, mask, sides))
        return one, two, three

    def epoch(
        self,
        number: int,
        folds: Sequence[int],
        rng: random.Random,
        size: int,
        fresh: Set[int] = frozenset(),
        others: float = 1.0,
    ) -> list[list[int]]:
        """Batches of pairs of like length, in which those of one sentence stand together; of situations that are not among *fresh*,
        where there are any, a share of the sentences."""
        chosen = np.flatnonzero((self.rows[:, 0] == number) & np.isin(self.folds, folds))
        groups: dict[tuple[int, int], list[int]] = {}
        for k in chosen.tolist():
            _, situation, sentence, *_ = self.rows[k].tolist()
            groups.setdefault((situation, sentence if sentence >= 0 else -1 - k), []).append(k)
        some = [g for (s, _), g in groups.items() if not fresh or s in fresh or rng.random() < others]
        longest = sorted(some, key=lambda g: max(int(self.ends[k] - self.begins[k]) for k in g) + rng.random() * 16)
        batches: list[list[int]] = [[]]
        for group in longest:
            if len(batches[-1]) + len(group) > size:
                batches.append([])
            batches[-1] += group
        rng.shuffle(batches)
        return batches


Aims = np.ndarray
"""What teachers make of each pair: log-odds that it bears, scores of stances and of tenses, (pairs, 10)."""


def loss_of(model: Pairs, items: Items, chosen: list[int], aims: Aims | None, share: float, device: str) -> Tensor:
    """aims: of the pairs of *chosen*, in that order."""
    ids, mask, side = items.batch(chosen, device)
    states, early = model.begun(ids, mask, side)
    bears, stance, tense = (x.float() for x in model.ended(states, mask, side))
    rows = torch.from_numpy(items.rows[chosen].astype(np.int64)).to(device)
    gold = rows[:, 3].float() * 0.96 + 0.02
    said = torch.from_numpy(aims.astype(np.float32)).to(device) if aims is not None else None
    wanted = gold if said is None else (1 - share) * gold + share * said[:, 0].sigmoid()
    loss = F.binary_cross_entropy_with_logits(bears, wanted)
    loss = loss + EARLY_SHARE * F.binary_cross_entropy_with_logits(early.float(), wanted)
    loss = loss + AMONG * among(bears, rows, None if said is None else said[:, 0], share)
    at = 1
    for scores, k in ((stance, 4), (tense, 5)):
        known = rows[:, k] != NONE
        if known.any():
            aim = F.one_hot(rows[known, k], scores.shape[1]).float()
            if said is not None:
                aim = (1 - share) * aim + share * said[known, at : at + scores.shape[1]].softmax(1)
            loss = loss - FIELDS * (aim * scores[known].log_softmax(1)).sum(1).mean()
        at += scores.shape[1]
    return loss


def among(bears: Tensor, rows: Tensor, said: Tensor | None, share: float) -> Tensor:
    """Cross-entropy of which of its candidates each sentence bears on, or on none: the matcher compares them with each other."""
    key = (rows[:, 1] * 100_000 + rows[:, 2]).where(rows[:, 2] >= 0, -1 - torch.arange(len(rows), device=rows.device))
    _, group = key.unique(return_inverse=True)
    count = int(group.max()) + 1
    none = torch.arange(count, device=rows.device)
    group = torch.cat([none, group])  # a candidate "none" for every sentence, at nought

    def chances(odds: Tensor) -> Tensor:
        odds = torch.cat([odds.new_zeros(count), odds])
        most = odds.new_full((count,), -1e9).scatter_reduce(0, group, odds.detach(), "amax")
        total = odds.new_zeros(count).index_add(0, group, (odds - most[group]).exp())
        return odds - most[group] - total.log()[group]

    y = rows[:, 3].float()
    own = y.new_zeros(count).index_add(0, group[count:], y)
    wanted = torch.cat([(own == 0).float(), y / own.clamp(min=1)[group[count:]]])
    if said is not None:
        wanted = (1 - share) * wanted + share * chances(said).exp()
    return -(chances(bears) * wanted).sum() / count


@torch.no_grad()
def asked(model: Pairs, items: Items, chosen: Sequence[int], device: str, size: int = 256) -> Aims:
    """What *model* makes of the pairs numbered in *chosen*, in that order."""
    model.eval()
    found = np.zeros((len(chosen), 1 + len(STANCES) + len(TENSES)), dtype=np.float32)
    order = sorted(range(len(chosen)), key=lambda n: int(items.ends[chosen[n]] - items.begins[chosen[n]]))
    for k in range(0, len(order), size):
        some = order[k : k + size]
        with half(device):
            bears, stance, tense = model(*items.batch([chosen[n] for n in some], device))
        found[some] = torch.cat([bears[:, None], stance, tense], 1).float().cpu().numpy()
    model.train()
    return found


def measure(model: Pairs, items: Items, device: str) -> str:
    """On what is there to measure by; what bears and is not asked is missed."""
    chosen = np.flatnonzero(items.rows[:, 0] < 0)
    said, rows = asked(model, items, chosen.tolist(), device), items.rows[chosen]
    y = rows[:, 3] > 0
    known = y & (rows[:, 4] != NONE)
    right = [
        100 * (said[known, a:b].argmax(1) == rows[known, k]).mean()
        for k, a, b in ((4, 1, 1 + len(STANCES)), (5, 1 + len(STANCES), said.shape[1]))
    ]
    p = 1 / (1 + np.exp(-said[:, 0].astype(float)))
    return f"{report(p, y, items.missed)}; stance / tense {right[0]:.1f} / {right[1]:.1f}"


@torch.no_grad()
def held_to(teachers: Sequence[Pairs], items: Items, chosen: Sequence[int], fresh: Set[int], device: str) -> Aims:
    """What a batch aims at: of situations new to the network the labels, of all others what *teachers* make of them on the
    mean, (batch, 10)."""
    rows = items.rows[chosen]
    aims = np.zeros((len(chosen), 1 + len(STANCES) + len(TENSES)), dtype=np.float32)
    aims[:, 0] = np.where(rows[:, 3] > 0, SURE, -SURE)
    for at, k in ((1, 4), (1 + len(STANCES), 5)):
        known = np.flatnonzero(rows[:, k] != NONE)
        aims[known, at + rows[known, k]] = SURE
    old = [n for n, row in enumerate(rows) if int(row[1]) not in fresh]
    if old:
        batch = items.batch([chosen[n] for n in old], device)
        with half(device):
            said = [torch.cat([odds[:, None], *more], 1).float() for odds, *more in (t(*batch) for t in teachers)]
        aims[old] = torch.stack(said).mean(0).cpu().numpy()
    return aims


def train(options: argparse.Namespace) -> None:
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    items = Items.read(options.items)
    aims = np.load(options.aims) if options.aims else None
    folds = [f for f in range(FOLDS) if f != options.fold]
    if options.start:
        model = restored(options.start, device)
        if options.keep:
            model.encoder.layers = nn.ModuleList(model.encoder.layers[k] for k in options.keep)
    else:
        model = Pairs(MPNET if options.mpnet else MINILM).to(device)
        if options.mpnet:
            model.encoder.load_mpnet(options.mpnet)
        else:
            model.load_minilm()
    # The words' vectors are half of a small network's weights; they stay, which saves a fifth of the time.
    model.encoder.words.weight.requires_grad_(False)
    if options.early:
        for name, weights in model.named_parameters():
            weights.requires_grad_(name.startswith("early_"))
    body = [p for p in model.encoder.parameters() if p.requires_grad]
    known = {id(p) for p in model.encoder.parameters()}
    optimizer = torch.optim.AdamW(
        [{"params": body}, {"params": [p for p in model.parameters() if id(p) not in known]}], weight_decay=0.01
    )
    passes = int(items.rows[:, 0].max()) + 1
    fresh = {k for k, name in enumerate(items.names) if name in options.new}
    held = [restored(path, device).eval() for path in options.hold or [options.start]] if fresh else []
    batches = items.epoch(options.first, folds, rng, options.batch, fresh, options.others)
    total = len(batches) * options.epochs
    print(sum(map(len, batches)), "pairs a pass,", total, "steps", flush=True)
    now = [v.detach() for k, v in model.state_dict().items() if k != "encoder.words.weight"]
    average = [v.clone() for v in now]
    started = time.time()
    losses: list[Tensor] = []
    for number in range(options.epochs):
        if number:
            batches = items.epoch((options.first + number) % passes, folds, rng, options.batch, fresh, options.others)
        for chosen in batches:
            share = min(1.0, (len(losses) + 1) / 60) * max(0.02, 1 - len(losses) / total)
            for part, rate in zip(optimizer.param_groups, (options.rate, options.head_rate), strict=True):
                part["lr"] = rate * share
            wanted = held_to(held, items, chosen, fresh, device) if held else aims[chosen] if aims is not None else None
            with half(device):
                loss = loss_of(model, items, chosen, wanted, options.share, device)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            losses.append(loss.detach())
            torch._foreach_lerp_(average, now, 1 - min(0.995, (1 + len(losses)) / (10 + len(losses))))
            if len(losses) % 50 == 0:
                mean = float(torch.stack(losses[-60:]).mean())
                print(f"step {len(losses)}/{total} loss {mean:.3f} {time.time() - started:.0f} s", flush=True)
        kept = [v.clone() for v in now]
        for v, a in zip(now, average, strict=True):
            v.copy_(a)
        torch.save(model.state_dict(), options.out)
        print(f"pass {number + 1}: {measure(model, items, device)}", flush=True)
        for v, k in zip(now, kept, strict=True):
            v.copy_(k)


def say(options: argparse.Namespace) -> None:
    """Write what each fold's teacher makes of the pairs of that fold."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    items = Items.read(options.items)
    aims = np.zeros((len(items.rows), 1 + len(STANCES) + len(TENSES)), dtype=np.float16)
    for fold, path in enumerate(options.say):
        chosen = np.flatnonzero((items.folds == fold) & (items.rows[:, 0] >= 0))
        made = asked(restored(path, device), items, chosen.tolist(), device)
        aims[chosen] = made
        p = 1 / (1 + np.exp(-made[:, 0].astype(float)))
        print(f"fold {fold}: {report(p, items.rows[chosen, 3] > 0)}", flush=True)
    np.save(options.out, aims)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--export", type=Path, help="a checkpoint to be written as pairs.onnx and pairs.json to --out")
    ask.add_argument(
        "--gate", type=float, default=NO_GATE, help="log-odds of the first layers up to which the rest is not asked"
    )
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--items", type=Path, help="what training.pair_items wrote")
    ask.add_argument("--start", type=Path, help="a checkpoint to go on from")
    ask.add_argument("--keep", type=int, nargs="+", help="go on with these of its layers alone, numbered from 0")
    ask.add_argument("--mpnet", type=Path, help="folder of an MPNet checkpoint: train a teacher from it instead")
    ask.add_argument("--fold", type=int, help="leave out the situations of this fold")
    ask.add_argument("--say", type=Path, nargs=FOLDS, help="a teacher for each fold, in order, that has not seen it")
    ask.add_argument("--aims", type=Path, help="what --say wrote")
    ask.add_argument("--new", nargs="+", default=(), help="situations that --start has not learned")
    ask.add_argument("--hold", type=Path, nargs="+", help="checkpoints by whose word the others are kept")
    ask.add_argument("--others", type=float, default=0.1, help="share of the sentences of situations that are not new")
    ask.add_argument("--early", action="store_true", help="leave all as it is but the head behind the first layers")
    ask.add_argument("--first", type=int, default=0, help="the pass to begin with")
    ask.add_argument("--share", type=float, default=0.7, help="of the teachers in what is aimed at")
    ask.add_argument("--epochs", type=int, default=3)
    ask.add_argument("--batch", type=int, default=32)
    ask.add_argument("--rate", type=float, default=1.5e-4)
    ask.add_argument("--head-rate", type=float, default=1e-3)
    ask.add_argument("--seed", type=int, default=9)
    options = ask.parse_args()
    if options.export:
        export(options.export, options.out, options.gate)
    elif options.items is None:
        ask.error("--items is needed to train")
    elif options.say:
        say(options)
    else:
        train(options)


class FirstHalf(nn.Module):
    """One pair in, without padding, as the runtime gives it; `begun` out."""

    def __init__(self, pairs: Pairs) -> None:
        super().__init__()
        self.pairs = pairs

    def forward(self, ids: Tensor, side: Tensor) -> tuple[Tensor, Tensor]:
        return self.pairs.begun(ids, torch.ones_like(ids), side)


class Rest(FirstHalf):
    """What the first half gives in, `ended` out."""

    def forward(self, states: Tensor, side: Tensor) -> tuple[Tensor, Tensor, Tensor]:  # type: ignore[override]
        return self.pairs.ended(states, torch.ones_like(side), side)


def export(checkpoint: Path, folder: Path, gate: float) -> None:
    held = torch.load(checkpoint, map_location="cpu", weights_only=True)
    if gate != NO_GATE and "early_out.weight" not in held:
        raise ValueError(f"{checkpoint} has no head behind its first layers: teach it (--early), or leave --gate out")
    model = restored(checkpoint, "cpu").eval()
    side = torch.zeros(1, 16, dtype=torch.int64)
    ids = torch.ones_like(side)
    halves = (
        (FirstHalf(model), (ids, side), ("ids", "side"), (STATES, EARLY_ODDS), ("pairs.encoder.words.weight",)),
        (Rest(model), (model.begun(ids, ids, side)[0].detach(), side), (STATES, "side"), ("odds", "stance", "tense"), ()),
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as scratch:
        files = []
        for k, (module, example, inputs, outputs, tables) in enumerate(halves):
            plain, files = Path(scratch) / f"plain{k}.onnx", [*files, Path(scratch) / f"{k}.onnx"]
            axes = {name: {0: "pairs", 1: "pieces"} for name in inputs}
            torch.onnx.export(
                module, example, str(plain), input_names=list(inputs), output_names=list(outputs),
                dynamic_axes=axes, opset_version=17, dynamo=False,
            )  # fmt: skip
            quantise(plain, files[-1], tables)
        gated(*files, gate, folder / "pairs.onnx")
    version = hashlib.sha256((folder / "pairs.onnx").read_bytes()).hexdigest()[:12]
    (folder / "pairs.json").write_text(json.dumps({"version": version}) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
