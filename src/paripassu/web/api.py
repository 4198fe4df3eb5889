"""Requests under /api/v1 in, JSON out: everything that the pages show, as data."""

import base64
import json
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, Literal, TypeVar
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Path, Query, Request, Response

from paripassu import payload
from paripassu.errors import Refused, UsageError
from paripassu.exports import MEDIA, Form, TableName, export
from paripassu.ledger import Judgement, Reading
from paripassu.reports.copies import Link
from paripassu.situation.model import Situation
from paripassu.types import Assessment, Certainty, Stance, Statement
from paripassu.web import _models as m
from paripassu.web import actions, routes
from paripassu.web._answers import Kept, PageFunction, etag, matches
from paripassu.web._ask import Ask, in_range, packed
from paripassu.web._changes import Moved, moved
from paripassu.web.pages import evidence as evidence_page
from paripassu.web.pages import plan as plan_page
from paripassu.web.pages import record as record_page
from paripassu.web.pages import report as report_page
from paripassu.web.pages import review, whatif
from paripassu.web.pages import situation as situation_page
from paripassu.web.pages import sources as sources_page

Json = dict[str, Any]
T = TypeVar("T")
_PROBLEM = {"model": m.Problem, "content": {"application/problem+json": {}}}
router = APIRouter(
    prefix="/api/v1", tags=["desk"],
    responses={code: {**_PROBLEM, "description": text} for code, text in
               ((400, "the request is off"), (401, "an account is needed"), (403, "not allowed"), (404, "not found"),
                (422, "it does not fit"), (429, "too often"), (503, "not ready"))},
)  # fmt: skip
AsOf = Annotated[date | None, Query(description="the day; the last one with a report where it is left out")]
Cursor = Annotated[str | None, Query(max_length=400, description="`next` of the stretch before")]
Limit = Annotated[int, Query(ge=1, le=500)]
Text = Annotated[str | None, Query(max_length=500)]
Name = Annotated[str, Path(max_length=200)]
PageName = Literal["situation", "evidence", "plan", "sources", "reports", "review", "record"]
PAGE_FUNCTIONS: dict[PageName, tuple[str, PageFunction]] = {
    "situation": ("/", situation_page.page), "evidence": ("/evidence", evidence_page.page),
    "plan": ("/plan", plan_page.page), "sources": ("/sources", sources_page.page),
    "reports": ("/reports", report_page.listing), "review": ("/review", review.page),
    "record": ("/record", record_page.page),
}  # fmt: skip


def _asked(request: Request) -> Ask:
    ask = routes.ask_of(request)
    if ask is None:
        raise HTTPException(401, "this needs an account", {"WWW-Authenticate": "Bearer"})
    return ask


def _answer(request: Request, make: Callable[[Ask], Json | list[Json]], links: bool = False) -> Response:
    """What *make* gives, kept, with an ETag; 304 where the client holds it; 401 where nobody known asks."""
    ask = routes.ask_of(request)
    if ask is None:
        return routes.to_the_door(request)
    shelf = request.app.state.shelf
    key = "\0".join(map(str, ("api", ask.state.stamp, ask.person, ask.path, urlencode(sorted(ask.params.items())))))
    tag = etag(key)
    if matches(request, tag):
        return Response(status_code=304, headers={"ETag": tag})
    kept = shelf.get(key)
    if kept is None:
        body = json.dumps(make(ask), ensure_ascii=False, allow_nan=False)
        kept = Kept(body.encode("utf-8", "replace"), "application/json", 200)
        shelf.put(key, kept)
    headers = {"ETag": tag}
    if links:
        following = json.loads(kept.body)["next"]
        if following:
            query = urlencode({**ask.params, "cursor": following})
            headers["Link"] = f'<{ask.path}?{query}>; rel="next"'
    return Response(kept.body, 200, headers, kept.kind)


def _stretch(
    ordered: Sequence[T], key: Callable[[T], tuple[str, str]], cursor: str | None, limit: int
) -> tuple[Sequence[T], str | None]:
    """Of items that are in the order of *key* those after *cursor*, and the cursor of what follows: it stays good when
    items come in."""
    start = 0 if cursor is None else bisect_right(ordered, _opened(cursor), key=key)
    some = ordered[start : start + limit]
    more = len(ordered) > start + limit
    return some, base64.urlsafe_b64encode(json.dumps(key(some[-1])).encode()).decode() if more else None


