"""A browser without JavaScript, as far as a form needs one: it reads forms and sends them."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

TYPED = ("text", "tel", "email")
SENT_AS = "application/x-www-form-urlencoded"


@dataclass
class Form:
    """A form of a page as it stands: fields filled in as shown, and its buttons."""

    action: str
    id: str = ""
    fields: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[dict[str, str]] = field(default_factory=list)
    types: set[str] = field(default_factory=set)


class Forms(HTMLParser):
    """Reads the forms of a page."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self._area = None
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.found.append(Form(attrs["action"], attrs.get("id", "")))
            self._inside = True
        if not self._inside:
            return
        form = self.found[-1]
        if tag == "button":
            form.buttons.append(attrs)
        elif tag == "textarea":
            self._area = attrs["name"]
            form.fields[self._area] = [""]
        elif tag == "input":
            self._note(form, attrs)

    def _note(self, form, attrs):
        kind = attrs.get("type", "text")
        form.types.add(kind)
        if kind in ("hidden", *TYPED):
            form.fields[attrs["name"]] = [attrs.get("value", "")]
        elif "checked" in attrs:
            form.fields.setdefault(attrs["name"], []).append(attrs["value"])

    def handle_data(self, data):
        if self._area:
            self.found[-1].fields[self._area][0] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            # A browser leaves out the line break that opens a text area.
            words = self.found[-1].fields[self._area]
            words[0] = words[0].removeprefix("\n")
            self._area = None
        if tag == "form":
            self._inside = False


class Visitor:
    """Somebody going through the site's forms; `page` is the newest answer."""

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

    def get(self, address):
        self.page = self.client.get(address)
        return self

    def forms(self):
        return Forms(self.text).found

    def form(self, action=None):
        forms = [form for form in self.forms() if action in (None, form.action)]
        assert forms, f"no form for {action}: {self.text[-1500:]}"
        return forms[0]

    def send(self, action=None, to=None, **answers):
        """Sends a form of the page with these answers in place of what it shows."""
        form = self.form(action)
        given = {name: value for name, value in answers.items() if value is not None}
        data = {**form.fields, **given}
        self.page = self.client.post(
            to or form.action, urlencode(data, doseq=True), content_type=SENT_AS
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
