"""A name in, its plain letters out: how names are looked up in tables."""

import re
import unicodedata

_PLAIN = str.maketrans("ıłŁøØđĐəƏßæ", "ilLoOdDaAsa")


def fold(name: str) -> str:
    """*name* in plain lower-case letters, a blank for all else."""
    plain = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    return re.sub(r"[^a-z]+", " ", "".join(c for c in plain if not unicodedata.combining(c)).lower()).strip()
