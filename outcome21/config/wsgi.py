"""What the application server loads."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from outcome21.web.shared.kept_answers import KeptAnswers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "outcome21.config.settings")
application = KeptAnswers(get_wsgi_application())
