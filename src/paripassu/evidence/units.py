"""A report and its statements in, the sentences that may bear on an indicator out: what somebody is cited for, and the outlet's own.

Each is a unit with what stands before it and whose words it is; and the clauses of each.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from paripassu.evidence.features import Unit, Vector
from paripassu.evidence.resumed import denied_by
from paripassu.statements._cues import DENY
from paripassu.statements._sentences import sentence_in, sentences_of
from paripassu.statements._tense import has_verb
from paripassu.statements.reader import unpacked
from paripassu.types import Meaning, Part, Report, Span, Statement

_CLAUSE = re.compile(
    r"\s*[:;]\s+|\s+[—–]\s+|,\s+(?:but|while|although|though|and that|and|where|which|who|whose)\s+|\s+but\s+"
)


class Means:
    """The meanings of a report's sentences by their spans; a span without one takes that of the sentence around it."""

    def __init__(self, meanings: Sequence[Meaning]) -> None:
        self._of = {m.span: m for m in meanings}

    def of(self, span: Span) -> Vector | None:
        found = self.at(span)
        return unpacked(found.vector) if found is not None else None

    def at(self, span: Span) -> Meaning | None:
        """The meaning of the sentence at *span*, or of the least one around it."""
        if span not in self._of:
            around = [m for m in self._of if m.start <= span.start and span.end <= m.end]
            return self._of[min(around, key=lambda m: m.end - m.start)] if around else None
        return self._of[span]


def clauses_of(unit: Unit) -> list[Unit]:
    """The main and relative clauses of a sentence, cut at colons, dashes, "but", "where" and the like; pieces of a few words
    stay with their neighbour. Each has the clauses before it as what was said just before; all keep the sentence's span."""
    found: list[str] = []
    for piece in [unit.text] if unit.answers else _CLAUSE.split(unit.text):
        if found and len(piece.split()) < 4:
            found[-1] += f", {piece}"
        else:
            found.append(piece)
    if len(found) == 1:
        return [unit]
    return [Unit(unit.span, text, " ".join([unit.before, *found[:k]]), unit.voice) for k, text in enumerate(found)]


_PART = re.compile(
    rf"{_CLAUSE.pattern}|,?\s+and\s+(?=(?:has|have|had|is|are|was|were|will|would|did|does|may|might|could|can|there|no|not|[a-z]+ed)\b)|"
    r",\s+(?:and|or|with|after|as|since|because|leaving|forcing)\s+"
)


def parts_of(text: str) -> list[str]:
    """The clauses of *text*, cut more finely than by `clauses_of`: at "and has", ", after" and the like too. Pieces of a few words stay with the
    next, at the end with the one before."""
    begin, cuts = 0, []
    for mark in _PART.finditer(text):
        if len(text[begin : mark.start()].split()) >= _LEAST_PART <= len(text[mark.end() :].split()):
            cuts.append((begin, mark.start()))
            begin = mark.end()
    return [text[a:b] for a, b in [*cuts, (begin, len(text))]]


_LEAST_PART = 4
"""Words of a part."""


def units_of(body: str, spans: Iterable[Span]) -> list[Unit]:
    """The sentences of *spans*, each with what stands before it in its paragraph (at most 300 characters)."""
    units: list[Unit] = []
    for a, b in spans:
        for start, end in sentences_of(body, (a, b)):
            line = body.rfind("\n", 0, start) + 1
            units.append(Unit(Span(start, end), body[start:end], body[max(line, start - 300) : start]))
    return units


def own_words(statements: Sequence[Statement]) -> list[Statement]:
    """The statements that are somebody's word on their matter.

    A statement inside another's content is left out where the outer speaker denies, doubts or declines it (the claim is
    there only to be answered, and the answer is the outer statement's), and where nobody is named for it: then it is the
    outer speaker who puts it forward. Left out as well is what says nothing ("they", by somebody by whom they "were announced") and
    a question that is put to somebody ("Asked whether …"): it is nobody's word.
    """
    by_id = {s.id: s for s in statements}
    found: list[Statement] = []
    for s in statements:
        parent = by_id.get(s.inside) if s.inside else None
        if parent is not None and (
            parent.stance not in ("affirms", "confirms") or s.source is None or not s.source.name
        ):
            continue
        if any(
            one.source is not None and _FORMER_TEXT.match(one.source.text) for one in (s, parent) if one is not None
        ):
            continue  # what a correction says that the text had said is taken back with it
        if says_nothing(s) or (s.source is None and s.cue is not None and _ASKED.match(s.cue.text)):
            continue
        found.append(s)
    return found


