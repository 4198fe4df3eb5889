"""Labelled sentences and situation files in, the network that reads a sentence and an indicator together out.

    python -m training.judge_pairs --out build/pairs.pt
    python -m training.judge_pairs --export build/pairs.pt --out src/paripassu/evidence/model

It starts from all-MiniLM-L6-v2 and sees the sentence (with the one before it where it takes something up), and the
indicator's title, parties and examples, every party under a sign (evidence/masks.py), so that what it learns is who does
what to whom and not who is who. It learns on what it will be asked: the likeliest indicators by words, meaning, actors and
places (training/matching.py fits that first), besides all that bear or tempt. Sentences whose parties are swapped are
made on the way: they bear on nothing. What the speaker holds and whether the thing happened are learned beside it.
"""

import argparse
import hashlib
import json
import random
import re
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from benchmarks.pairs import reader
from paripassu.evidence.features import Unit, Vector
from paripassu.evidence.judge import EXAMPLES, Pair, asked, layout, leading
from paripassu.evidence.masks import SIGNS, Masks, masks_of
from paripassu.evidence.match import judging
from paripassu.situation.model import Indicator
from paripassu.statements._encode import load_tokenizer
from paripassu.statements._tags import STANCES, TENSES
from paripassu.types import Span
from training.cases import BEARING, Case, Sentence, held_out_cases, report, said_in, training_cases
from training.network import MINILM, TOKENIZER, Reader, drop, half
from training.quantise import quantise
from training.train import minilm

SWAP, CONTEXT_ODDS = 0.45, 0.15
NONE = -100
AMONG = 0.4
"""Weight of the comparison of a sentence's candidates with each other."""


