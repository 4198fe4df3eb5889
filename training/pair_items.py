"""Labelled sentences and situation files in, the pairs that the matcher's network learns on out, as word pieces.

    python -m training.pair_items --out build/items.npz

Each pair is a sentence (with the one before it where it takes something up) and an indicator's title, parties and examples, every
party under a sign (evidence/masks.py), so that what is learned is who does what to whom and not who is who. A sentence is asked
what it will be asked: the likeliest indicators by words, meaning, actors and places (training/matching.py fits that first),
besides all that bear or tempt. Sentences whose parties are swapped are made on the way: they bear on nothing. A situation's own
examples are sentences too, some of them in every pass: what labellers write bears in words far from the examples and tempts in
words near them, and a network that has seen no more distrusts what an analyst gave as an example. Every pass over
the sentences is made anew: other signs, other examples, other company. Nothing else is needed to train (training.judge_pairs).
"""

import argparse
import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.pairs import reader
from paripassu.evidence.asked import judging
from paripassu.evidence.features import Unit, Vector
from paripassu.evidence.judge import EXAMPLES, Pair, asked, layout, leading
from paripassu.evidence.likely import MOST
from paripassu.evidence.masks import SIGNS, Masks, masks_of
from paripassu.situation.model import Indicator
from paripassu.statements._encode import load_tokenizer
from paripassu.statements._tags import STANCES, TENSES
from paripassu.types import Span
from training.cases import BEARING, Case, Sentence, held_out_cases, real_cases, said_in, training_cases
from training.labels import NONE
from training.network import TOKENIZER

SWAP, CONTEXT_ODDS = 0.45, 0.15
OWN, SAID = 0.4, 0.35
"""Shares: of the examples that are asked in a pass, and of those that somebody is made to say."""
EXAMPLE = ("example", "ruled out")
"""Kinds of sentences that are a situation's own examples."""
NEGATED = re.compile(
    r"\b(?:not?|never|without|nobody|none|nothing|den(?:y|ies|ied)|reject\w*|refus\w*)\b|n't\b", re.IGNORECASE
)


class Item(NamedTuple):
    """A pair, whether it bears, stance and tense by number where they are known, and the number of its sentence in its situation;
    -1 for one whose parties are exchanged."""

    pair: Pair
    bears: bool
    stance: int
    tense: int
    sentence: int


_meanings: dict[str, list[Vector | None]] = {}


def meanings_of(one: Case) -> list[Vector | None]:
    """The meanings of a case's sentences, worked out once."""
    if one.name not in _meanings:
        _meanings[one.name] = reader().meanings([s.text for s in one.sentences])
    return _meanings[one.name]


def likely(chosen: list[Case], weights: Sequence[float]) -> dict[str, np.ndarray]:
    """Log-odds (sentences, indicators) by which candidates are chosen."""
    found = {}
    for one in chosen:
        meanings = meanings_of(one)
        rows = []
        for s, meaning in zip(one.sentences, meanings, strict=True):
            compared = one.comparer.compare(Unit(Span(0, len(s.text)), s.text, s.before), meaning)
            rows.append(one.comparer.candidate_figures(compared) @ np.array(weights))
        found[one.name] = np.array(rows)
    return found


def sampled(one: Case, odds: np.ndarray, rng: random.Random) -> list[tuple[int, int, bool]]:
    """Sentence, indicator, label: all that bear, what tempts, the likeliest of the rest and one at random."""
    items = []
    ids = [i.id for i in one.comparer.situation.indicators]
    for k, s in enumerate(one.sentences):
        if s.kind in EXAMPLE and rng.random() > OWN:
            continue
        no = [j for j in range(len(ids)) if ids[j] not in s.bears and ids[j] not in s.ignored]
        items += [(k, j, True) for j in range(len(ids)) if ids[j] in s.bears]
        hard = sorted(no, key=lambda j: -odds[k, j])[:3]
        chosen = {j for j in no if ids[j] in s.tempting} | set(rng.sample(hard, min(len(hard), rng.randint(1, 3))))
        rest = [j for j in no if j not in chosen]
        if rest and rng.random() < 0.3:
            chosen.add(rng.choice(rest))
        items += [(k, j, False) for j in sorted(chosen)]
    return items