def _opened(cursor: str) -> tuple[str, str]:
    try:
        one, two = json.loads(base64.urlsafe_b64decode(cursor.encode()))
    except (ValueError, TypeError) as error:
        raise UsageError("this is no cursor", remedy="give back `next` as it came") from error
    return str(one), str(two)


@router.get("/situation", response_model=m.SituationOut)
def situation(request: Request) -> Response:
    """The ladder, the indicators and the plan, as far as the asker may see them."""
    return _answer(request, _situation)


def _situation(ask: Ask) -> Json:
    s = ask.state.weighed.situation
    return {
        "id": s.id, "title": s.title, "party": s.party, "beneficiary": s.beneficiary,
        "first": ask.state.first.isoformat(), "last": ask.state.last.isoformat(),
        "degrees": [{"id": d.id, "title": d.title} for d in s.degrees],
        "indicators": [
            {"id": i.id, "title": i.title, "at_least": i.at_least, "at_most": i.at_most} for i in s.indicators
        ],
        "steps": [{"id": x.id, "title": x.title, "authority": x.authority, "withheld": x.withheld} for x in s.plan],
    }  # fmt: skip


@router.get("/assessment", response_model=m.AssessmentOut)
def assessment(request: Request, as_of: AsOf = None) -> Response:  # noqa: ARG001 - read from the address by Ask
    """What is held as of a day: degrees, indicators, steps, evidence, flags."""
    return _answer(request, lambda ask: payload.assessment(ask.whole))


@router.get("/replay", response_model=list[m.DayOut])
def replay(
    request: Request,
    start: Annotated[date | None, Query(alias="from")] = None,
    to: Annotated[date | None, Query()] = None,
) -> Response:
    """The ladder day by day, a year at most."""

    def make(ask: Ask) -> list[Json]:
        last = in_range("to", to) if to else ask.state.last
        first = in_range("from", start) if start else max(ask.state.first, last - timedelta(days=365))
        if last < first or (last - first).days > 366:
            raise UsageError("the days are the wrong way round or over a year apart", remedy="ask for a year at most")
        ask.state.view(last)
        return [_day(a, ask.state.weighed.situation) for a in ask.state.history(last) if first <= a.as_of]

    return _answer(request, make)


def _day(a: Assessment, situation: Situation) -> Json:
    return {"as_of": a.as_of.isoformat(), "now": a.now, "reached": a.reached, "degrees": payload.degrees(a, situation)}


@router.get("/evidence", response_model=m.Listing[m.EvidenceOut])
def evidence(
    *,
    request: Request,
    as_of: AsOf = None,  # noqa: ARG001 - these are read from the address by Ask, as the page does
    indicator: Text = None,  # noqa: ARG001
    stance: Annotated[Stance | None, Query()] = None,  # noqa: ARG001
    certainty: Annotated[Certainty | None, Query()] = None,  # noqa: ARG001
    speaker: Text = None,  # noqa: ARG001
    country: Text = None,  # noqa: ARG001
    outlet: Text = None,  # noqa: ARG001
    q: Text = None,  # noqa: ARG001
    cursor: Cursor = None,
    limit: Limit = 100,
) -> Response:
    """Sentences that bear on the indicators, the oldest first."""

    def make(ask: Ask) -> Json:
        held = evidence_page.held_on(ask)
        kept = evidence_page.narrowed(ask, held.ordered("oldest"), held.groups)
        some, following = _stretch(kept, lambda e: (e.published.isoformat(), e.id), cursor, limit)
        weights = ask.view.assessment.weights
        return {"items": [payload.evidence(e, weights) for e in some], "next": following}

    return _answer(request, make, links=True)


@router.get("/statements", response_model=m.Listing[m.StatementOut])
def statements(
    request: Request,
    as_of: AsOf = None,  # noqa: ARG001 - read from the address by Ask
    report: Text = None,
    cursor: Cursor = None,
    limit: Limit = 100,
) -> Response:
    """Every statement of the reports public by the day, by report."""

    def make(ask: Ask) -> Json:
        if report:
            of_one = [s for r in ask.state.public(ask.day) if r.report.id == report for s in r.statements]
            found = sorted(of_one, key=_by_report)
        else:
            found = ask.state.once(("statements", ask.day), lambda: _statements(ask))
        some, following = _stretch(found, _by_report, cursor, limit)
        return {"items": [payload.statement(s) for s in some], "next": following}

    return _answer(request, make, links=True)


