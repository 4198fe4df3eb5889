"""An application in, the same served out, with connections bounded in number and in patience."""

import asyncio
import resource
from typing import Any

import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.h11_impl import H11Protocol

MOST = 2_000
"""Connections at one time; one more is closed at once."""
FIRST = 15.0
"""Seconds in which a connection has to have sent its first request's head."""
KEEP = 10
"""Seconds that a connection is kept after an answer."""


class Patient(H11Protocol):
    """HTTP/1.1 that does not wait for ever: who opens a connection and sends nothing is let go."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if len(self.connections) > MOST:
            transport.close()
            return
        self.loop.call_later(FIRST, self._late)

    def _late(self) -> None:
        if self.cycle is None and not self.transport.is_closing():
            self.transport.close()


def run(app: FastAPI, host: str, port: int, **more: Any) -> None:
    """Serves until it is stopped."""
    _more_files()
    uvicorn.run(
        app, host=host, port=port, http=Patient, timeout_keep_alive=KEEP, h11_max_incomplete_event_size=64_000,
        server_header=False, log_level="warning", **more,
    )  # fmt: skip


def _more_files() -> None:
    """As many open files as the system allows this user."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = hard if hard != resource.RLIM_INFINITY else max(soft, 65_536)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(max(soft, MOST * 4), most), hard))
