"""Each force's own style sheets: its colours after the shared ones, in files of their own.

They are made with the other static files, so that they have an address with a digest, which tells
nothing, and no page needs a style of its own inside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from django.templatetags.static import static

from outcome21.accounts.forces import Force, forces

PUBLIC = "bundled/public.css"
"""The public site's sheet in the product's own colours, for a page of no force."""


def sheets(public: str) -> Mapping[str, str]:
    """The sheets of every force by name: the public site's whole one, and the desk's colours."""
    found = forces().values()
    whole = {_public(force): public + force.look.css for force in found}
    return whole | {_colours(force): force.look.css for force in found}


def source() -> bytes:
    """What the sheets are made from: when this is another, the static files are made again."""
    colours = "".join(f"{force.code} {force.look.css}" for force in forces().values())
    return Path(__file__).read_bytes() + colours.encode()


def public_sheet(force: Force) -> str:
    """The address of the one sheet that the force's public pages name.

    A force whose sheet was not made yet has the product's own look: no page fails for a colour.
    """
    return _address(_public(force)) or static(PUBLIC)


def desk_colours(force: Force) -> str:
    """The address of the force's colours for its desk, "" where they were not made yet."""
    return _address(_colours(force))


def _public(force: Force) -> str:
    return f"bundled/{force.code}.css"


def _colours(force: Force) -> str:
    return f"looks/{force.code}.css"


def _address(name: str) -> str:
    try:
        return static(name)
    except ValueError:  # not among the files that were collected
        return ""
