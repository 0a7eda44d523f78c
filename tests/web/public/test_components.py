"""Every component of every public page is what GOV.UK's own macro gives for it."""

import pytest

from tests.web.components import differences
from tests.web.public.every_answer import every_answer


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize(("language", "least"), [("en", 80), ("cy", 50)])
def test_every_component_of_every_public_page_is_as_its_macro_gives_it(language, least):
    """With errors showing too; the Welsh guidance is among the pages that "en" gives."""
    answers = every_answer(language).items()
    found = {name: differences(page.content.decode()) for name, page in answers}
    assert len(found) > least
    assert {name: lines for name, lines in found.items() if lines} == {}
