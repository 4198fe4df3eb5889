"""How fast the reader is, end to end and against the bare encoder on the same tokens, in one run: a table.

    python -m benchmarks.speed [--articles 200]

The articles are long reports put together from our own labelled texts (750 words each, all different orders of paragraphs).
"""

import argparse
import resource
import subprocess
import sys
import time

from benchmarks.labelled import read_set
from paripassu.reports import read_text
from paripassu.settings import load
from paripassu.statements import Reader
from paripassu.statements._encode import windows_of, words_of
from paripassu.statements._model import BATCH
from paripassu.statements.reader import text_spans
from paripassu.types import Report

WORDS = 750


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


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--articles", type=int, default=200)
    options = ask.parse_args()
    reader = Reader(workers=load().threads)
    reports = articles(options.articles)
    windows = [
        w for r in reports for w in windows_of(words_of(r.body, text_spans(r), reader.model.tokenizer, reader.model.table))
    ]
    tokens = sum(len(w.pieces) for w in windows)
    order = sorted(windows, key=lambda w: len(w.pieces))
    batches = [order[k : k + BATCH] for k in range(0, len(order), BATCH)]
    list(reader.read(reports[:8]))
    best = {"bare encoder": 0.0, "end to end": 0.0}
    for _ in range(3):
        started = time.perf_counter()
        for _ in reader.model.over(reader.model.encode, batches):
            pass
        best["bare encoder"] = max(best["bare encoder"], tokens / (time.perf_counter() - started))
        started = time.perf_counter()
        statements = sum(len(s) for _, s in reader.read(reports))
        best["end to end"] = max(best["end to end"], tokens / (time.perf_counter() - started))
    print(f"{len(reports)} articles of {WORDS} words, {tokens} tokens, {statements} statements, {reader.model.workers} workers")
    for name, speed in best.items():
        print(f"{name:14} {speed:10,.0f} tokens/s {speed * len(reports) / tokens:8.1f} articles/s")
    print(f"share of the bare encoder's throughput: {100 * best['end to end'] / best['bare encoder']:.0f} %")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
    code = "import time;t=time.perf_counter();from paripassu.statements import Reader;from paripassu.reports import read_text;list(Reader().read([read_text('Officials said it was so.','x')]));print(time.perf_counter()-t)"
    start = min(float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout) for _ in range(3))
    print(f"start-up, import to first statement: {start:.2f} s")


if __name__ == "__main__":
    main()
