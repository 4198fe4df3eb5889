"""Markdown as archives, Jekyll and Hugo write it: front matter, offsets, and what breaks."""

import pytest

from .support import aside, check, report, texts

BODY = "Seoul said on Tuesday that it would act. Nobody else spoke of it in the city.\n"


def test_yaml_front_matter_is_kept_as_written() -> None:
    made = report(
        "a.md", "---\nlanguage: no\ndate: 2024-10-22\nnumber: 010\ntags: [a, b]\nplace:\n  city: Seoul\n---\n" + BODY
    )
    assert made.language == "no"  # Norwegian, not False
    assert made.metadata["number"] == "010"
    assert made.metadata["tags"] == "a; b"
    assert made.metadata["place.city"] == "Seoul"
    assert [(s.origin, s.text, s.to_the_day) for s in made.stamps] == [("front matter date", "2024-10-22", True)]


def test_toml_front_matter_reads_like_yaml() -> None:
    made = report("a.md", f'+++\ntitle = "A"\ndate = 2024-10-22T10:00:00Z\n[params]\nsection = "w"\n+++\n{BODY}')
    assert (made.title, made.metadata["params.section"]) == ("A", "w")
    assert made.published is not None
    assert made.published.isoformat() == "2024-10-22T10:00:00+00:00"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_body_is_the_text_after_the_front_matter_exactly(newline: str, mark: bytes) -> None:
    text = f"---\ntitle: A\n---\n\n{BODY}\n\nSecond *paragraph* here,\nwrapped.  \n".replace("\n", newline)
    made = report("a.md", mark + text.encode())
    check(made)
    assert made.body == text[int(made.metadata["body_offset"]) :]
    assert texts(made, "paragraph")[1] == f"Second *paragraph* here,{newline}wrapped."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"---\ntitle: A\n{BODY}", ("never closed", "line 1")),
        (f"+++\ntitle = 1\n{BODY}", ("never closed", "line 1")),
        (f"---\ntitle: A\nplace:\n\tcity: B\n---\n{BODY}", ("line 4, column 1", "tab")),
        (f"---\ntitle: [A\n---\n{BODY}", ("not YAML", "line")),
        (f"---\n- a\n- b\n---\n{BODY}", ("list of keys",)),
        (f"+++\ntitle = \n+++\n{BODY}", ("not TOML", "line 2")),
        (f"---\na: {'[' * 5000}\n---\n{BODY}", ("nested",)),
        ("---\ntitle: A\n---\n\n", ("no text after it",)),
    ],
)
def test_broken_front_matter_is_set_aside_with_its_place(text: str, words: tuple[str, ...]) -> None:
    reason = aside("a.md", text).reason
    assert all(word in reason for word in words), reason


def test_a_rule_at_the_head_is_not_front_matter() -> None:
    made = report("a.md", f"---\n\n{BODY}")
    assert texts(made, "paragraph") == [BODY.strip()]


def test_the_parts_of_a_markdown_page() -> None:
    made = report(
        "a.md",
        "Ministry speaks\n===============\n\n![ship](ship.jpg)\nThe port of Alma on Monday.\n\nBy Mina Oh\n\n"
        "ALMA, Oct. 18 (Yonhap) — The ministry said it knew.\nIt said no more.\n\n## What is next\n\n"
        "- The council meets on Friday, it said.\n- A vote may follow.\n\n"
        "> “We wait,” the mayor said.\n> “And we see.”\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode said that\n```\n\n[More here](https://a.example/x)\n\n* * *\n\n"
        "<div class=ad>\n\nWith inputs from Reuters and AFP\n",
    )
    check(made)
    assert made.title == "Ministry speaks"
    assert texts(made, "heading") == ["Ministry speaks", "What is next"]
    assert texts(made, "caption") == ["The port of Alma on Monday."]
    assert texts(made, "byline") == ["By Mina Oh"]
    assert texts(made, "dateline") == ["ALMA, Oct. 18 (Yonhap) —"]
    assert texts(made, "credit") == ["With inputs from Reuters and AFP"]
    assert texts(made, "paragraph") == [
        "The ministry said it knew.\nIt said no more.",
        "The council meets on Friday, it said.",
        "A vote may follow.",
        "“We wait,” the mayor said.\n> “And we see.”",
    ]
    assert made.credits == ("Reuters", "AFP", "Yonhap")
    assert made.metadata["byline"] == "Mina Oh"


def test_the_first_paragraph_under_a_picture_is_no_caption() -> None:
    lead = "The ministry said on Tuesday that it had sent no shells abroad and that it would publish its lists."
    made = report("a.md", f"![](a.jpg)\n\n{lead}\n\nA second paragraph follows, as it said.\n")
    assert texts(made, "caption") == []
    assert texts(made, "paragraph")[0] == lead
