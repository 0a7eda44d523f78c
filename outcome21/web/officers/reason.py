"""Why a report does not become a crime here."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.timezone import now

from outcome21.casework.actions import consult_report, give_reason
from outcome21.domain.days import day_of
from outcome21.domain.recording import reasons_why_not, recording_rules
from outcome21.web.officers.desk_page import desk_page, done
from outcome21.web.officers.entrance import DeskRequest, desk
from outcome21.web.officers.forms.reading import check_typed, kept, word
from outcome21.web.officers.forms.wrong import Wrong, try_act

_AT = {"reason_unknown": "code", "no_such_crime": "crime_reference", "has_a_crime": "code"}


@desk("give_reason")
def reason(request: DeskRequest, reference: str) -> HttpResponse:
    """The reasons of the recording rules, and what each needs, in boxes of their own."""
    asked = recording_rules().needs
    if request.method != "POST":
        return _page(request, reference, Wrong(), 200)
    code = word(request.POST, "code")
    wrong = check_typed(request.POST)
    wrong.need("code", code, "Choose a reason.")
    given = {need: word(request.POST, need) for need in _needs_of(code)}
    tried = try_act(
        wrong,
        lambda: give_reason(by=request.by, at=now(), report=reference, code=code, given=given),
        {need: need for need in asked} | _AT,
    )
    if tried.went_well:
        return done("reason_given", "officers:report", reference)
    return _page(request, reference, tried.wrong, tried.status)


def _needs_of(code: str) -> tuple[str, ...]:
    """What a reason needs: what was typed for another reason is not stored with this one."""
    return next((row.needs for row in reasons_why_not(day_of(now())) if row.id == code), ())


def _page(request: DeskRequest, reference: str, wrong: Wrong, status: int) -> HttpResponse:
    opened = consult_report(by=request.by, at=now(), reference=reference, messages_shown=False)
    rows = reasons_why_not(day_of(now()))
    context = {
        "title": f"Not a crime here: report {reference}",
        "report": opened.report,
        "reasons": rows,
        "needs": recording_rules().needs,
        "needed_by": {
            need: [row.label for row in rows if need in row.needs]
            for need in recording_rules().needs
        },
        "typed": kept(request.POST),
    }
    return desk_page(request, "reason.html", context, wrong=wrong, status=status)
