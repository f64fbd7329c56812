"""From one analyst without login to a team that logs in; all data stay."""

import os


class TeamError(Exception):
    """Why it could not be done. `str()` is a sentence that says what to do."""


def make_team(*, email: str, name: str, password: str) -> None:
    """Give the analyst of this installation an address and a password. Raises `TeamError` where that cannot be."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdiff.settings")
    import django  # here, because the settings are read when Django is set up
    from django.core.exceptions import ValidationError
    from django.core.management import call_command

    django.setup()
    from django.contrib.auth.password_validation import validate_password
    from django.core.validators import validate_email

    from newsdiff.accounts.actions import ensure_local_analyst, turn_into_team
    from newsdiff.accounts.errors import PeopleError
    from newsdiff.accounts.models import User

    try:
        validate_email(email)
        validate_password(password, User(email=email, first_name=name))
    except ValidationError as error:
        raise TeamError(" ".join(error.messages)) from error
    call_command("migrate", interactive=False, verbosity=0)
    ensure_local_analyst()
    try:
        turn_into_team(email=email.lower(), name=name, password=password)
    except PeopleError as error:
        raise TeamError(str(error)) from error
