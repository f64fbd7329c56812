"""Writes of what people say about an annotation, and of text that is not sent yet."""

from uuid import UUID

from django.db import IntegrityError, transaction

from newsdiff.accounts.errors import FormKeyReusedError
from newsdiff.accounts.models import Project, User
from newsdiff.coding.models import Annotation, Reply, TypedText


def add_reply(*, annotation: Annotation, user: User, text: str, form_key: UUID) -> Reply:
    """Write under an annotation. The same form sent twice gives the first reply.

    Raises `FormKeyReusedError` where the form's key came before with something else.
    """
    try:
        with transaction.atomic():
            return Reply.objects.create(annotation=annotation, author=user, text=text, form_key=form_key)
    except IntegrityError:
        first = Reply.objects.filter(form_key=form_key).first()
        if first is None:
            raise
        if (first.annotation_id, first.author_id, first.text) != (annotation.pk, user.pk, text):
            raise FormKeyReusedError from None
        return first


def keep_typed(*, project: Project, user: User, place: str, text: str) -> None:
    """Keep what someone types at a place of a project; an empty text forgets it."""
    if not text.strip():
        TypedText.objects.filter(user=user, place=place).delete()
        return
    TypedText.objects.update_or_create(user=user, place=place, defaults={"project": project, "text": text})
