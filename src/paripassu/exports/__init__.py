"""A view in, the same in other programs' forms out: CSV, JSON Lines, Parquet, JSON-LD, STIX 2.1."""

from importlib import import_module
from typing import Literal, get_args

from paripassu.errors import UsageError
from paripassu.exports.linked import as_jsonld
from paripassu.exports.rows import TABLES, TableName, as_csv, as_jsonl
from paripassu.situation.model import Tlp
from paripassu.views import View

Form = Literal["csv", "jsonl", "parquet", "jsonld", "stix"]
FORMS: tuple[Form, ...] = get_args(Form)
MEDIA: dict[Form, str] = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl",
    "parquet": "application/vnd.apache.parquet",
    "jsonld": "application/ld+json",
    "stix": "application/stix+json;version=2.1",
}


def export(view: View, form: Form, table: TableName = "evidence", marking: Tlp = "CLEAR") -> bytes:
    """What *view* holds, in *form*; the same view gives the same bytes.

    table: for CSV, JSON Lines and Parquet, which one. marking: the TLP 2.0 marking that STIX objects carry. Raises
    UsageError where the packages of `paripassu[exports]` that Parquet and STIX need are not there."""
    if form == "csv":
        return as_csv(view, table).encode("utf-8", "replace")
    if form == "jsonl":
        return as_jsonl(view, table).encode("utf-8", "replace")
    if form == "jsonld":
        return as_jsonld(view).encode("utf-8", "replace")
    # Their packages are large, and most who run the product never export.
    try:
        module = import_module(f"paripassu.exports.{form}")
    except ModuleNotFoundError as error:
        raise UsageError(
            f"this form needs the package {error.name}", remedy="pip install 'paripassu[exports]'"
        ) from error
    made: bytes = module.as_parquet(view, table) if form == "parquet" else module.as_stix(view, marking)
    return made


__all__ = ["FORMS", "MEDIA", "TABLES", "Form", "TableName", "export"]
