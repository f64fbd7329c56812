"""Text that is being typed belongs to a project, so that it goes when the project is deleted."""

import django.db.models.deletion
from django.db import migrations, models


def give_projects(apps, _schema_editor):
    """Text kept so far goes to its writer's first project; which form it was typed into cannot be told."""
    typed = apps.get_model("coding", "TypedText")
    membership = apps.get_model("accounts", "Membership")
    for one in typed.objects.all():
        first = membership.objects.filter(user=one.user_id).order_by("pk").first()
        if first is None:
            one.delete()
        else:
            typed.objects.filter(pk=one.pk).update(project=first.project_id)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_trail_and_cache"), ("coding", "0009_rounds_hide_outlets")]

    operations = [
        migrations.AddField(
            model_name="typedtext",
            name="project",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.project"
            ),
        ),
        migrations.RunPython(give_projects, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="typedtext",
            name="project",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.project"
            ),
        ),
        migrations.AlterField(
            model_name="typedtext",
            name="place",
            field=models.CharField(help_text="names the form by its path and query", max_length=200),
        ),
    ]
