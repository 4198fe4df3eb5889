"""What PolNeAR does not mark, for the second layer of tags and for the fields.

    python -m training.inner --data ../shared/data/polnear --model build/first --out build/extra.json

- Statements inside contents: a first reader (trained on the outermost ones) reads each content as a text of its own.
- Our own labelled texts (benchmarks/sets, dev and train; one in seven is held back to choose by), outer, inner and fields.
- Who does what to whom, in the sentences of benchmarks/sets/propositions/train-*, a few to a text.
- Stance and certainty of PolNeAR's statements by the rules of statements/stance.py: a weak label to start from.
"""

import argparse
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.labelled import SETS, Text, read_set
from paripassu.statements._encode import paragraph_spans, windows_of, words_of
from paripassu.statements._model import Model
from paripassu.statements._tags import FIELDS
from paripassu.statements.stance import read
from training.corpus import Document, Gold, Spans, read_brat

SURE = 0.6
HELD_BACK = 7


@dataclass(frozen=True, slots=True)
class Extra:
    """A text of our own with both layers labelled; `outer` None where only the inner one is known."""

    text: str
    outer: tuple[Gold, ...] | None
    inner: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Extras:
    of: dict[str, tuple[Gold, ...]] = field(default_factory=dict)
    """Inner statements by the name of the PolNeAR text."""
    fields: dict[str, list[tuple[int, int, int]]] = field(default_factory=dict)
    extras: list[Extra] = field(default_factory=list)
    roles: list[Extra] = field(default_factory=list)
    """Texts with actor, action and target of each sentence, as the `outer` source, cue and content."""

    def judged(self, document: Document) -> tuple[Gold, ...]:
        """The document's statements with their weak fields."""
        known = self.fields.get(document.name)
        if known is None:
            return document.statements
        return tuple(replace(s, fields=f) for s, f in zip(document.statements, known, strict=True))


def held_back(text: Text) -> bool:
    """Whether a labelled text is kept out of training, to choose by."""
    return zlib.crc32(text.id.encode()) % HELD_BACK == 0


def own(text: Text) -> Extra:
    outer, inner = [], []
    for s in text.statements:
        fields = tuple(
            values.index(s.fields[k]) for k, values in zip(("stance", "certainty", "tense"), FIELDS, strict=True)
        )
        gold = Gold(s.source if s.cue else (), s.cue, s.content, fields)
        (inner if s.fields["inside"] else outer).append(gold)
    return Extra(text.text, tuple(g for g in outer if g.cue), tuple(g for g in inner if g.cue))


def read_extra(path: Path) -> Extras:
    data = json.loads(path.read_text(encoding="utf-8"))
    of = {name: tuple(Gold(*(_spans(s) for s in g)) for g in rows) for name, rows in data["inner"].items()}
    fields = {name: [tuple(f) for f in rows] for name, rows in data["fields"].items()}
    texts = [*read_set("dev"), *read_set("train")]
    return Extras(of, fields, [own(t) for t in texts if not held_back(t)], list(role_texts()))


def role_texts(together: int = 4) -> Iterator[Extra]:
    """Sentences with their roles, *together* at most to a text; where a role's words stand twice, the first is meant. Those held
    back for the head of roles (training/roles.py) are left out."""
    for path in sorted((SETS.parent / "propositions").glob("train-*.jsonl")):
        read = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        rows = [row for row in read if zlib.crc32(row["id"].encode()) % HELD_BACK]
        for k in range(0, len(rows), together):
            text, found = "", []
            for row in rows[k : k + together]:
                text += " " * bool(text)
                found.append(roles_of(row, len(text)))
                text += row["text"]
            yield Extra(text, tuple(found), ())


def roles_of(row: dict[str, str | None], begin: int) -> Gold:
    """A labelled sentence's actor, action and target as source, cue and content, in a text in which it stands at *begin*."""
    text = row["text"] or ""
    found = [(words, text.find(words)) if (words := row[name]) else ("", -1) for name in ("actor", "action", "target")]
    return Gold(*(((begin + at, begin + at + len(words)),) if at >= 0 else () for words, at in found))


def _spans(rows: list[list[int]]) -> Spans:
    return tuple((a, b) for a, b in rows)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--model", type=Path, required=True, help="folder of an exported first reader")
    ask.add_argument("--out", type=Path, required=True)
    options = ask.parse_args()
    model = Model(options.model)
    inner: dict[str, list[list[Spans]]] = {}
    fields: dict[str, list[list[int]]] = {}
    for document in read_brat(options.data / "train"):
        inner[document.name] = inside(document, model)
        fields[document.name] = [weak(document.text, s) for s in document.statements]
    options.out.write_text(json.dumps({"inner": inner, "fields": fields}), encoding="utf-8")
    print(sum(map(len, inner.values())), "inner statements")


def inside(document: Document, model: Model) -> list[list[Spans]]:
    """Statements that the first reader finds in each content read by itself, in the document's offsets."""
    windows, offsets = [], []
    for statement in document.statements:
        for a, b in statement.content:
            if b - a < 40:
                continue
            text = document.text[a:b]
            lead = 5 if text.startswith("that ") else 0
            for window in windows_of(words_of(text[lead:], paragraph_spans(text[lead:]), model.tokenizer, model.table)):
                windows.append(window)
                offsets.append(a + lead)
    found: list[list[Spans]] = []
    for offset, window in zip(offsets, model.run(windows) if windows else [], strict=True):
        for s in window.joined:
            if s.layer == "outer" and s.cue and s.confidence >= SURE:
                parts = (s.source and [s.source]) or [], [s.cue], s.content
                found.append([tuple((a + offset, b + offset) for a, b in part) for part in parts])
    return found


def weak(text: str, statement: Gold) -> list[int]:
    cue, content = (" ".join(text[a:b] for a, b in part) for part in (statement.cue, statement.content))
    reading = read(cue, content, "")
    # The rules are right five times in six on stance and certainty, but not on tense: that is left to labelled texts.
    return [FIELDS[0].index(reading.stance), FIELDS[1].index(reading.certainty), -100]


if __name__ == "__main__":
    main()
