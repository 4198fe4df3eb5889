"""The spans of a report's statements in, their fields out: who, how sure, when, through whom (docs/LABELS.md).

Both the reader, with the spans that the encoder finds, and the benchmark, with gold spans, call `read_fields`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from paripassu.statements import _nouns as nouns
from paripassu.statements import _wording as wording
from paripassu.statements import chains
from paripassu.statements._beside import body_beside
from paripassu.statements._body_names import plain_name
from paripassu.statements._cues import ASKED
from paripassu.statements._days_makeup import Told
from paripassu.statements._encode import quoted_spans
from paripassu.statements._given import is_given
from paripassu.statements._kinds import kind_of
from paripassu.statements._occasions import days_of, same_speaker
from paripassu.statements._places import home_of_report, outlet_state
from paripassu.statements._said import Page, Said, Spoken, first_of, words_of
from paripassu.statements._stance_rules import no_one
from paripassu.statements._states import with_states
from paripassu.statements._states_makeup import Makeup
from paripassu.statements._whose_quote import whose
from paripassu.statements.speakers import Cast
from paripassu.statements.stance import Reading
from paripassu.statements.stance import read as read_stance
from paripassu.types import Kind, Quotation, Source, Span, Tense, words_at

__all__ = ["Fields", "Page", "Spoken", "quotation_of", "read_fields"]

_RELAYING = re.compile(r"\b(?:report|sa(?:id|ys)|quot|cit|wrote|publish)", re.IGNORECASE)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Fields:
    source: Source | None
    reading: Reading
    quotation: Quotation
    said_on: date | None
    via: tuple[str, ...]


def read_fields(page: Page, spoken: Sequence[Spoken]) -> list[Fields]:
    """The fields of each statement of *spoken*, in the order given."""
    said = words_of(page, spoken)
    sources, relays, relayed, told = _sources(page, said)
    order = sorted(range(len(said)), key=lambda i: (spoken[i].inside is not None, first_of(spoken[i])))
    last: Source | None = None
    for i in order:
        if spoken[i].floor and not told[i]:
            sources[i] = last
        elif spoken[i].inside is None:
            last = sources[i]
        sources[i] = _taking_up(sources[i], sources, spoken[i].inside)
    days = days_of(page, [Told(*one) for one in zip(said, sources, relayed, strict=True)])
    fields: dict[int, Fields] = {}
    last_outer: int | None = None
    spoken_of: Tense | None = None
    for i in order:
        one = said[i]
        via = relays[i]
        parent = fields.get(one.spans.inside) if one.spans.inside is not None else None
        if parent is not None and parent.source and not same_speaker(parent.source, sources[i]):
            via = [*parent.via, _label(parent.source), *via]
        elif parent is not None:
            via = list(parent.via)
        elif (
            not via
            and last_outer is not None
            and _goes_on(said[last_outer], one, relayed[last_outer], sources[last_outer], sources[i])
        ):
            via = list(fields[last_outer].via)
        if parent is None:
            last_outer = i
        nobody = no_one(page.body[slice(*one.spans.source[0])], one.cue) if one.spans.source else ""
        cue = f"{nobody} {one.cue}" if nobody else one.cue
        reading = read_stance(cue, one.content, page.body[slice(*one.sentence)])
        if not one.spans.source and ASKED.match(one.cue):
            # A question is nobody's word for or against.
            reading = replace(reading, stance="declines", certainty="possible")
        if parent is None:
            if spoken_of is not None and _TAKEN_UP.fullmatch(one.content.strip(" ,.“”\"'’")):
                reading = replace(reading, tense=spoken_of)
            spoken_of = reading.tense
        fields[i] = Fields(sources[i], reading, quotation_of(page.body, one.spans.content), days[i], tuple(via))
    return [fields[i] for i in range(len(said))]


_PEOPLE = ("named person", "unnamed person", "group")


def _taking_up(source: Source | None, sources: Sequence[Source | None], inside: int | None) -> Source | None:
    """*source*, and where it is "it" in what a body or a paper says, that one. inside: the number of the statement in which it is cited."""
    around = sources[inside] if inside is not None else None
    if source is None or around is None or around.kind in _PEOPLE or source.text.lower() not in ("it", "its"):
        return source
    return replace(around, spans=source.spans, text=source.text)


_TAKEN_UP = re.compile(
    r"(?:on |of |to |for )?(?:it|this|that|them|so|either|either version|(?:the|this|that|his|her|"
    r"its|their) (?:latter )?(?:figure|number|claim|charge|accusation|report|allegation|plan|"
    r"point|matter|"
    r"suggestion|estimate|view|account|assertion|story|rumour|rumor|sentence|statement|idea|"
    r"demand|offer|remark|decision|move|date|timing|details?|same))s?(?: (?:up|out))?",
    re.IGNORECASE,
)
"""A content that takes up what was said before, and with it its tense."""


_ONE_OF_THEM = re.compile(
    r"the\s(?:latter|former|other|others|second|first)|(?:one|two|three|four|some|several|both|most|many|a\sfew|another|others)\sof\s(?:them|these|those|us)",
    re.IGNORECASE,
)
"""Words of more than one that only take somebody up."""


def _label(source: Source) -> str:
    """A relayer as it is listed: by name, else in the words of the text, a pronoun by what it stands for."""
    if source.name or (" " in source.text and _ONE_OF_THEM.fullmatch(source.text.strip(" ,")) is None):
        return source.name or source.text.strip(" ,")
    return source.role or source.text


def _goes_on(earlier: Said, one: Said, relayed: bool, speaker: Source | None, source: Source | None) -> bool:
    """Whether *one* goes on with what *earlier* told an outlet: the same speaker, in the same or the next sentence."""
    near = 0 <= one.sentence.start - earlier.sentence.end < 4 and not ASKED.match(one.before.lstrip())
    near = near or one.sentence == earlier.sentence
    return (
        near
        and not relayed
        and same_speaker(speaker, source)
        and not re.search(r"\b(?:told|telling|wrote|later)\b", one.cue)
    )


_PAPER = re.compile(r"newspaper|paper")
_ON_AIR = re.compile(
    r"\b(?:BBC|CNN|[A-Z]BC|CBS|NPR|Fox|Sky|Al Jazeera|Reuters|AFP|AP|TASS|\w*(?:TV|[Tt]elevision|[Rr]adio|[Aa]gency|Press))\b"
)


def _only_seems(body: str, one: Said) -> bool:
    """Whether a statement is only what somebody seems to do, which is the outlet's own word: "he seemed to gain from it", unlike "he seemed to
    agree that"."""
    if not one.spans.cue:
        return False
    if _SEEMS.fullmatch(one.cue.strip()) is None:
        return False
    return _TO_DO.match(body, one.spans.cue[-1].end) is not None or one.cue.strip().startswith("seeming")


