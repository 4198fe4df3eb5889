"""A text and what its file declares in, the ISO 639-1 code of its language out."""

import re
import threading
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

READ = "en"
"""The one language that the reader of statements knows."""
_DECLARED = {
    **{"english": "en", "korean": "ko", "russian": "ru", "ukrainian": "uk", "french": "fr", "german": "de"},
    **{"spanish": "es", "chinese": "zh", "japanese": "ja", "arabic": "ar", "portuguese": "pt", "italian": "it"},
    **{"polish": "pl", "eng": "en", "kor": "ko", "rus": "ru", "ukr": "uk", "fra": "fr", "deu": "de", "spa": "es"},
    **{"zho": "zh", "jpn": "ja", "ara": "ar", "por": "pt", "ita": "it", "pol": "pl"},
}
"""Names and three-letter codes (ISO 639-3) that files declare in place of the two letters."""
_SAMPLE = 4000
"""Characters that the detector sees: more do not change its answer on a text in one language."""
_ENOUGH = 20
"""Letters below which a text is too short to tell: its language stays unknown."""
_SURE = 0.9
"""The detector's probability below which the language of a short text stays unknown."""
_LONG = 60
_NOISE = re.compile(r"https?://\S+|!?\[[^\]\n]{0,200}\]\([^)\n]{0,400}\)|[#*_>|=`~-]+")
_lock = threading.Lock()


def declared(text: str | None) -> str | None:
    """The code that a declaration means: "en-US", "EN", "English" are all "en". None where it means no language."""
    name = (text or "").strip().lower()
    if name in _DECLARED:
        return _DECLARED[name]
    found = re.fullmatch(r"([a-z]{2})(?:[-_][a-z0-9-]{2,12})?", name)
    return found.group(1) if found else None


def detect(text: str) -> str | None:
    """The language of *text*; None where there is too little of it to tell."""
    sample = _NOISE.sub(" ", text[: 3 * _SAMPLE])[:_SAMPLE]
    # A Chinese or Korean character tells about as much as three Latin letters do.
    letters = sum(3 if c > "\u2e80" else 1 for c in sample if c.isalpha())
    if letters < _ENOUGH:
        return None
    with _lock:
        code, probability = _identifier().classify(sample)
    return str(code) if letters >= _LONG or probability >= _SURE else None


def latin(text: str) -> bool:
    """Whether most letters of the start of *text* are Latin ones (also where there are none)."""
    letters = [c for c in text[:_SAMPLE] if c.isalpha()]
    return sum(c < "ɐ" for c in letters) * 2 >= len(letters)


@cache
def _identifier() -> "LanguageIdentifier":
    # Imported on first use: its model takes half a second to load, and reports that declare their language need none.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
