"""What the server in front loads: leaving, and the way to the process that makes the pages."""

from __future__ import annotations

import os

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from outcome21.accounts.forces import forces
from outcome21.config.lanes import Lanes
from outcome21.config.serving import PAGES_AT
from outcome21.web.public.exit import leave
from outcome21.web.shared.bodies import most_read
from outcome21.web.shared.failures import say
from outcome21.web.shared.headers import Headers


def closed(request: HttpRequest) -> HttpResponse:
    """The page shown while the process that makes the pages cannot be reached."""
    return say(request, "cannot_show" if request.method in ("GET", "HEAD") else "cannot_save")


forces()  # read now: leaving must not wait for a disk, nor find a file that was since spoiled
_can_be_left = settings.OUTCOME21_SITE in ("public", "both")
application = Lanes(
    os.environ[PAGES_AT], Headers(leave) if _can_be_left else None, Headers(closed), most_read
)
