"""Contents that are read again as texts of their own, and who is cited in them."""

import numpy as np
import pytest

from paripassu.statements._decode import Joined
from paripassu.statements._model import Model
from paripassu.statements._reread import MAY_CITE, as_texts, bare, may_cite, with_reread
from paripassu.statements.fields import _label
from paripassu.statements.reader import Reader
from paripassu.types import Source, Span
from tests.statements.test_reader import read


def at(body: str, words: str) -> Span:
    begin = body.index(words)
    return Span(begin, begin + len(words))


@pytest.mark.parametrize(
    ("content", "left"),
    [
        ("that the quay was closed", "the quay was closed"),
        ("“the quay was closed”", "the quay was closed”"),
        ("to close the quay", "close the quay"),
        ("that “whether it closes is not ours to say", "it closes is not ours to say"),
        ("that it", None),
    ],
)
def test_what_brings_a_content_in_is_left_out(content: str, left: str | None) -> None:
    found = [content[slice(*part)] for part in bare(content, [Span(0, len(content))])]
    assert found == ([] if left is None else [left])


def test_contents_come_in_order_and_do_not_overlap() -> None:
    body = "the ferry had left, and the quay was closed"
    parts = [at(body, "the quay was closed"), at(body, "the ferry had left, and the quay"), at(body, "ferry had left")]
    assert [body[slice(*p)] for p in bare(body, parts)] == ["the ferry had left, and the quay"]


def test_a_content_begins_and_ends_as_a_sentence_does(model: Model) -> None:
    body = "She said the pilot had told her to wait, and that nobody had."
    parts = [at(body, "the pilot had told her to wait"), at(body, "nobody had.")]
    first, second = as_texts(body, parts, model.tokenizer, model.table)
    alone = "The pilot had told her to wait."
    (whole,) = as_texts(alone, [Span(0, len(alone))], model.tokenizer, model.table)
    assert first.pieces.tolist() == whole.pieces.tolist()
    assert first.features.tolist() == whole.features.tolist()
    assert (first.starts[-1], first.ends[-1]) == (parts[0].end, parts[0].end)
    assert len(second.first) == len(["nobody", "had", "."])


def test_only_what_may_cite_somebody_is_read_again() -> None:
    starts, chances = np.array([0, 5, 9, 20]), np.array([0.9, 0.0, MAY_CITE, 0.9], dtype=np.float32)
    assert may_cite(Span(5, 12), starts, chances)
    assert not may_cite(Span(5, 9), starts, chances)


def test_what_is_found_again_stands_for_what_the_layer_found() -> None:
    outer = Joined(Span(0, 3), Span(4, 8), (Span(9, 60),), "outer", 0, 0.9)
    layer = Joined(None, Span(20, 24), (Span(25, 40),), "inner", 0, 0.4)
    other = Joined(None, Span(50, 52), (Span(53, 60),), "inner", 0, 0.4)
    again = Joined(Span(12, 16), Span(17, 24), (Span(25, 60), Span(60, 60)), "outer", 0, 0.7)
    empty = Joined(None, Span(60, 60), (Span(9, 20),), "outer", 0, 0.5)
    found = with_reread([outer, layer, other], [again, empty])
    assert found[:2] == [outer, other]
    (last,) = found[2:]
    assert (last.layer, last.content, last.source) == ("inner", (Span(25, 60),), Span(12, 16))


def test_who_is_cited_in_a_content_has_a_statement_of_its_own(reader: Reader) -> None:
    promised = read(reader, "“The owners promised us that the pumps would be mended,” a deckhand said.")
    told = read(reader, "“My brother told me the boats had been warned,” a deckhand said.")
    inside = {s.cue.text: s for s in (*promised, *told) if s.inside and s.cue}
    assert set(inside) == {"promised", "told"}
    assert inside["promised"].content.text == "that the pumps would be mended"
    assert inside["told"].source is not None
    assert inside["told"].source.text == "My brother"


def test_the_same_is_found_whatever_is_read_beside_it(reader: Reader) -> None:
    body = "The harbour master said on Tuesday that a captain had told her that the beacon was dark."
    alone = read(reader, body)
    beside = read(reader, f"{body}\n\nA deckhand said that his brother had warned the boats.")
    assert [s.content.text for s in beside][: len(alone)] == [s.content.text for s in alone]


def test_it_in_what_a_body_says_is_that_body(reader: Reader) -> None:
    found = read(
        reader,
        "The Lakeland Coal Board sued the insurer Orvane last week. Orvane said on Tuesday that it had promised to pay by June.",
    )
    (promised,) = [s for s in found if s.cue and "promised" in s.cue.text]
    assert promised.source is not None
    assert promised.source.name == "Orvane"
    assert promised.via == ()


@pytest.mark.parametrize(
    ("text", "listed"),
    [("One of them", "stoker"), ("the latter", "stoker"), ("one of the owners", "one of the owners")],
)
def test_who_relays_is_listed_by_what_he_is(text: str, listed: str) -> None:
    assert _label(Source(text, (Span(0, len(text)),), role="stoker")) == listed
