"""Comparisons, runs of the analysis and what each found, and what people decided and judged."""

from newsdiff.comparisons.models.comparison import Comparison, ComparisonArticle
from newsdiff.comparisons.models.judgements import JudgedDifference, JudgedWords, Judgement
from newsdiff.comparisons.models.links import LinkAnchor, LinkDecision
from newsdiff.comparisons.models.runs import (
    AlignedPair,
    AnalysisRun,
    ArticleVectors,
    Fact,
    FramingCue,
    Passage,
    Variant,
)

__all__ = [
    "AlignedPair",
    "AnalysisRun",
    "ArticleVectors",
    "Comparison",
    "ComparisonArticle",
    "Fact",
    "FramingCue",
    "JudgedDifference",
    "JudgedWords",
    "Judgement",
    "LinkAnchor",
    "LinkDecision",
    "Passage",
    "Variant",
]
