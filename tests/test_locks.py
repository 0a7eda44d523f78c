"""The lock files name every package with its digest, and no host, index or path."""

import re
from pathlib import Path

import pytest

from scripts.check import lock_lines_with_hosts

LOCKS = Path(__file__).resolve().parent.parent / "requirements"


def test_the_lock_files_name_no_host():
    assert lock_lines_with_hosts(LOCKS) == []


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://packages.example/simple",
        "--find-links /opt/wheels",
        "django @ file:///tmp/django.whl",
        "django @ git+ssh://code.example/django",
    ],
)
def test_a_line_that_names_a_host_or_a_path_is_found(tmp_path, line):
    (tmp_path / "runtime.txt").write_text(f"django==5.2\n{line}\n")
    assert lock_lines_with_hosts(tmp_path) == [f"runtime.txt: {line}"]


@pytest.mark.parametrize("name", ["installer", "runtime", "dev"])
def test_every_locked_package_has_a_digest(name):
    text = (LOCKS / f"{name}.txt").read_text("utf-8").replace("\\\n", " ")
    packages = [line for line in text.splitlines() if re.match(r"[a-z]", line)]
    assert packages
    assert [line for line in packages if "--hash=sha256:" not in line] == []


def test_the_development_set_pins_what_the_product_runs_on():
    pinned = {name: _pins(LOCKS / f"{name}.txt") for name in ("runtime", "dev")}
    assert pinned["runtime"].items() <= pinned["dev"].items()


def _pins(file):
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", file.read_text("utf-8"), re.MULTILINE))
