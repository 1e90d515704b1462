"""Events, one at a time."""

from __future__ import annotations

from types import TracebackType
from typing import Optional

from .. import _native
from .._open import decoded
from ..errors import error_of
from ..types import CloudEvent
from .transport import Transport


class Subscription:
    """The events of one subscriber: ``for event in subscription``.

    Each comes at least once, those of one thing in their order. One counts as handled when the next is asked for, or ``handled`` says
    so. What ``failed``, what is not settled in time, and what was given when this is closed or the process ends, comes again.
    """

    def __init__(self, transport: Transport, native: _native.Subscription) -> None:
        self._transport = transport
        self._native = native

    def handled(self) -> None:
        """The event that was given is handled."""
        self._native.handled()

    def failed(self, reason: str) -> None:
        """The event that was given could not be handled, and why. It comes again, later each time; the twelfth time it is a dead letter."""
        self._native.failed(reason)

    def close(self) -> None:
        """Ends it. Whoever subscribes next under the name goes on from there."""
        self._native.close()

    def __iter__(self) -> Subscription:
        return self

    def __next__(self) -> CloudEvent:
        is_event, told = self._native.next()
        if not is_event:
            raise error_of(told)
        if told == b"null":
            raise StopIteration
        event: CloudEvent = decoded("events", CloudEvent, told)
        return event

    def __enter__(self) -> Subscription:
        return self

    def __exit__(
        self,
        kind: Optional[type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.close()
