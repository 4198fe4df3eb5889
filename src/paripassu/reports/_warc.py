"""A WARC archive's bytes in; a draft for each page in it, and what is set aside, out, in order."""

import io
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from paripassu.reports._dates import read_date
from paripassu.reports._decode import NotTextError, decode
from paripassu.reports._draft import Dated, Draft
from paripassu.reports._html import PageError, read_page
from paripassu.types import SetAside

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_UNPACKED = 20
"""An archive may unpack to this many times the bytes of the largest report."""
_PAGES = ("text/html", "application/xhtml+xml")
_HALF = "the archive is half-written: {}; what stands whole in it was read"


def read_warc(path: str, data: bytes, largest: int) -> Iterator[Draft | SetAside]:
    """The pages in a WARC archive (gzip or not), each path#NUMBER. Of a half-written one, what stands whole is read.

    *largest* is the most bytes that a page may have; the archive may unpack to twenty times as many.
    """
    unpacked, fault = _unpack(data, _UNPACKED * largest) if data.startswith(b"\x1f\x8b") else (data, "")
    # Imported on first use: it brings a compiled library, and most folders hold no archive.
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415

    number = 0
    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    records = iter(ArchiveIterator(io.BytesIO(unpacked), record_types=kinds, parse_http=True, auto_decode="all"))
    while True:
        try:
            record = next(records, None)
            if record is None:
                break
            number += 1
            item = _page(f"{path}#{number}", record, largest)
        except (OSError, ValueError, RuntimeError, LookupError, EOFError) as error:
            fault = fault or " ".join(str(error).split())[:120] or type(error).__name__
            break
        yield item
    if fault:
        yield SetAside(path, _HALF.format(fault[:1].lower() + fault[1:]))
    elif not number:
        yield SetAside(path, "the archive holds no page")


def _unpack(data: bytes, most: int) -> tuple[bytes, str]:
    """The members of a gzip file unpacked, one after another, as far as they go; and what is wrong, or nothing."""
    parts: list[bytes] = []
    left = most
    while data:
        member = zlib.decompressobj(wbits=31)
        try:
            part = member.decompress(data, left)
        except zlib.error as error:
            return b"".join(parts), str(error)
        parts.append(part)
        left -= len(part)
        if not member.eof:
            return b"".join(
                parts
            ), f"it unpacks to more than {most:,} bytes" if left <= 0 else "its last part breaks off"
        if left <= 0:
            return b"".join(parts), f"it unpacks to more than {most:,} bytes"
        data = member.unused_data
    return b"".join(parts), ""


def _page(path: str, record: "WarcRecord", largest: int) -> Draft | SetAside:
    headers = {k.lower(): v for k, v in (record.http_headers or record.headers).items()}
    content = (record.http_content_type or headers.get("content-type", "")).split(";")[0].strip().lower()
    status = record.http_headers.status_code if record.http_headers else 200
    if status != 200:
        return SetAside(path, f"the server's answer was {status}, not a page")
    if content not in (*_PAGES, "text/plain"):
        return SetAside(path, f"not a page but {content or 'of no stated type'}")
    payload = record.reader.read(largest + 1)
    if len(payload) > largest:
        return SetAside(path, f"the page has more than {largest:,} bytes")
    coded = "content-encoding" in headers or "transfer-encoding" in headers
    if not coded and len(payload) < record.content_length:
        return SetAside(path, "the archive breaks off within this page")
    if not payload.strip():
        return SetAside(path, "the page is empty")
    address = record.headers.get("WARC-Target-URI")
    stamp = read_date("record capture", record.headers.get("WARC-Date") or "")
    try:
        text = decode(payload, record.http_charset).text
        draft = read_page(path, text, address) if content in _PAGES else Draft(path, text, "plain", url=address)
    except (NotTextError, PageError) as reason:
        return SetAside(path, str(reason))
    return replace(draft, dated=(*draft.dated, Dated("capture", stamp))) if stamp else draft
