"""The reader measured, the figures of docs/model-card.md out: what stands between its two marks is written anew.

    python -m benchmarks.card --polnear ../shared/data/polnear/dev [--float build/float]

--float names the folder of the same network exported with `training.export --float`; without it the row of 32-bit floats is
left out. Speed is of the machine that runs this: nothing else should run beside it.
"""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.fields import CHECKS, end_to_end
from benchmarks.labelled import read_set
from benchmarks.quality import calibration_error, own, score
from benchmarks.scoring import KINDS, Tally
from benchmarks.speed import WORDS, articles, as_published, measure
from paripassu.errors import ParipassuError
from paripassu.statements import Reader

CARD = Path(__file__).parents[1] / "docs" / "model-card.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
ANNOTATORS = (79.1, 70.9, 69.2, 53.3, 75.4)
"""Two annotators against each other, on 16 dev texts, by the scorer of acceptance."""
ARTICLES = 100


def row(name: str, figures: Sequence[float]) -> str:
    return f"| {name} | " + " | ".join(f"{figure:.1f}" for figure in figures) + " |"


def f1(tally: Tally) -> list[float]:
    return [tally.f1(kind) for kind in KINDS]


def quality(polnear: Path, unrounded: Path | None) -> str:
    """F1 by set, and on PolNeAR by quotation type and publisher; then how far confidence can be believed."""
    reader = Reader()
    whole, parts, sure = score(polnear, reader)
    outer, inner = own("test", reader)
    head = ["| F1, % | " + " | ".join(KINDS) + " |", "|---" * (len(KINDS) + 1) + "|"]
    lines = [*head, row("PolNeAR dev", f1(whole)), row("two annotators against each other", ANNOTATORS)]
    if unrounded:
        lines.append(row("PolNeAR dev, the same in 32-bit floats", f1(score(polnear, Reader(unrounded))[0])))
    lines += [row("our own test texts, outermost", f1(outer)), row("our own test texts, inside others", f1(inner))]
    lines += ["", *head, *(row(name, f1(tally)) for name, tally in sorted(parts.items()))]
    error = calibration_error(sure)
    lines += ["", f"Expected calibration error on PolNeAR dev: {error:.1f} points over {len(sure)} statements."]
    return "\n".join(lines)


def fields() -> str:
    """Accuracy of each field on our own test texts, where the reader found the statement."""
    pairs = list(end_to_end(list(read_set("test"))))
    found = [p for p in pairs if p.mine is not None]
    right = {name: sum(check(p.gold.fields, p.mine) for p in found if p.mine) for name, check in CHECKS.items()}
    lines = ["| " + " | ".join(right) + " |", "|---" * len(right) + "|"]
    lines.append("| " + " | ".join(f"{100 * n / len(found):.1f}" for n in right.values()) + " |")
    lines += ["", f"Right in per cent, of the {len(found)} statements found of {len(pairs)} in our own test texts."]
    return "\n".join(lines)


def speed(polnear: Path) -> str:
    """One run of benchmarks.speed on news as it was published, and one on our own texts, as a table."""
    news, own_texts = measure(as_published(polnear / "text")), measure(articles(ARTICLES))
    shown: dict[str, Callable[[dict[str, float]], object]] = {
        "statements in 750 words": lambda m: f"{m['statements'] / m['articles'] / m['words'] * WORDS:.0f}",
        "articles of 750 words a second": lambda m: m["articles/s"],
        "word pieces a second": lambda m: f"{m['tokens/s']:,.0f}",
        "the bare encoder, word pieces a second": lambda m: f"{m['bare tokens/s']:,.0f}",
        "share of the bare encoder": lambda m: f"{m['share']:.0f} %",
        "peak memory": lambda m: f"{m['memory']:.0f} MiB",
        "import to first statement": lambda m: f"{m['start']:.2f} s",
    }
    lines = [f"| with {news['workers']:.0f} workers | PolNeAR dev | our own texts |", "|---|---|---|"]
    return "\n".join([*lines, *(f"| {name} | {of(news)} | {of(own_texts)} |" for name, of in shown.items())])


def filled(card: str, figures: str) -> str:
    """*card* with *figures* between its marks. Raises ParipassuError where it has not one pair of them."""
    if card.count(BEGIN) != 1 or card.count(END) != 1 or card.index(BEGIN) > card.index(END):
        raise ParipassuError(
            f"{CARD.name} has no place for figures", remedy=f"put {BEGIN} and {END} into it, once each"
        )
    return card[: card.index(BEGIN) + len(BEGIN)] + f"\n{figures}\n" + card[card.index(END) :]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--polnear", type=Path, required=True)
    ask.add_argument("--float", type=Path, help="folder of the same network in 32-bit floats")
    options = ask.parse_args()
    figures = "\n\n".join((quality(options.polnear, options.float), fields(), speed(options.polnear)))
    CARD.write_text(filled(CARD.read_text(encoding="utf-8"), figures), encoding="utf-8")
    print(figures)


if __name__ == "__main__":
    main()
