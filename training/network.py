"""The network: a BERT encoder with a feature table, two layers of tags as linear-chain CRFs, and links between words.

Shapes: B windows, P pieces, W words, T tags, D link width. A teacher is the same with a larger encoder.
"""

import json
import math
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Self

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from paripassu.statements._encode import FEATURES
from paripassu.statements._tags import FORBIDDEN, FORBIDDEN_START, TAGS, WHO, WIDTHS

PIECES = 30522
"""Word pieces of BERT's uncased vocabulary, by whose numbers every encoder here is asked."""
BUCKETS, FAR = 32, 128
"""MPNet's distances between pieces: how many are told apart, and the one from which on none are."""
LINK = 64
MEANING = 192
WHO_INNER = 192
ROLES_INNER = 192
TOKENIZER = Path(__file__).parent.parent / "src/paripassu/statements/model/tokenizer.json"


def drop(x: Tensor, share: float, training: bool) -> Tensor:
    """Dropout of whole hidden units over a window (x is B, P, N): element-wise masks cost more than the encoder on a CPU."""
    if not training or not share:
        return x
    kept = torch.rand(x.shape[0], 1, x.shape[2], device=x.device) >= share
    return x * (kept.to(x.dtype) / (1 - share))


@dataclass(frozen=True, slots=True)
class Size:
    """How large an encoder is. relative: whether it adds a score for the distance between pieces, as MPNet does."""

    hidden: int = 384
    layers: int = 6
    inner: int = 1536
    relative: bool = False
    heads: int = 12

    @classmethod
    def of(cls, weights: Mapping[str, Tensor]) -> Self:
        """The size of the encoder that a checkpoint is of."""
        layers = {name.split(".")[1] for name in weights if name.startswith("layers.")}
        inner, hidden = weights["layers.0.up.weight"].shape
        return cls(hidden, len(layers), inner, "distances" in weights)


MINILM = Size()
MPNET = Size(768, 12, 3072, relative=True)


