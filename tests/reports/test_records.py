"""Files of several reports: JSON Lines, JSON, feeds; each bad entry aside, the rest read."""

import json

from paripassu.types import Report, SetAside

from .support import aside, check, parse, texts

TEXT = "The ministry said on Tuesday that it knew of nothing, and that it would say so again."


def test_json_lines_give_a_report_a_line() -> None:
    first = {
        "text": TEXT,
        "headline": "A",
        "source": "Harbour Post",
        "published": "2024-10-22T10:00:00Z",
        "url": "https://a.example/x",
    }
    lines = [
        json.dumps(first),
        "",
        "{broken",
        json.dumps({"title": "no text"}),
        "[1, 2]",
        json.dumps({"body": TEXT, "id": 7, "lang": "de"}),
    ]
    found = parse("set.jsonl", "\n".join(lines) + "\n")
    made = [item for item in found if isinstance(item, Report)]
    for item in made:
        check(item)
    assert [item.path for item in found] == [f"set.jsonl:{n}" for n in (1, 3, 4, 5, 6)]
    assert [(m.outlet, m.title, m.language, m.readable) for m in made] == [
        ("Harbour Post", "A", "en", True),
        (None, None, "de", False),
    ]
    assert made[0].published is not None
    assert made[0].published.isoformat() == "2024-10-22T10:00:00+00:00"
    assert made[1].metadata["id"] == "7"
    reasons = [item.reason for item in found if isinstance(item, SetAside)]
    assert reasons[0].startswith("line 3: not JSON")
    assert reasons[1].startswith("line 4: no text")
    assert reasons[2].startswith("line 5: not a JSON object")


def test_the_body_of_a_record_is_unchanged() -> None:
    body = f"  {TEXT}\r\n\r\n{TEXT}\n"
    (made,) = parse("set.ndjson", json.dumps({"content": body}))
    assert isinstance(made, Report)
    assert made.body == body


def test_half_a_character_is_set_aside() -> None:
    assert "surrogate" in aside("set.jsonl", '{"body": "It said \\ud800 so."}').reason


def test_json_of_one_or_of_many() -> None:
    assert [type(i) for i in parse("a.json", json.dumps({"body": TEXT}))] == [Report]
    assert [type(i) for i in parse("a.json", json.dumps([{"body": TEXT}, 3]))] == [Report, SetAside]
    assert "not JSON" in aside("a.json", "{").reason
    assert "nested too deep" in aside("a.jsonl", "[" * 100_000).reason


RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Harbour Post</title><language>en-gb</language>
<item><title>Ministry &amp; ship</title><link>https://a.example/2024/10/22/x</link>
<pubDate>Tue, 22 Oct 2024 15:40:00 +0900</pubDate>
<description>&lt;h2&gt;What was said&lt;/h2&gt;&lt;p&gt;{TEXT}&lt;/p&gt;
&lt;script&gt;never()&lt;/script&gt;&lt;p&gt;It said &lt;b&gt;no&lt;/b&gt; more.&lt;/p&gt;</description></item>
<item><title>Empty</title></item>
</channel></rss>"""


def test_a_feed_gives_a_report_an_entry() -> None:
    found = parse("feed.xml", RSS)
    made = found[0]
    assert isinstance(made, Report)
    check(made)
    assert (made.path, made.outlet, made.title, made.language) == (
        "feed.xml#1",
        "Harbour Post",
        "Ministry & ship",
        "en",
    )
    assert texts(made, "heading") == ["What was said"]
    assert texts(made, "paragraph") == [TEXT, "It said no more."]
    assert made.published is not None
    assert made.published.isoformat() == "2024-10-22T15:40:00+09:00"
    assert made.published_by.startswith("feed published")
    assert found[1:] == [SetAside("feed.xml#2", "the entry has no text")]


def test_an_atom_feed_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Bay Daily</title>'
        "<entry><title>A</title><updated>2024-10-22T10:00:00Z</updated>"
        f'<content type="html">{TEXT}</content></entry><entry><title>B'
    )
    found = parse("feed.atom", atom)
    assert isinstance(found[0], Report)
    assert found[0].body == TEXT
    assert isinstance(found[-1], SetAside)
    assert "not well-formed" in found[-1].reason


def test_what_is_no_feed_is_set_aside() -> None:
    assert "not a feed" in aside("a.xml", "<note><to>You</to></note>").reason
