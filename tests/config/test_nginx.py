"""The nginx configuration of docs/operations.md, run as it stands there, before the program."""

import http.client
import os
import re
import ssl
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts import with_nginx
from tests.config.processes import clean, outcome21
from tests.journeys.servers import free_port, serving

OPERATIONS = with_nginx.OPERATIONS.read_text("utf-8")
HOST = with_nginx.host()
COMMAND = str(Path(sys.executable).with_name("outcome21"))
VALUES = {
    "OUTCOME21_ENV": "demo",
    "OUTCOME21_SITE": "both",
    "OUTCOME21_HOSTS": f"{HOST},127.0.0.1",
}
MADE_BY_EACH_SERVER = {"server", "date", "connection", "content-length", "etag", "vary"}
MADE_BY_EACH_SERVER |= {"strict-transport-security", "last-modified", "transfer-encoding"}
pytestmark = pytest.mark.slow


@dataclass
class Front:
    """Where nginx answers, where the program behind it does, and nginx's own folder."""

    port: int
    program_port: int
    folder: Path

    def ask(self, path, method="GET", body=None, **headers):
        """What nginx answers over https: status, headers, body."""
        unchecked = ssl._create_unverified_context()  # noqa: S323 (its certificate is our own)
        link = http.client.HTTPSConnection("127.0.0.1", self.port, context=unchecked, timeout=20)
        return _answer(link, method, path, body, headers)

    def ask_program(self, path):
        """What the program answers by itself."""
        link = http.client.HTTPConnection("127.0.0.1", self.program_port, timeout=20)
        return _answer(link, "GET", path, None, {})

    def written(self):
        """Everything that nginx wrote anywhere but the pages it serves."""
        files = [one for one in self.folder.rglob("*") if one.suffix == ".log"]
        return "".join(one.read_text("utf-8", "replace") for one in files)


def _answer(link, method, path, body, headers):
    link.request(method, path, body, {"Host": HOST, **headers})
    answer = link.getresponse()
    content = answer.read()
    link.close()
    return answer.status, {k.lower(): v for k, v in answer.getheaders()}, content


def certificate(folder):
    """A certificate for the documented host, signed by itself."""
    files = folder / "tls.pem", folder / "tls.key"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", f"/CN={HOST}", "-out", str(files[0]), "-keyout", str(files[1])]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603
    return files


@pytest.fixture(scope="module")
def front(tmp_path_factory):
    """The documented force, its program, its exported pages, and nginx in front of them."""
    home = tmp_path_factory.mktemp("nginx") / "home"
    (home / "forces").mkdir(parents=True)
    [force] = re.findall(r"```toml\n(.*?)```", OPERATIONS, re.DOTALL)
    (home / "forces" / "vale.toml").write_text(force, "utf-8")
    folder = home.parent / "front"
    folder.mkdir()
    ports = free_port(), free_port()
    assert set(clean()) <= set(os.environ)
    with serving([COMMAND, "demo", "run"], home, ports[1], **VALUES):
        done = outcome21(home, "export-site", str(folder / "site"), "--force", "vale", **VALUES)
        assert done.returncode == 0, done.stderr
        places = with_nginx.Places(folder, folder / "site", *ports, certificate(folder))
        with with_nginx.serving(places):
            yield Front(*ports, folder)


@pytest.mark.parametrize(
    "path", ["/", "/now", "/young-people", "/support", "/how-we-decide/adults"]
)
def test_an_exported_page_is_what_the_program_answers_with_its_headers(front, path):
    status, headers, body = front.ask(path)
    behind, its_headers, its_body = front.ask_program(path)
    assert (status, body) == (behind, its_body)
    compared = {k: v for k, v in headers.items() if k not in MADE_BY_EACH_SERVER}
    assert compared == {k: v for k, v in its_headers.items() if k not in MADE_BY_EACH_SERVER}
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "max-age=" in headers["strict-transport-security"]
    assert not {"set-cookie", "last-modified", "etag"} & set(headers)
    assert (front.folder / "site" / ("index.html" if path == "/" else f"{path[1:]}.html")).exists()


def test_pages_come_from_the_files_and_what_is_asked_or_sent_from_the_program(front):
    site = (front.folder / "site").resolve()
    page = site / "now.html"
    text = page.read_bytes()
    # nginx keeps a file open for ten seconds at most: a page never asked for shows the change.
    marked = site / "accessibility.html"
    before = marked.read_bytes()
    marked.write_bytes(before + b"<!-- of the file -->")
    try:
        assert front.ask("/accessibility")[2].endswith(b"<!-- of the file -->")
        assert front.ask("/accessibility?for=child")[2] == before
        assert front.ask("/accessibility", "POST", "a=b", **FORM)[0] == 405
    finally:
        marked.write_bytes(before)
    assert front.ask("/now")[2] == text


FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def test_pages_and_styles_come_packed_to_a_browser_that_can_unpack_them(front):
    status, headers, body = front.ask("/", **{"Accept-Encoding": "gzip"})
    assert (status, headers["content-encoding"]) == (200, "gzip")
    assert body == (front.folder / "site" / "index.html.gz").read_bytes()
    assert "accept-encoding" in headers["vary"].lower()
    [sheet] = re.findall(rb'rel="stylesheet" href="([^"]+)"', front.ask("/")[2])
    status, headers, _ = front.ask(sheet.decode(), **{"Accept-Encoding": "gzip"})
    assert (status, headers["content-encoding"]) == (200, "gzip")
    assert "immutable" in headers["cache-control"]
    assert headers["content-type"].startswith("text/css")
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path", ["/nowhere", "/now.html", "/404", "/404.html", "/manifest.json", "/_headers", "/now/"]
)
def test_what_is_no_page_is_the_program_s_own_plain_page(front, path):
    status, headers, body = front.ask(path)
    assert status == 404
    assert b"tel:999" in body
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/tell-us", "/replies", "/feedback/home"])
def test_the_rest_is_the_program_s(front, path):
    status, headers, body = front.ask(path)
    assert (status, headers["cache-control"]) == (200, "no-store")
    assert b"Vale Police" in body


def test_leaving_is_answered_by_nginx_alone(front):
    """EX-10 as the design has it: 303, no-store, no-referrer, nothing set or cleared."""
    status, headers, _ = front.ask("/exit")
    assert (status, headers["location"]) == (303, with_nginx.landing())
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert not {"set-cookie", "clear-site-data"} & set(headers)


def test_a_picture_is_refused_and_leaves_nothing_behind(front):
    marked = b"PICTURE-BYTES-" * 40_000
    status, _, _ = front.ask("/tell-us/send", "POST", marked, **{"Content-Type": "image/png"})
    assert status in (413, 415)
    held = [one for one in front.folder.rglob("*") if one.is_file()]
    assert not [one for one in held if b"PICTURE-BYTES" in one.read_bytes()]


def test_nothing_is_written_of_who_asked(front):
    for path in ("/", "/nowhere", "/exit", "/tell-us", "/s/nothing.css"):
        front.ask(path, **{"User-Agent": "MARKED-BROWSER", "Referer": "https://marked.example"})
    said = front.written()
    assert "127.0.0.1" not in said
    assert "MARKED" not in said.upper()
    assert "GET " not in said
    access = front.folder / "access.log"
    assert not access.exists() or access.read_bytes() == b""
