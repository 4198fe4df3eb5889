"""Values in, the few words, figures and signs out in which every page shows them."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from paripassu.heads import Stand, in_words
from paripassu.types import Band

GLYPHS = {
    "unreported": "○", "suspected": "◔", "likely": "◑", "confirmed": "●", "admitted": "◆",
    "affirms": "●", "confirms": "◉", "denies": "✕", "doubts": "?", "declines": "–",
    "dormant": "○", "readiness": "◐", "warranted": "▲", "authorised": "✓", "active": "▶", "standing down": "▽",
    "ended": "■", "undetermined": "?", "blocked": "✕", "expired": "⊘",
    "true": "✓", "false": "✕", "none": "?",
}  # fmt: skip
"""A sign beside each word, so that nothing hangs on colour alone."""
MEANINGS = {
    "unreported": "nobody says so",
    "suspected": "somebody says so",
    "likely": "two independent sources, or one reliable and certain",
    "confirmed": "independent, disinterested, named and certain sources",
    "admitted": "the party itself says so, against its interest",
    "dormant": "its condition does not hold",
    "readiness": "not yet, but time to prepare",
    "warranted": "the evidence meets its condition; nobody has decided yet",
    "authorised": "a person decided to take it",
    "active": "taken",
    "standing down": "the condition to end it holds",
    "ended": "a person stood it down",
    "undetermined": "a fact is missing",
    "blocked": "another step stands in its way",
    "expired": "its time is over",
}


def glyph(word: str) -> str:
    return GLYPHS.get(word, "·")


def percent(value: float | None) -> str:
    """A probability as people read it: never 0 % or 100 % where it is not exactly that.

    >>> percent(0.614), percent(0.0004), percent(0.9997), percent(1.0), percent(None)
    ('61 %', '< 1 %', '> 99 %', '100 %', 'unknown')
    """
    if value is None:
        return "unknown"
    if 0 < value < 0.005:
        return "< 1 %"
    if 0.995 < value < 1 - 1e-12:
        return "> 99 %"
    return f"{value * 100:.0f} %"


def band(value: Band) -> str:
    """The band in words: "51–71 %"."""
    low, high = percent(value.low), percent(value.high)
    return low if low == high else f"{low.removesuffix(' %')}–{high}"


def day(value: date | datetime | None) -> str:
    """A day with its weekday, as in "Tue 22 Oct 2024"."""
    return "no date" if value is None else f"{value:%a} {value.day} {value:%b %Y}"


def begun(text: str) -> str:
    """The text with a capital at its beginning, the rest as it is."""
    return text[:1].upper() + text[1:]


def quoted(text: str) -> str:
    """Words of a report in quotation marks, unless they bring their own."""
    return text if any(c in text for c in '“”"„«') else f"“{text}”"


def figure(value: float | None, digits: int = 2) -> str:
    """A number with its sign, as log-likelihoods are shown; one that rounds to nothing is 0 and has none.

    >>> figure(-1.25), figure(-0.001), figure(None)
    ('−1.25', '0', '')
    """
    if value is None:
        return ""
    text = f"{value:+.{digits}f}"
    return text.replace("-", "−") if text.strip("+-0.") else "0"


def sentence(now: Stand, reached: Stand, beside: str = "") -> str:
    """Where the situation stands and how far it has got, with the chances that make it so, in words too. beside: what is to be
    known of the figure for now."""
    return f"Now: {_stands(now)}{f', {beside}' if beside else ''}. Highest so far: {_stands(reached)}."


def _stands(given: Stand) -> str:
    p = given.chance
    about = "" if band(p) == percent(p.probability) else f" ({band(p)})"
    return f"{given.label}, {percent(p.probability)}{about}, {in_words(p)}"


def shift(when: date, days: int) -> date:
    """The day some days later."""
    return when + timedelta(days=days)


def iso(value: date | datetime) -> str:
    return value.isoformat()


def short(value: date | datetime) -> str:
    """A day, and the time where it is known: "22 Oct 2024, 19:05"."""
    text = f"{value.day} {value:%b %Y}"
    return f"{text}, {value:%H:%M}" if isinstance(value, datetime) and (value.hour or value.minute) else text


def some(values: Sequence[str], most: int = 4) -> str:
    """A list in words, cut where it is long."""
    names = list(values)
    return ", ".join(names) if len(names) <= most else f"{', '.join(names[:most])} and {len(names) - most} more"


def join(ids: Sequence[str], most: int = 100) -> str:
    """Ids as they stand in an address."""
    return ".".join(list(ids)[:most])
