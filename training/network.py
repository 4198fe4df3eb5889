"""The network: a BERT encoder with a feature table, two layers of tags as linear-chain CRFs, and links between words.

Shapes: B windows, P pieces, W words, T tags, D link width.
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from paripassu.statements._encode import FEATURES
from paripassu.statements._tags import FORBIDDEN, FORBIDDEN_START, TAGS, WIDTHS

HIDDEN, LAYERS, HEADS, INNER = 384, 6, 12, 1536
LINK = 64
MEANING = 192


def drop(x: Tensor, share: float, training: bool) -> Tensor:
    """Dropout of whole hidden units over a window (x is B, P, N): element-wise masks cost more than the encoder on a CPU."""
    if not training or not share:
        return x
    kept = torch.rand(x.shape[0], 1, x.shape[2], device=x.device) >= share
    return x * (kept.to(x.dtype) / (1 - share))


class Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, p, _ = x.shape
        q, k, v = self.qkv(x).view(b, p, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        a = self.out(a.transpose(1, 2).reshape(b, p, HIDDEN))
        x = self.norm1(x + drop(a, self.dropout, self.training))
        y = self.down(F.gelu(self.up(x)))
        return self.norm2(x + drop(y, self.dropout, self.training))


class Tagger(nn.Module):
    """A small head: one hidden layer, then emissions for each tag."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.hidden = nn.Linear(HIDDEN, HIDDEN)
        self.out = nn.Linear(HIDDEN, len(TAGS))
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.start = nn.Parameter(torch.zeros(len(TAGS)))
        self.dropout = dropout

    def forward(self, x: Tensor) -> Tensor:
        return self.out(drop(F.gelu(self.hidden(x)), self.dropout, self.training))


class Reader(nn.Module):
    """ids, mask, features (B, P) → outer and inner emissions (B, P, T), link vectors (B, P, 6 D), field scores (B, P, 2 F),
    meanings (B, P, M), whose mean over the words of a sentence is the sentence's, and emissions of roles (B, P, T): the
    same tags again, of who does what to whom (source, cue, content stand for actor, action, target)."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, HIDDEN, padding_idx=0)
        self.positions = nn.Embedding(512, HIDDEN)
        self.features = nn.Embedding(FEATURES, HIDDEN)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.outer = Tagger(dropout)
        self.inner = Tagger(dropout)
        self.roles = Tagger(dropout)
        self.link = nn.Linear(HIDDEN, 6 * LINK)
        self.meaning = nn.Linear(HIDDEN, MEANING)
        self.judge = nn.Linear(HIDDEN, HIDDEN)
        self.fields = nn.Linear(HIDDEN, 2 * sum(WIDTHS))
        self.dropout = dropout

    def encode(self, ids: Tensor, mask: Tensor, features: Tensor) -> Tensor:
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.features(features)
        x = drop(self.norm(x), self.dropout, self.training)
        bias = ((1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4).expand(-1, 1, ids.shape[1], -1)
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def judged(self, x: Tensor) -> Tensor:
        """Scores of the fields, (B, P, 2 F): first as the start of a cue, then as the start of a content."""
        return self.fields(drop(F.gelu(self.judge(x)), self.dropout, self.training))

    def forward(self, ids: Tensor, mask: Tensor, features: Tensor) -> tuple[Tensor, ...]:
        x = self.encode(ids, mask, features)
        return self.outer(x), self.inner(x), self.link(x), self.judged(x), self.meaning(x), self.roles(x)

    def load_minilm(self, path: Path) -> None:
        """Take the encoder's weights from a BERT checkpoint in safetensors."""
        w = {k.removeprefix("bert."): v for k, v in load_file(path).items()}
        e = "embeddings."
        self.words.weight.data.copy_(w[e + "word_embeddings.weight"])
        self.positions.weight.data.copy_(w[e + "position_embeddings.weight"] + w[e + "token_type_embeddings.weight"][0])
        self.norm.weight.data.copy_(w[e + "LayerNorm.weight"])
        self.norm.bias.data.copy_(w[e + "LayerNorm.bias"])
        for i, layer in enumerate(self.layers):
            p = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                layer.qkv.get_parameter(kind).data.copy_(
                    torch.cat([w[f"{p}attention.self.{n}.{kind}"] for n in ("query", "key", "value")])
                )
                for ours, theirs in (
                    (layer.out, "attention.output.dense"),
                    (layer.norm1, "attention.output.LayerNorm"),
                    (layer.up, "intermediate.dense"),
                    (layer.down, "output.dense"),
                    (layer.norm2, "output.LayerNorm"),
                ):
                    ours.get_parameter(kind).data.copy_(w[f"{p}{theirs}.{kind}"])


_FORBIDDEN = torch.tensor(FORBIDDEN)
_FORBIDDEN_START = torch.tensor(FORBIDDEN_START)


def crf_scores(head: Tagger) -> tuple[Tensor, Tensor]:
    """Transition and start scores of *head*, with what may not follow ruled out."""
    return (
        head.transitions.float().masked_fill(_FORBIDDEN, -1e4),
        head.start.float().masked_fill(_FORBIDDEN_START, -1e4),
    )


def crf_loss(head: Tagger, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
    """Negative log-likelihood a word: emissions (B, W, T), tags and mask (B, W), words left-aligned."""
    transitions, start = crf_scores(head)
    emissions = emissions.float()
    rows = torch.arange(len(tags))
    gold = start[tags[:, 0]] + emissions[rows, 0, tags[:, 0]]
    alpha = start + emissions[:, 0]
    gold = gold + (
        (transitions[tags[:, :-1], tags[:, 1:]] + emissions[:, 1:].gather(2, tags[:, 1:, None])[..., 0]) * mask[:, 1:]
    ).sum(1)
    for i in range(1, tags.shape[1]):
        following = torch.logsumexp(alpha[:, :, None] + transitions, dim=1) + emissions[:, i]
        alpha = torch.where(mask[:, i, None] > 0, following, alpha)
    return (torch.logsumexp(alpha, 1) - gold).sum() / mask.sum()
