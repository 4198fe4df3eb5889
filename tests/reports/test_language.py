"""Languages: declared first, else told from the text; what the reader cannot read is kept and said to be so."""

import pytest

from .support import report

TEXTS = {
    "en": "The ministry said on Tuesday that it knew of nothing, and that it would say so again.",
    "ko": "국방부는 화요일에 그 일에 대해 아무것도 알지 못한다고 밝혔으며, 앞으로도 같은 답변을 할 것이라고 말했다.",
    "ru": "Министерство заявило во вторник, что ничего об этом не знает и готово повторить это ещё раз.",
    "uk": "Міністерство заявило у вівторок, що нічого про це не знає, і що воно готове це повторити.",
    "fr": "Le ministère a déclaré mardi qu'il ne savait rien de cette affaire et qu'il le répéterait.",
    "de": "Das Ministerium sagte am Dienstag, es wisse von nichts, und es werde das gern wiederholen.",
    "es": "El ministerio dijo el martes que no sabía nada de ello y que lo repetiría cuantas veces hiciera falta.",
    "zh": "国防部星期二表示，对此事一无所知，并称今后仍将给出同样的答复，记者无法从其他渠道得到证实。",
    "ja": "国防省は火曜日、この件については何も知らないと述べ、今後も同じ答えを繰り返すだろうと語った。",
    "pl": "Ministerstwo oświadczyło we wtorek, że nic o tym nie wie i że chętnie to jeszcze raz powtórzy.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_the_language_is_told_from_the_text(code: str) -> None:
    made = report("a.txt", TEXTS[code])
    assert (made.language, made.readable) == (code, code == "en")
    assert made.body == TEXTS[code]


@pytest.mark.parametrize(
    ("word", "code"),
    [("en", "en"), ("en-US", "en"), ("EN_gb", "en"), ("English", "en"), ("ko-KR", "ko"), ("kor", "ko")],
)
def test_what_is_declared_comes_first(word: str, code: str) -> None:
    assert report("a.md", f"---\nlanguage: {word}\n---\nVoilà, dit-il.\n").language == code


def test_a_declaration_that_cannot_be_is_flagged() -> None:
    made = report("a.md", f"---\nlanguage: en\n---\n{TEXTS['ko']}\n")
    assert (made.language, made.readable) == ("ko", False)
    assert [f.kind for f in made.flags] == ["language"]


def test_too_little_text_leaves_the_language_unknown() -> None:
    made = report("a.txt", "Yes.")
    assert made.language is None
    assert made.readable
