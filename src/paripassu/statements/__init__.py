"""Reports in, attributed statements out: who is cited for what, and how."""

from paripassu.statements.reader import VERSION, Known, Reader

__all__ = ["VERSION", "Known", "Reader"]
