"""What a young person may ask of us, and what an officer may answer: codes."""

from __future__ import annotations

PARENTS_NOT_TOLD = "parents_not_told"
TAKE_BACK = "take_back"
YOUNG_PERSON = "child"
"""The kind of reporter who tells of themself: whose wish it is whether their parents are told."""

KINDS = (PARENTS_NOT_TOLD, TAKE_BACK)
AGAINST_TELLING = {"parent": (PARENTS_NOT_TOLD, TAKE_BACK), "school": (TAKE_BACK,)}
"""The wishes that telling somebody would go against. Telling the child goes against none."""

FOLLOWED = "followed"
RESULTS = (FOLLOWED, "in_part", "not_followed")
"""We do as they ask; in part, or in another way; we cannot."""

LONGEST = 500
"""Letters of why, in the form and on the replies page."""
