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
from outcome21.web.officers.forms.wrong import BY_RULE, Wrong, try_act
from outcome21.web.officers.question_order import grouped, most_decisive_first

_AT = {"under_13_on_record": "under_13"}


@desk("assess")
def assessment(request: DeskRequest, reference: str) -> HttpResponse:
    """Every question of the policy in force, answered whole or part-way; nothing typed is lost."""
    policy = policy_in_force(day_of(now()), force(request.by.force).nation)
    if request.method != "POST":
        opened = consult_crime(by=request.by, at=now(), reference=reference)
        start = start_from(opened.assessment, under_13_on_record(opened.crime))
        return _page(request, opened, policy, start, Wrong(), 200)
    typed = {one.id: TypedAnswer.read(request.POST, one.id) for one in policy.questions}
    tried = try_act(
        _wrong(request, policy, typed),
        lambda: assess(
            by=request.by,
            at=now(),
            crime=reference,
            answers={question: answer.given() for question, answer in typed.items()},
        ),
        _AT,
    )
    if tried.went_well:
        left_open = any(not answer.answer for answer in typed.values())
        return done("saved_part_way" if left_open else "assessed", "officers:crime", reference)
    opened = consult_crime(by=request.by, at=now(), reference=reference)
    problems = _by_code(typed) if tried.status == BY_RULE else tried.wrong
    return _page(request, opened, policy, typed, problems or tried.wrong, tried.status)


def _wrong(request: DeskRequest, policy: Policy, typed: Mapping[str, TypedAnswer]) -> Wrong:
    """What is missing: everything, or for saving part-way only what was begun."""
    part_way = "later" in request.POST
    wrong = check_typed(request.POST)
    for one in policy.questions:
        typed[one.id].check(one, wrong, part_way=part_way)
    if part_way and not wrong and all(a.blank and not a.note for a in typed.values()):
        wrong.add("questions", "Nothing is answered yet, so there is nothing to save.")
    return wrong


def _by_code(typed: Mapping[str, TypedAnswer]) -> Wrong:
    """At which questions the rule about codes refused."""
    return Wrong(
        [
            (f"{question}_source", BY_CODE)
            for question, answer in typed.items()
            if answer.answer == "no" and answer.source == "code"
        ]
    )


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
        "groups": grouped(policy),
        "still_open": [one for one in most_decisive_first(policy) if _is_open(typed, one)],
        "given": typed,
        "blank": TypedAnswer(),
        "ages_say": under_13_on_record(opened.crime).word,
        "bases": {code: words.BASES[code] for code in BASES},
        "sources": {code: words.SOURCES[code] for code in SOURCES},
    }
    return opened_page(request, opened, "assess.html", context, wrong=wrong, status=status)


def _is_open(typed: Mapping[str, TypedAnswer], question: Question) -> bool:
    return typed.get(question.id, TypedAnswer()).open
