"""The codes of an annotation are reached through their uses alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("coding", "0003_uses_of_codes")]

    operations = [
        migrations.RemoveField(model_name="annotation", name="codes"),
        migrations.RemoveField(model_name="annotationrevision", name="code_ids"),
        migrations.AddField(
            model_name="annotation",
            name="codes",
            field=models.ManyToManyField(related_name="annotations", through="coding.CodeUse", to="coding.code"),
        ),
    ]
