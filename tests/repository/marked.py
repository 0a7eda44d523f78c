"""The main job with a mark in every box that takes words, and a search for the marks: rule 5."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count

from django.db import connection
from django.test import Client
from django.utils import timezone

from outcome21.casework import actions
from outcome21.casework.actions.decide import Choice
from outcome21.casework.models import Report, Wish
from outcome21.casework.people import NewPerson
from outcome21.casework.report_words import ReportWords
from outcome21.config.logs import NoWords
from outcome21.guidance.report_questions import FIELDS
from outcome21.sealing.fields import SealedField
from outcome21.sealing.forms import issue_form
from outcome21.web.public.journey import PURPOSE
from tests.acts import refusal
from tests.audit.broken_log import no_log
from tests.casework.story import (
    NOON,
    a_crime_reference,
    a_report,
    answers,
    safe_to_write,
    to_outcome,
)
from tests.people import ASHA, BRYN, CODE_HOLDER
from tests.repository.crawl import post
from tests.repository.loaded import our_models

MARK = re.compile(r"zqx\d{3}")
BORN = date(2012, 3, 4)


@dataclass
class Said:
    """What was entered, what the program logged, and which sealed columns nobody filled."""

    marks: set[str] = field(default_factory=set)
    logged: str = ""
    sealed_columns_left_empty: list[str] = field(default_factory=list)
    _serial: Iterator[int] = field(default_factory=lambda: count(100))

    def words(self) -> str:
        """Words with a mark that nobody entered before."""
        mark = f"zqx{next(self._serial)}"
        self.marks.add(mark)
        return f"{mark} was here"


def marks_found(text: str, marks: set[str]) -> list[str]:
    """The marks that stand in a text."""
    return sorted(set(MARK.findall(text)) & marks)


def everywhere() -> Iterator[tuple[str, str]]:
    """Every table with all its rows as text; bytes as they are."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            yield table, " ".join(_text(value) for row in cursor.fetchall() for value in row)


def _text(value: object) -> str:
    raw = isinstance(value, bytes | memoryview)
    return bytes(value).decode("latin-1") if raw else str(value)  # type: ignore[arg-type]


def the_main_job_in_marked_words() -> Said:
    """From report to outcome, by page and by act, refusals and failures included."""
    said = Said()
    with _logged() as log:
        _on_the_public_site(said)
        _at_the_desk(said)
    said.logged = log.getvalue()
    said.sealed_columns_left_empty = [
        f"{model.__name__}.{column.name}"
        for model in our_models()
        for column in model._meta.concrete_fields
        if isinstance(column, SealedField)
        and not model._default_manager.exclude(**{column.name: None}).exists()
    ]
    return said


