"""What the documents say is there: links, variables, recipes, the worked files."""

import re
import tomllib
from pathlib import Path

import pytest

from outcome21.accounts.forces import forces_in
from outcome21.config import environment
from outcome21.config.command_line import parser

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
OPERATIONS = (ROOT / "docs" / "operations.md").read_text("utf-8")
TABLE = OPERATIONS.split("## What each process is told")[1].split("\n## ")[0]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
named = {"ids": lambda file: str(file.relative_to(ROOT))}


@pytest.mark.parametrize("file", DOCUMENTS, **named)
def test_every_relative_link_leads_to_a_file(file):
    links = [link for link in LINK.findall(file.read_text("utf-8")) if "://" not in link]
    assert [link for link in links if not (file.parent / link).exists()] == []


@pytest.mark.parametrize("file", [ROOT / "CONTRIBUTING.md", ROOT / "docs" / "tour.md"], **named)
def test_every_file_that_a_recipe_names_is_there(file):
    said = re.findall(
        r"`([\w./-]+/[\w./-]*|[\w-]+\.(?:md|toml|sha256|py))`", file.read_text("utf-8")
    )
    places = (ROOT, ROOT / "outcome21", ROOT / "outcome21" / "domain", ROOT / "tests")
    domain = ROOT / "outcome21" / "domain"
    places += (domain / "policies", domain / "reference", ROOT / "docs")
    rooms = [room for room in (ROOT / "outcome21").iterdir() if room.is_dir()]
    gone = [
        name for name in said if not any((place / name).exists() for place in (*places, *rooms))
    ]
    assert gone == []


def test_the_table_of_variables_is_what_the_program_reads():
    source = Path(environment.__file__).read_text("utf-8")
    read = set(re.findall(r'"(OUTCOME21_[A-Z_]+|PORT)"', source))
    told = re.findall(r"^\| `(OUTCOME21_[A-Z_]+|PORT)` \|", TABLE, re.MULTILINE)
    assert sorted(told) == sorted(read)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("OUTCOME21_SITE", "site"),
        ("OUTCOME21_ENV", "kind"),
        ("OUTCOME21_HOME", "home"),
        ("PORT", "port"),
    ],
)
def test_the_table_names_what_is_taken_when_nothing_is_set(name, shown):
    given = str(getattr(environment.read_environment({}), shown))
    [default] = re.findall(rf"^\| `{name}` \| `([^`]+)` \|", TABLE, re.MULTILINE)
    assert given == default or given.endswith(f"/{default}")


@pytest.mark.parametrize("words", [environment.SITES, environment.KINDS])
def test_the_table_names_every_value_that_is_allowed(words):
    assert all(f"`{word}`" in TABLE for word in words)


def test_the_worked_force_can_be_used(tmp_path):
    [text] = re.findall(r"```toml\n(.*?)```", OPERATIONS, re.DOTALL)
    (tmp_path / "forces").mkdir()
    (tmp_path / "forces" / "vale.toml").write_text(text, "utf-8")
    force = forces_in(tmp_path, invented=False)["vale"]
    assert force.accepts_reference(tomllib.loads(text)["crime_reference_example"])
    assert force.landing_url in OPERATIONS.split("```nginx")[1]


def test_every_command_that_is_shown_is_one():
    blocks = "\n".join(re.findall(r"```(?:sh|ini)\n(.*?)```", OPERATIONS, re.DOTALL))
    shown = re.findall(r"(?:^|[ /])outcome21 ([a-z]+(?: (?:make|add) ?.*)?)$", blocks, re.MULTILINE)
    commands = [re.sub(r"\s*#.*", "", line).split("   ")[0] for line in shown]
    assert {line.split()[0] for line in commands} >= {"keys", "prepare", "serve"}
    for line in commands:
        assert parser().parse_args(line.replace('"D Evans"', "DEvans").split())
