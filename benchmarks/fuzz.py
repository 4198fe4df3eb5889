"""Mutated news texts in, the count of those that the reader read out; what it cannot read, or reads out of bounds, is shown.

    python -m benchmarks.fuzz [--count 100000] [--seed 1]

Each input is made of one or two of our own labelled texts, cut short, with marks swapped, characters dropped, doubled or
moved, lines broken, capitals lost, and any Unicode, control characters and halves of surrogate pairs put in. Ends with
status 1 where anything failed; the inputs that failed are printed as Python literals.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from benchmarks.labelled import read_set
from paripassu.reports import read_text
from paripassu.settings import load
from paripassu.statements import Reader
from paripassu.types import Block, Report, Span, Statement

TOGETHER = 200
"""Inputs in one call of the reader."""
MARKS = "“”„«»\"'‘’`´…—–-,.;:!?()[]{}⟦⟧|/\\"
SPACES = "\n\r\t\v\f\x1c\x85\u2028\u2029\u00a0\u200b\u3000\ufeff"
STRANGE = (
    "\x00\x01\x07\x1b\x7f\ud800\udbff\udc00\udfff\u0301\u0345\u200d\u200e\u200f\u202e\u2066\ufffd\uffff\U0010ffffİıßŉﬁ"
)
TOKENS = (
    "[CLS]",
    "[SEP]",
    "[PAD]",
    "[UNK]",
    "[MASK]",
    "##s",
    "''",
    "``",
    "said",
    "denied that",
    "according to",
    "😀",
    "👩‍👩‍👧",
    "朝鲜",
    "قال",
)
Change = Callable[[random.Random, str], str]


def anywhere(rng: random.Random) -> str:
    """One character of anywhere in Unicode, the nearer planes more often."""
    return chr(rng.randrange(rng.choice((0x80, 0x250, 0x3000, 0x10000, 0x110000))))


def put(choose: Callable[[random.Random], str]) -> Change:
    """A change that puts what *choose* gives into the text at one to eight places."""

    def change(rng: random.Random, text: str) -> str:
        for _ in range(rng.randint(1, 8)):
            at = rng.randint(0, len(text))
            text = text[:at] + choose(rng) + text[at + rng.randint(0, 1) :]
        return text

    return change


def swap_marks(rng: random.Random, text: str) -> str:
    share = rng.random()
    return "".join(rng.choice(MARKS) if c in MARKS and rng.random() < share else c for c in text)


def drop(rng: random.Random, text: str) -> str:
    share = rng.random() * 0.3
    return "".join(c for c in text if rng.random() >= share)


def cut(rng: random.Random, text: str) -> str:
    a, b = sorted((rng.randint(0, len(text)), rng.randint(0, len(text))))
    return text[a:b]


def double(rng: random.Random, text: str) -> str:
    part = cut(rng, text)[:40]
    at = rng.randint(0, len(text))
    return text[:at] + part * rng.randint(2, 12) + text[at:]


def shuffle(rng: random.Random, text: str) -> str:
    words = text.split(" ")
    rng.shuffle(words)
    return " ".join(words)


def recase(rng: random.Random, text: str) -> str:
    return rng.choice((str.lower, str.upper, str.title, str.swapcase))(text)


CHANGES: tuple[Change, ...] = (
    swap_marks,
    drop,
    cut,
    double,
    shuffle,
    recase,
    put(anywhere),
    put(lambda rng: rng.choice(MARKS)),
    put(lambda rng: rng.choice(SPACES)),
    put(lambda rng: rng.choice(STRANGE)),
    put(lambda rng: rng.choice(TOKENS)),
    lambda rng, text: "".join(anywhere(rng) for _ in range(rng.randint(0, 60))) if rng.random() < 0.3 else text,
)


def inputs(seed: int, longest: int = 240) -> Iterator[str]:
    """Texts without end, each about as long as *longest* characters at most, the same for the same seed."""
    rng = random.Random(seed)
    texts = [t.text for t in read_set("dev", "test")]
    while True:
        text = rng.choice(texts)
        at = rng.randint(0, max(0, len(text) - longest))
        text = text[at : at + longest]
        if rng.random() < 0.1:
            text = rng.choice(("\n\n", " ", "")).join((text, rng.choice(texts)[:longest]))
        for change in rng.choices(CHANGES, k=rng.randint(1, 4)):
            text = change(rng, text)
        yield text


def as_report(text: str, number: int) -> Report:
    """*text* as a report to be read: now with the blocks that the room of reports makes, now as one paragraph."""
    if number % 2:
        return replace(EMPTY, body=text, blocks=(Block("paragraph", Span(0, len(text))),))
    return replace(read_text(text, "fuzz.txt"), readable=True)


EMPTY = replace(read_text("", "fuzz.txt"), readable=True)


def broken(report: Report, statements: tuple[Statement, ...]) -> str | None:
    """What of that which must hold of any statements does not hold of these; None where all does."""
    body = report.body
    ids = {s.id for s in statements}
    if len(ids) != len(statements):
        return "two statements have one id"
    for s in statements:
        for name, part in (("source", s.source), ("cue", s.cue), ("content", s.content)):
            if part is None:
                continue
            if not part.spans or any(not 0 <= a < b <= len(body) for a, b in part.spans):
                return f"a {name} out of bounds: {part.spans}"
            if name != "source" and list(part.spans) != sorted(part.spans):
                return f"a {name} out of order: {part.spans}"
            if len(part.spans) == 1 and part.text != body[slice(*part.spans[0])]:
                return f"a {name} is not the text at its place: {part.text!r}"
        if s.inside is not None and (s.inside not in ids or s.inside == s.id):
            return "a statement inside one that is not there"
        if not 0 <= s.confidence <= 1:
            return f"a confidence of {s.confidence}"
    return None


def failures(reader: Reader, texts: list[str]) -> Iterator[tuple[str, str]]:
    """Each of *texts* that cannot be read or is read wrongly, with what is wrong."""
    try:
        reports = [as_report(text, k) for k, text in enumerate(texts)]
        for text, (report, statements) in zip(texts, reader.read(reports), strict=True):
            wrong = broken(report, statements)
            if wrong:
                yield text, wrong
    except Exception as problem:  # noqa: BLE001 — the very thing that is looked for
        if len(texts) == 1:
            yield texts[0], repr(problem)
            return
        for text in texts:
            yield from failures(reader, [text])


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--count", type=int, default=100_000)
    ask.add_argument("--seed", type=int, default=1)
    options = ask.parse_args()
    reader = Reader(workers=load().threads)
    source = inputs(options.seed)
    done = failed = 0
    begin = time.monotonic()
    while done < options.count:
        texts = [next(source) for _ in range(min(TOGETHER, options.count - done))]
        for text, wrong in failures(reader, texts):
            failed += 1
            print(f"{wrong}\n  {text!a}", flush=True)
        done += len(texts)
        if done % (25 * TOGETHER) == 0:
            print(f"{done} inputs, {time.monotonic() - begin:.0f} s", file=sys.stderr, flush=True)
    print(f"{done} inputs, {failed} failures")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