@router.get("/reports", response_model=m.Listing[m.ReportOut])
def reports(request: Request, as_of: AsOf = None, cursor: Cursor = None, limit: Limit = 100) -> Response:  # noqa: ARG001
    """The reports public by the day, the oldest first."""

    def make(ask: Ask) -> Json:
        ordered = ask.state.once(("reports", ask.day), lambda: sorted(ask.state.public(ask.day), key=_by_day))
        some, following = _stretch(ordered, _by_day, cursor, limit)
        return {"items": [_report(ask, r) for r in some], "next": following}

    return _answer(request, make, links=True)


@router.get("/reports/{name}", response_model=m.WholeReport)
def report(request: Request, name: Name) -> Response:
    """One report with its text and its statements."""

    def make(ask: Ask) -> Json:
        reading = ask.state.report(name)
        read = [payload.statement(s) for s in reading.statements]
        return {**_report(ask, reading), "body": reading.report.body, "read": read}

    return _answer(request, make)


def _statements(ask: Ask) -> list[Statement]:
    return sorted((s for r in ask.state.public(ask.day) for s in r.statements), key=_by_report)


def _by_report(statement: Statement) -> tuple[str, str]:
    return statement.report, statement.id


def _by_day(reading: Reading) -> tuple[str, str]:
    published = reading.report.published
    return (published.date().isoformat() if published else "", reading.report.id)


def _report(ask: Ask, reading: Reading) -> Json:
    r = reading.report
    return {
        "id": r.id, "path": r.path, "title": r.title, "outlet": r.outlet, "url": r.url, "language": r.language,
        "published": r.published.isoformat() if r.published else None, "published_by": r.published_by,
        "origin": ask.state.weighed.families.origin_of.get(r.id, r.id), "statements": len(reading.statements),
    }  # fmt: skip


@router.get("/copies", response_model=list[m.LinkOut])
def copies(request: Request, as_of: AsOf = None) -> Response:  # noqa: ARG001 - read from the address by Ask
    """Pairs of reports that share text."""

    def make(ask: Ask) -> list[Json]:
        public = {r.report.id for r in ask.state.public(ask.day)}
        return [_link(link) for link in ask.state.weighed.families.links if {link.a, link.b} <= public]

    return _answer(request, make)


def _link(link: Link) -> Json:
    names = ("id", "a", "b", "kind", "verdict", "origin", "reason")
    return {**{n: getattr(link, n) for n in names}, "probability": payload.probability(link.probability)}


@router.get("/changes", response_model=list[m.ChangeOut])
def changes(request: Request, as_of: AsOf = None, since: Annotated[date | None, Query()] = None) -> Response:  # noqa: ARG001
    """What moved between two days; by default since the day before."""

    def make(ask: Ask) -> list[Json]:
        day = in_range("since", since) if since else ask.day - timedelta(days=1)
        return [_change(c) for c in moved(ask.state.view(day), ask.view)]

    return _answer(request, make)


def _change(change: Moved) -> Json:
    return {n: getattr(change, n) for n in ("what", "id", "title", "before", "after")}


@router.get("/decisions", response_model=list[m.DecisionOut])
def decisions(request: Request) -> Response:
    """Decisions on record."""
    return _answer(request, lambda ask: [payload.decision(d) for d in ask.state.decisions])


@router.post("/decisions", response_model=m.DecisionOut, status_code=201)
def decide(request: Request, given: m.DecisionIn) -> Response:
    """Puts a decision on a step on record. For people who may decide."""
    ask = _writer(request)
    if not ask.person.may_decide:
        raise actions.refusal(request, ask, "decide on steps")
    on = given.on.isoformat() if given.on else ""
    made = actions.record_decision(ask, given.step, given.action, given.reason, on)
    return _json(payload.decision(made), 201)


@router.get("/judgements", response_model=list[m.JudgementOut])
def judgements(request: Request) -> Response:
    """What people held of matches and copies. For people who may review."""

    def make(ask: Ask) -> list[Json]:
        ask.need(ask.person.may_review, "see judgements")
        return [_judgement(j) for j in ask.state.judgements]

    return _answer(request, make)


