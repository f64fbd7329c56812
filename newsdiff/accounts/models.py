"""People, projects, and who belongs to which."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A person. On a laptop there is one, who never logs in."""


class Project(models.Model):
    """What belongs together and is shared by its members: articles, comparisons, codebooks."""

    name = models.CharField(max_length=200)
    created_at = models.DateTimeField(auto_now_add=True)
    members = models.ManyToManyField(User, through="Membership", related_name="projects")

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person's role in a project."""

    class Role(models.TextChoices):
        OWNER = "owner"
        EDITOR = "editor"
        CODER = "coder"
        VIEWER = "viewer"

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    role = models.CharField(max_length=10, choices=Role)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "project"], name="one_membership_a_person_and_project"),
            models.CheckConstraint(
                condition=models.Q(role__in=["owner", "editor", "coder", "viewer"]), name="membership_role_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role} of {self.project}"
