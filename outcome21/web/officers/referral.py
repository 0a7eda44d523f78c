"""A referral to a service of the support directory."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.timezone import now

from outcome21.accounts.forces import force
from outcome21.casework.actions import refer
from outcome21.domain.days import day_of
from outcome21.guidance.support import referable
from outcome21.web.officers.crime import crime_page
from outcome21.web.officers.desk_page import done
from outcome21.web.officers.entrance import DeskRequest, desk
from outcome21.web.officers.forms.reading import check_typed, word
from outcome21.web.officers.forms.wrong import Wrong, try_act

_AT = {"service_unknown": "service", "basis_missing": "basis", "shared_missing": "shared"}


@desk("refer")
def refer_page(request: DeskRequest, reference: str) -> HttpResponse:
    """To which service, for whom, on which basis, and what they are told."""
    if request.method != "POST":
        return _page(request, reference, Wrong(), 200)
    service, basis, shared, person = (
        word(request.POST, name) for name in ("service", "basis", "shared", "person")
    )
    wrong = check_typed(request.POST)
    wrong.need("service", service, "Choose a service.")
    wrong.need("basis", basis, "Choose on which basis you share this.")
    wrong.need("shared", shared, "Write down what you tell the service.")
    tried = try_act(
        wrong,
        lambda: refer(
            by=request.by,
            at=now(),
            crime=reference,
            service=service,
            basis=basis,
            shared=shared,
            person=person,
        ),
        _AT,
    )
    if tried.went_well:
        return done("referred", "officers:crime", reference)
    return _page(request, reference, tried.wrong, tried.status)


def _page(request: DeskRequest, reference: str, wrong: Wrong, status: int) -> HttpResponse:
    invented = force(request.by.force).invented
    context = {
        "page_title": "Refer to support",
        "services": referable(on=day_of(now()), demo=invented),
    }
    return crime_page(request, reference, "refer.html", context, wrong=wrong, status=status)
