"""Between vendra's threads and an event loop.

vendra's threads never touch Python. What a call came to lies in an inbox, a byte on a socket says so, and the loop, which watches
the socket, fetches all that is there at once.
"""

from __future__ import annotations

import asyncio
import itertools
import socket
from typing import Optional

from . import _native
from ._hosting import Ports, Threads, on_a_thread, on_the_loop
from .errors import ConflictError, error_of


def is_closed() -> ConflictError:
    """What a call on an engine that is closed comes to."""
    return ConflictError("handle.closed", "vendra is closed")


class Bridge:
    """The inbox of one event loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop, ports: Optional[Ports] = None) -> None:
        self._inbox = _native.Inbox()
        self._ports = ports
        self._threads = Threads()
        self._asked: dict[int, asyncio.Task[None]] = {}
        if ports is not None:
            ports.host = _native.Host(self._inbox)
        self._socket = socket.socket(fileno=self._inbox.socket())
        self._socket.setblocking(False)
        self._waiting: dict[int, asyncio.Future[bytes]] = {}
        self._numbers = itertools.count()
        self._listener: Optional[asyncio.Task[None]] = None
        try:
            loop.add_reader(self._socket.fileno(), self._fetch)
        except NotImplementedError:  # The proactor loop of Windows.
            self._listener = loop.create_task(self._listen(loop))

    async def call(self, engine: _native.Engine, call: bytes) -> bytes:
        """Calls, and waits without keeping the loop from anything else. Cancelling takes the call back."""
        if self._socket.fileno() < 0:
            raise is_closed()
        future, number = self._awaited()
        started = engine.start(call, self._inbox, number)
        try:
            return await future
        except asyncio.CancelledError:
            self._waiting.pop(number, None)
            started.cancel()
            raise

    def next(self, events: _native.Subscription) -> asyncio.Future[bytes]:
        """Asks for the next event. Nobody takes that back: an event that comes is kept for whoever asks again."""
        future, number = self._awaited()
        events.start(self._inbox, number)
        return future

    def _awaited(self) -> tuple[asyncio.Future[bytes], int]:
        number = next(self._numbers)
        future: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._waiting[number] = future
        return future, number

    def close(self, loop: Optional[asyncio.AbstractEventLoop]) -> None:
        """Stops listening. Whoever still waits is told that the engine is closed."""
        if self._listener is not None:
            self._listener.cancel()
        elif loop is not None and not loop.is_closed() and self._socket.fileno() >= 0:
            loop.remove_reader(self._socket.fileno())
        self._fetch()
        self.leave()
        self._socket.close()
        for future in self._waiting.values():
            if not future.done() and not future.get_loop().is_closed():
                future.set_exception(is_closed())
        self._waiting.clear()

    def leave(self) -> None:
        """No port is answered for any more."""
        if self._ports is not None and self._ports.host is not None:
            self._ports.host.leave()
        for task in self._asked.values():
            task.cancel()
        self._threads.close()

    def forked(self) -> None:
        """In a child: what comes is the parent's. Nothing is read, and the loop, whose selector is the parent's too, is left alone."""
        self._socket.close()
        self._waiting.clear()

    def __del__(self) -> None:
        self._socket.close()
        if self._ports is not None and self._ports.host is not None:
            self._ports.host.leave()

    def _fetch(self) -> None:
        try:
            while len(self._socket.recv(4096)) == 4096:
                pass
        except (BlockingIOError, InterruptedError):
            pass
        except OSError:
            return
        answers, asked = self._inbox.drain()
        for id, port, method, given in asked:
            self._ask(id, port, method, given)
        for number, is_answer, told in answers:
            future = self._waiting.pop(number, None)
            if future is None or future.done():
                continue
            if is_answer:
                future.set_result(told)
            else:
                future.set_exception(error_of(told))

    def _ask(self, id: int, port: Optional[str], method: str, given: bytes) -> None:
        if self._ports is None:
            return
        if port is None:
            task = self._asked.get(id)
            if task is not None:
                task.cancel()
        elif self._ports.is_async(port, method):
            task = asyncio.get_running_loop().create_task(on_the_loop(self._ports, id, port, method, given))
            self._asked[id] = task
            task.add_done_callback(lambda _: self._asked.pop(id, None))
        else:
            on_a_thread(self._ports, self._threads, id, port, method, given)

    async def _listen(self, loop: asyncio.AbstractEventLoop) -> None:
        while True:
            await loop.sock_recv(self._socket, 4096)
            self._fetch()
