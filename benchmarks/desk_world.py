"""A folder in, a large workspace in it out, generated: `python -m benchmarks.desk_world FOLDER [--statements 300000]`.

The situation of the example, a report of ten statements a file, all of it in the ledger as if it had been read (reading it
would take hours). One statement in ten repeats an analyst's example in somebody's mouth, one report in twelve is another
outlet's text. The same arguments give the same workspace."""

import argparse
import hashlib
import json
import random
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from paripassu.ledger import FileReading, Reading
from paripassu.reports import parse_bytes
from paripassu.settings import Settings
from paripassu.statements.reader import packed
from paripassu.types import Meaning, Part, Report, Source, Span, Stance, Statement
from paripassu.workspace import Workspace

EXAMPLE = Path(__file__).parents[1] / "examples" / "dprk-russia" / "situation.yaml"
BEGIN = date(2024, 1, 1)
DAYS = 365
PER_REPORT = 10
BEARING = 0.1
COPIED = 1 / 12
_BATCH = 200
_PLACES = ("Harbour", "Northern", "Evening", "Lakeside", "Capital", "Morning", "Border", "Valley")
_OUTLETS = tuple(f"The {p} {n}" for p in _PLACES for n in ("Courier", "Dispatch", "Observer", "Tribune", "Wire"))
_ROLES = ("Minister", "Spokesman", "Governor", "Commander", "Envoy", "Mayor", "Professor")
_NAMES = (
    "Aas",
    "Brandes",
    "Calvo",
    "Diallo",
    "Erave",
    "Grumm",
    "Holt",
    "Ilves",
    "Jonker",
    "Kron",
    "Lund",
    "Moreau",
    "Novak",
)
_THINGS = (
    *("harvest", "refinery", "harbour", "budget", "pipeline", "bridge", "hospital", "school", "railway", "airport"),
    *("election", "court", "museum", "market", "festival", "stadium", "reservoir", "forest", "ferry", "census"),
)
_DONE = (
    *("had been delayed until the spring", "would cost twice as much as planned", "was to be opened by the mayor"),
    *("needed new staff before the summer", "had been sold to a company from abroad", "would be debated in parliament"),
    *("was safe after the inspection", "had drawn more visitors than last year", "would close for repairs on Monday"),
)
_CUES: tuple[tuple[str, Stance], ...] = (("said", "affirms"), ("confirmed", "confirms"), ("denied", "denies"))


@dataclass(frozen=True, slots=True)
class World:
    """What the generated reports are made from."""

    reports: int
    speakers: tuple[tuple[str, str | None], ...]
    """Name and the state that it speaks for."""
    told: tuple[str, ...]
    """Sentences that bear on an indicator."""
    meanings: dict[str, str]
    """What these, and those that bear on nothing, mean to the reader."""


@dataclass(frozen=True, slots=True)
class Sentence:
    speaker: str
    state: str | None
    cue: str
    stance: Stance
    content: str
    matter: str
    """The sentence without what makes it one of its kind: its meaning is taken for that of the whole."""

    @property
    def text(self) -> str:
        return f"{self.speaker} {self.cue} {self.content}."


def world(space: Workspace, reports: int) -> World:
    """Names, sentences and their meanings from a situation."""
    situation = space.situation
    told = tuple(dict.fromkeys(text.strip().rstrip(".") for i in situation.indicators for text in i.counts))
    idle = tuple(f"the {thing} {done}" for thing in _THINGS for done in _DONE)
    actors = tuple((a.name, situation.root(a.id)) for a in situation.actors.values())
    people = tuple((f"{role} {name}", None) for role in _ROLES for name in _NAMES)
    vectors = space.reader().meanings([*told, *idle])
    means = {t: packed(v) for t, v in zip((*told, *idle), vectors, strict=True) if v is not None}
    return World(reports, (*actors, *people), told, means)


