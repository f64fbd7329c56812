"""People, projects, who belongs to which, who was invited, and the trail of what was done."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower

LOCAL_NAME = "analyst"


class Theme(models.TextChoices):
    """Light or dark pages."""

    SYSTEM = "", "as the computer is set"
    LIGHT = "light", "light"
    DARK = "dark", "dark"


class TextSize(models.TextChoices):
    """How large everything is written."""

    NORMAL = "", "normal"
    LARGE = "large", "larger"
    LARGEST = "largest", "largest"


class FirstView(models.TextChoices):
    """The view in which a comparison opens."""

    FACING = "", "facing: passages opposite each other"
    ARTICLES = "articles", "articles: both texts in their own order"
    DIFFERENCES = "differences", "differences: a list to read through"


class User(AbstractUser):
    """A person, with how they want their pages. On a laptop there is one, who never logs in."""

    theme = models.CharField(max_length=5, choices=Theme, blank=True)
    text_size = models.CharField(max_length=7, choices=TextSize, blank=True)
    first_view = models.CharField(max_length=11, choices=FirstView, blank=True)
    single_keys = models.BooleanField(default=True, help_text="single letters are shortcuts on the comparison page")
    hints_read = models.JSONField(default=list, blank=True, help_text="names of `hints.HINTS` that need not be shown")

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), condition=~models.Q(email=""), name="email_address_once"),
        ]

    def __str__(self) -> str:
        return self.first_name or self.email or self.username

    @property
    def is_local(self) -> bool:
        """Whether this is the analyst of a laptop, who has no password and needs none."""
        return self.username == LOCAL_NAME and not self.has_usable_password()


class Project(models.Model):
    """What belongs together and is shared by its members: articles, comparisons, codebooks."""

    name = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1, help_text="raised by each change of the name")
    created_at = models.DateTimeField(auto_now_add=True)
    members = models.ManyToManyField(User, through="Membership", related_name="projects")

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What a person is in a project, from the most rights to the fewest."""

    OWNER = "owner"
    EDITOR = "editor"
    CODER = "coder"
    VIEWER = "viewer"


def role_is_known(name: str) -> models.CheckConstraint:
    """A constraint that keeps the column `role` to the four roles."""
    return models.CheckConstraint(condition=models.Q(role__in=["owner", "editor", "coder", "viewer"]), name=name)


class Membership(models.Model):
    """A person's role in a project."""

    Role = Role

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    role = models.CharField(max_length=10, choices=Role)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "project"], name="one_membership_a_person_and_project"),
            role_is_known("membership_role_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role} of {self.project}"


class Invitation(models.Model):
    """A way into a project for one address, once, until it expires. The token itself is stored nowhere."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=10, choices=Role)
    token_sha256 = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [role_is_known("invitation_role_is_known")]

    def __str__(self) -> str:
        return f"{self.email} as {self.role} of {self.project}"


class AuditEvent(models.Model):
    """What someone did in a project. Written once: PostgreSQL refuses to change or delete it.

    The project is a number and no key, so that the trail outlives what was deleted.
    """

    project_id = models.BigIntegerField(db_index=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=40, help_text="a key of `audit.ACTS`")
    what = models.JSONField(default=dict, help_text="names and numbers, never texts")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.act} by {self.actor_id}"


class SentForm(models.Model):
    """A form that was acted on: the same key again gives the first answer."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.UUIDField()
    digest = models.CharField(max_length=64, help_text="SHA-256 of the address and of what was sent")
    location = models.CharField(max_length=2000, help_text="where the first answer led")
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="form_key_once_a_person")]

    def __str__(self) -> str:
        return str(self.key)
