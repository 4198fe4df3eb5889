"""A day in, the matches and copies that the machine is unsure of out, to be judged; and what was judged."""

from dataclasses import dataclass

from paripassu.doubts import Mark, doubt, mark_of
from paripassu.errors import NotFound
from paripassu.evidence.review import by_use
from paripassu.ledger import Judgement
from paripassu.naming import whose
from paripassu.reports.copies import Link
from paripassu.types import Evidence
from paripassu.web._answers import Page
from paripassu.web._ask import Ask
from paripassu.web._tables import Column, Row, Table
from paripassu.workspace import match_subject

LEAST, MOST = 0.25, 0.75
"""What the machine holds with less or more than this it is sure of."""
SHOWN = 15
"""Questions on a page."""
AROUND = 160
"""Characters of text around a sentence."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A match to be judged, in its text."""

    item: Evidence
    before: str
    after: str
    title: str
    speaker: str
    told: str
    """How likely it is that it bears on the indicator, and why, in words."""
    mark: Mark | None
    counts: bool
    """Whether it is evidence as long as nobody judges it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A link between two texts to be judged, with the passage that they share."""

    link: Link
    a: str
    b: str
    shared_a: str
    shared_b: str


def page(ask: Ask) -> Page:
    """What to review. Raises Refused for those who may not."""
    ask.need(ask.person.may_review, "review matches")
    doubts = open_doubts(ask)
    pairs = open_pairs(ask)
    given = {
        "doubts": [_doubt(ask, e) for e in doubts[:SHOWN]],
        "pairs": [_pair(ask, link) for link in pairs[:SHOWN]],
        "matches": len(doubts),
        "counting": sum(e.id in ask.state.evidence for e in doubts),
        "copies": len(pairs),
        "done": ask.params.get("done") == "1",
    }
    return Page("review.html", "Review", (judgements_table(ask), doubts_table(ask, doubts)), given)


def open_doubts(ask: Ask) -> tuple[Evidence, ...]:
    """Matches that nobody has judged, those first whose answer is worth most."""
    uncertain = ask.desk.uncertain()
    return ask.state.once(("doubts", ask.day), lambda: _open_doubts(ask, uncertain))


def _open_doubts(ask: Ask, uncertain: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    judged = {j.subject[0] for j in ask.state.judgements if j.kind == "match" and j.verdict != "unsure"}
    found = (
        e for e in uncertain if LEAST <= e.match <= MOST and e.published <= ask.day and match_subject(e) not in judged
    )
    return by_use(found, ask.view.assessment.weights)


def open_pairs(ask: Ask) -> tuple[Link, ...]:
    """Links that the machine is unsure of and nobody has judged."""
    public = {r.report.id for r in ask.state.public(ask.day)}
    links = (link for link in ask.state.weighed.families.links if link.verdict == "unsure" and not link.decided_by)
    return tuple(sorted((x for x in links if {x.a, x.b} <= public), key=lambda x: (abs(x.probability - 0.5), x.id)))


def find_doubt(ask: Ask, name: str) -> Evidence:
    """The match with that id. Raises NotFound."""
    for item in (*ask.desk.uncertain(), *ask.state.weighed.evidence):
        if item.id == name:
            return item
    raise NotFound(f"there is no match {name[:40]}", remedy="open the review again")


def _doubt(ask: Ask, item: Evidence) -> Doubt:
    report = ask.state.report(item.report).report
    body = report.body
    start, end = item.spans[0].start, item.spans[-1].end
    titles = {i.id: i.title for i in ask.state.weighed.situation.indicators}
    return Doubt(
        item,
        body[max(0, start - AROUND) : start],
        body[end : end + AROUND],
        titles[item.indicator],
        whose(ask.state.weighed.situation, item, report),
        doubt(item),
        mark_of(item),
        item.id in ask.state.evidence,
    )


def _pair(ask: Ask, link: Link) -> Pair:
    a, b = ask.state.report(link.a).report, ask.state.report(link.b).report
    longest = max(link.aligned, key=lambda p: p.a.end - p.a.start, default=None)
    shared = (a.body[longest.a.start : longest.a.end], b.body[longest.b.start : longest.b.end]) if longest else ("", "")
    return Pair(link, f"{a.outlet}: {a.title or a.path}", f"{b.outlet}: {b.title or b.path}", *shared)


def judgements_table(ask: Ask) -> Table:
    """What was judged, the newest first."""
    judgements: list[Judgement] = sorted(ask.state.judgements, key=lambda j: j.at, reverse=True)
    rows: list[Row] = [
        {
            "at": j.at, "kind": j.kind, "subject": " ".join(j.subject), "verdict": j.verdict, "by": j.by,
            "reason": j.reason, "id": j.id,
        }
        for j in judgements
    ]  # fmt: skip
    columns = (
        Column("at", "At", "day"),
        Column("kind", "What"),
        Column("verdict", "Verdict"),
        Column("by", "By"),
        Column("reason", "Reason"),
        Column("subject", "Subject"),
        Column("id", "id", shown=False),
    )
    return Table("judgements", "Judgements on record", columns, rows)


def doubts_table(ask: Ask, doubts: tuple[Evidence, ...]) -> Table:
    """All that is open, as rows."""
    rows: list[Row] = [
        {
            "id": e.id, "indicator": e.indicator, "match": e.match, "quote": e.quote, "speaker": e.label,
            "report": e.report, "published": e.published, "reason": e.reason, "counts": e.id in ask.state.evidence,
            "mark": mark_of(e),
        }
        for e in doubts
    ]  # fmt: skip
    names = ("id", "indicator", "match", "quote", "speaker", "report", "published", "reason", "counts", "mark")
    return Table("doubts", "Matches that nobody has judged", tuple(Column(n, n) for n in names), rows)
