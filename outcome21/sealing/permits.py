"""A permit to open sealed words: made only by an act, and dead when the act is over."""

from __future__ import annotations

from uuid import UUID


class NoPermit(Exception):  # noqa: N818
    """Sealed words were asked for outside the act that may open them."""


class Permit:
    """Leave to open sealed words of one force, for as long as one act runs.

    `tests/test_repository.py` holds that only `audit/acts.py` makes one: an act that
    leaves no entry opens nothing.
    """

    def __init__(self, force: str, act: str) -> None:
        self.force = force
        self.act = act
        self.data_keys: dict[UUID, bytes] = {}
        self._alive = True

    def must_cover(self, force: str) -> None:
        """Raises NoPermit unless the act still runs and the record is of its own force."""
        if not self._alive:
            raise NoPermit("The act is over: its permit opens nothing any more.")
        if force != self.force:
            raise NoPermit("A permit opens the records of its own force only.")

    def end(self) -> None:
        """Ends the permit and forgets the keys that it opened."""
        self._alive = False
        self.data_keys.clear()
