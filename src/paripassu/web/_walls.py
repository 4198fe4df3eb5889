"""Requests in, the same requests out, bounded: a body that is too long or comes too slowly is refused."""

import asyncio
import json
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

SLOWEST = 20.0
"""Seconds in which a body has to have arrived."""


class _TooLong(Exception):
    """The body went over its bound."""


class Bounds:
    """ASGI middleware. Reads the body whole before anything else sees the request, which is small by then."""

    def __init__(self, app: ASGIApp, most_body: int) -> None:
        self._app, self._most = app, most_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in {"GET", "HEAD"}:
            await self._app(scope, receive, send)
            return
        length = dict(scope["headers"]).get(b"content-length", b"0")
        try:
            if not length.isdigit() or int(length) > self._most:
                raise _TooLong
            body = await asyncio.wait_for(self._body(receive), SLOWEST)
        except _TooLong:
            await _refuse(send, 413, f"a body has at most {self._most} bytes")
            return
        except TimeoutError:
            await _refuse(send, 408, "the body did not arrive in time")
            return
        given = False

        async def again() -> Message:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self._app(scope, again, send)

    async def _body(self, receive: Receive) -> bytes:
        parts: list[bytes] = []
        size = 0
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise _TooLong
            part: bytes = message.get("body", b"")
            size += len(part)
            if size > self._most:
                raise _TooLong
            parts.append(part)
            if not message.get("more_body", False):
                return b"".join(parts)


async def _refuse(send: Send, status: int, what: str) -> None:
    problem: dict[str, Any] = {
        "type": "urn:paripassu:error:UsageError",
        "title": "too much at once",
        "status": status,
        "detail": what,
    }
    body = json.dumps(problem).encode()
    headers = [
        (b"content-type", b"application/problem+json"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
