"""Answering the policy's questions."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpResponse
from django.utils.timezone import now

from outcome21.accounts.forces import force
from outcome21.casework.actions import assess, consult_crime
from outcome21.casework.answers import BASES, SOURCES
from outcome21.casework.facts import under_13_on_record
from outcome21.casework.opened import OpenedCrime
from outcome21.domain.days import day_of
from outcome21.domain.policy import Policy, Question, policy_in_force
from outcome21.web.officers import words
from outcome21.web.officers.crime import opened_page
from outcome21.web.officers.desk_page import done
from outcome21.web.officers.entrance import DeskRequest, desk
from outcome21.web.officers.forms.assessment import BY_CODE, TypedAnswer, start_from
from outcome21.web.officers.forms.reading import check_typed
from outcome21.web.officers.forms.wrong import Wrong, try_act

_AT = {"under_13_on_record": "under_13"}


@desk("assess")
def assessment(request: DeskRequest, reference: str) -> HttpResponse:
    """Every question of the policy in force; nothing typed is lost when something is missing."""
    policy = policy_in_force(day_of(now()), force(request.by.force).nation)
    if request.method != "POST":
        opened = consult_crime(by=request.by, at=now(), reference=reference)
        start = start_from(opened.assessment, under_13_on_record(opened.crime))
        return _page(request, opened, policy, start, Wrong(), 200)
    typed = {one.id: TypedAnswer.read(request.POST, one.id) for one in policy.questions}
    wrong = check_typed(request.POST)
    for one in policy.questions:
        typed[one.id].check(one, wrong)
    tried = try_act(
        wrong,
        lambda: assess(
            by=request.by,
            at=now(),
            crime=reference,
            answers={question: answer.given() for question, answer in typed.items()},
        ),
        _AT,
    )
    if tried.went_well:
        return done("assessed", "officers:crime", reference)
    opened = consult_crime(by=request.by, at=now(), reference=reference)
    problems = _by_code(typed) if tried.status == 409 else tried.wrong
    return _page(request, opened, policy, typed, problems or tried.wrong, tried.status)


def _by_code(typed: Mapping[str, TypedAnswer]) -> Wrong:
    """At which questions the rule about codes refused."""
    return Wrong(
        [
            (f"{question}_source", BY_CODE)
            for question, answer in typed.items()
            if answer.answer == "no" and answer.source == "code"
        ]
    )


def _grouped(policy: Policy) -> list[tuple[str, list[Question]]]:
    """The questions under their headings, in the order of the policy's groups."""
    return [
        (heading, [one for one in policy.questions if one.group == group])
        for group, heading in policy.groups.items()
    ]


def _page(
    request: DeskRequest,
    opened: OpenedCrime,
    policy: Policy,
    typed: Mapping[str, TypedAnswer],
    wrong: Wrong,
    status: int,
) -> HttpResponse:
    context = {
        "page_title": "Answer the questions",
        "policy": policy,
        "groups": _grouped(policy),
        "given": typed,
        "blank": TypedAnswer(),
        "ages_say": under_13_on_record(opened.crime).word,
        "bases": {code: words.BASES[code] for code in BASES},
        "sources": {code: words.SOURCES[code] for code in SOURCES},
    }
    return opened_page(request, opened, "assess.html", context, wrong=wrong, status=status)
