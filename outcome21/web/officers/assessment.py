"""Answering the policy's questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import HttpResponse
from django.utils.timezone import now

from outcome21.accounts.forces import force
from outcome21.casework.actions import assess, consult_crime
from outcome21.casework.answers import BASES, SOURCES
from outcome21.casework.facts import under_13_on_record
from outcome21.casework.opened import OpenedCrime
from outcome21.domain.days import day_of
from outcome21.domain.policy import NoPolicyInForce, Policy, policy_in_force
from outcome21.domain.policy_floor import URGENT_QUESTION
from outcome21.web.officers import words
from outcome21.web.officers.crime import opened_page
from outcome21.web.officers.desk_page import done
from outcome21.web.officers.entrance import DeskRequest, desk
from outcome21.web.officers.facts_view import act_now
from outcome21.web.officers.forms.assessment import BY_CODE, TypedAnswer, start_from
from outcome21.web.officers.forms.reading import check_typed
from outcome21.web.officers.forms.wrong import BY_RULE, INCOMPLETE, Tried, Wrong, try_act
from outcome21.web.officers.newer_answers import NewerAnswers, newer_answers
from outcome21.web.officers.no_policy import no_policy
from outcome21.web.officers.own_view import number_sent
from outcome21.web.officers.question_order import grouped, most_decisive_first
from outcome21.web.officers.still_open import StillOpen

_AT = {"under_13_on_record": "under_13", "no_by_code_alone": "no_by_code_alone"}
_NEWER = (
    "The questions were answered again while this page was open, so nothing of it was stored. "
    "Look at what differs, then store your answers again if they are right."
)


@dataclass(frozen=True)
class _Form:
    """The form as a page shows it. `newer` is what was answered while it was open, if anything."""

    policy: Policy
    typed: Mapping[str, TypedAnswer]
    wrong: Wrong = field(default_factory=Wrong)
    status: int = 200
    newer: NewerAnswers | None = None


@desk("assess")
def assessment(request: DeskRequest, reference: str) -> HttpResponse:
    """Every question of the policy in force, answered whole or part-way; nothing typed is lost."""
    try:
        policy = policy_in_force(day_of(now()), force(request.by.force).nation)
    except NoPolicyInForce as refusal:
        return no_policy(request, reference, refusal)
    if request.method == "POST":
        return _answered(request, reference, policy)
    opened = consult_crime(by=request.by, at=now(), reference=reference)
    start = start_from(opened.assessment, under_13_on_record(opened.crime))
    return _page(request, opened, _Form(policy, start))


def _answered(request: DeskRequest, reference: str, policy: Policy) -> HttpResponse:
    """Stored; or the form again, with what is wrong and with what a colleague stored meanwhile."""
    typed = {one.id: TypedAnswer.read(request.POST, one.id) for one in policy.questions}
    seen = number_sent(request, "number")
    tried = try_act(
        _wrong(request, policy, typed),
        lambda: assess(
            by=request.by,
            at=now(),
            crime=reference,
            answers={question: answer.given() for question, answer in typed.items()},
            after=seen,
        ),
        _AT,
    )
    if tried.went_well:
        left_open = any(not answer.answer for answer in typed.values())
        return done("saved_part_way" if left_open else "assessed", "officers:crime", reference)
    opened = consult_crime(by=request.by, at=now(), reference=reference)
    newer = newer_answers(opened.assessment, seen, policy, typed)
    if newer is not None:
        return _page(request, opened, _replaced(request, policy, newer))
    return _page(request, opened, _Form(policy, typed, _refused(tried, typed), tried.status))


def _replaced(request: DeskRequest, policy: Policy, newer: NewerAnswers) -> _Form:
    """The form once more, to be stored against the newer assessment on purpose."""
    left = _wrong(request, policy, newer.typed)
    wrong = Wrong([("newer-answers", _NEWER)]).and_also(left)
    return _Form(policy, newer.typed, wrong, INCOMPLETE if left else BY_RULE, newer)


def _refused(tried: Tried[int], typed: Mapping[str, TypedAnswer]) -> Wrong:
    """What the act refused; the rule about codes at each of its questions."""
    if tried.wrong.of("no_by_code_alone") is None:
        return tried.wrong
    by_code = [
        (f"{question}_source", BY_CODE)
        for question, answer in typed.items()
        if answer.answer == "no" and answer.source == "code"
    ]
    return Wrong(by_code)


def _wrong(request: DeskRequest, policy: Policy, typed: Mapping[str, TypedAnswer]) -> Wrong:
    """What is missing: everything, or for saving part-way only what was begun."""
    part_way = "later" in request.POST
    wrong = check_typed(request.POST)
    for one in policy.questions:
        typed[one.id].check(one, wrong, part_way=part_way)
    if part_way and not wrong and all(a.blank and not a.note for a in typed.values()):
        wrong.add("questions", "Nothing is answered yet, so there is nothing to save.")
    return wrong


def _page(request: DeskRequest, opened: OpenedCrime, form: _Form) -> HttpResponse:
    policy, blank = form.policy, TypedAnswer()
    answers = {one.id: form.typed.get(one.id, blank) for one in policy.questions}
    at_risk = answers.get(URGENT_QUESTION, blank).answer == "yes"
    context = {
        "page_title": "Answer the questions",
        "policy": policy,
        "groups": grouped(policy),
        "still_open": [one for one in most_decisive_first(policy) if answers[one.id].open],
        "open_words": StillOpen.of(a.answer or "not_asked" for a in answers.values()).words,
        "given": answers,
        "newer": form.newer,
        "act_now": act_now(policy) if at_risk else "",
        "ages_say": under_13_on_record(opened.crime).word,
        "bases": {code: words.BASES[code] for code in BASES},
        "sources": {code: words.SOURCES[code] for code in SOURCES},
    }
    return opened_page(
        request, opened, "assess.html", context, wrong=form.wrong, status=form.status
    )
