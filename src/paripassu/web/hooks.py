"""Two states in, signed messages on what moved between them out, to the addresses that the workspace names."""

import hashlib
import hmac
import json
import logging
import queue
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPException
from pathlib import Path
from typing import Any

from paripassu.errors import Place, SituationError, UsageError
from paripassu.web._state import State

LOG = logging.getLogger("paripassu.hooks")
EVENTS = ("degree", "step", "statement")
WAITS = (2, 10, 60, 300)
"""Seconds before each further try."""
TIMEOUT = 10
WAITING = 1_000
"""Messages that wait; more are dropped, and the log says so."""
FILE = "webhooks.json"
_STATEMENT_FLAGS = {"changed speaker", "softened", "withdrawn"}


@dataclass(frozen=True, slots=True)
class Hook:
    """An address that wants to be told."""

    url: str
    secret: str
    events: tuple[str, ...] = EVENTS
    threshold: float = 0.8


def load_hooks(path: Path) -> tuple[Hook, ...]:
    """The hooks in *path*; none where it is not there. Raises SituationError where it does not fit."""
    if not path.exists():
        return ()
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return tuple(
            Hook(_address(r["url"]), str(r["secret"]), tuple(r.get("events", EVENTS)), float(r.get("threshold", 0.8)))
            for r in rows
        )
    except (ValueError, KeyError, TypeError) as error:
        raise SituationError(
            f"the list of webhooks does not fit: {error}",
            place=Place(str(path)),
            remedy='write [{"url": "https://…", "secret": "…", "events": ["degree", "step", "statement"]}]',
        ) from error


def _address(url: object) -> str:
    if not isinstance(url, str) or not url.startswith(("https://", "http://")):
        raise UsageError("a webhook's address begins with https:// or http://")
    return url


def events(before: State, after: State, threshold: float = 0.8) -> Iterator[dict[str, Any]]:
    """What moved: a degree crossed *threshold*, a step changed its state, a statement was revised."""
    old, new = before.view(before.last), after.view(after.last)
    situation = after.weighed.situation
    base = {"situation": situation.id, "as_of": after.last.isoformat()}
    was = {d.id: d for d in old.assessment.degrees}
    for d in new.assessment.degrees[1:]:
        for which in ("now_at_least", "reached_at_least"):
            if d.id not in was:
                continue
            one, two = (getattr(x, which).probability for x in (was[d.id], d))
            if (one >= threshold) != (two >= threshold):
                yield {
                    **base, "event": "degree", "degree": d.id, "which": which, "threshold": threshold,
                    "before": round(one, 6), "after": round(two, 6),
                }  # fmt: skip
    states = {s.id: s.state for s in old.steps}
    for s in new.steps:
        if s.id in states and states[s.id] != s.state:
            yield {**base, "event": "step", "step": s.id, "before": states[s.id], "after": s.state}
    known = set(before.weighed.flags)
    for flag in after.weighed.flags:
        if flag.kind in _STATEMENT_FLAGS and flag not in known:
            yield {**base, "event": "statement", "kind": flag.kind, "report": flag.report, "detail": flag.detail}


def signature(secret: str, at: int, body: bytes) -> str:
    """What the header Paripassu-Signature holds: the time, and HMAC-SHA256 over the time, a dot and the body."""
    mac = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={mac}"


class _Stay(urllib.request.HTTPRedirectHandler):
    """A hook that points elsewhere is a failed one: the secret signs for one address."""

    def redirect_request(self, *_what: object) -> None:
        return None


def post(url: str, body: bytes, headers: dict[str, str]) -> int:
    """Sends; gives the status. Raises OSError where nobody answers."""
    request = urllib.request.Request(url, body, headers, method="POST")  # noqa: S310 - `load_hooks` took http(s) alone
    try:
        with urllib.request.build_opener(_Stay).open(request, timeout=TIMEOUT) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except HTTPException as error:
        raise OSError(str(error)) from error


class Messenger:
    """Sends messages one after another in a thread of its own, each again after a while where it was not taken."""

    def __init__(
        self,
        hooks: Sequence[Hook],
        send: Callable[[str, bytes, dict[str, str]], int] = post,
        waits: Sequence[float] = WAITS,
    ) -> None:
        self._hooks, self._send, self._waits = tuple(hooks), send, tuple(waits)
        self._queue: queue.Queue[tuple[Hook, dict[str, Any]]] = queue.Queue(WAITING)
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def tell(self, before: State, after: State) -> None:
        """For `Desk.on_change`."""
        for hook in self._hooks:
            for event in events(before, after, hook.threshold):
                if event["event"] in hook.events:
                    try:
                        self._queue.put_nowait((hook, event))
                    except queue.Full:
                        LOG.error("too many messages wait; one to %s was dropped", hook.url)

    def wait(self) -> None:
        """Until everything was sent or given up."""
        self._queue.join()

    def _work(self) -> None:
        while True:
            hook, event = self._queue.get()
            try:
                self._deliver(hook, event)
            finally:
                self._queue.task_done()

    def _deliver(self, hook: Hook, event: dict[str, Any]) -> None:
        body = json.dumps({**event, "sent": datetime.now(UTC).isoformat(timespec="seconds")}).encode()
        key = hashlib.sha256(body).hexdigest()[:16]
        for pause in (*self._waits, None):
            headers = {
                "Content-Type": "application/json",
                "Paripassu-Delivery": key,
                "Paripassu-Signature": signature(hook.secret, int(time.time()), body),
            }
            try:
                status = self._send(hook.url, body, headers)
            except OSError as error:
                status = 0
                LOG.warning("%s: %s", hook.url, error)
            if 200 <= status < 300:
                return
            if pause is not None:
                time.sleep(pause)
        LOG.error("%s did not take a message after %d tries", hook.url, len(self._waits) + 1)
