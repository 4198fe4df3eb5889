"""A report's paragraphs and statements in, the quotations that a paragraph's end announces out: whose they are who "said:".

"Trade Secretary Ann Moss said: | “This loan will help …”" is how ministries, firms and agencies write. The quotation that opens the
next paragraph is hers, whoever held the floor before, and so are those that follow without another speaker.
"""

import re
from collections.abc import Iterator, Sequence

from paripassu.statements._decode import Joined
from paripassu.statements._encode import quoted_spans
from paripassu.statements._kinds import kind_of
from paripassu.statements._persons import person_name
from paripassu.statements._sentences import sentences
from paripassu.statements._tense import has_verb
from paripassu.types import Span

SURE = 0.8
"""The confidence of such a quotation: no span of the encoder's tells it, but the words do."""
_TO_WHOM = r"(?:\s+(?:reporters|journalists|parliament|[A-ZÀ-Þ][\w’'&-]*|(?:the|his|her|its|their|a|an|this)\s\w+)(?:\s[\w’'&-]+){0,4}?)?"
_SAID = (
    r"(?:(?:ha(?:s|ve|d)|also|then|later|further|today|earlier)\s+)*"
    r"(?:sa(?:id|ys|ying)|add(?:ed|s|ing)|wr(?:ote|ites|itten|iting)|comment(?:ed|s|ing)|respond(?:ed|s|ing)|repli(?:ed|es)|stat(?:ed|es|ing)|declar(?:ed|es|ing)|"
    r"explain(?:ed|s|ing)|announc(?:ed|es|ing)|continu(?:ed|es)|remark(?:ed|s|ing)|not(?:ed|es|ing)|warn(?:ed|s|ing)|tweet(?:ed|s)|post(?:ed|s)|"
    r"conclud(?:ed|es)|insist(?:ed|s)|argu(?:ed|es)|recall(?:ed|s)|reads?|runs|went on|goes on|"
    r"(?:t(?:old|ells|elling))\s+(?:reporters|journalists|[\w’'&-]+(?:\s[\w’'&-]+){0,4}?)|"
    r"(?:issued|released|made|published|gave|put out|has issued|has released) (?:the following|this|a|the) (?:joint )?(?:statement|comment|response|message)|"
    r"had (?:this|the following) to say)"
)
_LEAD = re.compile(
    rf"(?P<before>.*?[\w,)’'”\"])\s+(?P<cue>{_SAID})(?P<more>{_TO_WHOM}(?:\s+(?:as follows|the following|in|on|at|after|during|of|to|about|following|when|"
    r"following|yesterday|today|this|last|late|early|earlier|via|through|from|by|before|with)\b[^:“”\"]{0,120})?)\s*:",
    re.DOTALL,
)
"""The end of a paragraph in which somebody is said to speak, and nothing of what."""
_ACCORDING = re.compile(
    r"(?:.*,\s+)?(?P<cue>[Aa]ccording to|[Ii]n the words of)\s+(?P<who>[^:“”\"]{3,120}):", re.DOTALL
)
_OPENS = re.compile(r"(?:[>*•–—-]\s*)*(?P<mark>[“\"«„‘'])")
_SET_APART = re.compile(r"\n\s*>\s*$")
_MARKED = re.compile(r">\s*")
"""What stands before a paragraph that Markdown sets apart as quoted, and what is left of it in plain text."""
_ADVERBIAL = re.compile(
    r"(?:In|On|At|After|Before|During|Following|Asked|Commenting|Speaking|Reacting|Responding|Replying|Writing|Addressing|Announcing|Welcoming|Explaining|"
    r"Visiting|Opening|Launching|Meanwhile|Earlier|Later|Today|Yesterday|Separately|However|Also|Finally|Elsewhere|Then|When|While|As|For|From|With|To|"
    r"Of|And|But|Afterwards|Last|This|Late|Early|Questioned|Pressed|Quoted|Citing|Referring|Turning|Thanking|Under|By|Since|Here|There|Next|Again|"
    r"Confirming|Marking|Praising|Urging|Warning|Summing|Discussing|Describing|Celebrating|Noting|Rejecting|Denying)\b"
)
"""How what stands before a speaker begins."""
_RELATIVE = re.compile(r",?\s+(?:who|which|whose)\b[^,]*(?:,|$)")
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]*")
"""What is no verb, whatever it ends in ("Mayor Tom Reed")."""
_PRONOUN = re.compile(r"(?:he|she|it|they|we|i)", re.IGNORECASE)
_SPEAKING = re.compile(
    r"(?:(?:when|while)\s+)?(?:commenting|speaking|reacting|responding|replying|asked|questioned|pressed|writing|referring|turning)\b"
    r"(?:\s+(?:on|to|about|of|at|in|by))?",
    re.IGNORECASE,
)
"""What is taken for a word of reporting and only says on what occasion somebody speaks."""
_FEW_WORDS = re.compile(r"(?:\s+[\w’'-]+){0,4}?\s+(?=(?:the|his|her|its|their)\s)")
"""What a speaker with an article stands behind without a comma: "In a letter the mayor said"."""
_LONGEST, _LABEL, _LEAST = 200, 90, 12
"""Characters of a speaker at most, of a paragraph that is no more than one, and of a quotation in the same paragraph at least."""