def story(number: int, w: World) -> list[Sentence]:
    """What the report of that number says; about every twelfth says what one of the twenty before said."""
    chance = random.Random(number)
    if number > 20 and chance.random() < COPIED:
        chance = random.Random(number - chance.randrange(1, 21))
        chance.random()
    found = []
    for _ in range(PER_REPORT):
        cue, stance = chance.choices(_CUES, (8, 1, 1))[0]
        speaker, state = chance.choice(w.speakers)
        if chance.random() < BEARING:
            matter = chance.choice(w.told)
            content = f"that {matter}"
        else:
            matter = f"the {chance.choice(_THINGS)} {chance.choice(_DONE)}"
            content = f"that {matter} in district {chance.randrange(9_000)} of {chance.choice(_NAMES)}ville"
        found.append(Sentence(speaker, state, cue, stance, content, matter))
    return found


def text_of(number: int, w: World) -> bytes:
    """The report's file."""
    chance = random.Random(f"head {number}")
    day = BEGIN + timedelta(days=min(number, w.reports - 1) * DAYS // w.reports)
    head = {"title": f"Dispatch {number}", "date": day.isoformat(), "outlet": chance.choice(_OUTLETS), "language": "en"}
    front = "\n".join(f"{k}: {json.dumps(v)}" for k, v in head.items())
    body = "\n\n".join(s.text for s in story(number, w))
    return f"---\n{front}\n---\n\n{body}\n".encode()


def path_of(number: int) -> str:
    return f"reports/{number // 1000:03d}/{number:06d}.md"


def reading(number: int, w: World, settings: Settings) -> FileReading:
    """The file as a reader would have read it."""
    path, data = path_of(number), text_of(number, w)
    (report,) = (r for r in parse_bytes(path, data, settings) if isinstance(r, Report))
    statements, meanings, at = [], [], 0
    for s in story(number, w):
        start = report.body.index(s.text, at)
        cue = start + len(s.speaker) + 1
        content = Span(cue + len(s.cue) + 1, start + len(s.text) - 1)
        at = content.end
        statements.append(
            Statement(
                id=hashlib.sha256(f"{report.id} {start}".encode()).hexdigest()[:16],
                report=report.id,
                path=path,
                source=Source(
                    s.speaker, (Span(start, start + len(s.speaker)),), name=s.speaker, country=s.state,
                    kind="organisation" if s.state else "named person",
                ),
                cue=Part(s.cue, (Span(cue, cue + len(s.cue)),)),
                content=Part(s.content, (content,)),
                quotation="indirect",
                stance=s.stance,
                certainty="certain",
                tense="happened",
                said_on=report.published.date() if report.published else None,
                via=(),
                inside=None,
                confidence=0.9,
            )
        )  # fmt: skip
        if s.matter in w.meanings:
            meanings.append(Meaning(content, w.meanings[s.matter]))
    key = hashlib.sha256(path.encode() + b"\0" + data).hexdigest()
    return FileReading(key, (Reading(report, tuple(statements), tuple(meanings)),), path=path)


def batches(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    return (numbers[at : at + _BATCH] for at in range(0, len(numbers), _BATCH))


def add(space: Workspace, w: World, numbers: Sequence[int]) -> None:
    """Writes these reports and puts them into the ledger as read."""
    for some in batches(numbers):
        made = [reading(n, w, space.settings) for n in some]
        space.kept.record_many(made, made_by=space.made_by, at=datetime.now(UTC))
        for n in some:
            path = space.folder / path_of(n)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text_of(n, w))


def make(folder: Path, statements: int) -> World:
    """The whole workspace, in an empty folder."""
    (folder / "reports").mkdir(parents=True)
    shutil.copy(EXAMPLE, folder / "situation.yaml")
    with Workspace(folder, Settings()) as space:
        w = world(space, statements // PER_REPORT)
        add(space, w, range(w.reports))
    return w


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--statements", type=int, default=300_000)
    given = parser.parse_args(arguments)
    began = time.perf_counter()
    made = make(given.folder, given.statements)
    print(f"{made.reports:,} reports, {made.reports * PER_REPORT:,} statements, {time.perf_counter() - began:.0f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
