"""Witnesses in, a collation out. Pure: knows neither Django nor how articles were read."""
