"""A text and a situation's actors in, the same text with every party under a name of its own out.

Who is who is the situation's matter; what is done to whom is the sentence's. So "Beijing put duties on Canberra's barley"
and "Kigali put duties on Congolese barley" are to look alike to whatever compares them, and neither like its own reversal.
Each root actor of a situation, and each other state that a text names, is given the name of some state, the same wherever
it stands in that situation; the names serve as signs, and mean nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from paripassu.evidence.actors import Names
from paripassu.gazetteer import states
from paripassu.situation.model import Situation

SIGNS = (
    "france", "brazil", "japan", "egypt", "canada", "peru", "norway", "kenya", "greece", "chile", "cuba", "nepal", "oman",
    "iceland", "ghana", "jamaica",
)  # fmt: skip
"""Words of one piece in the encoder's vocabulary."""


@dataclass(frozen=True, slots=True)
class Masks:
    """Puts signs in the place of parties, in one situation."""

    names: Names
    signs: Mapping[str, str]
    """By root actor."""
    spare: tuple[str, ...]
    """For states that the situation does not know, in the order in which a text names them."""
    roots: Mapping[str, str]

    def sign(self, actor: str) -> str:
        """The sign of *actor*'s root; "-" where the situation has no such actor."""
        return self.signs.get(self.roots.get(actor, ""), "-")

    def apply(self, text: str) -> str:
        """*text* with signs for parties, in lower case as the encoder reads it."""
        marks = [(n.start, n.end, self.signs[self.roots[n.actor]]) for n in self.names.find(text, loose=True)]
        others: dict[str, str] = {}
        for m in states(text):
            if any(a < m.end and b > m.start for a, b, _ in marks):
                continue
            if m.country in self.signs:
                marks.append((m.start, m.end, self.signs[m.country]))
                continue
            sign = others.setdefault(m.country, self.spare[len(others) % len(self.spare)])
            marks.append((m.start, m.end, sign))
        for a, b, sign in sorted(marks, reverse=True):
            text = f"{text[:a]}{sign}{text[b:]}"
        return text.lower()


def masks_of(situation: Situation, names: Names, order: Sequence[int] = ()) -> Masks:
    """Signs for the actors of *situation*: the party's first, the beneficiary's second, the rest as the file has them.

    order: another order of the signs (training varies it, so that none comes to mean a role)."""
    signs = [SIGNS[k] for k in order] if order else list(SIGNS)
    roots = {a: situation.root(a) or a for a in situation.actors}
    first = [roots[a] for a in (situation.party, situation.beneficiary) if a in roots]
    ordered = list(dict.fromkeys([*first, *(roots[a] for a in situation.actors)]))
    # Two or more signs stay for states that the file does not name; actors beyond that share signs.
    room = len(signs) - 3
    return Masks(names, {root: signs[k % room] for k, root in enumerate(ordered)}, tuple(signs[room:]), roots)
