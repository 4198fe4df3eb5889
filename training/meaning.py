"""Texts in, the meaning of each of their sentences out, as the untouched encoder has it: what the reader must not forget.

    python -m training.meaning --data ../shared/data/polnear --out build/meaning.npz

all-MiniLM-L6-v2 was made to give like sentences like vectors. Training it to tag spans would spoil that; so the reader
also learns to give, for the words of a sentence in its context, the vector that the first model gave the sentence alone,
in the 192 directions in which these vectors differ most.
"""

import argparse
from pathlib import Path

import numpy as np
import torch

from benchmarks.labelled import read_set
from paripassu.statements._encode import batch_of, continuations, load_tokenizer, paragraph_spans, windows_of, words_of
from paripassu.statements._sentences import sentences
from training.corpus import read_brat
from training.network import MEANING, TOKENIZER, Reader, half
from training.train import minilm


def sentence_spans(text: str) -> list[tuple[int, int]]:
    return [(a + x, a + y) for a, b in paragraph_spans(text) for x, y in sentences(text[a:b]) if y - x > 15]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    options = ask.parse_args()
    tokenizer = load_tokenizer(TOKENIZER)
    table = continuations(tokenizer)
    model = Reader(0.0).eval()
    model.load_minilm(minilm())
    texts = {d.name: d.text for d in read_brat(options.data / "train")} | {
        t.text: t.text for t in (*read_set("dev"), *read_set("train"))
    }
    names, spans, windows = [], [], []
    for name, text in texts.items():
        found = sentence_spans(text)
        for span, words in zip(found, words_of(text, found, tokenizer, table), strict=True):
            whole = windows_of([words])
            if len(whole) == 1:
                names.append(name)
                spans.append(span)
                windows.append(whole[0])
    order = sorted(range(len(windows)), key=lambda i: len(windows[i].pieces))
    vectors = np.zeros((len(windows), 384), dtype=np.float32)
    with torch.no_grad(), half("cpu"):
        for k in range(0, len(order), 64):
            chosen = order[k : k + 64]
            ids, mask, features = (torch.from_numpy(x) for x in batch_of([windows[i] for i in chosen]))
            states = model.encode(ids, mask, torch.zeros_like(features)).float() * mask[..., None]
            pooled = states.sum(1) / mask.sum(1, keepdim=True)
            vectors[chosen] = torch.nn.functional.normalize(pooled, dim=1).numpy()
    centre = vectors.mean(0)
    _, directions = np.linalg.eigh(np.cov((vectors - centre).T))
    low = (vectors - centre) @ directions[:, ::-1][:, :MEANING]
    low /= np.linalg.norm(low, axis=1, keepdims=True)
    np.savez(options.out, names=np.array(names), spans=np.array(spans), vectors=low.astype(np.float16))
    print(len(names), "sentences")


if __name__ == "__main__":
    main()
