"""Static files under names that carry a digest of their content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from whitenoise.storage import (  # type: ignore[import-untyped]
    CompressedManifestStaticFilesStorage,
)

from outcome21.web.shared import looks
from outcome21.web.shared.bundles import bundles


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Hashed and compressed files; a name that was not collected is an error, never a dead link.

    Addresses inside JavaScript modules (`import … from "./leave.js"`) get their digests too,
    so that a browser never runs an old module beside a new one.
    """

    support_js_module_import_aggregation = True
    manifest_strict = True

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str, object]]:
        """Every collected file hashed and compressed, the bundles and each force's sheets too."""
        made = {} if dry_run else bundles(self._collected)
        if made:
            made |= looks.sheets(made[looks.PUBLIC])
        for name, text in made.items():
            self.delete(name)
            self.save(name, ContentFile(text.encode()))
        own = {name: (self, name) for name in made}
        yield from super().post_process(paths | own, dry_run=dry_run, **options)

    def _collected(self, name: str) -> str:
        with self.open(name) as file:
            content: bytes = file.read()
        return content.decode()

    def compress_files(self, paths: Iterable[str]) -> Iterable[tuple[str, str]]:
        """Each compressed file made; none in tests, where seconds count and nobody is far away."""
        if settings.OUTCOME21_ENV == "test":
            return ()
        compressed: Iterable[tuple[str, str]] = super().compress_files(paths)
        return compressed
