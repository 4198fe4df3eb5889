"""A speaker and an indicator in, a firm word on it that is supposed out."""

from datetime import date

from paripassu.situation.model import Situation
from paripassu.types import Evidence, Kind, Span, Tense


def said(situation: Situation, indicator: str, speaker: str, actor: str | None, kind: Kind, day: date) -> Evidence:
    """Firm words of *day* on *indicator*, of what goes on where that counts, from a text of their own. Raises KeyError."""
    name = f"supposed {speaker} {indicator}"
    tenses: tuple[Tense, ...] = situation.indicator(indicator).tenses
    return Evidence(
        id=name,
        statement=name,
        indicator=indicator,
        report=name,
        path=name,
        quote="",
        spans=(Span(0, 0),),
        speaker=speaker,
        label=speaker,
        actor=actor,
        via=(),
        stance="confirms",
        certainty="certain",
        tense="ongoing" if "ongoing" in tenses or not tenses else tenses[0],
        said_on=day,
        published=day,
        match=1.0,
        reason="supposed",
        origin=name,
        kind=kind,
    )
