"""Two invented drafts for the demo's policy lead: one more question, and one rule changed."""

from __future__ import annotations

from pathlib import Path

from outcome21.domain.policy_floor import POLICIES
from outcome21.insight.drafts import FOLDER

SHIPPED = "ew-2026-11"
NEW_QUESTION, NEW_RULE = "draft-2027-01", "draft-2027-02"
VERSIONS = (NEW_QUESTION, NEW_RULE)

HEAD = """\
# A DRAFT, as an example of the demo: nothing is ever recommended by this file.
# It is the policy {shipped} with {change}.

"""
QUESTION = """\
[[question]]
id = "made_by_program"
group = "harm"
whether = "a computer program made the picture from an ordinary one"
officer = "Did a computer program make the picture from an ordinary one?"
child = "Did someone use an app to make a picture of you look different?"
parent = "Did someone use an app to change an ordinary picture of your child?"
help = "Counts: an app or a site that made it. Does not count: a filter. Ask; never look at it."
who_may_know = ["child", "parent", "school"]
source = "An example, made for this demonstration"

"""
RULE = """\
[[rule]]
when = { made_by_program = "yes" }
route = "investigate"
category = "aggravated"
reason = "Somebody used a program to make a picture of a child, so police will look into it."
source = "An example, made for this demonstration"

"""
RULES_BEGIN = "[[rule]]\n"
OTHERWISE = "[otherwise]\n"
WIDELY = 'when = { shared_widely = "yes" }\nroute = "review"\n'


def make_drafts(home: Path) -> bool:
    """Writes the demo's drafts, unless a folder of drafts is there; whether it wrote them."""
    folder = home / FOLDER
    if folder.exists():
        return False
    folder.mkdir(parents=True)
    for version, text in draft_texts().items():
        (folder / f"{version}.toml").write_text(text, "utf-8", newline="\n")
    return True


def draft_texts() -> dict[str, str]:
    """The text of each draft by its version, made from the shipped policy's own."""
    shipped = (POLICIES / f"{SHIPPED}.toml").read_text("utf-8")
    body = shipped[shipped.index("schema = ") :]
    asked = _before(_before(body, RULES_BEGIN, QUESTION), OTHERWISE, RULE)
    stricter = _swapped(body, WIDELY, WIDELY.replace("review", "investigate"))
    return {
        NEW_QUESTION: _titled(asked, NEW_QUESTION, "one more question and its rule"),
        NEW_RULE: _titled(stricter, NEW_RULE, "one rule changed: shared widely"),
    }


def _titled(body: str, version: str, change: str) -> str:
    """The body under a version, title and start of its own."""
    lines = {
        "version = ": f'version = "{version}"',
        "title = ": f'title = "Draft, an example for the demo: {SHIPPED} with {change}"',
        "starts = ": "starts = 2027-01-01",
    }
    for key, line in lines.items():
        old = next(found for found in body.splitlines() if found.startswith(key))
        body = _swapped(body, f"{old}\n", f"{line}\n")
    return HEAD.format(shipped=SHIPPED, change=change) + body


def _before(text: str, place: str, added: str) -> str:
    """The text with something added before the first place that begins like this."""
    at = text.index(place)
    return text[:at] + added + text[at:]


def _swapped(text: str, old: str, new: str) -> str:
    """The text with the one place changed; ValueError where there is none."""
    text.index(old)
    return text.replace(old, new, 1)
