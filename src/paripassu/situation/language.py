"""The text of a leaf and a situation's names in, a typed program out; the one module that knows the CEL package.

The facts that a leaf may name, with their types:

- `now.at_least.DEGREE`, `now.is.DEGREE`, `reached.at_least.DEGREE`, `reached.is.DEGREE`: probabilities (double);
- `indicators["ID"]` with `.independent`, `.origins`, `.reports` (int), `.standing` (string), `.disputed` (bool) and
  `.rank` (int: unreported 0, suspected 1, likely 2, confirmed 3, admitted 4);
- `steps["ID"].state` (string); `days_since["ID"]` (int: days since an indicator was last affirmed);
- `today` (string, an ISO date).

Each `["ID"]` may be written `.ID`, with hyphens too. A fact becomes a typed slot of one fixed CEL environment, so that
a misspelt name never reaches CEL and a missing fact is a slot without a value, which CEL carries as unknown: `false &&
missing` is false, `true && missing` is undetermined. Functions, macros (`has`, `all`, `exists`, `map`) and methods are
refused: `has()` would make a missing fact a silent no, and the others could loop.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any, Literal, NamedTuple, get_args

from cel_expr_python import cel

from paripassu.errors import ConditionError, Place, Problem
from paripassu.situation.model import Leaf, Situation
from paripassu.types import Standing, StepState

MAX_TEXT = 4_000
MAX_NESTING = 16
MAX_TOKENS = 600
MAX_FACTS = 24

FactValue = float | int | str | bool
FactType = Literal["double", "int", "string", "bool"]

STANDINGS: tuple[str, ...] = get_args(Standing)
STATES: tuple[str, ...] = get_args(StepState)
FIELDS: Mapping[str, FactType] = {
    "independent": "int",
    "origins": "int",
    "reports": "int",
    "standing": "string",
    "rank": "int",
    "disputed": "bool",
}
_PASSED = frozenset({"true", "false", "in", "double", "int"})
_ROOTS = ("now", "reached", "indicators", "steps", "days_since", "today")
_MACROS = frozenset({"has", "all", "exists", "exists_one", "map", "filter", "size", "matches", "timestamp", "duration"})

_TOKEN = re.compile(
    r"""(?P<space>\s+)|(?P<number>(?:\d+\.\d*|\.\d+|\d+)(?:[eE][-+]?\d+)?)|(?P<string>"[^"\\\n]*"|'[^'\\\n]*')"""
    r"""|(?P<name>[A-Za-z_]\w*)|(?P<op>&&|\|\||==|!=|>=|<=|/(?!/)|[-<>+*%!()\[\],?:])"""
)
_KEY = re.compile(r"""\s*\[\s*(?:"([^"\\\n]*)"|'([^'\\\n]*)')\s*\]|\s*\.\s*([A-Za-z_](?:[\w-]*\w)?)""")
_WORD = re.compile(r"\s*\.\s*([A-Za-z_]\w*)")


class Fact(NamedTuple):
    """Something that a condition may ask of an assessment."""

    root: str
    """now, reached, indicators, steps, days_since or today."""
    key: str
    """Id of the degree, indicator or step; "" for today."""
    field: str
    """at_least, is, a field of an indicator, state, or ""."""

    @property
    def type(self) -> FactType:
        if self.root in {"now", "reached"}:
            return "double"
        if self.root == "indicators":
            return FIELDS[self.field]
        return "int" if self.root == "days_since" else "string"

    @property
    def name(self) -> str:
        """The fact as one writes it."""
        if self.root in {"now", "reached"}:
            return f"{self.root}.{self.field}" + (f".{self.key}" if self.key.isidentifier() else f'["{self.key}"]')
        if self.root == "today":
            return "today"
        return f'{self.root}["{self.key}"]' + (f".{self.field}" if self.field else "")


@dataclass(frozen=True, slots=True)
class Names:
    """What a situation's conditions may name."""

    degrees: frozenset[str]
    indicators: frozenset[str]
    steps: frozenset[str]

    @staticmethod
    def of(situation: Situation) -> "Names":
        return Names(
            frozenset(d.id for d in situation.degrees),
            frozenset(x.id for x in situation.indicators),
            frozenset(s.id for s in situation.plan),
        )


@dataclass(frozen=True, slots=True)
class Program:
    """A leaf, compiled."""

    text: str
    facts: tuple[Fact, ...]
    """The facts that it names, in order of first mention."""
    names: tuple[str, ...]
    """The same as one writes them."""
    numbers: tuple[float, ...]
    """The figures that it compares with."""
    words: tuple[str, ...]
    """The quoted words that it compares with."""
    slots: tuple[str, ...]
    expression: Any

    def evaluate(self, values: Iterable[FactValue | None]) -> bool | None:
        """Value of the leaf where its facts are *values* (in the order of `facts`); None is a missing fact.

        None is returned where a missing fact decides, and where the sum has no answer (a division by zero).
        """
        data = {slot: value for slot, value in zip(self.slots, values, strict=True) if value is not None}
        result = self.expression.eval(data=data).value()
        return result if isinstance(result, bool) else None


