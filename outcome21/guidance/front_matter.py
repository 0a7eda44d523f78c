"""The head of a content file: what it must say about itself before anybody may read it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

AUDIENCES = ("child", "parent", "professional", "everyone")
NATIONS = ("england", "wales", "scotland", "northern-ireland")

# What may stand in a browser's history, a tab or an address: nothing that tells a person looking
# over a child's shoulder what the page is about. Source: acceptance line EX-16 of the public site.
TELLING = re.compile(
    r"sex|nude|indecent|image|abuse|outcome"
    r"|noeth|rhywiol|\brhyw\b|anweddus|delwedd|cam-?dri|canlyniad",
    re.IGNORECASE,
)

FOR_ALL = ("id", "heading", "audience", "nations", "owner", "reviewed_on", "sources")
FOR_PAGES = ("path", "title", "description")
NUMBERS = ("reading_target",)
LISTS = ("nations", "sources")

# A page in Welsh says these of itself; the rest is said once, by its English twin.
TRANSLATED = ("title", "heading", "description")
FOR_TWINS = ("status", "english")
DRAFT, APPROVED = "draft", "approved"


class ContentError(ValueError):
    """A content file cannot be used; the sentence names the file and the key."""

    def __init__(self, file: str, key: str, found: str) -> None:
        super().__init__(f"{file}: {key}: {found}")


@dataclass(frozen=True)
class FrontMatter:
    """What a content file says about itself. `path` and `title` are empty for an include."""

    id: str
    heading: str
    audience: str
    nations: tuple[str, ...]
    owner: str
    reviewed_on: date
    sources: tuple[str, ...]
    reading_target: float
    path: str = ""
    title: str = ""
    description: str = ""


@dataclass(frozen=True)
class TwinHead:
    """What a page in Welsh says about itself.

    `status` is draft until a qualified translator has approved the words. `english` is the start
    of the SHA-256 of the English file that was translated: it tells when that has changed.
    """

    heading: str
    status: str
    english: str
    title: str = ""
    description: str = ""


def split(text: str, file: str) -> tuple[str, str]:
    """The YAML head and the Markdown body of a content file; refuses a file without both."""
    parts = re.split(r"^---[ \t]*$", text, maxsplit=2, flags=re.MULTILINE)
    if len(parts) != 3 or parts[0].strip():
        raise ContentError(file, "front matter", "the file must open with a head between --- lines")
    return parts[1], parts[2]


def read_front_matter(head: str, file: str, *, include: bool = False) -> FrontMatter:
    """The checked head of a page, or of an include (which has no address of its own).

    Raises ContentError naming the file, the key and what was found.
    """
    data = _mapping(head, file)
    needed = FOR_ALL + NUMBERS + (() if include else FOR_PAGES)
    _refuse_keys(data, needed, file)
    _check_kinds(data, file)
    _check_values(data, file)
    lists = {key: tuple(data[key]) for key in LISTS}
    return FrontMatter(**{**data, **lists, "reading_target": float(data["reading_target"])})


def read_twin_head(head: str, file: str, *, include: bool = False) -> TwinHead:
    """The checked head of a Welsh page or include. Raises ContentError as `read_front_matter`."""
    data = _mapping(head, file)
    needed = FOR_TWINS + (("heading",) if include else TRANSLATED)
    _refuse_keys(data, needed, file)
    data["english"] = str(data["english"])  # twelve digits with no letter are a number to YAML
    _check_kinds(data, file)
    if data["status"] not in (DRAFT, APPROVED):
        raise ContentError(file, "status", f"{data['status']!r} is neither {DRAFT} nor {APPROVED}")
    if not re.fullmatch(r"[0-9a-f]{12}", data["english"]):
        raise ContentError(file, "english", "must be 12 hexadecimal digits (quote them)")
    _refuse_telling(data, file)
    return TwinHead(**data)


def _refuse_keys(data: Mapping[str, Any], needed: tuple[str, ...], file: str) -> None:
    for key in needed:
        if key not in data:
            raise ContentError(file, key, "is missing")
    for key in data:
        if key not in needed:
            raise ContentError(file, str(key), "is not a key this file may have")


def _refuse_telling(data: Mapping[str, Any], file: str) -> None:
    for key in ("id", "path", "title"):
        telling = TELLING.search(str(data.get(key, "")))
        if telling:
            raise ContentError(file, key, f"may not hold {telling.group()!r}: it can be seen")


def _mapping(head: str, file: str) -> dict[str, Any]:
    try:
        data = yaml.safe_load(head)
    except yaml.YAMLError as error:
        reason = str(error).replace("\n", " ")
        raise ContentError(file, "front matter", f"is not readable YAML: {reason}") from error
    if not isinstance(data, dict):
        raise ContentError(file, "front matter", "must be lines of `key: value`")
    return data


def _check_kinds(data: Mapping[str, Any], file: str) -> None:
    for key, value in data.items():
        if key in LISTS:
            right = isinstance(value, list) and value and all(isinstance(v, str) for v in value)
        elif key in NUMBERS:
            right = isinstance(value, int | float) and not isinstance(value, bool)
        elif key == "reviewed_on":
            right = type(value) is date
        else:
            right = isinstance(value, str) and bool(value.strip())
        if not right:
            raise ContentError(file, key, f"cannot be {value!r}")


def _check_values(data: Mapping[str, Any], file: str) -> None:
    if data["audience"] not in AUDIENCES:
        raise ContentError(file, "audience", f"{data['audience']!r} is none of {AUDIENCES}")
    for nation in data["nations"]:
        if nation not in NATIONS:
            raise ContentError(file, "nations", f"{nation!r} is none of {NATIONS}")
    if "path" in data and not re.fullmatch(r"/|(/[a-z0-9-]+)+", data["path"]):
        raise ContentError(file, "path", f"{data['path']!r} is not a plain address such as /now")
    _refuse_telling(data, file)
