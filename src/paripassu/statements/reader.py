"""Reports in, attributed statements out: one pass of the encoder over many reports, then who, how sure, when.

The reader never fails on text: any Unicode and any length is read; a report that is not readable (another language) or
empty has no statements.
"""

import base64
import hashlib
import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from paripassu.statements import _nouns as nouns
from paripassu.statements import _wording as wording
from paripassu.statements._and_that import brought_inside
from paripassu.statements._announced import announced
from paripassu.statements._answers import alleged, answered, not_contrary, told, with_tails
from paripassu.statements._communiques import with_issuer
from paripassu.statements._continued import with_continued
from paripassu.statements._decode import Joined
from paripassu.statements._deeds import without_deeds
from paripassu.statements._encode import Window, Words, paragraph_spans, quoted_spans, windows_of, words_of
from paripassu.statements._ends import Reach
from paripassu.statements._kinds import kind_of
from paripassu.statements._mended import mended, said_twice
from paripassu.statements._model import FOLDER, Acting, Found, Model
from paripassu.statements._occasions import same_speaker
from paripassu.statements._one_sentence import in_one_sentence
from paripassu.statements._parties import whole_parties
from paripassu.statements._passives import with_sources
from paripassu.statements._people import People
from paripassu.statements._phrases import parse, segments
from paripassu.statements._reread import as_texts, bare, may_cite, with_reread
from paripassu.statements._said import Page, Spoken
from paripassu.statements._self_named import without_names_and_moods
from paripassu.statements._sentences import before_in_sentence, sentences_of, unmarked
from paripassu.statements._stance_rules import OUTRIGHT, no_one
from paripassu.statements._tense import has_verb
from paripassu.statements._turns import HELD, with_turns
from paripassu.statements.blend import blended, calibrated
from paripassu.statements.fields import Fields, read_fields
from paripassu.statements.leaning import Floats, Leaning
from paripassu.statements.stance import settled, tense_settled
from paripassu.types import Meaning, Part, Report, Source, Span, Statement, words_at

Vector = npt.NDArray[np.float32]
K = TypeVar("K")
T = TypeVar("T")

VERSION = "reader-23"
"""Changes whenever the same report may give other statements: the ledger re-reads what an older reader read."""
_CREDITING = re.compile(r"citing|quoting|crediting|(?:which|who)\s+(?:cit|quot|credit)(?:ed|es|s)", re.IGNORECASE)
_RELATIVE = re.compile(r",\s+(?:which|who)\s+$")
_SAID_THAT = re.compile(r"\b(?:as|that|who (?:said|told|spoke|say|warned))\b")
_TIME = re.compile(r"[*_\[(]*\d{1,2}(?:[.:]\d\d|\s?[AaPp]\.?[Mm])")
"""How a block begins that tells no more than when an entry was written."""
_TEXTUAL = re.compile(r"\w")
_AUXILIARIES = re.compile(
    r"(?:(?:ha[sd]|have|having|is|are|was|were|be|been|being|will|would|shall|may|might|could|can|should|must|do|does|did|to|not|never|no|"
    r"also|already|now|still|yet|again|reportedly)(?:n['’]t)?\s+)+(?=\w)",
    re.IGNORECASE,
)
"""What stands before the words of the doing itself."""


_BUT_DENIES_NOTHING = re.compile(
    r"[”\"’'\s,]*(?:but|though|yet|without)\s+(?:(?:it|he|she|they)\s+)?(?:(?:did|does|do|would|has|have)(?:\s+not|n[’']t)\s+den(?:y|ied)|denying)\s+"
    r"(?:it|them|this|that(?=[.,;\s]*$)|(?:the|this|that) (?:report|claim|story|account|charge|accusation|rumou?r)s?)\b"
)
"""Behind a claim that is called something: what is called a rumour and not denied is neither."""


@dataclass(frozen=True, slots=True)
class Known:
    """A name that the situation knows, with the state that it speaks for (alpha-3) if any."""

    name: str
    country: str | None


class _Opened(NamedTuple):
    """A report with its paragraphs and its windows."""

    report: Report
    spans: list[tuple[int, int]]
    windows: list[Window]


@dataclass(frozen=True, slots=True)
class Understood:
    """A report as the reader leaves it."""

    report: Report
    statements: tuple[Statement, ...]
    meanings: tuple[Meaning, ...]


