"""Findings of a comparison as files that others can check."""
