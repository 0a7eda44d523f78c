"""Django's settings: one module for every kind of installation."""

from __future__ import annotations

import secrets
from pathlib import Path

from outcome21.config.environment import BadEnvironment, database_settings, read_environment

try:
    ENVIRONMENT = read_environment()
    DATABASES = {"default": database_settings(ENVIRONMENT)}
except BadEnvironment as error:
    raise SystemExit(str(error)) from None  # read by whoever starts the site: one line
HOME = ENVIRONMENT.home
PACKAGE = Path(__file__).resolve().parent.parent


def _secret_key() -> str:
    """The key for sessions: from the environment, else from the key folder.

    Without either a fresh one is used, so that commands which need none still run;
    production refuses, because sessions would end at every restart.
    """
    if ENVIRONMENT.secret_key:
        return ENVIRONMENT.secret_key
    file = HOME / "keys" / "officers" / "session.key"
    if ENVIRONMENT.serves_officers and file.is_file():
        return file.read_text("ascii").strip()
    if ENVIRONMENT.kind == "production" and ENVIRONMENT.serves_officers:
        raise SystemExit("No session key: set OUTCOME21_SECRET_KEY or run `outcome21 keys make`.")
    return secrets.token_hex(32)


SECRET_KEY = _secret_key()
DEBUG = False
ALLOWED_HOSTS = [*(ENVIRONMENT.hosts or ("127.0.0.1", "localhost", "[::1]"))]
OUTCOME21_SITE = ENVIRONMENT.site
OUTCOME21_ENV = ENVIRONMENT.kind
OUTCOME21_HOME = HOME
OUTCOME21_RAM_DIR = ENVIRONMENT.ram_dir

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "outcome21.sealing",
    "outcome21.audit",
    "outcome21.accounts",
    "outcome21.guidance",
    "outcome21.casework",
    "outcome21.web",
]

_FOR_OFFICERS = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "outcome21.web.shared.desk_only.DeskForms",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
MIDDLEWARE = [
    "outcome21.web.shared.headers.Headers",
    "outcome21.web.shared.bodies.WordsOnly",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    *(_FOR_OFFICERS if ENVIRONMENT.serves_officers else []),
    "outcome21.web.shared.failures.PlainFailures",
]

ROOT_URLCONF = "outcome21.config.urls"
WSGI_APPLICATION = "outcome21.config.wsgi.application"
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "web" / "templates"],
        "OPTIONS": {"environment": "outcome21.web.shared.jinja.environment"},
    }
]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Staff"
AUTHENTICATION_BACKENDS = ["outcome21.accounts.backends.StaffOfForce"]
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # a user name is unique within its force: the backend asks
LOGIN_URL = "/officers/sign-in"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/officers"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.kind == "production"
SESSION_COOKIE_NAME = "desk"
CSRF_COOKIE_NAME = "desk_form"
SESSION_COOKIE_AGE = 60 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_FAILURE_VIEW = "outcome21.web.shared.failures.form_too_old"

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
LOCALE_PATHS = [PACKAGE / "locale"]
# Welsh that no translator has approved is for trying; a public site shows English instead.
OUTCOME21_WELSH_DRAFTS = ENVIRONMENT.kind in ("demo", "test")
USE_I18N = True
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/s/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "outcome21.config.static_files.HashedFiles"},
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 65_536
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400
FILE_UPLOAD_HANDLERS: list[str] = []  # words only: nothing here can receive a file

SECURE_REFERRER_POLICY = None  # web.shared.headers sets it for each door
if ENVIRONMENT.kind == "production":  # nginx stands in front and sets it; nobody else may say so
    SECURE_PROXY_SSL_HEADER: tuple[str, str] | None = ("HTTP_X_FORWARDED_PROTO", "https")
else:
    SECURE_PROXY_SSL_HEADER = None

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "outcome21.config.logs.NoWords"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # Both tell the address or the host that was asked for, and a mistyped one can hold a name.
        # What failed is told by web.shared.failures; a visitor turned away is told of nowhere.
        "django.request": {"level": "CRITICAL"},
        "django.security": {"level": "CRITICAL"},
    },
}
