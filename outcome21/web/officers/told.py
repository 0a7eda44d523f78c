"""Who has been told what police do, or why not yet."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.timezone import now

from outcome21.casework.actions import tell
from outcome21.web.officers.crime import crime_page
from outcome21.web.officers.desk_page import done
from outcome21.web.officers.entrance import DeskRequest, desk
from outcome21.web.officers.forms.reading import check_typed, word
from outcome21.web.officers.forms.wrong import Wrong, try_act


@desk("tell")
def told(request: DeskRequest, reference: str) -> HttpResponse:
    """The child, a parent or the school; what they said, or why they were not told."""
    if request.method != "POST":
        return _page(request, reference, Wrong(), 200)
    who, result, text = (word(request.POST, name) for name in ("who", "result", "words"))
    wrong = check_typed(request.POST)
    wrong.need("who", who, "Choose who it is about.")
    wrong.need("result", result, "Choose whether they were told.")
    tried = try_act(
        wrong,
        lambda: tell(by=request.by, at=now(), crime=reference, who=who, result=result, words=text),
        {"why_not_told_missing": "words", "who_told_missing": "who", "wish_not_considered": "who"},
    )
    if tried.went_well:
        return done("told", "officers:crime", reference)
    return _page(request, reference, tried.wrong, tried.status)


def _page(request: DeskRequest, reference: str, wrong: Wrong, status: int) -> HttpResponse:
    context = {"page_title": "Who has been told"}
    return crime_page(request, reference, "tell.html", context, wrong=wrong, status=status)
