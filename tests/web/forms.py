"""A page in, its forms out, as a browser would fill and send them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi.testclient import TestClient
from lxml import html

WORD = "correct horse battery"
"""The password of every account of the tests."""


@dataclass(frozen=True)
class Form:
    """A form with what is filled in."""

    action: str
    fields: Mapping[str, str]


def forms(text: str, action: str) -> list[Form]:
    """The forms of a page that go to *action*."""
    found = []
    for form in html.fromstring(text).forms:
        if form.get("action") == action and form.method == "POST":
            found.append(Form(action, {k: v or "" for k, v in form.form_values()}))
    return found


def send(client: TestClient, page: str, to: str, **given: str) -> Any:
    """Opens *page* and sends its first form to *to* with some fields filled in."""
    opened = client.get(page)
    form = forms(opened.text, to)[0]
    return client.post(to, data={**form.fields, **given})


def come_in(client: TestClient, name: str, word: str = WORD) -> TestClient:
    """A browser of its own on the same desk, in which *name* has come in."""
    fresh = TestClient(client.app, headers={"accept": "text/html"})
    send(fresh, "/enter", "/enter", name=name, password=word)
    return fresh
