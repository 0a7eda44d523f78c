"""The Django app of what we tell people: pages, the support directory, page feedback."""

from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    """Registers the app under the label `guidance`."""

    name = "outcome21.guidance"
    label = "guidance"
    default_auto_field = "django.db.models.BigAutoField"