def items_of(one: Case, odds: np.ndarray, rng: random.Random) -> list[Item]:
    order = list(range(len(SIGNS)))
    rng.shuffle(order)
    situation, meanings = one.comparer.situation, meanings_of(one)
    masks = masks_of(situation, one.comparer.names, order)
    plainly: dict[str, list[str]] = {i.id: [] for i in situation.indicators}
    for s in one.sentences:
        if s.kind == "plain" and s.stance in ("affirms", "confirms"):
            for name in s.bears:
                plainly[name].append(s.text)
    found: list[Item] = []
    for k, j, label in sampled(one, odds, rng):
        s, i = one.sentences[k], situation.indicators[j]
        whole = s.said is None or rng.random() < 0.5
        text, before = seen(s, masks, whole)
        if not before and rng.random() < CONTEXT_ODDS:
            before = masks.apply(rng.choice(one.sentences).text)
        examples = rng.sample(list(i.counts), len(i.counts))
        roll = rng.random()
        if roll < 0.35:
            examples = list(one.comparer.nearest(i, meanings[k], EXAMPLES))
        elif roll < 0.7 and (others := [t for t in plainly[i.id] if t != s.text]):
            # What others wrote of the same thing is an example too, and further from the sentence than the file's own.
            examples = [rng.choice(others), rng.choice(i.counts)]
            rng.shuffle(examples)
        if s.kind in EXAMPLE and rng.random() < 0.5:
            examples = [
                t for t in i.counts if t[1:] not in s.text
            ] or examples  # its first letter may be a capital there
        side = asked(i, masks, examples)
        fields = fields_of(s) if label and s.kind in BEARING else (NONE, NONE)
        found.append(Item((before, text, side), label, *fields, k))
        if label and rng.random() < SWAP and (changed := exchanged(text, before, i, masks, rng)):
            found.append(Item((before, changed, side), False, NONE, NONE, -1))
    return found


def with_examples(one: Case, rng: random.Random) -> Case:
    """The same case with the situation's own examples as sentences: one that counts bears, one that is ruled out does not, where
    no word in it denies (what is denied is spoken of too). Of the other indicators that the latter may bear on nothing is known."""
    situation = one.comparer.situation
    ids = frozenset(i.id for i in situation.indicators)
    names = [a.name for a in situation.actors.values()] or ["Officials"]
    more = []
    for i in situation.indicators:
        for kind, examples in zip(EXAMPLE, (i.counts, i.nots), strict=True):
            for example in examples:
                bears = frozenset({i.id} if kind == EXAMPLE[0] else ())
                if not bears and NEGATED.search(example):
                    continue
                ignored = frozenset(i.implies) - bears if bears else ids - {i.id}
                text = (
                    f"{rng.choice(names)} said {example}."
                    if rng.random() < SAID
                    else f"{example[:1].upper()}{example[1:]}."
                )
                more.append(Sentence(text, "", bears, ignored, frozenset({i.id}) - bears, kind, None, None))
    return Case(one.name, one.comparer, [*one.sentences, *more])


def fields_of(s: Sentence) -> tuple[int, int]:
    """Stance and tense by number; NONE where either is not labelled."""
    if s.stance in STANCES and s.tense in TENSES:
        return STANCES.index(s.stance), TENSES.index(s.tense)
    return NONE, NONE


def exchanged(text: str, before: str, indicator: Indicator, masks: Masks, rng: random.Random) -> str:
    """*text* with the parties' roles exchanged, or with another in the place of one; "" where it names none of them."""
    a, b = (masks.sign(x) if x else "-" for x in (indicator.actor, indicator.target))
    there = [x for x in (a, b) if x != "-" and re.search(rf"\b{x}\b", text) and x not in before]
    if not there or a == b:
        return ""
    if len(there) == 2 and rng.random() < 0.5:
        return text.replace(a, "\0").replace(b, a).replace("\0", b)
    one = a if a in there and rng.random() < 0.75 else there[-1]
    return text.replace(one, rng.choice([x for x in SIGNS if x not in (a, b) and x not in text]))


