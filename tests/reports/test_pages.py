"""Web pages: the article and nothing around it, with the dates that the page states."""

from .support import PAGES, aside, at, check, report, texts


def test_a_page_of_a_news_site() -> None:
    made = report("page.html", (PAGES / "agency-story.html").read_bytes())
    check(made)
    assert (made.outlet, made.language) == ("Harbour Post", "en")
    assert made.title == "Ministry rejects claim of shells sent abroad"
    assert made.url == "https://www.harbourpost.example/world/2024/10/22/ministry-rejects-claim"
    assert made.published == at("2024-10-22T15:40+09:00")
    assert {s.origin for s in made.stamps} >= {"page metadata article:published_time", "address", "dateline"}
    assert not made.flags
    assert made.dateline == "PORT ALMA, Oct. 22 (Reuters)"
    assert made.credits == ("Reuters",)
    assert len(texts(made, "paragraph")) == 6
    assert texts(made, "heading")[-1] == "Opposition asks for a list"
    assert texts(made, "credit") == ["Reporting by Mina Oh; editing by Tom Adler"]
    for around in ("never said", "Most read", "A reader", "Do not reprint", "Sport"):
        assert around not in made.body


def test_an_old_page_in_its_declared_encoding() -> None:
    made = report("page.htm", (PAGES / "old-layout.html").read_bytes())
    check(made)
    assert "André Solé" in made.body
    assert len(texts(made, "paragraph")) == 4
    assert "Weather" not in made.body
    assert made.published == at("2024-11-05")
    assert not made.flags


def test_lists_notices_and_links_of_a_page() -> None:
    made = report("page.html", (PAGES / "live-page.html").read_bytes())
    check(made)
    assert made.outlet == "Lower Bay Daily"
    assert made.dateline == "LOWER BAY"
    assert made.metadata["byline"] == "Ruth Vance"
    assert len(texts(made, "paragraph")) == 5
    assert "cookies" not in made.body


def test_a_page_without_an_article_is_set_aside() -> None:
    assert "no article" in aside("page.html", (PAGES / "no-article.html").read_bytes()).reason


def test_a_page_is_known_by_its_content() -> None:
    data = (PAGES / "agency-story.html").read_bytes()
    assert report("page", data).body == report("page.html", data).body


def test_hostile_pages_are_set_aside_and_not_half_read() -> None:
    assert "too large" in aside("a.html", "<html><body>" + "<p>word said" * 200_000).reason
    assert "nested too deep" in aside("a.html", "<html><body>" + "<span>word said that it was so " * 5_000).reason
    noise = "</b>" * 500
    assert (
        "nested too deep" in aside("a.html", f"<html><body>{noise}" + "<span>word said that it was so " * 5_000).reason
    )
