"""Static files under names that change with their content."""

from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]

OURS = "js/*.js"
IMPORT = (r"""(?P<matched>from\s+["'](?P<url>\./[^"']+)["'])""", 'from "%(url)s"')


class StaticStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """As Whitenoise keeps them; our own modules of JavaScript find each other under their new names too."""

    patterns = (*CompressedManifestStaticFilesStorage.patterns, (OURS, (IMPORT,)))
