"""Each rule of the repository is broken on purpose in a copy, and seen to fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.policies.newest import NEWEST
from tests.repository import files, source
from tests.slowly import few_fast

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("outcome21", "tests", "docs", "requirements", "scripts", ".ci")
FILES = ("pyproject.toml", "README.md", "Makefile")
ACT = """
from outcome21.audit.acts import act

{decorator}
def forget(*, by, at, entry):
    pass
"""
GOOD_ACT = '@act(kind="erasure", sentence="A crime was forgotten.", permission="decide")'


@pytest.fixture(scope="session")
def pristine(tmp_path_factory):
    """The repository without what was built or entered, copied once."""
    folder = tmp_path_factory.mktemp("pristine")
    unwanted = shutil.ignore_patterns("__pycache__", "journeys", "vendor", "pictures", "*.min.js")
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=unwanted)
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture
def root(pristine, tmp_path):
    """A copy of its own for each test to break: links, of which a changed file becomes a file."""
    shutil.copytree(pristine, tmp_path / "copy", copy_function=os.link)
    return tmp_path / "copy"


def put(root, file, text):
    (root / file).unlink(missing_ok=True)
    (root / file).write_text(text, "utf-8")


def append(root, file, text):
    put(root, file, ((root / file).read_text("utf-8") if (root / file).exists() else "") + text)


def change(root, file, old, new):
    text = (root / file).read_text("utf-8")
    assert old in text, f"{file} no longer says {old!r}"
    put(root, file, text.replace(old, new, 1))


def loaded(root):
    """What the copy breaks once it is loaded, looked at by a process of its own."""
    kept = {name: os.environ[name] for name in ("PATH", "OUTCOME21_HOME")}
    done = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, str(root / "tests" / "repository" / "loaded.py"), str(root)],
        env={**kept, "OUTCOME21_ENV": "test", "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def tried(root, test):
    """The copy's own test, run there: what pytest says, and whether it passed."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("OUTCOME21_", "DJANGO_", "PYTEST_"))
    }
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", test],
        env=kept,
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode == 0, done.stdout


@pytest.mark.slow
def test_an_unbroken_copy_breaks_no_rule(root):
    for rule in (
        *(source.imports_that_point_right, source.acts_without_decorator),
        *(source.writes_in_pages, source.permits_made_elsewhere),
        *(
            files.policies_that_changed,
            files.policies_not_proved,
            files.habits_lost,
            files.tests_left_out,
        ),
    ):
        assert rule(root) == []
    assert loaded(root) == []


# 1.


@pytest.mark.parametrize(
    ("file", "line", "said"),
    few_fast(
        [
            ("domain/actors.py", "import django\n", "domain imports django"),
            ("domain/actors.py", "def f():\n    import yaml\n", "domain imports yaml"),
            ("domain/actors.py", "from outcome21.audit import acts\n", "domain imports audit"),
            (
                "sealing/codes.py",
                "def f():\n    from outcome21.audit import acts\n",
                "sealing imports",
            ),
            ("audit/acts.py", "from ..casework import models\n", "audit imports casework"),
            ("casework/facts.py", "import outcome21.web.apps\n", "casework imports web"),
            ("accounts/forces.py", "__import__('outcome21.web')\n", "accounts imports web"),
            (
                "guidance/pages.py",
                "from importlib import import_module\nimport_module('outcome21.config.settings')\n",
                "guidance imports config",
            ),
            ("gossip/__init__.py", "", "gossip is not in the line"),
        ],
        1,
    ),
)
def test_rule_1_an_import_that_points_right_is_found(root, file, line, said):
    (root / "outcome21" / file).parent.mkdir(exist_ok=True)
    append(root, f"outcome21/{file}", line)
    [finding] = source.imports_that_point_right(root)
    assert said in finding


# 2.


@pytest.mark.parametrize(
    ("decorator", "said"),
    [
        ("", "forget is public and is no act"),
        ("@staticmethod", "forget is public and is no act"),
        (f"{GOOD_ACT}\ndef remember(*, by, at, entry):\n    pass\n\n{GOOD_ACT}", "and no other"),
    ],
)
def test_rule_2_a_public_function_that_is_no_act_is_found(root, decorator, said):
    append(root, "outcome21/casework/actions/forget.py", ACT.format(decorator=decorator))
    assert [finding for finding in source.acts_without_decorator(root) if said in finding]


