"""Teachers and texts in, what the teachers make of each word out: the soft aims that the small reader learns by.

    python -m training.aims --data FOLDER --inner build/extra.json --teachers build/teacher.pt --out build/aims.npz

For each word of PolNeAR's training texts, of our own labelled texts and of sentences that nobody labelled for spans: how likely
each tag is behind each tag before it (pairwise marginals of the teachers' CRFs, their mean), of the outermost statements. Texts
are read as they stand, in windows of their own; whoever learns by them looks a word up by where it starts. A teacher says of texts
that it has learned little more than their labels do: with --crossed the labelled texts are taught by ones that have not seen them.
With --fields, also what all of them hold, in the mean, of stance, certainty and tense of PolNeAR's statements, which bear no such
labels.
"""

import argparse
import csv
import json
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
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
from paripassu.statements._tags import FORBIDDEN, WIDTHS
from training.batches import Item, collate
from training.corpus import FOLDS, Document, fold_of, read_brat
from training.inner import read_extra
from training.labels import NONE, label
from training.network import TOKENIZER, Reader, crf_scores, field_scores, half, pick

BATCH = {"cpu": 16, "cuda": 64}
SURE = 0.6
"""How likely the teachers must hold a field to be, to teach it."""
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
        self.fields: dict[str, list[tuple[int, ...]]] = {}
        """By the name of an annotated text: stance, certainty and tense of each of its statements; NONE where in doubt."""
        for name, row in zip(data["judged_names"].tolist(), data["judged"].tolist(), strict=True):
            self.fields.setdefault(name, []).append(tuple(row))
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
    size = BATCH[device]
    for k in range(0, len(order), size):
        some = order[k : k + size]
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
        if k // size % 20 == 0:
            print(f"{k}/{len(order)} windows {time.time() - began:.0f} s", flush=True)
    of: dict[int, list[int]] = {}
    for i, (number, _) in enumerate(windows):
        of.setdefault(number, []).append(i)
    for number, own in of.items():
        starts = np.concatenate([windows[i][1].starts for i in own])
        yield Made(names[number], starts, np.concatenate([rows[i] for i in own]))


def fields_of(teachers: Sequence[Reader], documents: Iterable[Document], device: str) -> dict[str, list[list[int]]]:
    """Stance, certainty and tense of each statement of each document as *teachers* hold in the mean, by the document's name."""
    tokenizer = load_tokenizer(TOKENIZER)
    table = continuations(tokenizer)
    items: list[tuple[str, Item]] = []
    found: dict[str, list[list[int]]] = {}
    for document in documents:
        # Where a field would stand, the statement's number: what comes out is told apart by it.
        numbered = tuple(replace(s, fields=(k, 0, 0)) for k, s in enumerate(document.statements))
        found[document.name] = [[NONE] * len(WIDTHS) for _ in numbered]
        for window in windows_of(words_of(document.text, paragraph_spans(document.text), tokenizer, table)):
            items.append((document.name, Item(window, label(window, numbered))))
    items.sort(key=lambda item: len(item[1].window.pieces))
    for k in range(0, len(items), BATCH[device]):
        some = items[k : k + BATCH[device]]
        batch = collate([item for _, item in some], device)
        if not len(batch["judged"]):
            continue
        chances = [torch.zeros(len(batch["judged"]), width, device=device) for width in WIDTHS]
        with torch.no_grad():
            for teacher in teachers:
                with half(device):
                    x = pick(teacher.encode(batch["ids"], batch["mask"], batch["features"]), batch["first"])
                parts = field_scores(teacher.judged(x.float()), batch["judged"]).split(WIDTHS, dim=1)
                chances = [c + part.softmax(1) / len(teachers) for c, part in zip(chances, parts, strict=True)]
        best = [chance.max(1) for chance in chances]
        for n, (row, number) in enumerate(batch["judged"][:, [0, 4]].tolist()):
            found[some[row][0]][number] = [int(at[n]) if p[n] >= SURE else NONE for p, at in best]
    return found


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--inner", type=Path, required=True)
    ask.add_argument("--teachers", type=Path, nargs="*", default=[])
    ask.add_argument(
        "--crossed", type=Path, nargs="*", default=[],
        help="a teacher for each fold, in order, that has not seen it (training.train --fold): it teaches the labelled texts of "
        "that fold, and the --teachers all others",
    )  # fmt: skip
    ask.add_argument("--known", type=Path, help="aims made before, of all that neither is asked about now")
    ask.add_argument("--fields", action="store_true", help="also what all teachers hold of PolNeAR's statements")
    ask.add_argument("--more", type=Path, nargs="*", default=[], help="tables with a column `sentence`, tabs between")
    ask.add_argument("--out", type=Path, required=True)
    options = ask.parse_args()
    if len(options.crossed) not in (0, FOLDS):
        ask.error(f"--crossed takes {FOLDS} teachers, one for each fold")
    device = "cuda" if torch.cuda.is_available() else "cpu"
    found: list[Made] = []
    labelled = {d.name: d.text for d in read_brat(options.data / "train")}
    labelled |= {extra.text: extra.text for extra in read_extra(options.inner).extras}
    for fold, path in enumerate(options.crossed):
        read = ((name, text) for name, text in labelled.items() if fold_of(name) == fold)
        found += taught([Reader.restored(path, device=device).eval()], read, device)
    done = {one.name for one in found}
    if options.teachers:
        teachers = [Reader.restored(path, device=device).eval() for path in options.teachers]
        others = ((n, t) for n, t in texts(options.data, options.inner, options.more) if n not in done)
        found += taught(teachers, others, device)
        done |= {one.name for one in found}
    if options.known:
        found += (one for one in Aims(options.known).all() if one.name not in done)
    judged: dict[str, list[list[int]]] = {}
    if options.fields:
        paths = dict.fromkeys([*options.crossed, *options.teachers])
        everyone = [Reader.restored(path, device=device).eval() for path in paths]
        judged = fields_of(everyone, read_brat(options.data / "train"), device)
        sure = [f for rows in judged.values() for row in rows for f in row]
        print(f"{len(sure)} fields, {100 * (1 - sure.count(NONE) / len(sure)):.0f} % of them sure")
    np.savez(
        options.out, judged_names=np.array([name for name, rows in judged.items() for _ in rows], dtype=str),
        judged=np.array([row for rows in judged.values() for row in rows], dtype=np.int64).reshape(-1, len(WIDTHS)),
        names=np.array([one.name for one in found]), ends=np.cumsum([len(one.starts) for one in found]),
        starts=np.concatenate([one.starts for one in found]), pairs=np.concatenate([one.pairs for one in found]),
    )  # fmt: skip
    print(len(found), "texts,", sum(len(one.starts) for one in found), "words")


if __name__ == "__main__":
    main()
