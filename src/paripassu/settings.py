"""Every setting of the product in one place; `load` reads the environment once, at the edge."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

MAX_REPORT_BYTES = 20_000_000
MAX_SITUATION_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told from outside. Each field's environment variable is PARIPASSU_ and its name in capitals."""

    threads: int = 2
    """Threads or workers of the reader."""
    max_report_bytes: int = MAX_REPORT_BYTES
    """A larger file is set aside."""
    ledger: str | None = None
    """Address of the ledger; None is .paripassu/ledger.db in the workspace."""


def load(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment; a value that does not parse keeps the default."""
    env = os.environ if environment is None else environment

    def number(name: str, default: int) -> int:
        text = env.get(f"PARIPASSU_{name}", "")
        return int(text) if text.isdecimal() and int(text) > 0 else default

    return Settings(
        threads=number("THREADS", Settings().threads),
        max_report_bytes=number("MAX_REPORT_BYTES", MAX_REPORT_BYTES),
        ledger=env.get("PARIPASSU_LEDGER") or None,
    )