@router.post("/judgements", response_model=m.JudgementOut, status_code=201)
def judge(request: Request, given: m.JudgementIn) -> Response:
    """Puts a judgement on a match on record. For people who may review."""
    ask = _writer(request)
    if not ask.person.may_review:
        raise actions.refusal(request, ask, "review matches")
    verdict = actions.verdict_of(given.verdict)
    item = review.find_doubt(ask, given.evidence)
    made = ask.desk.workspace.judge_match(item, verdict, by=ask.person.name, reason=given.reason, at=datetime.now(UTC))
    ask.desk.wrote()
    return _json(_judgement(made), 201)


def _judgement(j: Judgement) -> Json:
    return {
        "id": j.id, "kind": j.kind, "subject": list(j.subject), "verdict": j.verdict, "by": j.by, "reason": j.reason,
        "at": j.at.isoformat(),
    }  # fmt: skip


@router.post("/whatif", response_model=m.SupposedOut)
def suppose(request: Request, given: m.SupposedIn) -> Response:
    """What a supposed report would move, or some evidence left out. Nothing is kept."""
    ask = _writer(request)
    params = {
        "as_of": given.as_of.isoformat() if given.as_of else "",
        "text": packed(given.text) if given.text.strip() else "",
        "outlet": given.outlet,
        "on": given.on.isoformat() if given.on else "",
        "out": ".".join(given.out),
    }
    ask = Ask(ask.desk, ask.state, ask.person, ask.path, params, {})
    after, added, _ = whatif.imagined(ask, whatif.asked(ask))
    weights = after.assessment.weights
    return _json(
        {
            "as_of": ask.day.isoformat(),
            "before": payload.degrees(ask.view.assessment, ask.state.weighed.situation),
            "after": payload.degrees(after.assessment, ask.state.weighed.situation),
            "changes": [_change(c) for c in moved(ask.view, after)],
            "added": [payload.evidence(e, weights) for e in added],
            "steps": [payload.step(s) for s in after.steps],
        }
    )


def _writer(request: Request) -> Ask:
    """Who writes. A page of another site cannot: it can send no JSON here without asking first, and is refused."""
    ask = _asked(request)
    if request.headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}:
        raise Refused("this came from a page of another site", remedy="send it from a program")
    if request.headers.get("content-type", "").split(";")[0].strip() != "application/json":
        raise UsageError("the body has to be application/json", remedy="say so in the header content-type")
    request.app.state.writes.count(request, ask.person, "requests that write")
    return ask


def _json(value: Json | Sequence[Json], status: int = 200) -> Response:
    return Response(json.dumps(value, ensure_ascii=False, allow_nan=False), status, media_type="application/json")


@router.get("/pages/{page}", response_model=m.PageOut)
def page_as_data(
    *,
    request: Request,
    page: PageName,
    as_of: AsOf = None,  # noqa: ARG001 - read from the address by Ask, as the page does
    number: Annotated[int, Query(alias="page", ge=1, le=1_000_000)] = 1,  # noqa: ARG001
    size: Annotated[int, Query(ge=1, le=500)] = 50,  # noqa: ARG001
) -> Response:
    """The tables of a page as it shows them; filters are those of the page's address."""

    def make(ask: Ask) -> Json:
        path, function = PAGE_FUNCTIONS[page]
        made = function(replace(ask, path=path))
        return {"title": made.title, "tables": [t.plain() for t in made.tables]}

    return _answer(request, make)


@router.get(
    "/exports/{form}",
    responses={200: {"content": {kind.split(";")[0]: {} for kind in MEDIA.values()}, "description": "the file"}},
    response_class=Response,
)
def exports(request: Request, form: Form, as_of: AsOf = None, table: TableName = "evidence") -> Response:  # noqa: ARG001 - as_of is read from the address by Ask
    """What is held as of a day, in other programs' forms. `table` is for CSV, JSON Lines and Parquet."""
    ask = routes.ask_of(request)
    if ask is None:
        return routes.to_the_door(request)
    tag = etag("export", ask.state.stamp, ask.person.audience, form, table, ask.day)
    if matches(request, tag):
        return Response(status_code=304, headers={"ETag": tag})
    marking = ask.person.audience or ask.state.weighed.situation.marking
    body = export(ask.view, form, table, marking)
    ending = {"jsonld": "jsonld", "stix": "stix.json"}.get(form, form)
    stem = ask.state.weighed.situation.id if form in {"jsonld", "stix"} else f"{ask.state.weighed.situation.id}-{table}"
    name = f'attachment; filename="{stem}-{ask.day}.{ending}"'
    return Response(body, 200, {"ETag": tag, "Content-Disposition": name}, MEDIA[form])
