"""Health says whether this process can do its work."""

import json

import pytest
from django.db import OperationalError, connection

from outcome21 import __version__


@pytest.mark.django_db
def test_health_is_ok_while_the_database_answers(visitor):
    answer = visitor.get("/healthz")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    assert json.loads(answer.content) == {"status": "ok", "version": __version__}
    assert not answer.cookies


@pytest.mark.django_db
@pytest.mark.parametrize("error", [OperationalError("gone")])
def test_health_is_unavailable_when_the_database_is_gone(visitor, error):
    def gone(execute, sql, params, many, context):
        raise error

    with connection.execute_wrapper(gone):
        answer = visitor.get("/healthz")
    assert answer.status_code == 503
    assert json.loads(answer.content) == {"status": "unavailable", "version": __version__}


def test_health_is_only_ever_read(visitor):
    form = "application/x-www-form-urlencoded"
    assert visitor.post("/healthz", "a=b", form).status_code == 405
