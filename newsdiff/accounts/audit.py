"""The trail of a project: who did what, and when. Actions write it in their own transaction."""

from django.db.models import QuerySet

from newsdiff.accounts.models import AuditEvent, Project, User

# What can be done, and how the trail says it.
ACTS = {
    "project_create": "made the project “{name}”",
    "project_rename": "renamed the project from “{old}” to “{name}”",
    "project_export": "took the whole project away as a file",
    "project_delete": "deleted the project “{name}” for good",
    "member_invite": "invited {email} as {role}",
    "member_join": "joined as {role}, invited as {email}",
    "invitation_revoke": "took the invitation of {email} back",
    "member_role": "changed the role of {name} from {old} to {role}",
    "member_remove": "removed {name}, who was {role}",
    "member_leave": "left; was {role}",
    "project_hand_over": "handed the project over to {name}",
    "local_analyst_team": "turned this installation into a team server",
    "article_store": "stored article {article}",
    "article_delete": "deleted article {article} for good",
    "comparison_create": "made comparison {comparison}",
    "comparison_delete": "deleted comparison {comparison} for good",
    "export_create": "made a file of comparison {comparison}: {format}",
    "share_create": "shared the report of comparison {comparison} by link {link}",
    "share_revoke": "took link {link} to the report of comparison {comparison} back",
    "round_arrange": "arranged the coding of comparison {comparison}",
    "round_open": "opened the round of comparison {comparison}",
    "annotation_create": "made annotation {annotation}",
    "annotation_change": "changed annotation {annotation}",
    "annotation_delete": "deleted annotation {annotation}",
    "codebook_change": "changed codebook {codebook}: {change}",
    "decision_create": "decided {unit} in comparison {comparison}",
    "decision_undo": "took {n} decisions of comparison {comparison} back",
    "decision_redo": "decided {n} units of comparison {comparison} as before",
    "words_change": "changed the words of the lexicons: version {version}",
    "judgement_create": "judged differences of comparison {comparison}",
    "link_change": "changed links of comparison {comparison}",
}


def record(project: Project, actor: User, act: str, **what: object) -> None:
    """Write that `actor` did something; to be called inside the transaction that does it."""
    ACTS[act].format(**what)
    AuditEvent.objects.create(project_id=project.pk, actor=actor, act=act, what=what)


def events_of(project: Project) -> QuerySet[AuditEvent]:
    """The trail of a project, newest first."""
    return AuditEvent.objects.filter(project_id=project.pk).select_related("actor")


def words_of(event: AuditEvent) -> str:
    """What an event says, without who and when."""
    return ACTS[event.act].format(**event.what)
