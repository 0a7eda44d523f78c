"""What a list of references is called: those who would have moved in one way, or of one group."""

from __future__ import annotations

from outcome21.insight.replay_key import AGE_BAND, FORCE, BadKey, Wanted, read_key
from outcome21.insight.replay_result import IF_NO, IF_YES
from outcome21.web.officers import words
from outcome21.web.officers.replay_view import ROUTES, result_words

SUPPOSED = {
    IF_NO: "If every answer never asked for were no: {}",
    IF_YES: "If every answer never asked for were yes: {}",
    "": "{}",
}


def heading_of(key: str, force: str) -> str:
    """The heading of the list that a key names at a force; "" where it names none."""
    try:
        wanted = read_key(key)
    except BadKey:
        return ""
    heading = _heading(wanted, force)
    return _capital(SUPPOSED[wanted.supposed].format(heading)) if heading else ""


def _heading(wanted: Wanted, force: str) -> str:
    if wanted.everyone:
        return "a question was never asked"
    if wanted.actions:
        return "only what to do would change"
    if wanted.kind:
        return _of_part(wanted, force)
    return _of_move(wanted)


def _of_part(wanted: Wanted, force: str) -> str:
    """For a force, its own alone: another's assessments are never counted here."""
    if wanted.kind == FORCE:
        return "route or category would change" if wanted.name == force else ""
    by_age = wanted.kind == AGE_BAND
    name = (words.AGES if by_age else words.CATEGORIES).get(wanted.name, "").lower()
    of = "the youngest child’s age is" if by_age else "the category was"
    return f"route or category would change, and {of} {name}" if name else ""


def _of_move(wanted: Wanted) -> str:
    results = wanted.pair or ()
    for result in results:
        if result.route not in ROUTES or result.category not in words.CATEGORIES:
            return ""
    before, after = map(result_words, results)
    return f"from {before} to {after}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
