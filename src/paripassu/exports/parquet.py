"""A view in, one of its tables as Parquet out, with the schema's version in its metadata."""

import io
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.parquet as pq

from paripassu.exports.rows import COLUMNS, SCHEMA, TableName, rows
from paripassu.views import View

_TYPES = {
    "text": pa.string(),
    "number": pa.float64(),
    "whole": pa.int64(),
    "yes": pa.bool_(),
    "day": pa.date32(),
    "time": pa.timestamp("us", tz="UTC"),
    "texts": pa.list_(pa.string()),
}


def as_parquet(view: View, table: TableName) -> bytes:
    """The rows of *table*; a time without a zone is taken as UTC."""
    columns = COLUMNS[table]
    metadata = {"paripassu.schema": SCHEMA, "paripassu.table": table, "paripassu.as_of": str(view.assessment.as_of)}
    schema = pa.schema([(name, _TYPES[kind]) for name, kind in columns.items()], metadata=metadata)
    found = list(rows(view, table))
    arrays = [pa.array([_value(row[name]) for row in found], type=_TYPES[kind]) for name, kind in columns.items()]
    out = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), out, compression="zstd")
    return out.getvalue()


def _value(value: object) -> object:
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return value
