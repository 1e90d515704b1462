"""Ports that are written in Python, and how they are asked."""

from __future__ import annotations

import asyncio
import inspect
import logging
import queue
import threading
from collections.abc import Awaitable, Mapping
from typing import Any, Callable, Optional

import msgspec

from . import _native, ports, types
from ._encoding import encode
from .config import Hosted, Simulated
from .errors import InvalidError

log = logging.getLogger("vendra")

THREADS_MAX = 64

_READS: dict[tuple[str, str], Any] = {
    ("gateway", "authorize"): types.Authorize,
    ("gateway", "capture"): types.PaymentPartOfCaptureId,
    ("gateway", "void"): types.PaymentPartOfVoidId,
    ("gateway", "refund"): types.PaymentPartOfRefundId,
    ("gateway", "transfer"): types.VendorTransfer,
    ("gateway", "reverse_transfer"): types.VendorTransfer,
    ("gateway", "pay_out"): types.PayoutCall,
    ("gateway", "read_webhook"): ports.WebhookMessage,
    ("taxes", "rates"): types.TaxCall,
    ("rates", "rate"): types.ShippingCall,
    ("notifier", "notify"): types.Notice,
    ("subscriber", "handle"): types.CloudEvent,
}


class _LookUp(msgspec.Struct):
    operation: str


class Ports:
    """The ports of one engine by name, and who answers for them."""

    def __init__(self, named: Mapping[str, Any]) -> None:
        self.named = dict(named)
        self.host: Optional[_native.Host] = None

    def host_of(self) -> _native.Host:
        """Where answers go."""
        assert self.host is not None
        return self.host

    def call(self, port: str, method: str, given: bytes) -> Any:
        """Asks a port: its answer, or something to await."""
        kind = port.partition("/")[0]
        asked = self.named[port]
        if kind == "gateway":
            asked = getattr(asked, method)
        if (kind, method) == ("gateway", "look_up"):
            return asked(msgspec.json.decode(given, type=_LookUp).operation)
        return asked(msgspec.json.decode(given, type=_READS[kind, method]))

    def is_async(self, port: str, method: str) -> bool:
        """Whether a port is to be called on an event loop."""
        asked = self.named.get(port)
        if port.startswith("gateway/"):
            asked = getattr(asked, method, None)
        return inspect.iscoroutinefunction(asked) or inspect.iscoroutinefunction(getattr(asked, "__call__", None))

    def answered(self, id: int, answer: object) -> None:
        """A port answered."""
        try:
            self.host_of().answer(id, encode(answer))
        except InvalidError as error:
            # Not that it failed: it did something, and said nonsense.
            log.error("a port of vendra's answered what cannot be sent: %s", error.message)
            self.host_of().answer(id, b'"nonsense"')

    def failed(self, id: int, port: str, method: str, error: BaseException) -> None:
        """A port raised. vendra is told the name of the exception alone: its text may hold what is personal."""
        if isinstance(error, ports.Down):
            self.host_of().fail(id, "down", str(error) or "down")
        elif isinstance(error, ports.Refused):
            self.host_of().fail(id, "refused", str(error) or "refused")
        else:
            log.error("the port %s.%s raised", port, method, exc_info=error)
            self.host_of().fail(id, "failed", f"it raised {type(error).__name__}")


class Threads:
    """Threads for what may block. None of them keeps the interpreter from exiting, whatever it hangs in."""

    def __init__(self) -> None:
        self._work: queue.SimpleQueue[Optional[Callable[[], None]]] = queue.SimpleQueue()
        self._idle = 0
        self._count = 0
        self._lock = threading.Lock()

    def run(self, work: Callable[[], None]) -> None:
        """Runs something on a thread, once one is free."""
        with self._lock:
            if self._idle:
                self._idle -= 1
            elif self._count < THREADS_MAX:
                self._count += 1
                threading.Thread(target=self._serve, name="vendra-port", daemon=True).start()
            self._work.put(work)

    def close(self) -> None:
        """Lets the threads end once they are done."""
        with self._lock:
            for _ in range(self._count):
                self._work.put(None)

    def _serve(self) -> None:
        while True:
            work = self._work.get()
            if work is None:
                return
            work()
            with self._lock:
                self._idle += 1


def on_a_thread(of: Ports, threads: Threads, id: int, port: str, method: str, given: bytes) -> None:
    """Asks a port on a thread. What is to be awaited is run by an event loop of its own there."""

    def ask() -> None:
        try:
            answer = of.call(port, method, given)
            if inspect.isawaitable(answer):
                answer = asyncio.run(_awaited(answer))
        except BaseException as error:
            of.failed(id, port, method, error)
        else:
            of.answered(id, answer)

    threads.run(ask)


async def on_the_loop(of: Ports, id: int, port: str, method: str, given: bytes) -> None:
    """Asks a port on the running event loop."""
    try:
        answer = await of.call(port, method, given)
    except asyncio.CancelledError as error:
        of.failed(id, port, method, ports.Down("cancelled"))
        raise error
    except BaseException as error:
        of.failed(id, port, method, error)
    else:
        of.answered(id, answer)


async def _awaited(answer: Awaitable[Any]) -> Any:
    return await answer


def named(
    gateways: Mapping[str, Any],
    taxes: Optional[Any],
    rates: Optional[Any],
    notifier: Optional[Any],
) -> dict[str, Any]:
    """Ports by the names that they are asked by."""
    found: dict[str, Any] = {}
    for name, gateway in gateways.items():
        if isinstance(gateway, Hosted):
            gateway = gateway.gateway
        if not isinstance(gateway, (str, Simulated)):
            found[f"gateway/{name}"] = gateway
    found.update({"taxes": taxes, "rates": rates, "notifier": notifier})
    return {name: port for name, port in found.items() if port is not None}

