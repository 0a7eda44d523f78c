"""The demo's pages exported, and nginx serving them as docs/operations.md says, to be measured."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.demo_site import COMMAND, ROOT, DemoSite, NotServing, free_port
from scripts import with_nginx

_PLAIN = """
server {{
    listen 127.0.0.1:{port};
    access_log off;
    root {root};
    open_file_cache max=1000 inactive=60s;
    open_file_cache_valid 10s;
}}
"""


@dataclass(frozen=True)
class Exported:
    """Where nginx serves the exported pages, and where a plain file of any wanted size."""

    site: Path
    port: int
    plain: Path
    plain_port: int

    def plain_file_like(self, name: str) -> str:
        """The address of a plain file as long as that file of the export; it is made here."""
        size = (self.site / name).stat().st_size
        (self.plain / f"{size}.txt").write_bytes(b"x" * size)
        return f"/{size}.txt"


def export(site: DemoSite, place: Path) -> None:
    """Runs the command that exports. Raises NotServing with what it said."""
    command = [COMMAND, "export-site", str(place)]
    values = site.values | {"OUTCOME21_ENV": "demo"}
    done = subprocess.run(
        command, env=values, cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NotServing(done.stderr)


@contextmanager
def exported(site: DemoSite) -> Iterator[Exported]:
    """The program, and nginx with one worker before its exported pages, both serving."""
    folder = site.home / "nginx"
    plain = folder / "plain"
    plain.mkdir(parents=True)
    export(site, folder / "site")
    with site.serving(), _nginx(site, folder, plain) as found:
        yield found


@contextmanager
def _nginx(site: DemoSite, folder: Path, plain: Path) -> Iterator[Exported]:
    ports = free_port(), free_port()
    places = with_nginx.Places(folder, folder / "site", ports[0], site.port)
    with with_nginx.serving(places, _PLAIN.format(port=ports[1], root=plain)):
        yield Exported(folder / "site", ports[0], plain, ports[1])