_SEEMS = re.compile(
    r"(?:(?:do|does|did|would|may|might)(?:\s+not|n['’]t)?\s+)?(?:seem|appear)(?:s|ed)?|seeming(?:\s+to(?:\s+\w+)?)?",
    re.IGNORECASE,
)
_TO_DO = re.compile(
    r"\s+(?:(?:ready|likely|set|poised|about|unable|able|unwilling|willing)\s+)?to\s+(?!(?:have\s+)?(?:mock|urge|offer|feel|felt|blame|indicate|betray|imply|impl|"
    r"remember|recall|believe|think|thought|hint|admit|contradict|doubt|confirm|say|said|agree|disagree|acknowledge|concede|conclude|deny|den|"
    r"suggest|reject|accept|endorse|approve|back|favou?r|oppose|criticize|praise|accuse|threaten|warn|promise|vow|call|claim|argue|want|wish|hope|expect|"
    r"fear|know|knew|respond|answer|question|complain|rule|signal|insist|reckon|regret|support|welcome|sa[wy]|see|lean)(?:e?d|s|ie[ds])?\b)"
    r"(?!have\s+no\b)\w",
    re.IGNORECASE,
)


def _named(relayer: str, around: str, earlier: Sequence[Sequence[str]]) -> str:
    """*relayer*, but "the newspaper" by the name of the newspaper that relayed before in the report."""
    if not _PAPER.fullmatch(relayer) or f"the {relayer}" not in around:
        return relayer
    names = [name for via in earlier for name in via if outlet_state(name) and not _ON_AIR.search(name)]
    return names[-1] if names else relayer


