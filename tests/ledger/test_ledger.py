"""What was read once is known, what was public and what was known at a date is told, and nothing is ever changed."""

import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from paripassu.errors import LedgerError
from paripassu.ledger import FileReading, Ledger, Reading
from paripassu.types import Decision, SetAside

from .samples import NOON, file, reading


def test_a_file_that_was_read_is_known_and_comes_back_as_it_was(address: str) -> None:
    one = file(1)
    with Ledger.open(address) as ledger:
        assert ledger.known(one.file_hash, "reader 1") is None
        ledger.record_many([one], made_by="reader 1", at=NOON)
        assert ledger.known(one.file_hash, "reader 1") == one
        assert ledger.known(one.file_hash, "reader 2") is None
    with Ledger.open(address) as again:
        assert again.known(one.file_hash, "reader 1") == one


def test_the_same_file_under_another_path_is_known_with_that_path(sqlite_address: str) -> None:
    with Ledger.open(sqlite_address) as ledger:
        ledger.record_many([file(1)], made_by="v", at=NOON)
        known = ledger.known(file(1).file_hash, "v", path="elsewhere/a.txt")
    assert known is not None
    assert {known.path, known.readings[0].report.path, known.readings[0].statements[0].path} == {"elsewhere/a.txt"}
    assert known.readings[0].report == replace(reading(1).report, path="elsewhere/a.txt")


def test_a_file_of_several_reports_and_bad_lines_is_known_whole(address: str) -> None:
    parts = tuple(
        Reading(
            replace(r.report, path=f"day.jsonl#{n}"), tuple(replace(s, path=f"day.jsonl#{n}") for s in r.statements)
        )
        for n, r in enumerate((reading(1), reading(2)), start=1)
    )
    whole = FileReading("f" * 64, parts, (SetAside("day.jsonl#3", "not JSON"),), path="day.jsonl")
    with Ledger.open(address) as ledger:
        ledger.record_many([whole], made_by="v", at=NOON)
        assert ledger.known("f" * 64, "v") == whole
        moved = ledger.known("f" * 64, "v", path="old/day.jsonl")
        assert ledger.set_asides() == whole.set_aside
    assert moved is not None
    assert [r.report.path for r in moved.readings] == ["old/day.jsonl#1", "old/day.jsonl#2"]


def test_recording_again_adds_nothing(address: str) -> None:
    with Ledger.open(address) as ledger:
        ledger.record_many([file(1), file(2)], made_by="v", at=NOON)
        head = ledger.head()
        ledger.record_many([file(2), file(1)], made_by="v", at=NOON + timedelta(days=1))
        ledger.record(reading(1).report, reading(1).statements, file_hash=file(1).file_hash, made_by="v", at=NOON)
        assert ledger.head() == head
        assert len(ledger.reports()) == 2
        assert len(ledger.statements()) == 4


def test_a_file_does_not_change_under_one_version(sqlite_address: str) -> None:
    with Ledger.open(sqlite_address) as ledger:
        ledger.record_many([file(1)], made_by="v", at=NOON)
        head = ledger.head()
        other = FileReading(file(1).file_hash, (reading(2),))
        with pytest.raises(LedgerError, match="already recorded with other reports"):
            ledger.record_many([file(3), other], made_by="v", at=NOON)
        assert ledger.head() == head, "nothing of a refused recording is kept, file 3 neither"


def test_as_of_gives_what_was_public_and_known_at_what_was_held(address: str) -> None:
    with Ledger.open(address) as ledger:
        ledger.record_many([file(5), file(0)], made_by="v", at=NOON + timedelta(days=10))
        ledger.record_many([file(2)], made_by="v", at=NOON + timedelta(days=20))
        ids = [r.id for r in ledger.reports()]
        public = ledger.reports(date(2024, 10, 24))
        held = ledger.reports(known_at=NOON + timedelta(days=10))
        both = ledger.statements(date(2024, 10, 24), NOON + timedelta(days=10))
        before = ledger.reports(known_at=NOON)
    assert ids == ["r000000", "r000002", "r000005"]
    assert [r.id for r in public] == ["r000000", "r000002"]
    assert [r.id for r in held] == ["r000000", "r000005"]
    assert [s.id for s in both] == ["r000000-0", "r000000-1"]
    assert before == ()


