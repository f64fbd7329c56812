"""What an analyst asked of a comparison and cannot have."""


class ComparisonError(Exception):
    """`str()` is a full sentence that says what to do."""