def test_rule_2_a_decorator_that_only_looks_like_an_act_is_found(root):
    text = ACT.format(decorator=GOOD_ACT).replace("from outcome21.audit.acts import act", "")
    append(root, "outcome21/casework/actions/forget.py", f"def _pass(**_):\n    ...\n{text}")
    assert any("not the one of audit.acts" in said for said in source.acts_without_decorator(root))


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("public/exit.py", "def f(model):\n    return model.objects.first()\n"),
        ("officers/report.py", "def f(row):\n    row.save()\n"),
        ("shared/pages.py", "def f(row):\n    row.report.delete()\n"),
        ("officers/words.py", "def f(model):\n    return model._default_manager\n"),
    ],
)
def test_rule_2_a_page_that_reaches_a_record_is_found(root, file, text):
    append(root, f"outcome21/web/{file}", text)
    [finding] = source.writes_in_pages(root)
    assert f"outcome21/web/{file}" in finding


def test_rule_2_a_template_that_reaches_a_record_is_found(root):
    append(root, "outcome21/web/templates/shared/base.html", "{{ report.messages.delete() }}")
    assert len(source.writes_in_pages(root)) == 1


@pytest.mark.slow
def test_rule_2_a_permit_made_outside_the_decorator_is_found(root):
    made = "from outcome21.sealing.permits import Permit\nkey = Permit('demo', 'peek')\n"
    append(root, "outcome21/casework/queries.py", made)
    [finding] = source.permits_made_elsewhere(root)
    assert "outcome21/casework/queries.py" in finding


# 3.


@pytest.mark.slow
def test_rule_3_an_act_that_does_not_say_what_it_is_is_found(root):
    actions = "outcome21/casework/actions"
    change(root, f"{actions}/tell.py", '(kind="disclosure"', '(permission="gossip", kind="erasure"')
    change(root, f"{actions}/refer.py", "A support service was asked to help.", "")
    change(root, "outcome21/accounts/roles.toml", '"see_desk"', '"see_desk", "see_everything"')
    (root / "tests/casework/actions/test_assess.py").unlink()
    assert loaded(root) == [
        "assess: tests/casework/actions/test_assess.py is missing",
        "refer: it has no sentence for the log page",
        "tell: no role holds the permission gossip",
        "see_everything: a permission that nothing asks for",
        "tell: a permission that nothing asks for",
    ]


@pytest.mark.slow
def test_rule_3_an_act_of_no_kind_does_not_even_load(root):
    change(root, "outcome21/casework/actions/tell.py", 'kind="disclosure"', 'kind="gossip"')
    with pytest.raises(AssertionError, match="not a kind of processing"):
        loaded(root)


# 4.


@pytest.mark.slow
def test_rule_4_an_address_left_open_or_open_to_nobody_is_found(root):
    append(root, "outcome21/web/public/urls.py", 'urlpatterns.append(path("peek", leave))\n')
    peek = 'urlpatterns.append(path("peek", sign_in.sign_in_page))\n'
    append(root, "outcome21/web/officers/urls.py", peek)
    change(root, "outcome21/web/officers/told.py", '@desk("tell"', '@desk("gossip"')
    told, officers, public = loaded(root)
    assert told.endswith("tell: no role holds the permission gossip")
    assert officers.startswith("officers/peek: anybody may open it")
    assert public.startswith("peek: anybody may open it")


@pytest.mark.slow
def test_rule_4_a_public_answer_with_a_cookie_is_found(root):
    change(
        root,
        "outcome21/web/public/exit.py",
        "    return answer\n",
        '    answer.set_cookie("been", "here")\n    return answer\n',
    )
    passed, said = tried(root, "tests/test_repository.py::test_no_public_answer_sets_a_cookie")
    assert not passed
    assert "GET /exit" in said


# 5.


