"""How a page of the desk is made, and how it says that something was done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from outcome21.web.officers.entrance import DeskRequest
from outcome21.web.officers.forms.wrong import Wrong
from outcome21.web.shared.pages import page

DONE = {
    "taken": "The report was taken. Its 24 hours are running: record it next.",
    "recorded": "The crime was recorded. Next, answer the questions.",
    "linked": "The report now belongs to this crime.",
    "reason_given": "The reason was recorded, with your name and the time.",
    "safe_contact_read": "You have read how to reach this person safely.",
    "message_sent": "The message was sealed to the reporter’s code.",
    "code_stopped": "The code was stopped. It opens nothing from now on.",
    "assessed": "The answers were stored. Next, give your own view.",
    "saved_part_way": "Your answers were saved. What you left open counts as not known until "
    "somebody answers it.",
    "view_given": "Your view was stored. You can now see what the policy recommends.",
    "recommendation_shown": "The recommendation is below. It advises: you decide.",
    "investigating": "The investigation is open. Its first steps are below.",
    "decided": "The decision was stored. A different person must confirm it.",
    "confirmed": "The decision was confirmed.",
    "returned": "The decision was returned to the officer.",
    "role_changed": "The role was changed. The old one stays readable.",
    "wish_considered": "What they asked was considered, with your reason. Tell them what "
    "you decided.",
    "told": "What you wrote down about who was told is stored.",
    "referred": "The referral was stored.",
    "activity": "The activity was stored.",
    "step_done": "The step is marked as done.",
    "investigation_ended": "The investigation has ended. Next, decide.",
}
"""What a page says after something was done: the address carries the code alone."""


def desk_page(
    request: DeskRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    wrong: Wrong | None = None,
    status: int = 200,
) -> HttpResponse:
    """The template in the desk's look, with what the signed-in person may do.

    `wrong` puts an error summary on top and "Error:" in the title; `status` then says whether
    the form was incomplete (422) or a rule refused it (409).
    """
    problems = wrong or Wrong()
    added = {
        "may": request.by.permissions,
        "me": request.by.reference,
        "done": DONE.get(request.GET.get("done", "")),
        "wrong": problems,
        "errors": problems.summary(),
    }
    return page(request, f"officers/{template}", added | dict(context), status)


def done(code: str, name: str, *args: object) -> HttpResponse:
    """To the page of that name, which says what was done: a page opened again repeats nothing."""
    return HttpResponseRedirect(f"{reverse(name, args=args)}?done={code}")
