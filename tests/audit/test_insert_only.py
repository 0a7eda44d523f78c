"""The database itself refuses to change or delete what the log says."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from outcome21.audit.models import AuditEntry, AuditSubject
from tests.casework.story import a_report

pytestmark = pytest.mark.django_db
MODELS = {"audit_entry": AuditEntry, "audit_subject": AuditSubject}
TABLES = tuple(MODELS)


def refused(statement):
    """The database's own words when it refuses the statement."""
    with (
        pytest.raises(DatabaseError) as failed,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    return str(failed.value)


@pytest.mark.parametrize("table", TABLES)
def test_a_row_put_in_the_place_of_another_is_refused(table):
    a_report()
    columns = [field.column for field in MODELS[table]._meta.concrete_fields]
    verb = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
    listed = ", ".join(columns)
    assert refused(f"{verb} INTO {table} ({listed}) SELECT {listed} FROM {table}")  # noqa: S608


@pytest.mark.parametrize("table", TABLES)
def test_a_change_is_refused(table):
    a_report()
    assert f"{table} is only ever inserted" in refused(f"UPDATE {table} SET force = 'x'")  # noqa: S608


@pytest.mark.parametrize("table", TABLES)
def test_a_deletion_is_refused(table):
    a_report()
    assert f"{table} is only ever inserted" in refused(f"DELETE FROM {table}")  # noqa: S608


def test_the_programs_own_way_is_refused_too():
    a_report()
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditEntry.objects.update(remark="nothing to see")
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditSubject.objects.all().delete()
    entry = AuditEntry.objects.get()
    entry.actor = "staff:somebody-else"
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.save()
    assert AuditEntry.objects.get().actor == "anonymous"


def test_a_row_is_not_replaced_by_another_with_its_id():
    a_report()
    entry = AuditEntry.objects.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.save(force_insert=True)


def test_the_table_is_not_emptied_in_one_go():
    a_report()
    if connection.vendor == "postgresql":
        connection.check_constraints()  # what is still waiting would hide the refusal
        assert "only ever inserted" in refused("TRUNCATE audit_entry CASCADE")
    else:
        # SQLite empties a table by deleting: it has no statement of its own for it.
        assert "only ever inserted" in refused("DELETE FROM audit_entry WHERE 1")
    assert AuditEntry.objects.count() == 1


def test_more_entries_are_always_welcome():
    a_report()
    a_report()
    assert AuditEntry.objects.count() == 2
