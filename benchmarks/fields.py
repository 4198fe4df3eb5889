"""The labelled statements in, a table of accuracy per field out: `python -m benchmarks.fields dev` (or test).

The fields are worked out on the gold spans; with --end-to-end on the spans that the reader finds, each gold statement
against the found one whose content shares most with it. `--show FIELD N` lists the first N mistakes of a field.

A name is right where its words are the gold's, case and articles aside (a state by any of its names). Roles,
affiliations and relayers are words of the report, so that one may say more than the other: right where all content
words of one are in the other. A speaker is resolved where the name (else the role) is right and so is the affiliation
or the country that the gold gives; where it gives neither, no country may be made up.
"""

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from benchmarks.labelled import Labelled, Text, read_set
from paripassu.gazetteer import states
from paripassu.statements._encode import paragraph_spans
from paripassu.statements._people import People
from paripassu.statements._sentences import sentences
from paripassu.statements.fields import Page, Spoken, read_fields
from paripassu.types import Block, Report, Source, Span, Stance, words_at

STANCES: tuple[Stance, ...] = ("affirms", "confirms", "denies", "doubts", "declines")
_SMALL = frozenset(
    ["the", "a", "an", "of", "in", "at", "for", "and", "to", "its", "his", "her", "their", "s", "on", "from"]
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold statement and what was read of it; `mine` is None where the reader found no such statement."""

    text: Text
    gold: Labelled
    mine: dict[str, object] | None
    words: str
    """Source, cue and content, for people."""


def page_of(text: Text, people: People | None = None) -> Page:
    """What the fields depend on, of a labelled text: its paragraphs are all reported. people: which words are a person's, where
    the encoder was asked."""
    spans = [Span(a + x, a + y) for a, b in paragraph_spans(text.text) for x, y in sentences(text.text[a:b])]
    return Page(text.text, spans, text.published, text.dateline, text.outlet, people=people)


def spoken_in(text: Text) -> list[Spoken]:
    """The gold spans of each statement."""
    place = {g.number: i for i, g in enumerate(text.statements)}
    return [
        Spoken(g.source, g.cue, g.content, place.get(g.fields["inside"]), floor=not g.cue and not g.source)
        for g in text.statements
    ]


def on_gold_spans(text: Text) -> list[Pair]:
    """The fields of each gold statement, read from its gold spans."""
    found = read_fields(page_of(text), spoken_in(text))
    pairs = []
    for gold, one in zip(text.statements, found, strict=True):
        mine = _flat(one.source)
        mine |= {"stance": one.reading.stance, "certainty": one.reading.certainty, "tense": one.reading.tense}
        mine |= {"quotation": one.quotation, "said_on": one.said_on and one.said_on.isoformat()}
        mine |= {"via": one.via, "inside": gold.fields["inside"]}
        pairs.append(Pair(text, gold, mine, cited(text, gold)))
    return pairs


def end_to_end(texts: Sequence[Text]) -> Iterator[Pair]:
    """Each gold statement with the statement that the reader finds in its place."""
    from paripassu.statements.reader import Reader  # noqa: PLC0415  (needs the model's files)

    for text, (_, found) in zip(texts, Reader().read(map(_report, texts)), strict=True):
        taken: set[str] = set()
        number: dict[str, int] = {}
        chosen = []
        for gold in text.statements:
            best = max(
                (s for s in found if s.id not in taken),
                key=lambda s: (_share(gold.content, s.content.spans), _share(gold.cue, s.cue.spans if s.cue else ())),
                default=None,
            )
            if best and _share(gold.content, best.content.spans) < 0.5:
                best = None
            if best:
                taken.add(best.id)
                number[best.id] = gold.number
            chosen.append((gold, best))
        for gold, best in chosen:
            mine = None
            if best:
                mine = _flat(best.source)
                mine |= {"stance": best.stance, "certainty": best.certainty, "tense": best.tense}
                mine |= {"quotation": best.quotation, "said_on": best.said_on and best.said_on.isoformat()}
                mine |= {"via": best.via, "inside": number.get(best.inside or "", best.inside and -1)}
            yield Pair(text, gold, mine, cited(text, gold))


def _report(text: Text) -> Report:
    return Report(
        text.id, text.id, text.outlet, None, None, "en", text.text, (Block("paragraph", Span(0, len(text.text))),), (),
        datetime.combine(text.published, time()), "labelled", dateline=text.dateline,
    )  # fmt: skip


def _share(a: Sequence[Span], b: Sequence[Span]) -> float:
    """Characters in common over characters of either."""
    x = {i for s, e in a for i in range(s, e)}
    y = {i for s, e in b for i in range(s, e)}
    return len(x & y) / len(x | y) if x or y else 1.0


def _flat(source: Source | None) -> dict[str, object]:
    return {k: getattr(source, k, None) for k in ("name", "role", "affiliation", "country", "kind")}


def cited(text: Text, gold: Labelled) -> str:
    """Who says what in a labelled statement, as the text has it."""
    parts = (words_at(text.text, spans) for spans in (gold.source, gold.cue, gold.content))
    return " | ".join(parts)


def _tokens(value: object) -> list[str]:
    words = re.findall(r"\w+", str(value).replace("’", "'").replace("'s", "").lower())
    return [w for w in words if w not in _SMALL] or words


def _stateless(name: object) -> list[str]:
    text = str(name)
    for mention in reversed(list(states(text))):
        text = text[: mention.start] + text[mention.end :]
    return [w for w in _tokens(text) if w not in _SMALL]


def same_name(gold: object, mine: object) -> bool:
    """Whether two names are one: the same words, or the same state by any of its names."""
    if gold is None or mine is None:
        return gold is mine
    if _tokens(gold) == _tokens(mine):
        return True
    a, b = (list(states(str(v))) for v in (gold, mine))
    if a and b and all(m[0].end - m[0].start >= len(str(v)) - 4 for m, v in ((a, gold), (b, mine))):
        return a[0].country == b[0].country
    # "China's embassy", "Chinese embassy", "embassy": the state is a field of its own.
    return _stateless(gold) == _stateless(mine) != []


def alike(gold: object, mine: object) -> bool:
    """Whether all content words of one description are in the other; null only with null."""
    if gold is None or mine is None:
        return gold is mine
    a, b = set(_tokens(gold)), set(_tokens(mine))
    return a <= b or b <= a


def chain_right(gold: dict[str, object], mine: dict[str, object]) -> bool:
    """Whether `via` has the same relayers in the same order and `inside` the same statement."""
    a, b = list(gold["via"]), list(mine["via"])  # type: ignore[call-overload]
    return len(a) == len(b) and all(map(alike, a, b)) and gold["inside"] == mine["inside"]


def resolved(gold: dict[str, object], mine: dict[str, object]) -> bool:
    """Name or description right, and affiliation or country right."""
    who = same_name(gold["name"], mine["name"])
    if gold["name"] is None:
        who = who and alike(gold["role"], mine["role"])
    if gold["affiliation"] is None and gold["country"] is None:
        return who and mine["country"] is None
    side = gold["affiliation"] is not None and alike(gold["affiliation"], mine["affiliation"])
    return who and (side or (gold["country"] is not None and gold["country"] == mine["country"]))


def _equal(field: str) -> Callable[[dict[str, object], dict[str, object]], bool]:
    return lambda gold, mine: gold[field] == mine[field]


Check = Callable[[dict[str, object], dict[str, object]], bool]
CHECKS: dict[str, Check] = {
    "name": lambda g, m: same_name(g["name"], m["name"]),
    "role": lambda g, m: alike(g["role"], m["role"]),
    "affiliation": lambda g, m: alike(g["affiliation"], m["affiliation"]),
    "country": _equal("country"),
    "kind": _equal("kind"),
    "speaker": resolved,
    "stance": _equal("stance"),
    "certainty": _equal("certainty"),
    "tense": _equal("tense"),
    "said_on": _equal("said_on"),
    "quotation": _equal("quotation"),
    "chain": chain_right,
}


def denials(read: Iterable[tuple[dict[str, object], dict[str, object]]]) -> tuple[float, float]:
    """Recall and precision of denials alone, per cent, of gold fields and those read."""
    said = [(gold["stance"] == "denies", mine["stance"] == "denies") for gold, mine in read]
    both = sum(a and b for a, b in said)
    return 100 * both / max(1, sum(a for a, _ in said)), 100 * both / max(1, sum(b for _, b in said))


def table(pairs: Sequence[Pair]) -> str:
    """Accuracy per field, denials alone, and recall and precision by class of stance, in lines of text."""
    found = [p for p in pairs if p.mine is not None]
    lines = [f"{len(pairs)} statements, {len(found)} found", "", "| field | right |", "|---|---|"]
    for name, check in CHECKS.items():
        right = sum(check(p.gold.fields, p.mine) for p in found if p.mine)
        lines.append(f"| {name} | {100 * right / max(1, len(found)):.1f} |")
    for field, values in (
        ("stance", STANCES),
        ("certainty", ("certain", "probable", "possible")),
        ("tense", ("happened", "ongoing", "intended", "hypothetical")),
    ):
        confusion = Counter((str(p.gold.fields[field]), str(p.mine[field])) for p in found if p.mine)
        lines += ["", f"| {field}: gold ↓ read → | " + " | ".join(values) + " | recall | precision |"]
        lines.append("|---|" + "---|" * (len(values) + 2))
        for value in values:
            row = [confusion[value, other] for other in values]
            column = sum(confusion[other, value] for other in values)
            rates = [100 * confusion[value, value] / max(1, n) for n in (sum(row), column)]
            lines.append(f"| {value} | " + " | ".join(map(str, row)) + f" | {rates[0]:.1f} | {rates[1]:.1f} |")
    return "\n".join(lines)


def mistakes(pairs: Sequence[Pair], field: str, count: int) -> Iterator[str]:
    """The first *count* mistakes of a field, one a line: gold, read, and the words."""
    related = {"speaker": ("name", "role", "affiliation", "country", "kind"), "chain": ("via", "inside")}
    for pair in pairs:
        if pair.mine is None or CHECKS[field](pair.gold.fields, pair.mine):
            continue
        keys = related.get(field, (field,))
        gold, mine = ([str(side[k]) for k in keys] for side in (pair.gold.fields, pair.mine))
        yield f"{pair.text.id}.{pair.gold.number} {'/'.join(gold)} ← {'/'.join(mine)}: {pair.words}"
        count -= 1
        if count == 0:
            return


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", nargs="?", default="dev", help="dev or test, or the start of a file's name")
    parser.add_argument("--end-to-end", action="store_true", help="on the spans that the reader finds")
    parser.add_argument("--show", nargs=2, metavar=("FIELD", "N"), help=f"list mistakes; {', '.join(CHECKS)}")
    given = parser.parse_args()
    texts = list(read_set(given.set))
    pairs = list(end_to_end(texts)) if given.end_to_end else [p for text in texts for p in on_gold_spans(text)]
    if given.show:
        print("\n".join(mistakes(pairs, given.show[0], int(given.show[1]))))
    else:
        print(table(pairs))


if __name__ == "__main__":
    main()
