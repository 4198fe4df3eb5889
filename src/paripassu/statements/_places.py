"""A dateline in, the state in which it stands out: by the state's own names and seats, else by towns."""

import re
import unicodedata
from functools import cache
from importlib import resources

from paripassu.gazetteer import states

_PLAIN = str.maketrans("ıłŁøØđĐəƏßæ", "ilLoOdDaAsa")
_MONTH = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?(?:\s+\d.*)?$",
    re.IGNORECASE,
)


def home_of(dateline: str | None, text: str = "") -> str | None:
    """Alpha-3 code of the state in which *dateline* ("SEOUL, Oct. 22 (Yonhap) —") stands; None where it does not tell.

    text: where several states have a town of that name, the one that the text names is taken, else the largest town's.
    """
    if not dateline:
        return None
    place = re.split(r"\(|—|–|-\s", dateline)[0].strip(" ,.:/")
    for part in [p.strip() for p in re.split(r"[,/]", place)]:
        named = next(states(part.title() if part.isupper() and len(part) > 3 else part), None)
        if named and named.end - named.start >= len(part) - 2:
            return named.country
    for part in [p.strip() for p in re.split(r"[,/]", place)]:
        codes = _towns().get(_fold(_MONTH.sub("", part)), ())
        if len(codes) > 1 and text:
            # American towns bear the names of all others, and any report may name America: it takes no place from them.
            told = {mention.country for mention in states(text)} - {"USA", "CAN"}
            codes = tuple(c for c in codes if c in told) or codes
        if codes:
            return codes[0]
    return None


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    return re.sub(r"[^a-z]+", " ", "".join(c for c in plain if not unicodedata.combining(c)).lower()).strip()


@cache
def _towns() -> dict[str, tuple[str, ...]]:
    text = (resources.files("paripassu") / "data" / "towns.psv").read_text(encoding="utf-8")
    rows = (line.split("|") for line in text.splitlines() if not line.startswith("#"))
    return {name: tuple(codes.split()) for name, codes in rows}


_REGION = re.compile(r"(?:New|North|South|East|West|Northern|Southern|Eastern|Western|Upper|Lower)\s+[A-ZÀ-Þ]")


def is_region(name: str) -> bool:
    """Whether *name* is that of a town or province called after another or after its side ("New South Wales")."""
    return bool(_REGION.match(name)) and bool(town(name))


def town(name: str) -> tuple[str, ...]:
    """Alpha-3 codes of the states that have a town or province of that name, the largest first."""
    folded = _fold(name)
    return _towns().get(folded, ()) if folded else ()
