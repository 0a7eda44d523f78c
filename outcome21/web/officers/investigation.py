"""The steps of an investigation, and its end."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now

from outcome21.casework.actions import end_investigation, finish_step
from outcome21.web.officers.crime import crime_page
from outcome21.web.officers.desk_page import done
from outcome21.web.officers.entrance import DeskRequest, desk
from outcome21.web.officers.forms.reading import check_typed, word
from outcome21.web.officers.forms.wrong import Wrong, try_act


@desk("finish_step", "POST")
def step_done(request: DeskRequest, reference: str, step: UUID) -> HttpResponse:
    """A step is done, with what came of it; the note is kept if something is missing."""
    note = word(request.POST, "note")
    field = f"note-{step}"
    tried = try_act(
        check_typed(request.POST, at={"note": field}),
        lambda: finish_step(by=request.by, at=now(), crime=reference, step=step, note=note),
        {"step_note_missing": field, "step_done": field},
    )
    if tried.went_well:
        return done("step_done", "officers:crime", reference)
    context = {"open_step": step}
    return crime_page(
        request, reference, "crime.html", context, wrong=tried.wrong, status=tried.status
    )


@desk("end_investigation")
def end(request: DeskRequest, reference: str) -> HttpResponse:
    """What was found, and what children's social care answered."""
    wrong, status = Wrong(), 200
    if request.method == "POST":
        finding, social_care = word(request.POST, "finding"), word(request.POST, "social_care")
        tried = try_act(
            check_typed(request.POST),
            lambda: end_investigation(
                by=request.by,
                at=now(),
                crime=reference,
                finding=finding,
                social_care=social_care,
            ),
            {"finding_missing": "finding"},
        )
        if tried.went_well:
            return done("investigation_ended", "officers:crime", reference)
        wrong, status = tried.wrong, tried.status
    context = {"page_title": "End the investigation"}
    return crime_page(
        request, reference, "end_investigation.html", context, wrong=wrong, status=status
    )
