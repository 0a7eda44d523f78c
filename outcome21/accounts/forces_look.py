"""How a force's pages look: a short mark in words and four colours, checked when they are read.

The mark is words and never a drawing. Words stay sharp at any size and in the reader's own
colours, are read aloud, cost no request, can carry no script and no picture of anybody, and use
no crest whose use is licensed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
MOST_OF_A_MARK = 40

TEXT = "#0b0c0c"
WHITE = "#ffffff"
FOCUS = "#ffdd00"
SECONDARY = "#484949"
VISITED = "#54319f"
HOVER = "#0f385c"
ERROR = "#ca3535"
"""GOV.UK Frontend's own colours, which no force changes: focus, errors, and words."""

READ = 4.5
"""WCAG 2.2, 1.4.3: words against what is behind them."""

SEEN = 3.0
"""WCAG 2.2, 1.4.11: an edge or a focus mark against what is beside it."""


class BadLook(ValueError):  # noqa: N818 (read by whoever set it up)
    """A look that not everybody could read. The text says which colours, and what to do."""


@dataclass(frozen=True)
class Look:
    """A force's mark and colours; what is left out is the product's own.

    `brand` is behind the force's name at the top, `on_brand` the words on it; `pale` is behind
    help and at the foot; `link` is for links on white and on `pale`.
    """

    mark: str = ""
    brand: str = "#28515c"
    on_brand: str = WHITE
    pale: str = "#eef4f5"
    link: str = "#1a65a6"

    @property
    def css(self) -> str:
        """The custom properties that the style sheets of both doors use. Colours, nothing else."""
        return (
            f":root{{--site-dark:{self.brand};--site-on-dark:{self.on_brand};"
            f"--site-pale:{self.pale};--govuk-brand-colour:{self.brand};"
            f"--govuk-template-background-colour:{self.pale};--govuk-link-colour:{self.link}}}\n"
        )


def read_look(found: Mapping[str, Any]) -> Look:
    """A look from its table, checked. Raises BadLook with a sentence for whoever wrote it."""
    known = {field.name for field in fields(Look)}
    for key in found:
        if key not in known:
            raise BadLook(f"look.{key} is not a key a look has; these are: {', '.join(known)}.")
    look = Look(**found)
    _check_mark(look.mark)
    for name in sorted(known - {"mark"}):
        colour = getattr(look, name)
        if not isinstance(colour, str) or not COLOUR.fullmatch(colour):
            raise BadLook(f"look.{name} is {colour!r}: write a colour as # and six digits.")
    if problems := list(unreadable(look)):
        raise BadLook(" ".join(problems))
    return look


def unreadable(look: Look) -> Iterator[str]:
    """A sentence for each pair of colours that not everybody could tell apart."""
    for what, front, back, least in _pairs(look):
        ratio = contrast(front, back)
        if ratio < least:
            yield (
                f"look: {what} would have a contrast of {ratio:.2f} ({front} on {back}), and "
                f"need {least}: choose a darker or a lighter colour."
            )


def _pairs(look: Look) -> Iterator[tuple[str, str, str, float]]:
    yield "words on the brand colour", look.on_brand, look.brand, READ
    yield "marks of keyboard focus on the brand colour", FOCUS, look.brand, SEEN
    for name, ground in (("white", WHITE), ("the pale colour", look.pale)):
        yield f"edges of the help box on {name}", look.brand, ground, SEEN
        yield f"links on {name}", look.link, ground, READ
        yield f"links already followed on {name}", VISITED, ground, READ
        yield f"links under the pointer on {name}", HOVER, ground, READ
        yield f"words on {name}", TEXT, ground, READ
        yield f"quieter words on {name}", SECONDARY, ground, READ
        yield f"words about a mistake on {name}", ERROR, ground, READ


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG 2.2 defines it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _check_mark(mark: object) -> None:
    if not isinstance(mark, str) or len(mark) > MOST_OF_A_MARK or not mark.isprintable():
        raise BadLook(f"look.mark is a few words on one line, at most {MOST_OF_A_MARK} letters.")
