"""The product's settings, with addresses and pages made only to try the shell of the sites."""

from pathlib import Path

from outcome21.config.settings import *  # noqa: F403
from outcome21.config.settings import MIDDLEWARE as _MIDDLEWARE
from outcome21.config.settings import TEMPLATES as _TEMPLATES

ROOT_URLCONF = "tests.web.shell_urls"
_TEMPLATES[0]["DIRS"].append(Path(__file__).with_name("templates"))
MIDDLEWARE = [
    name.replace(
        "django.middleware.csrf.CsrfViewMiddleware", "outcome21.web.shared.desk_only.DeskForms"
    )
    for name in _MIDDLEWARE
]