class _Wrong(Exception):
    def __init__(self, at: int, text: str, remedy: str | None = None) -> None:
        self.at, self.text, self.remedy = at, text, remedy


def check(leaf: Leaf, names: Names) -> Iterator[Problem]:
    """What is wrong with *leaf*, at most one thing, with a caret under it."""
    try:
        _compiled(leaf.text, names)
    except _Wrong as wrong:
        yield _problem(leaf, wrong)


def compile_leaf(leaf: Leaf, names: Names) -> Program:
    """The program of *leaf*. Raises ConditionError as `check` reports it."""
    try:
        return _compiled(leaf.text, names)
    except _Wrong as wrong:
        p = _problem(leaf, wrong)
        raise ConditionError(p.text, place=p.place, remedy=p.remedy, problems=(p,)) from wrong


def _problem(leaf: Leaf, wrong: _Wrong) -> Problem:
    place = leaf.place
    if leaf.exact and place.column is not None:
        place = Place(place.path, place.line, place.column + wrong.at)
    start = max(0, wrong.at - 60)
    piece = leaf.text[start : wrong.at + 40].replace("\n", " ").replace("\t", " ")
    return Problem(place, f"{wrong.text}\n    {piece}\n    {' ' * (wrong.at - start)}^", wrong.remedy)


# ---- compiling -------------------------------------------------------------------------------------------------------


@cache
def _environment() -> Any:
    types = {"double": cel.Type.DOUBLE, "int": cel.Type.INT, "string": cel.Type.STRING, "bool": cel.Type.BOOL}
    return cel.NewEnv(variables={f"{t}_{i}": kind for t, kind in types.items() for i in range(MAX_FACTS)})


def _compiled(text: str, names: Names) -> Program:
    if len(text) > MAX_TEXT:
        raise _Wrong(0, f"a condition of {len(text):,} characters, the most is {MAX_TEXT:,}", "split it up")
    scan = _Scan(text, names)
    scan.run()
    try:
        expression = _environment().compile("".join(scan.out))
    except RuntimeError as error:
        raise scan.explained(str(error)) from error
    if expression.return_type() != cel.Type.BOOL:
        raise _Wrong(0, "not a yes-or-no condition", "compare it with something, as now.at_least.x >= 0.8")
    slots = tuple(scan.slots[fact] for fact in scan.slots)
    written = tuple(fact.name for fact in scan.slots)
    return Program(
        text, tuple(scan.slots), written, tuple(scan.numbers), tuple(w for _, w in scan.strings), slots, expression
    )


