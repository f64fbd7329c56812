"""Side-by-side comparison of how news outlets tell one event."""

import os

__version__ = "0.1.0"

# Read when numpy is loaded. Over tables as small as ours more threads take no time off, keep every core busy, and end
# sums in other digits.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
