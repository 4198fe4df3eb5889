"""Items of evidence and the families of their texts in, which items only repeat or were replaced, and since when, out.

A sentence that stands in the text that a report was copied from adds nothing, whatever the date, the edits and the
reading of the copy: the origin's own sentence counts, or, where the reader found nothing in that, nothing does. A copy's
sentences of its own count as any others. Where the same newsroom later took a sentence out, or had another say it or say
it otherwise, the earlier one counts no more from that day on. All of it is by what was public on each day.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from paripassu.reports.copies import Families, Link
from paripassu.reports.revisions import SentenceChange, compare_sentences, sentences, words_of
from paripassu.types import Evidence, Report, Span, Turn

_MOST = 0.5
"""Part of a sentence in a shared passage from which it is the shared one."""
_ALIKE = 0.5
"""Part of their words, in order, that a sentence and its edited copy share."""
_HELD = 0.7
"""Part of a sentence's words that a longer one holds, in any order, where it was made from that."""
_ALIKE_OWN = 0.8
"""As `_ALIKE`, in a text with much of its own around an excerpt: its own sentences may well resemble the other's."""
_FEW = 5
"""Words below which a sentence is not told by its words."""
_CUT = 0.5
"""A later text with less of the earlier one, and nothing after the sentence, was cut short rather than corrected."""


@dataclass(frozen=True, slots=True)
class _State:
    """What holds of each item of a family on one day, by item id."""

    copied: Mapping[str, str]
    replaced: Mapping[str, str]


def settled(reports: Mapping[str, Report], items: Sequence[Evidence], families: Families) -> tuple[Evidence, ...]:
    """*items* with their origins, those marked that repeat another text's sentence or were replaced, in their order.

    *reports* by id; families of all that are public on some day. A report without a date bears on nothing."""
    by_report: dict[str, list[Evidence]] = {}
    for item in items:
        by_report.setdefault(item.report, []).append(item)
    made: dict[str, Evidence] = {}
    dated = {name for name, when in families.order.items() if when[0] < date.max}
    for group in _joined(families, dated):
        own = [item for name in sorted(group) for item in by_report.get(name, ())]
        if own:
            made.update(_family(reports, own, families.among(group)))
    return tuple(made.get(item.id, replace(item, origin=item.report)) for item in items)


def _joined(families: Families, dated: set[str]) -> list[set[str]]:
    """Reports that sure links hold together, whatever the kind of the link, two and more."""
    group_of: dict[str, set[str]] = {}
    for link in families.links:
        if link.verdict == "same" and link.a in dated and link.b in dated:
            one, two = group_of.get(link.a, {link.a}), group_of.get(link.b, {link.b})
            if one is not two:
                one, two = (one, two) if len(one) >= len(two) else (two, one)
                one |= two
                group_of.update(dict.fromkeys(two, one))
                group_of[link.a] = group_of[link.b] = one
    return list({id(group): group for group in group_of.values()}.values())


def _family(reports: Mapping[str, Report], items: Sequence[Evidence], families: Families) -> dict[str, Evidence]:
    """The items of one family, with their turns."""
    turns: dict[str, list[Turn]] = {item.id: [] for item in items}
    for day in sorted({when[0] for when in families.order.values()}):
        public = families.by(day)
        out = [item for item in items if item.report in public.order]
        state = _on(reports, out, public)
        for item in out:
            turn = Turn(
                day,
                public.origin_at(item.report, item.spans[0]),
                state.copied.get(item.id),
                state.replaced.get(item.id),
            )
            if not turns[item.id] or turns[item.id][-1][1:] != turn[1:]:
                turns[item.id].append(turn)
    return {item.id: _turned(item, turns[item.id]) for item in items}


def _turned(item: Evidence, turns: Sequence[Turn]) -> Evidence:
    _, origin, copied, replaced = turns[-1]
    kept = tuple(turns) if len(turns) > 1 else ()
    return replace(item, origin=origin, copied_from=copied, replaced_by=replaced, turns=kept)


def _on(reports: Mapping[str, Report], items: Sequence[Evidence], families: Families) -> _State:
    replaced, again = _revised(reports, items, families)
    copied = dict(again)
    sources = families.sources
    for item in items:
        for link in sources.get(item.report, ()):
            source = link.a if link.b == item.report else link.b
            if link.kind != "revision" and item.id not in copied and _from(reports, item, link, source):
                copied[item.id] = source
    return _State(copied, replaced)


def _from(reports: Mapping[str, Report], item: Evidence, link: Link, source: str) -> bool:
    """Whether an item's sentence stands in the source, by the passages that the two texts share or by its words."""
    if link.kind == "exact" or not link.aligned:
        return True
    pieces = [p.a if link.a == item.report else p.b for p in link.aligned]
    span = Span(item.spans[0].start, item.spans[-1].end)
    held = sum(max(0, min(span.end, p.end) - max(span.start, p.start)) for p in pieces)
    if held >= _MOST * (span.end - span.start):
        return True
    return source in reports and _told(item.quote, reports[source], own=link.kind == "excerpted")


