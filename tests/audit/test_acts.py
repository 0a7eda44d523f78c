"""No entry, no act: permission, transaction and log entry meet in one place."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from django.db import DatabaseError

from outcome21.audit import acts
from outcome21.audit.acts import KINDS, REGISTRY, Counted, NotPermitted, act
from outcome21.audit.models import AuditEntry
from outcome21.domain.refusals import Refused
from outcome21.guidance.actions import leave_feedback
from outcome21.guidance.models import Feedback
from tests.acts import entry_of, refusal, subjects_of
from tests.audit.broken_log import no_log
from tests.casework.story import NOON
from tests.people import ASHA, CARYS, FORCE, SOMEBODY, without

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _registry_as_it_was():
    """Acts made here are of this test only."""
    known = dict(REGISTRY)
    yield
    REGISTRY.clear()
    REGISTRY.update(known)


def feedback(by=SOMEBODY, useful="yes", at=NOON):
    leave_feedback(by=by, at=at, page="now", language="en", useful=useful, reason="")


def an_act(body, **options):
    """An act called `try_it` that runs `body(entry)`; officers may."""
    options = {"kind": "alteration", "sentence": "A try.", "permission": "see_desk"} | options

    def try_it(*, by, at, entry):
        return body(entry)

    return act(**options)(try_it)


def behind(error):
    """The error and everything that it happened during."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def a_page(**fields):
    made = {"page": "/", "language": "en", "useful": "yes", "given_on": NOON.date()}
    return Feedback.objects.create(force=FORCE, **{**made, **fields})


def test_an_act_leaves_its_change_and_one_entry():
    feedback()
    assert Feedback.objects.count() == 1
    entry = entry_of("leave_feedback")
    assert (entry.force, entry.kind, entry.role) == (FORCE, "no personal data", "public")
    assert (entry.actor, entry.actor_kind, entry.moment) == ("anonymous", "anonymous", NOON)


def test_an_act_returns_what_its_function_returns():
    assert an_act(lambda entry: "done so")(by=ASHA, at=NOON) == "done so"


def test_when_the_entry_cannot_be_written_the_change_is_undone():
    with no_log(), pytest.raises(DatabaseError):
        feedback()
    assert Feedback.objects.count() == 0
    assert AuditEntry.objects.count() == 0


def test_without_the_permission_nothing_happens_and_the_refusal_is_logged():
    with pytest.raises(NotPermitted):
        feedback(by=without(SOMEBODY, "leave_feedback"))
    assert Feedback.objects.count() == 0
    assert entry_of("leave_feedback", "refused").remark == "not_permitted"


def test_a_refusal_undoes_what_was_begun_and_is_logged_by_itself():
    def begin_and_refuse(entry):
        entry.about("REF1")
        a_page()
        raise Refused("changed_my_mind", "No.")

    assert refusal(an_act(begin_and_refuse), by=ASHA, at=NOON) == "changed_my_mind"
    assert Feedback.objects.count() == 0
    assert entry_of("try_it", "refused").remark == "changed_my_mind"
    assert subjects_of("try_it", "refused") == {"REF1"}


def test_a_refusal_that_counts_is_there_as_soon_as_its_transaction_has_ended(monkeypatch):
    """Nobody who waits for a lock of the act can come between it and its entry."""

    def not_again(*_):
        raise AssertionError("A second transaction was begun.")

    def refuse(entry):
        entry.about("REF1")
        raise Counted("once_more", "No.")

    monkeypatch.setattr("outcome21.audit.acts._log_refusal", not_again)
    assert refusal(an_act(refuse), by=ASHA, at=NOON) == "once_more"
    assert entry_of("try_it", "refused").remark == "once_more"
    assert subjects_of("try_it", "refused") == {"REF1"}


def test_a_refusal_that_counts_stands_when_even_that_cannot_be_logged():
    def refuse(_entry):
        raise Counted("once_more", "No.")

    with no_log(), pytest.raises(DatabaseError):
        an_act(refuse)(by=ASHA, at=NOON)
    assert AuditEntry.objects.count() == 0


def test_what_is_refused_stays_refused_when_even_that_cannot_be_logged():
    with no_log(), pytest.raises(DatabaseError) as failed:
        feedback(useful="perhaps")
    assert any(isinstance(error, Refused) for error in behind(failed.value))
    assert Feedback.objects.count() == 0


def test_somebody_without_permission_is_refused_when_that_cannot_be_logged():
    ran = []
    with no_log(), pytest.raises(DatabaseError):
        an_act(ran.append)(by=without(ASHA, "see_desk"), at=NOON)
    assert ran == []


def test_an_error_of_the_program_undoes_the_change_and_leaves_no_entry():
    def break_down(entry):
        a_page()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        an_act(break_down)(by=ASHA, at=NOON)
    assert Feedback.objects.count() == 0
    assert AuditEntry.objects.count() == 0


def test_the_moment_must_carry_its_time_zone():
    with pytest.raises(ValueError, match="time zone"):
        feedback(at=datetime(2026, 11, 23, 12))  # noqa: DTZ001 (the point of the test)
    assert AuditEntry.objects.count() == 0


def test_an_act_inside_another_act_fails_and_undoes_both():
    def call_another(entry):
        a_page()
        feedback()

    with pytest.raises(RuntimeError, match="durable"):
        an_act(call_another)(by=ASHA, at=NOON)
    assert Feedback.objects.count() == 0


def test_the_permission_is_the_acts_own_name_unless_another_is_given():
    an_act(lambda entry: None, permission="")
    assert REGISTRY["try_it"].permission == "try_it"
    an_act(lambda entry: None, permission="see_desk")
    assert REGISTRY["try_it"].permission == "see_desk"


def test_a_registrar_may_do_what_their_role_says_and_no_more():
    feedback_refused = an_act(lambda entry: None, permission="decide")
    assert refusal(feedback_refused, by=CARYS, at=NOON) == "not_permitted"


def test_a_kind_of_processing_that_the_law_does_not_name_is_refused():
    with pytest.raises(ValueError, match="not a kind of processing"):
        act(kind="looking", sentence="A try.")
    assert set(KINDS) - {"no personal data"} == {
        "collection",
        "alteration",
        "consultation",
        "disclosure",
        "combination",
        "erasure",
    }


def test_every_kind_fits_its_column():
    width = AuditEntry._meta.get_field("kind").max_length
    assert max(map(len, KINDS)) <= width


def test_an_act_takes_its_arguments_by_keyword_only():
    def loose(by, *, at, entry): ...

    def no_entry(*, by, at): ...

    def no_actor(*, at, entry): ...

    def anything(*, by, at, entry, **rest): ...

    for function in (loose, no_entry, no_actor, anything):
        with pytest.raises(TypeError, match="keyword only"):
            act(kind="alteration", sentence="A try.")(function)
        assert function.__name__ not in REGISTRY


def test_callers_cannot_pass_an_entry_of_their_own():
    with pytest.raises(TypeError):
        an_act(lambda entry: None)(by=ASHA, at=NOON, entry=object())
    assert AuditEntry.objects.count() == 0


def test_callers_pass_by_keyword_only():
    with pytest.raises(TypeError):
        an_act(lambda entry: None)(ASHA, NOON)


def test_only_signing_in_keeps_what_was_written_before_it_refused():
    """Decision 0017: a counted refusal is committed with its act, so any other undoes its own."""
    program = Path(acts.__file__).parents[1]
    kinds = [path.stem for path in program.rglob("*.py") if "(Counted)" in path.read_text()]
    assert kinds == ["sign_in"]