class Reader:
    """The reader: load once, use for any number of reports, from one thread."""

    def __init__(self, folder: Path = FOLDER, workers: int = 2, known: Sequence[Known] = ()) -> None:
        """Raises ModelError where the model's files are missing or broken."""
        self.model = Model(folder, workers)
        self.known = tuple((k.name, k.country) for k in known)

    def read(self, reports: Iterable[Report]) -> Iterator[tuple[Report, tuple[Statement, ...]]]:
        """Each report with its statements, in the order given."""
        for understood in self.understand(reports):
            yield understood.report, understood.statements

    def understand(self, reports: Iterable[Report]) -> Iterator[Understood]:
        """Each report with its statements and the meaning of its sentences, in the order given, in the same pass."""
        read = _in_step(self.model.run, ((one, one.windows) for one in self._opened(reports)))
        again = ((one, found, self._contents(one, found)) for one, found in read)
        for (one, found), cited in _in_step(self.model.cited, (((one, found), mine) for one, found, mine in again)):
            yield self._understood(one, found, cited)

    def _opened(self, reports: Iterable[Report]) -> Iterator[_Opened]:
        for report in reports:
            spans = text_spans(report)
            yield _Opened(report, spans, windows_of(self._words(readable(report), spans)) if spans else [])

    def _contents(self, one: _Opened, found: Sequence[Found]) -> list[Window]:
        """The windows of what is to be read again: contents in which somebody may be cited."""
        body = readable(one.report)
        contents = [part for f in found for j in f.joined if j.layer == "outer" and j.cue for part in j.content]
        cites = [f.cites for f in found if f.cites is not None]
        if not contents or not cites:
            return []
        starts, chances = np.concatenate([w.starts for w in one.windows]), np.concatenate(cites)
        parts = [part for part in bare(body, contents) if may_cite(part, starts, chances)]
        return windows_of(as_texts(body, parts, self.model.tokenizer, self.model.table)) if parts else []

    def meanings(self, texts: Sequence[str]) -> list[Vector | None]:
        """The meaning of each of *texts* by itself (an analyst's examples), of a long one that of its first window.

        None where the model gives none, or where a text has no word.
        """
        lines = [" ".join(text.split()) for text in texts]
        windows = [windows_of(self._words(line, [(0, len(line))]))[:1] for line in lines]
        found = self.model.run(w for first in windows for w in first)
        means = [next(found).meaning if first else None for first in windows]
        return [None if mean is None else unit(mean.mean(0)) for mean in means]

    def _words(self, text: str, spans: Sequence[tuple[int, int]]) -> list[Words]:
        return words_of(text, spans, self.model.tokenizer, self.model.table)

    def _understood(self, one: _Opened, found: Sequence[Found], cited: Sequence[tuple[Joined, ...]]) -> Understood:
        heads = self.model.heads
        joined = [j for f in found for j in f.joined]
        joined = with_reread(joined, (j for part in cited for j in part))
        joined = [replace(j, confidence=calibrated(j.confidence, heads.curve)) for j in joined]
        people = people_in(one.windows, found)
        statements = assemble(one.report, one.spans, joined, self.known, heads.rules, heads.who, people)
        reach = self._reach(one, found)
        return Understood(
            one.report, statements, meanings_of(one.report, one.spans, statements, one.windows, found, reach)
        )

    def _reach(self, one: _Opened, found: Sequence[Found]) -> Reach | None:
        told = [f.ends for f in found if f.ends is not None]
        if self.model.ends is None or not told:
            return None
        return Reach(self.model.ends, np.concatenate([w.starts for w in one.windows]), np.concatenate(told))


def _in_step(
    run: Callable[[Iterable[Window]], Iterator[T]], given: Iterable[tuple[K, Sequence[Window]]]
) -> Iterator[tuple[K, list[T]]]:
    """Each key with what *run* makes of its windows, in order; *run* gets the windows of all keys, one behind the other."""
    opened: deque[tuple[K, Sequence[Window]]] = deque()

    def windows() -> Iterator[Window]:
        for key, mine in given:
            opened.append((key, mine))
            yield from mine

    found: list[T] = []
    for one in run(windows()):
        # Whatever has no windows stands at the head when its turn comes.
        while not opened[0][1]:
            yield opened.popleft()[0], []
        found.append(one)
        if len(found) == len(opened[0][1]):
            yield opened.popleft()[0], found
            found = []
    while opened:
        yield opened.popleft()[0], []


def people_in(windows: Sequence[Window], found: Sequence[Found]) -> People | None:
    """Which words of a report are a person's; None where the model does not tell."""
    chances = [f.persons for f in found if f.persons is not None]
    return People.over(windows, np.concatenate(chances)) if chances else None


