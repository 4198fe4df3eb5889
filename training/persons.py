"""A trained reader in, the same with its head for the names of persons taught, out.

    python -m training.persons --checkpoint build/who.pt --data DATA --out build/persons.pt

As training.judge: the encoder stays as it is. DATA holds `ner/wikigold.conll.txt` (Balasuriya et al., 2009), `gum/` (.conllu) and what
benchmarks/sets/real labels. In our texts and the real ones the names of the speakers are known, in part or whole, wherever they stand; what else is capitalised
there may be anything, and is left out.
"""

import argparse
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from benchmarks.labelled import Text, read_set
from benchmarks.real import read_real
from paripassu.statements import _nouns as nouns
from training.inner import HELD_BACK, held_back
from training.labels import NONE
from training.network import Reader
from training.states import starts_of, states_of

EPOCHS, RATE, DECAY, NOISE, BATCH = 8, 1e-3, 0.02, 0.2, 1024
OURS = 0.5
"""Weight of a word of our own texts: they have few kinds of other names."""
TOGETHER = 160
"""Words of sentences that are read together."""
_ENTITY = re.compile(r"\((?P<id>\d+)-(?P<kind>[a-z]+)(?P<more>[^()]*)(?P<ends>\)?)|(?<![\w-])(?P<closes>\d+)\)")
_CAPITAL_TITLE = re.compile(r"\b[A-ZÀ-Þ][a-z]+\.?\s$")


@dataclass(slots=True)
class Marked:
    """A text with what is known of its characters: 1 where they are of a person's name, 0 where not; others may be either."""

    text: str
    known: dict[int, int] = field(default_factory=dict)


def conll(path: Path) -> Iterator[Marked]:
    """Sentences of a file of words with tags (I-PER and others), some of them together."""
    one = Marked("")
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.rsplit(" ", 1) for line in block.split("\n") if " " in line]
        if one.text and one.text.count(" ") + len(rows) > TOGETHER:
            yield one
            one = Marked("")
        for word, tag in rows:
            at = len(one.text)
            one.text += f"{word} "
            one.known.update((at + k, int(tag.endswith("PER"))) for k in range(len(word)))
    if one.text:
        yield one


def gum(path: Path) -> Marked:
    """One of GUM's documents: proper nouns that make up a person, titles before them left out, are names; what is no proper noun is none."""
    one = Marked("")
    words: list[tuple[int, str, bool]] = []
    opened: dict[str, list[tuple[int, str]]] = {}
    spans: list[tuple[int, int, str]] = []
    joined = 0
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newpar"):
            one.text = one.text.rstrip(" ") + ("\n\n" if one.text else "")
        cells = line.split("\t")
        if "-" in cells[0] and not line.startswith("#"):
            joined = int(cells[0].split("-")[1]) - (0 if "SpaceAfter=No" in cells[9] else 1)
        if not cells[0].isdigit():
            continue
        number = len(words)
        words.append((len(one.text), cells[1], cells[3] == "PROPN"))
        one.text += cells[1] + ("" if "SpaceAfter=No" in cells[9] or int(cells[0]) <= joined else " ")
        joined = joined if int(cells[0]) < joined else 0
        told = re.search(r"Entity=([^|]*)", cells[9])
        for mark in _ENTITY.finditer(told.group(1)) if told else ():
            if mark["closes"]:
                if opened.get(mark["closes"]):
                    begun, kind = opened[mark["closes"]].pop()
                    spans.append((begun, number + 1, kind))
            elif mark["ends"]:
                spans.append((number, number + 1, mark["kind"]))
            else:
                opened.setdefault(mark["id"], []).append((number, mark["kind"]))
    tags = [None if proper else 0 for _, _, proper in words]
    for begun, end, kind in sorted(spans, key=lambda s: s[0] - s[1]):
        proper = [k for k in range(begun, end) if words[k][2]]
        if kind in ("organization", "place") and proper and proper[-1] == end - 1:
            for k in proper:
                tags[k] = 0
        if kind == "person":
            name = list(range(begun, end))
            while name and (not words[name[0]][2] or nouns.TITLES.match(words[name[0]][1])):
                name.pop(0)
            if name and len(name) < 5 and all(words[k][2] for k in name):
                for k in range(begun, end):
                    tags[k] = int(k >= name[0])
    for (at, word, _), tag in zip(words, tags, strict=True):
        if tag is not None:
            one.known.update((at + k, tag) for k in range(len(word)))
    return one


