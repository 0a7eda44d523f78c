"""The nginx configuration of docs/operations.md, as it stands there, run on this machine alone.

Only what belongs to the machine is put in its place: ports, folders, the certificate.
"""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPERATIONS = ROOT / "docs" / "operations.md"
SECONDS_TO_START = 10.0
_WHOLE = """\
daemon off;
worker_processes {workers};
pcre_jit on;
pid {folder}/nginx.pid;
error_log {folder}/start.log crit;
{user}
events {{ worker_connections 512; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 1000000;
{site}
}}
"""


class NoNginx(Exception):  # noqa: N818 (read by whoever runs the tests)
    """nginx is missing or did not start. The text says what to do."""


@dataclass(frozen=True)
class Places:
    """Where on this machine everything is that the configuration names."""

    folder: Path
    site: Path
    port: int
    program_port: int
    certificate: tuple[Path, Path] | None = None
    """With one, https as documented; without, plain http, for measuring."""


def documented() -> str:
    """The first nginx block of docs/operations.md."""
    return _first(r"```nginx\n(.*?)```", OPERATIONS.read_text("utf-8"))


def put_in_place(text: str, at: Places) -> str:
    """The documented configuration with this machine's ports, folders and certificate."""
    changes = {
        "/srv/outcome21-pages/site": str(at.site),
        "/var/log/nginx/outcome21.log": str(at.folder / "outcome21.log"),
        "http://127.0.0.1:8000": f"http://127.0.0.1:{at.program_port}",
        "listen 80;": f"listen unix:{at.folder}/plain.socket;",
    }
    if at.certificate:
        changes["listen 443 ssl http2;"] = f"listen 127.0.0.1:{at.port} ssl http2;"
        changes["/etc/outcome21/tls.pem"] = str(at.certificate[0])
        changes["/etc/outcome21/tls.key"] = str(at.certificate[1])
    else:
        changes["listen 443 ssl http2;"] = f"listen 127.0.0.1:{at.port};"
        text = re.sub(r"^ *ssl_\w+ .*\n", "", text, flags=re.MULTILINE)
    for before, after in changes.items():
        if before not in text:
            raise NoNginx(f"docs/operations.md no longer says {before!r}: mend scripts/with_nginx.")
        text = text.replace(before, after)
    return text


@contextmanager
def serving(at: Places, more: str = "", workers: int = 1) -> Iterator[str]:
    """Runs nginx with the documented configuration (and `more` servers); gives its address."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        raise NoNginx("nginx is missing: apt-get install nginx-light")
    site = put_in_place(documented(), at) + more
    whole = _WHOLE.format(
        folder=at.folder, site=site, workers=workers, user=_user_of_workers(at.folder)
    )
    (at.folder / "nginx.conf").write_text(whole, "utf-8")
    command = [program, "-p", str(at.folder), "-c", str(at.folder / "nginx.conf")]
    with (at.folder / "said.log").open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said)
    try:
        _wait(process, at)
        yield f"{'https' if at.certificate else 'http'}://127.0.0.1:{at.port}"
    finally:
        process.terminate()
        process.wait(15)


def _user_of_workers(folder: Path) -> str:
    """Where root starts it, the owner of the folder works: nobody else may read it."""
    owner = folder.stat().st_uid
    return "user root;" if owner == 0 else ""


def _wait(process: subprocess.Popen[bytes], at: Places) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and process.poll() is None:
        if (at.folder / "nginx.pid").exists() and _listens(at.port):
            return
        time.sleep(0.02)
    raise NoNginx((at.folder / "said.log").read_text("utf-8", "replace"))


def _listens(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0


def host() -> str:
    """The host name that the documented configuration answers to."""
    return _first(r"server_name (\S+);", documented())


def landing() -> str:
    """Where its Leave site goes."""
    return _first(r"return 303 (\S+);", documented())


def _first(pattern: str, text: str) -> str:
    found: list[str] = re.findall(pattern, text, re.DOTALL)
    return found[0]
