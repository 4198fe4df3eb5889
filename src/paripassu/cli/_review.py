"""`review`: the matches that the machine is unsure of in, a person's judgements in the ledger out."""

import sys
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from paripassu import payload
from paripassu.cli._common import by_option, emit, json_option, opened, out, say, weighed, workspace_options
from paripassu.doubts import doubt, mark_of
from paripassu.errors import NotFound, UsageError
from paripassu.ledger import JudgementVerdict
from paripassu.render.lines import evidence_lines, several, wrapped
from paripassu.telling import Teller
from paripassu.types import Evidence
from paripassu.workspace import Workspace

_KEYS: dict[str, JudgementVerdict] = {"a": "accept", "r": "reject", "u": "unsure"}


@click.command()
@workspace_options
@click.option(
    "--list", "listing", is_flag=True, help="Show what would be asked; the default where there is no terminal."
)
@json_option
@click.option("--accept", multiple=True, metavar="ID", help="It bears on the indicator. May be given several times.")
@click.option("--reject", multiple=True, metavar="ID", help="It does not.")
@click.option("--unsure", multiple=True, metavar="ID", help="Looked at, and not to be told; it is not asked again.")
@by_option
@click.option("--reason", default="", help="Why; kept with the judgement.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 10_000), help="How many to ask or list.")
def review_command(
    *, workspace: Path, ledger: str | None, no_ledger: bool, listing: bool, as_json: bool, accept: tuple[str, ...],
    reject: tuple[str, ...], unsure: tuple[str, ...], by: str, reason: str, limit: int,
) -> None:  # fmt: skip
    """Decide the matches of sentences and indicators that the machine is unsure of, the most useful ones first: those that
    are most even, and those that may be wrong and on which much hangs.

    Judgements are kept in the ledger with who and when; the next assessment follows them. Any item of evidence can be
    judged by its id, and judged anew: the last word holds.
    """
    given: list[tuple[str, JudgementVerdict]] = [
        *((i, "accept") for i in accept), *((i, "reject") for i in reject), *((i, "unsure") for i in unsure)
    ]  # fmt: skip
    with opened(workspace, ledger, no_ledger) as space:
        held = weighed(space)
        if given:
            known = {e.id: e for e in (*held.evidence, *space.candidates(held))}
            chosen = [(_one(known, name), verdict) for name, verdict in given]
            for item, verdict in chosen:
                _keep(space, item, verdict, by, reason)
                emit(f"{verdict}: {item.id} on {item.indicator}, by {by}")
            return
        doubtful = space.doubtful(held, space.view(held).assessment.weights)
        counted = {e.id for e in held.evidence}
        teller = Teller(held.situation, held.holdings)
        if listing or as_json or not on_a_terminal():
            _list(doubtful[:limit], counted, teller, as_json)
            say(_told(doubtful, counted) + _rest(len(doubtful), limit))
        else:
            say(_told(doubtful, counted) + _rest(len(doubtful), limit))
            _ask(space, doubtful[:limit], counted, teller, by, reason)


def on_a_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _one(known: dict[str, Evidence], name: str) -> Evidence:
    found = [e for i, e in known.items() if i == name or (len(name) >= 4 and i.startswith(name))]
    if not found:
        raise NotFound(f"there is no match {name}", remedy="give an id as `review --list` or `assess` shows it")
    if len(found) > 1:
        raise UsageError(f"“{name}” begins several ids", remedy=", ".join(e.id for e in found[:6]))
    return found[0]


def _keep(space: Workspace, item: Evidence, verdict: JudgementVerdict, by: str, reason: str) -> None:
    space.judge_match(item, verdict, by=by, reason=reason, at=datetime.now(UTC))


def _list(items: Sequence[Evidence], counted: Collection[str], teller: Teller, as_json: bool) -> None:
    console = out()
    for item in items:
        if as_json:
            row = {"id": item.id, "indicator": item.indicator, "match": item.match, "quote": item.quote}
            row |= {"path": item.path, "report": item.report, "spans": payload.spans(item.spans)}
            row |= {"speaker": item.label, "stance": item.stance, "reason": item.reason}
            row |= {"counts": item.id in counted, "mark": mark_of(item)}
            emit(payload.dumps(row))
            continue
        said = evidence_lines(item, teller.shown(item), None, console.width, 0)
        for line in (*said, *wrapped(_doubt(item, counted, teller), console.width)):
            console.print(line, soft_wrap=True)
        console.print()


def _told(doubtful: Sequence[Evidence], counted: Collection[str]) -> str:
    """How many there are to decide, and what of them is evidence as it is."""
    already = sum(e.id in counted for e in doubtful)
    if len(doubtful) == 1:
        return f"1 match to decide: it {'counts already' if already else 'does not count'}"
    rest = f": {already} count already, {len(doubtful) - already} do not" if doubtful else ""
    return f"{len(doubtful)} matches to decide{rest}"


def _rest(count: int, limit: int) -> str:
    """That not all of them are shown, and how to see them."""
    if count <= limit:
        return ""
    return f"; the first {limit} of {count} are shown, those of most use; --limit {count} shows all"


def _doubt(item: Evidence, counted: Collection[str], teller: Teller) -> str:
    counts = f"counts so far{teller.in_vain(item)}" if item.id in counted else "does not count so far"
    return f"{counts}; {doubt(item)}"


def _ask(
    space: Workspace, items: Sequence[Evidence], counted: Collection[str], teller: Teller, by: str, reason: str
) -> None:
    console = out()
    titles = {x.id: x.title for x in space.situation.indicators}
    done = 0
    for number, item in enumerate(items, start=1):
        console.rule(f"{number} of {len(items)}", align="left", style="bright_black")
        for line in evidence_lines(item, teller.shown(item), None, console.width, 0):
            console.print(line, soft_wrap=True)
        console.print()
        for line in (
            *wrapped(f"Does it say: {titles[item.indicator]}?", console.width, style="bold"),
            *wrapped(_doubt(item, counted, teller), console.width),
        ):
            console.print(line, soft_wrap=True)
        key = ""
        while key not in (*_KEYS, "s", "q"):
            click.echo("[a]ccept  [r]eject  [u]nsure  [s]kip  [q]uit ", nl=False)
            key = click.getchar().lower()
            click.echo(key if key.isprintable() else "")
        if key == "q":
            break
        if key in _KEYS:
            _keep(space, item, _KEYS[key], by, reason)
            done += 1
    say(f"{several(done, 'judgement')} kept; the next assessment follows")
