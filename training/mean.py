"""Checkpoints of one network in, the mean of their weights out.

python -m training.mean build/one.pt build/two.pt --out build/both.pt
python -m training.mean build/one.pt build/two.pt --shares 0.45 0.55 --inner 0.6 0.4 --out build/both.pt
"""

import argparse
from pathlib import Path

import torch


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("checkpoints", type=Path, nargs="+")
    ask.add_argument("--shares", type=float, nargs="+", help="how much of each; equal shares by default")
    ask.add_argument("--inner", type=float, nargs="+", help="the same for the head of statements inside others")
    ask.add_argument("--out", type=Path, required=True)
    options = ask.parse_args()
    held = [torch.load(path, map_location="cpu", weights_only=True) for path in options.checkpoints]
    shares = options.shares or [1 / len(held)] * len(held)
    inner = options.inner or shares
    if len(shares) != len(held) or len(inner) != len(held):
        ask.error("a share is needed for each checkpoint")
    torch.save(
        {
            # A head that only some of them have is the mean of theirs.
            k: sum(s * h[k].float() for s, h in zip(given, held, strict=True) if k in h)
            / sum(s for s, h in zip(given, held, strict=True) if k in h)
            for k in held[0]
            for given in [inner if k.startswith("inner.") else shares]
        },
        options.out,
    )


if __name__ == "__main__":
    main()