def _sources(page: Page, said: Sequence[Said]) -> tuple[list[Source | None], list[list[str]], list[bool], list[bool]]:
    """Speaker and relayers of each statement, whether its day would be a relayer's, and whether the words around a quotation that none of
    reporting claim tell whose it is.

    Speakers are resolved in the order in which the text names them.
    """
    cast = Cast(page.body, page.known, home_of_report(page.dateline, page.body), page.outlet, page.people, page.title)
    wanted: list[tuple[int, str, tuple[Span, ...]]] = []
    relays: list[list[str]] = []
    relayed: list[bool] = []
    told: list[bool] = []
    for i, one in enumerate(said):
        via: list[str] = []
        near = whose(page.body, one.spans.content[0].start, one.spans.content[-1].end) if one.spans.floor else None
        told.append(near is not None)
        if near is not None and near.span is not None:
            wanted.append((i, page.body[slice(*near.span)], (near.span,)))
        if one.spans.source and not _only_seems(page.body, one):
            text = words_at(page.body, one.spans.source)
            offset = one.spans.cue[0].end if one.spans.cue else one.sentence.start
            chain = None
            if one.spans.inside is None and _RELAYING.search(one.cue):
                start = one.spans.cue[0].start if one.spans.cue else offset
                chain = chains.quoted(page.body[start : one.sentence.end], start) or chains.cited(one.after, offset)
                chain = chain or chains.cited_before(page.body, one.spans.source[-1].end, start)
            if chain:
                via = [chains.tidy(text)]
                wanted.append((i, chain.text, (chain.span,)))
            else:
                via = (
                    chains.relayers(
                        chains.Around(
                            one.before, one.after, one.cue, text, page.outlet, one.content, _people(page, one)
                        )
                    )
                    if one.spans.inside is None
                    else []
                )
                wanted.append((i, text, one.spans.source))
        via = [_named(name, f"{one.before}{one.cue}{one.after}", relays) for name in via]
        relays.append(via)
        relayed.append(bool(via) and not chains.is_addressee(one.before, one.after, one.cue))
    sources: list[Source | None] = [None] * len(said)
    met: dict[tuple[Span, ...], Source] = {}
    leanings = {one.spans.source: one.spans.who for one in reversed(said) if one.spans.who is not None}
    for i, text, spans in sorted(wanted, key=lambda w: (w[2][0].start, -w[2][0].end)):
        if spans not in met:
            met[spans] = cast.resolve(text, spans, said[i].spans.inside is not None, leanings.get(spans))
        sources[i] = met[spans]
    for i, text, spans in wanted:
        parent = said[i].spans.inside
        if parent is not None and _told_of_another(sources[parent], sources[i]):
            # Read by its own words alone: nobody calls himself "the minister".
            alone = Cast(page.body, page.known, cast.home, page.outlet, page.people, page.title)
            sources[i] = alone.resolve(text, spans, True, leanings.get(spans))
    by_rules = _no_persons(page, [cast.settled(source) for source in sources])
    contents: dict[tuple[Span, ...], list[Span]] = {}
    for one, source in zip(said, by_rules, strict=True):
        if source is not None:
            contents.setdefault(source.spans, []).extend(one.spans.content[:1])
    makeup = Makeup(page, cast.home, cast.named_states, contents)
    return with_states(makeup, by_rules, cast.is_sure), relays, relayed, told


