"""A different person confirms a decision, or returns it."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.timezone import now

from outcome21.casework.actions import consult_crime, review
from outcome21.casework.finding import NotHere
from outcome21.web.officers.crime import opened_page
from outcome21.web.officers.crime_view import crime_view
from outcome21.web.officers.desk_page import done
from outcome21.web.officers.entrance import DeskRequest, desk
from outcome21.web.officers.facts_view import answer_rows, recommended
from outcome21.web.officers.forms.reading import check_typed, word
from outcome21.web.officers.forms.wrong import Wrong, try_act
from outcome21.web.officers.still_open import StillOpen

RESULTS = {"confirmed": "I confirm it", "returned": "I return it to the officer"}
_AT = {
    "result_missing": "result",
    "return_reason_missing": "words",
    # What they wrote is shown there.
    "reviewed_already": "your-answer",
    "decision_overtaken": "your-answer",
}


@desk("review")
def review_page(request: DeskRequest, reference: str, number: int) -> HttpResponse:
    """What was decided, on which facts, what was not known, whether it departs; and the answer."""
    if request.method != "POST":
        return _page(request, reference, number, Wrong(), 200)
    result, text = word(request.POST, "result"), word(request.POST, "words")
    wrong = check_typed(request.POST)
    if result not in RESULTS:
        wrong.add("result", "Choose whether you confirm or return the decision.")
    tried = try_act(
        wrong,
        lambda: review(
            by=request.by, at=now(), crime=reference, decision=number, result=result, words=text
        ),
        _AT,
    )
    if tried.went_well:
        return done(result, "officers:crime", reference)
    return _page(request, reference, number, tried.wrong, tried.status)


def _page(
    request: DeskRequest, reference: str, number: int, wrong: Wrong, status: int
) -> HttpResponse:
    opened = consult_crime(by=request.by, at=now(), reference=reference)
    view = crime_view(opened, request.by)
    decision = next((row for row in view.decisions if row.number == number), None)
    if decision is None:
        raise NotHere("decision")
    facts = next(row for row in opened.assessments if row.number == decision.assessment)
    answers = answer_rows(facts)
    newer = facts.number != opened.assessments[0].number
    context = {
        "page_title": f"Decision {number}",
        "decision": decision,
        "facts": facts,
        "answers": answers,
        "still_open": StillOpen.of(row.answer for row in answers),
        "recommended": recommended(facts),
        "newer": newer,
        # An outcome on older answers is refused by the act; an investigation goes on anyway.
        "only_return": newer and decision.outcome_waits,
        "results": RESULTS,
    }
    return opened_page(request, opened, "review.html", context, wrong=wrong, status=status)
