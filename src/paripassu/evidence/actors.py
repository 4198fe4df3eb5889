"""A situation's actors and places in, where a text names them out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from paripassu.gazetteer import forms_of, one_of
from paripassu.situation.model import Situation


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of an actor in a text."""

    actor: str
    start: int
    end: int
    form: str


class Names:
    """Finds the actors of a situation by name, alias, demonym and seat; the longest form at a place wins."""

    def __init__(self, situation: Situation) -> None:
        self._of: dict[str, str] = {}
        self._definite: set[str] = set()
        given: set[str] = set()
        for actor in situation.actors.values():
            forms: Iterable[str] = (actor.name, *actor.aliases, *(o.holder for o in actor.offices))
            if re.fullmatch(r"[A-Z]{3}", actor.id) and actor.of is None:
                forms = (*forms, *forms_of(actor.id))
            for form in forms:
                self._of.setdefault(form.removeprefix("the "), actor.id)
                if _needs_article(form):
                    self._definite.add(form.removeprefix("the "))
                else:
                    given.add(form)
        self._definite -= given  # named without its article as well
        self._pattern = re.compile(rf"(?<![\w.]){one_of(self._of)}(?:(?<=\.)|(?!\w))") if self._of else None

    def find(self, text: str, loose: bool = False) -> list[Named]:
        """The mentions in *text*, left to right; loose: common nouns without their article too ("to court")."""
        if self._pattern is None:
            return []
        return [
            Named(self._of[m.group()], m.start(), m.end(), m.group())
            for m in self._pattern.finditer(text)
            if loose or m.group() not in self._definite or _ARTICLE.search(text, max(0, m.start() - 5), m.start())
        ]

    def known(self) -> list[tuple[str, str]]:
        """All forms with the actor each stands for."""
        return sorted(self._of.items())


_ARTICLE = re.compile(r"\bthe\s$", re.IGNORECASE)


def _needs_article(form: str) -> bool:
    """Whether *form* is a common noun that means the actor only with its article: "the virus", and not any virus. A proper name and a plural
    stand with or without it."""
    bare = form.removeprefix("the ")
    plural = bare.endswith("s") and not bare.endswith(("us", "ss", "is"))
    return bare != form and not bare[:1].isupper() and not plural


def belongs(situation: Situation, actor: str, to: str) -> bool:
    """Whether *actor* is *to* or stands under it by `of`."""
    seen: set[str] = set()
    at: str | None = actor
    while at is not None and at not in seen:
        if at == to:
            return True
        seen.add(at)
        at = situation.actors[at].of if at in situation.actors else None
    return False


def place_pattern(places: Sequence[str]) -> re.Pattern[str] | None:
    """A pattern for any of *places*, or None where there are none."""
    if not places:
        return None
    return re.compile(rf"(?<!\w){one_of(places)}(?!\w)")
