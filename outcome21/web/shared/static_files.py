"""Static files under names that carry a digest of their content."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from whitenoise.storage import (  # type: ignore[import-untyped]
    CompressedManifestStaticFilesStorage,
)


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Hashed and compressed files; a name that was not collected is an error, never a dead link.

    Addresses inside JavaScript modules (`import … from "./leave.js"`) get their digests too,
    so that a browser never runs an old module beside a new one.
    """

    support_js_module_import_aggregation = True
    manifest_strict = True

    def compress_files(self, paths: Iterable[str]) -> Iterable[tuple[str, str]]:
        """Each compressed file made; none in tests, where seconds count and nobody is far away."""
        if settings.OUTCOME21_ENV == "test":
            return ()
        compressed: Iterable[tuple[str, str]] = super().compress_files(paths)
        return compressed
