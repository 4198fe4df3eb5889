"""Bytes of a file in, its text out, with the encoding that it was read by; or the reason why it is no text."""

import codecs
import re
from typing import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x7fELF",
    b"RIFF",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,40})"""
    rb"""|<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9._:-]{2,40})"""
)
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r\f")
_HEAD = 4096
"""Bytes in which a declaration of the encoding is looked for (the HTML standard: 1024; real pages put it later)."""


class Decoded(NamedTuple):
    """A file's text, without a byte order mark."""

    text: str
    encoding: str
    guessed: bool
    """Whether nothing in the file says that this is its encoding and it is not UTF-8 either."""


class NotTextError(Exception):
    """The bytes are no text; the message says why."""


def decode(data: bytes, told: str | None = None) -> Decoded:
    """*data* as text: by its byte order mark, as UTF-8, as it declares or a server *told*, else as Windows-1252.

    The last is a guess, so the report carries a flag. Raises NotTextError for what looks like no text at all.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding), encoding, guessed=False)
            except UnicodeDecodeError as error:
                reason = f"its byte order mark says {encoding}, but byte {error.start} does not fit"
                raise NotTextError(reason) from None
    if data.startswith(_MAGIC) or b"\x00" in data:
        raise NotTextError("it is a binary file, not text")
    if len(data) - len(data.translate(None, _CONTROLS)) > len(data) // 100:
        raise NotTextError("it is full of control characters, so no text")
    try:
        return Decoded(data.decode("utf-8"), "utf-8", guessed=False)
    except UnicodeDecodeError:
        return _declared(data, told) or _guess(data)


def _declared(data: bytes, told: str | None) -> Decoded | None:
    found = _DECLARED.search(data[:_HEAD])
    name = (found.group(1) or found.group(2)).decode("ascii") if found else told
    if not name:
        return None
    try:
        info = codecs.lookup(name)
        # Python also lists transforms (rot13, zlib) that no page may name.
        if not info._is_text_encoding or info.name in (
            "utf-7",
            "unicode_escape",
            "raw_unicode_escape",
            "idna",
            "punycode",
        ):
            return None
        return Decoded(data.decode(info.name), info.name, guessed=False)
    except (LookupError, UnicodeError):
        return None


def _guess(data: bytes) -> Decoded:
    # "replace" stands in for the five bytes that Windows-1252 leaves open.
    text = data.decode("cp1252", "replace")
    head = text[:_HEAD]
    if sum(c.isalpha() or c.isspace() for c in head) < 0.6 * len(head):
        raise NotTextError("it is neither UTF-8 nor, by its characters, text in a Western encoding")
    return Decoded(text, "cp1252", guessed=True)