class _Scan:
    """Goes over a leaf once: checks its words and rewrites its facts into slots."""

    def __init__(self, text: str, names: Names) -> None:
        self.text, self.names = text, names
        self.out: list[str] = []
        self.starts: list[tuple[int, int]] = []
        """(offset in the rewritten text, offset in the leaf) of each token."""
        self.length = 0
        self.slots: dict[Fact, str] = {}
        self.numbers: list[float] = []
        self.strings: list[tuple[int, str]] = []

    def run(self) -> None:
        at, depth, tokens = 0, 0, 0
        while at < len(self.text):
            match = _TOKEN.match(self.text, at)
            if match is None:
                raise self.unreadable(at)
            kind, word, end = match.lastgroup, match.group(), match.end()
            tokens += 1
            depth += word in {"(", "["}
            depth -= word in {")", "]"}
            if depth > MAX_NESTING:
                raise _Wrong(at, f"nested more than {MAX_NESTING} deep", "write all/any/not in the file instead")
            if tokens > MAX_TOKENS:
                raise _Wrong(at, "too long a condition", "split it up with all/any in the file")
            if kind == "number":
                self.numbers.append(float(word))
            elif kind == "string":
                self.strings.append((at, word[1:-1]))
            elif kind == "name" and word not in _PASSED:
                fact, end = self.fact(word, at, match.end())
                word = self.slot(fact, at)
            self.put(word, at)
            at = end
        self.literals()

    def put(self, word: str, at: int) -> None:
        self.starts.append((self.length, at))
        self.out.append(word)
        self.length += len(word)

    def slot(self, fact: Fact, at: int) -> str:
        if fact not in self.slots:
            if len(self.slots) >= MAX_FACTS:
                raise _Wrong(
                    at, f"more than {MAX_FACTS} facts in one condition", "split it up with all/any in the file"
                )
            self.slots[fact] = f"{fact.type}_{len(self.slots)}"
        return self.slots[fact]

    def unreadable(self, at: int) -> _Wrong:
        if self.text[at] == ".":
            return _Wrong(at, "functions and methods are not for conditions", "compare facts with figures and words")
        if self.text[at : at + 2] == "//":
            return _Wrong(at, "a comment inside a condition", "put it after # in the file")
        if self.text[at] in "\"'":
            return _Wrong(at, "a quotation that does not end here", "close it; no backslashes inside")
        hint = {"=": "equal is ==", "&": "and is &&", "|": "or is ||"}.get(self.text[at])
        return _Wrong(at, f"{self.text[at]!r} means nothing here", hint)

    # -- facts

    def fact(self, root: str, at: int, end: int) -> tuple[Fact, int]:
        """The fact whose first word *root* stands at *at*, and where it ends."""
        if root in _MACROS:
            why = "a missing fact would become a silent no" if root == "has" else "conditions take no functions"
            raise _Wrong(at, f"{root}() is not for conditions: {why}", "compare facts with figures and words")
        if root not in _ROOTS:
            hint = {"and": "and is &&", "or": "or is ||", "not": "not is !"}.get(root.lower())
            raise _Wrong(at, f'unknown name "{root}"', hint or suggestion(root, _ROOTS))
        if root == "today":
            return Fact("today", "", ""), end
        field = ""
        if root in {"now", "reached"}:
            field, end = self.word(end, ("at_least", "is"), f"{root} is followed by")
            key, end = self.key(end, self.names.degrees, "degree")
            return Fact(root, key, field), end
        if root == "steps":
            key, end = self.key(end, self.names.steps, "step")
            field, end = self.word(end, ("state",), "a step has")
        else:
            key, end = self.key(end, self.names.indicators, "indicator")
            if root == "indicators":
                field, end = self.word(end, tuple(FIELDS), "an indicator has")
        return Fact(root, key, field), end

    def word(self, at: int, known: tuple[str, ...], lead: str) -> tuple[str, int]:
        match = _WORD.match(self.text, at)
        if match is None:
            raise _Wrong(at, f"{lead} .{', .'.join(known)}")
        if match.group(1) not in known:
            raise _Wrong(
                match.start(1),
                f'unknown ".{match.group(1)}": {lead} .{", .".join(known)}',
                suggestion(match.group(1), known),
            )
        return match.group(1), match.end()

    def key(self, at: int, known: frozenset[str], what: str) -> tuple[str, int]:
        match = _KEY.match(self.text, at)
        if match is None:
            raise _Wrong(
                at,
                f"the id of {'an' if what[0] in 'aeiou' else 'a'} {what} is wanted here",
                f'as ["{what}-id"] or .{what}',
            )
        group = next(i for i in (1, 2, 3) if match.group(i) is not None)
        word, start, end = match.group(group), match.start(group), match.end()
        if group == 3:
            # `now.at_least.combat-0.1` is a subtraction where there is no degree "combat-0": the longest known id wins.
            pieces = word.split("-")
            for n in range(len(pieces), 0, -1):
                if (short := "-".join(pieces[:n])) in known:
                    return short, start + len(short)
            word = word.split(".")[0]
        if word not in known:
            raise _Wrong(start, f'unknown {what} "{word}"', suggestion(word, known))
        return word, end

    # -- words and types

    def literals(self) -> None:
        """Refuses a word that no fact of the leaf can be equal to: a misspelt standing would be a silent no."""
        kinds = {(f.root, f.field) for f in self.slots}
        known: set[str] = set()
        if ("indicators", "standing") in kinds:
            known.update(STANDINGS)
        if ("steps", "state") in kinds:
            known.update(STATES)
        for at, word in self.strings:
            if word in known or (("today", "") in kinds and _is_day(word)):
                continue
            if ("today", "") in kinds and not known:
                raise _Wrong(at, f'"{word}" is not a day', 'write it as "2025-03-01"')
            raise _Wrong(at, f'no fact here can be "{word}"', suggestion(word, known))

    def explained(self, message: str) -> _Wrong:
        """CEL's own complaint, at its place in the leaf and in plain words."""
        found = re.search(r"<input>:(\d+):(\d+): (.*)", message)
        at = 0
        if found:
            lines = "".join(self.out).splitlines(keepends=True)
            offset = sum(map(len, lines[: int(found[1]) - 1])) + int(found[2]) - 1
            at = max((s for s in self.starts if s[0] <= offset), default=(0, 0))[1]
            if offset >= self.length:
                at = len(self.text)
        text = found[3] if found else message
        if "(double, int)" in text or "(int, double)" in text:
            return _Wrong(
                at,
                "a probability and a whole number do not compare",
                "probabilities take a point (1.0), counts take none (2)",
            )
        if "no matching overload" in text:
            kinds = re.search(r"applied to '\((.*)\)'", text)
            return _Wrong(at, f"these do not go together: {kinds[1] if kinds else text}", "compare like with like")
        if "Syntax error" in text:
            word = re.sub(r"Syntax error: (mismatched |extraneous )?(input )?| expecting .*", "", text)
            word = word.replace("'<EOF>'", "the end of the condition")
            return _Wrong(at, f"does not parse: unexpected {word}", "look for a missing operator, bracket or figure")
        return _Wrong(at, text if found else "does not parse or is nested too deep", "make it simpler")


def _is_day(word: str) -> bool:
    try:
        return len(word) == 10 and bool(date.fromisoformat(word))
    except ValueError:
        return False


def suggestion(word: str, known: Iterable[str]) -> str:
    """`did you mean "x"?`, or the known words where none is near."""
    words = sorted(set(known))
    near = get_close_matches(word[:80], words, n=1, cutoff=0.6)
    if near:
        return f'did you mean "{near[0]}"?'
    return f"known: {', '.join(words[:12])}{', …' if len(words) > 12 else ''}" if words else "none are declared"