def _told(quote: str, report: Report, *, own: bool) -> bool:
    """Whether a sentence of the report has the words of the quote, some of them changed."""
    wanted = words_of(quote)
    if len(wanted) < _FEW:
        return False
    counted = Counter(wanted)
    for words in _sentences(report.body, tuple(sentences(report))):
        shared = (counted & Counter(words)).total()
        if shared < _ALIKE * len(wanted):
            continue
        if not own and shared >= _HELD * len(wanted):
            return True
        if SequenceMatcher(None, wanted, words, autojunk=False).ratio() >= (_ALIKE_OWN if own else _ALIKE):
            return True
    return False


@lru_cache(maxsize=4_096)
def _sentences(body: str, spans: tuple[Span, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(words_of(body[s:e]) for s, e in spans)


# ---- later texts of one newsroom ---------------------------------------------------------------------------------------


def _revised(
    reports: Mapping[str, Report], items: Sequence[Evidence], families: Families
) -> tuple[dict[str, str], dict[str, str]]:
    """Items that a later text of the newsroom replaced, by what; and items of later texts that are there unchanged, by
    whence. Of a thing said on and on the first text's item stands."""
    replaced: dict[str, str] = {}
    again: dict[str, str] = {}
    by_report: dict[str, list[Evidence]] = {}
    for item in items:
        by_report.setdefault(item.report, []).append(item)
    for chain in _chains(families):
        # what stands in the text at hand: the item that counts, and the item of this text that is it
        standing = [(item, item) for item in by_report.get(chain[0], ())]
        for old, new in pairwise(chain):
            if old not in reports or new not in reports:
                continue
            changes = compare_sentences(reports[old], reports[new])
            fresh = {item.id: item for item in by_report.get(new, ())}
            kept: list[tuple[Evidence, Evidence]] = []
            for first, last in standing:
                stands, same = _later(last, list(fresh.values()), changes)
                if stands:
                    kept.append((first, same or _moved(last, changes)))
                    for repeat in [same] if same else []:
                        again[repeat.id] = first.report
                        fresh.pop(repeat.id)
                else:
                    replaced[first.id] = new
            standing = [*kept, *((item, item) for item in fresh.values())]
    return replaced, again


def _chains(families: Families) -> list[list[str]]:
    """The texts of each newsroom's report, the first first."""
    group_of: dict[str, set[str]] = {}
    for link in families.links:
        if link.kind == "revision" and link.verdict == "same":
            merged = group_of.get(link.a, {link.a}) | group_of.get(link.b, {link.b})
            group_of.update(dict.fromkeys(merged, merged))
    groups = {id(group): group for group in group_of.values()}
    return [sorted(group, key=lambda name: families.order[name]) for group in groups.values()]


def _later(
    item: Evidence, fresh: Sequence[Evidence], changes: Sequence[SentenceChange]
) -> tuple[bool, Evidence | None]:
    """Whether an item stands in the later text, and the later text's item that is it."""
    said = [e for e in fresh if e.indicator == item.indicator]
    same = next((e for e in said if _reading(e) == _reading(item)), None)
    change = next((c for c in changes if c.old is not None and _overlap(c.old, item.spans[0])), None)
    there = [e for e in said if change is not None and change.new is not None and _overlap(change.new, e.spans[0])]
    in_place = next((e for e in there if _reading(e) == _reading(item)), None)
    if in_place is not None:
        return True, in_place
    if there:
        return False, None  # the sentence is there, and says something else
    if same is not None:
        return True, same  # said elsewhere in the later text
    if change is None or change.kind == "kept":
        return True, None  # the reader's doing, not the newsroom's
    return (change.kind == "removed" and _cut_short(change, changes)), None


def _moved(item: Evidence, changes: Sequence[SentenceChange]) -> Evidence:
    """The item with the place of its sentence in the later text, where it has one."""
    change = next(
        (c for c in changes if c.old is not None and c.new is not None and _overlap(c.old, item.spans[0])), None
    )
    return replace(item, spans=(change.new,)) if change is not None and change.new is not None else item


def _reading(item: Evidence) -> tuple[str, str, str, str]:
    return item.speaker, item.stance, item.certainty, item.tense


def _overlap(a: Span, b: Span) -> bool:
    return min(a.end, b.end) - max(a.start, b.start) > 0


def _cut_short(gone: SentenceChange, changes: Sequence[SentenceChange]) -> bool:
    """Whether the later text ends before the place of the sentence and has little of the earlier one: the beginning of a
    page that was not fetched whole is no correction."""
    old = [c for c in changes if c.old is not None]
    kept = [c for c in old if c.kind != "removed"]
    after = any(c.old is not None and gone.old is not None and c.old > gone.old for c in kept)
    return not after and len(kept) < _CUT * len(old)
