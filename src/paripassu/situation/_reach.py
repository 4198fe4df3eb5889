"""Conditions in, whether any state of things could make them hold together out."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from paripassu.situation.language import STANDINGS, STATES, Fact, FactValue, Names, Program, compile_leaf
from paripassu.situation.model import Condition, Leaf, Node, Situation, leaves

MOST = 4_000
"""States of things tried for one question; past it the answer is "it may"."""
_HAIR = 1e-4


class Reach:
    """Answers for one situation."""

    def __init__(self, situation: Situation) -> None:
        self._names = Names.of(situation)
        self._rank = {d.id: i for i, d in enumerate(situation.degrees)}
        self._programs: dict[str, Program] = {}

    def never(self, condition: Condition) -> tuple[Leaf, ...]:
        """Leaves that can never hold, or two that can never hold together where both must; () where none is found."""
        must = list(_must(condition))
        for leaf in must:
            if not self.possible((leaf,)):
                return (leaf,)
        for pair in combinations(must[:40], 2):
            if self._touch(*pair) and not self.possible(pair):
                return pair
        if not self.possible((condition,)):
            return tuple(leaves(condition))
        return ()

    def always(self, condition: Condition) -> bool:
        """Whether *condition* holds whatever the facts."""
        return not self.possible((Node("not", (condition,)),))

    def possible(self, conditions: Sequence[Condition]) -> bool:
        """Whether some state of things makes all of *conditions* hold. True where there are too many to try."""
        return self.example(conditions) is not None

    def example(self, conditions: Sequence[Condition]) -> Mapping[Fact, FactValue] | None:
        """Facts under which all of *conditions* hold; none in it where there are too many to try, None where there are no such facts."""
        programs = [self._program(leaf) for c in conditions for leaf in leaves(c)]
        choices = self._choices(programs)
        size = 1
        for values in choices.values():
            size *= len(values)
            if size > MOST:
                return {}
        for row in product(*choices.values()):
            facts = dict(zip(choices, row, strict=True))
            if self._consistent(facts) and all(self._holds(c, facts) for c in conditions):
                return facts
        return None

    def _program(self, leaf: Leaf) -> Program:
        if leaf.text not in self._programs:
            self._programs[leaf.text] = compile_leaf(leaf, self._names)
        return self._programs[leaf.text]

    def _holds(self, condition: Condition, facts: Mapping[Fact, FactValue]) -> bool:
        if isinstance(condition, Leaf):
            program = self._program(condition)
            return program.evaluate([facts[f] for f in program.facts]) is True
        held = sum(self._holds(child, facts) for child in condition.children)
        if condition.kind == "not":
            return not held
        return held >= {"all": len(condition.children), "any": 1}.get(condition.kind, condition.count)

    def _touch(self, a: Leaf, b: Leaf) -> bool:
        """Whether the facts of one leaf bound those of the other."""

        def group(fact: Fact) -> str:
            return "degrees" if fact.root in {"now", "reached"} else f"{fact.root} {fact.key}"

        return bool({group(f) for f in self._program(a).facts} & {group(f) for f in self._program(b).facts})

    # -- states of things worth trying

    def _choices(self, programs: Sequence[Program]) -> dict[Fact, tuple[FactValue, ...]]:
        numbers: dict[Fact, set[float]] = {}
        words: dict[Fact, set[str]] = {}
        for program in programs:
            for fact in program.facts:
                numbers.setdefault(fact, set()).update(program.numbers)
                words.setdefault(fact, set()).update(program.words)
        return {fact: tuple(_values(fact, numbers[fact], words[fact])) for fact in numbers}

    def _consistent(self, facts: Mapping[Fact, FactValue]) -> bool:
        """Whether the figures go together: lower degrees at least as likely, reached at least as likely as now."""
        at_least = [(f, float(v)) for f, v in facts.items() if f.field == "at_least"]
        for (a, p), (b, q) in combinations(at_least, 2):
            x, y = self._rank[a.key], self._rank[b.key]
            if a.root == b.root and (x - y) * (p - q) > 0:
                return False
            lower, upper = ((a, p), (b, q)) if a.root == "reached" else ((b, q), (a, p))
            if a.root != b.root and self._rank[lower[0].key] <= self._rank[upper[0].key] and lower[1] < upper[1]:
                return False
        for fact, value in facts.items():
            if fact.field == "at_least" and self._rank[fact.key] == 0 and value != 1.0:
                return False
            if fact.field == "is" and float(value) > float(facts.get(fact._replace(field="at_least"), 1.0)):
                return False
            standing = facts.get(fact._replace(field="standing")) if fact.field == "rank" else None
            if standing is not None and STANDINGS.index(str(standing)) != value:
                return False
        exact: dict[str, float] = {}
        for fact, value in facts.items():
            if fact.field == "is":
                exact[fact.root] = exact.get(fact.root, 0.0) + float(value)
        return all(total <= 1.0 for total in exact.values())


def _must(condition: Condition) -> Iterator[Leaf]:
    """The leaves that must all hold where *condition* holds."""
    if isinstance(condition, Leaf):
        yield condition
    elif condition.kind == "all" or (condition.kind == "at_least" and condition.count == len(condition.children)):
        for child in condition.children:
            yield from _must(child)


def _values(fact: Fact, numbers: set[float], words: set[str]) -> Iterator[FactValue]:
    """Values of *fact* between which a comparison with *numbers* or *words* could change its answer."""
    if fact.type == "double":
        near = {0.0, 1.0, *numbers, *(n + _HAIR for n in numbers), *(n - _HAIR for n in numbers)}
        yield from sorted(n for n in near if 0.0 <= n <= 1.0)
    elif fact.type == "bool":
        yield from (False, True)
    elif fact.field == "rank":
        yield from range(len(STANDINGS))
    elif fact.type == "int":
        near = {0, *(int(n) + d for n in numbers if abs(n) < 1e6 for d in (-1, 0, 1))}
        yield from sorted(n for n in near if n >= 0)
    elif fact.root == "today":
        yield from ("0001-01-01", *sorted(words), *sorted(f"{w}x" for w in words), "9999-12-31")
    else:
        yield from STANDINGS if fact.field == "standing" else STATES
