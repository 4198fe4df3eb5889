"""Teachers and texts in, what the teachers make of each word out: the soft aims that the small reader learns by.

    python -m training.aims --data FOLDER --inner build/extra.json --teachers build/teacher.pt --out build/aims.npz

For each word of PolNeAR's training texts, of our own labelled texts and of sentences that nobody labelled for spans: how likely
each tag is behind each tag before it (pairwise marginals of the teachers' CRFs, their mean), of the outermost statements. Texts
are read as they stand, in windows of their own; whoever learns by them looks a word up by where it starts. A teacher says of texts
that it has learned little more than their labels do: with --crossed the annotated texts are taught by ones that have not seen them.
"""

import argparse
import csv
import json
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from benchmarks.labelled import SETS
from paripassu.statements._encode import (
    Window,
    continuations,
    load_tokenizer,
    paragraph_spans,
    windows_of,
    words_of,
)
from paripassu.statements._tags import FORBIDDEN
from training.batches import Item, collate
from training.corpus import FOLDS, fold_of, read_brat
from training.inner import read_extra
from training.network import TOKENIZER, Reader, crf_scores, half, pick

BATCH = 16
UNLABELLED = "unlabelled:"
"""What the names of texts begin with that have no labels of their own."""
Pairs = npt.NDArray[np.float16]


class Aims:
    """Soft aims by the name of a text."""

    def __init__(self, path: Path) -> None:
        data = np.load(path)
        self._starts, self._pairs = data["starts"], data["pairs"]
        names, ends = data["names"].tolist(), data["ends"].tolist()
        self._at = dict(zip(names, zip([0, *ends[:-1]], ends, strict=True), strict=True))
        self.unlabelled = [name.removeprefix(UNLABELLED) for name in names if name.startswith(UNLABELLED)]

    def all(self) -> Iterator["Made"]:
        """Everything that is there, text by text."""
        for name, (a, b) in self._at.items():
            yield Made(name, self._starts[a:b], self._pairs[a:b])

    def of(self, name: str, window: Window) -> npt.NDArray[np.float32] | None:
        """Of each word of *window* (W, T, T), the tag before it first; None where the text, or one of its words, is unknown."""
        at = self._at.get(name)
        if at is None:
            return None
        starts = self._starts[at[0] : at[1]]
        where = np.searchsorted(starts, window.starts)
        if where[-1] >= len(starts) or (starts[where] != window.starts).any():
            return None
        found: npt.NDArray[np.float32] = self._pairs[at[0] + where].astype(np.float32)
        return found


def pairwise(head_scores: tuple[Tensor, Tensor], emissions: Tensor, mask: Tensor) -> Tensor:
    """How likely each pair of tags is: emissions (B, W, T), mask (B, W) → (B, W, T, T), the tag before first. A window's first
    word has none before it: its tags' chances stand behind O."""
    transitions, start = head_scores
    alpha = [start + emissions[:, 0]]
    for i in range(1, emissions.shape[1]):
        following = torch.logsumexp(alpha[-1][:, :, None] + transitions, dim=1) + emissions[:, i]
        alpha.append(torch.where(mask[:, i, None] > 0, following, alpha[-1]))
    total = torch.logsumexp(alpha[-1], 1)
    beta = torch.zeros_like(alpha[0])
    found = emissions.new_zeros(*emissions.shape, emissions.shape[2])
    for i in range(emissions.shape[1] - 1, 0, -1):
        right = (emissions[:, i] + beta)[:, None, :]
        found[:, i] = (alpha[i - 1][:, :, None] + transitions + right - total[:, None, None]).exp()
        before = torch.logsumexp(transitions + right, dim=2)
        beta = torch.where(mask[:, i, None] > 0, before, beta)
    found[:, 0, 0] = (alpha[0] + beta - total[:, None]).exp()
    return found


