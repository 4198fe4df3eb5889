"""The ends of who does something and to whom."""

import numpy as np
import pytest

from paripassu.statements._encode import windows_of, words_of
from paripassu.statements._ends import Reach
from paripassu.statements._model import STATES, Model
from paripassu.statements._parties import whole_parties
from paripassu.types import Span


def reach_in(model: Model, text: str) -> Reach:
    assert model.ends is not None
    (window,) = windows_of(words_of(text, [(0, len(text))], model.tokenizer, model.table))
    states = model.encode(window)[STATES][0][window.first]
    return Reach(model.ends, np.asarray(window.starts), model.ends.told(states))


def at(text: str, words: str | None) -> Span | None:
    return Span(text.index(words), text.index(words) + len(words)) if words else None


@pytest.mark.parametrize(
    ("text", "actor", "action", "target", "wanted"),
    [
        ("Kigali will repeal its ban on flights to Bujumbura.", "Kigali", "repeal", "its ban", ("Kigali", "its ban on flights")),
        ("Lagos put a tariff on Chinese steel.", "Lagos", "put", "a tariff", ("Lagos", "a tariff")),
        ("Oslo ratified the accord with Ankara on Monday.", "Oslo", "ratified", "the accord", ("Oslo", "the accord with Ankara")),
        ("They raised it on Monday.", "They", "raised", "it", ("They", "it")),
        ("The raid killed eleven men queueing for flour.", "The raid", "killed", "eleven men queueing for flour", ("The raid", "eleven men")),
        ("Lima stripped dual citizens of their seats.", "Lima", "stripped", "dual citizens of their seats", ("Lima", "dual citizens")),
        ("The boarding by Estonia's navy of a tanker failed.", "Estonia's navy of a tanker", "boarding", None, ("Estonia's navy", "a tanker")),
        ("An audit of the voter roll began.", None, "audit", "An audit of the voter roll", (None, "the voter roll")),
        ("The withdrawal of 800 men is due.", None, "withdrawal", "800 men", ("800 men", None)),
        ("Delhi restored India's tariff on yellow peas.", "India", "restored", "yellow peas", (None, "India's tariff on yellow peas")),
        ("Peru's bombing of the camp went on.", "Peru", "bombing", "the camp", ("Peru", "the camp")),
        ("Two inspectors were again turned away at Angra.", "Two inspectors", "turned away", None, (None, "Two inspectors")),
        ("The bridge was shut by the army.", "The bridge", "shut", "the army", ("the army", "The bridge")),
        ("The arrest of three nurses drew a crowd.", "three nurses", "arrest", None, (None, "three nurses")),
        ("The dead soldiers had come from Mali.", None, "come", "The dead soldiers", ("The dead soldiers", None)),
        ("Its repeal of the tax was welcomed by farmers.", "farmers", "repeal", "the tax", (None, "the tax")),
    ],
)  # fmt: skip
def test_parties_have_all_of_their_words_and_none_of_others(
    model: Model, text: str, actor: str | None, action: str, target: str | None, wanted: tuple[str | None, str | None]
) -> None:
    deed = at(text, action)
    assert deed is not None
    found = whole_parties(text, at(text, actor), at(text, target), deed, Span(0, len(text)), reach_in(model, text))
    assert tuple(text[slice(*one)] if one else None for one in found) == wanted
