"""What cannot be done with a comparison."""


class ComparisonError(Exception):
    """`str()` is a full sentence that says what to do."""


class LinksChangedError(Exception):
    """A result was found without a decision about links that someone made meanwhile."""
