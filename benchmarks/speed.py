"""How fast the reader is, end to end and against the bare encoder on the same tokens, in one run: a table, or JSON.

    python -m benchmarks.speed [--articles 200] [--texts FOLDER] [--json]

The articles are long reports put together from our own labelled texts (750 words each, in different orders), which hold twice
as many statements as news does; or, with --texts, the beginnings of the .txt files of a folder, of 750 words each.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.labelled import read_set
from paripassu.reports import read_text
from paripassu.settings import load
from paripassu.statements import Reader
from paripassu.statements._encode import windows_of, words_of
from paripassu.statements.reader import text_spans
from paripassu.types import Report

WORDS = 750
ROUNDS = 3
"""Times that each measurement is taken; the best counts, since what else runs on the machine only slows."""
_START = """
import time; t = time.perf_counter()
from paripassu.statements import Reader
from paripassu.reports import read_text
assert list(Reader().read([read_text('The ministry said on Monday that it was so.', 'x')]))[0][1]
print(time.perf_counter() - t)
"""


def articles(count: int) -> list[Report]:
    """*count* reports of about WORDS words, from the labelled texts in turn, each starting at another place."""
    texts = [t.text for t in read_set("dev")]
    made: list[Report] = []
    for k in range(count):
        body: list[str] = []
        words, at = 0, k * 7
        while words < WORDS:
            text = texts[at % len(texts)]
            body.append(text)
            words += len(text.split())
            at += 1 + k % 5
        made.append(read_text("\n\n".join(body), f"{k}.txt"))
    return made


def as_published(folder: Path) -> list[Report]:
    """The texts of a folder that are long enough, each up to the end of the line in which it comes to WORDS words."""
    made: list[Report] = []
    for path in sorted(folder.glob("*.txt")):
        body = "\n\n".join(_beginning(path.read_text(encoding="utf-8").split("\n")))
        if len(body.split()) >= WORDS:
            made.append(read_text(body, path.name))
    return made


def _beginning(lines: Iterable[str]) -> Iterable[str]:
    words = 0
    for line in lines:
        if words >= WORDS:
            return
        words += len(line.split())
        if line.strip():
            yield line


def measure(reports: list[Report]) -> dict[str, float]:
    """Tokens and articles a second, bare and end to end; their ratio (per cent); peak memory (MiB); start-up (s)."""
    reader = Reader(workers=load().threads)
    model = reader.model
    count = len(reports)
    words = sum(len(r.body.split()) for r in reports)
    windows = [w for r in reports for w in windows_of(words_of(r.body, text_spans(r), model.tokenizer, model.table))]
    tokens = sum(len(w.pieces) for w in windows)
    statements = sum(len(s) for _, s in reader.read(reports))
    # Of reading alone: what comes is let go at once, as it is by whoever reads a folder of any size.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    bare = tokens / best(lambda: deque(model.over(model.encode, windows), maxlen=0))
    whole = tokens / best(lambda: deque(reader.read(reports), maxlen=0))
    return {
        "articles": count,
        "words": round(words / count),
        "tokens": tokens,
        "statements": statements,
        "workers": model.workers,
        "bare tokens/s": round(bare),
        "bare articles/s": round(bare * words / WORDS / tokens, 1),
        "tokens/s": round(whole),
        "articles/s": round(whole * words / WORDS / tokens, 1),
        "share": round(100 * whole / bare),
        "memory": round(peak),
        "start": round(min(started() for _ in range(ROUNDS)), 2),
    }


def best(work: Callable[[], object]) -> float:
    """Seconds of the fastest of ROUNDS runs of *work*."""
    seconds = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begin)
    return min(seconds)


def started() -> float:
    """Seconds from import to the first statement, in a process of its own."""
    return float(subprocess.run([sys.executable, "-c", _START], capture_output=True, text=True, check=True).stdout)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--articles", type=int, default=200)
    ask.add_argument("--texts", type=Path, help="a folder of news as it was published, instead")
    ask.add_argument("--json", action="store_true")
    options = ask.parse_args()
    made = measure(as_published(options.texts) if options.texts else articles(options.articles))
    if options.json:
        print(json.dumps(made, indent=1))
        return
    print(f"{made['articles']} articles of {made['words']} words, {made['tokens']} tokens, {made['workers']} workers")
    print(f"bare encoder   {made['bare tokens/s']:10,} tokens/s {made['bare articles/s']:8.1f} articles/s")
    print(f"end to end     {made['tokens/s']:10,} tokens/s {made['articles/s']:8.1f} articles/s")
    print(f"share of the bare encoder's throughput: {made['share']} %")
    print(f"peak memory: {made['memory']} MiB")
    print(f"start-up, import to first statement: {made['start']:.2f} s")


if __name__ == "__main__":
    main()
