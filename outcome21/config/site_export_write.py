"""The exported site on disk: written whole beside, then put in place by one rename."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import brotli  # type: ignore[import-untyped]

from outcome21.config.site_export import CannotExport, File, Site

DIGITS = 16
"""Of the digest of the manifest, in the name of the folder that holds one export."""

KEPT = 2
"""Exports kept on disk: the one in place, and the one before it, to go back to."""

PAGES_CONF, ASSETS_CONF = "pages.headers.conf", "files.headers.conf"
_PACKED = (".html", ".css", ".js", ".svg")


def put_in_place(site: Site, place: Path) -> bool:
    """Makes `place` lead to this export; False where it did already.

    `place` becomes a link to a folder beside it, named after what is in it. A reader of `place`
    finds all of the earlier export or all of this one. Raises CannotExport.
    """
    _refuse_what_is_not_ours(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    manifest = manifest_text(site)
    digest = hashlib.sha256(manifest.encode()).hexdigest()[:DIGITS]
    target = place.with_name(f"{place.name}.{digest}")
    if place.is_symlink() and place.readlink() == Path(target.name) and target.is_dir():
        return False
    _write_folder(site, manifest, target)
    _point(place, target)
    _clear_away(place, target)
    return True


def manifest_text(site: Site) -> str:
    """The list of every file: where it is found, its digest, its size and its type."""
    files = [
        {
            "path": file.address or None,
            "file": file.name,
            "status": file.status,
            "sha256": hashlib.sha256(file.content).hexdigest(),
            "bytes": len(file.content),
            "type": file.type,
        }
        for file in site.files
    ]
    headers = {"pages": dict(site.page_headers), "files": dict(site.asset_headers)}
    whole = {"force": site.force, "day": f"{site.day}", "headers": headers, "files": files}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def nginx_headers(headers: tuple[tuple[str, str], ...]) -> str:
    """The headers as lines for an nginx `include`. nginx's own date of the file is left out."""
    lines = ['add_header Last-Modified "";', "etag off;", "max_ranges 0;"]
    lines += [f"add_header {name} {_quoted(value)};" for name, value in headers]
    return "\n".join(lines) + "\n"


def plain_headers(site: Site) -> str:
    """The headers in the plain form that hosts of static files read from a file `_headers`."""
    lines = []
    for file in site.files:
        if file.status == 200:
            lines.append(file.address)
            page = file.name.endswith(".html")
            headers = site.page_headers if page else site.asset_headers
            lines += [f"  {name}: {value}" for name, value in headers]
    return "\n".join(lines) + "\n"


def _quoted(value: str) -> str:
    """A value as nginx reads it back unchanged; no header of ours holds a dollar sign."""
    if "$" in value:
        raise CannotExport(f"nginx would take the dollar sign in {value!r} for a variable.")
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _refuse_what_is_not_ours(place: Path) -> None:
    if place.is_symlink() or not place.exists():
        return
    if place.is_dir() and not any(place.iterdir()):
        place.rmdir()
        return
    raise CannotExport(
        f"{place} is there and was not made by this command. Name a place that is free."
    )


def _write_folder(site: Site, manifest: str, target: Path) -> None:
    """The folder under another name first, so that no half of one is ever taken for a whole."""
    part = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        for file in site.files:
            _write_file(part / file.name, file)
        (part / "manifest.json").write_text(manifest, "utf-8")
        (part / PAGES_CONF).write_text(nginx_headers(site.page_headers), "utf-8")
        (part / ASSETS_CONF).write_text(nginx_headers(site.asset_headers), "utf-8")
        (part / "_headers").write_text(plain_headers(site), "utf-8")
        part.chmod(0o755)
        if target.exists():
            shutil.rmtree(target)
        part.rename(target)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def _write_file(path: Path, file: File) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(file.content)
    if path.suffix in _PACKED:
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(file.content, mtime=0))
        path.with_name(f"{path.name}.br").write_bytes(brotli.compress(file.content))


def _point(place: Path, target: Path) -> None:
    link = place.with_name(f".{place.name}.next")
    link.unlink(missing_ok=True)
    link.symlink_to(target.name, target_is_directory=True)
    link.rename(place)


def _clear_away(place: Path, target: Path) -> None:
    """Removes older exports, the one before this excepted."""
    pattern = f"{place.name}.{'[0-9a-f]' * DIGITS}"
    older = [one for one in place.parent.glob(pattern) if one != target and one.is_dir()]
    older.sort(key=lambda one: one.stat().st_mtime, reverse=True)
    for one in older[KEPT - 1 :]:
        shutil.rmtree(one, ignore_errors=True)
