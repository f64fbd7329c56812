"""Outlets, articles and their versions, and uploads under review."""
