"""A rule of the database: nobody pictured holds the role of suspect of the same crime,
unless a supervisor's reasoned act says so."""

from django.db import migrations

SAYING = "nobody pictured is a suspect of the same crime without a supervisor's reasoned act"
SUSPECT_PICTURED = """
    NEW.role = 'suspect' AND NOT NEW.supervisor_exception AND EXISTS (
        SELECT 1 FROM casework_person p WHERE p.id = NEW.person_id AND p.pictured)
"""
PICTURED_SUSPECT = """
    NEW.pictured AND EXISTS (
        SELECT 1 FROM casework_involvement i WHERE i.person_id = NEW.id
        AND i.role = 'suspect' AND i.ends_at IS NULL AND NOT i.supervisor_exception)
"""
RULES = [
    ("casework_involvement", "INSERT OR UPDATE", SUSPECT_PICTURED),
    ("casework_person", "UPDATE", PICTURED_SUSPECT),
]


def add_rules(apps, schema):
    said = SAYING.replace("'", "''")
    for table, events, condition in RULES:
        if schema.connection.vendor == "sqlite":
            for event in events.split(" OR "):
                schema.execute(
                    f"CREATE TRIGGER {table}_pictured_{event.lower()} BEFORE {event} ON {table} "
                    f"WHEN {condition} BEGIN SELECT RAISE(ABORT, '{said}'); END",
                    params=None,
                )
        else:
            schema.execute(
                f"CREATE FUNCTION {table}_pictured() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN IF {condition} THEN RAISE EXCEPTION '{said}' "
                "USING ERRCODE = 'check_violation'; END IF; RETURN NEW; END $$",
                params=None,
            )
            schema.execute(
                f"CREATE TRIGGER {table}_pictured BEFORE {events} ON {table} "
                f"FOR EACH ROW EXECUTE FUNCTION {table}_pictured()",
                params=None,
            )


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_initial")]
    operations = [migrations.RunPython(add_rules, migrations.RunPython.noop)]
