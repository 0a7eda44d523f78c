"""The support directory: right people, checked numbers, invented services kept apart."""

import re
from datetime import date, timedelta

import pytest

from outcome21.guidance import support
from outcome21.guidance.front_matter import ContentError
from outcome21.guidance.support import find_service, read_directory, referable, services
from tests.guidance.reading import blame_words, grade, longest_sentence

CHECKED = date(2026, 11, 22)
LAST_DAY = CHECKED + timedelta(days=180)
ENTRY = """
limit_days = 180
[[service]]
id = "one"
name = "One"
what_for = "To help."
audiences = ["child"]
needs = ["talk"]
ages = "Any age"
ways = [{ kind = "phone", value = "01632 960111" }]
standing = "confirmed"
checked_on = 2026-11-22
source = "Somebody"
"""
EVERYONE = services(on=CHECKED, demo=True)
each_service = pytest.mark.parametrize("service", EVERYONE, ids=lambda service: service.id)


def ids(found):
    return [service.id for service in found]


def kinds(service):
    return {way.kind for way in service.ways}


def test_a_child_is_shown_childline_first_and_no_service_for_adults_alone():
    shown = ids(services(on=CHECKED, audience="child"))
    assert shown[0] == "childline"
    assert {"report-remove", "shore", "samaritans", "ceop-safety-centre", "gp"} <= set(shown)
    assert not {"revenge-porn-helpline", "stop-ncii", "stop-it-now"} & set(shown)


def test_an_audience_nobody_knows_is_an_error():
    with pytest.raises(ValueError, match="teacher"):
        services(on=CHECKED, audience="teacher")


def test_a_need_nobody_knows_is_an_error():
    with pytest.raises(ValueError, match="chocolate"):
        services(on=CHECKED, need="chocolate")


def test_somebody_is_there_for_each_need_of_a_child():
    for need in support.NEEDS:
        assert services(on=CHECKED, audience="child", need=need), need
    talk = ids(services(on=CHECKED, audience="child", need="talk"))
    assert talk[0] == "childline"
    assert ids(services(on=CHECKED, audience="child", need="worries")) == ["shore"]
    assert ids(services(on=CHECKED, audience="adult", need="worries")) == ["stop-it-now"]


def test_every_body_of_the_forces_page_is_listed():
    named = " ".join(service.name for service in services(on=CHECKED))
    for body in ("NSPCC", "Shore", "CEOP", "South West Grid for Learning",
                 "Internet Watch Foundation", "GP"):  # fmt: skip
        assert body in named


def test_a_number_is_shown_to_the_last_day_of_its_limit_and_not_after():
    today = find_service("childline", on=LAST_DAY)
    assert not today.stale
    assert "phone" in kinds(today)
    tomorrow = find_service("childline", on=LAST_DAY + timedelta(days=1))
    assert tomorrow.stale
    assert kinds(tomorrow) == {"web"}


def test_a_text_number_goes_stale_too():
    assert kinds(find_service("shout", on=LAST_DAY + timedelta(days=1))) == set()


def test_a_service_may_have_a_shorter_limit_of_its_own():
    short = ENTRY.replace('ages = "Any age"', 'ages = "Any age"\nlimit_days = 7')
    listed = read_directory(short.encode(), "test.toml")
    week = CHECKED + timedelta(days=7)
    assert not listed.as_of(listed.services[0], week).stale
    assert listed.as_of(listed.services[0], week + timedelta(days=1)).stale


def test_a_service_without_a_number_does_not_go_stale():
    late = find_service("shore", on=LAST_DAY + timedelta(days=400))
    assert not late.stale
    assert kinds(late) == {"web"}


def test_invented_services_are_shown_only_when_trying_out():
    assert not any(service.demo for service in services(on=CHECKED))
    assert "demo-youth-service" in ids(services(on=CHECKED, demo=True))
    assert not any(service.demo for service in referable(on=CHECKED))


def test_officers_refer_only_to_services_that_take_referrals():
    found = referable(on=CHECKED, demo=True)
    assert {"demo-school-nurse", "demo-education-session", "gp"} <= set(ids(found))
    assert "internet-watch-foundation" not in ids(found)


def test_an_unknown_service_is_none():
    assert find_service("nobody", on=CHECKED) is None


@each_service
def test_invented_services_use_only_numbers_and_addresses_kept_for_drama(service):
    assert service.demo == service.id.startswith("demo-") == ("(invented)" in service.name)
    for way in service.ways:
        drama = re.fullmatch(r"01632 960\d{3}|[a-z]+@[a-z.]*example\.org", way.value)
        assert service.demo == bool(drama), way.value


@each_service
def test_what_a_service_is_for_can_be_read_by_those_it_is_for(service):
    text = f"{service.what_for}\n{service.confidentiality}"
    assert blame_words(text, child="child" in service.audiences) == []
    assert longest_sentence(text) <= (20 if "child" in service.audiences else 25)


def test_what_children_are_told_of_services_is_easy_to_read():
    text = "\n".join(s.what_for for s in services(on=CHECKED, audience="child"))
    assert grade(text) <= 5


def test_hours_stand_only_where_they_were_checked():
    with_hours = {s.id for s in EVERYONE if any(way.hours for way in s.ways)}
    assert with_hours == {"samaritans", "shout", "professionals-online-safety-helpline"}


@pytest.mark.parametrize(
    ("kind", "value", "href"),
    [
        ("phone", "0800 1111", "tel:08001111"),
        ("text", "85258", "sms:85258"),
        ("email", "a@example.org", "mailto:a@example.org"),
        ("web", "https://example.org", "https://example.org"),
        ("visit", "Ask at your surgery.", ""),
    ],
)
def test_a_way_knows_its_link(kind, value, href):
    assert support.Way(kind, value).href == href


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('["child"]', '["teacher"]', "one: audiences"),
        ('["child"]', "[]", "one: audiences"),
        ('["talk"]', '["chat"]', "one: needs"),
        ('["talk"]', "[]", "one: needs"),
        ('needs = ["talk"]', "", "one: has a key"),
        (
            'ages = "Any age"',
            'ages = "Any"\nminimum_age = 18\nmaximum_age = 13',
            "one: minimum_age",
        ),
        ('ages = "Any age"', 'ages = "Any"\nlimit_days = -1', "one: limit_days"),
        ('ages = "Any age"', 'ages = "Any"\nrun_by = "nobody"', "one: run_by names no"),
        ('"phone"', '"fax"', "one: ways"),
        ('"confirmed"', '"perhaps"', "one: standing"),
        ('"confirmed"', '"demo"', "one: demo"),
        ("2026-11-22", '"today"', "one: checked_on"),
        ('ages = "Any age"', "", "one: has a key"),
        ('ages = "Any age"', 'ages = "Any"\nfax = "1"', "one: has a key"),
        ("limit_days = 180", "", "file: cannot be read"),
        ("[[service]]", "[[service", "file: cannot be read"),
    ],
)
def test_a_directory_with_a_fault_is_refused_with_the_service_named(old, new, said):
    with pytest.raises(ContentError, match=f"test.toml: {said}"):
        read_directory(ENTRY.replace(old, new).encode(), "test.toml")


def test_a_service_may_not_stand_twice():
    twice = ENTRY + ENTRY.replace("limit_days = 180", "")
    with pytest.raises(ContentError, match="one: stands twice"):
        read_directory(twice.encode(), "test.toml")
