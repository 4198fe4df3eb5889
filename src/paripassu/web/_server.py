"""An application in, the same served out, with connections bounded in number and in patience."""

import asyncio
import resource
from collections import OrderedDict
from typing import Any, ClassVar

import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

MOST = 2_000
"""Connections at one time; for one more, the one that has said nothing for longest goes."""
FIRST = 15.0
"""Seconds in which a connection has to have sent its first request's head."""
LONGEST = 300.0
"""Seconds in which an answer has to have been made and taken."""
KEEP = 10
"""Seconds that a connection is kept after an answer."""


class Patient(H11Protocol):
    """HTTP/1.1 that does not wait for ever: who opens a connection and sends nothing is let go, sooner where others wait."""

    _silent: ClassVar["OrderedDict[Patient, None]"] = OrderedDict()
    """Connections on which no request is under way, the longest silent first."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._silent[self] = None
        if len(self.connections) > MOST:
            self._silent.popitem(last=False)[0].transport.abort()
        self.loop.call_later(FIRST, self._late)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._under_way(self.cycle) and self._silent.pop(self, self) is None:
            self.loop.call_later(LONGEST, self._too_long, self.cycle)

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if not self.transport.is_closing() and not self._under_way(self.cycle):
            self._silent[self] = None

    def connection_lost(self, exc: Exception | None) -> None:
        self._silent.pop(self, None)
        super().connection_lost(exc)

    @staticmethod
    def _under_way(cycle: RequestResponseCycle | None) -> bool:
        return cycle is not None and not cycle.response_complete

    def _late(self) -> None:
        if self.cycle is None and not self.transport.is_closing():
            self.transport.close()

    def _too_long(self, cycle: RequestResponseCycle) -> None:
        if self.cycle is cycle and self._under_way(cycle):
            self.transport.abort()


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
