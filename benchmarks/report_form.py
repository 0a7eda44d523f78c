"""The public report form as a reporter's browser sees it: read, filled in, sent.

What is needed of the site, and nothing more of how it is made:
`GET FORM_PATH` answers with one HTML form for the whole report (the document that a browser
with JavaScript shows a question at a time), posting urlencoded fields to its `action`.
Hidden fields travel as they are. The answer to the last POST, after redirects are followed,
names the report's reference: ten Crockford base32 characters, a hyphen or space allowed.
"""

from __future__ import annotations

import http.client
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin, urlsplit

FORM_PATH = "/tell-us/form"
SEND_PATH = "/tell-us/send"
ACCOUNT = "An invented account for measuring. A picture was passed round a class. " * 4
PREFERRED = frozenset({"professional", "school", "no", "not_known"})
REFERENCE = re.compile(r"(?<![0-9A-Z])[0-9A-HJKMNP-TV-Z]{5}[- ]?[0-9A-HJKMNP-TV-Z]{5}(?![0-9A-Z])")
SENT_AS = {"Content-Type": "application/x-www-form-urlencoded"}


class FormChanged(Exception):  # noqa: N818
    """The site's form is not as described above. The text says what was found instead."""


@dataclass
class Form:
    """One form: where it goes, and what each field may be. One box of a list is ticked."""

    action: str
    hidden: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    words: dict[str, bool] = field(default_factory=dict)

    def filled(self) -> dict[str, str]:
        """The form as a reporter would send it: a choice each, and an account in words."""
        chosen = {
            name: next((value for value in values if value in PREFERRED), values[0])
            for name, values in self.choices.items()
        }
        written = {name: ACCOUNT if long else "" for name, long in self.words.items()}
        return {**self.hidden, **chosen, **written}


class FormReader(HTMLParser):
    """Reads the forms of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._open: Form | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes a form, or a field of the form that is open."""
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = Form(found.get("action", ""))
            self.forms.append(self._open)
        elif self._open and found.get("name"):
            self._note(self._open, tag, found)

    def handle_endtag(self, tag: str) -> None:
        """The form that was open is whole."""
        if tag == "form":
            self._open = None

    def _note(self, form: Form, tag: str, found: dict[str, str]) -> None:
        name, kind = found["name"], found.get("type", "text")
        if tag == "textarea":
            form.words[name] = True
        elif tag == "input" and kind == "hidden":
            form.hidden[name] = found.get("value", "")
        elif tag == "input" and kind in ("radio", "checkbox"):
            form.choices.setdefault(name, []).append(found.get("value", ""))
        elif tag == "input" and kind in ("text", "tel", "email"):
            form.words[name] = False


@dataclass
class Reporter:
    """One browser with one kept-alive connection to this machine."""

    port: int

    def __post_init__(self) -> None:
        """Opens nothing yet: the first request does."""
        self._link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        self.last_status = 0

    def fresh_form(self) -> Form:
        """A form ready to send; raises FormChanged if the page is not as described."""
        status, where, page = self._ask("GET", FORM_PATH)
        reader = FormReader()
        reader.feed(page)
        forms = [form for form in reader.forms if any(form.words.values())]
        if status != 200 or not forms:
            raise FormChanged(f"{FORM_PATH} answered {status} with no form for words")
        form = forms[0]
        form.action = urlsplit(urljoin(where, form.action or SEND_PATH)).path
        return form

    def close(self) -> None:
        """Ends the connection."""
        self._link.close()

    def send(self, form: Form) -> str:
        """The reference that the site answered with; empty when the report was not taken."""
        try:
            status, _, page = self._ask("POST", form.action, urlencode(form.filled()))
        except (OSError, http.client.HTTPException):
            self._link.close()
            return ""
        self.last_status = status
        found = REFERENCE.search(page) if status == 200 else None
        return re.sub("[- ]", "", found.group()) if found else ""

    def page_after(self, form: Form) -> str:
        """The page that the site answers with."""
        return self._ask("POST", form.action, urlencode(form.filled()))[2]

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str, str]:
        for _ in range(4):
            self._link.request(method, path, body, SENT_AS if body else {})
            answer = self._link.getresponse()
            page = answer.read().decode("utf-8", "replace")
            if answer.status not in (302, 303, 307):
                return answer.status, path, page
            method, body = "GET", None
            path = urlsplit(urljoin(path, answer.headers["Location"])).path
        return answer.status, path, ""