def texts(data: Path, inner: Path, more: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Name and text of all that is read; several sentences without labels make up one text."""
    for document in read_brat(data / "train"):
        yield document.name, document.text
    extras = read_extra(inner)
    for extra in extras.extras:
        yield extra.text, extra.text
    seen = {extra.text for extra in extras.extras}
    for text in unlabelled(more):
        if text not in seen:
            seen.add(text)
            yield UNLABELLED + text, text


def unlabelled(more: Sequence[Path]) -> Iterator[str]:
    """Sentences of our own sets for training, and those of tables with a column `sentence`, one to a paragraph."""
    for folder in ("pairs/train", "propositions"):
        for path in sorted((SETS.parent / folder).glob("*.jsonl")):
            if folder == "propositions" and not path.name.startswith("train-"):
                continue
            rows = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
            yield from _together(rows)
    for path in more:
        with path.open(encoding="utf-8", newline="") as stream:
            yield from _together([row["sentence"] for row in csv.DictReader(stream, delimiter="\t")])


def _together(rows: Sequence[str], size: int = 6) -> Iterator[str]:
    rows = list(dict.fromkeys(" ".join(row.split()) for row in rows))
    for k in range(0, len(rows), size):
        yield "\n".join(rows[k : k + size])


@dataclass(frozen=True, slots=True)
class Made:
    """What teachers made of a text's words: where each starts, (W,), and (W, T, T)."""

    name: str
    starts: npt.NDArray[np.int64]
    pairs: Pairs


def taught(teachers: Sequence[Reader], read: Iterable[tuple[str, str]], device: str) -> Iterator[Made]:
    """What *teachers* make, in the mean, of each text with words, by name and text."""
    tokenizer = load_tokenizer(TOKENIZER)
    table = continuations(tokenizer)
    allowed = ~np.array(FORBIDDEN)
    windows: list[tuple[int, Window]] = []
    names: list[str] = []
    for name, text in read:
        made = windows_of(words_of(text, paragraph_spans(text), tokenizer, table))
        if made:
            windows.extend((len(names), window) for window in made)
            names.append(name)
    order = sorted(range(len(windows)), key=lambda k: len(windows[k][1].pieces))
    rows: list[Pairs] = [np.zeros((0, 0, 0), np.float16)] * len(windows)
    began = time.time()
    for k in range(0, len(order), BATCH):
        some = order[k : k + BATCH]
        batch = collate([Item(windows[i][1]) for i in some], device)
        emitted = []
        with torch.no_grad():
            for teacher in teachers:
                with half(device):
                    states = pick(teacher.encode(batch["ids"], batch["mask"], batch["features"]), batch["first"])
                    emissions = teacher.outer(states)
                emitted.append(pairwise(crf_scores(teacher.outer), emissions.float(), batch["words"]))
        found = torch.stack(emitted).mean(0).cpu().numpy()
        for row, i in enumerate(some):
            rows[i] = (found[row, : len(windows[i][1].first)] * allowed).astype(np.float16)
        if k // BATCH % 20 == 0:
            print(f"{k}/{len(order)} windows {time.time() - began:.0f} s", flush=True)
    of: dict[int, list[int]] = {}
    for i, (number, _) in enumerate(windows):
        of.setdefault(number, []).append(i)
    for number, own in of.items():
        starts = np.concatenate([windows[i][1].starts for i in own])
        yield Made(names[number], starts, np.concatenate([rows[i] for i in own]))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--inner", type=Path, required=True)
    ask.add_argument("--teachers", type=Path, nargs="*", default=[])
    ask.add_argument(
        "--crossed", type=Path, nargs="*", default=[],
        help="a teacher for each fold, in order, that has not seen it (training.train --fold): it teaches the annotated texts of "
        "that fold, and the --teachers all others",
    )  # fmt: skip
    ask.add_argument("--known", type=Path, help="aims made before, of all that neither is asked about now")
    ask.add_argument("--more", type=Path, nargs="*", default=[], help="tables with a column `sentence`, tabs between")
    ask.add_argument("--out", type=Path, required=True)
    options = ask.parse_args()
    if len(options.crossed) not in (0, FOLDS):
        ask.error(f"--crossed takes {FOLDS} teachers, one for each fold")
    device = "cuda" if torch.cuda.is_available() else "cpu"
    found: list[Made] = []
    for fold, path in enumerate(options.crossed):
        read = ((d.name, d.text) for d in read_brat(options.data / "train") if fold_of(d.name) == fold)
        found += taught([Reader.restored(path, device=device).eval()], read, device)
    done = {one.name for one in found}
    if options.teachers:
        teachers = [Reader.restored(path, device=device).eval() for path in options.teachers]
        others = ((n, t) for n, t in texts(options.data, options.inner, options.more) if n not in done)
        found += taught(teachers, others, device)
        done |= {one.name for one in found}
    if options.known:
        found += (one for one in Aims(options.known).all() if one.name not in done)
    np.savez(
        options.out, names=np.array([one.name for one in found]), ends=np.cumsum([len(one.starts) for one in found]),
        starts=np.concatenate([one.starts for one in found]), pairs=np.concatenate([one.pairs for one in found]),
    )  # fmt: skip
    print(len(found), "texts,", sum(len(one.starts) for one in found), "words")


if __name__ == "__main__":
    main()
