"""The one settings file: every value comes from the environment, is typed, and fails loudly at start."""

import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from environs import Env, EnvError

from newsdiff import __version__


def stored_secret_key(data_dir: Path) -> str:
    """The key of this installation: made once, kept in the data folder, readable by its owner alone.

    Processes that start at the same time get the same key.
    """
    path = data_dir / "secret_key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        mine = data_dir / f"secret_key.{secrets.token_hex(8)}"
        mine.touch(mode=0o600)
        mine.write_text(secrets.token_urlsafe(48), encoding="ascii")
        with suppress(FileExistsError):
            path.hardlink_to(mine)
        mine.unlink()
    return path.read_text(encoding="ascii")


def database_at(url: str) -> dict[str, Any]:
    """The entry of DATABASES for a URL. Raises EnvError where it is none."""
    try:
        return {**dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True)}
    except ValueError as error:
        form = "postgres://user:password@host:5432/name or sqlite:////folder/file.sqlite3"
        raise EnvError(f'Environment variable "DATABASE_URL" invalid: it looks like {form}') from error


env = Env()

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = env.path("NEWSDIFF_DATA_DIR", BASE_DIR / "data")
MODEL_DIR = env.path("NEWSDIFF_MODEL_DIR", DATA_DIR / "model")
VERSION = __version__

DEBUG = env.bool("DEBUG", False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])
SECRET_KEY = env.str("SECRET_KEY", "") or stored_secret_key(DATA_DIR)
HTTPS = env.bool("NEWSDIFF_HTTPS", False)  # True where a proxy with a certificate stands in front
LOCAL_ANALYST = env.bool("NEWSDIFF_LOCAL_ANALYST", True)  # every visitor is the one analyst of this computer

RUN_BEAT_EVERY = env.float("NEWSDIFF_RUN_BEAT_EVERY", 0.5)  # seconds between the heartbeats of a run
RUN_STALLED_AFTER = env.float("NEWSDIFF_RUN_STALLED_AFTER", 6.0)  # seconds without one, then another worker takes it
RUN_MAX_ATTEMPTS = env.int("NEWSDIFF_RUN_MAX_ATTEMPTS", 20)  # attempts that ended without a word, before giving up
WORKER_POLL_EVERY = env.float("NEWSDIFF_WORKER_POLL_EVERY", 0.1)  # seconds an idle worker waits before it asks again

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "template_partials",
    "newsdiff.web",
    "newsdiff.accounts",
    "newsdiff.corpus",
    "newsdiff.comparisons",
    "newsdiff.coding",
    "newsdiff.reports",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "newsdiff.web.limits.RequestSizeMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "newsdiff.accounts.middleware.LocalAnalystMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "newsdiff.urls"
WSGI_APPLICATION = "newsdiff.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000;",
}
POSTGRESQL_OPTIONS = {
    "options": "-c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000 -c synchronous_commit=on",
}
DATABASES = {"default": database_at(env.str("DATABASE_URL", f"sqlite:///{DATA_DIR / 'newsdiff.sqlite3'}"))}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
else:
    DATABASES["default"].setdefault("OPTIONS", {}).update(POSTGRESQL_OPTIONS)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
if HTTPS:
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

REQUEST_LARGEST = env.int("NEWSDIFF_REQUEST_LARGEST", 50 * 1024 * 1024)  # bytes of one request, files and all
DATA_UPLOAD_MAX_MEMORY_SIZE = REQUEST_LARGEST
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
}
