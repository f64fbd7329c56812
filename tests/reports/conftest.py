"""The fixtures of coding, which reports are about."""

from tests.coding.conftest import annotate, both_coded, codebook, codes, pair, second

__all__ = ["annotate", "both_coded", "codebook", "codes", "pair", "second"]
