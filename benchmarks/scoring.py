"""Gold and found statements in, span and joined scores out, counted as acceptance counts them.

Tokens are runs of word characters or single marks; spans are compared as the tokens that they touch; each contiguous
piece of a role counts by itself; a joined statement is right when all three roles' tokens are (exact), or when each
shares a token with the gold one's or is absent in both (overlap), one to one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from paripassu.types import Span, Statement

_TOKEN = re.compile(r"\w+|[^\w\s]")
ROLES = ("source", "cue", "content")
KINDS = (*ROLES, "joined exact", "joined overlap")
Tokens = frozenset[int]


@dataclass(frozen=True, slots=True)
class Marked:
    """A statement as spans alone."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]

    @classmethod
    def of(cls, statement: Statement) -> "Marked":
        return cls(
            statement.source.spans if statement.source else (),
            statement.cue.spans if statement.cue else (),
            statement.content.spans,
        )


@dataclass(slots=True)
class Tally:
    """Counts over texts; `f1(kind)` in per cent."""

    hit: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)

    def add(self, text: str, gold: Sequence[Marked], found: Sequence[Marked]) -> None:
        tokens = [m.span() for m in _TOKEN.finditer(text)]
        want = [_tokens(g, tokens) for g in gold]
        got = [_tokens(f, tokens) for f in found]
        for role in ROLES:
            a = {p for s in want for p in _pieces(s[role])}
            b = {p for s in got for p in _pieces(s[role])}
            self._count(role, len(a & b), len(b), len(a))
        self._count("joined exact", _matched(want, got, exact=True), len(got), len(want))
        self._count("joined overlap", _matched(want, got, exact=False), len(got), len(want))

    def _count(self, kind: str, hit: int, found: int, gold: int) -> None:
        self.hit[kind] += hit
        self.found[kind] += found
        self.gold[kind] += gold

    def f1(self, kind: str) -> float:
        total = self.found[kind] + self.gold[kind]
        return 200 * self.hit[kind] / total if total else 0.0

    def precision(self, kind: str) -> float:
        return 100 * self.hit[kind] / self.found[kind] if self.found[kind] else 0.0

    def recall(self, kind: str) -> float:
        return 100 * self.hit[kind] / self.gold[kind] if self.gold[kind] else 0.0


def _tokens(marked: Marked, tokens: Sequence[tuple[int, int]]) -> dict[str, Tokens]:
    return {role: _touched(getattr(marked, role), tokens) for role in ROLES}


def _touched(spans: Iterable[Span], tokens: Sequence[tuple[int, int]]) -> Tokens:
    found: set[int] = set()
    for start, end in spans:
        found.update(i for i, (a, b) in enumerate(tokens) if a < end and b > start)
    return frozenset(found)


def _pieces(indices: Tokens) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for i in sorted(indices):
        if runs and runs[-1][1] == i - 1:
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
    return runs


def _matched(want: Sequence[dict[str, Tokens]], got: Sequence[dict[str, Tokens]], *, exact: bool) -> int:
    free = list(want)
    count = 0
    for statement in got:
        for gold in free:
            if gold == statement if exact else all(_meet(gold[r], statement[r]) for r in ROLES):
                free.remove(gold)
                count += 1
                break
    return count


def _meet(a: Tokens, b: Tokens) -> bool:
    """Whether two roles share a token, or both are absent."""
    return bool(a & b) or (not a and not b)
