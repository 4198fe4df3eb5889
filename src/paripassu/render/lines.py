"""Single values in, single lines out: statements, evidence, figures, names; safe to print whatever a report holds."""

import re
from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from paripassu.figures import weighed
from paripassu.telling import Shown
from paripassu.types import Band, Evidence, Statement

ID = "cyan"
"""Style of what can be given to `explain`."""
FAINT = "bright_black"
_SPACE = re.compile(r"\s+")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and marks that turn the direction of text: a report must not move a reader's cursor."""


def clean(text: str) -> str:
    """*text* on one line, without what a terminal would act on."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", _SPACE.sub(" ", text)).strip()


def shortened(text: str, cells: int) -> str:
    """*text* in at most so many columns, cut between words where that costs little."""
    text = clean(text)
    if cell_len(text) <= cells:
        return text
    cut = set_cell_size(text, max(cells - 1, 0)).rstrip()
    space = cut.rfind(" ")
    return (cut[:space] if space > 0.8 * len(cut) else cut).rstrip(" ,;:") + "…"


def padded(text: str, cells: int) -> str:
    return set_cell_size(shortened(text, cells), cells)


def percent(p: float) -> str:
    """A probability for people; what is nearly nothing or nearly all is not called so outright."""
    if 0 < p < 0.005:
        return "<1 %"
    if 0.995 <= p < 1:
        return ">99 %"
    return f"{100 * p:.0f} %"


def band(given: Band) -> str:
    """The ends of a band, without the sign; empty where both are as nearly nothing, or all, as the figure itself: that says it.

    >>> band(Band(0.7, 0.62, 0.998)), band(Band(0.001, 0.0, 0.2)), band(Band(0.999, 0.998, 1.0)), band(Band(0.001, 0.0001, 0.004))
    ('62–>99', '0–20', '', '')
    """
    if given.high < 0.005 or given.low >= 0.995:
        return ""
    return "–".join(percent(p).removesuffix(" %") for p in (given.low, given.high))


def several(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def listed(names: Sequence[str], cells: int) -> str:
    """Names one after the other as far as they fit, then how many more there are."""
    shown = [clean(n) for n in names]
    for kept in range(len(shown), 0, -1):
        rest = len(shown) - kept
        text = "; ".join(shown[:kept]) + (f" and {rest} more" if rest else "")
        if cell_len(text) <= cells:
            return text
    tail = f" and {len(shown) - 1} more" if len(shown) > 1 else ""
    return shortened(shown[0], cells - cell_len(tail)) + tail if shown else ""


def place(item: Evidence) -> str:
    """Where the words stand: the file and the offsets into its body."""
    return f"{clean(item.path)}:{item.spans[0].start}-{item.spans[-1].end}"


def quoted(text: str) -> str:
    """The words between quotation marks; between single ones where they hold double ones themselves."""
    text = clean(text)
    if text[:1] in '“"' and text[-1:] in '”"' and len(text) > 1:
        return text
    return f"‘{text}’" if re.search('[“”"]', text) else f"“{text}”"


def statement_line(item: Statement) -> Text:
    """file:start-end  source | cue | content  [stance, certainty, tense, day; via]."""
    source = clean(item.source.name or item.source.text) if item.source else "—"
    cue = clean(item.cue.text) if item.cue else "—"
    spans = item.content.spans
    said = [item.stance, item.certainty, item.tense, *([item.said_on.isoformat()] if item.said_on else [])]
    if item.via:
        said.append("via " + ", ".join(clean(v) for v in item.via))
    line = Text()
    line.append(f"{clean(item.path)}:{spans[0].start}-{spans[-1].end}", style=FAINT)
    line.append("  ")
    line.append(source, style="bold")
    line.append(f" | {cue} | ", style=FAINT)
    line.append(clean(item.content.text))
    line.append(f"  [{'; '.join(said)}]", style=_stance_style(item.stance))
    line.append(f"  {item.id}", style=ID)
    return line


def _stance_style(stance: str) -> str:
    return {"denies": "magenta", "doubts": "yellow", "declines": FAINT}.get(stance, "blue")


def evidence_lines(
    item: Evidence, shown: Shown, weight: float | None, width: int, indent: int = 2, *, beside: str = ""
) -> list[Text]:
    """The words, then who says so, how, when, why it weighs nothing where it does, what is to be said *beside*, where, and the id."""
    lead = Text(" " * indent)
    if weight is not None:
        lead.append(f"{weighed(weight):>6}  ", style="bold" if abs(weight) >= 0.5 else FAINT)
    room = max(width - lead.cell_len, 20)
    pieces = _wrapped(quoted(shown.words), room)
    lines = [lead.copy().append(pieces[0])]
    pad = " " * lead.cell_len
    lines.extend(Text(pad + piece) for piece in pieces[1:])
    day = item.said_on.isoformat() if item.said_on else f"public {item.published.isoformat()}"
    speaker = clean(shown.speaker)
    said = f"{speaker} {item.stance}, {item.certainty}, {item.tense}, {day}"
    for line in wrapped(said, width, pad, style=FAINT):
        line.highlight_words([speaker], "bold")
        line.highlight_words([item.stance], _stance_style(item.stance))
        lines.append(line)
    if weight is not None and shown.note:
        lines.extend(wrapped(f"weighs nothing: {shown.note}", width, pad, style=FAINT))
    if beside:
        lines.extend(wrapped(beside, width, pad, style=FAINT))
    where = Text(pad).append(place(item), style=FAINT)
    bears = Text(f"  on {item.indicator}", style=FAINT).append(f"  {item.id}", style=ID)
    if where.cell_len + bears.cell_len <= width:
        return [*lines, where.append_text(bears)]
    return [*lines, where, Text(" " * (len(pad) - 2)).append_text(bears)]


def _wrapped(text: str, cells: int) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and cell_len(lines[-1]) + 1 + cell_len(word) > cells:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def wrapped(text: str, width: int, first: str = "", rest: str | None = None, style: str = "") -> list[Text]:
    """*text* in lines of at most *width* columns behind *first* and, from the second on, *rest*."""
    follow = " " * cell_len(first) if rest is None else rest
    pieces = _wrapped(clean(text), max(width - max(cell_len(first), cell_len(follow)), 20))
    return [Text(first if n == 0 else follow).append(piece, style=style) for n, piece in enumerate(pieces)]
