"""Following docs/policy.md, step by step, in a copy of the program: it says what happens.

What the page says to type is typed, what it says to write is written, and what it says comes back
comes back: each `text` block is compared with what its command printed, but for the day of proof.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "policy.md").read_text("utf-8")
STEPS = PAGE[PAGE.index("## A new version, step by step") : PAGE.index("### If a policy in force")]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
DRAFT = "var/policy-drafts/ew-2027-04.toml"
OWN_CASES = "outcome21/insight/cases/policy-own.yaml"
COPIED = (
    *("outcome21", "tests", "scripts", "docs", "benchmarks", "requirements", "pyproject.toml"),
    *("README.md", "CONTRIBUTING.md", "Makefile", ".ci"),
)
HELD_BY = (
    *("tests/cases/test_own.py", "tests/policies", "tests/domain/test_published_cases.py"),
    *("tests/domain/test_policy_shelf.py", "tests/insight/test_conformance.py"),
    *("tests/insight/test_policy_prover.py", "tests/config/test_policy_list.py"),
    *("tests/config/test_policy_assess_list.py", "tests/config/test_policy_explain.py"),
    *("tests/guidance/test_how_we_decide.py", "tests/web/public/test_how_we_decide.py"),
    *("tests/web/officers/test_policy_pages.py", "tests/web/officers/test_replay_page.py"),
    *("tests/test_repository.py", "tests/test_repository_breaks.py", "-k", "'not rule_ or rule_6'"),
)
"""What reads the shelf or the cases: it holds the new policy without a change of its own."""

pytestmark = pytest.mark.slow


class Block(NamedTuple):
    """One block of the page: its kind (sh, text, toml, yaml) and what stands in it."""

    kind: str
    text: str


def blocks(text: str) -> list[Block]:
    return [Block(*found) for found in BLOCK.findall(text)]


class Copy:
    """A checkout of the program, in which a policy lead works."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in COPIED:
            place, leave = ROOT / name, shutil.ignore_patterns("__pycache__", "vendor")
            copy = shutil.copytree if place.is_dir() else shutil.copy
            copy(place, root / name, **({"ignore": leave} if place.is_dir() else {}))
        (root / ".venv").symlink_to(Path(sys.prefix))

    def types(self, command: str) -> str:
        """What the command printed; it must end well."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        # No word of the real checkout: the copy is the program, its var/ the home.
        env = kept | {"PYTHONPATH": str(self.root), "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(  # noqa: S603
            ["/bin/sh", "-e", "-c", command],
            env=env,
            cwd=self.root,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        return done.stdout

    def changes_lines(self, lines: str) -> None:
        """Each line takes the place of the one with its key, which stands there once."""
        file = self.root / DRAFT
        text = file.read_text("utf-8")
        for line in lines.splitlines():
            key = line.split(" = ")[0]
            text, times = re.subn(rf"(?m)^{key} = .*$", lambda _, new=line: new, text)
            assert times == 1, key
        file.write_text(text, "utf-8")

    def writes(self, text: str, *, before: str) -> None:
        """Puts text before the one line that reads so."""
        file = self.root / DRAFT
        whole = file.read_text("utf-8")
        assert whole.count(f"\n{before}\n") == 1
        file.write_text(whole.replace(f"\n{before}\n", f"\n{text}{before}\n"), "utf-8")

    def appends(self, text: str) -> None:
        """Writes the cases at the end of our own."""
        with (self.root / OWN_CASES).open("a", encoding="utf-8") as file:
            file.write(text)


def without_the_day(printed: str) -> str:
    return re.sub(r"on \d{4}-\d{2}-\d{2}", "on DAY", printed).strip()


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    """The copy after every step of the page, and each promise beside what was printed."""
    copy = Copy(tmp_path_factory.mktemp("program"))
    copy.types(".venv/bin/outcome21 demo prepare")
    printed, promised = "", []
    changed = iter([copy.changes_lines, in_actions(copy), before_otherwise(copy)])
    for kind, text in blocks(STEPS):
        if kind == "sh":
            printed = copy.types(text)
        elif kind == "toml":
            next(changed)(text)
        elif kind == "yaml":
            copy.appends(text)
        elif kind == "text":
            promised.append((text, printed))
    assert next(changed, None) is None
    return copy, promised


def in_actions(copy):
    # The table's last line is followed by an empty one and the next table.
    return lambda text: copy.writes(f"{text}\n", before="[always]")


def before_otherwise(copy):
    return lambda text: copy.writes(text, before="[otherwise]")


def test_every_promise_of_the_page_is_kept_to_the_letter(followed):
    _, promised = followed
    assert len(promised) == 4
    for said, printed in promised:
        assert without_the_day(printed) == without_the_day(said)


def test_the_new_policy_is_in_force_on_its_first_day_and_asks_its_question(followed):
    copy, _ = followed
    facts = """echo '{"answers": {"asked_by_group": "yes"}, "rest": "no"}'"""
    ask = f"{facts} | .venv/bin/outcome21 policy assess --facts - --on"
    after = copy.types(f"{ask} 2027-04-01")
    assert '"policy": "ew-2027-04"' in after
    assert '"talk_with_group"' in after
    assert "asked_by_group" in copy.types(f"{ask} 2027-03-31 2>&1 || true")


def test_the_tests_that_hold_policies_and_cases_hold_the_new_one(followed):
    copy, _ = followed
    printed = copy.types(f".venv/bin/python -m pytest -q -p no:cacheprovider {' '.join(HELD_BY)}")
    assert " passed" in printed


def test_the_refusal_and_the_story_on_the_page_are_what_the_commands_say(tmp_path):
    refusal, story = (block.text.strip() for block in blocks(PAGE[: PAGE.index(STEPS)])[-2:])
    shipped = (ROOT / "outcome21/domain/policies/ew-2026-11.toml").read_text("utf-8")
    (tmp_path / "ew-2027-04.toml").write_text(
        shipped.replace('route = "investigate"', 'route = "investigat"', 1), "utf-8"
    )
    shutil.copy(ROOT / "tests/policies/broken/p5.toml", tmp_path)
    said = [
        subprocess.run(  # noqa: S603
            [f"{sys.prefix}/bin/outcome21", "policy", step, tmp_path / file],
            capture_output=True,
            text=True,
            check=False,
        )
        for step, file in (("check", "ew-2027-04.toml"), ("prove", "p5.toml"))
    ]
    assert said[0].stderr.strip().endswith(refusal)
    assert story in said[1].stdout


def test_every_key_of_the_form_is_on_the_page():
    shipped = (ROOT / "outcome21/domain/policies/ew-2026-11.toml").read_text("utf-8")
    tables = set(re.findall(r"^\[+(\w+)\]+$", shipped, re.MULTILINE))
    keys = set(re.findall(r"^(\w+) = ", shipped, re.MULTILINE))
    named = set(re.findall(r"`\[*(\w+)\]*`", PAGE))
    # Below [groups] and [actions] stand names that each policy chooses.
    chosen = re.findall(r"^\[(?:groups|actions)\]\n((?:.+\n)+)", shipped, re.MULTILINE)
    own = set(re.findall(r"^(\w+) = ", "".join(chosen), re.MULTILINE))
    assert tables | (keys - own) <= named