def labelled(text: Text) -> Marked:
    """A text whose statements are labelled: the names of the persons who speak, and of the bodies, wherever they stand."""
    told = [(s.fields["name"], s.fields["kind"] == "named person") for s in text.statements if s.fields["name"]]
    persons = {name for name, person in told if person}
    bodies = {name for name, person in told if not person and name[:1].isupper()}
    one = Marked(text.text)
    for names, tag in ((persons, 1), (bodies, 0), ({n.split()[-1] for n in persons}, 1)):
        for name in sorted(names, key=len, reverse=True):
            for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text.text):
                if not any(k in one.known for k in range(*found.span())):
                    one.known.update((k, tag) for k in range(*found.span()))
                    before = _CAPITAL_TITLE.search(text.text, max(0, found.start() - 20), found.start())
                    if before and nouns.TITLES.match(before.group().strip()):
                        one.known.update((k, 0) for k in range(*before.span()))
    for word in re.finditer(r"\S+", text.text):
        if not word.group()[:1].isupper():
            one.known.update((k, 0) for k in range(*word.span()) if k not in one.known)
    return one


def words_of(model: Reader, marked: Iterable[Marked]) -> tuple[Tensor, Tensor]:
    """States (words, H) and labels (words,) of those words of which something is known."""
    marked = list(marked)
    given = [Text(str(k), one.text, date.min, None, "", "", "", ()) for k, one in enumerate(marked)]
    states, labels = [torch.empty(0, model.naming.in_features)], [torch.empty(0)]
    for text, windows, x in states_of(model, given):
        tags = torch.tensor([marked[int(text.id)].known.get(int(a), NONE) for a in starts_of(windows)])
        states.append(x[tags != NONE])
        labels.append(tags[tags != NONE].float())
    return torch.cat(states), torch.cat(labels)


def teach(model: Reader, parts: list[tuple[Tensor, Tensor, float]]) -> None:
    """parts: states, labels and the weight of a word."""
    torch.manual_seed(3)
    for layer in (model.naming, model.persons):
        layer.reset_parameters()
    optimizer = torch.optim.AdamW(
        [*model.naming.parameters(), *model.persons.parameters()], lr=RATE, weight_decay=DECAY
    )
    x, y = (torch.cat([p[k] for p in parts]) for k in (0, 1))
    weight = torch.cat([torch.full((len(p[1]),), p[2]) for p in parts])
    for epoch in range(EPOCHS):
        for group in optimizer.param_groups:
            group["lr"] = RATE * (1 - epoch / EPOCHS)
        order = torch.randperm(len(y))
        for k in range(0, len(order), BATCH):
            some = order[k : k + BATCH]
            hidden = F.dropout(F.gelu(model.naming(F.dropout(x[some], NOISE))), NOISE)
            loss = F.binary_cross_entropy_with_logits(model.persons(hidden)[:, 0], y[some], weight[some])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()


def accuracy(model: Reader, states: Tensor, labels: Tensor) -> str:
    with torch.no_grad():
        said = model.named(states)[:, 0] > 0
    right = float((said & (labels > 0)).sum())
    return f"precision {100 * right / max(1.0, float(said.sum())):.1f}, recall {100 * right / max(1.0, float(labels.sum())):.1f}"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--checkpoint", type=Path, required=True)
    ask.add_argument("--data", type=Path, required=True, help="folder with ner/, gum/ and polnear/")
    ask.add_argument("--keep-back", action="store_true", help="leave the held-back texts out of the last round too")
    ask.add_argument("--out", type=Path, required=True)
    options = ask.parse_args()
    model = Reader.restored(options.checkpoint).eval()
    sentences = list(conll(options.data / "ner" / "wikigold.conll.txt"))
    own = [*read_set("dev"), *read_set("train")]
    real = list(read_real(options.data, train=True))
    sets = {
        "wikigold": ([s for k, s in enumerate(sentences) if k % HELD_BACK], sentences[::HELD_BACK], 1.0),
        "gum": (
            *([gum(p) for p in sorted((options.data / "gum" / s).glob("*.conllu"))] for s in ("train", "dev")),
            1.0,
        ),
        "ours": (*([labelled(t) for t in own if held_back(t) == back] for back in (False, True)), OURS),
        "real": (*([labelled(t) for t in real if held_back(t) == back] for back in (False, True)), 1.0),
    }
    fitting = {name: (*words_of(model, some), weight) for name, (some, _, weight) in sets.items()}
    back = {name: words_of(model, some) for name, (_, some, _) in sets.items()}
    teach(model, list(fitting.values()))
    for name, words in back.items():
        print(f"{name}, words of persons, held back: {accuracy(model, *words)}")
    if not options.keep_back:
        teach(model, [*fitting.values(), *((*words, fitting[name][2]) for name, words in back.items())])
    torch.save(model.state_dict(), options.out)


if __name__ == "__main__":
    main()
