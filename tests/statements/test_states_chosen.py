"""The state of a speaker, where the rules and what the report tells of others lead apart."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paripassu.errors import ModelError
from paripassu.gazetteer import states
from paripassu.statements import _states as module
from paripassu.statements._sentences import sentences
from paripassu.statements._states import features, likeliest, weights, with_states
from paripassu.statements._states_makeup import Features, Makeup, speakers_of
from paripassu.statements._weights import Weights
from paripassu.statements.fields import Page, Spoken, read_fields
from paripassu.types import Kind, Source, Span


def _page(
    body: str, dateline: str | None = None, known: Sequence[tuple[str, str | None]] = (), outlet: str | None = None
) -> Page:
    return Page(body, [Span(*one) for one in sentences(body)], date(2024, 10, 22), dateline, outlet, known)


def _read(page: Page, *told: tuple[str, str, str]) -> list[Source | None]:
    """The sources of statements given as source, cue and content, each the next of its words in the text."""
    spoken, at = [], 0
    for source, cue, content in told:
        begin = page.body.index(f"{source} {cue}", at)
        behind = begin + len(source) + 1
        start = page.body.index(content, behind)
        at = start + len(content)
        pieces = (begin, behind - 1), (behind, behind + len(cue)), (start, at)
        source_at, cue_at, content_at = ((Span(*piece),) for piece in pieces)
        spoken.append(Spoken(source_at, cue_at, content_at))
    return [one.source for one in read_fields(page, spoken)]


def _countries(page: Page, *told: tuple[str, str, str]) -> list[str | None]:
    return [None if source is None else source.country for source in _read(page, *told)]


def _source(
    page: Page, text: str, country: str | None = None, kind: Kind = "unnamed person", role: str | None = None
) -> Source:
    at = page.body.index(text)
    return Source(text, (Span(at, at + len(text)),), country=country, kind=kind, role=role)


def _makeup(page: Page, home: str | None) -> Makeup:
    return Makeup(page, home, states(page.body))


def _weighed(page: Page, home: str | None, *sources: Source) -> list[dict[str | None, Features]]:
    return features(_makeup(page, home), speakers_of(sources))


def test_economists_are_of_no_state_where_a_minister_is_of_the_reports() -> None:
    page = _page(
        "BERLIN\n\nGermany froze on Monday.\n\nThe minister said that it was cold. Economists said that gas was dear. "
        "A nurse said that beds were short.",
        "BERLIN",
    )
    assert _countries(
        page,
        ("The minister", "said", "it was cold"),
        ("Economists", "said", "gas was dear"),
        ("A nurse", "said", "beds were short"),
    ) == ["DEU", None, "DEU"]


def test_a_state_that_the_words_tell_stays() -> None:
    page = _page(
        "LUSAKA\n\nZambia shut the lake. Zambia has two ports.\n\nA Malawian minister said that the lake was shared. "
        "She said that it was late. The Kenyan envoy said that all would be well.",
        "LUSAKA",
    )
    assert _countries(
        page,
        ("A Malawian minister", "said", "the lake was shared"),
        ("She", "said", "it was late"),
        ("The Kenyan envoy", "said", "all would be well"),
    ) == ["MWI", "MWI", "KEN"]


def test_the_last_word_is_of_the_rules_where_a_source_is_an_actor_of_the_situation() -> None:
    page = _page("Farmers in Malawi said that it had rained.")
    source = _source(page, "Farmers", "ZMB", "group", role="farmers")
    against = {s: dict.fromkeys(held) for s, held in _weighed(page, "ZMB", source)[0].items()}
    assert set(against) >= {None, "ZMB", "MWI"}
    assert with_states(_makeup(page, "ZMB"), [source], lambda _: True) == [source]


def test_a_state_chosen_anew_is_the_same_at_all_mentions_of_a_speaker(monkeypatch: pytest.MonkeyPatch) -> None:
    page = _page("A miller from Malawi said that it had rained. He added that Zambia was dry.\n\nA miller was glad.")
    first, he = _source(page, "A miller", "ZMB", role="miller"), _source(page, "He", "ZMB", role="miller")
    at = page.body.rindex("A miller")
    other = Source("A miller", (Span(at, at + 8),), country="ZMB", kind="unnamed person", role="miller")
    monkeypatch.setattr(module, "weights", lambda: Weights(0.0, {"behind, sentence": 1.0}))
    found = with_states(_makeup(page, "ZMB"), [he, None, other, first], lambda _: False)
    assert [one and one.country for one in found] == ["MWI", None, "ZMB", "MWI"]
    assert [one and one.role for one in found] == ["miller", None, "miller", "miller"]


def test_a_resident_is_another_one_each_time_and_the_resident_the_last() -> None:
    page = _page("A resident wept. The resident left. Another resident sang. She danced.")
    texts = "A resident", "The resident", "Another resident", "She"
    found = speakers_of([_source(page, text, role="resident") for text in texts])
    assert [one.texts for one in found] == [["A resident", "The resident"], ["Another resident"]]
    assert [len(one.mentions) for one in found] == [2, 2]


def test_where_the_report_tells_a_state_is_counted() -> None:
    page = _page(
        "LUSAKA\n\nThe Malawian harbour pilot Ruth Banda was there. The council met.\n\nIn Kenya, Banda said that it was late. Zambia was far.",
        "LUSAKA",
    )
    at = page.body.rindex("Banda")
    banda = Source("Banda", (Span(at, at + 5),), "Ruth Banda", "pilot", country="ZMB", kind="named person")
    (held,) = _weighed(page, "ZMB", banda)
    assert {"beside name", "beside first name, before near"} <= held["MWI"].keys()
    assert "before, sentence" in held["KEN"]
    assert {"ruled", "home", "home, base pilot", "behind, paragraph"} <= held["ZMB"].keys()
    assert {"none, way home", "none, kind named person"} <= held[None].keys()


def test_a_town_tells_its_state_and_of_several_the_reports_own() -> None:
    page = _page("A trader in Blantyre said that Zambia was dry. Banda of Boston agreed.")
    makeup = _makeup(page, "ZMB")
    assert makeup.of_town("Blantyre") == "MWI"
    assert makeup.of_town("Nowhereville") is None
    (held,) = _weighed(page, "ZMB", _source(page, "A trader in Blantyre", "ZMB", role="trader"))
    assert "own town behind in" in held["MWI"]


def test_what_the_rules_give_gives_way_by_the_margin_alone() -> None:
    held: dict[str | None, Features] = {None: {"a": None}, "MWI": {"b": None}}
    by = Weights(0.5, {"a": 1.0, "b": 0.6})
    assert likeliest(held, "MWI", by) == "MWI"
    assert likeliest(held, None, by) is None
    assert likeliest(held, "MWI", Weights(0.5, {"a": 1.2, "b": 0.6})) is None
    assert likeliest(held, None, Weights(0.5, {"a": 1.0, "b": 1.6})) == "MWI"


def test_a_state_that_only_the_report_tells_is_said_to_be_assumed(monkeypatch: pytest.MonkeyPatch) -> None:
    page = _page("Zambia, Kenya and Malawi met Uganda and Rwanda. A clerk said no. A clerk from Malawi said yes.")
    bare = _source(page, "A clerk", None, role="clerk")
    told = _source(page, "A clerk from Malawi", None, role="clerk")
    monkeypatch.setattr(module, "weights", lambda: Weights(0.0, {"home": 1.0, "own": 2.0}))
    found = with_states(_makeup(page, "ZMB"), [bare, told], lambda _: False)
    assert [(one.country, one.assumed) for one in found if one] == [("ZMB", True), ("MWI", False)]


_WORDS = st.sampled_from(
    ["A farmer", "Malawi", "the minister", "of Kenya", "said", "Zambian", "in Blantyre", ".", "\n\n", "Its envoy", "he", "Ruth Banda", "’s", ","]
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.lists(_WORDS, min_size=2, max_size=14), st.integers(), st.sampled_from([None, "ZMB", "MWI"]))
def test_only_the_state_of_a_speaker_changes_and_to_one_that_is_weighed(
    words: list[str], seed: int, home: str | None
) -> None:
    page = _page(" ".join(words))
    spans, at = [], 0
    for word in words:
        if word[-1].isalpha():
            spans.append((word, Span(at, at + len(word))))
        at += len(word) + 1
    sources = [Source(w, (span,), role="clerk", country=home, kind="unnamed person") for w, span in spans]
    held = _weighed(page, home, *sources)
    assert all(home in each and None in each for each in held)
    names = sorted({name for each in held for one in each.values() for name in one})
    by = Weights(0.0, {name: float((k * seed) % 7 - 3) for k, name in enumerate(names)})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "weights", lambda: by)
        found = with_states(_makeup(page, home), sources, lambda _: False)
    may = {state for each in held for state in each}
    for old, new in zip(sources, found, strict=True):
        assert new is not None
        assert new.country in may
        assert (new.text, new.spans, new.role, new.kind) == (old.text, old.spans, old.role, old.kind)


def test_states_alike_for_all_weights_stay_as_the_rules_have_them() -> None:
    page = _page("A farmer from Malawi said that it had rained in Zambia.")
    (held,) = _weighed(page, "ZMB", _source(page, "A farmer", "ZMB", role="farmer"))
    assert likeliest(held, "ZMB", Weights(0.1, {})) == "ZMB"
    assert likeliest(held, None, Weights(0.1, {})) is None


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"margin": 1}', '{"margin": "x", "weights": {}}', '{"margin": 1, "weights": 2}']
)
def test_broken_weights_are_said_to_be_broken(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "states.json"
    broken.write_text(text, encoding="utf-8")
    monkeypatch.setattr(module, "WEIGHTS", broken)
    weights.cache_clear()
    with pytest.raises(ModelError, match=r"states\.json cannot be read"):
        weights()
    weights.cache_clear()


def test_most_of_what_is_counted_is_weighed() -> None:
    page = _page("LUSAKA\n\nThe minister said that Kenya was far. A farmer in Malawi denied it.", "LUSAKA")
    sources = [
        _source(page, "The minister", "ZMB", role="minister"),
        _source(page, "A farmer in Malawi", "MWI", role="farmer"),
    ]
    names = {name for each in _weighed(page, "ZMB", *sources) for one in each.values() for name in one}
    known = json.loads(module.WEIGHTS.read_text(encoding="utf-8"))["weights"].keys()
    assert len(names & known) > 0.75 * len(names)


def test_what_the_course_of_a_report_tells_of_somebody_is_counted() -> None:
    page = _page(
        "LUSAKA\n\nZambia and Kenya met Uganda, and President Ruto spoke.\n\nIn Lilongwe the tone was mild. Malawi waits. The president said that "
        "Tanzania would pay. Its envoy was silent.",
        "LUSAKA",
    )
    first = _source(page, "President Ruto", "KEN", role="president", kind="named person")
    one = _source(page, "The president", "ZMB", role="president")
    envoy = _source(page, "Its envoy", "ZMB", role="envoy")
    said = Span(page.body.index("Tanzania"), page.body.index(" Its envoy"))
    makeup = Makeup(page, "ZMB", states(page.body), {one.spans: [said]})
    _, held, behind = features(makeup, speakers_of([first, one, envoy]))
    assert {"open, 1 ago", "open, first of before, office", "open, begins", "open, heads, in"} <= held["MWI"].keys()
    assert {"open, begins his words", "open, in his words"} <= held["TZA"].keys()
    assert {"open, office taken", "open, last, one before"} <= held["KEN"].keys()
    assert {"wide, home", "home"} <= held["ZMB"].keys()
    assert "open, last, here, its" in behind["ZMB"]
    assert not any(name.startswith("wide, home, word") for name in held["ZMB"])


def test_whose_own_words_tell_his_state_is_not_weighed_by_the_course_of_the_report() -> None:
    page = _page("Zambia, Kenya, Uganda and Malawi met. The Kenyan envoy said that it had rained.")
    (held,) = _weighed(page, "ZMB", _source(page, "The Kenyan envoy", "KEN", role="envoy"))
    assert not any(name.startswith(("open", "wide")) for each in held.values() for name in each)


_ELSEWHERE = (
    "A trawler was rammed off Palawan, the coast guard of the Philippines said, and the Philippines lodged a protest.\n\n"
    "{lead} {source} said the trawler had lost its way."
)


@pytest.mark.parametrize(
    ("lead", "source", "state"),
    [
        ("Hanoi disputed the account.", "A foreign ministry spokeswoman", "VNM"),
        ("And Hanoi?", "The army", "VNM"),
        # not of whoever has no office of a state, nor where a neighbour is told of as well
        ("Hanoi disputed the account.", "A cook", None),
        ("Hanoi disputed the account, which Manila had read out.", "A foreign ministry spokeswoman", "PHL"),
        ("The mayor of Hanoi slept.", "The navy", "PHL"),
    ],
)
def test_whose_doings_a_paragraph_begins_with(lead: str, source: str, state: str | None) -> None:
    page = _page(_ELSEWHERE.format(lead=lead, source=source), "Manila")
    (told,) = _countries(page, (source, "said", "the trawler had lost its way"))
    assert told == state or (state is None and told != "VNM")
