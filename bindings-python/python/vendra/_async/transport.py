"""How the asynchronous engine calls."""

from __future__ import annotations

import asyncio
import weakref
from collections.abc import Mapping
from typing import Any

from .. import _native, _open
from .._bridge import Bridge, is_closed
from .._encoding import encode
from .._hosting import Ports
from .._methods import PURE
from .._open import explained
from .._pure import AT_ONCE_MAX, told_by
from ..errors import InvalidError, error_of

NOTHING_BESIDE = 2
"""How many fields a call has that is a method and its input alone."""


class Transport:
    """An open engine, and the event loops that wait for it."""

    def __init__(self, native: _native.Engine, ports: Ports, bridge: Bridge) -> None:
        self._native = native
        self._ports = ports
        self._is_closed = False
        self._bridges: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, Bridge] = weakref.WeakKeyDictionary()
        self._bridges[asyncio.get_running_loop()] = bridge
        _open.opened(self)

    @classmethod
    async def open(cls, config: Mapping[str, Any], named: Mapping[str, Any]) -> Transport:
        """Opens an engine. Its file is opened on another thread: the loop goes on meanwhile, and answers for its ports from then on."""
        given = encode(config)
        loop, ports = asyncio.get_running_loop(), Ports(named)
        bridge = Bridge(loop, ports)
        try:
            native, (_, told) = await asyncio.to_thread(_native.Engine.open, given, ports.host_of())
            if native is None:
                raise error_of(told)
        except BaseException:
            bridge.close(loop)
            raise
        return cls(native, ports, bridge)

    async def call(self, call: Mapping[str, Any]) -> bytes:
        """Calls a method."""
        bridge = self._bridge()
        try:
            if call["method"] not in PURE or len(call) != NOTHING_BESIDE:
                return await bridge.call(self._native, encode(call))
            given = encode(call["input"])
            # What needs no engine and is small costs less than a thread to ask on.
            if len(given) <= AT_ONCE_MAX:
                return told_by(*_native.pure(call["method"], given))
            return await bridge.call(self._native, b'{"method":%b,"input":%b}' % (encode(call["method"]), given))
        except InvalidError as error:
            raise explained(error, call) from None

    def subscribe(self, name: str, options: Mapping[str, Any]) -> _native.Subscription:
        """Events for a subscriber."""
        events, (_, told) = self._native.subscribe(name, encode(options))
        if events is None:
            raise error_of(told)
        return events

    def next(self, events: _native.Subscription) -> asyncio.Future[bytes]:
        """Asks for the next event."""
        return self._bridge().next(events)

    def serve(self, named: Mapping[str, Any]) -> None:
        """Answers for more ports."""
        self._ports.named.update(named)

    async def close(self) -> None:
        """Closes it. Calls that are under way are waited for, as long as it was opened with."""
        await asyncio.to_thread(self._native.close)
        self._is_closed = True
        here = asyncio.get_running_loop()
        for loop, bridge in list(self._bridges.items()):
            del self._bridges[loop]
            if loop is here:
                bridge.close(loop)
            elif not loop.is_closed():
                loop.call_soon_threadsafe(bridge.close, loop)
        _open.closed(self)

    def end(self, patience: float) -> None:
        """As the interpreter exits: no loop runs any more."""
        self._ports.host_of().leave()
        self._native.close(patience)

    def forked(self) -> None:
        """In a child process."""
        for bridge in list(self._bridges.values()):
            bridge.forked()

    def _bridge(self) -> Bridge:
        if self._is_closed:
            raise is_closed()
        loop = asyncio.get_running_loop()
        bridge = self._bridges.get(loop)
        if bridge is None:
            bridge = self._bridges[loop] = Bridge(loop)
        return bridge
