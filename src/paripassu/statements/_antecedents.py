"""A "he" or "she" in a report in, how likely each person named or met before is meant out.

The nearest fitting person is the wrong one as often as a report has a main figure: "Schlafly supported Trump. He acknowledged her
backing" is as likely Trump who is spoken of all along as whoever was named last. How near, how often, where in its sentence and as
what somebody was named is weighed here; the weights (model/antecedents.json, made by training/antecedents.py) are learned from
labelled texts.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from paripassu.statements import _wording as wording
from paripassu.statements._encode import paragraph_spans, quoted_spans
from paripassu.statements._names import Mention, Names
from paripassu.statements._weights import Weights, read_weights
from paripassu.types import Span

WEIGHTS = Path(__file__).parent / "model" / "antecedents.json"
Features = Mapping[str, float]
_BREAK = re.compile(r"\n|[.!?][”\"’')]?\s")
_LED_IN = re.compile(
    r"\W*(?:When|While|As|After|Before|Although|Though|Even|If|Since|In|Despite|At|During|Because|By|On)\b"
)
"""What begins a clause in which a pronoun may stand before the name."""
_ACTS = re.compile(
    r"(?:,[^,.]{2,60},)?\s(?:said|says|told|added|wrote|tweeted|argued|called|has|had|also|was|is|did|will|would)\b"
)
_HEAD, _TITLE = 400, 160
"""Characters at the beginning of a report: of its first paragraphs, and of its headline."""
_FAR = 99


class Makeup:
    """Where the sentences of a report begin, and who is named where in them. Made once a report."""

    def __init__(self, body: str, names: Names) -> None:
        self.body = body
        self.starts = [0]
        for found in _BREAK.finditer(body):
            if found.group()[0] != "." or not wording.ABBREVIATED.search(
                body, max(0, found.start() - 6), found.start()
            ):
                self.starts.append(found.end())
        self.quoted = [Span(a + x, a + y) for a, b in paragraph_spans(body) for x, y in quoted_spans(body[a:b])]
        self.mentions: dict[str, list[Mention]] = {}
        """Of each person all, in order."""
        self.first: set[int] = set()
        """Where the first person of a sentence is named."""
        last = -1
        for m in names.mentions():
            self.mentions.setdefault(m.name, []).append(m)
            here = self.sentence(m.at)
            if here != last:
                self.first.add(m.at)
            last = here

    def times(self, key: str) -> int:
        """How often somebody is named in all."""
        return len(self.mentions.get(key, ()))

    def around(self, name: str, at: int, first: int) -> tuple[Mention | None, Mention | None]:
        """The last mention of somebody before *at*, from *first* on, and the next one behind it in its sentence."""
        places = self.mentions[name]
        here = bisect_left(places, at, key=lambda m: m.at)
        before = places[here - 1] if here and places[here - 1].at >= first else None
        behind = next((m for m in places[here : here + 2] if m.at > at), None)
        same = behind is not None and self.sentence(behind.at) == self.sentence(at)
        return before, behind if same else None

    def sentence(self, at: int) -> int:
        """The number of the sentence around *at*."""
        return bisect_right(self.starts, at) - 1


@dataclass(frozen=True, slots=True)
class Spoke:
    """The last time that somebody spoke: how many speakers ago, where, whether by a pronoun, whether inside another's content; and how
    often in all."""

    ago: int
    at: int
    pronoun: bool
    nested: bool
    times: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom a pronoun may take up: where last named before it and next behind it in its sentence, and when last heard."""

    name: str | None
    before: Mention | None = None
    behind: Mention | None = None
    spoke: Spoke | None = None

    @property
    def last(self) -> int:
        """Where somebody was last named or heard; -1 nowhere before."""
        return max(self.before.at if self.before else -1, self.spoke.at if self.spoke else -1)


