"""The words of a source in, the stretches of capitalised words out of which names are cut."""

import re

from paripassu.statements import _nouns as nouns
from paripassu.statements._given import is_given

_WORD = re.compile(r"[^\W_](?:[\w'.&-]*[\w.])?|&")
_FUNCTION = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August
    September October November December The A An In On At For By One Two Three Four Five Six Seven Eight Nine
    Ten Some Many Most Several Both Other Another His Her Its Their Our Western Northern Southern Eastern
    European African Asian Arab Latin We They He She It This That These Those Neither Former Retired Senior No
    Later Earlier Yesterday Today Meanwhile Afterwards But And Then However When While After Before Since
    Although Asked Speaking Still Also Even Only Instead As With From To If What Why How Who Not Yet Here There
    Now Under During Because Though Despite Like Unlike Over All Every Each Few More Less Just Perhaps According Until
    Once Where Whether Could Would Should Is Are Was Were Does Did Has Have Had You Your My I Or Nor Of Through Among Amid
    Between Against Without Within Following Given Thanks Please Yes Well Such Whatever Whoever Whose Which
    Anyone Anybody Someone Somebody Everyone Everybody Nobody Nothing None Others""".split()  # noqa: SIM905
)


def runs(part: str) -> list[tuple[list[str], str, str]]:
    """Stretches of capitalised words (with the small words of names), each with what stands before and behind it."""
    found: list[tuple[list[str], str, str]] = []
    run: list[str] = []
    start = last = 0
    for token in _WORD.finditer(part):
        word = re.sub(r"'(?:s|ve|re|ll|d|m)$", "", token.group())
        word = word.rstrip(".") if len(word) > 4 else word
        capital = (
            (word[:1].isupper() or bool(_JOINED.match(word)))
            and _WHERE_BASED.fullmatch(word) is None
            and (
                word not in _FUNCTION
                or (word in _MONTHS_TOO and _GOES_ON.match(part, token.end()) is not None)
                or _named_so(word, run, part, token)
            )
            and (len(word) < 4 or not word.isupper() or bool(_INITIALS.fullmatch(word)))
        )
        joined = not run or (not part[last : token.start()].strip(" .") and part[last - 2 : last] != "'s")
        if run and not joined:
            found.append((run, part[:start], part[last:]))
            run = []
        if capital or (run and word in nouns.NAME_PARTICLES):
            if not run:
                start = token.start()
            run.append(word)
            last = token.end()
        elif run:
            found.append((run, part[:start], part[last:]))
            run = []
    if run:
        found.append((run, part[:start], part[last:]))
    for words, _, _ in found:
        while words and words[-1] in nouns.NAME_PARTICLES:
            words.pop()
    return found


def _named_so(word: str, run: list[str], part: str, token: re.Match[str]) -> bool:
    """Whether a word that is else none of a name is one: written large though no sentence begins with it ("Minister He Yongqian", "Beatrice
    Were")."""
    if word == "I":
        return _BALINESE.match(part, token.end()) is not None
    if word in _SURNAMES_TOO:
        before = part[: token.start()].split()
        office = bool(before) and (nouns.TITLES.match(before[-1]) or nouns.PERSON.fullmatch(before[-1])) is not None
        led = word == "He" if not before else office
        return led and _GOES_ON.match(part, token.end()) is not None
    return (
        word in _LAST_TOO
        and (len(run) > 1 or (bool(run) and is_given(run[-1])))
        and not _GOES_ON.match(part, token.end())
    )


def no_name_alone(word: str) -> bool:
    """Whether *word* of somebody's name is else an English word, for which it never stands alone ("He" of "He Yongqian")."""
    return word in _FUNCTION


_BALINESE = re.compile(r"\s(?:Wayan|Made|Nyoman|Ketut|Gede|Gusti|Putu|Kadek|Komang|Nengah|Dewa)\b")
_SURNAMES_TOO = frozenset(("He", "She", "An", "So", "You", "No"))
"""Chinese and Korean surnames that are English words: behind an office; at the start of a source only "He" is often enough a name."""
_LAST_TOO = frozenset(("Were", "Such", "Yet", "So", "An", "No"))
"""Surnames that are English words, behind a given name."""
_WHERE_BASED = re.compile(
    r"[A-ZÀ-Þ]\w+-(?:based|listed|owned|led|backed|run|born|controlled|linked|aligned|installed|held|style|made|trained|educated|speaking|registered|flagged)"
)
"""Where a body sits or whose it is: "Lyon-based"."""
_INITIALS = re.compile(r"(?!U\.|E\.U|D\.C|H\.E|H\.R)(?:[A-Z]\.){2,3}")
"""Two given names by their letters: "J.D."."""
_MONTHS_TOO = frozenset(("April", "June", "May", "August"))
"""Months that are given names too, where another capital follows."""
_GOES_ON = re.compile(r"\s[A-ZÀ-Þ][a-zà-þ]")
_JOINED = re.compile(r"(?:a[ldnrstz]|el|e[ds]h?|ash|ad?-?dh?|d|l|o|n|u)[-'’][A-ZÀ-Þ]")
"""A name that its article is joined to: "al-Timimi", "d'Ormesson"."""