def unit(vector: npt.NDArray[np.float32]) -> Vector:
    """*vector* scaled to length one."""
    scaled: Vector = (vector / max(float(np.linalg.norm(vector)), 1e-9)).astype(np.float32)
    return scaled


def meanings_of(
    report: Report,
    spans: Sequence[tuple[int, int]],
    statements: Sequence[Statement],
    windows: Sequence[Window],
    found: Sequence[Found],
    reach: Reach | None = None,
) -> tuple[Meaning, ...]:
    """The meaning of each sentence of a report, and of each sentence of a content, as the mean over its words. reach: where phrases end, where
    the model tells."""
    if not found or any(f.meaning is None for f in found):
        return ()
    starts = np.concatenate([w.starts for w in windows])
    of_words = np.concatenate([f.meaning for f in found if f.meaning is not None])
    sums = np.cumsum(np.vstack([np.zeros_like(of_words[:1]), of_words]), axis=0)
    whole = sorted(one for paragraph in spans for one in sentences_of(report.body, paragraph))
    wanted = set(whole)
    for statement in statements:
        wanted.update(one for part in statement.content.spans for one in sentences_of(report.body, part))
    spans_of = sorted(wanted)
    first, behind = (np.searchsorted(starts, edge) for edge in zip(*spans_of, strict=True))
    totals = sums[behind] - sums[first]
    lengths = np.maximum(np.linalg.norm(totals, axis=1, keepdims=True), 1e-9)
    acting = sorted((a for f in found for a in f.roles), key=lambda a: a.start)
    begins = [a.start for a in acting]
    found_there = np.flatnonzero(behind > first)
    vectors = _bytes(totals[found_there] / lengths[found_there])
    return tuple(
        Meaning(
            spans_of[k],
            base64.b64encode(vector.tobytes()).decode("ascii"),
            **_roles(report.body, acting, begins, spans_of[k], _around(whole, spans_of[k]), reach),
        )
        for k, vector in zip(found_there.tolist(), vectors, strict=True)
    )


def _around(whole: Sequence[Span], part: Span) -> Span:
    """The sentence of *whole* in which *part* begins, or *part* itself where that is longer."""
    at = bisect_right(whole, part.start, key=lambda s: s.start) - 1
    return whole[at] if at >= 0 and whole[at].end >= part.end else part


def _roles(
    body: str, acting: Sequence[Acting], begins: Sequence[int], within: Span, sentence: Span, reach: Reach | None
) -> dict[str, Span]:
    """The likeliest words of each role: what is done *within* a sentence or a part of it, by whom and to whom in all of the
    sentence ("The rebels plan to cut the road": they are the source of the plan, and who cuts)."""
    best: dict[str, Acting] = {}
    for one in acting[bisect_left(begins, sentence.start) : bisect_left(begins, sentence.end)]:
        space = within if one.role == "action" else sentence
        if space.start <= one.start and one.end <= space.end and (one.role not in best or one.p > best[one.role].p):
            best[one.role] = one
    if "action" not in best:
        best = {role: one for role, one in best.items() if within.start <= one.start and one.end <= within.end}
    spans = {role: Span(one.start, one.end) for role, one in best.items()}
    if "action" in spans and (found := _AUXILIARIES.match(body, *spans["action"])):
        spans["action"] = Span(found.end(), spans["action"].end)
    if "action" in spans and reach is not None:
        parties = whole_parties(body, spans.get("actor"), spans.get("target"), spans["action"], sentence, reach)
        found_parties = {"actor": parties.actor, "target": parties.target}
        spans = {"action": spans["action"]} | {role: span for role, span in found_parties.items() if span is not None}
    return spans


def packed(vector: Vector) -> str:
    """A vector of length one as text: signed bytes, 127 for one, in base 64."""
    return base64.b64encode(_bytes(vector).tobytes()).decode("ascii")


def _bytes(vectors: Vector) -> npt.NDArray[np.int8]:
    return np.round(vectors * 127).astype(np.int8)


def unpacked(text: str) -> Vector:
    """The vector that `packed` made into *text*, again of length one up to rounding."""
    return np.frombuffer(base64.b64decode(text), dtype=np.int8).astype(np.float32) / np.float32(127)


def readable(report: Report) -> str:
    """The body with blanks for what is no part of its sentences: marks of emphasis, the times of a live blog's entries. Every
    offset stays what it was."""
    body, parts, at = unmarked(report.body), [], 0
    for start, end in (b.span for b in report.blocks if b.kind == "other" and _TIME.match(report.body, *b.span)):
        parts += [body[at:start], wording.TIME_BLANK * (end - start)]
        at = end
    return "".join([*parts, body[at:]])


