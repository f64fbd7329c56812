"""Side-by-side comparison of how news outlets tell one event."""

__version__ = "0.1.0"
