"""What starting a comparison sends: articles go in zone by zone, so that the first zone becomes A."""

from newsdiff.accounts.models import Project, User
from newsdiff.corpus.actions import Text, submit_texts
from newsdiff.corpus.forms import StartForm
from newsdiff.corpus.models import Submission


def submit_zones(form: StartForm, *, project: Project, user: User) -> Submission:
    """Send the filled zones of a form as one submission, in their order; a form sent twice acts once."""
    texts: list[Text] = []
    for zone in form.filled:
        texts += [*zone.files, zone.paste]
    return submit_texts(project=project, user=user, texts=texts, form_key=form.form_key)
