"""The encoder's word-piece table in, a small table of word vectors for matching out.

    python -m training.words --out src/paripassu/evidence/model/words.npz

The two strongest directions, which hold frequency rather than meaning, are taken out (Mu & Viswanath, "All-but-the-Top",
2018); 128 further ones are kept, each row scaled to length one and stored in signed bytes (127 is 1.0).
"""

import argparse
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

from training.train import minilm

DROPPED, KEPT = 2, 128


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--out", type=Path, required=True)
    options = ask.parse_args()
    table = load_file(minilm())["embeddings.word_embeddings.weight"].astype(np.float64)
    centred = table - table[1996:].mean(0)
    _, directions = np.linalg.eigh(centred[1996:].T @ centred[1996:])
    kept = directions[:, ::-1][:, DROPPED : DROPPED + KEPT]
    vectors = centred @ kept
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(options.out, vectors=np.round(vectors * 127).astype(np.int8))


if __name__ == "__main__":
    main()
