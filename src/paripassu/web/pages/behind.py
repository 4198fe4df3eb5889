"""Ids of evidence in, those sentences out: what stands behind a figure."""

from paripassu.errors import NotFound
from paripassu.web._answers import Page
from paripassu.web._ask import Ask
from paripassu.web.pages._common import evidence_table

MOST = 200


def page(ask: Ask) -> Page:
    """The sentences named in the address, the weightiest first. Raises NotFound for an id that is not held."""
    wanted = [i for i in ask.params.get("ids", "").split(".") if i][:MOST]
    missing = [i for i in wanted if i not in ask.state.evidence]
    if missing:
        raise NotFound(f"there is no evidence {missing[0][:40]}", remedy="open the page that led here again")
    weights = ask.view.assessment.weights
    items = sorted(
        (ask.state.evidence[i] for i in dict.fromkeys(wanted)), key=lambda e: (-abs(weights.get(e.id, 0.0)), e.id)
    )
    return Page(
        "behind.html", "Sentences behind a figure", (evidence_table(ask, items, weights),), {"count": len(items)}
    )