class Layer(nn.Module):
    def __init__(self, dropout: float, size: Size) -> None:
        super().__init__()
        hidden = size.hidden
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.norm1 = nn.LayerNorm(hidden, eps=1e-12)
        self.up = nn.Linear(hidden, size.inner)
        self.down = nn.Linear(size.inner, hidden)
        self.norm2 = nn.LayerNorm(hidden, eps=1e-12)
        self.dropout = dropout
        self.heads = size.heads

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, p, hidden = x.shape
        q, k, v = self.qkv(x).view(b, p, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        a = self.out(a.transpose(1, 2).reshape(b, p, hidden))
        x = self.norm1(x + drop(a, self.dropout, self.training))
        y = self.down(F.gelu(self.up(x)))
        return self.norm2(x + drop(y, self.dropout, self.training))


def half(device: str) -> torch.autocast:
    """bf16 where the machine computes with it; without such instructions it is emulated, and fifty times slower than floats."""
    able = device == "cuda" or torch.ops.mkldnn._is_mkldnn_bf16_supported()
    return torch.autocast(device, dtype=torch.bfloat16, enabled=able)


def pick(x: Tensor, first: Tensor) -> Tensor:
    """(B, P, N) at each word's first piece: (B, W, N)."""
    return x.gather(1, first[..., None].expand(-1, -1, x.shape[2]))


def field_scores(scores: Tensor, judged: Tensor) -> Tensor:
    """What each labelled statement of a batch scores, (statements, F), of scores (B, W, 2 F): its cue's at the first word and the
    mean of its content's, as statements/_decode.py adds them up. judged: row, cue, content's first word and the one behind it."""
    row, cue, start, end = judged[:, :4].unbind(1)
    half = scores.shape[2] // 2
    sums = F.pad(scores[..., half:].cumsum(1), (0, 0, 1, 0))
    total = (sums[row, end] - sums[row, start]) / (end - start)[:, None]
    return (total + scores[row, cue.clamp(min=0), :half] * (cue >= 0)[:, None]).float()


class Chain(nn.Module):
    """What the heads of tags have in common: how well one tag follows another, and each begins."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.start = nn.Parameter(torch.zeros(len(TAGS)))
        self.dropout = dropout


class Tagger(Chain):
    """A small head: one hidden layer, then emissions for each tag."""

    def __init__(self, dropout: float, hidden: int) -> None:
        super().__init__(dropout)
        self.hidden = nn.Linear(hidden, hidden)
        self.out = nn.Linear(hidden, len(TAGS))

    def forward(self, x: Tensor) -> Tensor:
        return self.out(drop(F.gelu(self.hidden(x)), self.dropout, self.training))


class Roles(Chain):
    """The head for who does what to whom: emissions (B, P, T) of the states in the middle of the encoder and at its end, (B, P, 2 H),
    each piece beside its neighbours. The middle knows more of how a sentence is built than the end, which was taught who is cited."""

    def __init__(self, dropout: float, hidden: int) -> None:
        super().__init__(dropout)
        self.hidden = nn.Linear(2 * hidden, ROLES_INNER)
        self.beside = nn.Linear(3 * ROLES_INNER, ROLES_INNER)
        self.out = nn.Linear(ROLES_INNER, len(TAGS))

    def forward(self, x: Tensor) -> Tensor:
        h = drop(F.gelu(self.hidden(x)), self.dropout, self.training)
        padded = F.pad(h, (0, 0, 1, 1))
        near = torch.cat([padded[:, :-2], h, padded[:, 2:]], 2)
        h = drop(h + F.gelu(self.beside(near)), self.dropout, self.training)
        out: Tensor = self.out(h)
        return out


class Reader(nn.Module):
    """ids, mask, features (B, P) → outer and inner emissions (B, P, T), link vectors (B, P, 6 D), field scores (B, P, 2 F),
    meanings (B, P, M), whose mean over the words of a sentence is the sentence's, emissions of roles (B, P, T): the
    same tags again, of who does what to whom (source, cue, content stand for actor, action, target), scores of who a source
    is (B, P, 4 S), as _tags.WHO has them, and log-odds that a word is part of a person's name (B, P, 1)."""

    def __init__(self, dropout: float = 0.1, size: Size = MINILM) -> None:
        super().__init__()
        hidden = size.hidden
        self.words = nn.Embedding(PIECES, hidden, padding_idx=0)
        self.positions = nn.Embedding(512, hidden)
        self.features = nn.Embedding(FEATURES, hidden)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout, size) for _ in range(size.layers))
        self.outer = Tagger(dropout, hidden)
        self.inner = Tagger(dropout, hidden)
        self.roles = Roles(dropout, hidden)
        self.link = nn.Linear(hidden, 6 * LINK)
        self.meaning = nn.Linear(hidden, MEANING)
        self.judge = nn.Linear(hidden, hidden)
        self.fields = nn.Linear(hidden, 2 * sum(WIDTHS))
        self.whose = nn.Linear(2 * hidden, WHO_INNER)
        self.who = nn.Linear(WHO_INNER, 4 * sum(WHO))
        self.who_rules = nn.Linear(sum(WHO), sum(WHO), bias=False)
        """What the rules' word on a source adds to its scores; it is no part of the pass over the words."""
        self.naming = nn.Linear(hidden, WHO_INNER)
        self.persons = nn.Linear(WHO_INNER, 1)
        self.dropout = dropout
        if size.relative:  # kept as it was learned: a mask that learns would cost the fast attention
            self.register_buffer("distances", torch.zeros(BUCKETS, size.heads))

    @classmethod
    def restored(cls, path: Path, dropout: float = 0.0, device: str = "cpu") -> Self:
        """The network of a checkpoint, of the size that the checkpoint is of; heads that it lacks are new."""
        weights = torch.load(path, map_location=device, weights_only=True)
        model = cls(dropout, Size.of(weights)).to(device)
        model.load_state_dict(weights, strict=False)
        return model

    @torch.no_grad()
    def deepen(self, after: Sequence[int], windows: Sequence[tuple[Tensor, Tensor, Tensor]]) -> None:
        """Put a layer behind each of those numbered in *after* that at first passes on what it is given, but for rounding: it
        begins as a copy of the one before it that adds nothing. What its norms are to leave as it is, is measured on *windows* (ids,
        mask, features): they divide by a spread and take off a mean that hardly differ from word to word."""
        for at in sorted(after, reverse=True):
            states = [self.encode(*window, layers=at + 1)[window[1].bool()] for window in windows]
            x = torch.cat(states)
            mean, spread = float(x.mean(1).mean()), float(x.std(1, correction=0).mean())
            new = deepcopy(self.layers[at])
            for part in (new.out, new.down):
                nn.init.zeros_(part.weight)
                nn.init.zeros_(part.bias)
            for norm in (new.norm1, new.norm2):
                nn.init.constant_(norm.weight, spread)
                nn.init.constant_(norm.bias, mean)
            self.layers.insert(at + 1, new)

    def encode(self, ids: Tensor, mask: Tensor, features: Tensor, layers: int | None = None) -> Tensor:
        """layers: how many of the layers, all by default."""
        return self.through(self.summed(ids, self.features(features)), mask, layers)

    def summed(self, ids: Tensor, more: Tensor) -> Tensor:
        """What each piece stands for, (B, P, H): its word, its place and *more*."""
        return self.words(ids) + self.positions.weight[: ids.shape[1]] + more

    def through(self, x: Tensor, mask: Tensor, layers: int | None = None) -> Tensor:
        """What the layers make of the sum of what each piece stands for, (B, P, H)."""
        return self._after(x, mask, layers)[0]

    def both(self, ids: Tensor, mask: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """The states at the end, (B, P, H), and those in the middle beside them, (B, P, 2 H)."""
        end, middle = self._after(self.summed(ids, self.features(features)), mask)
        return end, torch.cat([middle, end], 2)

    def _after(self, x: Tensor, mask: Tensor, layers: int | None = None) -> tuple[Tensor, Tensor]:
        """The states behind the last of *layers*, and behind the one in the middle."""
        x = drop(self.norm(x), self.dropout, self.training)
        bias = self.bias(x, mask)
        middle = x
        for k, layer in enumerate(self.layers[:layers]):
            x = layer(x, bias)
            if k == len(self.layers) // 2:
                middle = x
        return x, middle

    def bias(self, x: Tensor, mask: Tensor) -> Tensor:
        """What is added to the scores of attention over the states *x*."""
        pieces = x.shape[1]
        bias = ((1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4).expand(-1, 1, pieces, -1)
        if hasattr(self, "distances"):
            bias = bias + self.distances[buckets(pieces).to(x.device)].permute(2, 0, 1)
        return bias

    def judged(self, x: Tensor) -> Tensor:
        """Scores of the fields, (B, P, 2 F): first as the start of a cue, then as the start of a content."""
        return self.fields(drop(F.gelu(self.judge(x)), self.dropout, self.training))

    def leaning(self, x: Tensor) -> Tensor:
        """Scores of who a source is, (B, P, 4 S), of the states in the middle and at the end, (B, P, 2 H)."""
        return self.who(drop(F.gelu(self.whose(x)), self.dropout, self.training))

    def named(self, x: Tensor) -> Tensor:
        """Log-odds that a word is part of a person's name, (B, P, 1)."""
        return self.persons(F.gelu(self.naming(x)))

    def forward(self, ids: Tensor, mask: Tensor, features: Tensor) -> tuple[Tensor, ...]:
        return self.with_states(ids, mask, features)[:-1]

    def with_states(self, ids: Tensor, mask: Tensor, features: Tensor) -> tuple[Tensor, ...]:
        """What all heads say, and behind it the states that the judge reads, (B, P, 2 H)."""
        x, both = self.both(ids, mask, features)
        heads = self.outer, self.inner, self.link, self.judged, self.meaning
        return *(head(x) for head in heads), self.roles(both), self.leaning(both), self.named(x), both

    def load_minilm(self, path: Path) -> None:
        """Take the encoder's weights from a BERT checkpoint in safetensors."""
        w = {k.removeprefix("bert."): v for k, v in load_file(path).items()}
        e = "embeddings."
        self.words.weight.data.copy_(w[e + "word_embeddings.weight"])
        self.positions.weight.data.copy_(w[e + "position_embeddings.weight"] + w[e + "token_type_embeddings.weight"][0])
        self._load_layers(
            w, ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense"),
            "attention.output.LayerNorm",
        )  # fmt: skip

    def load_mpnet(self, folder: Path) -> None:
        """Take the encoder's weights from a folder with an MPNet checkpoint: model.safetensors, vocab.txt. Its pieces are
        BERT's under other numbers; they are put in BERT's order, so that it reads the same windows."""
        w = {k.removeprefix("mpnet."): v for k, v in load_file(folder / "model.safetensors").items()}
        theirs = {piece: k for k, piece in enumerate((folder / "vocab.txt").read_text(encoding="utf-8").split("\n"))}
        ours = json.loads(TOKENIZER.read_text(encoding="utf-8"))["model"]["vocab"]
        special = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>"}
        rows = torch.tensor(
            [theirs[special.get(piece, piece)] for piece, _ in sorted(ours.items(), key=lambda p: p[1])]
        )
        self.words.weight.data.copy_(w["embeddings.word_embeddings.weight"][rows])
        self.positions.weight.data.copy_(w["embeddings.position_embeddings.weight"][2:514])
        self.distances.copy_(w["encoder.relative_attention_bias.weight"])
        self._load_layers(
            w, ("attention.attn.q", "attention.attn.k", "attention.attn.v", "attention.attn.o"), "attention.LayerNorm"
        )

    def _load_layers(self, w: Mapping[str, Tensor], attention: tuple[str, str, str, str], norm: str) -> None:
        self.norm.weight.data.copy_(w["embeddings.LayerNorm.weight"])
        self.norm.bias.data.copy_(w["embeddings.LayerNorm.bias"])
        *three, out = attention
        for i, layer in enumerate(self.layers):
            p = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                layer.qkv.get_parameter(kind).data.copy_(torch.cat([w[f"{p}{n}.{kind}"] for n in three]))
                for ours, theirs in (
                    (layer.out, out),
                    (layer.norm1, norm),
                    (layer.up, "intermediate.dense"),
                    (layer.down, "output.dense"),
                    (layer.norm2, "output.LayerNorm"),
                ):
                    ours.get_parameter(kind).data.copy_(w[f"{p}{theirs}.{kind}"])


@lru_cache(maxsize=256)
def buckets(pieces: int) -> Tensor:
    """MPNet's number for the distance from each piece to each other, (P, P): exact up to eight, then ever coarser."""
    at = torch.arange(pieces)
    away = at[None, :] - at[:, None]
    half, exact = BUCKETS // 2, BUCKETS // 4
    n = away.abs()
    far = exact + (torch.log(n.clamp(min=1).float() / exact) / math.log(FAR / exact) * (half - exact)).long()
    return (away > 0).long() * half + torch.where(n < exact, n, far.clamp(max=half - 1))


_FORBIDDEN = torch.tensor(FORBIDDEN)
_FORBIDDEN_START = torch.tensor(FORBIDDEN_START)


def crf_scores(head: Chain) -> tuple[Tensor, Tensor]:
    """Transition and start scores of *head*, with what may not follow ruled out."""
    device = head.start.device
    return (
        head.transitions.float().masked_fill(_FORBIDDEN.to(device), -1e4),
        head.start.float().masked_fill(_FORBIDDEN_START.to(device), -1e4),
    )


def crf_loss(head: Chain, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
    """Negative log-likelihood a word: emissions (B, W, T), tags and mask (B, W), words left-aligned."""
    transitions, start = crf_scores(head)
    emissions = emissions.float()
    rows = torch.arange(len(tags), device=tags.device)
    gold = start[tags[:, 0]] + emissions[rows, 0, tags[:, 0]]
    gold = gold + (
        (transitions[tags[:, :-1], tags[:, 1:]] + emissions[:, 1:].gather(2, tags[:, 1:, None])[..., 0]) * mask[:, 1:]
    ).sum(1)
    return (_partition(transitions, start, emissions, mask) - gold).sum() / mask.sum()


def _partition(transitions: Tensor, start: Tensor, emissions: Tensor, mask: Tensor) -> Tensor:
    """Logarithm of the sum over all sequences, (B,)."""
    if emissions.is_cuda:
        return _partition_by_halves(transitions, start, emissions, mask)
    alpha = start + emissions[:, 0]
    for i in range(1, emissions.shape[1]):
        following = torch.logsumexp(alpha[:, :, None] + transitions, dim=1) + emissions[:, i]
        alpha = torch.where(mask[:, i, None] > 0, following, alpha)
    return torch.logsumexp(alpha, 1)


def _partition_by_halves(transitions: Tensor, start: Tensor, emissions: Tensor, mask: Tensor) -> Tensor:
    """The same, neighbours joined two by two: T times the work in few steps, which is what a GPU wants."""
    tags = emissions.shape[2]
    steps = transitions + emissions[:, 1:, None, :]
    still = torch.full((tags, tags), -1e4, device=emissions.device).fill_diagonal_(0.0)
    steps = torch.where(mask[:, 1:, None, None] > 0, steps, still)
    while steps.shape[1] > 1:
        odd = steps[:, -1:] if steps.shape[1] % 2 else steps[:, :0]
        a, b = steps[:, : steps.shape[1] // 2 * 2 : 2], steps[:, 1::2]
        steps = torch.cat([torch.logsumexp(a[..., :, :, None] + b[..., None, :, :], dim=-2), odd], 1)
    alpha = start + emissions[:, 0]
    if steps.shape[1]:
        alpha = torch.logsumexp(alpha[:, :, None] + steps[:, 0], dim=1)
    return torch.logsumexp(alpha, 1)


def soft_loss(head: Tagger, emissions: Tensor, aims: Tensor, mask: Tensor) -> Tensor:
    """Cross-entropy a word of the CRF against soft aims (B, W, T, T), the tag before first: crf_loss where the aims are one
    sequence. A window's first word is aimed at by its tags' chances, whatever came before in the text."""
    transitions, start = crf_scores(head)
    emissions = emissions.float()
    unary = aims.sum(2)
    begin = unary[:, 0].masked_fill(_FORBIDDEN_START.to(aims.device), 0)
    begin = begin / begin.sum(1, keepdim=True).clamp(min=1e-6)
    known = mask[:, 1:, None]
    gold = (begin * (start + emissions[:, 0])).sum(1)
    gold = gold + (unary[:, 1:] * emissions[:, 1:] * known).sum((1, 2))
    gold = gold + (aims[:, 1:] * transitions * known[..., None]).sum((1, 2, 3))
    return (_partition(transitions, start, emissions, mask) - gold).sum() / mask.sum()
