"""Keeps a response in step with the evidence."""

import os

# Before numpy is loaded: its own threads get in the way of the reader's, of which there is one for each core, and wait where these
# would work. Whoever sets it otherwise is not overruled.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
