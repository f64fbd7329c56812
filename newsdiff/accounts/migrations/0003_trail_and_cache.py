"""The trail cannot be changed on PostgreSQL, and the table that counts attempts is there on every engine."""

from django.core.management import call_command
from django.db import migrations

REFUSE = """
CREATE FUNCTION accounts_trail_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the trail is written once and never changed' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER accounts_trail_is_fixed BEFORE UPDATE OR DELETE ON accounts_auditevent
    FOR EACH ROW EXECUTE FUNCTION accounts_trail_is_fixed();
"""
ALLOW = """
DROP TRIGGER accounts_trail_is_fixed ON accounts_auditevent;
DROP FUNCTION accounts_trail_is_fixed();
"""


def refuse(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(REFUSE)


def allow(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(ALLOW)


def make_cache_table(_apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_people")]
    operations = [
        migrations.RunPython(refuse, allow),
        migrations.RunPython(make_cache_table, migrations.RunPython.noop),
    ]
