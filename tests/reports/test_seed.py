"""The post that set the product off, as seed-gold.md says that a reader must get it."""

from .support import at, check, report, seed, texts


def test_the_seed_post_reads_as_its_gold_says() -> None:
    data = seed()
    made = report("seed/post.md", data)
    check(made)
    assert made.published == at("2024-10-23T07:46")  # the code's; front matter's is the import, six days later
    assert made.published_by.startswith("archive code")
    assert [f.kind for f in made.flags] == ["conflicting stamps"]
    assert "2024-10-23" in made.flags[0].detail
    assert "2024-10-29" in made.flags[0].detail
    assert "6 days apart" in made.flags[0].detail
    assert made.credits == ("Asia News Network", "The Korea Herald")
    assert (made.outlet, made.language, made.readable, made.dateline) == ("phnompenhpost.com", "en", True, None)
    assert made.metadata["category"] == "WORLD"
    assert made.body == data.decode()[int(made.metadata["body_offset"]) :]
    assert len(texts(made, "paragraph")) == 24
    assert [text[-30:] for text in texts(made, "caption")] == ["PHOTO: YONHAP/THE KOREA HERALD"]
    assert texts(made, "credit") == ["_Asia News Network/The Korea Herald_"]
    assert texts(made, "heading") == [made.title]
