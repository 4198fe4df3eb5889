"""Whom "he" and "she" and a bare surname mean in a report of several persons."""

import json
from pathlib import Path

import pytest

from paripassu.errors import ModelError
from paripassu.statements import _antecedents as antecedents
from paripassu.statements._antecedents import RULED, likeliest, weights
from paripassu.statements._names import Names
from paripassu.statements._weights import Weights
from tests.statements.test_speakers import heard


def test_the_main_figure_is_taken_up_over_whoever_was_named_last() -> None:
    body = (
        "Tomas Berglund opens his books. Berglund said he owed nothing. Berglund spoke in Malmö. Berglund waved a sheet of paper.\n\n"
        "At noon Berglund met the press beside Erik Dahl. Berglund said taxes were paid. He promised receipts."
    )
    found = heard(body, "Berglund said", "Berglund said taxes", "He")
    assert [s.name for s in found][-1] == "Tomas Berglund"


def test_nobody_of_another_gender_is_taken_up() -> None:
    body = "Mr. Adeyemi and Mrs. Okafor met on Monday. Mr. Adeyemi said little. She said that the talks went on."
    assert [s.name for s in heard(body, "Mr. Adeyemi said", "She")][-1] == "Okafor"


def test_the_rules_choice_gives_way_by_the_margin_alone() -> None:
    by = Weights(0.5, {"near": 1.0, RULED: 0.2})
    assert likeliest({"a": {"near": 1.0}, "b": {"near": 0.5}}, "b", by) == "b"
    assert likeliest({"a": {"near": 1.0}, "b": {"near": 0.1}}, "b", by) == "a"
    assert likeliest({"a": {"near": 1.0}}, None, by) == "a"
    assert likeliest({}, "b", by) == "b"


@pytest.mark.parametrize("text", ["{", "[]", '{"margin": 1}', '{"margin": "x", "weights": {}}'])
def test_broken_weights_are_said_to_be_broken(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "antecedents.json"
    broken.write_text(text, encoding="utf-8")
    monkeypatch.setattr(antecedents, "WEIGHTS", broken)
    weights.cache_clear()
    with pytest.raises(ModelError, match=r"antecedents\.json cannot be read"):
        weights()
    weights.cache_clear()


def test_what_ships_knows_the_features_that_are_asked() -> None:
    held = json.loads(antecedents.WEIGHTS.read_text(encoding="utf-8"))["weights"]
    source = Path(antecedents.__file__).read_text(encoding="utf-8")
    fixed = [
        name for name in held if name != RULED and not any(c.isdigit() for c in name) and not name.startswith("away")
    ]
    assert [name for name in fixed if f'"{name}"' not in source] == []


def test_a_surname_is_whoever_the_report_names_first_unless_its_paragraph_names_another() -> None:
    body = "Senator Ana Lima spoke on Friday.\n\nHer brother, Paulo Lima, owns the port. Lima kept silent.\n\nAsked again, Lima left."
    names = Names(body)
    assert names.fullest("Lima", body.index("Lima kept")) == "Paulo Lima"
    assert names.fullest("Lima", body.index("Lima left")) == "Ana Lima"


def test_a_title_tells_which_of_two_namesakes_is_meant() -> None:
    body = "Bill Clinton campaigned on Monday for Hillary Clinton. Mrs. Clinton thanked him. Mr. Clinton smiled."
    names = Names(body)
    assert names.fullest("Clinton", body.index("Mrs. Clinton")) == "Hillary Clinton"
    assert names.fullest("Clinton", body.index("Clinton thanked")) == "Hillary Clinton"
    assert names.fullest("Clinton", body.index("Clinton smiled")) == "Bill Clinton"
    assert (names.pronoun("Bill Clinton"), names.pronoun("Hillary Clinton")) == ("he", "she")


def test_half_a_double_surname_is_its_bearer() -> None:
    body = "Captain Ilse Brandt-Moreno held the bridge. Later Moreno left it; Brandt had seen nothing. Pak Song-kuk waited. Song waited too."
    names = Names(body)
    assert names.fullest("Moreno", body.index("Moreno left")) == "Ilse Brandt-Moreno"
    assert names.fullest("Brandt", body.index("Brandt had")) == "Ilse Brandt-Moreno"
    assert names.fullest("Song", body.index("Song waited")) == "Song"


@pytest.mark.parametrize(
    ("body", "surname", "name"),
    [
        (
            "David Moreau won. Republicans Moreau of Lyon and others came. He thanked the republicans.",
            "Moreau",
            "David Moreau",
        ),
        ("So Anna Keller leads. Anna Keller is so sure.", "Keller", "Anna Keller"),
        ("Peter Novak spoke at Novak Tower. Novak left.", "Novak", "Peter Novak"),
    ],
)
def test_words_that_are_no_name_make_no_other_person(body: str, surname: str, name: str) -> None:
    known = Names(body).known()
    assert {full for full, _ in known[surname]} == {name}


def test_a_foreign_given_name_is_no_stray_word() -> None:
    body = "Anant Sharma spoke. Rohit Sharma did not. Kim Yo Jong met Lee Kim."
    assert {full for full, _ in Names(body).known()["Sharma"]} == {"Anant Sharma", "Rohit Sharma"}
    assert "Kim Yo Jong" in Names(body).known()
