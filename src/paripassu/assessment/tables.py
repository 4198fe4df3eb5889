"""From an indicator and a voice's word on it to how likely that word is at each degree: the tables of likelihoods.

The chain has two links, both in the open. An indicator is present or not, with a chance that depends on the degree
(`PRESENT`). A source speaks of it with a chance that depends on whether it is present (`SAYS`), mixed with a kernel
that knows nothing (`IGNORANT`) by how far the source knows what it speaks of (`KNOWS`). The figures are set by
principle and rounded; how far knowledge goes in all, what a flat denial tells and one temper over everything are fitted on
simulated cases (`benchmarks.simulated`), none on one case.
"""

from collections.abc import Mapping
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from paripassu.evidence.times import bygone
from paripassu.evidence.voices import Voice, raises
from paripassu.situation.model import Indicator, Reliability, Situation
from paripassu.types import Certainty, Evidence, Tense

Vector = npt.NDArray[np.float64]
Row = Literal["affirms", "denies", "doubts"]

PRESENT: Final[Mapping[str, tuple[float, float]]] = {
    # below or outside the degree, at it: a weak sign is common without the degree, a decisive one all but unknown
    "weak": (0.30, 0.55),
    "moderate": (0.12, 0.65),
    "strong": (0.03, 0.85),
    "decisive": (0.005, 0.95),
    # a strong or decisive sign that the party itself admits: nobody can have seen it wrongly
    "admitted": (0.0004, 0.97),
}
KNOWS: Final[Mapping[Reliability, float]] = {
    # share of a source's words that rest on knowledge; F "cannot be judged" is the mean of a mixed lot, not the bottom
    "A": 0.85,
    "B": 0.78,
    "C": 0.65,
    "D": 0.43,
    "E": 0.21,
    "F": 0.48,
}
SAYS: Final[Mapping[tuple[Row, Certainty], tuple[float, float]]] = {
    # chance of the words from one who knows, where the thing is present and where it is absent
    ("affirms", "certain"): (0.90, 0.02),
    ("affirms", "probable"): (0.80, 0.14),
    ("affirms", "possible"): (0.60, 0.30),
    ("denies", "certain"): (0.06, 0.75),
    ("denies", "probable"): (0.12, 0.60),
    ("denies", "possible"): (0.30, 0.50),
    # "cannot confirm" from one who would know if there were something to know
    ("doubts", "certain"): (0.30, 0.60),
    ("doubts", "probable"): (0.35, 0.55),
    ("doubts", "possible"): (0.40, 0.55),
}
IGNORANT: Final[Mapping[Row, float]] = {"affirms": 0.30, "denies": 0.30, "doubts": 0.50}
"""Chance of the words from one who does not know, whatever is the case."""
OWN_DENIES: Final = (0.75, 0.85)
"""The party and the beneficiary deny what is and what is not: hardly news, yet never a sign of the thing."""
OWN_ADMITS: Final[Mapping[Certainty, tuple[float, float]]] = {
    # one who would gain by denying and affirms instead; an admission of what is not is rare (deterrence, boast)
    "certain": (0.30, 0.0002),
    "probable": (0.20, 0.005),
    "possible": (0.15, 0.05),
}
INTERESTED: Final = 0.5
"""What is left of an interested source's knowledge when it says what it gains by."""
AGAINST_INTEREST: Final = 0.9
"""The least share of knowledge in what an interested source says to its own harm."""
NAMELESS: Final = 0.7
"""What is left of it where nobody puts a name to the words."""
REACHED: Final[Mapping[tuple[Row, Tense], float]] = {
    # share of the weight that bears on the highest degree so far; the rest bears on the degree now
    ("affirms", "happened"): 0.92,
    ("affirms", "ongoing"): 0.3,
    ("denies", "happened"): 0.5,
    ("denies", "ongoing"): 0.15,
    ("doubts", "happened"): 0.25,
    ("doubts", "ongoing"): 0.25,
}
NOT_YET: Final = 0.5
"""The same for a denial or doubt of what nobody has affirmed so far: "not now" is then "not yet"."""
REACHED_OTHERWISE: Final = 0.5
"""The same for a tense that an analyst lets count beside those two."""
_PLAIN: Final = ("strong", "decisive")
_LETTERS: Final = "ABCDE"
_FLOOR: Final = 0.001


def row(item: Evidence) -> Row | None:
    """The table's row for a stance; None for a refusal to comment, which is as common either way."""
    if item.stance == "declines":
        return None
    return "affirms" if item.stance == "confirms" else item.stance


