"""What is wrong with the words of a page: each fault names the file, the sentence and the score."""

from collections.abc import Iterator

from outcome21.guidance.pages import Page
from tests.guidance.reading import blame_words, ease, grade, longest_sentence, sentences

GRADES = {"child": 5, "parent": 7, "professional": 10, "everyone": 7}
EASE = {"child": 80, "parent": 65, "professional": 50, "everyone": 65}
LONGEST = {"child": 20, "parent": 25, "professional": 25, "everyone": 25}
"""No sentence may be longer than this; for a child most are at most AIM words."""
AIM = 15
SCORED = 60
"""Words from which a part is long enough for its score to mean something."""


def reading_faults(page: Page) -> list[str]:
    """Each part that is too hard for who reads it, with its hardest sentence."""
    return list(_too_hard(page))


def sentence_faults(page: Page) -> list[str]:
    """Each sentence that is longer than its reader can hold."""
    limit = 20 if page.reading_target <= 5 else LONGEST[page.audience]
    return [
        f"{page.file}: {longest_sentence(one)} words, at most {limit}: {one!r}"
        for one in sentences(page.words)
        if longest_sentence(one) > limit
    ]


def blame_faults(page: Page) -> list[str]:
    """Each word that blames, labels or promises too much, with the sentence it stands in."""
    child, parent = page.audience in ("child", "everyone"), page.audience == "parent"
    text = [page.heading, page.description, *(part.heading for part in page.sections), page.words]
    words = blame_words("\n".join(text), child=child, parent=parent)
    return [f"{page.file}: {word!r} in {_sentence_with(word, text)!r}" for word in words]


def _too_hard(page: Page) -> Iterator[str]:
    limit = min(page.reading_target, GRADES[page.audience])
    for part in [page, *page.sections]:
        if len(part.words.split()) < SCORED:
            continue
        score, easy = grade(part.words), ease(part.words)
        if score > limit or easy < EASE[page.audience]:
            worst = max(sentences(part.words), key=grade)
            yield (
                f"{page.file}#{part.id}: grade {score:.1f}, at most {limit:g}; "
                f"ease {easy:.0f}, at least {EASE[page.audience]}; "
                f"hardest (grade {grade(worst):.1f}): {worst!r}"
            )


def _sentence_with(word: str, text: list[str]) -> str:
    every = (line for part in text for whole in part.splitlines() for line in _cut(whole))
    return next((one for one in every if word in one), word)


def _cut(line: str) -> list[str]:
    return [one.strip() + "." for one in line.split(".") if one.strip()]
