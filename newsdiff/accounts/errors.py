"""Why a write about people was refused. `str()` is a sentence that says what to do."""


class PeopleError(Exception):
    """Something the person at the page can mend."""


class LastOwnerError(PeopleError):
    """A project would be left without an owner."""

    def __init__(self) -> None:
        super().__init__("This is the last owner of the project. Make someone else an owner first.")


class InvitationError(PeopleError):
    """An invitation that cannot be used any more, or not by this person."""


class FormKeyReusedError(Exception):
    """A form was sent again with something else in it."""


class ChangedError(Exception):
    """Someone changed the object after the form was loaded; carries it as it stands now."""

    def __init__(self, now: object) -> None:
        super().__init__(f"{now} was changed meanwhile")
        self.now = now