class Pairs(nn.Module):
    """ids, mask, side (B, P) → log-odds that it bears (B,), stance (B, 5), tense (B, 4)."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Reader(0.1)
        self.hidden = nn.Linear(2 * MINILM.hidden, MINILM.hidden)
        self.out = nn.Linear(MINILM.hidden, 1)
        self.fields = nn.Linear(MINILM.hidden, len(STANCES) + len(TENSES))
        self.sides = nn.Embedding(3, MINILM.hidden)
        """Added to the words: 0 the sentence, 1 the indicator's side, 2 what stands before the sentence."""
        nn.init.zeros_(self.sides.weight)

    def load_minilm(self) -> None:
        self.encoder.load_minilm(minilm())
        weights = load_file(minilm())
        kinds = next(v for k, v in weights.items() if k.endswith("token_type_embeddings.weight"))
        self.sides.weight.data[1].copy_(kinds[1] - kinds[0])

    def forward(self, ids: Tensor, mask: Tensor, side: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        e = self.encoder
        x = e.norm(e.words(ids) + e.positions.weight[: ids.shape[1]] + self.sides(side))
        x = drop(x, e.dropout, self.training)
        bias = ((1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4).expand(-1, 1, ids.shape[1], -1)
        for layer in e.layers:
            x = layer(x, bias)
        own = (mask * (side == 0)).to(x.dtype)
        pooled = torch.cat([x[:, 0], (x * own[..., None]).sum(1) / own.sum(1, keepdim=True)], 1)
        h = F.dropout(F.gelu(self.hidden(pooled)), 0.2 if self.training else 0.0)
        fields = self.fields(h)
        return self.out(h)[:, 0], fields[:, : len(STANCES)], fields[:, len(STANCES) :]


class Tokens:
    def __init__(self) -> None:
        self.tokenizer = load_tokenizer(TOKENIZER)

    def batch(self, pairs: Sequence[Pair]) -> tuple[Tensor, Tensor, Tensor]:
        encoded = [
            [e.ids for e in self.tokenizer.encode_batch(list(x), add_special_tokens=False)]
            for x in zip(*pairs, strict=True)
        ]
        rows = [layout(*parts) for parts in zip(*encoded, strict=True)]
        ids = torch.zeros(len(rows), max(len(r[0]) for r in rows), dtype=torch.int64)
        mask, side = torch.zeros_like(ids), torch.zeros_like(ids)
        for k, (row, sides) in enumerate(rows):
            ids[k, : len(row)], side[k, : len(row)], mask[k, : len(row)] = torch.tensor(row), torch.tensor(sides), 1
        return ids, mask, side


Item = tuple[Pair, float, int, int, int]
"""A pair, whether it bears, stance and tense by number where they are known, and the number of its sentence in its situation; -1
for one whose parties are exchanged."""


_meanings: dict[str, list[Vector | None]] = {}


def meanings_of(one: Case) -> list[Vector | None]:
    """The meanings of a case's sentences, worked out once."""
    if one.name not in _meanings:
        _meanings[one.name] = reader().meanings([s.text for s in one.sentences])
    return _meanings[one.name]


def likely(chosen: list[Case], weights: Sequence[float]) -> dict[str, np.ndarray]:
    """Log-odds (sentences, indicators) by which candidates are chosen."""
    found = {}
    for one in chosen:
        meanings = meanings_of(one)
        rows = []
        for s, meaning in zip(one.sentences, meanings, strict=True):
            compared = one.comparer.compare(Unit(Span(0, len(s.text)), s.text, s.before), meaning)
            rows.append(one.comparer.candidate_figures(compared) @ np.array(weights))
        found[one.name] = np.array(rows)
    return found


def sampled(one: Case, odds: np.ndarray, rng: random.Random) -> list[tuple[int, int, bool]]:
    """Sentence, indicator, label: all that bear, what tempts, the likeliest of the rest and one at random."""
    items = []
    ids = [i.id for i in one.comparer.situation.indicators]
    for k, s in enumerate(one.sentences):
        no = [j for j in range(len(ids)) if ids[j] not in s.bears and ids[j] not in s.ignored]
        items += [(k, j, True) for j in range(len(ids)) if ids[j] in s.bears]
        hard = sorted(no, key=lambda j: -odds[k, j])[:3]
        chosen = {j for j in no if ids[j] in s.tempting} | set(rng.sample(hard, min(len(hard), rng.randint(1, 3))))
        rest = [j for j in no if j not in chosen]
        if rest and rng.random() < 0.3:
            chosen.add(rng.choice(rest))
        items += [(k, j, False) for j in sorted(chosen)]
    return items


def items_of(one: Case, odds: np.ndarray, rng: random.Random) -> list[Item]:
    order = list(range(len(SIGNS)))
    rng.shuffle(order)
    situation, meanings = one.comparer.situation, meanings_of(one)
    masks = masks_of(situation, one.comparer.names, order)
    plainly: dict[str, list[str]] = {i.id: [] for i in situation.indicators}
    for s in one.sentences:
        if s.kind == "plain" and s.stance in ("affirms", "confirms"):
            for name in s.bears:
                plainly[name].append(s.text)
    found: list[Item] = []
    for k, j, label in sampled(one, odds[one.name], rng):
        s, i = one.sentences[k], situation.indicators[j]
        whole = s.said is None or rng.random() < 0.5
        text, before = seen(s, masks, whole)
        if not before and rng.random() < CONTEXT_ODDS:
            before = masks.apply(rng.choice(one.sentences).text)
        examples = rng.sample(list(i.counts), len(i.counts))
        roll = rng.random()
        if roll < 0.35:
            examples = list(one.comparer.nearest(i, meanings[k], EXAMPLES))
        elif roll < 0.7 and (others := [t for t in plainly[i.id] if t != s.text]):
            # What others wrote of the same thing is an example too, and further from the sentence than the file's own.
            examples = [rng.choice(others), rng.choice(i.counts)]
            rng.shuffle(examples)
        side = asked(i, masks, examples)
        told = label and s.kind in BEARING and s.stance in STANCES and s.tense in TENSES
        fields = (STANCES.index(s.stance), TENSES.index(s.tense)) if told else (NONE, NONE)
        found.append(((before, text, side), float(label), *fields, k))
        if label and rng.random() < SWAP and (changed := exchanged(text, before, i, masks, rng)):
            found.append(((before, changed, side), 0.0, NONE, NONE, -1))
    return found


def exchanged(text: str, before: str, indicator: Indicator, masks: Masks, rng: random.Random) -> str:
    """*text* with the parties' roles exchanged, or with another in the place of one; "" where it names none of them."""
    a, b = (masks.sign(x) if x else "-" for x in (indicator.actor, indicator.target))
    there = [x for x in (a, b) if x != "-" and re.search(rf"\b{x}\b", text) and x not in before]
    if not there or a == b:
        return ""
    if len(there) == 2 and rng.random() < 0.5:
        return text.replace(a, "\0").replace(b, a).replace("\0", b)
    one = a if a in there and rng.random() < 0.75 else there[-1]
    return text.replace(one, rng.choice([x for x in SIGNS if x not in (a, b) and x not in text]))


def seen(s: Sentence, masks: Masks, whole: bool) -> tuple[str, str]:
    """The sentence and what stands before it, as the matcher gives them: *whole*, or the content of the statement that it is
    behind the words that say whose it is."""
    voice, text = ("", s.text) if whole or s.said is None else s.said
    return masks.apply(text), masks.apply(leading(s.before, text, voice))


def epoch(training: list[Case], odds: dict[str, np.ndarray], rng: random.Random, size: int) -> list[list[Item]]:
    """Batches of like length, in which the items of one sentence stand together; in each, sentences are numbered anew."""
    groups: list[list[Item]] = []
    for one in training:
        of: dict[int, list[Item]] = {}
        for item in items_of(one, odds, rng):
            if item[4] < 0:
                groups.append([item])
            else:
                of.setdefault(item[4], []).append(item)
        groups += of.values()
    groups.sort(key=lambda group: max(sum(map(len, item[0])) for item in group) + rng.random() * 80)
    batches: list[list[Item]] = [[]]
    for number, group in enumerate(groups):
        if len(batches[-1]) + len(group) > size:
            batches.append([])
        batches[-1] += [(*item[:4], number if item[4] >= 0 else -1) for item in group]
    rng.shuffle(batches)
    return batches


def loss_of(model: Pairs, tokens: Tokens, group: list[Item]) -> Tensor:
    bears, stance, tense = (x.float() for x in model(*tokens.batch([g[0] for g in group])))
    y = torch.tensor([g[1] for g in group])
    loss = F.binary_cross_entropy_with_logits(bears, y * 0.96 + 0.02) + AMONG * among(bears, y, [g[4] for g in group])
    for scores, k in ((stance, 2), (tense, 3)):
        wanted = torch.tensor([g[k] for g in group])
        if (wanted != NONE).any():
            loss = loss + 0.15 * F.cross_entropy(scores, wanted, ignore_index=NONE)
    return loss


def among(bears: Tensor, y: Tensor, sentences: Sequence[int]) -> Tensor:
    """Cross-entropy of which of its candidates each sentence bears on, or on none: the matcher compares them with each other."""
    losses = []
    for number in set(sentences) - {-1}:
        own = torch.tensor([k for k, s in enumerate(sentences) if s == number])
        if len(own) > 1:
            scores = F.log_softmax(torch.cat([bears.new_zeros(1), bears[own]]), 0)
            wanted = torch.cat([(y[own].sum() == 0).float()[None], y[own]])
            losses.append(-(scores * wanted / wanted.sum()).sum())
    return torch.stack(losses).mean() if losses else bears.sum() * 0


def measure(model: Pairs, tokens: Tokens, chosen: list[Case], odds: dict[str, np.ndarray], most: int) -> str:
    """On the likeliest *most* of each sentence; what bears and is not among them is missed."""
    model.eval()
    pairs: list[Pair] = []
    ys, stances, tenses, missed = [], [], [], 0
    for one in chosen:
        masks = masks_of(one.comparer.situation, one.comparer.names)
        for k, s in enumerate(one.sentences):
            top = set(np.argsort(-odds[one.name][k])[:most].tolist())
            for j, i in enumerate(one.comparer.situation.indicators):
                if i.id in s.ignored or j not in top:
                    missed += i.id in s.bears
                    continue
                text, before = seen(s, masks, whole=False)
                near = one.comparer.nearest(i, meanings_of(one)[k], EXAMPLES)
                pairs.append((before, text, asked(i, masks, near)))
                ys.append(i.id in s.bears)
                stances.append(s.stance)
                tenses.append(s.tense)
    ps, right = [], [0, 0]
    with torch.no_grad(), half("cpu"):
        for k in range(0, len(pairs), 48):
            bears, stance, tense = (x.float() for x in model(*tokens.batch(pairs[k : k + 48])))
            ps.append(torch.sigmoid(bears).numpy())
            for n in range(len(bears)):
                if ys[k + n]:
                    right[0] += STANCES[int(stance[n].argmax())] == stances[k + n]
                    right[1] += TENSES[int(tense[n].argmax())] == tenses[k + n]
    y = np.array(ys)
    share = " / ".join(f"{100 * r / y.sum():.1f}" for r in right)
    return f"{report(np.concatenate(ps).astype(float), y, missed)}; stance / tense {share}; {missed} of {y.sum() + missed} not asked"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--export", type=Path, help="a checkpoint to be written as pairs.onnx and pairs.json to --out")
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--start", type=Path, help="a checkpoint to go on from")
    ask.add_argument("--epochs", type=int, default=3)
    ask.add_argument("--batch", type=int, default=32)
    ask.add_argument("--rate", type=float, default=1.5e-4)
    ask.add_argument("--seed", type=int, default=9)
    ask.add_argument("--sample", type=float, default=1.0, help="share of the situations that are trained on")
    ask.add_argument("--whole", nargs="*", default=(), help="situations that are in every sample")
    options = ask.parse_args()
    if options.export:
        export(options.export, options.out)
        return
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    tokens, model = Tokens(), Pairs()
    model.load_minilm()
    if options.start:
        model.load_state_dict(torch.load(options.start, weights_only=True))
    training, dev = training_cases(reader().meanings), held_out_cases("dev", reader().meanings)
    if options.sample < 1:
        left_out = random.Random(options.seed).random
        training = [c for c in training if c.name in options.whole or left_out() < options.sample]
    said_in([*training, *dev], reader())
    odds = likely([*training, *dev], judging()[0])
    # The words' vectors are half of all weights; they stay, which saves a fifth of the time.
    model.encoder.words.weight.requires_grad_(False)
    body = [p for p in model.encoder.parameters() if p.requires_grad]
    known = {id(p) for p in model.encoder.parameters()}
    optimizer = torch.optim.AdamW(
        [{"params": body}, {"params": [p for p in model.parameters() if id(p) not in known]}], weight_decay=0.01
    )
    batches = epoch(training, odds, rng, options.batch)
    total = len(batches) * options.epochs
    print(
        len(training), "situations,", sum(len(c.sentences) for c in training), "sentences,", total, "steps", flush=True
    )
    started, losses = time.time(), []
    average = {k: v.detach().clone() for k, v in model.state_dict().items()}
    for number in range(options.epochs):
        batches = batches if number == 0 else epoch(training, odds, rng, options.batch)
        for group in batches:
            model.train()
            share = min(1.0, (len(losses) + 1) / 60) * max(0.02, 1 - len(losses) / total)
            for part, rate in zip(optimizer.param_groups, (options.rate, 1e-3), strict=True):
                part["lr"] = rate * share
            with half("cpu"):
                loss = loss_of(model, tokens, group)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            losses.append(loss.item())
            decay = min(0.995, (1 + len(losses)) / (10 + len(losses)))
            with torch.no_grad():
                for k, v in model.state_dict().items():
                    if k != "encoder.words.weight":
                        average[k].lerp_(v, 1 - decay)
            if len(losses) % 20 == 0:
                print(
                    f"step {len(losses)}/{total} loss {np.mean(losses[-60:]):.3f} {time.time() - started:.0f} s",
                    flush=True,
                )
        torch.save(average, options.out)
        kept = {k: v.detach().clone() for k, v in model.state_dict().items()}
        model.load_state_dict(average)
        print(f"epoch {number + 1}: dev, likeliest 3: {measure(model, tokens, dev, odds, 3)}", flush=True)
        model.load_state_dict(kept)
    model.load_state_dict(average)
    print(f"dev, likeliest 5: {measure(model, tokens, dev, odds, 5)}", flush=True)


class Exported(nn.Module):
    """The network with the inputs that the runtime gives: one pair, without padding."""

    def __init__(self, pairs: Pairs) -> None:
        super().__init__()
        self.pairs = pairs

    def forward(self, ids: Tensor, side: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return self.pairs(ids, torch.ones_like(ids), side)


def export(checkpoint: Path, folder: Path) -> None:
    model = Pairs().eval()
    model.load_state_dict(torch.load(checkpoint, weights_only=True))
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        example = torch.ones(1, 16, dtype=torch.int64), torch.zeros(1, 16, dtype=torch.int64)
        axes = {name: {0: "pairs", 1: "pieces"} for name in ("ids", "side")}
        torch.onnx.export(
            Exported(model), example, str(plain), input_names=["ids", "side"], output_names=["odds", "stance", "tense"],
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantise(plain, folder / "pairs.onnx", ("pairs.encoder.words.weight",))
    version = hashlib.sha256((folder / "pairs.onnx").read_bytes()).hexdigest()[:12]
    (folder / "pairs.json").write_text(json.dumps({"version": version}) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
