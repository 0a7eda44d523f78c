"""What the policy recommends, shown once the officer has given their own view."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.timezone import now

from outcome21.casework.actions import show_recommendation
from outcome21.web.officers.crime import crime_page
from outcome21.web.officers.desk_page import done
from outcome21.web.officers.entrance import DeskRequest, desk
from outcome21.web.officers.forms.wrong import Wrong, try_act
from outcome21.web.officers.own_view import number_sent


@desk("show_recommendation", "POST")
def recommendation(request: DeskRequest, reference: str) -> HttpResponse:
    """Works it out and keeps it; it then stands on the case screen."""
    tried = try_act(
        Wrong(),
        lambda: show_recommendation(
            by=request.by, at=now(), crime=reference, number=number_sent(request, "number")
        ),
    )
    if tried.went_well:
        return done("recommendation_shown", "officers:crime", reference)
    return crime_page(request, reference, "crime.html", {}, wrong=tried.wrong, status=tried.status)