def presence(situation: Situation, indicator: Indicator, *, admitted: bool = False) -> Vector:
    """Chance that *indicator* is to be seen at each degree, shape (degrees,)."""
    names = [degree.id for degree in situation.degrees]
    if isinstance(indicator.tells, Mapping):
        # a degree without a figure has that of the degree below it: an analyst states where things change
        values, last = [], next(iter(indicator.tells.values()), 0.5)
        for name in names:
            last = indicator.tells.get(name, last)
            values.append(last)
        return np.clip(np.array(values, dtype=np.float64), _FLOOR, 1 - _FLOOR)
    low, high = PRESENT["admitted" if admitted else indicator.tells]
    return np.where(inside(situation, indicator), high, low)


def inside(situation: Situation, indicator: Indicator) -> npt.NDArray[np.bool_]:
    """Whether each degree is one that *indicator* shows by its `at_least` and `at_most`, shape (degrees,)."""
    ranks = np.arange(len(situation.degrees))
    found = np.ones(len(ranks), dtype=bool)
    if indicator.at_least is not None:
        found &= ranks >= situation.rank(indicator.at_least)
    if indicator.at_most is not None:
        found &= ranks <= situation.rank(indicator.at_most)
    return found


def presence_admitted(situation: Situation, indicator: Indicator) -> Vector:
    """The same where the party admits it: what keeps a strong sign from being decisive is mostly who saw it wrongly."""
    return presence(situation, indicator, admitted=isinstance(indicator.tells, str) and indicator.tells in _PLAIN)


def shifted(letter: Reliability, steps: int) -> Reliability:
    """*letter* raised (positive) or lowered by *steps*; F moves to C or D, the letters about its mean."""
    if steps == 0:
        return letter
    if letter == "F":
        return "C" if steps > 0 else "D"
    place = min(max(_LETTERS.index(letter) - steps, 0), len(_LETTERS) - 1)
    return "ABCDE"[place]  # type: ignore[return-value]


def words_given(indicator: Indicator, voice: Voice, item: Evidence, steps: int, match: float) -> tuple[float, float]:
    """Chance of *item*'s words from *voice* where the indicator is present, and where it is absent.

    `steps` moves the reliability by letters; `match` is the probability that the words are about the indicator at all,
    and mixes the same ignorant kernel in.
    """
    kind = row(item)
    if kind is None:
        return 1.0, 1.0
    upward = raises(indicator, item)
    if voice.side == "own" and kind == "doubts":
        return 1.0, 1.0
    if voice.side == "own":
        given, ignorant = _own_word(kind, item.certainty, upward)
        knows = 1.0
    else:
        given, ignorant = SAYS[kind, item.certainty], IGNORANT[kind]
        knows = KNOWS[shifted(voice.reliability, steps)] * (1.0 if voice.named else NAMELESS)
        if voice.side == "interested":
            knows = knows * INTERESTED if upward else max(knows, AGAINST_INTEREST)
    knows *= match
    return tuple(knows * chance + (1 - knows) * ignorant for chance in given)  # type: ignore[return-value]


def _own_word(kind: Row, certainty: Certainty, upward: bool) -> tuple[tuple[float, float], float]:
    """Chances of the word of the party or the beneficiary, and of it where it is about something else."""
    if upward and kind == "denies":
        # That nothing was drawn back admits that it is there; that no attack was made, where peace is up the ladder, admits nothing.
        certainty = "possible"
    (present, absent), ignorant = (OWN_ADMITS[certainty], 0.02) if upward else (OWN_DENIES, 0.8)
    # to affirm a sign of the opposite is a denial in other words, and to deny one an admission
    return ((present, absent) if upward == (kind == "affirms") else (absent, present)), ignorant


def log_likelihood(seen: Vector, words: tuple[float, float]) -> Vector:
    """Log-likelihood of the words at each degree, in nats, against the lowest degree: shape (degrees,)."""
    logs = np.log(seen * words[0] + (1 - seen) * words[1])
    return np.asarray(logs - logs[0], dtype=np.float64)


def reached_share(indicator: Indicator, item: Evidence, *, affirmed: bool) -> float:
    """Share of an item's weight that bears on *reached*; none for a sign of the opposite, which bears on *now*.

    `affirmed`: whether somebody had affirmed the indicator by the day of *item*.
    """
    kind = row(item)
    if kind is None or (indicator.at_most is not None and indicator.at_least is None):
        return 0.0
    if kind != "affirms" and not affirmed:
        return NOT_YET
    tense = "ongoing" if again(indicator, item) or stays(indicator, item) else item.tense
    return REACHED.get((kind, tense), REACHED_OTHERWISE)


def stays(indicator: Indicator, item: Evidence) -> bool:
    """Whether *item* tells that something has happened, or is so, that stays so until somebody says otherwise: also where it tells
    of it long after."""
    return indicator.lasts and item.tense in ("happened", "ongoing") and row(item) == "affirms"


def again(indicator: Indicator, item: Evidence) -> bool:
    """Whether *item* tells of one more time of what happens again and again: while it does so, it goes on."""
    told = indicator.recurs and item.tense == "happened" and row(item) == "affirms"
    return told and not bygone(item.quote, item.published)
