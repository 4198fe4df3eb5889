"""Brat standoff files in, documents with gold statements over words out."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated statement: spans in characters, empty where a part is not there."""

    source: Spans
    cue: Spans
    content: Spans
    fields: tuple[int, int, int] = (-100, -100, -100)
    """Stance, certainty and tense as positions in paripassu.statements._tags.FIELDS; -100 where not labelled."""


@dataclass(frozen=True, slots=True)
class Document:
    name: str
    text: str
    statements: tuple[Gold, ...]


FOLDS = 5


def fold_of(name: str) -> int:
    """Which of FOLDS folds a text is of: that a teacher has not seen what it teaches, each fold is taught by one trained on
    the others."""
    return hashlib.sha256(name.encode()).digest()[0] % FOLDS


def read_brat(folder: Path) -> Iterator[Document]:
    """The documents of *folder*/text with the first annotator's file of each; one without annotations is passed over."""
    annotated: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotated.setdefault(path.stem.rsplit("_", 1)[0], path)
    for name, path in annotated.items():
        text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        statements = tuple(gold for _, gold in events(path.read_text(encoding="utf-8")))
        if statements:
            yield Document(name, text, statements)


def events(annotation: str) -> Iterator[tuple[str, Gold]]:
    """The statements of one annotation file, each with the name of its event ("E7")."""
    parts: dict[str, tuple[str, Spans]] = {}
    relations: list[tuple[str, list[str]]] = []
    for line in annotation.split("\n"):
        fields = line.split("\t")
        if len(fields) < 2:
            continue
        if line.startswith("T"):
            role, _, where = fields[1].partition(" ")
            spans = tuple((int(a), int(b)) for a, b in (piece.split() for piece in where.split(";")))
            parts[fields[0]] = (role, spans)
        elif line.startswith("E"):
            relations.append((fields[0], [r.split(":", 1)[1] for r in fields[1].split() if ":" in r]))
    for event, ids in relations:
        found: dict[str, list[tuple[int, int]]] = {"Source": [], "Cue": [], "Content": []}
        for i in ids:
            role, spans = parts.get(i, ("", ()))
            if role in found:
                found[role].extend(spans)
        if found["Content"] or found["Cue"]:
            source, cue, content = (tuple(sorted(found[role])) for role in ("Source", "Cue", "Content"))
            yield event, Gold(source, cue, content)
