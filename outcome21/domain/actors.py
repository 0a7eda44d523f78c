"""The form of whoever acts: every act names one of these as `by`."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Actor:
    """Who acts: a reference for the log, what kind of actor, with which role, for which force.

    `name` is for pages only and is never written to the log.
    """

    reference: str
    kind: str
    role: str
    force: str
    permissions: frozenset[str]
    name: str = ""

    def may(self, permission: str) -> bool:
        """Whether this actor holds the permission."""
        return permission in self.permissions

    def at_force(self, force: str) -> Actor:
        """The same actor, acting towards one force."""
        return replace(self, force=force)


ANONYMOUS = Actor(
    reference="anonymous",
    kind="anonymous",
    role="public",
    force="",
    permissions=frozenset({"receive_report", "leave_feedback", "sign_in"}),
)
"""Somebody on the public site: nothing about them is known or kept."""

REPORTER = Actor(
    reference="reporter",
    kind="reporter",
    role="reporter",
    force="",
    permissions=frozenset({"read_replies", "reply_by_code", "wish_by_code", "stop_code"}),
)
"""Somebody who typed a valid code. Anybody who has the code could be this person."""

SYSTEM = Actor(
    reference="system",
    kind="system",
    role="system",
    force="",
    permissions=frozenset({"add_staff"}),
)
"""The program itself, at set-up."""
