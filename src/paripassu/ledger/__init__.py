"""The ledger: what was read, judged and decided, kept for good; the one room that touches a database."""

from paripassu.ledger.ledger import Ledger
from paripassu.ledger.values import (
    Act,
    AuditKind,
    FileReading,
    Head,
    Held,
    Hit,
    Judgement,
    JudgementKind,
    JudgementVerdict,
    Later,
    Reading,
)

__all__ = [
    "Act",
    "AuditKind",
    "FileReading",
    "Head",
    "Held",
    "Hit",
    "Judgement",
    "JudgementKind",
    "JudgementVerdict",
    "Later",
    "Ledger",
    "Reading",
]
