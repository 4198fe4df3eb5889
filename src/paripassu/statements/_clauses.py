"""What is said in, its main clause out: without what only leads to it, and up to where another clause begins."""

import re
from functools import lru_cache

from paripassu.statements._cues import BESIDE, CLAUSE_END, EMBEDDED
from paripassu.statements._tense import has_verb


@lru_cache(maxsize=1024)
def main_clause(content: str) -> str:
    """The first clause of *content* without its "that", its marks and its subordinate tail."""
    text = content.strip(" “”\"‘’',")
    text = _PREFACE.sub("", re.sub(r"^that\s+", "", text))
    if (aside := _ASIDE_WHICH.match(text)) is not None and not has_verb(aside["who"]):
        text = f"{aside['who']}{text[aside.end() :]}"
    if (aside := _ASIDE_DONE.match(text)) is not None and not has_verb(CALLED_SO.sub("", aside["who"])):
        text = f"{aside['who']}{text[aside.end() :]}"
    lead = re.match(
        r"(?:if|when|while|although|after|as|because|since|once|despite|unless|should)\b[^,]*,\s*", text, re.IGNORECASE
    )
    if lead and len(text) - lead.end() > 12:
        text = text[lead.end() :]
    end = next(
        (m.start() for m in CLAUSE_END.finditer(text) if m.start() >= (6 if m.group()[0] == ";" else 16)), len(text)
    )
    return re.sub(r"[“”\"]", "", text[:end])


_PREFACE = re.compile(
    r"(?:that|this|it) is (?:an?|the) (?:[\w-]+ ){0,2}(?:matter|question|affair|issue)(?: (?:for|of) [^.]{2,40})?\.\s+(?=\S)",
    re.IGNORECASE,
)
"""A sentence that only says whose matter it is."""
_ASIDE_WHICH = re.compile(r"(?P<who>[^,;:.]{3,80}),\s+(?:which|who|whose)\s(?:[^,;:.“”\"]|,(?=\d)){3,100},(?=\s)")
"""What is said beside of whom the clause is on."""
_ASIDE_DONE = re.compile(
    r"(?P<who>[^,;:.]{3,80}),\s+(?:first |also )?(?:\w{3,}ed|made|told|put|sent|held|given|shown|known)\s(?:on|by|in|to|from|at|last|this|yesterday|earlier|late)\b"
    r"[^,;:.“”\"]{3,100},(?=\s)"
)
"""The same in a word or two of what was done with it: "the alleged raid, announced on Tuesday by the palace, is a lie"."""
CALLED_SO = re.compile(r"\b(?:alleged|supposed|purported|so-called)\b", re.IGNORECASE)
_MARKED = re.compile(
    r"(?<=\w )[“\"‘](?![^”\"’]*(?:montage|hysteria))(?P<words>[\w’'-]+(?:\s[\w’'-]+){0,3})[”\"’](?=$|[\s.,;:?!])"
)


@lru_cache(maxsize=1024)
def unquoted(content: str) -> str:
    """*content* without the marks round a word or a few of it: "would be “astonished” if" says what it says without them."""
    return _MARKED.sub(r"\g<words>", content)


@lru_cache(maxsize=1024)
def own(clause: str) -> str:
    """*clause* up to where another clause within it begins: what is said there is another's, or of another matter."""
    inner, beside = EMBEDDED.search(clause, 6), BESIDE.search(clause)
    ends = [inner.start()] if inner else []
    if beside:
        ends.append(max(beside.start("whose"), beside.start("that")))
    return clause[: min(ends)] if ends else clause
