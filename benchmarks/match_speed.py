"""What matching costs beside reading, and how long many sentences and many indicators take: `python -m benchmarks.match_speed`.

    python -m benchmarks.match_speed [--texts FOLDER] [--propositions 100000] [--indicators 300]

First, the same texts read and matched: the example's dispatches beside the example's situation, and articles of 750 words beside
each of the dev situations: put together from our own labelled texts, or, with --texts, the beginnings of a folder's .txt files.
Then sentences of the labelled situations beside the indicators of many situations in one file: by words, meaning, actors and places,
in two processes; and what the network, asked about those that these leave open, adds to it (measured on a sample).
"""

import argparse
import json
import os
import re
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

from benchmarks.pairs import read_pairs, reader, situation_path
from benchmarks.speed import WORDS, articles, as_published
from paripassu.evidence.features import Unit
from paripassu.evidence.judge import Network, Pair, Verdict
from paripassu.evidence.match import Matcher
from paripassu.reports import read_paths
from paripassu.settings import load as settings
from paripassu.situation import load
from paripassu.situation.model import Actor, Indicator, Situation
from paripassu.statements import Reader
from paripassu.types import Report, Span

SITUATIONS = Path(__file__).parent / "sets/situations"
EXAMPLE = Path(__file__).parent.parent / "examples/dprk-russia"
PROCESSES = 2


class Counted:
    """The shipped network, counting what it is asked and how long that takes."""

    def __init__(self) -> None:
        self.network = Network()
        self.asked, self.seconds = 0, 0.0

    def __call__(self, pairs: Sequence[Pair]) -> Sequence[Verdict]:
        began = time.perf_counter()
        found = self.network(pairs)
        self.asked += len(pairs)
        self.seconds += time.perf_counter() - began
        return found


def beside_reading(name: str, reports: Sequence[Report], situations: Sequence[Situation]) -> str:
    """A line of the table: seconds of reading and of matching with one of the situations, the mean of all."""
    again = Reader(workers=2)
    list(again.understand(reports[:2]))  # loads the model
    began = time.perf_counter()
    read = list(again.understand(reports))
    reading = time.perf_counter() - began
    judge = Counted()
    judge.network([("", "a", "b")])
    matching = 0.0
    for situation in situations:
        matcher = Matcher(situation, embed=reader().meanings, judge=judge)
        began = time.perf_counter()
        for one in read:
            matcher.report(one.report, one.statements, one.report.id, one.meanings)
        matching += (time.perf_counter() - began) / len(situations)
    words = sum(len(r.body.split()) for r in reports)
    asked = judge.asked / len(situations) / words * WORDS
    share, network = 100 * matching / reading, 100 * judge.seconds / len(situations) / reading
    return f"| {name} | {reading:.2f} | {matching:.2f} | {share:.0f} % | {network:.0f} % | {asked:.1f} |"


def dispatches() -> list[Report]:
    """The example's reports."""
    return [one for one in read_paths([EXAMPLE / "reports"], settings()) if isinstance(one, Report)]


def together(most: int) -> Situation:
    """The training situations in one, up to so many indicators; states are shared, other actors each situation's own."""
    actors: dict[str, Actor] = {}
    indicators: list[Indicator] = []
    first: Situation | None = None
    for path in sorted((SITUATIONS / "train").glob("*.yaml")):
        one = load(path)
        if len(indicators) + len(one.indicators) > most:
            continue
        first = first or one
        names = {
            a.id: a.id if a.of is None and re.fullmatch("[A-Z]{3}", a.id) else f"{one.id}:{a.id}"
            for a in one.actors.values()
        }
        for a in one.actors.values():
            name, held = names[a.id], actors.get(names[a.id])
            aliases = tuple(dict.fromkeys((*(held.aliases if held else ()), *a.aliases)))
            actors[name] = replace(a, id=name, of=names.get(a.of or "", a.of), aliases=aliases)
        for i in one.indicators:
            actor, target = (names.get(side or "", side) for side in (i.actor, i.target))
            implied = tuple(f"{one.id}:{x}" for x in i.implies)
            indicators.append(replace(i, id=f"{one.id}:{i.id}", implies=implied, actor=actor, target=target))
    if first is None:
        raise SystemExit(f"no situation of at most {most} indicators lies in {SITUATIONS}")
    return replace(first, id="together", actors=actors, indicators=tuple(indicators), plan=())


def sentences(count: int) -> list[str]:
    """*count* sentences of the labelled training situations, all of them in turn, again and again."""
    texts = [
        json.loads(line)["text"]
        for path in sorted((SITUATIONS.parent / "pairs/train").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [texts[k * 7 % len(texts)] for k in range(count)]


def silent(pairs: Sequence[Pair]) -> list[Verdict]:
    """A network that says nothing of anything."""
    return [Verdict(-9.0, "affirms", "happened")] * len(pairs)


def match_all(texts: Sequence[str], indicators: int, network: bool) -> tuple[float, int, float]:
    """Seconds that it takes to match *texts*, how often the network was asked, and its seconds."""
    judge = Counted() if network else silent
    if isinstance(judge, Counted):
        judge.network([("", "a", "b")])
    matcher = Matcher(together(indicators), embed=reader().meanings, judge=judge)
    different = list(dict.fromkeys(texts))
    meaning = dict(zip(different, reader().meanings(different), strict=True))
    units = [(Unit(Span(0, len(t)), t, ""), meaning[t]) for t in texts]
    began = time.perf_counter()
    for unit, known in units:
        for _ in matcher.matches(unit, known):
            pass
    seconds = time.perf_counter() - began
    return (seconds, judge.asked, judge.seconds) if isinstance(judge, Counted) else (seconds, 0, 0.0)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--texts", type=Path, help="a folder of .txt files")
    ask.add_argument("--articles", type=int, default=60)
    ask.add_argument("--propositions", type=int, default=100_000)
    ask.add_argument("--indicators", type=int, default=300)
    options = ask.parse_args()
    dev = [load(situation_path(name)) for name in dict.fromkeys(pair.situation for pair in read_pairs("dev"))]
    long = as_published(options.texts)[: options.articles] if options.texts else articles(options.articles)
    long = [replace(report, published=datetime(2024, 5, 2, tzinfo=UTC)) for report in long]
    print(
        "| texts | reading, s | matching, s | share | of it the network | asked in 750 words |\n|---|---|---|---|---|---|"
    )
    print(beside_reading("the example's dispatches", dispatches(), [load(EXAMPLE / "situation.yaml")]), flush=True)
    print(beside_reading(f"{len(long)} articles, a dev situation", long, dev), flush=True)
    texts = sentences(options.propositions)
    share = -(-len(texts) // PROCESSES)
    # Each process has a core: threads of numpy's own in both would wait for each other.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        jobs = [
            pool.submit(match_all, texts[k : k + share], options.indicators, False) for k in range(0, len(texts), share)
        ]
        seconds = max(job.result()[0] for job in jobs)
    print(
        f"\n{len(texts)} sentences beside {len(together(options.indicators).indicators)} indicators, without the network, "
        f"{PROCESSES} processes: {seconds:.0f} s",
        flush=True,
    )
    sample = texts[:: max(1, len(texts) // 2000)]
    _, asked, network = match_all(sample, options.indicators, True)
    print(
        f"the network, two threads: asked {asked / len(sample):.2f} times a sentence, {1000 * network / max(1, asked):.1f} ms "
        f"a question: {network / len(sample) * len(texts):.0f} s more"
    )


if __name__ == "__main__":
    main()
