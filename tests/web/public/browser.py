"""A browser without JavaScript, as far as a form needs one: it reads forms and sends them."""

import re
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlencode

from django.utils.translation import gettext, override

TYPED = ("text", "tel", "email")
TAG = re.compile(r'<(/?)(form|button|textarea|input)\b((?:[^>"]|"[^"]*")*)>')
ATTRIBUTE = re.compile(r'([a-z-]+)(?:="([^"]*)")?')
LOOKED_AT = {}
"""Pages that several tests only look at, by their addresses."""
SENT_AS = "application/x-www-form-urlencoded"


@dataclass
class Form:
    """A form of a page as it stands: fields filled in as shown, and its buttons."""

    action: str
    id: str = ""
    fields: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[dict[str, str]] = field(default_factory=list)
    types: set[str] = field(default_factory=set)

    def leads_to(self):
        """Where its buttons send it, if they say so themselves."""
        return {button["formaction"] for button in self.buttons if "formaction" in button}


class Forms:
    """Reads the forms of a page: of all its tags, only those that a form is made of."""

    def __init__(self, html):
        self.found = []
        self._inside = False
        at = 0
        while tag := TAG.search(html, at):
            at = tag.end()
            if tag[1]:
                self._inside = self._inside and tag[2] != "form"
                continue
            attrs = {name: unescape(value) for name, value in ATTRIBUTE.findall(tag[3])}
            if tag[2] == "form":
                self.found.append(Form(attrs["action"], attrs.get("id", "")))
                self._inside = True
            elif tag[2] == "textarea":
                words, at = html[at : html.index("</textarea>", at)], html.index("</textarea>", at)
                if self._inside:
                    # A browser leaves out the line break that opens a text area.
                    words = unescape(words).removeprefix("\n")
                    self.found[-1].fields[attrs["name"]] = [words]
            elif self._inside:
                self._note(self.found[-1], tag[2], attrs)

    def _note(self, form, tag, attrs):
        kind = attrs.get("type", "text")
        if tag == "button":
            form.buttons.append(attrs)
            return
        form.types.add(kind)
        if kind in ("hidden", *TYPED):
            form.fields[attrs["name"]] = [attrs.get("value", "")]
        elif "checked" in attrs:
            form.fields.setdefault(attrs["name"], []).append(attrs["value"])


class Visitor:
    """Somebody going through the site's forms; `page` is the newest answer."""

    prefix = ""

    def __init__(self, client):
        self.client = client
        self.page = None

    @property
    def text(self):
        return self.page.content.decode()

    @property
    def wrong(self):
        """Whether the page says, first of all in its title, that something must be mended."""
        return "<title>Error:" in self.text

    def says(self, english):
        """What the site says for these English words, in the language of the visit."""
        return english

    def get(self, address):
        self.page = self.client.get(address)
        return self

    def look(self, address):
        """The page at an address, by a visit that serves every test that only looks at it."""
        if address not in LOOKED_AT:
            LOOKED_AT[address] = self.client.get(address)
        self.page = LOOKED_AT[address]
        return self

    def forms(self):
        return Forms(self.text).found

    def form(self, action=None):
        """The first form that goes there, else the first with a button that does."""
        forms = [form for form in self.forms() if action in (None, form.action)]
        forms += [form for form in self.forms() if action in form.leads_to()]
        assert forms, f"no form for {action}: {self.text[-1500:]}"
        return forms[0]

    def send(self, action=None, to=None, **answers):
        """Sends a form of the page with these answers in place of what it shows."""
        form = self.form(action)
        given = {name: value for name, value in answers.items() if value is not None}
        data = {**form.fields, **given}
        self.page = self.client.post(
            to or action or form.action, urlencode(data, doseq=True), content_type=SENT_AS
        )
        return self

    def change_language(self, **answers):
        """Presses the name of the other language on a page that a form made."""
        button = re.search(r"<button[^>]*data-language[^>]*>", self.text)
        assert button, "the page offers no other language"
        form_id, to = (
            re.search(f'{name}="([^"]*)"', button[0])[1] for name in ("form", "formaction")
        )
        form = next(form for form in self.forms() if form.id == form_id)
        given = {**form.fields, **answers, "go": "language"}
        self.page = self.client.post(to, urlencode(given, doseq=True), content_type=SENT_AS)
        return self


class InWelsh(Visitor):
    """The same visit at the Welsh addresses; every address is given as the English one."""

    prefix = "/cy"

    @property
    def wrong(self):
        return f"<title>{self.says('Error:')}" in self.text

    def says(self, english):
        with override("cy"):
            return gettext(english)

    def get(self, address):
        return super().get(self.prefix + address)

    def form(self, action=None):
        return super().form(action and self.prefix + action)

    def send(self, action=None, to=None, **answers):
        at = to or action
        return super().send(action, at and self.prefix + at, **answers)