def seen(s: Sentence, masks: Masks, whole: bool) -> tuple[str, str]:
    """The sentence and what stands before it, as the matcher gives them: *whole*, or the content of the statement that it is
    behind the words that say whose it is."""
    voice, text = ("", s.text) if whole or s.said is None else s.said
    return masks.apply(text), masks.apply(leading(s.before, text, voice))


class Table:
    """Pairs as they come, to be written as arrays."""

    def __init__(self) -> None:
        self._tokenizer = load_tokenizer(TOKENIZER)
        self._pieces: list[np.ndarray] = []
        self._sides: list[np.ndarray] = []
        self._rows: list[tuple[int, ...]] = []

    def add(self, items: Sequence[Item], of: int, situation: int) -> None:
        """of: the pass that they are made for, or -1 where they are for measuring."""
        parts = zip(*(item.pair for item in items), strict=True)
        ids = [[e.ids for e in self._tokenizer.encode_batch(list(x), add_special_tokens=False)] for x in parts]
        for item, *three in zip(items, *ids, strict=True):
            row, sides = layout(*three)
            self._pieces.append(np.array(row, dtype=np.uint16))
            self._sides.append(np.array(sides, dtype=np.uint8))
            self._rows.append((of, situation, item.sentence, item.bears, item.stance, item.tense))

    def write(self, path: Path, names: Sequence[str], missed: int, before: Path | None = None) -> None:
        """before: a file of such arrays, whose pairs are put before these; `missed` adds to what is missed there."""
        pieces, sides = np.concatenate(self._pieces), np.concatenate(self._sides)
        ends = np.cumsum([len(p) for p in self._pieces], dtype=np.int64)
        rows = np.array(self._rows, dtype=np.int32)
        if before is not None:
            old = np.load(before)
            ends = np.concatenate([old["ends"], old["ends"][-1] + ends])
            pieces, sides, rows = (
                np.concatenate([old[k], x]) for k, x in (("pieces", pieces), ("sides", sides), ("rows", rows))
            )
            missed += int(old["missed"])
        np.savez_compressed(
            path, pieces=pieces, sides=sides, ends=ends, rows=rows, names=np.array(names), missed=missed
        )
        print(
            f"{len(rows)} pairs, {sum(rows[:, 0] < 0)} of them to measure by, and {missed} that bear and are not asked"
        )


def measured(one: Case, odds: np.ndarray) -> tuple[list[Item], int]:
    """What each sentence of a case to measure by is asked, and how many that bear are not."""
    masks = masks_of(one.comparer.situation, one.comparer.names)
    found, missed = [], 0
    for k, s in enumerate(one.sentences):
        top = set(np.argsort(-odds[k])[:MOST].tolist())
        for j, i in enumerate(one.comparer.situation.indicators):
            if i.id in s.ignored or j not in top:
                missed += i.id in s.bears
                continue
            text, before = seen(s, masks, whole=False)
            side = asked(i, masks, one.comparer.nearest(i, meanings_of(one)[k], EXAMPLES))
            found.append(Item((before, text, side), i.id in s.bears, *fields_of(s), k))
    return found, missed


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--passes", type=int, default=4)
    ask.add_argument("--seed", type=int, default=9)
    ask.add_argument("--real", type=Path, help="folder of the texts that benchmarks/sets/real labels")
    ask.add_argument(
        "--unseen", nargs="*", default=(), help="situations to be left out, for training.matching --unseen"
    )
    ask.add_argument("--out", type=Path, required=True)
    options = ask.parse_args()
    rng = random.Random(options.seed)
    training, dev = training_cases(reader().meanings), held_out_cases("dev", reader().meanings)
    if options.real:
        training += real_cases(options.real, True, reader().meanings)
    training = [one for one in training if one.name not in options.unseen]
    training = [with_examples(one, rng) for one in training]
    said_in([*training, *dev], reader())
    odds = likely([*training, *dev], judging()[0])
    table, missed = Table(), 0
    for number in range(options.passes):
        for situation, one in enumerate(training):
            table.add(items_of(one, odds[one.name], rng), number, situation)
        print(f"pass {number + 1}", flush=True)
    for situation, one in enumerate(dev, len(training)):
        items, more = measured(one, odds[one.name])
        missed += more
        table.add(items, -1, situation)
    table.write(options.out, [one.name for one in (*training, *dev)], missed)


if __name__ == "__main__":
    main()
