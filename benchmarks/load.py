"""Requests a second for one page: wrk where it is installed, else a plain client of our own."""

from __future__ import annotations

import http.client
import re
import shutil
import subprocess
import threading
import time
from dataclasses import dataclass, field

from benchmarks.figures import percentile

CONNECTIONS = 16
SECONDS = 6


@dataclass
class Load:
    """What one run showed."""

    client: str
    per_second: float = 0.0
    p99_ms: float = 0.0
    failed: int = 0
    times: list[float] = field(default_factory=list)


def measure(port: int, path: str, seconds: int = SECONDS) -> Load:
    """Asks this machine's page again and again, for a few seconds, over 16 connections."""
    client = _with_wrk if shutil.which("wrk") else _with_own_client
    return client(port, path, seconds)


def _with_wrk(port: int, path: str, seconds: int) -> Load:
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency"]
    done = subprocess.run(
        [*command, f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=True
    )
    return read_wrk(done.stdout)


def read_wrk(said: str) -> Load:
    """What wrk printed, as a Load: refused and broken requests are failures alike."""
    load = Load("wrk, 16 connections")
    load.per_second = float(re.findall(r"Requests/sec:\s+([\d.]+)", said)[0])
    number, unit = re.findall(r"99%\s+([\d.]+)(us|ms|s)", said)[0]
    load.p99_ms = float(number) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[unit]
    refused = re.findall(r"Non-2xx or 3xx responses: (\d+)", said)
    broken = re.findall(r"connect (\d+), read (\d+), write (\d+), timeout (\d+)", said)
    load.failed = sum(map(int, [*refused, *(broken[0] if broken else ())]))
    return load


def _with_own_client(port: int, path: str, seconds: int) -> Load:
    load = Load(f"own client, {CONNECTIONS} threads")
    lock = threading.Lock()
    until = time.monotonic() + seconds

    def ask() -> None:
        times, failed = _ask_until(until, port, path)
        with lock:
            load.times += times
            load.failed += failed

    threads = [threading.Thread(target=ask) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    load.per_second = len(load.times) / seconds
    load.p99_ms = percentile(load.times, 0.99) * 1000
    return load


def _ask_until(until: float, port: int, path: str) -> tuple[list[float], int]:
    times, failed = [], 0
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    while time.monotonic() < until:
        started = time.monotonic()
        try:
            link.request("GET", path)
            answer = link.getresponse()
            answer.read()
            failed += answer.status >= 400
        except (OSError, http.client.HTTPException):
            failed += 1
            link.close()
        times.append(time.monotonic() - started)
    link.close()
    return times, failed
