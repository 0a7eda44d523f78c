"""Somebody at the desk: what they open and send, and what the page then says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import Any
from urllib.parse import urlencode

from django.test import Client
from django.utils.timezone import now

from outcome21.accounts.models import Staff
from outcome21.domain.outcomes import prompts_for
from outcome21.domain.policy import policy_in_force
from outcome21.sealing.forms import issue_form
from tests.casework.story import NOON

FORM = "application/x-www-form-urlencoded"  # what a browser sends, and all that is taken
TAG = re.compile(r"<[^>]+>")


class Page:
    """An answer as a person reads it."""

    def __init__(self, response: Any) -> None:
        self.response = response
        self.status = response.status_code
        self.html = response.content.decode()
        body = self.html.partition("<body")[2]
        self.text = " ".join(unescape(TAG.sub(" ", body)).split())

    @property
    def title(self) -> str:
        """What the browser's tab shows."""
        return unescape(self.html.partition("<title>")[2].partition("</title>")[0])

    def problems(self) -> list[tuple[str, str]]:
        """The error summary: where each problem leads, and what it says."""
        found = re.findall(r'error-summary__list">(.*?)</ul>', self.html, re.DOTALL)
        links = re.findall(r'<a href="#([^"]*)">(.*?)</a>', found[0], re.DOTALL) if found else []
        return [(field, unescape(text).strip()) for field, text in links]

    def value(self, name: str) -> str:
        """What stands in a field: typed, or chosen."""
        boxed = re.search(
            rf'<textarea[^>]*name="{re.escape(name)}"[^>]*>(.*?)</textarea>', self.html, re.DOTALL
        )
        if boxed:
            return unescape(boxed[1])
        for tag in re.findall(rf'<input[^>]*name="{re.escape(name)}"[^>]*>', self.html):
            kind = re.search(r'type="(\w+)"', tag)
            if kind and kind[1] in ("radio", "checkbox") and " checked" not in tag:
                continue
            value = re.search(r'value="([^"]*)"', tag)
            return unescape(value[1]) if value else ""
        picked = re.search(
            rf'<select[^>]*name="{re.escape(name)}".*?<option value="([^"]*)" selected',
            self.html,
            re.DOTALL,
        )
        return unescape(picked[1]) if picked else ""


class Desk:
    """A member of staff with a browser."""

    def __init__(self, who: Staff) -> None:
        self.who = who
        self.by = who.actor()
        self.client = Client(raise_request_exception=False, SERVER_NAME="127.0.0.1")
        self.client.force_login(who)

    def open(self, path: str) -> Page:
        """A page."""
        return Page(self.client.get(f"/officers/{path}"))

    def send(self, path: str, **typed: str) -> Page:
        """A form, and the page that follows when it was taken."""
        return self.send_all(path, typed)

    def send_all(self, path: str, typed: Mapping[str, str]) -> Page:
        """The same, for names that Python cannot write."""
        body = urlencode(dict(typed))
        return Page(self.client.post(f"/officers/{path}", body, content_type=FORM, follow=True))


def once() -> str:
    """The hidden token of a form that was opened now."""
    return issue_form("desk", now())


def answers(rest: str = "no", source: str = "officer_check", **answered: str) -> dict[str, str]:
    """A filled-in form of every question: `rest`, but for those named."""
    typed: dict[str, str] = {}
    for question in policy_in_force(NOON.date()).questions:
        answer = answered.get(question.id, rest)
        typed[question.id] = answer
        if answer != "not_known":
            typed[f"{question.id}_basis"] = "fact"
            typed[f"{question.id}_source"] = source
    return typed


def reasons(code: str, text: str = "Because of what was found.") -> dict[str, str]:
    """Every box of the reasons for an outcome, filled in."""
    return {f"rationale_{prompt.id}": text for prompt in prompts_for(code, NOON.date())}
