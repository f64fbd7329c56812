"""Why a judgement was refused."""


class JudgingError(Exception):
    """`str()` is a full sentence that says what to do."""


class JudgingFormReusedError(JudgingError):
    """A form was sent again with something else in it."""


class DifferenceChangedError(JudgingError):
    """The difference, or the list, is not as the person saw it."""