def test_a_report_without_a_date_is_public_from_the_day_it_was_recorded(address: str) -> None:
    undated = replace(reading(1).report, published=None)
    with Ledger.open(address) as ledger:
        ledger.record(undated, (), file_hash="a", made_by="v", at=NOON + timedelta(days=3))
        assert ledger.reports(date(2024, 10, 24)) == ()
        assert ledger.reports(date(2024, 10, 25)) == (undated,)


def test_yesterdays_answer_stays_whatever_comes_since(address: str) -> None:
    """Also when a clock goes back: a row is never dated before the one ahead of it."""
    with Ledger.open(address) as ledger:
        ledger.record_many([file(1)], made_by="v1", at=NOON)
        ledger.judge("copy", ("r1", "r2"), "accept", by="ana", reason="same words", at=NOON)
        then = NOON + timedelta(minutes=1)

        def answer() -> object:
            return ledger.reports(known_at=then), ledger.statements(known_at=then), ledger.judgements(then)

        before = answer()
        ledger.record_many([file(3)], made_by="v1", at=then + timedelta(hours=1))
        ledger.record_many([file(2)], made_by="v1", at=NOON)
        ledger.record_many([replace(file(1), file_hash="2")], made_by="v2", at=NOON)
        ledger.judge("copy", ("r2", "r1"), "reject", by="ben", reason="other day", at=NOON)
        assert answer() == before
        assert ledger.verify() == ()


def test_another_version_of_the_reader_reads_into_new_rows(address: str) -> None:
    better = tuple(replace(s, stance="confirms") for s in reading(1).statements[:1])
    with Ledger.open(address) as ledger:
        ledger.record_many([file(1)], made_by="v1", at=NOON)
        ledger.record(reading(1).report, better, file_hash=file(1).file_hash, made_by="v2", at=NOON)
        assert ledger.statements() == better
        assert ledger.statements(made_by="v1") == reading(1).statements
        assert len(ledger.reports()) == 1


def test_ids_narrow_what_is_asked_for(address: str) -> None:
    with Ledger.open(address) as ledger:
        ledger.record_many([file(n) for n in range(6)], made_by="v", at=NOON)
        assert [r.id for r in ledger.reports(ids=["r000004", "r000001", "nowhere"])] == ["r000001", "r000004"]
        assert ledger.statements(reports=["r000004"]) == reading(4).statements
        assert ledger.statements(reports=[]) == ()


def test_the_last_judgement_on_a_subject_holds(address: str) -> None:
    with Ledger.open(address) as ledger:
        ledger.judge("copy", ("b", "a"), "accept", by="ana", reason="", at=NOON)
        ledger.judge("match", ("e1", "troops"), "unsure", by="ana", reason="", at=NOON)
        ledger.judge("copy", ("a", "b"), "reject", by="ben", reason="two dispatches", at=NOON)
        held = ledger.judgements()
        assert [(j.kind, j.subject, j.verdict) for j in held] == [
            ("match", ("e1", "troops"), "unsure"),
            ("copy", ("a", "b"), "reject"),
        ]
        assert len(ledger.judgements(history=True)) == 3


def test_a_decision_is_kept_once(address: str) -> None:
    decision = Decision("d1", "defensive-weapons", "authorise", "NSC", "in step", date(2024, 10, 23))
    with Ledger.open(address) as ledger:
        ledger.decide(decision, at=NOON)
        ledger.decide(decision, at=NOON + timedelta(days=1))
        assert ledger.decisions() == (decision,)
        assert ledger.decisions(NOON - timedelta(seconds=1)) == ()


