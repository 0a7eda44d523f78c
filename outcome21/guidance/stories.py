"""The stories: what each tells, and whether its words are what a policy recommends for that.

A story is a page in content/; `stories.toml` says what it tells in the policy's questions, and
which words stand for each route and action. Nobody's own answers ever come here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from outcome21.domain.policy import Answer, Policy, Route, UnknownQuestion, recommend
from outcome21.guidance.front_matter import ContentError
from outcome21.guidance.pages import find

FILE = Path(__file__).parent / "stories.toml"


@dataclass(frozen=True)
class Story:
    """One story: the address of its page, and the questions answered yes; all others are no."""

    page: str
    yes: tuple[str, ...]


@dataclass(frozen=True)
class Stories:
    """Every story, and by language the words for each route and each action."""

    told: tuple[Story, ...]
    routes: Mapping[str, Mapping[str, str]]
    actions: Mapping[str, Mapping[str, str]]


@cache
def stories() -> Stories:
    """The stories of the site."""
    return read_stories(FILE.read_bytes(), FILE.name)


def read_stories(data: bytes, name: str) -> Stories:
    """A file of stories, checked. Raises ContentError naming the file and what is wrong."""
    try:
        parsed: dict[str, Any] = tomllib.loads(data.decode("utf-8"))
        told = tuple(Story(one["page"], tuple(one["yes"])) for one in parsed["story"])
        found = Stories(told, parsed["routes"], parsed["actions"])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError) as error:
        raise ContentError(name, "file", f"cannot be read: {error}") from error
    for language, words in found.routes.items():
        if set(words) != {route.word for route in Route}:
            raise ContentError(name, f"routes.{language}", "must have words for every route")
    return found


def answers_of(story: Story, policy: Policy) -> dict[str, Answer]:
    """What the story tells, as answers to every question of a policy.

    A question that the policy does not ask stays among them: `recommend` refuses it.
    """
    asked = {question.id: Answer.NO for question in policy.questions}
    return asked | dict.fromkeys(story.yes, Answer.YES)


def contradictions(
    policy: Policy, language: str = "en", among: Stories | None = None
) -> tuple[str, ...]:
    """A sentence for each thing that a story says otherwise than the policy; none if all agree."""
    held = among or stories()
    return tuple(
        f"{story.page} ({language}), policy {policy.version}: {fault}"
        for story in held.told
        for fault in _faults(story, policy, language, held)
    )


def _faults(story: Story, policy: Policy, language: str, held: Stories) -> Iterator[str]:
    page = find(story.page, language)
    if page is None:
        yield "there is no such page"
        return
    try:
        said = recommend(policy, answers_of(story, policy))
    except UnknownQuestion as unknown:
        yield str(unknown)
        return
    words = " ".join(page.words.split())
    for route, phrase in held.routes[language].items():
        yield from _fault(phrase, words, wanted=route == said.route.word, why=f"route {route}")
    for action, phrase in held.actions[language].items():
        yield from _fault(phrase, words, wanted=action in said.actions, why=f"action {action}")


def _fault(phrase: str, words: str, *, wanted: bool, why: str) -> Iterator[str]:
    if (phrase in words) != wanted:
        yield f"it {'must' if wanted else 'may not'} say “{phrase}” ({why})"
