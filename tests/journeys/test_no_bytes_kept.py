"""A picture sent to the served product: refused, and not one byte of it anywhere afterwards."""

import http.client
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest

MARK = b"MARKED-BYTES-OF-A-FILE-"
KINDS = {
    "multipart/form-data; boundary=x": b"--x\r\nContent-Disposition: form-data; name=account; "
    b"filename=x.png\r\nContent-Type: image/png\r\n\r\n%s\r\n--x--\r\n",
    "image/png": b"\x89PNG\r\n%s",
    "application/octet-stream": b"%s",
}


def files_with_the_mark(*places: Path, since: float) -> list[Path]:
    """Every file below those places that changed since then and holds the mark."""
    found = []
    for place in places:
        for file in place.rglob("*"):
            try:
                fresh = file.is_file() and file.stat().st_mtime >= since
                if fresh and MARK in file.read_bytes():
                    found.append(file)
            except OSError:
                continue
    return found


@pytest.mark.parametrize("address", ["/tell-us/send", "/tell-us/questions", "/replies"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_a_picture_reaches_the_disk_or_the_log(live_site, tmp_path, address, kind):
    """RP-5: 415, in kind words; neither the home, the log nor a temporary file has a byte."""
    started = tmp_path.stat().st_mtime - 1
    body = KINDS[kind] % (MARK * 2_000)
    link = http.client.HTTPConnection(urlsplit(live_site.url).netloc, timeout=30)
    link.request("POST", address, body, {"Content-Type": kind})
    answer = link.getresponse()
    page = answer.read().decode()
    link.close()
    assert answer.status == 415
    assert "We only take words" in page
    assert MARK not in live_site.output.read_bytes()
    own = [file for file in Path(tempfile.gettempdir()).glob("tmp*") if file != tmp_path]
    assert files_with_the_mark(live_site.home, *own, since=started) == []
