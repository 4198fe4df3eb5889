"""Statements with the days that rules give them in, the likeliest day of each out, that of its occasion told elsewhere too.

A report tells the day of an occasion once ("in a speech Tuesday") and goes on about it for paragraphs, and as often goes over to what
was said last year. What speaks for each day that the report names, and for none, is counted here: where it is named, whose words it
stands beside, how far off, and in what words the statement is told; the weights (model/days.json, made by training/days.py) are learned
from labelled texts.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from paripassu.statements._days_makeup import Dated, Makeup, NamedDay, Ruled
from paripassu.statements._weights import Weights, read_weights

WEIGHTS = Path(__file__).parent / "model" / "days.json"
Features = dict[str, float]
_LEAD = 2
"""Paragraphs behind the first that lead a report in."""


def features(makeup: Makeup, ruled: Sequence[Ruled]) -> list[dict[date | None, Features]]:
    """What speaks for each day, and for none, as that of each statement. No day is behind that of publication."""
    days = [one.day for one in ruled]
    counts = Counter(d for d in days if d is not None)
    entries = _by_entry(makeup, days)
    by_speaker: dict[object, Counter[date]] = {}
    for one, day in zip(makeup.statements, days, strict=True):
        if day is not None and one.speaker is not None:
            by_speaker.setdefault(one.speaker, Counter())[day] += 1
    report = _of_report(makeup, days, counts)
    found: list[dict[date | None, Features]] = []
    for i, (one, by_rules) in enumerate(zip(makeup.statements, ruled, strict=True)):
        if by_rules.how == "settled":
            found.append({by_rules.day: {}})
            continue
        support: dict[date, Features] = {d: {"day": 1.0} for d in entries[makeup.entry(one.cue.start)]}
        _from_words(makeup, one, support)
        against = _from_statements(makeup, days, i, support)
        own = by_speaker.get(one.speaker, Counter()) - Counter([by_rules.day] if by_rules.day is not None else [])
        for d, held in support.items():
            held.update(dict.fromkeys(report[d], 1.0))
            _from_report(one, held, report[d])
            _from_speaker(one, d, held, own)
            if (others := counts[d] - (by_rules.day == d)) > 0:
                held["said by others"] = 1.0
                held["of all"] = others / (len(days) - 1)
            if d in counts:
                held["share"] = counts[d] / counts.total()
            if one.new and i and days[i - 1] == d:
                held["a new speaker, next before"] = 1.0
            if by_rules.day == d:
                names = "ruled", f"ruled {by_rules.how}", f"ruled {by_rules.how}, form {one.form}"
                held.update(dict.fromkeys(names, 1.0))
        none = dict.fromkeys((*against, *one.manner, *one.words), 1.0)
        none[f"none, {min(len(counts), 4)} said"] = 1.0
        none["none, said of all"] = counts.total() / len(days)
        if by_rules.day is None:
            none["none, ruled"] = 1.0
        if not makeup.named:
            none["none, none named"] = 1.0
        found.append(dict[date | None, Features]([(None, none), *support.items()]))
    return found


def _by_entry(makeup: Makeup, days: Sequence[date | None]) -> dict[int, list[date]]:
    """The days that the statements in each entry of a report may have: those named or told in it, and that of publication."""
    found: dict[int, set[date]] = {}
    for one, day in zip(makeup.statements, days, strict=True):
        found.setdefault(makeup.entry(one.cue.start), {makeup.published}).update([day] if day is not None else [])
    for named in makeup.named:
        found.setdefault(makeup.entry(named.at), {makeup.published}).add(named.day)
    return {entry: sorted(d for d in each if d <= makeup.published) for entry, each in found.items()}


def _from_speaker(one: Dated, day: date, held: Features, own: Mapping[date, int]) -> None:
    """Whether the other statements of a speaker are of a day. own: how many are of each."""
    if day in own:
        held["of the speaker"] = held[f"of the speaker, form {one.form}"] = 1.0
        if len(own) == 1:
            held["the speaker's only"] = 1.0
    elif own:
        held["the speaker has others"] = 1.0


def _of_report(makeup: Makeup, days: Sequence[date | None], counts: Counter[date]) -> dict[date, list[str]]:
    """Of each day what it is in the report as a whole."""
    named = {n.day for n in makeup.named}
    lead = {n.day for n in makeup.named if n.paragraph <= _LEAD}
    opening = [n.day for n in makeup.named if n.paragraph <= 1 and not n.within]
    title = {n.day for n in makeup.named if n.paragraph == 0}
    first = next((d for d in days if d is not None), None)
    most = max(counts, key=lambda d: (counts[d], d)) if counts else None
    found: dict[date, list[str]] = {}
    for d in {*named, *counts, makeup.published}:
        ago = (makeup.published - d).days
        held = {
            f"ago {ago if ago < 4 else 4 if ago < 8 else 8 if ago < 31 else 31}": True,
            "in the lead": d in lead,
            "in the opening": d in opening,
            "the only one in the opening": set(opening) == {d},
            "first in the opening": d in opening[:1],
            "named in the title": d in title,
            "first said": d == first,
            "most said": d == most,
            "said": d in counts,
            "the only one said": counts.keys() == {d},
            "the only one named": named == {d},
            "public": d == makeup.published,
        }
        found[d] = [name for name, holds in held.items() if holds]
    return found


def _from_report(one: Dated, held: Features, report: Sequence[str]) -> None:
    """What the place of a day in the report is to a statement told as *one* is."""
    if "in the lead" in report and one.reported:
        held["in the lead, reported"] = 1.0
    for place in ("in the opening", "the only one in the opening", "public", "in the lead", "first said"):
        if place in report:
            held[f"{place}, form {one.form}"] = held[f"{place}, source {one.whose}"] = 1.0
            if one.hour:
                held[f"{place}, an hour"] = 1.0
    if "most said" in report:
        for name in one.manner:
            held[f"most said, {name[6:]}"] = 1.0
        if one.reported:
            held["most said, reported"] = 1.0
        if one.new:
            held["most said, a new speaker"] = 1.0


def _from_words(makeup: Makeup, one: Dated, support: Mapping[date, Features]) -> None:
    """How far off and beside what the report names each day, before a statement and behind it."""
    here = bisect_right(makeup.places, one.cue.start)
    for side, places in (("before", makeup.named[:here][::-1]), ("behind", makeup.named[here:])):
        outside: set[date] = set()
        within: set[date] = set()
        beside: set[date] = set()
        for n in places:
            if (held := support.get(n.day)) is None:
                continue
            far = _far(abs(one.paragraph - n.paragraph))
            if one.surname and n.day not in beside and one.surname in n.text:
                beside.add(n.day)
                held[f"named with the speaker, {far} {side}"] = 1.0
                if one.reported:
                    held[f"named with the speaker, {side}, reported"] = 1.0
                if len(beside) == 1:
                    held[f"named with the speaker last {side}"] = 1.0
            if n.day in (within if n.within else outside):
                continue
            (within if n.within else outside).add(n.day)
            if n.within:
                held[f"named within, {far} {side}"] = 1.0
                held[f"named within {'bare ' if n.bare else ''}{side}, last but {min(len(within) - 1, 2)}"] = 1.0
                if n.occasion:
                    held[f"occasion within, {far} {side}"] = 1.0
                if n.sentence == one.sentence:
                    held[f"named within, same sentence {side}"] = 1.0
                continue
            held[f"named, {far} {side}"] = 1.0
            held[f"named last but {min(len(outside) - 1, 3)} {side}"] = 1.0
            if n.occasion:
                held[f"occasion, {far} {side}"] = 1.0
            if len(outside) == 1:
                held[f"named last {side}, {min(abs(n.sentence - one.sentence), 5)} sentences"] = 1.0
                held[f"named last {side}, form {one.form}"] = held[f"named last {side}, source {one.whose}"] = 1.0
                held[f"named last {side}, {far}, source {one.whose}"] = 1.0
                if one.hour:
                    held[f"named last {side}, {far}, an hour"] = 1.0
                if one.reported:
                    held[f"named last, reported, {far} {side}"] = 1.0
            if n.sentence == one.sentence:
                held[f"named, same sentence {side}"] = 1.0
                _beside(makeup, one, n, held)


def _beside(makeup: Makeup, one: Dated, named: NamedDay, held: Features) -> None:
    """How a day stands in the sentence of a statement."""
    body, at = makeup.page.body, named.at
    if at >= one.cue.end:
        place, gap = "behind the cue", body[one.cue.end : at]
    elif at < one.start:
        place, gap = "before all", body[at : one.start]
    else:
        place, gap = "amid", body[at : one.cue.start]
    words = gap.count(" ")
    held[f"{place}, {2 if words < 3 else 6 if words < 7 else 15 if words < 16 else 16}"] = 1.0
    held[f"{place}, {'commas' if ',' in gap else 'no comma'}"] = 1.0
    held[f"{place}, form {one.form}"] = 1.0
    low, high = sorted((at, one.cue.start))
    if any(low < other < high for other in makeup.cues[one.sentence]):
        held[f"{place}, another cue between"] = 1.0
    held[f"day behind {body[max(0, at - 12) : at].strip().rpartition(' ')[2].lower()}"] = 1.0
    held["owner" if named.owner else "no owner"] = 1.0


def _from_statements(
    makeup: Makeup, days: Sequence[date | None], i: int, support: Mapping[date, Features]
) -> list[str]:
    """Whether the statements around one have each day, and those of the same speaker; and what of them speaks for none."""
    before = _from_side(makeup, days, i, support, "before", range(i - 1, -1, -1))
    return before + _from_side(makeup, days, i, support, "behind", range(i + 1, len(days)))


def _from_side(
    makeup: Makeup, days: Sequence[date | None], i: int, support: Mapping[date, Features], side: str, places: range
) -> list[str]:
    one = makeup.statements[i]
    none: list[str] = []
    dated = heard = False
    for step, k in enumerate(places):
        day, other = days[k], makeup.statements[k]
        alike = one.speaker is not None and one.speaker == other.speaker
        if day is None:
            if step == 0:
                none.append(f"none, next {side} has none")
                if alike:
                    none.append(f"none, next {side} has none, same speaker")
                    if one.paragraph == other.paragraph:
                        none.append(f"none, next {side} has none, same speaker and paragraph")
            if alike and not heard:
                heard = True
                none.append(f"none, speaker's next {side} has none")
            continue
        if (dated and not alike) or (held := support.get(day)) is None:
            continue
        far = _far(abs(one.paragraph - other.paragraph))
        names = []
        if step == 0:
            names += [f"next {side}", f"next {side}, {far}", f"next {side}, form {one.form}"]
            if alike:
                names += [f"next {side}, same speaker{more}" for more in ("", f", {far}", f", form {one.form}")]
            if other.sentence == one.sentence:
                names.append(f"next {side}, same sentence")
            if one.old:
                names.append(f"next {side}, old")
        if not dated:
            dated = True
            names += [f"dated {side}, {far}", f"dated {side}, source {one.whose}"]
            names.append(f"dated {side}, {min(abs(other.sentence - one.sentence), 5)} sentences")
            if one.hour:
                names.append(f"dated {side}, an hour")
            if one.reported:
                names.append(f"dated {side}, {far}, reported")
            if one.body is not None and one.body == other.body and not alike:
                names.append(f"dated {side}, same body")
        if alike:
            names += [f"same speaker {side}, {far}", f"same speaker {side}, {min(step, 4)} between"]
            if one.reported:
                names.append(f"same speaker {side}, {far}, reported")
        held.update(dict.fromkeys(names, 1.0))
        if alike:
            break
    return none


def _far(paragraphs: int) -> str:
    """A distance in paragraphs, ever coarser."""
    return str(paragraphs) if paragraphs < 4 else "4" if paragraphs < 7 else "7" if paragraphs < 15 else "15"


@cache
def weights() -> Weights:
    """Those that ship. Raises ModelError."""
    return read_weights(WEIGHTS)


def likeliest(held: Mapping[date | None, Features], ruled: date | None, by: Weights) -> date | None:
    """The day of *held* for which most speaks, the latest of several for which as much does; *ruled*, which the rules give, by the margin."""
    scores = {d: by.score(each) for d, each in held.items()}
    best = max(scores, key=lambda d: (scores[d], d or date.min))
    return ruled if ruled is not None and scores[best] - scores[ruled] < by.margin else best
