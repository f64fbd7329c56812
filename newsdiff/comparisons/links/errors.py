"""Why a decision about links was refused."""


class LinkError(Exception):
    """`str()` is a full sentence that says what to do."""


class LinkFormReusedError(LinkError):
    """A form was sent again with something else in it."""


class RowChangedError(LinkError):
    """The row is not as the person saw it."""
