"""Lists of words written as text in; sets of words, and alternatives of a regular expression, out."""


def any_of(*lists: str) -> str:
    """A group of alternatives: regular expressions set apart by "; ", over any number of lists."""
    return "(?:" + "|".join(part for text in lists for part in text.split("; ")) + ")"


def words_of(*lists: str) -> frozenset[str]:
    """The words of lists in which white space sets them apart."""
    return frozenset(word for text in lists for word in text.split())
