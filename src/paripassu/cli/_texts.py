"""`copies` and `revisions`: a workspace in, which texts are one and what later texts changed out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
from rich.text import Text

from paripassu import payload
from paripassu.cli._common import (
    by_option,
    emit,
    json_option,
    opened,
    out,
    say,
    time_options,
    weighed,
    workspace_options,
)
from paripassu.errors import NotFound
from paripassu.ledger import JudgementVerdict, Ledger
from paripassu.render.lines import FAINT, ID, clean, percent, quoted, several, shortened, wrapped
from paripassu.reports.copies import Link
from paripassu.reports.revisions import Revision, changed_statements, reread, revisions, shown
from paripassu.types import Report, Span, Statement
from paripassu.views import Weighed, public_by

_VERDICTS: dict[str, JudgementVerdict] = {"same": "accept", "different": "reject", "unsure": "unsure"}


@click.command()
@workspace_options
@click.option("--same", metavar="LINK", help="Decide that the two texts of a link are one.")
@click.option("--different", metavar="LINK", help="Decide that they are not.")
@click.option("--unsure", metavar="LINK", help="Take a decision back.")
@by_option
@click.option("--reason", default="", help="Why; kept with the decision.")
@click.option("--full", is_flag=True, help="Also the passages that they share.")
@time_options
@json_option
def copies_command(
    *, workspace: Path, ledger: str | None, no_ledger: bool, same: str | None, different: str | None,
    unsure: str | None, by: str, reason: str, full: bool, as_of: date | None, known_at: datetime | None, as_json: bool,
) -> None:  # fmt: skip
    """Texts that are copies of one another: of what kind, from where, and how surely.

    Sure links make one origin of two texts; unsure ones do nothing until a person decides them.
    """
    with opened(workspace, ledger, no_ledger, known_at) as space:
        held = _by(weighed(space), as_of)
        asked = [(v, link) for v, link in (("same", same), ("different", different), ("unsure", unsure)) if link]
        for verdict, name in asked:
            link = _link(held, name)
            at = datetime.now(UTC)
            space.kept.judge("copy", (link.a, link.b), _VERDICTS[verdict], by=by, reason=reason, at=at)
            emit(f"{verdict}: {link.id}, by {by}")
    if asked:
        return
    reports = _reports(held)
    links = held.families.links
    if as_json:
        for link in links:
            emit(payload.dumps(_link_payload(link, reports)))
    else:
        console = out()
        for line in _pictured(held, reports, console.width, full):
            console.print(line, soft_wrap=True)
    roots = {held.families.origin_of.get(x.a, x.a) for x in links}
    say(f"{several(len(links), 'link')} from {several(len(roots), 'text')}")


def _by(held: Weighed, as_of: date | None) -> Weighed:
    """What was weighed of the reports that were public by a day; all of it for no day."""
    if as_of is None:
        return held
    public = [r for r in held.holdings.readings if r.report.published and r.report.published.date() <= as_of]
    seen, _, _ = public_by(held, as_of)
    return replace(seen, holdings=replace(held.holdings, readings=tuple(public)))


def _reread(ledger: Ledger, as_of: date | None, known_at: datetime | None, *, as_json: bool) -> None:
    """What the last two versions of the reader made of each report that both read."""
    versions = {report: pair[-2:] for report, pair in ledger.readers(known_at).items()}
    reports = {r.id: r for r in ledger.reports(as_of, known_at, ids=list(versions))}
    console = out()
    changed = 0
    for pair in sorted(set(versions.values())):
        ids = [name for name in reports if versions[name] == pair]
        sides = [_by_report(ledger.statements(as_of, known_at, made_by=version, reports=ids)) for version in pair]
        for name in ids:
            rows = reread(sides[0].get(name, []), sides[1].get(name, []))
            changed += len(rows)
            if rows and not as_json:
                console.print(
                    Text(clean(reports[name].path), style="bold").append(f"  {pair[0]} → {pair[1]}", style=FAINT)
                )
            for what, was, now in rows:
                if as_json:
                    row = {"report": name, "path": reports[name].path, "readers": list(pair), "what": what}
                    emit(payload.dumps({**row, "old": was.id if was else None, "new": now.id if now else None}))
                    continue
                console.print(Text(f"  {what}", style="yellow"), soft_wrap=True)
                for sign, side, style in (("-", was, "magenta"), ("+", now, "blue")):
                    if side is not None:
                        reading = f" [{side.stance}; {side.certainty}; {side.tense}]"
                        for line in wrapped(shown(side) + reading, console.width, f"    {sign} ", style=style):
                            console.print(line, soft_wrap=True)
    say(f"{several(changed, 'statement')} read otherwise, in {several(len(reports), 'report')} read by two versions")


def _by_report(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        found.setdefault(statement.report, []).append(statement)
    return found


def _link(held: Weighed, name: str) -> Link:
    found = [x for x in held.families.links if x.id.startswith(name)]
    if len(found) != 1:
        raise NotFound(f"there is no one link {name}", remedy="give an id as `copies` shows it")
    return found[0]


def _reports(held: Weighed) -> dict[str, Report]:
    return {r.report.id: r.report for r in held.holdings.readings}


def _pictured(held: Weighed, reports: Mapping[str, Report], width: int, full: bool) -> Iterator[Text]:
    origin_of = held.families.origin_of
    for key in dict.fromkeys(origin_of.get(x.a, x.a) for x in held.families.links):
        yield Text(clean(reports[key].path), style="bold").append(f"  {reports[key].title or ''}", style=FAINT)
        for link in held.families.links:
            if origin_of.get(link.a, link.a) == key:
                yield from _drawn(link, reports, width, full)
        yield Text()


def _drawn(link: Link, reports: Mapping[str, Report], width: int, full: bool) -> Iterator[Text]:
    other = link.a if link.origin == link.b else link.b
    line = Text("  ").append(f"{link.kind:<11}", style="blue" if link.verdict == "same" else "magenta")
    line.append("" if link.verdict == "same" else f"{link.verdict}  ", style="magenta")
    yield line.append(f"{clean(reports[other].path)}  {percent(link.probability)}").append(f"  {link.id}", style=ID)
    decided = f"; decided by {link.decided_by}" if link.decided_by else ""
    direction = "direction unknown; " if link.origin is None else ""
    yield from wrapped(f"{direction}{link.reason}{decided}", width, " " * 13, style=FAINT)
    if full:
        for piece in link.aligned:
            words = quoted(shortened(reports[link.a].body[piece.a.start : piece.a.end], 3 * width))
            yield from wrapped(
                f"{piece.a.start}-{piece.a.end} = {piece.b.start}-{piece.b.end} {words}", width, " " * 13
            )


def _link_payload(link: Link, reports: Mapping[str, Report]) -> dict[str, Any]:
    return {
        "id": link.id,
        "a": link.a,
        "a_path": reports[link.a].path,
        "b": link.b,
        "b_path": reports[link.b].path,
        "kind": link.kind,
        "origin": link.origin,
        "reason": link.reason,
        "aligned": [{"a": list(x.a), "b": list(x.b)} for x in link.aligned],
        "contained_a": payload.probability(link.contained_a),
        "contained_b": payload.probability(link.contained_b),
        "probability": payload.probability(link.probability),
        "verdict": link.verdict,
        "decided_by": link.decided_by,
    }


@click.command()
@workspace_options
@click.option("--full", is_flag=True, help="Also the sentences that were kept.")
@click.option("--readers", is_flag=True, help="What another version of the reader made of the same texts instead.")
@time_options
@json_option
def revisions_command(
    *, workspace: Path, ledger: str | None, no_ledger: bool, full: bool, readers: bool, as_of: date | None,
    known_at: datetime | None, as_json: bool,
) -> None:  # fmt: skip
    """What later texts of a report changed, sentence by sentence, and what that did to who said what."""
    with opened(workspace, ledger, no_ledger, known_at) as space:
        if readers:
            space.ingest()  # what a new version has not read yet, it reads now
            _reread(space.kept, as_of, known_at, as_json=as_json)
            return
        held = _by(weighed(space), as_of)
    reports = _reports(held)
    found = revisions(list(reports.values()), held.families)
    console = out()
    for revision in found:
        if as_json:
            emit(payload.dumps(_revision_payload(revision, held, reports)))
            continue
        for line in _revised(revision, held, reports, console.width, full):
            console.print(line, soft_wrap=True)
        console.print()
    say(several(len(found), "revision"))


_SIGNS = {"kept": (" ", FAINT), "added": ("+", "blue"), "removed": ("-", "magenta"), "edited": ("~", "yellow")}


def _revised(
    revision: Revision, held: Weighed, reports: Mapping[str, Report], width: int, full: bool
) -> Iterator[Text]:
    old, new = reports[revision.old], reports[revision.new]
    yield Text(f"{clean(old.path)} → {clean(new.path)}", style="bold").append(f"  {revision.reason}", style=FAINT)
    for change in _changes(revision, held):
        yield from wrapped(f"{change['kind']}: {change['detail']}", width, "  ! ", style="bold")
    for sentence in revision.changes:
        if sentence.kind == "kept" and not full:
            continue
        sign, style = _SIGNS[sentence.kind]
        if sentence.old and sentence.kind != "kept":
            yield from wrapped(_cut(old, sentence.old), width, "  - " if sign == "~" else f"  {sign} ", style="magenta")
        if sentence.new:
            yield from wrapped(_cut(new, sentence.new), width, "  + " if sign == "~" else f"  {sign} ", style=style)


def _cut(report: Report, span: Span) -> str:
    return report.body[span.start : span.end]


def _changes(revision: Revision, held: Weighed) -> list[dict[str, Any]]:
    statements = {r.report.id: r.statements for r in held.holdings.readings}
    return [
        {"kind": c.kind, "old": c.old.id, "new": c.new.id if c.new else None, "detail": c.detail}
        for c in changed_statements(statements[revision.old], statements[revision.new])
    ]


def _revision_payload(revision: Revision, held: Weighed, reports: Mapping[str, Report]) -> dict[str, Any]:
    return {
        "old": revision.old,
        "old_path": reports[revision.old].path,
        "new": revision.new,
        "new_path": reports[revision.new].path,
        "reason": revision.reason,
        "sentences": [
            {"kind": c.kind, "old": list(c.old) if c.old else None, "new": list(c.new) if c.new else None}
            for c in revision.changes
        ],
        "statements": _changes(revision, held),
    }
