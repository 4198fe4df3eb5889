"""Reports and their families in, what a later text of the same report changed out: sentence by sentence, and what that
did to who said what.

Kinds of change as NewsEdits (Spangher et al. 2022) has them: kept, added, removed, edited; a sentence that only moved
is kept."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from paripassu.reports._shingles import normalised, quotations, told
from paripassu.reports.cards import address, moment
from paripassu.reports.families import Families
from paripassu.types import Flag, Report, Source, Span, Statement

__all__ = [
    "ChangeKind",
    "Revision",
    "SentenceChange",
    "StatementChange",
    "changed_statements",
    "compare_sentences",
    "compare_statements",
    "in_turn",
    "reread",
    "revisions",
    "sentences",
    "shown",
    "words_of",
]

ChangeKind = Literal["kept", "added", "removed", "edited"]
StatementChangeKind = Literal["changed speaker", "softened", "withdrawn"]

_ALIKE = 0.5
"""Two sentences that share this part of their words are one sentence, edited."""
_SAME_CONTENT = 0.6
"""The same for the contents of two statements."""
_STRENGTH = {"confirms": 3, "affirms": 2, "denies": 2, "doubts": 1, "declines": 0}
_CERTAINTY = {"certain": 2, "probable": 1, "possible": 0}
_SIDE = {"confirms": 1, "affirms": 1, "denies": -1, "doubts": 0, "declines": 0}
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who", "that", "him", "her", "them", "his", "their"})
_END = re.compile(r"[.!?…]+[\"”’)\]»]*(?=\s+[\"“‘(\[«—–-]*[A-Z0-9ÀÖØÞÀ-Ý])|[。！？]")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Brig|Sen|Rep|Gov|Rev|Hon|St|No|vs|Jr|Sr|Inc|Ltd|Co|Corp"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|cf|e\.g|i\.e|[ap]\.m)|\b[A-Z](?:\.[A-Z])*)\.$"
)
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence in the older text, the newer one, or both."""

    kind: ChangeKind
    old: Span | None
    new: Span | None


@dataclass(frozen=True, slots=True)
class Revision:
    """Two texts of one report, one after the other."""

    old: str
    new: str
    """Ids of the reports."""
    reason: str
    """Why they are taken for one report."""
    changes: tuple[SentenceChange, ...]
    """In the order of the newer text; what was removed stands where it was."""


@dataclass(frozen=True, slots=True)
class StatementChange:
    """What a revision did to a statement."""

    kind: StatementChangeKind
    old: Statement
    new: Statement | None
    detail: str
    """Both wordings, for people."""


def revisions(reports: Sequence[Report], families: Families) -> tuple[Revision, ...]:
    """Each later text of a report against the one before it. Texts without a date have no order and are left out."""
    by_id = {report.id: report for report in reports}
    moments = {report.id: moment(report) for report in reports}
    return tuple(_revision(by_id[old], by_id[new]) for old, new in in_turn(moments, families))


def in_turn(moments: Mapping[str, datetime | None], families: Families) -> Iterator[tuple[str, str]]:
    """Ids of each text of a report and of the one after it; moments: by id, when it came out."""
    chains: dict[str, set[str]] = {}
    for link in families.links:
        if link.kind == "revision" and link.verdict == "same" and link.a in moments and link.b in moments:
            merged = chains.get(link.a, {link.a}) | chains.get(link.b, {link.b})
            for member in merged:
                chains[member] = merged
    for members in sorted({tuple(sorted(chain)) for chain in chains.values()}):
        dated = [(when, id_) for id_ in members if (when := moments[id_]) is not None]
        for (_, old), (_, new) in pairwise(sorted(dated)):
            yield old, new


def _revision(old: Report, new: Report) -> Revision:
    page = address(old.url)
    one_page = page is not None and page == address(new.url)
    reason = f"same address, {page}" if one_page else f"same outlet and story, {new.outlet}"
    return Revision(old.id, new.id, reason, compare_sentences(old, new))


def sentences(report: Report) -> list[Span]:
    """Sentences of the report's paragraphs, without the space around them."""
    found: list[Span] = []
    for stretch in told(report):
        text = report.body[stretch.start : stretch.end]
        start = 0
        ends = [m.end() for m in _END.finditer(text) if not _ABBREVIATION.search(text, max(0, m.start() - 12), m.end())]
        for end in [*ends, len(text)]:
            piece = text[start:end]
            left = start + len(piece) - len(piece.lstrip())
            if left < start + len(piece.rstrip()):
                found.append(Span(stretch.start + left, stretch.start + start + len(piece.rstrip())))
            start = end
    return found


