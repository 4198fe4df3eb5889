"""Long computations in, their results out, made in a process beside the desk: pages go on while it works.

The days of a replay take long in a large workspace, and in a thread of the desk they would hold up every page. The process is
started when first needed and makes no decision of its own: it calls the same pure functions. A small workspace does without
it.
"""

import logging
import multiprocessing
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date, timedelta
from itertools import islice
from typing import TypeVar

from paripassu.assessment import Assessor, Options
from paripassu.situation.model import Situation
from paripassu.types import Evidence
from paripassu.web._weights import Shelved, shelved

LOG = logging.getLogger("paripassu.web")
LARGE = 500
"""With more evidence than this, the work goes to the other process."""
_STRETCH = 7
"""Days that are held before their weights are packed."""
T = TypeVar("T")


def days_of(situation: Situation, evidence: Sequence[Evidence], start: date, end: date) -> Shelved:
    """An assessment with its band for each day from *start* to *end*, their weights packed."""
    packed = shelved(evidence, ())
    days = (start + timedelta(days=n) for n in range((end - start).days + 1))
    walked = Assessor(situation, Options()).walk(evidence, days)
    while stretch := tuple(islice(walked, _STRETCH)):
        packed = packed.with_more(stretch)
    return packed


class Apart:
    """The process beside the desk. Safe to use from many threads; one computation runs at a time."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._lock = threading.Lock()

    def days(self, situation: Situation, evidence: Sequence[Evidence], start: date, end: date) -> Shelved:
        """What `days_of` gives."""
        if len(evidence) <= LARGE:
            return days_of(situation, evidence, start, end)
        with self._lock:
            try:
                return self._run(days_of, situation, tuple(evidence), start, end)
            except BrokenProcessPool:
                self._end()
                return self._run(days_of, situation, tuple(evidence), start, end)

    def close(self) -> None:
        """Ends the process."""
        self._end()

    def _run(self, work: Callable[..., T], *given: object) -> T:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))
        return self._pool.submit(work, *given).result()

    def _end(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            LOG.info("the process beside the desk ends")
            pool.shutdown(wait=False, cancel_futures=True)
