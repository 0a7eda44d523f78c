"""Drafts of a policy are read strictly, and nothing is ever recommended by one."""

from __future__ import annotations

import os
from datetime import date

import pytest

from outcome21.domain.data_file import LARGEST_FILE
from outcome21.domain.policy import policies, policy_in_force, policy_version
from outcome21.domain.policy_floor import POLICIES
from outcome21.insight.drafts import MOST_DRAFTS, drafts

SHIPPED = (POLICIES / "ew-2026-11.toml").read_text("utf-8")


def a_draft(folder, version: str = "draft-1", name: str = "", text: str = SHIPPED) -> None:
    """A file of the folder with the shipped policy under a version of its own."""
    text = text.replace('version = "ew-2026-11"', f'version = "{version}"')
    (folder / (name or f"{version}.toml")).write_text(text, "utf-8")


def test_where_there_is_no_folder_there_is_no_draft(tmp_path):
    assert drafts(tmp_path / "policy-drafts") == ()


def test_a_draft_is_read_like_any_policy(tmp_path):
    a_draft(tmp_path)
    (draft,) = drafts(tmp_path)
    assert (draft.file, draft.refusal) == ("draft-1.toml", "")
    assert draft.policy is not None
    assert (draft.policy.version, len(draft.policy.questions)) == ("draft-1", 18)


def test_drafts_come_in_the_order_of_their_names_and_other_files_are_let_be(tmp_path):
    a_draft(tmp_path, "draft-2")
    a_draft(tmp_path, "draft-1")
    (tmp_path / "notes.txt").write_text("Ask the registrar.")
    assert [one.file for one in drafts(tmp_path)] == ["draft-1.toml", "draft-2.toml"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "schema"),
        (b"schema = 1\nversion = ", "bad.toml"),
        (b"\xff\xfe", "bad.toml"),
        (b"#" * (LARGEST_FILE + 500), "bad.toml"),
        # What stands before the limit would be a whole policy.
        (SHIPPED.replace("ew-2026-11", "long").encode() + b"# more\n" * LARGEST_FILE, "bytes"),
        (SHIPPED.replace('route = "review"', 'route = "prison"').encode(), "'prison'"),
    ],
)
def test_a_faulty_draft_is_listed_with_one_line_that_names_it_and_the_others_stay(
    tmp_path, data, said
):
    a_draft(tmp_path)
    (tmp_path / "bad.toml").write_bytes(data)
    bad, good = drafts(tmp_path)
    assert bad.policy is None and good.policy is not None
    assert said in bad.refusal and bad.refusal.startswith("bad.toml")
    assert "\n" not in bad.refusal and "Traceback" not in bad.refusal


def test_a_version_that_another_policy_has_is_refused(tmp_path):
    a_draft(tmp_path, "ew-2026-11")
    a_draft(tmp_path, "draft-1", "one.toml")
    a_draft(tmp_path, "draft-1", "two.toml")
    first, one, two = drafts(tmp_path)
    assert first.policy is None and "ew-2026-11, which another policy has" in first.refusal
    assert one.policy is not None
    assert two.policy is None and "two.toml" in two.refusal


def test_what_is_no_ordinary_file_is_refused_and_never_waited_for(tmp_path):
    (tmp_path / "folder.toml").mkdir()
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "gone.toml").symlink_to(tmp_path / "nowhere.toml")
    assert [one.policy for one in drafts(tmp_path)] == [None] * 3
    assert all("no ordinary file" in one.refusal for one in drafts(tmp_path))


def test_a_hostile_name_is_shown_harmlessly(tmp_path):
    (tmp_path / "a\u202e<b>\n.toml").write_text("x", "utf-8")
    (draft,) = drafts(tmp_path)
    assert draft.file == r"a\u202e<b>\n.toml"


def test_of_very_many_files_only_the_first_are_read(tmp_path):
    for serial in range(MOST_DRAFTS + 5):
        (tmp_path / f"{serial:03}.toml").write_text("x")
    assert len(drafts(tmp_path)) == MOST_DRAFTS


def test_nothing_is_recommended_by_a_draft_even_when_its_dates_say_so(settings, tmp_path):
    settings.OUTCOME21_HOME = tmp_path
    (tmp_path / "policy-drafts").mkdir()
    a_draft(tmp_path / "policy-drafts", text=SHIPPED.replace("2026-11-01", "2026-11-02"))
    (draft,) = drafts(tmp_path / "policy-drafts")
    assert draft.policy is not None and draft.policy.starts == date(2026, 11, 2)
    assert policy_in_force(date(2026, 11, 22)).version == "ew-2026-11"
    assert draft.policy.version not in {one.version for one in policies()}
    with pytest.raises(LookupError):
        policy_version("draft-1")
