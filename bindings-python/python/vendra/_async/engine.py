"""The engine, and a marketplace of it as somebody sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Optional, Union

from .._open import decoded
from ..actors import Actor
from ..config import fields
from ..ports import Subscriber
from ..statement import sent
from ..work import Relay, Ticked, told
from .events import Subscription
from .namespaces import Also, ClockMethods, Namespaces, QuotesMethods
from .transport import Transport

__all__ = ["Engine", "Events", "Market", "Worker"]


class Market(Namespaces):
    """One marketplace, as one actor sees it. Costs nothing: make one for each request that comes in.

    Its namespaces hold what can be done: ``market.carts``, ``market.checkout``, ``market.orders``.
    """

    __slots__ = ("_call", "_transport")

    def __init__(self, transport: Transport, call: Mapping[str, Any]) -> None:
        self._transport = transport
        self._call = call

    def correlated(self, correlation: str) -> Market:
        """The same, and all that is done through it is tied together in the audit trail under this text."""
        return Market(self._transport, {**self._call, "correlation": correlation})

    async def _ask(
        self,
        method: str,
        input: Any,
        answer: Any,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Any:
        call = {**self._call, "method": method, "input": input}
        if key is not None:
            call["key"] = key
        if also:
            call["also"] = [sent(statement) for statement in also]
        return decoded(method, answer, await self._transport.call(call))


class Events:
    """What happened in the whole store, for whoever follows it."""

    __slots__ = ("_transport",)

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def subscribe(
        self,
        name: str,
        *,
        since: Optional[datetime] = None,
        batch: Optional[int] = None,
        handle_within: Optional[timedelta] = None,
        lease: Optional[timedelta] = None,
    ) -> Subscription:
        """Events for a subscriber of that name, from where it stopped. Several of one name, in any process, share the events.

        Args:
            since: where the name is new, nothing before this moment.
            batch: how many are read ahead: 32.
            handle_within: how long one may take before it is given again: a minute.
            lease: how long after a crash another of the name waits before it goes on: a minute.
        """
        options = fields({"since": since, "batch": batch, "handle": handle_within, "lease": lease})
        return Subscription(self._transport, self._transport.subscribe(name, options))


class Worker:
    """What is due without anybody asking: holds that run out, captures, payouts, notices, events."""

    __slots__ = ("_transport",)

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    async def start(
        self,
        *marketplaces: str,
        subscribers: Optional[Mapping[str, Subscriber]] = None,
        items: Optional[int] = None,
        every: Optional[timedelta] = None,
        lease: Optional[timedelta] = None,
        capture_margin: Optional[timedelta] = None,
        item: Optional[timedelta] = None,
        pause: Optional[timedelta] = None,
        pause_max: Optional[timedelta] = None,
        unheard: Optional[timedelta] = None,
        relay: Optional[Relay] = None,
    ) -> None:
        """Starts a worker for these marketplaces, which runs until ``stop`` or until the engine is closed.

        Start one in every process: a marketplace is worked on by one of them at a time.

        Args:
            subscribers: by name, who is handed every event of the store.
            items: how many things of a kind it does in one round.
            every: how long it rests between rounds.
            lease: how long after a crash another worker waits before it goes on.
            capture_margin: how long before a card's deadline it is captured.
            item: how long one thing may take.
            pause: the first pause of what went wrong, which doubles.
            pause_max: the longest pause.
            unheard: how long an attempt to pay may have been on record before one that its gateway never heard of is given up.
            relay: how events are handed on.
        """
        given = {"items": items, "every": every, "lease": lease, "capture_margin": capture_margin, "item": item}
        given = {**given, "pause": pause, "pause_max": pause_max, "unheard": unheard}
        await self._work("worker.start", marketplaces, subscribers or {}, {**given, "relay": relay})

    async def stop(self) -> None:
        """Stops the worker, and waits until it has put down what it was at."""
        await self._transport.call({"method": "worker.stop"})

    async def tick(
        self,
        *marketplaces: str,
        subscribers: Optional[Mapping[str, Subscriber]] = None,
        items: Optional[int] = None,
        lease: Optional[timedelta] = None,
        capture_margin: Optional[timedelta] = None,
        item: Optional[timedelta] = None,
        pause: Optional[timedelta] = None,
        pause_max: Optional[timedelta] = None,
        unheard: Optional[timedelta] = None,
        relay: Optional[Relay] = None,
    ) -> Ticked:
        """One round of all that is due, for whoever has a timer already. Takes what ``start`` takes, but for ``every``."""
        given = {"items": items, "lease": lease, "capture_margin": capture_margin, "item": item, "relay": relay}
        given = {**given, "pause": pause, "pause_max": pause_max, "unheard": unheard}
        ticked: Ticked = decoded(
            "worker.tick", Ticked, await self._work("worker.tick", marketplaces, subscribers or {}, given)
        )
        return ticked

    async def _work(
        self, method: str, marketplaces: Sequence[str], subscribers: Mapping[str, Subscriber], given: dict[str, Any]
    ) -> bytes:
        self._transport.serve({f"subscriber/{name}": subscriber for name, subscriber in subscribers.items()})
        call = {"method": method, "input": told(marketplaces, list(subscribers), given)}
        return await self._transport.call(call)


class Engine:
    """An open engine: ``vendra.open`` gives one. Close it, or use it as a context manager."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def market(
        self,
        marketplace: str,
        actor: Union[Actor, Mapping[str, Any]],
        *,
        correlation: Optional[str] = None,
    ) -> Market:
        """A marketplace as an actor sees it.

        The actor is whom your service has authenticated: vendra believes it, and judges by it what may be done and seen. What is
        given as ``correlation`` ties together, in the audit trail, all that is done through this.
        """
        call: dict[str, Any] = {"marketplace": marketplace, "actor": actor}
        if correlation is not None:
            call["correlation"] = correlation
        return Market(self._transport, call)

    @property
    def clock(self) -> ClockMethods:
        """What time it is for the engine. Opened with ``clock="manual"`` it can be set and turned, for tests."""
        return Market(self._transport, {}).clock

    @property
    def quotes(self) -> QuotesMethods:
        """What ``vendra.quotes`` has, a large cart's on the engine's threads: for a loop that shall not wait for it."""
        return QuotesMethods(Market(self._transport, {})._ask)

    @property
    def events(self) -> Events:
        """What happened, for whoever follows it."""
        return Events(self._transport)

    @property
    def worker(self) -> Worker:
        """What is due without anybody asking."""
        return Worker(self._transport)

    async def close(self) -> None:
        """Closes the engine: no call begins any more, those under way are waited for (``close_within``), every thread ends.

        Closing again changes nothing. Calls on a closed engine raise ``ConflictError`` with the code ``handle.closed``.
        """
        await self._transport.close()

    async def __aenter__(self) -> Engine:
        return self

    async def __aexit__(
        self,
        kind: Optional[type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        await self.close()
