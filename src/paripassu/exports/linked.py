"""A view in, JSON-LD out: schema.org claims and quotations, Web Annotation selectors, PROV for what came from what."""

import json
from collections.abc import Iterator
from typing import Any

from paripassu.exports.rows import public
from paripassu.types import Evidence, Report
from paripassu.views import View

Node = dict[str, Any]
CONTEXT: Node = {
    "@vocab": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "pp": "urn:paripassu:vocabulary:",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "datePublished": {"@type": "xsd:date"},
    "dateCreated": {"@type": "xsd:date"},
    "isBasedOn": {"@type": "@id"},
    "appearance": {"@type": "@id"},
}
"""Written out whole: reading it needs no network. schema.org has no relation between claims, so stance is ours."""
_AROUND = 32
"""Characters of text on each side of a quotation, which find it again where offsets moved."""


def as_jsonld(view: View) -> str:
    """A graph: the indicators as Claims, what was said of them as Quotations, each annotated in its report."""
    reports = {r.report.id: r.report for r in public(view)}
    used = {e.report for e in view.evidence} | {
        view.weighed.families.origin_of.get(e.report, e.report) for e in view.evidence
    }
    graph = [
        *_claims(view),
        *(_report(view, reports[i]) for i in sorted(used) if i in reports),
        *(_quotation(e, reports[e.report], view.assessment.weights.get(e.id, 0.0)) for e in view.evidence),
    ]
    return json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _id(kind: str, name: str) -> str:
    return f"urn:paripassu:{kind}:{name}"


def _claims(view: View) -> Iterator[Node]:
    views = {v.id: v for v in view.assessment.indicators}
    for indicator in view.weighed.situation.indicators:
        held = views[indicator.id]
        yield {
            "@id": _id("claim", indicator.id),
            "@type": "Claim",
            "name": indicator.title,
            "pp:standing": held.standing,
            "pp:disputed": held.disputed,
            "pp:independent": held.independent,
            "appearance": [_id("quotation", e) for e in held.evidence],
        }


def _report(view: View, report: Report) -> Node:
    node: Node = {
        "@id": _id("report", report.id),
        "@type": ["NewsArticle", "prov:Entity"],
        "name": report.title or report.path,
    }
    if report.published:
        node["datePublished"] = report.published.date().isoformat()
    if report.outlet:
        node["publisher"] = {"@type": "Organization", "name": report.outlet}
    if report.url:
        node["url"] = report.url
    if report.language:
        node["inLanguage"] = report.language
    origin = view.weighed.families.origin_of.get(report.id, report.id)
    if origin != report.id:
        node["isBasedOn"] = _id("report", origin)
        node["prov:wasDerivedFrom"] = {"@id": _id("report", origin)}
    return node


def _quotation(item: Evidence, report: Report, weight: float) -> Node:
    start, end = item.spans[0].start, item.spans[-1].end
    node: Node = {
        "@id": _id("quotation", item.id),
        "@type": ["Quotation", "oa:Annotation"],
        "text": item.quote,
        "spokenByCharacter": {"@type": _kind(item), "name": item.label},
        "about": {"@id": _id("claim", item.indicator)},
        "datePublished": item.published.isoformat(),
        "pp:stance": item.stance,
        "pp:certainty": item.certainty,
        "pp:tense": item.tense,
        "pp:weight": round(weight, 4) + 0.0,
        "prov:wasQuotedFrom": {"@id": _id("report", item.report)},
        "oa:hasBody": {"@id": _id("claim", item.indicator)},
        "oa:hasTarget": {
            "oa:hasSource": {"@id": _id("report", item.report)},
            "oa:hasSelector": [
                {"@type": "oa:TextPositionSelector", "oa:start": start, "oa:end": end},
                {
                    "@type": "oa:TextQuoteSelector",
                    "oa:exact": report.body[start:end],
                    "oa:prefix": report.body[max(0, start - _AROUND) : start],
                    "oa:suffix": report.body[end : end + _AROUND],
                },
            ],
        },
    }
    if item.said_on:
        node["dateCreated"] = item.said_on.isoformat()
    if item.via:
        node["prov:wasAttributedTo"] = [{"@type": "prov:Agent", "name": name} for name in item.via]
    return node


def _kind(item: Evidence) -> str:
    return "Person" if item.kind in {"named person", "unnamed person"} else "Organization"
