"""Comparisons of articles, runs of the analysis, and what the runs found."""
