"""The fixtures of coding, which reports are about."""

from tests.coding.conftest import annotate, codebook, codes, pair

__all__ = ["annotate", "codebook", "codes", "pair"]
