"""A checkpoint of whatever size in, what it reaches on annotated texts and on the example's dispatches out, nothing exported.

python -m training.score --checkpoint build/teacher.pt --data ../shared/data/polnear/dev
"""

import argparse
from dataclasses import replace
from pathlib import Path

import torch

from benchmarks.quality import own, score, table
from paripassu.statements import Reader as Runtime
from paripassu.statements._decode import Floats, Head
from paripassu.statements._encode import Window, batch_of
from training.network import Chain, Reader, crf_scores, half


def head_of(tagger: Chain) -> Head:
    transitions, start = crf_scores(tagger)
    return Head(transitions.detach().numpy(), start.detach().numpy())


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--checkpoint", type=Path, required=True)
    ask.add_argument("--data", type=Path, required=True)
    options = ask.parse_args()
    network = Reader.restored(options.checkpoint).eval()
    runtime = Runtime(workers=1)

    def encode(window: Window) -> list[Floats]:
        arrays = (torch.from_numpy(x) for x in batch_of([window]))
        with torch.no_grad(), half("cpu"):
            return [output.float().numpy() for output in network(*arrays)]

    runtime.model.encode = encode  # type: ignore[method-assign]
    runtime.model.heads = replace(
        runtime.model.heads,
        outer=head_of(network.outer),
        inner=head_of(network.inner),
        roles=head_of(network.roles),
    )
    print(table([("annotated", score(options.data, runtime)[0]), ("dispatches", own("example", runtime)[0])]))


if __name__ == "__main__":
    main()
