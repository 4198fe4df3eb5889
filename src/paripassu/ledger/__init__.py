"""The ledger: what was read, judged and decided, kept for good; the one room that touches a database."""

from paripassu.ledger.ledger import Ledger
from paripassu.ledger.values import (
    Act,
    AuditKind,
    FileReading,
    Head,
    Hit,
    Judgement,
    JudgementKind,
    JudgementVerdict,
    Reading,
)

__all__ = [
    "Act",
    "AuditKind",
    "FileReading",
    "Head",
    "Hit",
    "Judgement",
    "JudgementKind",
    "JudgementVerdict",
    "Ledger",
    "Reading",
]
