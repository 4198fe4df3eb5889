"""A short line in, the days that it gives the text that it stands over or under out: "Source: Xinhua | 2025-05-13 20:14:30".

A line is taken for such only where every part of it is known: a date, a label, a newsroom, a name behind "by", a time.
A sentence, an event with its date ("Peace Talks, 12 May 2025"), a range of days and a copyright line are none.
"""

import re
from typing import NamedTuple

from paripassu.reports import _datelines as names
from paripassu.reports._dates import dates_in, read_date
from paripassu.reports._draft import Dated, Role
from paripassu.reports._furniture import CHAIN
from paripassu.reports._words import any_of

LONGEST = 160
"""Characters of the longest line that is looked at."""
_YEAR = re.compile(r"\d{4}")
_DATE = "\x00"
"""What stands in the place of a date while the line around it is read."""
_PUBLISHED = any_of(
    r"(?:(?:first|originally|date)\s+)?(?:published|posted|issued|released|filed)(?:\s+online)?",
    r"(?:(?:publication|release|issue)\s+)?dated?; date\s+of\s+(?:publication|issue|release)",
)
_UPDATED = r"(?:(?:last|date|page)\s+)*(?:updated?|modified|revised|edited|changed)"
_COLON = r"(?:\s*(?:on|at)\b)*\s*:?"
_ZONE = r"(?:\s+(?-i:[A-Z]{2,4})\b)?"
_LABEL = re.compile(rf"(?:(?P<published>{_PUBLISHED})|{_UPDATED}){_COLON}", re.IGNORECASE)
_UNDER_LABEL = re.compile(rf"(?P<label>(?:{_PUBLISHED}|{_UPDATED}){_COLON})?\s*{_DATE}{_ZONE}\s*", re.IGNORECASE)
_UNDER_LABELS = re.compile(rf"(?:(?:(?:{_PUBLISHED}|{_UPDATED}){_COLON})?\s*{_DATE}{_ZONE}\s*)+", re.IGNORECASE)
_OF_OTHERS = re.compile(r"©|\(c\)|\b(?:copyright|all rights|accessed|retrieved|archived|captured)\b", re.IGNORECASE)
_BAR = r"\s*[|•·;]\s*|\s+(?:—|–|--)\s+"
_MARK = re.compile(rf"{_BAR}|\s*,\s*|\s+[-/]\s+|\s*[()\[\]]\s*")
_CLOCK = re.compile(r"(?<![\w.:])\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[AaPp]\.?[Mm]\b\.?)?(?:\s+[A-Z]{2,4}\b)?(?![\w:])")
_WHOSE = re.compile(
    any_of(
        r"(?:news )?sources?; from; via; (?:executive )?editors?; authors?; reporters?; writers?; outlet; publisher",
        "publication; byline; agency",
    )
    + r"\s*:\s*\w[\w.&'’ /-]{0,60}"
    + rf"|(?:(?:written|reported|edited|story)\s+)?by\s*:?\s+(?-i:{CHAIN.pattern})",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"\d+[ -]min(?:ute)?s?(?: read)?|(?:[A-Z][a-z]+|local) time|(?i:(?:press|media|news) (?:release|statement)|for immediate release)"
)
"""What may stand beside a date and tells nothing of it: the time of reading, whose clock it goes by, what the text is."""
_NEWSROOM = re.compile(rf"(?:(?:[Nn]ews )?[Ss]ources?\s*:\s*{CHAIN.pattern}|{names.NEWSROOM.pattern})\s+(?=.*{_DATE})")
"""A newsroom before a date without a mark between them."""
_WRITER = re.compile(rf"(?<={_DATE})\s+by\s+{CHAIN.pattern}$")


class DatedLine(NamedTuple):
    """What a line says of its text: the stamps under a label, and the one that stands by itself."""

    labelled: tuple[Dated, ...]
    bare: Dated | None


def dated_line(line: str) -> DatedLine | None:
    """The days that *line* gives to its text; None for any other line, and for one with two days by themselves."""
    looked_at = len(line) <= LONGEST and _DATE not in line and _YEAR.search(line) and not _OF_OTHERS.search(line)
    places = dates_in(line) if looked_at else []
    if not 1 <= len(places) <= 2:
        return None
    written = iter([line[start:end] for start, end in places])
    text = _without(line, places)
    labelled: list[Dated] = []
    bare: list[Dated] = []
    label, loose = "", False
    for n, part in enumerate(_MARK.split(text)):
        if _DATE in part:
            rest = _WRITER.sub("", _NEWSROOM.sub("", part, count=1))
            if not _UNDER_LABELS.fullmatch(rest):
                return None
            for found in _UNDER_LABEL.finditer(rest):
                dated = _dated(found["label"] or label, next(written))
                if dated is None:
                    return None
                (labelled if found["label"] or label else bare).append(dated)
                label = ""
        elif _LABEL.fullmatch(part):
            label = part
        elif part and not any(shape.fullmatch(part) for shape in (_AROUND, _WHOSE, names.NEWSROOM)):
            if not CHAIN.fullmatch(part):
                return None
            # "Alma, 12 May 2025" heads what is said there; of "Peace Talks, 12 May 2025" nobody knows.
            loose = loose or n > 0 or " " in part
    exact = re.search(_BAR, text) is not None or not all(dated.stamp.to_the_day for dated in bare)
    if label or len(bare) > 1 or (bare and loose and not exact):
        return None
    return DatedLine(tuple(labelled), bare[0] if bare else None)


def _without(line: str, places: list[tuple[int, int]]) -> str:
    """A line with signs for its dates, without other times of day, and without the marks around it."""
    pieces, at = [], 0
    for start, end in places:
        pieces += [line[at:start], _DATE]
        at = end
    return _CLOCK.sub("", "".join([*pieces, line[at:]])).strip(" \t*_-–—|•·.")


def _dated(label: str, written: str) -> Dated | None:
    """The stamp that a date under a label is, "" for none."""
    found = _LABEL.fullmatch(label.strip()) if label else None
    role: Role = "publication" if found is None or found["published"] else "update"
    what = "" if found is None else " published" if role == "publication" else " updated"
    stamp = read_date(f"page text{what}", written)
    return Dated(role, stamp) if stamp else None
