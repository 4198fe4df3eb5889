"""Windows in, what they hold out: alike in any order and company, taken as they are needed, refused where files are broken."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from benchmarks.labelled import read_set
from paripassu.errors import ModelError
from paripassu.evidence.judge import FOLDER as MATCHER
from paripassu.statements._encode import Window, paragraph_spans, windows_of, words_of
from paripassu.statements._model import AHEAD, FOLDER, Found, Model
from paripassu.statements._tags import WHO


@pytest.fixture(scope="module")
def windows(model: Model) -> list[Window]:
    """Windows of a few dozen short texts and of one long one."""
    texts = [t.text for t in read_set("dev")][:30]
    texts.append("\n\n".join(texts))
    return [w for t in texts for w in windows_of(words_of(t, paragraph_spans(t), model.tokenizer, model.table))]


def same(a: Found, b: Found) -> bool:
    return a.joined == b.joined and np.array_equal(np.asarray(a.meaning), np.asarray(b.meaning))


def test_a_window_holds_the_same_in_any_order_and_company(model: Model, windows: list[Window]) -> None:
    together = list(model.run(windows))
    assert sum(len(f.joined) for f in together) > 50
    order = list(range(len(windows)))
    random.Random(5).shuffle(order)
    for i, found in zip(order, model.run(windows[i] for i in order), strict=True):
        assert same(found, together[i])
    for i in (0, 7, len(windows) - 1):
        assert same(next(model.run([windows[i]])), together[i])


def test_words_of_persons_and_scores_of_sources_come_with_every_window(model: Model, windows: list[Window]) -> None:
    for window, found in zip(windows, model.run(windows), strict=True):
        assert found.persons is not None
        assert found.persons.shape == (len(window.first),)
        assert all(0 < p < 1 for p in found.persons.tolist())
        assert all(len(j.who) == (sum(WHO) if j.source else 0) for j in found.joined)


def test_names_of_persons_are_told_from_other_capitals(model: Model) -> None:
    text = "Maria Lopez spoke in Trump Tower, where Dirty Dancing was shown, and Anna Berg listened."
    (window,) = windows_of(words_of(text, paragraph_spans(text), model.tokenizer, model.table))
    (found,) = model.run([window])
    assert found.persons is not None
    chance = {text[a:b]: p for a, b, p in zip(window.starts, window.ends, found.persons.tolist(), strict=True)}
    assert min(chance[w] for w in ("Maria", "Lopez", "Anna", "Berg")) > 0.6
    assert max(chance[w] for w in ("Tower", "Dirty", "Dancing", "spoke")) < 0.2


def test_a_model_without_the_heads_that_its_figures_speak_of_is_refused(tmp_path: Path) -> None:
    for name in ("tokenizer.json", "reader.json"):
        shutil.copy(FOLDER / name, tmp_path)
    shutil.copy(MATCHER / "pairs.onnx", tmp_path / "reader.onnx")  # a network with three outputs
    with pytest.raises(ModelError, match="two models"):
        Model(tmp_path)


def test_the_number_of_workers_changes_nothing(model: Model, windows: list[Window]) -> None:
    one, three = (list(Model(workers=n).run(windows[:12])) for n in (1, 3))
    assert all(map(same, one, three))


def test_no_windows_hold_nothing(model: Model) -> None:
    assert list(model.run([])) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_windows_are_taken_only_a_little_ahead_of_the_work(windows: list[Window], workers: int) -> None:
    model, taken = Model(workers=workers), 0

    def many() -> Iterator[Window]:
        nonlocal taken
        for _ in range(10 * AHEAD):
            taken += 1
            yield windows[0]

    work = model.over(lambda w: len(w.pieces), many())
    assert next(work) == len(windows[0].pieces)
    assert taken <= AHEAD
    assert len(list(work)) == 10 * AHEAD - 1


def test_what_goes_wrong_at_work_reaches_the_caller(model: Model, windows: list[Window]) -> None:
    def fails(_: Window) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(model.over(fails, windows))


@pytest.mark.parametrize("name", ["reader.onnx", "reader.json", "tokenizer.json"])
@pytest.mark.parametrize("damage", ["missing", "empty", "cut"])
def test_missing_or_broken_files_are_refused(tmp_path: Path, name: str, damage: str) -> None:
    for path in FOLDER.glob("reader.json"), FOLDER.glob("tokenizer.json"):
        shutil.copy(next(path), tmp_path)
    if name != "reader.onnx":
        (tmp_path / "reader.onnx").symlink_to(FOLDER / "reader.onnx")
    content = (FOLDER / name).read_bytes()
    (tmp_path / name).unlink(missing_ok=True)
    if damage != "missing":
        (tmp_path / name).write_bytes(b"" if damage == "empty" else content[: len(content) // 2])
    with pytest.raises(ModelError, match="install"):
        Model(tmp_path)
