"""The same view in each form: nothing lost between them, each readable by the tools it is for, the same bytes again."""

import csv
import io
import json
import sys
from dataclasses import replace
from typing import Any

import pytest

from paripassu.errors import UsageError
from paripassu.exports import FORMS, TABLES, Form, TableName, export
from paripassu.exports.rows import COLUMNS, rows
from paripassu.views import View


@pytest.mark.parametrize("form", FORMS)
def test_the_same_view_gives_the_same_bytes(view: View, form: Form) -> None:
    if form in {"parquet", "stix"}:
        pytest.importorskip({"parquet": "pyarrow", "stix": "stix2"}[form])
    assert export(view, form) == export(view, form)


@pytest.mark.parametrize("table", TABLES)
def test_csv_and_json_lines_hold_the_same_rows(view: View, table: TableName) -> None:
    lines = [json.loads(x) for x in export(view, "jsonl", table).decode().splitlines()]
    sheet = list(csv.DictReader(io.StringIO(export(view, "csv", table).decode(), newline="")))
    assert len(lines) == len(sheet) == len(list(rows(view, table))) > 0
    for one, two in zip(lines, sheet, strict=True):
        assert list(one) == list(two) == list(COLUMNS[table])
        assert all((one[k] is None) == (two[k] == "") for k in one if not isinstance(one[k], str | list))


@pytest.mark.parametrize("table", TABLES)
def test_parquet_holds_them_too(view: View, table: TableName) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="Parquet needs paripassu[exports]")
    found = parquet.read_table(io.BytesIO(export(view, "parquet", table)))
    assert found.column_names == list(COLUMNS[table])
    assert found.schema.metadata[b"paripassu.schema"] == b"1"
    lines = [json.loads(x) for x in export(view, "jsonl", table).decode().splitlines()]
    assert [r["id"] for r in found.to_pylist()] == [x["id"] for x in lines]


def test_no_cell_is_a_formula(view: View) -> None:
    for table in TABLES:
        for row in csv.reader(io.StringIO(export(view, "csv", table).decode(), newline="")):
            assert not any(c.startswith(("=", "@")) for c in row)


def test_a_selector_finds_the_quotation_in_its_report(view: View) -> None:
    graph = json.loads(export(view, "jsonld"))["@graph"]
    bodies = {f"urn:paripassu:report:{r.report.id}": r.report.body for r in view.weighed.holdings.readings}
    nodes = {n["@id"]: n for n in graph}
    quotations = [n for n in graph if "Quotation" in n["@type"]]
    assert len(quotations) == len(view.evidence)
    for node in quotations:
        target = node["oa:hasTarget"]
        place, quote = target["oa:hasSelector"]
        body = bodies[target["oa:hasSource"]["@id"]]
        assert body[place["oa:start"] : place["oa:end"]] == quote["oa:exact"]
        assert nodes[node["about"]["@id"]]["@type"] == "Claim"
        assert target["oa:hasSource"]["@id"] in nodes


def test_a_copy_is_derived_from_its_origin(view: View) -> None:
    graph = json.loads(export(view, "jsonld"))["@graph"]
    derived = [n for n in graph if "prov:wasDerivedFrom" in n]
    assert len(derived) == 1
    assert derived[0]["publisher"]["name"] == "Morning Post"


def stix(view: View, marking: Any = "CLEAR") -> Any:
    stix2 = pytest.importorskip("stix2", reason="STIX needs paripassu[exports]")
    return stix2.parse(export(view, "stix", marking=marking).decode(), allow_custom=False)


def test_stix_is_valid_and_whole(view: View) -> None:
    bundle = stix(view)
    kinds: dict[str, list[Any]] = {}
    for item in bundle.objects:
        kinds.setdefault(item.type, []).append(item)
    assert len(kinds["opinion"]) == len(view.evidence)
    assert len(kinds["note"]) == len(view.weighed.situation.indicators)
    assert [r.relationship_type for r in kinds["relationship"]] == ["derived-from"]
    ids = {item.id for item in bundle.objects}
    assert len(ids) == len(bundle.objects)
    for item in bundle.objects:
        refs = [*item.get("object_refs", []), *item.get("object_marking_refs", [])]
        refs += [item[k] for k in ("created_by_ref", "source_ref", "target_ref") if k in item]
        assert set(refs) <= ids, item.id


def test_a_denial_disagrees(view: View) -> None:
    denial = replace(view.evidence[0], stance="denies")
    found = [o.opinion for o in stix(replace(view, evidence=(denial,))).objects if o.type == "opinion"]
    assert found in (["disagree"], ["strongly-disagree"])


@pytest.mark.parametrize("marking", ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"])
def test_every_object_carries_the_marking(view: View, marking: str) -> None:
    objects = [o for o in stix(view, marking).objects if o.type != "marking-definition"]
    wanted = 2 if marking == "AMBER+STRICT" else 1
    assert all(len(o.object_marking_refs) == wanted for o in objects)


def test_a_missing_package_is_told(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "paripassu.exports.parquet", raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match="pyarrow"):
        export(view, "parquet")
