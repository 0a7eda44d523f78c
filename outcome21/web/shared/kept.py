"""What somebody typed at the desk, kept in the page that says why it was not saved."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from outcome21.web.shared.doors import OFFICERS, door_of

NEVER_KEPT = ("csrfmiddlewaretoken",)


@dataclass(frozen=True)
class Kept:
    """A form to send again: its address, and every field as it was sent."""

    action: str
    fields: tuple[tuple[str, str], ...]

    @property
    def words(self) -> tuple[str, ...]:
        """What a person typed, to be seen that it is there: longer than a code or a number."""
        return tuple(text for _, text in self.fields if " " in text.strip())


def kept_form(request: HttpRequest) -> Kept | None:
    """The form that was sent, or None where it is not one of the desk's own.

    A form that another site sent must never be offered to be sent again: the browser says
    where it came from, and one that does not say is not believed.
    """
    own = request.headers.get("Sec-Fetch-Site") == "same-origin"
    if request.method != "POST" or door_of(request) != OFFICERS or not own:
        return None
    if "password" in request.POST:
        return None  # signing in has nothing worth keeping, and a password is never shown
    fields = tuple(
        (name, text)
        for name, texts in request.POST.lists()
        if name not in NEVER_KEPT
        for text in texts
    )
    return Kept(request.path, fields) if fields else None
