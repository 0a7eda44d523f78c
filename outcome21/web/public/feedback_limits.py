"""How much page feedback is taken, without knowing who gives it: counted in memory alone."""

from __future__ import annotations

import threading
from collections import deque
from datetime import datetime, timedelta

MOST = 600
"""Answers that this process takes in one window."""

WINDOW = timedelta(minutes=10)
FEEDBACK_LIFE = timedelta(hours=2)

SOONEST = timedelta(seconds=3)
"""From when the questions are shown. Only a program answers sooner, or somebody very quick."""


class Limits:
    """Which forms were used, for as long as they live, and when the latest answers came."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._used: dict[bytes, datetime] = {}
        self._latest: deque[datetime] = deque()
        self._lock = threading.Lock()

    def takes(self, number: bytes, at: datetime) -> bool:
        """Whether an answer on the form of that number is to be stored: once, and not too many."""
        with self._lock:
            self._forget(at)
            if number in self._used or len(self._latest) >= self._most:
                return False
            self._used[number] = at
            self._latest.append(at)
            return True

    def _forget(self, at: datetime) -> None:
        while self._latest and at - self._latest[0] > WINDOW:
            self._latest.popleft()
        while self._used and at - next(iter(self._used.values())) > FEEDBACK_LIFE:
            del self._used[next(iter(self._used))]


limits = Limits()
