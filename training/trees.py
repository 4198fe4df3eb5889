"""Trees of Universal Dependencies in, who does what to whom in their sentences out, by the form of the tree.

What comes out is a start, not a label set: events that are nouns, and places that a noun phrase names, are told from the form
alone. The conventions are those of benchmarks/sets/propositions/FORMAT.md.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.corpus import Gold, Spans

_SAYING = frozenset(
    [
        "say",
        "tell",
        "report",
        "announce",
        "claim",
        "warn",
        "add",
        "note",
        "state",
        "believe",
        "argue",
        "suggest",
        "think",
    ]
)
_PLACES = frozenset(
    ["in", "at", "near", "outside", "inside", "around", "along", "over", "under", "across", "off", "into"]
)
_LOOSE = frozenset(
    ["acl:relcl", "appos", "parataxis", "punct", "advcl", "advcl:relcl", "cc:preconj", "discourse", "dep"]
)
_PLAN = frozenset(["plan", "want", "intend", "begin", "continue", "try", "agree", "decide", "expect", "hope", "refuse"])
SHORT, LONG = 6, 45
"""Words of a sentence that is taken."""


@dataclass(frozen=True, slots=True)
class Word:
    number: int
    form: str
    lemma: str
    kind: str
    tag: str
    head: int
    relation: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tree:
    text: str
    words: tuple[Word, ...]

    def under(self, head: int) -> list[Word]:
        return [w for w in self.words if w.head == head]


def read_trees(folder: Path) -> Iterator[Tree]:
    """The sentences of all .conllu files in *folder*; one whose words are not found in its text is left out."""
    for path in sorted(folder.glob("*.conllu")):
        text, rows = "", []
        for line in (*path.read_text(encoding="utf-8").splitlines(), ""):
            if line.startswith("# text = "):
                text = line.removeprefix("# text = ")
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
            elif not line:
                if rows and (tree := _tree(text, rows)):
                    yield tree
                text, rows = "", []


def _tree(text: str, rows: Sequence[Sequence[str]]) -> Tree | None:
    words, at, joined = [], 0, 0
    for row in rows:
        number, _, last = row[0].partition("-")
        if "." in number:
            continue
        start = text.find(row[1], at)
        if last:  # written together: its words stand at the same place
            if start < 0:
                return None
            at, joined, span = start + len(row[1]), int(last), (start, start + len(row[1]))
            continue
        if int(number) > joined:
            if start < 0:
                return None
            at, span = start + len(row[1]), (start, start + len(row[1]))
        words.append(Word(int(number), row[1], row[2].lower(), row[3], row[4], int(row[6]), row[7], *span))
    return Tree(text, tuple(words))


def proposition(tree: Tree) -> Gold | None:
    """Actor, action and target as source, cue and content; None where the form does not tell."""
    root = next((w for w in tree.words if w.relation == "root"), None)
    if root is None or not SHORT <= len(tree.words) <= LONG or not any(w.kind in {"AUX", "VERB"} for w in tree.words):
        return None
    event = root
    for _ in range(3):
        below = {w.relation: w for w in reversed(tree.under(event.number))}
        if event.lemma in _SAYING and "ccomp" in below:
            event = below["ccomp"]
        elif event.lemma in _PLAN and "xcomp" in below and below["xcomp"].kind == "VERB":
            event = below["xcomp"]
        else:
            break
    if event.kind != "VERB":
        return None
    below = {w.relation: w for w in reversed(tree.under(event.number))}
    above = event
    while above.relation == "xcomp":
        above = tree.words[above.head - 1]
        below = {
            **{w.relation: w for w in reversed(tree.under(above.number)) if w.relation.startswith("nsubj")},
            **below,
        }
    subject, passive = below.get("nsubj"), below.get("nsubj:pass")
    if subject is None and passive is None:
        return None
    target = passive or below.get("obj")
    actor = below.get("obl:agent") if passive else subject
    particle = below.get("compound:prt")
    last = particle if particle is not None and particle.start >= event.end else event
    action = (event.start, max(event.end, last.end)) if last.start - event.end <= 1 else (event.start, event.end)
    return Gold(_phrase(tree, actor), (action,), _phrase(tree, target))


def _phrase(tree: Tree, head: Word | None) -> Spans:
    """The words of a noun phrase without clauses, appositions and places; one run around its head."""
    if head is None:
        return ()
    kept = {head.number}
    todo = [head]
    while todo:
        word = todo.pop()
        for child in tree.under(word.number):
            case = next((w.lemma for w in tree.under(child.number) if w.relation == "case"), "")
            if (
                child.relation in _LOOSE
                or child.relation.startswith("acl")
                or (word is head and child.relation == "case")
            ):
                continue
            if child.relation in ("nmod", "obl") and case in _PLACES:
                continue
            kept.add(child.number)
            todo.append(child)
    low = high = head.number
    while low - 1 in kept:
        low -= 1
    while high + 1 in kept:
        high += 1
    return ((tree.words[low - 1].start, tree.words[high - 1].end),)
