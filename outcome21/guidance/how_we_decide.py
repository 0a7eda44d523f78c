"""What the public is shown of a policy: its questions and its name, and nothing of its rules.

The words around them are content files. In such a file a part with the anchor `group-<id>` gives
a group of the policy a heading (and, if wanted, some words) of its own; `{version}`, `{since}`
and `{check}` stand for the policy's name, its first day and the start of its digest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from outcome21.domain.policy import Policy, Question
from outcome21.guidance.asking import Words
from outcome21.guidance.pages import Page
from outcome21.guidance.rendering import Section
from outcome21.guidance.welsh import said

GROUP = "group-"
NEEDS_NO_POLICY = ("where-to-ask",)
"""The parts of a page that still hold on a day without a policy."""

# Who may know, as a child is told and as a parent is told.
TO_A_CHILD: Mapping[str, Words] = {
    "child": pgettext_lazy("child", "you"),
    "parent": _("a parent or carer"),
    "school": pgettext_lazy("child", "your school"),
    "officer_check": _("police checks"),
    "childrens_social_care": _("a social worker"),
    "health": _("a doctor or nurse"),
}
TO_A_PARENT: Mapping[str, Words] = {
    "child": pgettext_lazy("adult", "your child"),
    "parent": pgettext_lazy("adult", "you"),
    "school": _("the school"),
    "officer_check": _("police checks"),
    "childrens_social_care": _("a social worker"),
    "health": _("a doctor or nurse"),
}


@dataclass(frozen=True)
class Asked:
    """One question as this reader meets it, and who may know the answer."""

    words: str
    who_may_know: tuple[Words, ...]


@dataclass(frozen=True)
class Group:
    """Questions that stand together. `html` needs no escaping; `heading` may be empty.

    `own` says whether heading and html are the page's, and so in its language.
    """

    anchor: str
    heading: Words
    html: str
    asked: tuple[Asked, ...]
    own: bool = False


def groups_of(policy: Policy, page: Page) -> tuple[Group, ...]:
    """Every question of the policy in this page's wording, in groups, in the order of the file.

    A question without a group comes last. The order is the file's, never that of what a question
    weighs: which answer leads where is not published, because it would coach an offender.
    """
    used = {question.group for question in policy.questions}
    names = [name for name in policy.groups if name in used] + [""] * ("" in used)
    own = {part.id: part for part in page.contents}
    return tuple(
        _group(policy, page, name, own.get(f"{GROUP}{name}"), place)
        for place, name in enumerate(names, start=1)
    )


def parts_of(page: Page, policy: Policy | None) -> tuple[Section, ...]:
    """The parts of a page in order, without those that only name a group of questions.

    Without a policy only the parts that need none.
    """
    return tuple(
        part
        for part in page.contents
        if not part.id.startswith(GROUP) and (policy or part.id in NEEDS_NO_POLICY)
    )


def filled(html: str, policy: Policy, since: str) -> str:
    """A part's HTML with the policy's name, first day (as `since` words it) and check number."""
    check = " ".join((policy.digest[:4], policy.digest[4:8], policy.digest[8:12]))
    for place, value in (("version", policy.version), ("since", since), ("check", check)):
        html = html.replace(
            "{" + place + "}", f'<strong class="guide-value">{escape(value)}</strong>'
        )
    return html


def _group(policy: Policy, page: Page, name: str, own: Section | None, place: int) -> Group:
    asked = tuple(_asked(one, page) for one in policy.questions if one.group == name)
    if own is None:
        # The policy's own label is an officer's, and in English: it is on no public page.
        return Group(f"{GROUP}{place}", _("More questions") if name else "", "", asked)
    return Group(own.id, own.heading, own.html.partition("</h2>")[2], asked, own=True)


def _asked(question: Question, page: Page) -> Asked:
    to_a_child = page.audience == "child"
    words = TO_A_CHILD if to_a_child else TO_A_PARENT
    return Asked(
        said(question.child, "child") if to_a_child else said(question.parent, "adult"),
        tuple(words[who] for who in question.who_may_know),
    )
