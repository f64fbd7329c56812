"""Uploaded bytes in, extracted articles out. Pure: knows neither Django nor the analysis."""