def announced(body: str, spans: Sequence[tuple[int, int]], outer: Sequence[Joined]) -> list[Joined]:
    """*outer* with the quotations that open a paragraph behind one whose end announces them, as the words of whom that names, and
    without what was made of the occasion on which he speaks. spans: of the paragraphs of *body*."""
    found = list(outer)
    for number, (lead, content) in _leads(body, spans):
        if any(content.meets(part) for one in found if one.cue for part in one.content):
            continue
        told = _speaker(body, lead, outer)
        if told is None:
            continue
        who, cue = told
        if any(one.cue and one.cue.meets(cue) and _tells(body, one) for one in found):
            continue  # "He had taken nothing, the clerk said: “…”": the quotation goes on with what he said
        found = [one for one in found if not _superseded(body, one, lead, cue, content)]
        found.append(Joined(who, cue, (content,), "outer", number, SURE))
    return found


def _leads(body: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, tuple[Span, Span]]]:
    """Each sentence that ends in a colon before a quotation, of its own paragraph or of the next one, with that quotation, and the
    number of the paragraph in which it stands."""
    for number, (a, b) in enumerate(spans):
        paragraph = body[a:b]
        for x, y in quoted_spans(paragraph):
            before = paragraph[:x].rstrip()
            if before.endswith(":") and y - x >= _LEAST:
                yield number, (_last_sentence(a, before), Span(a + x, a + y))
        lead = paragraph.rstrip(" *_")
        content = _quotation(body, b, *spans[number + 1]) if lead.endswith(":") and number + 1 < len(spans) else None
        if content is not None:
            yield number, (_last_sentence(a, lead), content)


def _last_sentence(at: int, text: str) -> Span:
    x, y = sentences(text)[-1]
    return Span(at + x, at + y)


def _tells(body: str, one: Joined) -> bool:
    return any(has_verb(body[slice(*part)]) for part in one.content)


def _superseded(body: str, one: Joined, lead: Span, cue: Span, content: Span) -> bool:
    """Whether *one* is what was made of the same cue, of the occasion that the lead tells, or of the quotation without a speaker."""
    if one.cue is None:
        return any(content.meets(part) for part in one.content)
    return one.cue.meets(lead) and (one.cue.meets(cue) or _SPEAKING.fullmatch(body, *one.cue) is not None)


def _quotation(body: str, before: int, start: int, end: int) -> Span | None:
    """The quotation with which the paragraph from *start* to *end* opens, or all of one that is set apart; None where nothing is
    quoted there, or the one that ends at *before* does not stand right before it."""
    if body[before:start].strip(" \t\r\n>*•–—_-"):
        return None
    opened = _OPENS.match(body, start, end)
    if opened is not None:
        at = opened.start("mark")
        first = next((span for span in quoted_spans(body[at:end]) if span[0] == 0), None)
        return Span(at, at + first[1]) if first is not None else None
    set_apart = _SET_APART.search(body[before:start]) is not None
    marked = _MARKED.match(body, start, end)
    if marked is not None or set_apart:
        return Span(marked.end() if marked is not None else start, end)
    return None


def _speaker(body: str, home: Span, outer: Sequence[Joined]) -> tuple[Span, Span] | None:
    """Who speaks by the sentence *home*, which ends in a colon, and the words that say so; None where they do not tell."""
    according = _ACCORDING.fullmatch(body, *home)
    if according is not None:
        return Span(*according.span("who")), Span(*according.span("cue"))
    lead = _LEAD.fullmatch(body, *home)
    if lead is None:
        text = body[home.start : home.end - 1].rstrip()
        label = (
            len(text) <= _LABEL and "," in text and not has_verb(_NAME.sub("X", text)) and person_name(text) is not None
        )
        if not label or _ADVERBIAL.match(text):
            return None
        return Span(home.start, home.start + len(text)), Span(home.end - 1, home.end)
    cue = Span(*lead.span("cue"))
    cue = Span(cue.start, cue.end + len(_briefly(lead["more"])))
    start = _without_adverbials(body, home.start, cue.start)
    end = len(body[: cue.start].rstrip(" ,"))
    if 0 < end - start <= _LONGEST and _is_speaker(body[start:end]):
        return Span(start, len(body[: cue.start].rstrip())), cue
    # "The mayor thanked the crews and added:": whoever has just been found to speak in the sentence
    last = next((one for one in reversed(outer) if one.source and one.cue and one.cue.meets(home)), None)
    return (last.source, cue) if last is not None and last.source is not None else None


def _briefly(more: str) -> str:
    """Of what stands behind "said" that which names no occasion: to whom it was said is a part of the cue."""
    return more if re.fullmatch(r"\s+(?:as follows|the following)", more) else ""


def _without_adverbials(body: str, start: int, end: int) -> int:
    """Where in a sentence the speaker begins, behind what tells when, where and on what: up to a comma or, in few words, a name."""
    while (led := _ADVERBIAL.match(body, start, end)) is not None:
        comma = body.find(", ", led.end(), end - 1)
        if comma < 0:
            short = _FEW_WORDS.match(body, led.end(), end)
            return short.end() if short is not None else start
        start = comma + 2
    return start


def _is_speaker(text: str) -> bool:
    plain = _RELATIVE.sub("", text)
    if _PRONOUN.fullmatch(plain):
        return True
    if re.search(r"\b(?:and|but)$", plain) or has_verb(_NAME.sub("X", plain)) or _ADVERBIAL.match(plain):
        return False
    return person_name(plain) is not None or kind_of(plain) is not None