def test_a_file_set_aside_is_kept_once_with_its_reason(address: str) -> None:
    item = SetAside("reports/x.bin", "not text")
    with Ledger.open(address) as ledger:
        ledger.set_aside([item, item], made_by="v", at=NOON)
        ledger.set_aside([item], made_by="v", at=NOON)
        assert ledger.set_asides() == (item,)
        assert ledger.head().sequence == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET made_by = 'me' WHERE seq = 1",
        "DELETE FROM entries",
        "DELETE FROM schema_versions",
        "UPDATE schema_versions SET number = 9",
        "DELETE FROM entry_words",
    ],
)
def test_the_database_itself_refuses_to_change_or_delete(address: str, statement: str) -> None:
    with Ledger.open(address) as ledger:
        ledger.record_many([file(1)], made_by="v", at=NOON)
        engine = ledger._store.engine
        with pytest.raises(sa.exc.DBAPIError), engine.begin() as connection:
            connection.exec_driver_sql(statement)
        assert ledger.verify() == ()


def test_postgresql_refuses_to_truncate(postgresql_address: str) -> None:
    with Ledger.open(postgresql_address) as ledger:
        engine = ledger._store.engine
        with pytest.raises(sa.exc.DBAPIError, match="append-only"), engine.begin() as connection:
            connection.exec_driver_sql("TRUNCATE entries")


def test_words_are_found_in_reports_and_statements(address: str) -> None:
    with Ledger.open(address) as ledger:
        ledger.record_many([file(n) for n in range(10)], made_by="v", at=NOON)
        hits = ledger.search("DENIED convoy", 50)
        assert {h.report for h in hits} == {"r000001", "r000006"}
        assert {h.kind for h in hits} == {"report"}, "the cue is no part of a statement's content"
        assert "convoy 6" in ledger.search('"convoy 6 had"', 1)[0].text
        assert {h.kind for h in ledger.search("Seeburg minister", 50)} == {"report", "statement"}
        assert len(ledger.search("convoy", 4)) == 4
        assert ledger.search("convoy", 50, known_at=NOON - timedelta(days=1)) == ()


@pytest.mark.parametrize(
    "text", ["", "  ", '"', "'; DROP TABLE entries; --", "AND OR NOT", "a* NEAR(b", "%_\\", "\0", ":limit"]
)
def test_no_query_breaks_the_search(address: str, text: str) -> None:
    with Ledger.open(address) as ledger:
        ledger.record_many([file(1)], made_by="v", at=NOON)
        assert ledger.search(text) == ()


def test_a_ledger_goes_out_and_in_without_loss_between_databases(address: str) -> None:
    out, again = io.StringIO(), io.StringIO()
    with Ledger.open(address) as ledger, Ledger.open("sqlite://") as copy:
        ledger.record_many([file(n) for n in range(5)], made_by="v", at=NOON)
        ledger.judge("copy", ("a", "b"), "unsure", by="ana", reason="“quoted” \0 😀", at=NOON)
        copy.import_(io.StringIO(_exported(ledger)))
        ledger.set_aside([SetAside("x", "y")], made_by="v", at=NOON)
        head = ledger.export(out)
        assert copy.import_(io.StringIO(out.getvalue())) == head, "what is new is added to what was imported before"
        copy.export(again)
        assert again.getvalue() == out.getvalue()
        assert copy.verify(head) == ()
        assert copy.search("convoy", 100) != ()
        assert copy.reports() == ledger.reports()
        assert copy.judgements() == ledger.judgements()


def test_a_ledger_comes_into_each_database(address: str) -> None:
    with Ledger.open("sqlite://") as source, Ledger.open(address) as ledger:
        source.record_many([file(n) for n in range(3)], made_by="v", at=NOON)
        assert ledger.import_(io.StringIO(_exported(source))) == source.head()
        assert ledger.verify() == ()
        assert ledger.statements() == source.statements()


