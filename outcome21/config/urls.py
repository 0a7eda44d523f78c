"""Every address. Which doors are open depends on OUTCOME21_SITE."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from outcome21.web.shared.health import healthz

urlpatterns: list[URLPattern | URLResolver] = [path("healthz", healthz, name="healthz")]

if settings.OUTCOME21_SITE in ("officers", "both"):
    urlpatterns.append(path("officers/", include("outcome21.web.officers.urls")))
if settings.OUTCOME21_SITE in ("public", "both"):
    urlpatterns.append(path("", include("outcome21.web.public.urls")))

handler400 = "outcome21.web.shared.failures.bad_request"
handler403 = "outcome21.web.shared.failures.refused"
handler404 = "outcome21.web.shared.failures.not_found"
handler500 = "outcome21.web.shared.failures.broken"
