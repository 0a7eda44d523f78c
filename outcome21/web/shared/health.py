"""Whether this process can do its work, for whoever watches over it."""

from __future__ import annotations

from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from outcome21 import __version__

# Of a table that is there: SQLite makes an empty file in the place of one that was moved away.
_CHEAP = "SELECT 1 FROM django_migrations LIMIT 1"


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 with "ok" while the database answers, 503 with "unavailable" when it does not."""
    well = _database_answers()
    answer = {"status": "ok" if well else "unavailable", "version": __version__}
    return JsonResponse(answer, status=200 if well else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute(_CHEAP)
            cursor.fetchone()
    except (DatabaseError, InterfaceError):
        return False
    return True