def words_of(text: str) -> tuple[str, ...]:
    """Words without case and marks."""
    return tuple(normalised(word) for word in _WORD.findall(text))


def compare_sentences(old: Report, new: Report) -> tuple[SentenceChange, ...]:
    """What became of each sentence, in the order of the newer text."""
    olds, news = sentences(old), sentences(new)
    old_words = [words_of(old.body[s:e]) for s, e in olds]
    new_words = [words_of(new.body[s:e]) for s, e in news]
    changes: list[SentenceChange] = []
    for tag, i, j, k, n in SequenceMatcher(None, old_words, new_words, autojunk=False).get_opcodes():
        if tag == "equal":
            changes += [SentenceChange("kept", olds[i + d], news[k + d]) for d in range(j - i)]
            continue
        partners = {k + y: i + x for y, x in _partners(old_words[i:j], new_words[k:n]).items()}
        lost = [x for x in range(i, j) if x not in partners.values()]
        for y in range(k, n):
            partner = partners.get(y)
            before = [x for x in lost if partner is not None and x < partner]
            lost = lost[len(before) :]
            changes += [SentenceChange("removed", olds[x], None) for x in before]
            kind: ChangeKind = "added" if partner is None else "edited"
            changes.append(SentenceChange(kind, None if partner is None else olds[partner], news[y]))
        changes += [SentenceChange("removed", olds[x], None) for x in lost]
    return tuple(_moved(changes, old, new))


def _partners(olds: Sequence[tuple[str, ...]], news: Sequence[tuple[str, ...]]) -> dict[int, int]:
    """For new sentences the old one each was edited from: the most alike first, none twice."""
    ranked = sorted(
        (
            (SequenceMatcher(None, a, b, autojunk=False).ratio(), x, y)
            for x, a in enumerate(olds)
            for y, b in enumerate(news)
        ),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for ratio, x, y in ranked:
        if ratio >= _ALIKE and y not in found and x not in taken:
            found[y] = x
            taken.add(x)
    return found


def _moved(changes: Sequence[SentenceChange], old: Report, new: Report) -> list[SentenceChange]:
    """A sentence that was removed in one place and added in another is kept."""
    gone = {words_of(old.body[c.old.start : c.old.end]): c for c in changes if c.kind == "removed" and c.old}
    kept: list[SentenceChange] = []
    used: set[Span] = set()
    for change in changes:
        source = gone.get(words_of(new.body[change.new.start : change.new.end])) if change.new else None
        if change.kind == "added" and source is not None and source.old is not None and source.old not in used:
            used.add(source.old)
            kept.append(SentenceChange("kept", source.old, change.new))
        else:
            kept.append(change)
    return [c for c in kept if not (c.kind == "removed" and c.old in used)]


# ---- statements ----------------------------------------------------------------------------------------------------


def compare_statements(old: Sequence[Statement], new: Sequence[Statement], path: str | None = None) -> tuple[Flag, ...]:
    """Flags on the newer report (its *path*) for statements whose speaker changed, which were softened, or are gone."""
    changes = changed_statements(old, new)
    where = path or (new[0].path if new else None)
    return tuple(Flag(change.kind, where or change.old.path, change.detail) for change in changes)


def changed_statements(old: Sequence[Statement], new: Sequence[Statement]) -> tuple[StatementChange, ...]:
    """What became of the older text's statements, in their order. A statement that the newer text words alike is found
    by its content; one that got stronger is no finding."""
    partner = _pair(old, new)
    heard = " ".join(" ".join(words_of(statement.content.text)) for statement in new)
    found: list[StatementChange] = []
    for place, was in enumerate(old):
        now = new[partner[place]] if place in partner else None
        if now is None:
            if " ".join(words_of(was.content.text)) not in heard:
                what = "quotation" if was.quotation != "indirect" else "statement"
                found.append(StatementChange("withdrawn", was, None, f"{what} withdrawn: {shown(was)}"))
            continue
        both = f"was: {shown(was)} — is now: {shown(now)}"
        if _other_speaker(was.source, now.source):
            found.append(StatementChange("changed speaker", was, now, both))
        if _softer(was, now):
            found.append(StatementChange("softened", was, now, both))
        lost = _lost_quotations(was, now, heard)
        if lost:
            found.append(StatementChange("withdrawn", was, now, f"quotation withdrawn: “{lost[0]}”; {both}"))
    return tuple(found)


def reread(
    old: Sequence[Statement], new: Sequence[Statement]
) -> tuple[tuple[str, Statement | None, Statement | None], ...]:
    """What two versions of the reader make of one text: statements only the one found, or both and read otherwise, with
    the names of the fields that differ. A statement is one where its content overlaps."""
    found: list[tuple[str, Statement | None, Statement | None]] = []
    left = list(new)
    for was in old:
        near = [now for now in left if _over(was, now) > 0]
        now = max(near, key=lambda s: (_over(was, s), -s.content.spans[0].start), default=None)
        if now is None:
            found.append(("no longer found", was, None))
            continue
        left.remove(now)
        differ = [name for name in _FIELDS if _field(was, name) != _field(now, name)]
        if differ:
            found.append((", ".join(differ), was, now))
    found.extend(("newly found", None, now) for now in left)
    return tuple(found)


_FIELDS = ("source", "cue", "content", "quotation", "stance", "certainty", "tense", "said_on", "via")


def _field(statement: Statement, name: str) -> object:
    value = getattr(statement, name)
    return value.spans if name in ("cue", "content") and value is not None else value


def _over(a: Statement, b: Statement) -> int:
    return sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a.content.spans for y in b.content.spans)


