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
LOCAL_ANALYST = env.bool("NEWSDIFF_LOCAL_ANALYST", True)  # no login, until `newsdiff team` gives the analyst one

RUN_BEAT_EVERY = env.float("NEWSDIFF_RUN_BEAT_EVERY", 0.5)  # seconds between the heartbeats of a run
RUN_STALLED_AFTER = env.float("NEWSDIFF_RUN_STALLED_AFTER", 6.0)  # seconds without one, then another worker takes it
RUN_MAX_ATTEMPTS = env.int("NEWSDIFF_RUN_MAX_ATTEMPTS", 20)  # attempts that ended without a word, before giving up
WORKER_POLL_EVERY = env.float("NEWSDIFF_WORKER_POLL_EVERY", 0.1)  # seconds an idle worker waits before it asks again

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "template_partials",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
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
    "newsdiff.web.headers.HeadersMiddleware",
    "newsdiff.web.limits.RequestSizeMiddleware",
    "newsdiff.web.whole.WholeBodyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "newsdiff.accounts.sessions.SessionEndMiddleware",
    "newsdiff.accounts.middleware.LocalAnalystMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "newsdiff.accounts.middleware.LoggedOutMiddleware",
    "newsdiff.accounts.middleware.RepeatMiddleware",
    "allauth.account.middleware.AccountMiddleware",
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

CACHES = {
    "default": {  # in the database, so that all processes count the same attempts
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "comparisons:comparison_list"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "first_name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "newsdiff.accounts.adapter.AccountAdapter"
ACCOUNT_SIGNUP_ENABLED = False  # who joins was invited
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no letters to strangers
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60  # seconds
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "newsdiff: "
ACCOUNT_RATE_LIMITS = {
    # By address and by account at this address, never by account alone: nobody can lock another one out.
    "login_failed": "20/m/ip,5/5m/key",
    "login": "60/m/ip",
    "reset_password": "10/m/ip,3/10m/key",
    "reauthenticate": "10/m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("NEWSDIFF_PROXIES", 1 if HTTPS else 0)
MFA_ADAPTER = "newsdiff.accounts.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODE_COUNT = 10
MFA_TOTP_ISSUER = "newsdiff"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS

EMAIL_HOST = env.str("NEWSDIFF_EMAIL_HOST", "")
EMAIL_PORT = env.int("NEWSDIFF_EMAIL_PORT", 587)
EMAIL_HOST_USER = env.str("NEWSDIFF_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = env.str("NEWSDIFF_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = env.bool("NEWSDIFF_EMAIL_TLS", True)
EMAIL_TIMEOUT = 10
EMAIL_FILE_PATH = DATA_DIR / "mail"
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
DEFAULT_FROM_EMAIL = env.str("NEWSDIFF_EMAIL_FROM", "newsdiff <newsdiff@localhost>")

INVITATION_DAYS = env.int("NEWSDIFF_INVITATION_DAYS", 7)

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = False

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "newsdiff.web.storage.StaticStorage"},
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
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = env.int("NEWSDIFF_SESSION_DAYS", 14) * 24 * 3600
SESSION_IDLE_AGE = env.int("NEWSDIFF_IDLE_HOURS", 12) * 3600
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = ("__Host-session", "__Host-csrf") if HTTPS else ("session", "csrf")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
if HTTPS:
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

UPLOADS_AN_HOUR = env.int("NEWSDIFF_UPLOADS_AN_HOUR", 500)  # files and pastes of one person
PROJECT_LARGEST = env.int("NEWSDIFF_PROJECT_LARGEST", 2 * 1024**3)  # bytes of all originals of a project
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
