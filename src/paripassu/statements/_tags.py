"""The tags that a word may carry, and which may not follow which."""

from paripassu.types import Certainty, Kind, Stance, Tense

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ROLES = ("source", "cue", "content")

FORBIDDEN = tuple(tuple(after.startswith("I-") and before[2:] != after[2:] for after in TAGS) for before in TAGS)
"""FORBIDDEN[a][b]: tag b may not stand behind tag a (an I- of a role that is not open)."""
FORBIDDEN_START = tuple(tag.startswith("I-") for tag in TAGS)

STANCES: tuple[Stance, ...] = ("affirms", "confirms", "denies", "doubts", "declines")
CERTAINTIES: tuple[Certainty, ...] = ("certain", "probable", "possible")
TENSES: tuple[Tense, ...] = ("happened", "ongoing", "intended", "hypothetical")
FIELDS: tuple[tuple[str, ...], ...] = (STANCES, CERTAINTIES, TENSES)
WIDTHS = tuple(len(values) for values in FIELDS)
"""Scores a word has for each field: once as the start of a cue, once as the start of a content; a statement's are their sum."""
KINDS: tuple[Kind | None, ...] = (
    "named person", "unnamed person", "organisation", "government", "media", "document", "group", None,
)  # fmt: skip
WHO = (len(KINDS), 2, 2)
"""Scores a word has of who a source is: its kind, whether the report names it (no, yes), whether it tells its state (no, yes); four
times, as a word of the source, its first, its last, and the first of the cue. A source's are their sum."""
