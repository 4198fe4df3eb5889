"""Files in, reports out: by format, with every stamp and where it came from, and each stretch of the body labelled."""

from paripassu.reports._files import read_paths
from paripassu.reports._parse import parse_bytes, read_text

__all__ = ["parse_bytes", "read_paths", "read_text"]
