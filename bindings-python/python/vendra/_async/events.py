"""Events, one at a time, with asyncio."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Optional

from .. import _native
from .._open import decoded
from ..types import CloudEvent
from .transport import Transport


class Subscription:
    """The events of one subscriber: ``async for event in subscription``.

    Each comes at least once, those of one thing in their order. One counts as handled when the next is asked for, or ``handled`` says
    so. What ``failed``, what is not settled in time, and what was given when this is closed or the process ends, comes again.
    """

    def __init__(self, transport: Transport, native: _native.Subscription) -> None:
        self._transport = transport
        self._native = native
        self._next: Optional[asyncio.Future[bytes]] = None

    def handled(self) -> None:
        """The event that was given is handled."""
        self._native.handled()

    def failed(self, reason: str) -> None:
        """The event that was given could not be handled, and why. It comes again, later each time; the twelfth time it is a dead letter."""
        self._native.failed(reason)

    async def close(self) -> None:
        """Ends it. Whoever subscribes next under the name goes on from there."""
        self._native.close()

    def __aiter__(self) -> Subscription:
        return self

    async def __anext__(self) -> CloudEvent:
        if self._next is None:
            self._next = self._transport.next(self._native)
            self._next.add_done_callback(_looked_at)
        try:
            # Whoever is cancelled while it waits loses no event: it is there for the next who asks.
            told = await asyncio.shield(self._next)
        except asyncio.CancelledError:
            raise
        except BaseException:
            self._next = None
            raise
        self._next = None
        if told == b"null":
            raise StopAsyncIteration
        event: CloudEvent = decoded("events", CloudEvent, told)
        return event

    async def __aenter__(self) -> Subscription:
        return self

    async def __aexit__(
        self,
        kind: Optional[type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        await self.close()


def _looked_at(future: asyncio.Future[bytes]) -> None:
    if not future.cancelled():
        future.exception()