@pytest.mark.slow
def test_rule_5_a_field_without_its_class_is_found(root):
    support = "outcome21/casework/models/support.py"
    change(root, support, '        "who": "coded",\n', "")
    change(root, support, '"noted_by": "operational"', '"noted_by": "personal"')
    change(root, support, '"shared": "sensitive"', '"shared": "coded"')
    change(root, support, '"starts_on": "coded"', '"starts_on": "secret", "ends_on": "coded"')
    assert sorted(loaded(root)) == [
        "Intervention.ends_on: classed and not there",
        "Intervention.starts_on: not classed",
        "Referral.shared: sealed or a token, and classed coded",
        "Told.noted_by: personal, and neither sealed nor a token",
        "Told.who: not classed",
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (
            "casework/actions/give_reason.py",
            "        code=code,\n",
            '        code=(code + filled.get("force_name", ""))[:32],\n',
        ),
        (
            "accounts/actions/sign_in.py",
            "    entry.about(tried)\n",
            '    entry.about(tried, f"name:{name}")\n',
        ),
        (
            "casework/actions/send_message.py",
            "    entry.about(report.reference)\n",
            "    entry.about(report.reference)\n    print(words)  # noqa: T201\n",
        ),
        (
            "casework/actions/tell.py",
            "    entry.about(found.reference)\n",
            "    entry.about(found.reference)\n"
            '    __import__("logging").getLogger("outcome21").warning(words)\n',
        ),
    ],
    ids=["a column", "the log of acts", "what is printed", "the program's log"],
)
def test_rule_5_words_left_in_plain_are_found(root, file, old, new):
    change(root, f"outcome21/{file}", old, new)
    name = "test_marked_words_of_the_main_job_are_nowhere_in_plain"
    passed, said = tried(root, f"tests/test_repository.py::{name}")
    assert not passed
    assert "['zqx" in said


# 6.


def test_rule_6_a_policy_changed_after_it_was_used_is_found(root):
    append(root, f"outcome21/domain/policies/{NEWEST.version}.toml", "# One more line.\n")
    said = f"{NEWEST.version}.toml: used by cases, and changed"
    assert files.policies_that_changed(root) == [said]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (f"{NEWEST.version}.toml", "no proof of it as it is"),
        ("floor.toml", "no proof against the floor as it is"),
    ],
)
def test_rule_6_a_policy_without_a_proof_of_it_and_of_the_floor_is_found(root, changed, said):
    append(root, f"outcome21/domain/policies/{changed}", "# One more line.\n")
    assert files.policies_not_proved(root) == [f"{NEWEST.version}.toml: {said}"]


def test_rule_6_a_policy_whose_proof_is_gone_is_found(root):
    (root / f"outcome21/domain/policies/{NEWEST.version}.proof.json").unlink()
    assert len(files.policies_not_proved(root)) == 1


def test_rule_6_a_policy_that_is_gone_or_not_yet_in_the_ledger_is_found(root):
    folder = root / "outcome21/domain/policies"
    (folder / f"{NEWEST.version}.toml").rename(folder / "ew-2099-01.toml")
    assert files.policies_that_changed(root) == [
        "ew-2099-01.toml: not in digests.sha256",
        f"{NEWEST.version}.toml: used by cases, and gone",
    ]


# 7.


@pytest.mark.slow
def test_rule_7_a_record_act_role_or_route_that_is_not_explained_is_found(root):
    unexplained = ["OwnView", "find_out", "put_away_replies", "registrar"]
    for name in unexplained:
        change(root, "docs/glossary.md", f"`{name}`", name)
    assert loaded(root) == [f"{name}: not in glossary.md" for name in unexplained]


# 8.


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("tests/conftest.py", "\nrefuse_network()\n", "\n", "tests may reach the network"),
        ("pyproject.toml", '"error"]', '"default"]', "warnings are not errors"),
        ("pyproject.toml", '"error"]', '"error", "ignore::UserWarning"]', "a warning is let"),
        ("requirements/runtime.txt", "\n", "\n--index-url https://x.example\n", "runtime.txt"),
        ("README.md", "\nmake test\n", "\nmake tests\n", "does not show `make test`"),
        ("README.md", "`make check`", "`make coffee`", "there is no `make coffee`"),
        (".ci/run", "make test", "make test-fast", "does not run exactly `make test`"),
        (".ci/run", "exec make", "make lint\nexec make", "does not run exactly `make test`"),
    ],
)
def test_rule_8_a_habit_that_was_lost_is_found(root, file, old, new, said):
    change(root, file, old, new)
    findings = files.habits_lost(root)
    assert any(said in finding for finding in findings), findings


@pytest.mark.slow
@pytest.mark.parametrize("mark", ["skip", "xfail"])
def test_rule_8_a_test_that_is_left_out_is_found(root, mark):
    left_out = f"\n\n@pytest.mark.{mark}\ndef test_nothing():\n    ...\n"
    append(root, "tests/test_network.py", left_out)
    [finding] = files.tests_left_out(root)
    assert finding.startswith("tests/test_network.py")
