"""The directory as Open Referral UK data: the standard's fields, and nothing nobody checked."""

import json
import tomllib
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from outcome21.guidance.support import directory
from outcome21.guidance.support_open_referral import open_referral_page

CHECKED = date(2026, 11, 22)
STANDARD = tomllib.loads(Path(__file__).with_name("open_referral_uk.toml").read_text("utf-8"))
PARTS = {
    "organization": "organization",
    "contacts": "contact",
    "phones": "phone",
    "schedules": "schedule",
    "cost_options": "cost_option",
}
NUMBERS_OF_AGE = ("minimum_age", "maximum_age")


def exported(on=CHECKED):
    """The export as another program reads it."""
    return json.loads(json.dumps(open_referral_page(directory(), on)))


def named(page, name):
    return next(one for one in page["contents"] if one["name"] == name)


def every_part(kind, part):
    """A part of the data with what it holds, each as (kind, fields)."""
    yield kind, part
    for key, inside in part.items():
        for one in inside if isinstance(inside, list) else [inside]:
            if key in PARTS:
                yield from every_part(PARTS[key], one)


PAGE = exported()
ALL_PARTS = [found for service in PAGE["contents"] for found in every_part("service", service)]


@pytest.mark.parametrize(("kind", "part"), ALL_PARTS, ids=lambda one: str(one)[:24])
def test_each_part_has_the_fields_that_the_standard_needs_and_no_other(kind, part):
    table = STANDARD[kind]
    assert set(table["needed"]) <= set(part)
    assert set(part) <= {*table["fields"], *table.get("core", ())}
    assert str(UUID(part["id"])) == part["id"]
    assert not [key for key, value in part.items() if value in ("", None, [], {})]


def test_the_export_is_one_whole_page_of_the_standard_s_list():
    assert set(PAGE) == set(STANDARD["page"]["fields"])
    assert PAGE["total_items"] == PAGE["size"] == len(PAGE["contents"]) > 10
    assert PAGE["first_page"] and PAGE["last_page"] and not PAGE["empty"]


@pytest.mark.parametrize("service", PAGE["contents"], ids=lambda service: service["name"])
def test_a_service_has_an_address_a_day_and_a_status_of_the_standard(service):
    nobody_checked = service["name"] == "Samaritans"  # whether it has the site we think it has
    assert service.get("url", "").startswith("https://") != nobody_checked
    assert date.fromisoformat(service["assured_date"]) == CHECKED
    assert service["status"] in STANDARD["service"]["statuses"]
    assert all(isinstance(service.get(key, 0), int) for key in NUMBERS_OF_AGE)


def test_ids_are_each_their_own_and_the_same_in_every_export():
    ids = [(kind, part["id"]) for kind, part in ALL_PARTS if kind != "organization"]
    assert len(ids) == len(set(ids))
    assert exported(CHECKED + timedelta(days=10)) == PAGE


def test_hours_and_cost_are_there_only_where_somebody_checked_them():
    childline = named(PAGE, "Childline")
    assert childline["cost_options"][0]["amount"] == 0
    assert "schedules" not in childline
    assert named(PAGE, "Shout")["schedules"][0]["description"] == "Day and night"


def test_a_number_that_is_too_old_is_not_passed_on():
    late = exported(CHECKED + timedelta(days=181))
    assert "0800 1111" not in json.dumps(late)
    assert "contacts" not in named(late, "Childline")
    assert named(late, "Childline")["alert"] == "The phone number has to be checked again."


def test_invented_services_and_those_that_nobody_in_particular_runs_are_left_out():
    names = json.dumps(PAGE)
    assert "invented" not in names
    assert "Your GP" not in names
