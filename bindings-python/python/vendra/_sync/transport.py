"""How the synchronous engine calls."""

from __future__ import annotations

import socket
import threading
from collections.abc import Mapping
from typing import Any, Optional

from .. import _native, _open
from .._encoding import encode
from .._hosting import Ports, Threads, on_a_thread
from .._open import explained
from ..errors import InvalidError, error_of


class Transport:
    """An open engine, whose callers wait on their own threads."""

    def __init__(self, native: _native.Engine, clerk: Clerk) -> None:
        self._native = native
        self._clerk = clerk
        _open.opened(self)

    @classmethod
    def open(cls, config: Mapping[str, Any], named: Mapping[str, Any]) -> Transport:
        """Opens an engine."""
        given, clerk = encode(config), Clerk(named)
        native, (_, told) = _native.Engine.open(given, clerk.ports.host_of())
        if native is None:
            clerk.close()
            raise error_of(told)
        return cls(native, clerk)

    def call(self, call: Mapping[str, Any]) -> bytes:
        """Calls a method, and waits. Other threads run meanwhile, and Ctrl-C ends it."""
        is_answer, told = self._native.call(encode(call))
        if is_answer:
            return told
        error = error_of(told)
        raise explained(error, call) if isinstance(error, InvalidError) else error

    def subscribe(self, name: str, options: Mapping[str, Any]) -> _native.Subscription:
        """Events for a subscriber."""
        events, (_, told) = self._native.subscribe(name, encode(options))
        if events is None:
            raise error_of(told)
        return events

    def serve(self, named: Mapping[str, Any]) -> None:
        """Answers for more ports."""
        self._clerk.serve(named)

    def close(self) -> None:
        """Closes it. Calls that are under way are waited for, as long as it was opened with."""
        self._native.close()
        self._clerk.close()
        _open.closed(self)

    def end(self, patience: float) -> None:
        """As the interpreter exits."""
        self._clerk.ports.host_of().leave()
        self._native.close(patience)

    def forked(self) -> None:
        """In a child process."""
        self._clerk.forked()


class Clerk:
    """Answers for the ports of an engine, on threads. Without a port it has none."""

    def __init__(self, named: Mapping[str, Any]) -> None:
        self._inbox = _native.Inbox()
        self._socket = socket.socket(fileno=self._inbox.socket())
        self._socket.setblocking(True)
        self._threads = Threads()
        self._thread: Optional[threading.Thread] = None
        self.ports = Ports({})
        self.ports.host = _native.Host(self._inbox)
        self.serve(named)

    def serve(self, named: Mapping[str, Any]) -> None:
        """Answers for more ports."""
        self.ports.named.update(named)
        if self.ports.named and self._thread is None:
            self._thread = threading.Thread(target=self._listen, name="vendra-ports", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Answers no more."""
        self.ports.host_of().leave()
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:  # Closed before.
            pass
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(1)
        self._socket.close()
        self._threads.close()

    def forked(self) -> None:
        """In a child: what comes is the parent's."""
        self._socket.close()

    def __del__(self) -> None:
        self._socket.close()

    def _listen(self) -> None:
        while True:
            try:
                if not self._socket.recv(4096):
                    return
            except OSError:
                return
            _, asked = self._inbox.drain()
            for id, port, method, given in asked:
                if port is not None:
                    on_a_thread(self.ports, self._threads, id, port, method, given)