def features(
    page: Makeup, word: str, at: int, people: Mapping[str, Person], told: Mapping[str, bool]
) -> dict[str, Features]:
    """What speaks for each of *people* as the one whom *word* at *at* means. told: whether the gender of each is known."""
    body, here = page.body, page.sentence(at)
    start = page.starts[here]
    paragraph = body.rfind("\n", 0, at) + 1
    before = body.rfind("\n", 0, max(0, len(body[:paragraph].rstrip()))) + 1
    quotation = any(at - 4 <= end <= at for _, end in page.quoted)
    led_in = _LED_IN.match(body, start) is not None and body.find(",", start, at) < 0
    asked = wording.ASKED_FIRST.match(body, start)
    recent = sorted((key for key, p in people.items() if p.last >= 0), key=lambda key: -people[key].last)
    often = sorted(people, key=lambda key: -page.times(key))
    every = sum(page.times(key) for key in people)
    owner, amid = word in ("his", "her", "hers"), at - start > 30
    found: dict[str, Features] = {}
    for key, one in people.items():
        last, times = one.last, page.times(key)
        away = here - page.sentence(last) if last >= 0 else _FAR
        rank = recent.index(key) if last >= 0 else _FAR
        held = {
            f"away {_step(away)}": True,
            "in the paragraph": last >= paragraph,
            "in the one before": before <= last < paragraph,
            "gender told": told[key],
            "named": one.name is not None,
            "times": math.log1p(times),
            "most often": often[0] == key,
            "second most often": len(often) > 1 and often[1] == key,
            "share": times / max(1, every),
            f"latest {min(rank, 3)}": last >= 0,
            "nobody else": len(people) == 1,
            "behind": one.behind is not None,
            "behind, led in": one.behind is not None and led_in and last < start,
            "behind, owner": one.behind is not None and one.behind.owner,
            "behind, aside": one.behind is not None and one.behind.aside,
            "in the head": one.before is not None and page.mentions[one.before.name][0].at < _HEAD,
            "in the title": one.name is not None
            and one.name.split()[0 if " " not in one.name else -1] in body[:_TITLE],
            "owner, same sentence": owner and away == 0,
            "amid, same sentence": amid and away == 0,
        }
        if one.before is not None:
            held |= _as_named(page, one.before, here, quotation, amid, asked.end() if asked is not None else start)
        if one.spoke is not None:
            held |= _as_heard(one.spoke, here - page.sentence(one.spoke.at), start, paragraph, before, quotation)
        found[key] = {name: float(value) for name, value in held.items() if value}
    return found


def _as_named(page: Makeup, last: Mention, here: int, quotation: bool, amid: bool, asked: int) -> dict[str, float]:
    """Of somebody's last mention: how it stands in its sentence, and how far off."""
    number = page.sentence(last.at)
    away, first = here - number, last.at in page.first and not last.owner
    return {
        f"named away {away}": away <= 2,
        "named first": first,
        "named at once": last.at - page.starts[number] < 12,
        f"named first, away {away}": first and not last.aside and away <= 1,
        "named aside": last.aside,
        "named as owner": last.owner,
        "named aside, near": last.aside and away <= 1,
        "named as owner, near": last.owner and away <= 1,
        "named as owner, same sentence": last.owner and away == 0,
        "named, acts": _ACTS.match(page.body, last.end) is not None,
        "named, behind a quotation": quotation and away <= 1,
        "named, amid": amid and away == 1,
        "asked about": page.starts[here] <= last.at < asked,
    }


def _as_heard(spoke: Spoke, away: int, start: int, paragraph: int, before: int, quotation: bool) -> dict[str, float]:
    """Of the last time that somebody spoke: how many speakers and how far off."""
    return {
        f"spoke {min(spoke.ago, 2)} ago": True,
        "spoke last, in the paragraph": spoke.ago == 0 and spoke.at >= paragraph,
        "spoke last, in the one before": spoke.ago == 0 and before <= spoke.at < paragraph,
        "spoke last, near": spoke.ago == 0 and away <= 1,
        "spoke in the sentence": spoke.at >= start,
        "spoke inside": spoke.nested,
        "spoke by a pronoun": spoke.pronoun,
        "spoke last, by a pronoun": spoke.pronoun and spoke.ago == 0,
        "spoke, times": math.log1p(spoke.times),
        "spoke last, behind a quotation": quotation and spoke.ago == 0,
    }


def _step(away: int) -> str:
    """A distance in sentences, ever coarser."""
    return str(away) if away < 4 else "4" if away < 7 else "7" if away < 15 else "15" if away < _FAR else "never"


RULED = "by the rules"
"""The feature of whom the rules chose."""


@cache
def weights() -> Weights:
    """Those that ship. Raises ModelError."""
    return read_weights(WEIGHTS)


def likeliest(held: Mapping[str, Features], ruled: str | None, by: Weights) -> str | None:
    """The one of *held* who is meant; *ruled*, whom the rules chose, unless another is likelier by the margin."""
    scores = {key: by.score(f) + (by.of.get(RULED, 0.0) if key == ruled else 0.0) for key, f in held.items()}
    if not scores:
        return ruled
    best = max(scores, key=lambda key: scores[key])
    return ruled if ruled in scores and scores[best] - scores[ruled] < by.margin else best
