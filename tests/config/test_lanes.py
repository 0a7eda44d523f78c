"""Two lanes: leaving never waits for a page, and every page is what it was without them."""

import asyncio
import http.client
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from outcome21.config.lanes import _body, answer_in
from outcome21.config.serving import THREADS
from tests.config.processes import COMMAND, clean, outcome21
from tests.journeys.servers import free_port

pytestmark = pytest.mark.slow
WHO = {
    "User-Agent": "Nosy Phone 9",
    "X-Forwarded-For": "203.0.113.77",
    "X-Real-IP": "203.0.113.77",
    "Forwarded": "for=203.0.113.77",
    "Referer": "http://school.example.org/",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The demo, prepared once."""
    made = tmp_path_factory.mktemp("lanes") / "home"
    made.mkdir()
    done = outcome21(made, "demo", "prepare")
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture
def own_home(home, tmp_path):
    """A copy of it, for a server that something is done to."""
    shutil.copytree(home, tmp_path / "own")
    return tmp_path / "own"


@contextmanager
def served(home):
    """The demo being served; its port, its process, and the file that it prints into."""
    port, said = free_port(), home.parent / "said"
    with said.open("w") as out:
        process = subprocess.Popen(  # noqa: S603
            [COMMAND, "demo", "run"],
            env=clean(OUTCOME21_HOME=str(home), PORT=str(port)),
            stdout=out,
            stderr=out,
        )
    try:
        until = time.monotonic() + 30
        while time.monotonic() < until and process.poll() is None:
            try:
                if ask(port, "/healthz")[0] == 200:
                    break
            except OSError:
                time.sleep(0.05)
        yield port, process, said
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def ask(port, path, method="GET", body=None, **headers):
    """Status, headers and body of one request over a connection of its own."""
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        link.request(method, path, body, headers)
        answer = link.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        link.close()


@pytest.fixture(scope="module")
def server(home):
    """One server for the tests that leave it as it was."""
    with served(home) as running:
        yield running


@contextmanager
def locked(home):
    """A database that nobody else can read or write."""
    link = sqlite3.connect(home / "outcome21.sqlite3", isolation_level=None, timeout=10)
    link.execute("PRAGMA locking_mode=EXCLUSIVE")
    link.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        link.close()


def test_leaving_is_answered_while_every_thread_waits_for_the_database(server, home):
    """EX-10: more are waiting than there are threads, and none of them has been answered."""
    port, _, _ = server
    waiting = 2 * THREADS
    with ThreadPoolExecutor(waiting) as crowd:
        with locked(home):
            asked = [crowd.submit(ask, port, "/healthz") for _ in range(waiting)]
            time.sleep(1)
            took = []
            for _ in range(50):
                started = time.perf_counter()
                status, headers, body = ask(port, "/exit")
                took.append(time.perf_counter() - started)
                assert (status, body) == (303, b"")
                assert headers["location"] == "https://www.bbc.co.uk/weather"
            assert not any(one.done() for one in asked)
        assert {one.result()[0] for one in asked} <= {200, 503}
    assert sorted(took)[25] < 0.02
    assert max(took) < 0.1


def test_leaving_says_the_same_as_the_page_of_that_address_would(server):
    """The lane's headers are those of every public page; nothing is set, and nothing cleared."""
    port, _, _ = server
    _, left, _ = ask(port, "/exit")
    _, page, _ = ask(port, "/staying-safe-online")
    varying = {"location", "content-length", "date", "vary", "x-robots-tag"}
    assert set(left) - varying == set(page) - varying
    assert {name: left[name] for name in set(page) - varying} == {
        name: page[name] for name in set(page) - varying
    }
    assert left["x-robots-tag"] == "noindex"
    assert (left["cache-control"], left["referrer-policy"]) == ("no-store", "no-referrer")
    assert not {"set-cookie", "clear-site-data"} & set(left)


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT"])
def test_leaving_works_by_any_method(server, method):
    assert ask(server[0], "/exit?from=here", method)[0] == 303


def children(of):
    """The processes that this one started, from the system's own list."""
    said = subprocess.run(  # noqa: S603
        ["/bin/ps", "-o", "pid=", "--ppid", str(of)], capture_output=True, text=True, check=False
    )
    return [int(one) for one in said.stdout.split()]


def pages_of(process):
    """The server of the pages and its worker: the child that has the nicer place in the queue."""
    [head] = [one for one in children(process.pid) if os.getpriority(os.PRIO_PROCESS, one) > 0]
    return head, children(head)


def test_leaving_outlives_the_pages(own_home):
    """With the pages' processes killed, leaving works and a page says plainly that it does not."""
    with served(own_home) as (port, process, _):
        head, workers = pages_of(process)
        for one in (head, *workers):
            os.kill(one, signal.SIGKILL)
        status, _, body = ask(port, "/")
        assert status == 503
        assert b"Leave site" in body and b"999" in body
        assert ask(port, "/exit")[0] == 303


def test_a_worker_that_dies_is_replaced(own_home):
    with served(own_home) as (port, process, _):
        _, [worker] = pages_of(process)
        os.kill(worker, signal.SIGKILL)
        until = time.monotonic() + 20
        while ask(port, "/healthz")[0] != 200:
            assert time.monotonic() < until
            time.sleep(0.1)
        assert ask(port, "/exit")[0] == 303


def test_leaving_works_without_static_files_sessions_or_a_database(own_home):
    """EX-10: all of it is moved away under a running server."""
    with served(own_home) as (port, _, _):
        gone = [own_home / "static", own_home / "keys", *own_home.glob("outcome21.sqlite3*")]
        for one in gone:
            one.rename(one.with_name(f"away-{one.name}"))
        try:
            assert ask(port, "/exit")[0] == 303
        finally:
            for one in gone:
                if not one.exists():
                    one.with_name(f"away-{one.name}").rename(one)


def test_nothing_of_who_asks_is_printed(own_home):
    """No address, no browser's name and no path that was left from, whatever goes wrong."""
    with served(own_home) as (port, _, said):
        for path in ("/", "/exit", "/nothing", "/replies", "/officers/"):
            ask(port, path, **WHO)
        with locked(own_home):
            assert ask(port, "/healthz", **WHO)[0] == 503
        ask(port, "/feedback/home", "POST", "a=1", **WHO)
        ask(port, "/", "BREW", **WHO)
        with socket.create_connection(("127.0.0.1", port)) as broken:
            broken.sendall(
                b"GET / HTTP/1.1\r\nUser-Agent: Nosy Phone 9\r\nContent-Length: no\r\n\r\n"
            )
            broken.recv(1000)
    printed = said.read_text("utf-8")
    started = printed[printed.index("Stop: Ctrl-C") :]
    assert "Nosy Phone" not in printed
    assert "203.0.113.77" not in printed
    assert "127.0.0.1" not in started
    assert "school.example.org" not in printed


@pytest.mark.parametrize(
    ("method", "path", "headers"),
    [
        ("HEAD", "/staying-safe-online", {}),
        ("GET", "/s/bundled/public.css", {}),
        ("GET", "/nothing%0d%0ax:%20y%ff", {}),
        ("POST", "/nothing", {"Content-Type": "application/x-www-form-urlencoded"}),
    ],
)
def test_pages_pass_the_front_as_they_are(server, method, path, headers):
    """No body where there should be none, no broken line from an odd address."""
    status, got, body = ask(server[0], path, method, **headers)
    assert status in (200, 404)
    assert (body == b"") is (method == "HEAD")
    assert "x" not in got


def test_a_picture_is_refused_before_it_is_read(server):
    """The answer comes while eight million bytes are still to be sent."""
    with socket.create_connection(("127.0.0.1", server[0]), timeout=10) as link:
        link.sendall(
            b"POST /replies/write HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\n"
            b"Content-Length: 8000000\r\n\r\n" + bytes(1000)
        )
        assert link.recv(65536).startswith(b"HTTP/1.1 415")


@pytest.mark.parametrize("whole", [True, False])
def test_a_form_that_broke_off_on_its_way_is_no_form(whole):
    """Half of what a child wrote may say the opposite: it is never stored as if it were all."""
    form = b"form=x&code=one+two+three"
    told = len(form) if whole else len(form) + 20

    async def sent():
        yield form

    scope = SimpleNamespace(headers={"content-length": str(told)}, http_version="1.1")
    if whole:
        assert asyncio.run(_body(scope, sent(), 65_536)) == (str(told), form)
    else:
        with pytest.raises(ValueError, match="broke off"):
            asyncio.run(_body(scope, sent(), 65_536))


def test_a_form_in_pieces_without_its_length_is_measured(server):
    """65 kB and one byte is too long, however it is sent."""
    link = http.client.HTTPConnection("127.0.0.1", server[0], timeout=10)
    pieces = iter([b"a=" + bytes(40_000), bytes(40_000)])
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    link.request("POST", "/replies/write", pieces, form, encode_chunked=True)
    with link.getresponse() as answer:
        assert answer.status == 413
    link.close()


@pytest.mark.parametrize(("letters", "kept"), [(70_000, True), (300_000, False)])
def test_words_that_are_too_long_come_back_through_the_front(server, letters, kept):
    """The pages read them once, to show them again; of more than that they wait for nothing."""
    body = b"account=" + b"a" * letters
    form = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
    status, _, answer = ask(server[0], "/tell-us/send", "POST", body, **form)
    assert status == 413
    assert (b"a" * letters in answer) is kept


@pytest.mark.parametrize("sent_from", ["cross-site", "none", ""])
def test_a_long_form_of_another_site_is_refused_before_it_is_read(server, sent_from):
    """The front answers although not one letter of the body was sent."""
    link = http.client.HTTPConnection("127.0.0.1", server[0], timeout=10)
    link.putrequest("POST", "/tell-us/send")
    link.putheader("Content-Type", "application/x-www-form-urlencoded")
    link.putheader("Content-Length", "70000")
    link.putheader("Sec-Fetch-Site", sent_from)
    link.endheaders()
    with link.getresponse() as answer:
        assert answer.status == 413
    link.close()


def test_a_small_picture_is_refused_in_words(server):
    """The pages do not read it, and what they say about it still arrives."""
    status, _, body = ask(
        server[0], "/replies/write", "POST", bytes(60_000), **{"Content-Type": "image/png"}
    )
    assert status == 415
    assert b"We only take words" in body


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"HTTP/1.1 200 OK\r\ncontent-type: text",
        b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nab",
    ],
)
def test_an_answer_that_broke_off_is_no_answer(broken):
    with pytest.raises(ValueError, match="broke off"):
        answer_in(broken)


def test_the_socket_s_folder_goes_with_the_server(own_home, tmp_path_factory):
    """Nothing is left where the two processes met."""
    port, tmp_path = free_port(), tmp_path_factory.mktemp("t")
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, COMMAND, "demo", "run"],
        env=clean(OUTCOME21_HOME=str(own_home), PORT=str(port), TMPDIR=str(tmp_path)),
        stdout=subprocess.DEVNULL,
    )
    until = time.monotonic() + 30
    while not list(tmp_path.glob("o21*/pages")):
        assert time.monotonic() < until
        time.sleep(0.05)
    assert [Path(one).stat().st_mode & 0o777 for one in tmp_path.iterdir()] == [0o700]
    process.send_signal(signal.SIGINT)
    process.wait(20)
    assert list(tmp_path.iterdir()) == []
