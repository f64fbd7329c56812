"""Codebooks, and what coders say about passages."""
