"""What speaks for each of several in, one weight a feature out, so that the right ones are likely beside the others."""

import zlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import torch

STEPS = 80
"""Of the optimizer."""


class Choice(NamedTuple):
    """What holds of each that may be chosen, with how much, and how often each was right."""

    held: Sequence[Mapping[str, float]]
    right: Sequence[float]


def learned(chosen: Collection[Choice], rare: int, decay: float, least: float) -> dict[str, float]:
    """rare: times that a feature is to be seen at least; decay: how dear a weight is; least: the smallest that is kept."""
    seen = Counter(name for choice in chosen for held in choice.held for name in held)
    at = {name: k for k, name in enumerate(sorted(name for name, times in seen.items() if times >= rare))}
    of: list[int] = []
    right: list[float] = []
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for n, choice in enumerate(chosen):
        for held, times in zip(choice.held, choice.right, strict=True):
            for name, value in held.items():
                if name in at:
                    rows.append(len(of))
                    columns.append(at[name])
                    values.append(value)
            of.append(n)
            right.append(times)
    choice_of, row, column = (torch.tensor(one) for one in (of, rows, columns))
    each, times_right = torch.tensor(values), torch.tensor(right)
    heard = torch.zeros(len(chosen)).index_add(0, choice_of, times_right)
    weight = torch.zeros(len(at), requires_grad=True)
    optimizer = torch.optim.LBFGS([weight], max_iter=STEPS, history_size=10, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        scores = torch.zeros(len(of)).index_add(0, row, weight[column] * each)
        most = torch.full((len(chosen),), -1e9).scatter_reduce(0, choice_of, scores.detach(), "amax")
        whole = torch.zeros(len(chosen)).index_add(0, choice_of, (scores - most[choice_of]).exp()).log() + most
        off = ((whole * heard).sum() - (scores * times_right).sum()) / heard.sum() + decay * weight.square().sum()
        off.backward()  # type: ignore[no-untyped-call]
        return off

    optimizer.step(loss)
    return {name: round(w, 3) for name, w in zip(at, weight.tolist(), strict=True) if abs(w) >= least}


def fold(text: str, folds: int) -> int:
    """The part of *folds* in which a text is left out."""
    return zlib.crc32(text.encode()) % folds
