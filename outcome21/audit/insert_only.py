"""Statements that make a table refuse change and deletion, in the database itself."""

from __future__ import annotations

from collections.abc import Callable

from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def insert_only(table: str) -> Callable[[object, BaseDatabaseSchemaEditor], None]:
    """What a migration runs so that rows of `table` can be added and never touched again."""

    def add(apps: object, schema: BaseDatabaseSchemaEditor) -> None:
        for statement in _statements(table, schema.connection.vendor):
            schema.execute(statement, params=None)

    return add


def _statements(table: str, vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is only ever inserted'); END"
            for verb in ("UPDATE", "DELETE")
        ] + [
            # INSERT OR REPLACE deletes without firing the trigger above.
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "  # noqa: S608 (our own)
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) "
            f"BEGIN SELECT RAISE(ABORT, '{table} is only ever inserted'); END"
        ]
    return [
        f"CREATE FUNCTION {table}_insert_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is only ever inserted'; END $$",
        f"CREATE TRIGGER {table}_insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_insert_only()",
    ]