def _pair(old: Sequence[Statement], new: Sequence[Statement]) -> dict[int, int]:
    """For older statements the newer one of the same content; nested ones only with nested ones."""
    contents_old = [words_of(statement.content.text) for statement in old]
    contents_new = [words_of(statement.content.text) for statement in new]
    ranked = []
    for x, a in enumerate(contents_old):
        for y, b in enumerate(contents_new):
            alike = SequenceMatcher(None, a, b, autojunk=False).ratio()
            if alike >= _SAME_CONTENT and (old[x].inside is None) == (new[y].inside is None):
                same_voice = not _other_speaker(old[x].source, new[y].source)
                ranked.append((-alike, not same_voice, abs(x - y), x, y))
    found: dict[int, int] = {}
    for *_, x, y in sorted(ranked):
        if x not in found and y not in found.values():
            found[x] = y
    return found


def _other_speaker(old: Source | None, new: Source | None) -> bool:
    """Whether two sources refer to different speakers, as far as their words tell; a bare pronoun tells nothing."""
    if old is None or new is None:
        return old is not None and old.name is not None and old.kind == "named person"
    if old.text == new.text and (old.name is None or new.name is None):
        return False  # the same words; that only one was traced to a name is the reader's doing
    first, second = _who(old), _who(new)
    if not first or not second:
        return False
    return not (first <= second or second <= first)


def _who(source: Source) -> frozenset[str]:
    """The words that name a source: its name, else its own words without pronouns and articles."""
    words = frozenset(words_of(source.name or source.text))
    return words - _PRONOUNS - {"the", "a", "an", "of", "s"}


def _softer(was: Statement, now: Statement) -> bool:
    """Whether the newer text has the speaker hold less of it: less certain, or a weaker stance on the same side."""
    if _SIDE[now.stance] * _SIDE[was.stance] < 0:
        return False  # the opposite is not the same thing said more softly
    weaker = _STRENGTH[now.stance] < _STRENGTH[was.stance]
    stronger = _STRENGTH[now.stance] > _STRENGTH[was.stance]
    return weaker or (not stronger and _CERTAINTY[now.certainty] < _CERTAINTY[was.certainty])


def _lost_quotations(was: Statement, now: Statement, heard: str) -> list[str]:
    """Words that stood in quotation marks and are no longer there at all, of three words or more."""
    if was.quotation == "indirect" or (was.quotation == "direct" and now.quotation != "indirect"):
        quoted = [] if was.quotation == "indirect" else [was.content.text]
    else:
        quoted = [was.content.text[s:e] for s, e in quotations(was.content.text)]
    return [q for q in quoted if len(words_of(q)) >= 3 and " ".join(words_of(q)) not in heard]


def shown(statement: Statement) -> str:
    """Source, cue and content on one line."""
    source = statement.source.text if statement.source else "no one named"
    cue = f" {statement.cue.text}" if statement.cue else ""
    return f"{source}{cue}: {' '.join(statement.content.text.split())}"
