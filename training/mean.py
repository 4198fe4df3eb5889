"""Checkpoints of one network in, the mean of their weights out.

python -m training.mean build/one.pt build/two.pt --out build/both.pt
"""

import argparse
from pathlib import Path

import torch


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("checkpoints", type=Path, nargs="+")
    ask.add_argument("--out", type=Path, required=True)
    options = ask.parse_args()
    held = [torch.load(path, map_location="cpu", weights_only=True) for path in options.checkpoints]
    torch.save({k: torch.stack([h[k].float() for h in held]).mean(0) for k in held[0]}, options.out)


if __name__ == "__main__":
    main()
