"""What starting a comparison sends: articles go in zone by zone, so that the first zone becomes A."""

from newsdiff.accounts.models import Project, User
from newsdiff.corpus.actions import add_articles, submit_articles
from newsdiff.corpus.forms import StartForm
from newsdiff.corpus.models import Submission


def submit_zones(form: StartForm, *, project: Project, user: User) -> Submission:
    """Send the filled zones of a form as one submission, in their order; a form sent twice acts once."""
    existing = Submission.objects.filter(pk=form.form_key, project=project, created_by=user).first()
    if existing is not None:
        return existing
    first, *others = form.filled
    submission = submit_articles(
        project=project, user=user, files=first.files, pastes=[first.paste], form_key=form.form_key
    )
    for zone in others:
        add_articles(submission=submission, files=zone.files, pastes=[zone.paste])
    return submission
