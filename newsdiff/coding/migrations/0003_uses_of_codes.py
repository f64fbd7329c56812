"""Codes of annotations and of their revisions move to where slots stand beside them; codes get their looks."""

from hashlib import sha256

from django.db import migrations

from newsdiff.coding.looks import letter_for, look_at


def move_codes(apps, schema_editor):
    Annotation = apps.get_model("coding", "Annotation")
    CodeUse = apps.get_model("coding", "CodeUse")
    AnnotationRevision = apps.get_model("coding", "AnnotationRevision")
    pairs = Annotation.codes.through.objects.values_list("annotation_id", "code_id")
    CodeUse.objects.bulk_create(CodeUse(annotation_id=one, code_id=code) for one, code in pairs.iterator())
    for revision in AnnotationRevision.objects.iterator():
        revision.uses = [{"code": pk} for pk in revision.code_ids]
        revision.save(update_fields=["uses"])


def name_units(apps, schema_editor):
    for annotation in apps.get_model("coding", "Annotation").objects.prefetch_related("anchors").iterator(500):
        parts = sorted(
            f"{one.article_id}:" + (f"{one.start}-{one.end}" if one.end else "") for one in annotation.anchors.all()
        )
        annotation.unit = "d" + sha256(" ".join(parts).encode()).hexdigest()[:12]
        annotation.save(update_fields=["unit"])


def give_looks(apps, schema_editor):
    for codebook in apps.get_model("coding", "Codebook").objects.all():
        taken = set()
        for position, code in enumerate(codebook.codes.order_by("position")):
            code.colour, code.pattern = look_at(position)
            code.letter = letter_for(code.name, taken)
            taken.add(code.letter)
            code.save(update_fields=["colour", "pattern", "letter"])


class Migration(migrations.Migration):
    dependencies = [("coding", "0002_codes_with_slots")]

    operations = [
        migrations.RunPython(move_codes, migrations.RunPython.noop),
        migrations.RunPython(name_units, migrations.RunPython.noop),
        migrations.RunPython(give_looks, migrations.RunPython.noop),
    ]