def text_spans(report: Report) -> list[tuple[int, int]]:
    """The lines of a report that hold what is reported: its paragraphs, without headings, captions, credits."""
    if not report.readable:
        return []
    spans: list[tuple[int, int]] = []
    for block in report.blocks:
        if block.kind == "paragraph":
            a, b = block.span
            text = report.body[a:b]
            spans.extend((a + x, a + y) for x, y in paragraph_spans(text) if _TEXTUAL.search(text, x, y))
    return spans


def assemble(
    report: Report, spans: Sequence[tuple[int, int]], joined: Sequence[Joined], known: Sequence[tuple[str, str | None]],
    rules: Sequence[float | None] = (None, None, None), who: Floats | None = None,
    people: People | None = None,
) -> tuple[Statement, ...]:  # fmt: skip
    """Joined spans to statements with all their fields, in reading order. rules: see blend.blended; who: see leaning.Leaning."""
    body = readable(report)
    told_of = without_names_and_moods(body, joined)
    sound = [j for j in told_of if any(_TEXTUAL.search(body, a, b) for a, b in j.content) and not _credits(body, j)]
    sound = alleged(
        body,
        not_contrary(
            body, without_deeds(body, in_one_sentence(body, spans, mended(body, with_sources(body, spans, sound))))
        ),
    )
    sound = brought_inside(body, sound)
    # A content whose cue is nowhere near is a quotation of whoever holds the floor, or else the outlet's own voice.
    outer = told(body, with_issuer(body, spans, [j for j in sound if j.layer == "outer" and j.cue]))
    outer = with_tails(body, answered(body, spans, outer))
    speaks = report.outlet is not None and kind_of(report.outlet.split(",")[0]) in ("government", "organisation")
    outer, turns = with_turns(body, spans, outer, speaks)
    outer = with_continued(body, spans, announced(body, spans, [*outer, *turns]))
    outer.extend(_floor(body, spans, outer))
    outer.sort(key=_first)
    found: list[tuple[Joined, int | None]] = [(j, None) for j in outer]
    inner = [j for j in sound if j.layer == "inner" and j.cue]
    for number, parent in enumerate(outer):
        found.extend((child, number) for child in inner if _inside(child, parent))
    page = Page(
        body,
        [one for paragraph in spans for one in sentences_of(body, paragraph)],
        report.published.date() if report.published else None,
        report.dateline,
        report.outlet,
        known,
        people,
        report.title,
    )
    fields = read_fields(page, [_spoken(j, parent, who) for j, parent in found])
    twice = {
        n
        for n, (j, parent) in enumerate(found)
        if parent is not None
        and same_speaker(fields[n].source, fields[parent].source)
        and said_twice(body, j, found[parent][0])
    }
    made: list[Statement] = []
    for (j, parent_number), field in zip(found, fields, strict=True):
        # What the encoder has learned of "claimed" does not know that nobody did.
        cue = body[slice(*j.cue)] if j.cue else ""
        nobody = j.source is not None and no_one(body[slice(*j.source)], cue) != ""
        words = words_at(body, j.content)
        stance, certainty = settled(cue, words)
        stance = stance or nobody or OUTRIGHT.match(body, j.content[0].start) is not None
        tense = tense_settled(cue, words)
        say = (None if stance else rules[0], None if certainty else rules[1], None if tense else rules[2])
        judged = replace(field, reading=blended(field.reading, j.scores, say))
        if stance and judged.reading.stance == "declines":
            judged = replace(judged, reading=replace(judged.reading, certainty="possible"))
        if judged.reading.stance == "denies" and _BUT_DENIES_NOTHING.match(body, j.content[-1].end):
            judged = replace(judged, reading=replace(judged.reading, stance="declines", certainty="possible"))
        if j.cue and _supposed(body, j.cue):
            judged = replace(judged, reading=replace(judged.reading, tense="hypothetical"))
        made.append(_statement(report, body, j, judged, None if parent_number is None else made[parent_number].id))
    unique = {s.id: s for n, s in reversed(list(enumerate(made))) if n not in twice}.values()
    return tuple(sorted(unique, key=lambda s: (s.content.spans[0], s.inside is not None, s.id)))