def _told_of_another(speaker: Source | None, source: Source | None) -> bool:
    """Whether *source*, cited in what *speaker* says, was taken for him, though it is neither a pronoun nor his name."""
    if speaker is None or source is None or source.spans == speaker.spans or not same_speaker(speaker, source):
        return False
    named = source.name is not None and source.name.split()[-1] in source.text
    return (
        source.kind in ("named person", "unnamed person")
        and not named
        and not wording.PRONOUN.fullmatch(source.text.strip(" ,"))
    )


def _no_persons(page: Page, sources: Sequence[Source | None]) -> list[Source | None]:
    """*sources*, with what only capitals and a verb made a person as the body that the report elsewhere says it is."""
    bodies = {s.name: s.kind for s in sources if s is not None and s.name and s.kind in ("organisation", "government")}
    kinds: dict[tuple[str, str], Kind | None] = {}

    def kind(source: Source) -> Kind | None:
        """The kind of body, None where it may well be a person."""
        said = plain_name(source.text).strip(" ,")
        names = {source.name} if source.name and source.name.endswith(f" {said}") else {source.name or said, said}
        names = {name for name in names if len(name.split()) <= _SHORT}
        if any(_given(name.partition(" ")[0]) or name.lower() in nouns.HE for name in names):
            return None
        known = next((bodies[name] for name in names if name in bodies and " " not in name), None)
        return known or next((found for name in sorted(names) if (found := body_beside(name, page.body))), None)

    settled: list[Source | None] = []
    for source in sources:
        if source is None or source.kind != "named person" or source.name is None or _does(source):
            settled.append(source)
            continue
        key = source.name, source.text
        if key not in kinds:
            kinds[key] = kind(source)
        is_ = kinds[key]
        name = plain_name(source.text).strip(" ,")
        fuller = name if name.endswith(f" {source.name}") and _CAPITALS.fullmatch(name) else source.name
        settled.append(source if is_ is None else replace(source, kind=is_, name=fuller, role=None))
    return settled


def _does(source: Source) -> bool:
    """Whether *source* has an office or a trade, as only a person has."""
    return source.role is not None and kind_of(f"the {source.role}") not in ("organisation", "government")


_CAPITALS = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w&.'’-]*(?: [A-ZÀ-ÞĀ-Ž0-9][\w&.'’-]*){0,2}")
_SHORT = 3
"""Words of a name at most that may be a body's: more are a person's with what he is."""


def _people(page: Page, one: Said) -> tuple[str, ...]:
    """Who stands behind a cue, in its sentence, and is surely a person: the encoder has the words for a person's, and the report
    has the name behind a given one or a title. () where there is nobody, or the encoder was not asked."""
    if page.people is None or not one.spans.cue:
        return ()
    start = one.spans.cue[-1].end
    found = page.people.named(page.body, start, min(one.sentence.end, start + _OBJECT))
    if found is None:
        return ()
    name = page.body[slice(*found)]
    if _given(name.partition(" ")[0]):
        return (name,)
    ahead = re.finditer(rf"([\w.’'-]+)\s+{re.escape(name)}\b", page.body)
    return (name,) if any(_given(one.group(1)) or nouns.TITLES.match(one.group(1)) for one in ahead) else ()


def _given(word: str) -> bool:
    return is_given(word) and word.lower() not in nouns.NAME_PARTICLES and (len(word) < 3 or not word.isupper())


_OBJECT = 80
"""Characters behind a cue in which whoever is told stands."""


def quotation_of(body: str, content: Sequence[Span]) -> Quotation:
    """direct where all words of the content stand in quotation marks, mixed where some do, else indirect."""
    inside = outside = False
    for a, b in content:
        start = body.rfind("\n", 0, a) + 1
        end = body.find("\n", b)
        line = body[start : end if end >= 0 else len(body)]
        at = a
        for x, y in quoted_spans(line):
            if start + y > at and start + x < b:
                inside = inside or _WORD.search(body, max(at, start + x), min(b, start + y)) is not None
                outside = outside or _WORD.search(body, at, max(at, start + x)) is not None
                at = start + y
        outside = outside or (at < b and _WORD.search(body, at, b) is not None)
    if inside and not outside:
        return "direct"
    return "mixed" if inside else "indirect"
