"""A checkpoint in, the same with more layers out, which at first change next to nothing.

    python -m training.deepen --start build/reader.pt --after 3 5 --out build/deeper.pt

The layers that come to it stand behind those numbered (from 0). What is printed is how near the states are to what they were.
"""

import argparse
from pathlib import Path

import torch
from torch.nn import functional as F

from benchmarks.labelled import read_set
from paripassu.statements._encode import batch_of, continuations, load_tokenizer, paragraph_spans, windows_of, words_of
from training.network import TOKENIZER, Reader

TEXTS = 60


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--start", type=Path, required=True)
    ask.add_argument("--after", type=int, nargs="+", required=True)
    ask.add_argument("--out", type=Path, required=True)
    options = ask.parse_args()
    tokenizer = load_tokenizer(TOKENIZER)
    table = continuations(tokenizer)
    windows = []
    for text in list(read_set("dev"))[:TEXTS]:
        for window in windows_of(words_of(text.text, paragraph_spans(text.text), tokenizer, table)):
            ids, mask, features = (torch.from_numpy(x) for x in batch_of([window]))
            windows.append((ids, mask, features))
    model = Reader.restored(options.start).eval()
    with torch.no_grad():
        before = [model.encode(*window)[0] for window in windows]
        model.deepen(options.after, windows)
        after = [model.encode(*window)[0] for window in windows]
    near = F.cosine_similarity(torch.cat(before), torch.cat(after), dim=1)
    print(
        f"{len(model.layers)} layers; cosine of the states before and after {near.mean():.4f}, least {near.min():.4f}"
    )
    torch.save(model.state_dict(), options.out)


if __name__ == "__main__":
    main()
