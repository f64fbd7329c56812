"""Letters about projects. Where no mail server is set, they are kept as files in the data folder."""

import logging

from django.core.mail import send_mail
from django.template.loader import render_to_string

from newsdiff.accounts.models import Project, User

logger = logging.getLogger(__name__)


def send_invitation(*, project: Project, email: str, by: User, url: str) -> bool:
    """Send an invitation; False, with a line in the log, where that failed: its link can be passed on by hand."""
    text = render_to_string("accounts/invitation.txt", {"project": project, "by": by, "url": url})
    try:
        send_mail(f"newsdiff: {by} invites you to “{project}”".replace("\n", " "), text, None, [email])
    except OSError:
        logger.exception("an invitation could not be sent")
        return False
    return True
