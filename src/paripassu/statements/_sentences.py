"""A paragraph in, the half-open offsets of its sentences out."""

import re

_END = re.compile(r"[.?!…]+[”’\"')\]]*(?=\s+[“‘\"'(\[]?[A-ZÀ-Þ0-9⟦]|\s*$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Rep|Sen|Gov|St|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Ltd|Co|Corp|Jr|Sr|approx|a\.m|p\.m|[A-Z])|U\.S|U\.N|U\.K|E\.U)\.$"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Sentence spans of one paragraph; white space between them belongs to none."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if match.group() == "." and match.end() < len(text) and _ABBREVIATION.search(text[max(start, match.start() - 8) : match.end()]):
            continue
        if text[start : match.end()].strip():
            lead = len(text[start:]) - len(text[start:].lstrip())
            found.append((start + lead, match.end()))
        start = match.end()
    if text[start:].strip():
        lead = len(text[start:]) - len(text[start:].lstrip())
        found.append((start + lead, len(text.rstrip())))
    return found
