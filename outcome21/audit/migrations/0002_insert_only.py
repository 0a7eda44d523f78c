"""The database refuses to change or delete a log entry."""

from django.db import migrations

from outcome21.audit.insert_only import insert_only


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.RunPython(insert_only("audit_subject"), migrations.RunPython.noop),
        migrations.RunPython(insert_only("audit_entry"), migrations.RunPython.noop),
    ]
