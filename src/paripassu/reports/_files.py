"""Paths in, reports out: the one module of this room that touches the file system."""

import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from paripassu.reports._parse import parse_bytes, too_large
from paripassu.settings import Settings
from paripassu.types import Report, SetAside


def read_paths(paths: Sequence[Path], settings: Settings) -> Iterator[Report | SetAside]:
    """The reports in *paths*, files and folders with all that is in them, sorted by path, each path once.

    Nothing is left out in silence: what is not taken (hidden, no regular file, a link in a loop, gone while reading,
    too large, no text, broken) comes as a SetAside with its reason. File system times are not looked at.
    """
    for item in list_files(paths, settings):
        if isinstance(item, SetAside):
            yield item
        else:
            yield from _read(_name(item), item, settings)


def list_files(paths: Sequence[Path], settings: Settings) -> Iterator[Path | SetAside]:
    """The regular files in *paths* that may be read, and what was left out with its reason, sorted by path."""
    found: dict[str, Path | SetAside] = {}
    seen: dict[Path, str] = {}
    for path in sorted(set(paths), key=_name):
        _gather(path, found, seen, given=True)
    for name, item in sorted(found.items()):
        if isinstance(item, SetAside):
            yield item
            continue
        try:
            size = item.stat().st_size
        except OSError as error:
            yield SetAside(name, _reason(error))
            continue
        yield SetAside(name, too_large(size, settings)) if size > settings.max_report_bytes else item


def _name(path: Path) -> str:
    """The path as text; bytes of a name that are no UTF-8 are shown as escapes, so that the name can be printed."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _gather(path: Path, found: dict[str, Path | SetAside], seen: dict[Path, str], *, given: bool) -> None:
    name = _name(path)
    if path.name.startswith(".") and path.name not in (".", "..") and not given:
        found[name] = SetAside(name, "hidden (its name starts with a dot)")
        return
    try:
        mode = path.stat().st_mode
        if not stat.S_ISDIR(mode):
            kind = None if stat.S_ISREG(mode) else "it is no regular file"
            found[name] = SetAside(name, kind) if kind else path
            return
        real = path.resolve(strict=True)
        if real in seen:
            if seen[real] != name:
                found[name] = SetAside(name, f"the same folder as {seen[real]}, by a link; read once")
            return
        seen[real] = name
        children = sorted(path.iterdir(), key=_name)
    except (OSError, RuntimeError) as error:
        found[name] = SetAside(name, _reason(error))
        return
    for child in children:
        _gather(child, found, seen, given=False)


def _read(name: str, path: Path, settings: Settings) -> list[Report | SetAside]:
    try:
        size = path.stat().st_size
        if size > settings.max_report_bytes:
            return [SetAside(name, too_large(size, settings))]
        with path.open("rb") as file:
            data = file.read(settings.max_report_bytes + 1)
    except OSError as error:
        return [SetAside(name, _reason(error))]
    return parse_bytes(name, data, settings)


def _reason(error: OSError | RuntimeError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder (gone while reading, or a link to nothing)"
    if isinstance(error, PermissionError):
        return "it may not be read: permission denied"
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"it cannot be read: {text[:1].lower()}{text[1:]}"
