"""What the repository checks of itself: eight rules, each a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.urls import get_resolver

from outcome21.casework.models import Assessment
from outcome21.domain.policy import policies
from tests.casework.story import a_crime, answers, shown
from tests.people import staff
from tests.repository import files, loaded, source
from tests.repository.crawl import desk_addresses, desk_answers, public_answers
from tests.repository.marked import everywhere, marks_found, the_main_job_in_marked_words

ROOT = Path(__file__).resolve().parent.parent


# 1. Imports point left.


def test_imports_only_point_left_and_domain_imports_only_the_standard_library():
    assert source.imports_that_point_right(ROOT) == []


# 2. Whoever writes is an act.


def test_every_public_function_in_an_actions_folder_is_an_act_in_the_file_of_its_name():
    assert source.acts_without_decorator(ROOT) == []


def test_pages_never_reach_a_record_save_it_or_delete_it():
    assert source.writes_in_pages(ROOT) == []


def test_only_the_act_decorator_makes_a_permit():
    assert source.permits_made_elsewhere(ROOT) == []


# 3. An act says what it is.


def test_every_act_has_a_kind_a_permitted_role_a_sentence_and_a_test_of_its_name():
    registry = loaded.register_every_act()
    assert len(registry) >= 25
    assert loaded.acts_not_ready(ROOT, registry, loaded.granted_permissions()) == []


# 4. Nothing is open by mistake.


def test_every_address_is_on_the_short_public_list_or_needs_sign_in_and_a_role():
    patterns = get_resolver().url_patterns
    assert loaded.addresses_left_open(patterns, loaded.granted_permissions()) == []


@pytest.mark.slow
@pytest.mark.django_db
def test_no_public_answer_sets_a_cookie():
    answered = public_answers()
    assert len(answered) > 30
    assert [
        at for at, answer in answered if answer.cookies or answer.has_header("Set-Cookie")
    ] == []


@pytest.mark.django_db
def test_no_address_of_the_desk_answers_anybody_who_has_not_signed_in():
    assert len(desk_addresses()) > 20
    assert [at for at, status in desk_answers(None) if status not in (302, 403, 405)] == []


@pytest.mark.django_db
def test_no_address_of_the_desk_answers_staff_of_another_force():
    olwen = staff("olwen", "officer", "elsewhere")
    assert [at for at, status in desk_answers(olwen) if status not in (403, 405)] == []


# 5. What is about a person is sealed.


def test_every_field_is_classed_and_what_is_personal_or_sensitive_is_sealed_or_a_token():
    assert loaded.fields_without_class(loaded.our_models()) == []


@pytest.mark.django_db
def test_marked_words_of_the_main_job_are_nowhere_in_plain(capfd):
    said = the_main_job_in_marked_words()
    assert marks_found(said.logged, said.marks) == []
    assert marks_found("".join(capfd.readouterr()), said.marks) == []
    for place, text in everywhere():
        assert (place, marks_found(text, said.marks)) == (place, [])
    # Every sealed column was written, so that none was left untried.
    assert said.sealed_columns_left_empty == []
    assert len(said.marks) > 30


# 6. A policy that was used stays as it was.


def test_every_policy_that_was_used_has_an_unchanged_digest():
    assert files.policies_that_changed(ROOT) == []


def test_every_policy_has_a_proof_of_its_digest():
    assert files.policies_not_proved(ROOT) == []


@pytest.mark.django_db
def test_every_assessment_keeps_the_digest_of_its_policy():
    shown(a_crime(), answers())
    kept = {policy.version: policy.digest for policy in policies()}
    assert {(made.policy, made.policy_digest) for made in Assessment.objects.all()} <= kept.items()


# 7. Every word is explained.


def test_every_record_act_role_route_and_category_is_in_the_glossary():
    glossary = ROOT / "docs" / "glossary.md"
    assert loaded.words_missing(glossary, loaded.names_to_explain()) == []


# 8. Habits.


def test_no_network_no_warnings_no_hosts_and_no_command_but_those_of_ci():
    assert files.habits_lost(ROOT) == []


def test_no_test_is_skipped():
    assert files.tests_left_out(ROOT) == []
