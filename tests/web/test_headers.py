"""Every response carries the headers of its door."""

import re

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client, override_settings

PUBLIC_PAGES = ["/", "/long", "/tell-us", "/exit", "/nothing", "/fail/bug", "/fail/operational"]
DESK_PAGES = ["/officers/", "/officers/nothing", "/officers/fail/bug"]


@pytest.mark.database
@pytest.mark.parametrize("path", [*PUBLIC_PAGES, "/healthz"])
def test_no_public_response_sets_a_cookie(visitor, path, django_db_blocker):
    """Not even for a browser that brings a desk cookie, real or made up."""
    visitor.cookies["desk"] = "a" * 32
    visitor.cookies["desk_form"] = "b" * 32
    with django_db_blocker.unblock():
        answer = visitor.get(path)
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_public_pages_say_nothing_of_where_they_are_and_are_never_kept(visitor, path):
    answer = visitor.get(path)
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Clear-Site-Data" not in answer


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_public_pages_allow_only_our_own_scripts_and_styles(visitor, path):
    policy = visitor.get(path)["Content-Security-Policy"]
    assert policy == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
        "require-trusted-types-for 'script'"
    )


@pytest.mark.parametrize("path", DESK_PAGES)
def test_desk_pages_keep_referrers_to_themselves_and_stay_out_of_search(visitor, path):
    answer = visitor.get(path)
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"] == "noindex"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/", "/officers/"])
def test_no_page_may_use_a_device(visitor, path):
    allowed = visitor.get(path)["Permissions-Policy"].split(", ")
    assert {"camera=()", "geolocation=()", "microphone=()"} <= set(allowed)
    assert all(one.endswith("=()") for one in allowed)


@pytest.mark.parametrize(
    ("path", "hidden"),
    [
        *(("/tell-us", True), ("/tell-us/words", True), ("/replies", True), ("/exit", True)),
        *(("/feedback/sent", True), ("/cy/tell-us/words", True), ("/cy/exit", True)),
        *(("/", False), ("/long", False), ("/tell-us-more", False), ("/cyber", False)),
    ],
)
def test_search_engines_find_guidance_and_nothing_else(visitor, path, hidden):
    assert (visitor.get(path).get("X-Robots-Tag") == "noindex") is hidden


def test_a_path_that_only_begins_like_the_desk_is_public(visitor):
    assert visitor.get("/officersx")["Referrer-Policy"] == "no-referrer"


@override_settings(OUTCOME21_SITE="public")
def test_a_public_process_has_no_desk_at_all(visitor):
    """A desk address there looks like any page that is missing."""
    answer = visitor.get("/officers/nothing")
    assert answer["Referrer-Policy"] == "no-referrer"
    assert b"Leave site" in answer.content and b"Sign in" not in answer.content


def test_a_static_file_may_be_kept_and_a_missing_one_may_not(visitor):
    found = visitor.get(staticfiles_storage.url("site.css"))
    assert found.status_code == 200 and b"".join(found.streaming_content)
    assert "no-store" not in found["Cache-Control"]
    missing = visitor.get(settings.STATIC_URL + "nothing.css")
    assert (missing.status_code, missing["Cache-Control"]) == (404, "no-store")


@pytest.mark.parametrize("path", ["/", "/nothing", "/fail/bug", "/officers/", "/officers/nothing"])
def test_no_page_has_inline_script_or_style(visitor, path):
    html = visitor.get(path).content.decode()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", html)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", html))


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_no_title_or_address_gives_a_page_away(visitor, path):
    """EX-16: over a shoulder or in a list of visits, the site is online safety advice."""
    html = visitor.get(path).content.decode()
    title = " ".join(re.findall(r"<title>(.*?)</title>", html))
    addresses = re.findall(r"(?:href|src|action)=\"(.*?)\"", html)
    seen = " ".join([title, path, *addresses]).lower()
    assert not re.search(r"sex|nude|indecent|image|abuse|outcome", seen)
    assert title.endswith("Online safety advice") or path == "/exit"


def test_desk_forms_are_checked_and_public_forms_are_not_bound_to_a_cookie():
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/echo", "words=a", "application/x-www-form-urlencoded").status_code == 200
    refused = strict.post("/officers/echo", "words=a", "application/x-www-form-urlencoded")
    assert refused.status_code == 403
    assert b"Please sign in again" in refused.content
