"""Files in, reports out: by format, with every stamp and where it came from, and each stretch of the body labelled."""

from paripassu.reports._files import list_files, read_paths
from paripassu.reports._parse import parse_bytes, read_text

__all__ = ["list_files", "parse_bytes", "read_paths", "read_text"]
