"""Gold spans in characters to tags and links over the words of windows."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from paripassu.statements._encode import Window
from paripassu.statements._tags import ROLES, TAGS
from training.corpus import Gold

Longs = npt.NDArray[np.int64]
NONE = -100


@dataclass(frozen=True, slots=True)
class Labels:
    """Targets of one window, arrays over its words."""

    tags: Longs
    cue_of: Longs
    """For a word of a source or content: the word that starts its statement's cue, or NONE."""
    source_of: Longs
    """For a word that starts a cue: the word that starts its source; 0 with `sourceless`; or NONE."""
    sourceless: npt.NDArray[np.bool_]
    judged: Longs
    """(statements, 6): first word of the cue or -1, first word of the content and the one behind its last, then the three
    fields."""


def label(window: Window, statements: tuple[Gold, ...]) -> Labels:
    count = len(window.first)
    tags = np.zeros(count, dtype=np.int64)
    cue_of = np.full(count, NONE, dtype=np.int64)
    source_of = np.full(count, NONE, dtype=np.int64)
    sourceless = np.zeros(count, dtype=bool)
    judged: list[tuple[int, ...]] = []
    low, high = int(window.starts[0]), int(window.ends[-1])
    for statement in statements:
        words: dict[str, list[int]] = {role: [] for role in ROLES}
        for role, spans in zip(ROLES, (statement.source, statement.cue, statement.content), strict=True):
            for a, b in spans:
                if b <= low or a >= high:
                    continue
                i = int(np.searchsorted(window.ends, a, side="right"))
                j = int(np.searchsorted(window.starts, b, side="left"))
                words[role].extend(range(i, j))
        for role in ROLES:
            previous = -2
            for i in sorted(words[role]):
                tags[i] = TAGS.index(("I-" if i == previous + 1 else "B-") + role)
                previous = i
        if words["cue"]:
            cue = min(words["cue"])
            cue_of[words["source"] + words["content"]] = cue
            if words["source"]:
                source_of[cue] = min(words["source"])
            elif not statement.source:
                source_of[cue] = 0
                sourceless[cue] = True
        if words["content"] and any(f >= 0 for f in statement.fields):
            content = words["content"]
            judged.append((min(words["cue"], default=-1), min(content), max(content) + 1, *statement.fields))
    return Labels(tags, cue_of, source_of, sourceless, np.array(judged, dtype=np.int64).reshape(-1, 6))