def _supposed(body: str, cue: Span) -> bool:
    """Whether what is said hangs on a condition that stands before it: "If a case appears, the institute would judge that …"."""
    if not _WOULD_JUDGE.match(body, cue.start, cue.end):
        return False
    before = before_in_sentence(body, cue.start, 300, ".!?:;")
    found = _CONDITION.match(before)
    if found is None or found["once"] is None:
        return found is not None
    return has_verb(before[found.end() :].partition(",")[0])  # not "Once a close ally, the general would say"


_WOULD_JUDGE = re.compile(
    r"(?:would|might|could)\s+(?!not\s+(?:\w+ly\s+)?say\b)(?:\w+ly\s+|then\s+|also\s+|not\s+)*(?:assess|judge|consider|regard|see|conclude|view|treat|describe|class\w*|call|"
    r"say|take|deem|hold|rate|read|believe|think|argue|assume|speak)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\W*(?:(?:And|But|Only|Even)\s+)?(?:If|Should|Were|Unless|Provided|In case|In the event|(?P<once>Once)|Had)\b",
    re.IGNORECASE,
)


def _credits(body: str, joined: Joined) -> bool:
    """Whether what was taken for a statement only says from whom another one comes ("citing two officials"): nothing is said
    in it, and the chain of the other one finds who it is."""
    if joined.cue is None or len(joined.content) != 1:
        return False
    led = _RELATIVE.search(body, max(0, joined.cue.start - 12), joined.cue.start)
    if not _CREDITING.fullmatch(body, joined.cue.start if led is None else led.start() + 2, joined.cue.end):
        return False
    text = body[slice(*joined.content[0])]
    parts = segments(text)
    if not parts or joined.content[0].start < joined.cue.end:
        return False
    head = parse(parts[0]).head
    return bool(nouns.PERSON.search(head) or nouns.PEOPLE.search(head)) and not _SAID_THAT.search(text)


def _first(joined: Joined) -> tuple[int, int]:
    return min([*joined.content, *filter(None, (joined.cue, joined.source))])


def _floor(body: str, spans: Sequence[tuple[int, int]], outer: Sequence[Joined]) -> list[Joined]:
    """Quotations that no cue claims: statements of whoever holds the floor."""
    if not outer:
        return []
    taken = sorted(s for j in outer for s in j.content)
    first = min(_first(j) for j in outer)[0]
    found: list[Joined] = []
    for number, (a, b) in enumerate(spans):
        for x, y in quoted_spans(body[a:b]):
            start, end = a + x, a + y
            if end - start < 24 or (body[end - 2 : end - 1] not in ".?!…,—" and end != b):
                continue
            if start < first or any(s < end and e > start for s, e in taken):
                continue
            found.append(Joined(None, None, (Span(start, end),), "outer", number, HELD))
    return found


def _inside(child: Joined, parent: Joined) -> bool:
    """Whether all of *child* lies in the content of *parent*, and is less than the whole of it."""
    parts = [*child.content, *filter(None, (child.cue, child.source))]
    return all(any(a <= s and e <= b for a, b in parent.content) for s, e in parts)


def _spoken(joined: Joined, parent: int | None, who: Floats | None) -> Spoken:
    source = (joined.source,) if joined.source else ()
    cue = (joined.cue,) if joined.cue else ()
    leaning = Leaning(joined.who, who) if who is not None and joined.who else None
    return Spoken(source, cue, joined.content, parent, not cue and not source, leaning)


def _statement(report: Report, plain: str, joined: Joined, fields: Fields, inside: str | None) -> Statement:
    """plain: the body as `readable` has it, of which the fields are."""
    body, content = report.body, joined.content
    return Statement(
        id=_id(report, joined, inside),
        report=report.id,
        path=report.path,
        source=_as_written(fields.source, body, plain),
        cue=Part(body[slice(*joined.cue)], (joined.cue,)) if joined.cue else None,
        content=Part(body[content[0].start : content[-1].end], content),
        quotation=fields.quotation,
        stance=fields.reading.stance,
        certainty=fields.reading.certainty,
        tense=fields.reading.tense,
        said_on=fields.said_on,
        via=fields.via,
        inside=inside,
        confidence=round(joined.confidence, 4),
    )


def _as_written(source: Source | None, body: str, plain: str) -> Source | None:
    """*source* with its words as they stand in the body, marks and all, as its spans have them."""
    if source is None or body == plain:
        return source
    written, read = (words_at(text, source.spans) for text in (body, plain))
    return replace(source, text=written) if read == source.text else source


def _id(report: Report, joined: Joined, inside: str | None) -> str:
    key = f"{report.id}|{joined.cue}|{joined.content}|{inside or ''}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]