@pytest.mark.parametrize("damage", ["cut", "changed", "swapped", "not json", "empty", "other"])
def test_a_damaged_export_is_refused_whole(damage: str) -> None:
    with Ledger.open("sqlite://") as source, Ledger.open("sqlite://") as ledger:
        source.record_many([file(n) for n in range(3)], made_by="v", at=NOON)
        lines = _exported(source).splitlines(keepends=True)
        damaged = {
            "cut": lines[:-1],
            "changed": [*lines[:2], lines[2].replace("Convoy", "Column").replace("convoy", "column"), *lines[3:]],
            "swapped": [*lines[:2], lines[3], lines[2], *lines[4:]],
            "not json": [*lines[:4], "{\n", *lines[5:]],
            "empty": [],
            "other": ['{"format":"something"}\n'],
        }[damage]
        assert "".join(damaged) != "".join(lines)
        with pytest.raises(LedgerError) as told:
            ledger.import_(io.StringIO("".join(damaged)))
        assert told.value.place is not None
        assert told.value.remedy
        assert ledger.head().sequence == 0


def test_another_ledgers_rows_are_not_mixed_in(sqlite_address: str) -> None:
    with Ledger.open("sqlite://") as source, Ledger.open(sqlite_address) as ledger:
        source.record_many([file(1), file(2)], made_by="v", at=NOON)
        ledger.record_many([file(3)], made_by="v", at=NOON)
        head = ledger.head()
        with pytest.raises(LedgerError, match="another than the export's"):
            ledger.import_(io.StringIO(_exported(source)))
        assert ledger.head() == head


def test_verify_finds_what_was_tampered_with(sqlite_address: str) -> None:
    with Ledger.open(sqlite_address) as ledger:
        ledger.record_many([file(n) for n in range(4)], made_by="v", at=NOON)
        head = ledger.head()
        assert ledger.verify(head) == ()
        engine = ledger._store.engine
        with engine.begin() as connection:
            connection.exec_driver_sql("DROP TRIGGER entries_no_update")
            connection.exec_driver_sql("DROP TRIGGER entries_no_delete")
            connection.exec_driver_sql("UPDATE entries SET body = replace(body, 'denied', 'affirmed') WHERE seq = 5")
        found = ledger.verify(head)
        assert [p.place.line for p in found] == [5]
        assert "changed after it was recorded" in found[0].text
        with engine.begin() as connection:
            connection.exec_driver_sql("DELETE FROM entries WHERE seq = 7")
        assert any("rows 7 to 7 are missing" in p.text for p in ledger.verify(head))
        with engine.begin() as connection:
            connection.exec_driver_sql(f"DELETE FROM entries WHERE seq = {head.sequence}")
        assert any("cut off" in p.text for p in ledger.verify(head))


def test_times_without_a_zone_are_refused(sqlite_address: str) -> None:
    with Ledger.open(sqlite_address) as ledger, pytest.raises(ValueError, match="zone"):
        ledger.record_many([file(1)], made_by="v", at=NOON.replace(tzinfo=None))


def test_a_very_long_report_and_odd_characters_are_kept(address: str) -> None:
    body = "Ω😀\0\ufffd word " * 60_000
    long = replace(reading(1).report, body=body)
    with Ledger.open(address) as ledger:
        ledger.record(long, (), file_hash="h", made_by="v", at=NOON)
        assert ledger.reports() == (long,)
        assert len(ledger.search("word")) == 1


def test_text_that_is_not_unicode_is_refused_with_a_reason(address: str) -> None:
    half = replace(reading(1).report, body="half a character: \ud83d")
    with Ledger.open(address) as ledger:
        with pytest.raises(LedgerError, match="cannot be kept"):
            ledger.record(half, (), file_hash="h", made_by="v", at=NOON)
        assert ledger.head().sequence == 0


def _exported(ledger: Ledger) -> str:
    stream = io.StringIO()
    ledger.export(stream)
    return stream.getvalue()