_ASKED = re.compile(r"(?:(?:when|if|once)\s+)?(?:(?:was|were|being)\s+)?(?:asked|questioned|pressed)\b", re.IGNORECASE)
_EMPTY = re.compile(
    r"\b(?:the|an?|i|you|he|she|it|we|they|me|him|her|us|them|my|your|his|hers|its|our|ours|their|theirs|this|that|these|those|which|who|whom|"
    r"whose|what|so|such|one|ones|other|others|another|each|both|all|any|some|none|much|more|most|many|few|either|neither|every|everything|"
    r"something|nothing|anything|same|self|itself|himself|herself|themselves|there|here|then|now|too|also|as|and|or|but|not|no|nor|yes|only|"
    r"just|even|still|yet|again|already|is|are|was|were|be|been|being|am|has|have|had|do|does|did|will|would|can|could|may|might|shall|should|"
    r"must|of|to|in|on|at|by|for|from|with|about|into|over|under|after|before|against|than|if|whether|when|where|why|how|out|up|off|down|"
    r"today|tonight|yesterday|tomorrow|[a-z]{1,2})\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"(?:(?:has|have|had|also|then|later|only|would|will|is|are|was|were|been|as|first|already|earlier)\s+)*(?:said|says?|saying|told|tells?|add(?:s|ed|ing)?|stat(?:es?|ed|ing)|"
    r"announc(?:es?|ed|ing)|report(?:s|ed|ing)?|not(?:es?|ed|ing)|writ(?:es?|ing)|wrote|sound(?:s|ed)?|"
    r"seem(?:s|ed)?|saw|sees?|think(?:s|ing)?|thought|according to|put)(?:\s+(?:that|it|to|by|him|her|them|us|reporters))?",
    re.IGNORECASE,
)
"""Cues that leave it to the content to say what is said; "rejects" and "confirmed" say something by themselves."""


def content_words(text: str) -> int:
    """How many words of *text* say something by themselves: not "they", "the other", "that it would"."""
    return len(re.findall(r"[^\W\d_]{2,}", _EMPTY.sub(" ", text)))


def says_nothing(statement: Statement) -> bool:
    """Whether what is put forward has no word that says anything, or one in a few ("analysts said | a move"), and its cue says nothing either,
    as "claimed it" does: what stands around it is somebody else's to say."""
    if statement.stance not in ("affirms", "confirms"):
        return False
    cue = statement.cue.text if statement.cue is not None else ""
    told = content_words(statement.content.text)
    if _TELLS.fullmatch(cue) is None:
        return False
    words = statement.content.text
    if _FIGURE.search(words) or _SAME.search(words) or (told == 1 and _CLAUSE_OF_ONE.match(words)):
        return False
    return told == 0 or (told == 1 and len(words.split()) < _SHORT and statement.stance == "affirms")


_SHORT = 4
_FIGURE = re.compile(r"\d")
_SAME = re.compile(r"\b(?:same|so|as much|otherwise)\b", re.IGNORECASE)
_CLAUSE_OF_ONE = re.compile(r"[“\"\s]*(?:that\s+)?(?:i|we|you|he|she|it|they|nobody|no one|none)\b", re.IGNORECASE)
"""What takes up something said ("said the same"), and a clause of its own in a word ("they agreed")."""


_FORMER_TEXT = re.compile(
    r"(?:an?|the)\s+(?:earlier|previous|prior|original|initial|first|older)\s+(?:version|edition|post|report|entry|update)\b",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"(?:(?:that|this|our|(?:the|its)\s+(?:earlier|initial|first|previous|original))\s+(?:earlier\s+|initial\s+|first\s+|previous\s+)?"
    r"(?:report|post|claim|account|story|statement|figure|number|information|item|tweet|message|assessment|headline|entry|line)s?|that|this)\s+"
    r"(?:was|were|is|proved|turned\s+out\s+to\s+be|"
    r"ha(?:s|ve|d)\s+(?:since\s+|later\s+)?been)\s+(?:since\s+|later\s+)?(?:incorrect|wrong|false|mistaken|inaccurate|erroneous|untrue|in\s+error|"
    r"not\s+(?:so|true|correct|right|the\s+case)|"
    r"an?\s+(?:error|mistake)|withdrawn|retracted|corrected|deleted)\b(?!.*\b(?:sa(?:id|ys)|told|according|claim(?:ed|s)|insist|argue|spokes))",
    re.IGNORECASE,
)
"""The outlet's own word that what it wrote before is wrong; somebody else's word against it is a denial, and takes nothing back."""


def taken_back(body: str, span: Span) -> bool:
    """Whether the sentence behind the one in which *span* ends takes it back ("That report was incorrect")."""
    end = body.find("\n", span.end)
    if _TAKEN_BACK.search(body, span.start, end if end >= 0 else len(body)) is None:
        return False
    around = _sentences_around(body, Span(span.end, span.end))
    taken = _TAKEN_BACK.match(next((body[a:b] for a, b in around if a >= span.end), ""))
    if taken is None:
        return False
    # "That was wrong" behind a minister's claim is the paper's view of it; behind its own report it takes that back.
    if re.match(r"(?:that|this)\s+(?:was|is|proved|turned|ha)", taken[0], re.IGNORECASE) is None:
        return True
    return _OURS.search(next((body[a:b] for a, b in around if b >= span.end), "")) is not None


def sentence_at(body: str, span: Span) -> Span:
    """The sentence in which *span* begins."""
    return sentence_in(body, [_paragraph(body, span)], span.start) or span


def _sentences_around(body: str, span: Span) -> list[Span]:
    """The sentences of the paragraph in which *span* stands."""
    return sentences_of(body, _paragraph(body, span))


def _paragraph(body: str, span: Span) -> Span:
    start, end = body.rfind("\n", 0, span.start) + 1, body.find("\n", span.end)
    return Span(start, end if end >= 0 else len(body))


_CALLED_FALSE = re.compile(
    r"\W*(?:(?P<no>none|neither)|these|those|they|all|both|this|that|it|(?:such|these|those|the|both) (?:claims?|reports?|posts?|rumou?rs?|messages|"
    r"stories|videos?|pictures|images))(?: of (?:this|that|these|those|them|it))?\s+(?:is|are|was|were)\s+(?:all\s+|both\s+|simply\s+)?"
    r"(?(no)(?:true|correct|accurate|so)|(?:false|untrue|wrong|fake|fabricated|baseless|unfounded|invented|not (?:true|correct|accurate|so)|incorrect|"
    r"inaccurate|misleading|a hoax))\b(?!.*\b(?:sa(?:id|ys)|told|according|insist|argue|spokes))",
    re.IGNORECASE,
)
_HEARSAY = re.compile(
    r"\b(?:claims?|rumou?rs?|posts?|messages|stories|videos?|pictures|images|reports|allegations?)\b", re.IGNORECASE
)
_CORRECTS = re.compile(r"[\W\d]*(?:correction|corrigendum|corrected|retraction|erratum|clarification)\b", re.IGNORECASE)
_WE = re.compile(r"(?:we|this|our|an? earlier|the earlier|it)\b", re.IGNORECASE)


def called_false(body: str, span: Span, statement: Statement | None) -> bool:
    """Whether the outlet itself holds what stands at *span* to be false: what it corrects that it wrote ("CORRECTION: We wrote that …"), and a
    claim that goes about, which it tells only to say so ("We have seen claims that …. These are false."). Of what somebody stands for by
    name it is only the outlet's view."""
    source = statement.source if statement is not None else None
    ours = source is None or _WE.match(source.text) is not None
    around = _sentences_around(body, span)
    mine = next((body[a:b] for a, b in around if a <= span.start < b), "")
    if ours and _CORRECTS.match(body[around[0].start : around[0].end] if around else "") and _OURS.search(mine):
        return True
    behind = next((body[a:b] for a, b in around if a >= span.end), "")
    nobodys = ours or (source is not None and (source.name is None or _HEARSAY.search(source.text) is not None))
    return nobodys and _HEARSAY.search(mine) is not None and _CALLED_FALSE.match(behind) is not None


_OURS = re.compile(
    r"\b(?:we|this (?:paper|newspaper|page|blog|live blog|article|report|station|site))\b[^.]{0,40}?\b(?:said|reported|wrote|published|posted|"
    r"quoted|stated|had)\b",
    re.IGNORECASE,
)
"""The outlet on what it told before."""


def said(report: Report, statement: Statement, inner: Sequence[Statement]) -> list[Unit]:
    """The units of a statement's content, without what it puts into other mouths, which is theirs to say; none of an aside."""
    if _is_aside(report.body, statement):
        return []
    spans = list(statement.content.spans)
    for child in inner:
        cut: list[Span] = []
        for a, b in spans:
            at = a
            for s, e in child.content.spans:
                if s < b and e > at:
                    cut.append(Span(at, s))
                    at = e
            cut.append(Span(at, b))
        spans = [s for s in cut if s.end - s.start > 12]
    voice = voice_of(statement)
    return [
        _answer(report.body, u, statement)
        or replace(u, before=f"{_lead(report, u.span)} {u.before}", voice=voice, around=_around(report.body, u.span))
        for u in units_of(report.body, spans)
    ]


def _answer(body: str, unit: Unit, statement: Statement) -> Unit | None:
    """*unit*, where it is a bare "no" to what stands before it, as the denial of that: what is said then stands there."""
    what = denied_by(unit.text, body[max(0, unit.span.start - _ASKED_BEFORE) : unit.span.start])
    if what is None:
        return None
    who = statement.source.text if statement.source is not None else ""
    return replace(unit, text=what, before="", voice=f"{who} denied that".strip(), answers=True)


_ASKED_BEFORE = 500
"""Characters before an answer in which its question is looked for."""


def _is_aside(body: str, statement: Statement) -> bool:
    """Whether an outlet puts somebody right in brackets of its own ("(The president never barred it.)"): who is told of there says nothing."""
    source, cue = statement.source, statement.cue
    if statement.stance != "denies" or source is None or cue is None or not source.spans:
        return False
    if _SPOKEN.search(cue.text) or (DENY.search(cue.text) and not _NEVER.search(cue.text)):
        return False  # "(The ministry rejects the charge.)" tells what the ministry says
    return body[max(0, source.spans[0].start - 5) : source.spans[0].start].removesuffix("The ").endswith("(")


_NEVER = re.compile(r"\b(?:never|not)\b|n['’]t\b", re.IGNORECASE)


def _around(body: str, span: Span) -> str:
    """The sentence in which *span* stands, where it is less than one."""
    inside = (Span(a, b) for a, b in _sentences_around(body, span) if a <= span.start and span.end <= b)
    a, b = next(inside, Span(0, 0))
    # What the same speaker declines behind what is confirmed ("but declined to say") is no part of that.
    whole = body[a : span.end] if _BUT_NO_MORE.match(body, span.end, b) else body[a:b]
    return whole if len(whole) > span.end - span.start + 3 else ""


def voice_of(statement: Statement) -> str:
    """Who says it and how, in the words of the text."""
    return " ".join(part.text for part in (statement.source, statement.cue) if part)


def _lead(report: Report, span: Span) -> str:
    """The paragraph before the one in which *span* stands, for what is taken up from there."""
    paragraphs = [b.span for b in report.blocks if b.kind in ("paragraph", "heading") and b.span.end <= span.start]
    return report.body[paragraphs[-1].start : paragraphs[-1].end][-400:] if paragraphs else ""


def narrated(report: Report, statements: Sequence[Statement]) -> list[Unit]:
    """What stands in the outlet's own voice: sentences that no statement touches, and of others what is plainly beside the statement: a
    clause before ", as police said" or behind a semicolon; all of one in which somebody is cited only by the way ("the tariffs announced
    by the president"); and a main clause at whose edge somebody is cited, or by which the outlet says what it has learned."""
    edges = {id(st): at for st in statements if (at := _edge(report, st)) is not None}
    taken = sorted(
        s
        for st in statements
        if not says_nothing(st)
        for part in (st.content.spans, st.cue.spans if st.cue else (), st.source.spans if st.source else ())
        for s in part
        if id(st) not in edges or s.start >= edges[id(st)].end
    )
    units = [
        u for b in report.blocks if b.kind == "paragraph" and report.readable for u in units_of(report.body, [b.span])
    ]
    citing = sorted(s for st in statements if _led_in(st) for s in (st.source.spans if st.source else ()))
    free = [
        part
        for unit in units
        if content_words(unit.text) and _LEADS_IN.search(unit.text) is None
        for part in _beside(report.body, unit, taken, citing, edges.values())
        if part is unit or _HANGS_ON.match(part.text) is None
    ]
    return [replace(u, before=f"{_lead(report, u.span)} {u.before}") for u in free]


_LEADS_IN = re.compile(
    r"\b(?:said|says|saying|wrote|writes|added|adds|commented|stated|told (?:us|me|reporters|the [\w ]{3,30}))\s*:\W*$",
    re.IGNORECASE,
)
"""A line that only says who speaks in the next one ("The harbour master said:")."""
_HANGS_ON = re.compile(r"\W*(?:if|unless|whether|because|lest)\b", re.IGNORECASE)
"""How a clause begins that is nothing without the one beside it."""


_BY_DOING = re.compile(
    r"(?:citing|quoting|blaming|accusing|invoking|saying|stating|calling|describing|denouncing|branding|warning|arguing|claiming|alleging|stressing|"
    r"insisting|pointing|referring|explaining|complaining|promising|vowing|threatening|demanding|urging)\b",
    re.IGNORECASE,
)
"""How the words begin by which the subject of a main clause is cited behind it: "citing worries", "saying that it had to"."""
_LEARNED = re.compile(
    r"(?:ha(?:s|ve) (?:learn(?:ed|t)|established|found(?: out)?)|understands?|can (?:reveal|report))$", re.IGNORECASE
)


def _edge(report: Report, statement: Statement) -> Span | None:
    """The comma that parts a main clause from a statement at its edge: that its subject is cited by what it does further ("The crown has closed the
    mine, citing a flood"), or that the outlet has learned it ("The mine has been closed, the Post has learned, leaving hundreds without work"), where all
    of the statement itself stands behind. None where it stands otherwise."""
    source, cue = statement.source, statement.cue
    if (
        source is None
        or cue is None
        or not source.spans
        or min(a for a, _ in statement.content.spans) < cue.spans[0].end
    ):
        return None
    learned = _LEARNED.fullmatch(cue.text) is not None and _is_of(report.outlet, source.text)
    if not learned and _BY_DOING.match(cue.text) is None:
        return None
    at = source.spans[0].start if learned else cue.spans[0].start
    comma = _COMMA.search(report.body, max(0, at - 12), at)
    around = _sentences_around(report.body, Span(at, at))
    start = next((a for a, b in around if a <= at < b), at)
    if comma is None or not start <= source.spans[0].start or not has_verb(report.body[start : comma.start()]):
        return None
    if not learned and source.spans[-1].end > comma.start():
        return None
    return Span(comma.start(), at)


_COMMA = re.compile(r",\s+(?:the\s+)?$", re.IGNORECASE)


def _is_of(outlet: str | None, name: str) -> bool:
    """Whether a source is the outlet by its name, or what it calls itself."""
    words = re.sub(r"^the\s+", "", name.strip().lower())
    return words == "we" or (
        outlet is not None and words != "" and re.search(rf"\b{re.escape(words)}\b", outlet.lower()) is not None
    )


def told_apart(body: str, statement: Statement) -> list[Statement]:
    """*statement*; one that declines behind what the same speaker confirms before it, "confirmed the sale but declined to name the price", as both."""
    source, cue = statement.source, statement.cue
    if statement.stance != "declines" or source is None or cue is None or not source.spans:
        return [statement]
    start, end = statement.content.spans[0].start, cue.spans[0].start
    verb = _CONFIRMS.fullmatch(body[source.spans[-1].end : start])
    joined = _BUT.search(body, start, end) if start < end else None
    if verb is None or joined is None:
        return [statement]
    a = source.spans[-1].end + verb.start("cue")
    what = Span(start, joined.start())
    first = replace(
        statement,
        cue=Part(verb["cue"], (Span(a, a + len(verb["cue"])),)),
        content=Part(body[what.start : what.end], (what,)),
        stance="confirms",
        certainty="certain",
        tense="happened",
    )
    rest = Span(cue.spans[0].end, max(cue.spans[0].end, statement.content.spans[-1].end))
    if not body[rest.start : rest.end].strip():
        return [first]
    return [first, replace(statement, content=Part(body[rest.start : rest.end], (rest,)))]


_CONFIRMS = re.compile(
    r",?\s+(?:(?:has|have|had|later|also|then|only|on \w+day)\s+)*(?P<cue>confirm(?:s|ed)|acknowledge[sd]|admit(?:s|ted)|concede[sd])\s+",
    re.IGNORECASE,
)
_BUT = re.compile(r",?\s+(?:but|and|while|though)\s+(?:(?:it|he|she|they|also|has|have|had)\s+)*$", re.IGNORECASE)


_BUT_NO_MORE = re.compile(
    r",?\s+(?:but|and|while|though)\s+(?:(?:it|he|she|they|also|has|have|had)\s+)*(?:declin|refus)(?:es?|ed|ing)\s+to\b|"
    r";\s+(?:it|he|she|they)\s+(?:(?:did|would|could)(?:\s+not|n['’]t)\s+(?:say|name|tell|give|add|explain|elaborate|specify)\b|(?:declin|refus)ed\s+to\b)",
    re.IGNORECASE,
)


def _led_in(statement: Statement) -> bool:
    """Whether its source and its cue stand before all that is said: what comes before them is then no part of it."""
    if statement.source is None or statement.cue is None or not statement.source.spans or not statement.cue.spans:
        return False
    first = min(a for a, _ in statement.content.spans)
    return statement.source.spans[0].start < statement.cue.spans[0].start < first


_AND = re.compile(r",\s+and\s+(?!(?:that|who|which|whom|whose)\b)")
_ASIDE = re.compile(r";\s+|,\s+(?:as|while|whereas|although|though|but|after)\s+")
_LEAST, _LED, _BY_THE_WAY = 6, 3, 0.3
"""Words of a clause that stands for itself, words before somebody is cited by the way, and the share of a sentence up to
which that is by the way."""
_SPOKEN = re.compile(
    r"[“”\"]|\b(?:said|says|saying|told|tells|according to|added|adding|claim(?:s|ed)|insist(?:s|ed)|wrote|warn(?:s|ed)|announc(?:es?|ed)|"
    r"reported(?:ly)?|alleged(?:ly)?|apparently|believe[sd]?|thinks?|thought|suspect(?:s|ed)?|estimate[sd]?|confirm(?:s|ed)|den(?:y|ies|ied)|"
    r"in the (?:view|opinion|words|eyes) of|rumou?r(?:s|ed)?)\b",
    re.IGNORECASE,
)


def _beside(
    body: str, unit: Unit, taken: Sequence[Span], citing: Sequence[Span], edges: Iterable[Span] = ()
) -> Iterable[Unit]:
    """The parts of *unit* that no span of *taken* has to do with. citing: the sources of statements that begin with them: what is joined to them
    by "and" before is not theirs. edges: what parts a main clause from who is cited at its edge."""
    start, end = unit.span
    touched = [(max(a, start), min(b, end)) for a, b in taken if a < end and b > start]
    if not touched:
        yield unit
        return
    first, last = min(a for a, _ in touched), max(b for _, b in touched)
    led = len(re.findall(r"\w+", body[start:first])) >= _LED
    if (
        led
        and last - first <= _BY_THE_WAY * (end - start)
        and _SPOKEN.search(body[start:first] + body[last:end]) is None
    ):
        yield unit
        return
    marks = [found.span() for found in _ASIDE.finditer(unit.text)]
    sources = [a - start for a, _ in citing if start <= a < end]
    if sources and first >= start + min(sources):
        marks += [m.span() for m in _AND.finditer(unit.text) if m.end() <= min(sources)][-1:]
    at_edges = [(a - start, b - start) for a, b in edges if start <= a and b <= end]
    marks = [m for m in marks if not any(m[0] < b and a < m[1] for a, b in at_edges)] + at_edges
    cuts = [0, *(x for mark in sorted(marks) for x in mark), end - start]
    for a, b in zip(cuts[::2], cuts[1::2], strict=True):
        text = unit.text[a:b]
        apart = not any(x < start + b and y > start + a for x, y in touched)
        if apart and len(text.split()) >= _LEAST and _SPOKEN.search(text) is None:
            yield Unit(Span(start + a, start + b), text, unit.before, unit.voice)