@contextmanager
def _logged() -> Iterator[io.StringIO]:
    """Everything that the program logs, in the form in which it writes its logs."""
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    handler.setFormatter(NoWords())
    loggers = [logging.getLogger(name) for name in ("", "outcome21", "django")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    try:
        yield log
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.removeHandler(handler)
            logger.setLevel(level)


def _on_the_public_site(said: Said) -> None:
    visitor = Client(raise_request_exception=False, SERVER_NAME="localhost")
    for who in ("child", "parent", "professional", "other"):
        sent = post(visitor, "/tell-us/send", _form(said, who))
        assert sent.status_code == 200, sent.content
    post(visitor, "/tell-us/send", _form(said, "nobody"))
    with no_log():
        post(visitor, "/tell-us/send", _form(said, "child"))
    assert Report.objects.count() == 4
    code = {"code": said.words(), "form": issue_form("replies", timezone.now())}
    post(visitor, "/replies", code)
    post(visitor, "/feedback/home", {"useful": "yes", "reason": said.words()})
    typed = {"username": said.words(), "password": said.words()}
    assert post(visitor, "/officers/sign-in", typed).status_code != 302


def _form(said: Said, who: str) -> dict[str, str]:
    """The whole report form: a mark in every box for words, the first choice everywhere else."""
    filled = {"form": issue_form(PURPOSE, timezone.now())}
    for name, asked in FIELDS.items():
        if asked.chosen:
            filled[name] = asked.options[0].code
        else:
            words = said.words()
            filled[name] = f"{words.split()[0]}@example.org" if asked.kind == "email" else words
    return filled | {"who": who}


def _at_the_desk(said: Said) -> None:
    words = said.words
    by = {"by": ASHA, "at": NOON}
    told = {"account": words(), "signs_more": words()}
    report = ReportWords(
        "child", "13_15", account=told, identity={"name": words()}, contact={"email": words()}
    )
    receipt = a_report(words=report)
    actions.take_report(**by, received_at=NOON, words=replace(report, account={"account": words()}))
    _reasons(said)
    people = (
        NewPerson("person_involved", True, words(), BORN, details=words(), why=words()),
        NewPerson("witness", False, words(), told_age_band="18_over"),
    )
    record = {"report": receipt.reference, "offence": "086/02", "people": people}
    assert refusal(actions.record_crime, **by, **record, crime_reference=words())
    crime = actions.record_crime(**by, **record, crime_reference=a_crime_reference())
    _wishes(said, receipt.reference, receipt.code)
    changed = {"person": "Person B", "role": "professional", "why": words()}
    actions.change_role(**by, crime=crime, **changed)
    _messages(said, receipt.reference, receipt.code)
    _support(said, crime)
    _decisions(said, crime)


def _reasons(said: Said) -> None:
    for code, needs in (
        ("another_force", ("why", "force_name", "other_force_told")),
        ("malicious", ("why", "supervisor")),
    ):
        given = {need: said.words() for need in needs}
        actions.give_reason(by=ASHA, at=NOON, report=a_report().reference, code=code, given=given)
    duplicate = {"why": said.words(), "crime_reference": said.words()}
    asked = {"report": a_report().reference, "code": "duplicate", "given": duplicate}
    assert refusal(actions.give_reason, by=ASHA, at=NOON, **asked) == "no_such_crime"


def _messages(said: Said, reference: str, code: str) -> None:
    to_code = {"by": ASHA, "at": NOON, "reference": reference, "words": said.words()}
    assert refusal(actions.send_message, **to_code) == "safe_contact_unread"
    safe_to_write(reference)
    actions.send_message(**to_code)
    actions.reply_by_code(by=CODE_HOLDER, at=NOON, typed=code, words=said.words())
    unknown = {"by": CODE_HOLDER, "at": NOON, "typed": said.words(), "words": said.words()}
    assert refusal(actions.reply_by_code, **unknown) == "code_not_known"


def _wishes(said: Said, reference: str, code: str) -> None:
    asked = {"by": CODE_HOLDER, "at": NOON, "typed": code, "words": said.words()}
    actions.wish_by_code(**asked, kind="take_back")
    wish = Wish.objects.get(report__reference=reference).id
    consider = {"by": ASHA, "at": NOON, "reference": reference, "wish": wish}
    words = said.words()
    assert refusal(actions.consider_wish, **consider, result=words, words=words)
    actions.consider_wish(**consider, result="in_part", words=said.words())


def _support(said: Said, crime: str) -> None:
    by = {"by": ASHA, "at": NOON, "crime": crime}
    for who in ("child", "parent"):
        actions.tell(**by, who=who, result="not_yet", words=said.words())
    refer = {"service": "childline", "basis": "family_agreed", "shared": said.words()}
    actions.refer(**by, **refer)
    assert refusal(actions.refer, **by, **refer | {"service": said.words()}) == "service_unknown"
    days = {"starts_on": BORN, "completed_on": None}
    actions.record_intervention(**by, **days, service="demo-education-session", words=said.words())


def _decisions(said: Said, crime: str) -> None:
    """Investigate by departure, end it, and set Outcome 21 after a decision was returned."""
    words, by = said.words, {"by": ASHA, "at": NOON, "crime": crime}
    noted = {
        name: replace(answer, note=words()) for name, answer in answers(repeated="yes").items()
    }
    number = actions.assess(**by, answers=noted)
    actions.give_own_view(**by, number=number, route="review", words=words())
    actions.show_recommendation(**by, number=number)
    why = Choice("investigate", rationale={"why": words()}, departure_reason=words())
    strange = replace(why, step_owner=words())
    assert refusal(actions.decide, **by, number=number, choice=strange) == "owner_unknown"
    actions.decide(**by, number=number, choice=why)
    for step in actions.consult_crime(by=ASHA, at=NOON, reference=crime).investigations[0].steps:
        actions.finish_step(**by, step=step.id, note=words())
    actions.end_investigation(**by, finding=words(), social_care=words())
    prompts = to_outcome("21").rationale
    choice = Choice("outcome", "21", {prompt: words() for prompt in prompts})
    assert refusal(actions.decide, **by, number=9, choice=choice) == "not_here"
    for result in ("returned", "confirmed"):
        decision = actions.decide(**by, number=number, choice=choice)
        answer = {"crime": crime, "decision": decision, "result": result, "words": words()}
        actions.review(by=BRYN, at=NOON, **answer)
